/**
 * Text directives: `#:~:text=…` lets the browser open the original at the words where the excerpt stopped. Made to the
 * draft "URL Fragment Text Directives" of the WICG: `[prefix-,]textStart`, each part percent-encoded.
 */

const MAX_WORDS = 8;
/** Fewer words are seldom unique on a page. */
const MIN_WORDS = 4;
/** In scripts without spaces a "word" is one to three characters: more of them make the same length. */
const MAX_WORDS_UNSPACED = 16;
const MIN_CHARS_UNSPACED = 8;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
/** A sentence that ends so did not stop in mid-word; anything else might have. */
const SENTENCE_END = /[.!?。！？۔।॥؟][”"’'»」』)\]]*$/u;
/** What an excerpt is cut off with; not part of the original. */
const CUT_MARK = /(?:[\s…‥]|\.{2,}(?!\.)|\[\s*(?:…\s*)?\]|\(\s*(?:…\s*)?\))+$/u;
/** Between words of one run. Quotes, brackets and dashes are often set differently at the original. */
const PLAIN_GAP = /^(?:[\s,.;:'’·、，。&]*|[-‐])$/u;

interface Word {
  start: number;
  end: number;
}

function wordsOf(text: string, lang: string | null): Word[] {
  let segmenter: Intl.Segmenter;
  try {
    segmenter = new Intl.Segmenter(lang ?? undefined, { granularity: 'word' });
  } catch {
    segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  }
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (isWordLike) words.push({ start: index, end: index + segment.length });
  }
  return words;
}

/** White space folded; direction marks and other unseen characters, which the original may not have, are dropped. */
const tidy = (text: string) =>
  text
    .replaceAll(/[\p{Cc}[\p{Cf}--[\u200c\u200d]]]/gv, (char) => (/\s/.test(char) ? ' ' : ''))
    .replaceAll(/\s+/g, ' ')
    .trim();

interface Run {
  /** The words to look for. */
  start: string;
  /** Words right before them, up to as many; empty where something else than plain gaps lies between. */
  prefix: string;
}

/** The last run of words that can be looked for, or null when there are too few. */
function lastRun(lastWords: string, lang: string | null): Run | null {
  const text = tidy(lastWords);
  const shown = text.replace(CUT_MARK, '');
  const words = wordsOf(shown, lang);
  // The last word may be half a word; the first may have been clipped.
  if (shown !== text || !SENTENCE_END.test(shown)) words.pop();
  if (text.length >= 200) words.shift();
  const last = words.at(-1);
  if (!last) return null;
  const unspaced = UNSPACED.test(shown.slice(Math.max(0, last.end - 20), last.end));
  const most = unspaced ? MAX_WORDS_UNSPACED : MAX_WORDS;
  const enough = (start: number, count: number) =>
    count >= MIN_WORDS && (!unspaced || last.end - start >= MIN_CHARS_UNSPACED);
  const isPlainGap = (word: Word, next: Word) => PLAIN_GAP.test(shown.slice(word.end, next.start));
  const before = words.slice(0, -1);
  let first = last;
  let count = 1;
  for (let word = before.pop(); word && count < most; word = before.pop()) {
    if (enough(first.start, count) && !isPlainGap(word, first)) {
      return { start: shown.slice(first.start, last.end), prefix: '' };
    }
    first = word;
    count += 1;
    if (count === most) break;
  }
  if (!enough(first.start, count)) return null;
  let prefixFrom = first;
  for (let extra = 0; extra < most; extra++) {
    const word = before.pop();
    if (!word || !isPlainGap(word, prefixFrom)) break;
    prefixFrom = word;
  }
  return {
    start: shown.slice(first.start, last.end),
    prefix: shown.slice(prefixFrom.start, first.start).trim(),
  };
}

/** Does the text hold the words more than once? Browsers look for them without case, and so is counted here. */
function isRepeated(text: string, words: string): boolean {
  const at = text.indexOf(words);
  return at !== -1 && text.indexOf(words, at + 1) !== -1;
}

/** The specification gives `-`, `,` and `&` a meaning within the directive. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');

/**
 * The text directive of the place where an excerpt stops, made of the last whole words shown.
 *
 * @param shown the blocks of the text that is shown, to tell whether the words occur in it more than once
 * @param lastWords the end of the text shown, up to 240 characters
 * @param lang BCP 47 tag of the text, or null
 * @returns e.g. `text=prefix-,words`, for `withPlace`; null when the words are too few, or not unique even with the
 * words before them
 */
export function placeOf(shown: readonly string[], lastWords: string, lang: string | null): string | null {
  const run = lastRun(lastWords, lang);
  if (!run) return null;
  const text = tidy(shown.join('\n')).toLowerCase();
  const { start, prefix } = run;
  if (!isRepeated(text, start.toLowerCase())) return `text=${encoded(start)}`;
  if (prefix === '' || isRepeated(text, `${prefix} ${start}`.toLowerCase())) return null;
  return `text=${encoded(prefix)}-,${encoded(start)}`;
}
