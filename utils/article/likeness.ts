/**
 * Does a page look like an article? Asked on every page, so it is small and quick: no layout, no walk over the whole
 * document, no rule about hosts. A wrong yes costs one injected script; a wrong no costs the reader the verdict.
 */

const TYPE = /"@type"\s*:\s*(?:\[[^\]]{0,200}?)?"(?:\w*Article|BlogPosting|Report\w*|LiveBlogPosting)"/;
/** More of them than a page has; a hostile one may have any number. */
const MAX_METAS = 300;
const MARKED = '[itemprop~=articleBody]';
/** Characters of prose that make an article of a page without markup; an ideograph counts for three. */
const ENOUGH = 700;
/** Shorter text in no paragraph is a label. */
const LOOSE_CHARS = 100;
/** Asked one by one, and only where there are some: a union has the browser sort all that it finds. */
const BOXES = ['div', 'td', 'section'];
const LOOSE = `/text()[string-length()>=${Math.ceil(LOOSE_CHARS / 3)}]`;
/** Of a document with more elements than this, only so many boxes are asked. */
const MANY_ELEMENTS = 5000;
const MAX_BOXES = 1500;
/** A text that is nothing but dots above a credit, as some aggregators leave of an article. */
const EMPTIED = /(?<![.…])[.…]{4,}\s*©\s*\p{L}/u;

const prose = (text: string, least: number): number => {
  const folded = text.length > 20_000 ? text.slice(0, 20_000) : text.trim();
  const length = /[\u3040-\u9fff\uac00-\ud7af]/.test(folded) ? folded.length * 3 : folded.length;
  return length >= least ? length : 0;
};

/** Characters of text in no paragraph, up to about so many: boxes of any kind, and tables with line breaks. */
function looseProse(doc: Document, elements: number, wanted: number): number {
  let chars = 0;
  if (doc.evaluate && elements < MANY_ELEMENTS) {
    // The browser's own search: to ask thousands of nodes from here would cost several times as much.
    for (const box of BOXES) {
      if (!doc.getElementsByTagName(box).length) continue;
      const found = doc.evaluate(`//${box}${LOOSE}`, doc, null, 6, null);
      for (let i = 0; i < found.snapshotLength && chars < wanted; i++)
        chars += prose(found.snapshotItem(i)?.nodeValue ?? '', LOOSE_CHARS);
    }
    return chars;
  }
  const boxes = doc.querySelectorAll(`${BOXES}`);
  for (let i = 0; i < boxes.length && i < MAX_BOXES && chars < wanted; i++)
    for (let node = boxes[i]?.firstChild; node; node = node.nextSibling)
      if (node.nodeType === 3 && (node as Text).length >= LOOSE_CHARS / 3)
        chars += prose((node as Text).data, LOOSE_CHARS);
  return chars;
}

/**
 * Judges by markup first, then by how much prose there is.
 *
 * @param doc the live document, loaded far enough to hold its text
 */
export function looksLikeArticle(doc: Document): boolean {
  try {
    const metas = doc.getElementsByTagName('meta');
    for (let i = 0; i < metas.length && i < MAX_METAS; i++) {
      const property = metas[i]?.getAttribute('property');
      if (property === 'article:published_time') return true;
      if (property === 'og:type' && /^article$/i.test(metas[i]?.content ?? '')) return true;
    }
    if (doc.querySelector(MARKED)) return true;
    const scripts = doc.querySelectorAll('script[type="application/ld+json"]');
    for (let i = 0; i < scripts.length && i < 8; i++)
      if (TYPE.test((scripts[i]?.textContent ?? '').slice(0, 50_000))) return true;
    // Several are a listing's teasers.
    if (doc.getElementsByTagName('article').length === 1) return true;

    let chars = 0;
    const paragraphs = doc.getElementsByTagName('p');
    for (let i = 0; i < paragraphs.length && i < 400 && chars < ENOUGH; i++)
      chars += prose(paragraphs[i]?.textContent ?? '', 80);
    const elements = doc.getElementsByTagName('*').length;
    if (chars < ENOUGH) chars += looseProse(doc, elements, ENOUGH - chars);
    return chars >= ENOUGH || (elements < 300 && EMPTIED.test(doc.body?.textContent ?? ''));
  } catch {
    // A page that bends its own document is no article to us.
    return false;
  }
}
