/** Text fragments: `#:~:text=…` lets the browser open the original at the words where the excerpt stopped. */
import { isOfferable } from '../report';

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
const CUT_MARK = /(?:\s|…|\.{2,}|‥|\[\s*…?\s*\]|\(\s*…?\s*\))+$/u;
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

/** The last run of words that can be looked for, or null when there are too few. */
function lastRun(lastWords: string, lang: string | null): string | null {
  const text = lastWords
    .replaceAll(/[\p{Cc}[\p{Cf}--[\u200c\u200d]]]/gv, (char) => (/\s/.test(char) ? ' ' : ''))
    .trim();
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
  let first = last;
  let count = 1;
  for (const word of words.slice(0, -1).reverse()) {
    if (count >= most) break;
    if (enough(first.start, count) && !PLAIN_GAP.test(shown.slice(word.end, first.start))) break;
    first = word;
    count += 1;
  }
  return enough(first.start, count) ? shown.slice(first.start, last.end).replaceAll(/\s+/g, ' ') : null;
}

/**
 * The original's address with a text fragment made of the last whole words shown, for findings of kind `article` only.
 *
 * @param url the original
 * @param lastWords the end of the text shown, up to 240 characters
 * @param lang BCP 47 tag of the text, or null
 * @returns the address as it was when there are too few words to look for, or it may not be offered
 */
export function withTextFragment(url: string, lastWords: string, lang: string | null): string {
  if (!isOfferable(url)) return url;
  const run = lastRun(lastWords, lang);
  if (!run) return url;
  const plain = url.replace(/:~:.*$/s, '');
  // The specification gives `-`, `,` and `&` a meaning within the directive.
  const text = encodeURIComponent(run.toWellFormed()).replaceAll('-', '%2D');
  const fragment = `${plain.includes('#') ? plain : `${plain}#`}:~:text=${text}`;
  return isOfferable(fragment) ? fragment : url;
}
