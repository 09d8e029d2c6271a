/** How a text ends: what its last words look like, without regard to what stands around them. */
import { opensWith } from './phrasing';

const CLOSING = `"'»«”’“‘›‹)\\]}」』】〉》*_`;
const TERMINAL = new RegExp(`[.!?。！？｡।॥؟۔։።᠃⁈⁉‼][${CLOSING}\\s]*$`, 'u');
const ELLIPSIS =
  /(?:\[\s*(?:…|\.{2,})\s*\]|\(\s*(?:…|\.{2,})\s*\)|…|\.{2,}|。{2,}|．{2,}|․{2,}|‥|⋯|···)[\s"'»”’)\]]*$/u;
const DOT_LEADERS = /(?:\.{5,}|(?:…\s?){2,})[\s"'»”’)\]]*$/u;
/** What agencies and desks put behind the last full stop: initials, places, marks of the end. */
const SIGN_OFF =
  /\s*(?:[([][\p{L}\p{N}.,/ :+&–-]{1,60}[)\]]|\/\s*[\p{L}]{1,14}|[–—-]\s*\p{Lu}[\p{L}. /]{1,40}|©.{0,80}|\b\p{Lu}{2,5}|\b\p{Ll}{2,4}\/\p{Ll}{2,4}|[■●◆□▲▪◼♦※★☆▶►∎#]+)\s*$/u;
/** Greek asks with what is a semicolon elsewhere. */
const GREEK_QUESTION = /[\u0370-\u03ff\u1f00-\u1fff][;\u037e]["'»”’)\]]*\s*$/u;
/** Scripts that write no full stop. */
const NO_STOP = /[\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]\s*$/;
/** Plain forms that end a Japanese sentence, which may go without a full stop. */
const JA_PLAIN_END = /(?:[るたいだすくむぐつぬう]|こと|もの|ない|ます|です|ん)\s*$/;
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

export interface Ending {
  /** The words that were judged: the last text, without a glued "read more" or count. */
  text: string;
  /** Length that stands for prose: a CJK character counts as two letters. */
  proseChars: number;
  isEllipsis: boolean;
  isDotLeaders: boolean;
  /** A "read more" glued behind an ellipsis. */
  gluedContinue: string | null;
  isSentenceEnd: boolean;
  /** Neither an end nor an ellipsis, in a script that would show one. */
  isBare: boolean;
  isUnpunctuatedScript: boolean;
  isComma: boolean;
  isColon: boolean;
  lastWord: string;
  /** The last word begins with a small letter, as words inside a sentence do. */
  isLowerEnd: boolean;
  isDigitEnd: boolean;
  /** A sentence ends earlier in the text: it is running prose. */
  hasInnerSentence: boolean;
  /** A quotation mark is open. */
  isQuoteOpen: boolean;
  /** An address, code, a short list entry: no full stop is expected. */
  isListLike: boolean;
  /** Begins with the mark or the number of a list entry. */
  hasListMark: boolean;
}

/** Length of a text as prose: characters of scripts without letters count for two. */
export const proseLength = (text: string): number => (CJK.test(text) ? text.length * 2.2 : text.length);

function openQuotes(text: string): boolean {
  for (const [open, close] of [
    ['“', '”'],
    ['„', '“”'],
    ['«', '»'],
    ['「', '」'],
    ['『', '』'],
  ] as const) {
    const opened = text.split(open).length - 1;
    let closed = 0;
    for (const mark of close) closed += text.split(mark).length - 1;
    // “ closes in German and opens in English: a text with „ is German.
    if (open === '“' && text.includes('„')) continue;
    if (opened > closed) return true;
  }
  return false;
}

/** Cuts "…Read more", "…[続きを読む]" or "[+2316 chars]" off the end. */
function unglue(text: string): { text: string; glued: string | null } {
  const at = Math.max(text.lastIndexOf('…'), text.lastIndexOf('..'), text.lastIndexOf('⋯'));
  if (at === -1 || text.length - at > 140) return { text, glued: null };
  const mark = text[at] === '.' ? at + 2 : at + 1;
  const rest = text.slice(mark).trim();
  if (rest === '' || !(opensWith('continueThis', rest) || opensWith('continueOther', rest)))
    return { text, glued: null };
  return { text: text.slice(0, mark), glued: rest };
}

/** How a text ends stands in so many of its last characters. A page may make a run of dots or spaces as long as it likes. */
const END_CHARS = 240;

/** A text without what stands at its very end. */
const withoutEnd = (text: string, mark: RegExp): string =>
  text.slice(0, -END_CHARS) + text.slice(-END_CHARS).replace(mark, '');

/** Reads how a text ends. */
export function endingOf(whole: string): Ending {
  const { text: unglued, glued } = unglue(whole.trim());
  const text = withoutEnd(unglued, /\s*\[\s*\+\s*\d+\s*\p{L}+\s*\]\s*$/u).trim();
  const end = text.slice(-END_CHARS);
  const isEllipsis = ELLIPSIS.test(end);
  const core = withoutEnd(text, SIGN_OFF);
  const isSentenceEnd =
    !isEllipsis && (TERMINAL.test(text) || TERMINAL.test(core) || GREEK_QUESTION.test(text));
  const isUnpunctuatedScript =
    NO_STOP.test(text) || (/[\u3040-\u30ff\u3400-\u9fff]\s*$/.test(text) && JA_PLAIN_END.test(text));
  const tail = text.slice(-80);
  const hasListMark = /^(?:[-•*–·▪◦→✓]|\d{1,2}[.)]|\(|\[)/.test(text);
  const isListLike =
    (hasListMark && proseLength(text) < 60) ||
    /\||https?:|www\.|@|[\w-]\.(?:com|org|net|de|co|tv)\b|[\\{}=]{2,}|;\s*\}|\d{3}[-.]\d{3,4}/.test(tail) ||
    /[\p{Extended_Pictographic}↩→]\s*$|#[\p{L}\p{N}_]+\s*$/u.test(text);
  const words = tail.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
  const lastWord = words.at(-1) ?? '';
  return {
    text,
    proseChars: proseLength(text),
    isEllipsis,
    isDotLeaders: DOT_LEADERS.test(end),
    gluedContinue: glued,
    isSentenceEnd,
    isUnpunctuatedScript,
    isBare: text !== '' && !isSentenceEnd && !isEllipsis && !isUnpunctuatedScript && !isListLike,
    isComma: !isSentenceEnd && /[,،、，;；–—]\s*$/.test(text),
    isColon: /[:：]\s*$/.test(text),
    lastWord,
    isLowerEnd: /^\p{Ll}/u.test(lastWord),
    isDigitEnd: /[\d%€$£)]\s*$/.test(text),
    hasInnerSentence: /[.!?。！？।؟]["»”’)\]]*(?:\s|[\u3040-\u9fff])/u.test(text.slice(0, -1)),
    isQuoteOpen: openQuotes(text),
    isListLike,
    hasListMark,
  };
}
