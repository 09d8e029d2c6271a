/**
 * Does a page look like an article? Asked on every page, so it is small and quick: no layout, no walk over the whole
 * document, no rule about hosts. A wrong yes costs one injected script; a wrong no costs the reader the verdict.
 */

const TYPE = /"@type"\s*:\s*(?:\[[^\]]{0,200}?)?"(?:\w*Article|BlogPosting|Report\w*|LiveBlogPosting)"/;
/** Characters of prose that make an article of a page without markup. */
const ENOUGH = 700;

/** @param doc the live document, loaded far enough to hold its text */
export function looksLikeArticle(doc: Document): boolean {
  try {
    const find = (selector: string) => doc.querySelector(selector);
    if (
      find(
        'meta[property="og:type"][content="article" i],[itemprop~=articleBody],meta[property="article:published_time"]',
      )
    )
      return true;
    const scripts = doc.querySelectorAll('script[type="application/ld+json"]');
    for (let i = 0; i < scripts.length && i < 8; i++)
      if (TYPE.test((scripts[i]?.textContent ?? '').slice(0, 50_000))) return true;
    const articles = doc.querySelectorAll('article');
    // Several are a listing's teasers, unless one of them is long.
    if (articles.length === 1) return true;
    return prose(doc) >= ENOUGH;
  } catch {
    return false;
  }
}

/** Characters in paragraphs that read like prose, wherever they stand; stops counting when there are enough. */
function prose(doc: Document): number {
  let chars = 0;
  const paragraphs = doc.getElementsByTagName('p');
  for (let i = 0; i < paragraphs.length && i < 400 && chars < ENOUGH; i++) {
    const length = paragraphs[i]?.textContent?.trim().length ?? 0;
    if (length >= 80) chars += length;
  }
  // Text that stands in no paragraph: div soup, and tables with line breaks.
  if (chars < ENOUGH) {
    const boxes = doc.querySelectorAll('div,td,section');
    for (let i = 0; i < boxes.length && i < 1500 && chars < ENOUGH; i++) {
      for (let node = boxes[i]?.firstChild; node; node = node.nextSibling)
        if (node.nodeType === 3 && (node as Text).data.length >= 100)
          chars += (node as Text).data.trim().length;
    }
  }
  return chars;
}
