/**
 * Does a page look like an article? Asked on every page, so it is small and quick: no layout, no walk over the whole
 * document, no rule about hosts. A wrong yes costs one injected script; a wrong no costs the reader the verdict.
 */

const TYPE = /"@type"\s*:\s*(?:\[[^\]]{0,200}?)?"(?:\w*Article|BlogPosting|Report\w*|LiveBlogPosting)"/;
const MARKED =
  'meta[property="og:type"][content="article" i],[itemprop~=articleBody],meta[property="article:published_time"]';
/** Characters of prose that make an article of a page without markup; an ideograph counts for three. */
const ENOUGH = 700;
/** A text that is nothing but dots above a credit, as some aggregators leave of an article. */
const EMPTIED = /[.…]{4,}\s*©\s*\p{L}/u;

const prose = (text: string, least: number): number => {
  const folded = text.length > 20_000 ? text.slice(0, 20_000) : text.trim();
  const length = /[\u3040-\u9fff\uac00-\ud7af]/.test(folded) ? folded.length * 3 : folded.length;
  return length >= least ? length : 0;
};

/**
 * Judges by markup first, then by how much prose there is.
 *
 * @param doc the live document, loaded far enough to hold its text
 */
export function looksLikeArticle(doc: Document): boolean {
  try {
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
    // Text in no paragraph: boxes of any kind, and tables with line breaks.
    const boxes = doc.querySelectorAll('div,td,section');
    for (let i = 0; i < boxes.length && i < 1500 && chars < ENOUGH; i++)
      for (let node = boxes[i]?.firstChild; node; node = node.nextSibling)
        if (node.nodeType === 3) chars += prose((node as Text).data, 100);
    if (chars >= ENOUGH) return true;
    return doc.getElementsByTagName('*').length < 300 && EMPTIED.test(doc.body?.textContent ?? '');
  } catch {
    // A page that bends its own document is no article to us.
    return false;
  }
}
