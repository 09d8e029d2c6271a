/** The sentences of a text, as ranges of its nodes. */

const BLOCK = 'p, li, h1, h2, h3, h4, h5, h6, blockquote, dt, dd, figcaption, div';
/** Nobody wants code, tables of figures or formulas read out. */
const UNSPOKEN = 'pre, code, table, math, rt, rp';

/** A sentence that is longer than this is read in parts, for some voices give up on it. */
const MAX_CHARS = 400;

export interface Sentence {
  words: string;
  range: Range;
}

function textsOf(block: Element): Text[] {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (holder?.closest(BLOCK) === block && !holder.closest(UNSPOKEN)) texts.push(node as Text);
  }
  return texts;
}

/** Cuts at white space what is too long to be spoken at once. */
function pieces(words: string): string[] {
  if (words.length <= MAX_CHARS) return [words];
  const space = words.lastIndexOf(' ', MAX_CHARS);
  const cut = space > MAX_CHARS / 2 ? space + 1 : MAX_CHARS;
  return [words.slice(0, cut), ...pieces(words.slice(cut))];
}

/** The range of characters `from` to `to` in the joined texts. */
function rangeOf(texts: readonly Text[], from: number, to: number): Range | null {
  const [first] = texts;
  if (!first) return null;
  const range = first.ownerDocument.createRange();
  let at = 0;
  let begun = false;
  for (const text of texts) {
    const end = at + text.data.length;
    if (!begun && from < end) {
      range.setStart(text, from - at);
      begun = true;
    }
    if (begun && to <= end) {
      range.setEnd(text, to - at);
      return range;
    }
    at = end;
  }
  return null;
}

/**
 * Splits a text into sentences by the rules of its language.
 *
 * @param lang BCP 47 tag, or null; one that the browser does not know counts as none
 */
export function sentencesOf(text: Element, lang: string | null): Sentence[] {
  const known = lang !== null && isTag(lang) ? lang : undefined;
  const segmenter = new Intl.Segmenter(known, { granularity: 'sentence' });
  const sentences: Sentence[] = [];
  for (const block of [text, ...Array.from(text.querySelectorAll(BLOCK))]) {
    const texts = block === text && !text.matches(BLOCK) ? [] : textsOf(block);
    const joined = texts.map(({ data }) => data).join('');
    for (const { segment, index } of segmenter.segment(joined)) {
      let at = index;
      for (const piece of pieces(segment)) {
        const words = piece.replaceAll(/\s+/g, ' ').trim();
        const range = /[\p{L}\p{N}]/u.test(words) ? rangeOf(texts, at, at + piece.trimEnd().length) : null;
        if (range) sentences.push({ words, range });
        at += piece.length;
      }
    }
  }
  return sentences;
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
