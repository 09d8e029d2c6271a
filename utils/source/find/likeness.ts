/**
 * How alike two headlines are, across languages and without a dictionary: by their words, in scripts without spaces by
 * pairs of characters. What tells two articles of one series apart (a number, a month, one word in place of another)
 * must count for more than all they share.
 */

import { NEGATIONS } from '../../rules/negations';

/** Marks that writers leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels. Indic signs stay. */
const OPTIONAL_MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
};
/** First digits of the decimal blocks that news are written in: Arabic, Persian, Devanagari, Bengali. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6];
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]+/gu;
const ROMAN = /^(?:i{2,3}|iv|vi{0,3}|ix|xi{0,3})$/;

/** Lower case, without accents, typographic variants and the tatweel; digits as 0 to 9. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(OPTIONAL_MARKS, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(OPTIONAL_MARKS, '')
    .replaceAll(/[æđðıłøœßþىةکی]/g, (letter) => LETTERS[letter] ?? letter)
    .replaceAll(/[٠-٩۰-۹०-९০-৯]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
    })
    .replaceAll('ـ', '')
    .replaceAll(/(?<=\p{L})['’ʼ`´](?=\p{L})/gu, '');
}

/** Parts of a series in East Asian headlines: `（上）`, `（中）`, `（下）`, `前編`, `後編`. */
const PARTS: Readonly<Record<string, string>> = {
  上: '1',
  中: '2',
  下: '3',
  前編: '1',
  前篇: '1',
  中編: '2',
  後編: '3',
  后篇: '3',
};

export interface Token {
  text: string;
  /** How much it tells: function words are short, numbers tell everything. */
  weight: number;
  isNumber: boolean;
  /** A pair of characters of a script without spaces. */
  isPair: boolean;
}

const weightOf = (word: string): number => {
  // A Hangul syllable holds what two or three letters hold elsewhere.
  const length = [...word].length * (/\p{Script=Hangul}/u.test(word) ? 2 : 1);
  return length <= 1 ? 0.2 : length === 2 ? 0.35 : length === 3 ? 0.6 : length <= 6 ? 1 : 1.2;
};

/** The words of a headline in order; runs of scripts without spaces as overlapping pairs. */
export function tokensOf(title: string): Token[] {
  const tokens: Token[] = [];
  const text = fold(title).replaceAll(
    /[(（【〔]\s*([上中下]|[前中後后][編篇])\s*[)）】〕]/g,
    (_, part: string) => ` ${PARTS[part] ?? part} `,
  );
  for (const [word] of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    let end = 0;
    const plain = (text: string) => {
      // `4.` and `4th` are the same number.
      for (const [part] of text.matchAll(/\p{N}+|[^\p{N}]+/gu)) {
        const isNumber = /\p{N}/u.test(part) || (part === text && ROMAN.test(part));
        tokens.push({ text: part, weight: isNumber ? 1 : weightOf(part), isNumber, isPair: false });
      }
    };
    for (const { 0: run, index } of word.matchAll(UNSPACED)) {
      if (index > end) plain(word.slice(end, index));
      const chars = [...run];
      const pairs = chars.length === 1 ? [run] : chars.slice(1).map((char, at) => (chars[at] ?? '') + char);
      for (const text of pairs) tokens.push({ text, weight: 0.5, isNumber: false, isPair: true });
      end = index + run.length;
    }
    if (end < word.length) plain(word.slice(end));
  }
  return tokens;
}

const sum = (tokens: readonly Token[]) => tokens.reduce((total, { weight }) => total + weight, 0);

/** Shorter words are others when one letter differs: `Kiel`, `Köln`. */
const MIN_VARIANT_CHARS = 6;

/**
 * Are two words spellings of one, such as `organise` and `organize`, or singular and plural? One letter may differ, not the
 * first. More would take in what turns a word around: `açıldı` is opened, `açılmadı` is not.
 */
function isVariant(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < MIN_VARIANT_CHARS || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const isSameLength = short.length === long.length;
  return start > 0 && short.slice(isSameLength ? start + 1 : start) === long.slice(start + 1);
}

/** What is spelled otherwise counts a little less than what is the same. */
const VARIANT = 0.85;

function shareOf(a: Token, b: Token): number {
  if (a.text === b.text) return a.weight + b.weight;
  const isWord = !a.isNumber && !b.isNumber && !a.isPair && !b.isPair;
  return isWord && isVariant(a.text, b.text) ? VARIANT * (a.weight + b.weight) : 0;
}

/**
 * The heaviest row of words that both have in the same order, and what each has besides: `man bites dog` and
 * `dog bites man` have not all in common.
 */
function aligned(a: readonly Token[], b: readonly Token[]) {
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  for (const [i, x] of a.entries()) {
    for (const [j, y] of b.entries()) {
      const share = shareOf(x, y);
      const matched = share > 0 ? at(i, j) + share : 0;
      best[(i + 1) * width + j + 1] = Math.max(matched, at(i, j + 1), at(i + 1, j));
    }
  }
  const restA: Token[] = [];
  const restB: Token[] = [];
  for (let [i, j] = [a.length, b.length]; i > 0 || j > 0; ) {
    const [x, y] = [a[i - 1], b[j - 1]];
    if (x && (j === 0 || at(i, j) === at(i - 1, j))) {
      restA.push(x);
      i -= 1;
    } else if (y && (i === 0 || at(i, j) === at(i, j - 1))) {
      restB.push(y);
      j -= 1;
    } else {
      i -= 1;
      j -= 1;
    }
  }
  return { shared: at(a.length, b.length), restA, restB };
}

/** What an aggregator sets where it clips a headline. */
const CLIPPED = /(?:…|\.{3})\s*$/u;
/** A clipped headline of less than this tells too little. */
const MIN_CLIPPED_WEIGHT = 5;
/** A word on each side that the other lacks: not an addition but another statement. */
const SUBSTITUTED = 0.82;
const NEGATED = 0.85;
const NUMBERS_DIFFER = 0.6;
const NUMBER_ADDED = 0.85;

export interface Likeness {
  /** 0 (nothing in common) to 1 (the same but for case, accents and punctuation). */
  likeness: number;
  /** Neither has a word, however small, in place of another of the other's, nor another number, nor a negation. */
  agrees: boolean;
}

/** How alike two lists of words are. */
export function tokenLikeness(a: readonly Token[], b: readonly Token[]): Likeness {
  const whole = sum(a) + sum(b);
  if (a.length === 0 || b.length === 0) return { likeness: 0, agrees: false };
  const { shared, restA, restB } = aligned(a, b);
  let likeness = shared / whole;
  const numbersA = restA.some(({ isNumber }) => isNumber);
  const numbersB = restB.some(({ isNumber }) => isNumber);
  if (numbersA && numbersB) likeness *= NUMBERS_DIFFER;
  else if (numbersA || numbersB) likeness *= NUMBER_ADDED;
  const loose = (rest: readonly Token[]) => sum(rest.filter(({ isNumber }) => !isNumber));
  const replaced = Math.min(loose(restA), loose(restB));
  if (replaced >= 0.5) likeness *= SUBSTITUTED;
  const negated = [...restA, ...restB].some(({ text }) => NEGATIONS.has(text));
  if (negated) likeness *= NEGATED;
  return {
    likeness: Math.min(1, likeness),
    agrees: replaced < 0.35 && !numbersA && !numbersB && !negated,
  };
}

/** How alike two headlines are; one that an aggregator clipped is compared as far as it goes. */
export function titleLikeness(a: string, b: string): Likeness {
  const [x, y] = [tokensOf(a), tokensOf(b)];
  let best = tokenLikeness(x, y);
  for (const [clipped, short, long] of [
    [CLIPPED.test(a), x, y],
    [CLIPPED.test(b), y, x],
  ] as const) {
    if (!clipped || long.length < short.length) continue;
    // The last word may be half a word.
    const head = short.slice(0, -1);
    if (sum(head) < MIN_CLIPPED_WEIGHT) continue;
    const found = tokenLikeness(head, long.slice(0, head.length));
    if (found.likeness > best.likeness) best = { ...found, likeness: 0.97 * found.likeness };
  }
  return best;
}

/** How much a headline tells by itself: `Editorial` about 1, an ordinary headline 5 and more. */
export const substance = (title: string): number => sum(tokensOf(title));
