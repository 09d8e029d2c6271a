/** The links of a page that are headlines of stories, read without changing anything. */
import type { StoryLink } from './foresight';
import { foldTitle, isHeadline } from './headline';

/** Links that are looked at; what an endless page loads beyond them stays unmarked. */
const MAX_LINKS = 4000;

export interface Headline extends StoryLink {
  link: HTMLAnchorElement;
  /** The element whose words are the headline: a heading inside the link, or the link itself. */
  words: Element;
}

/** Past any form or image named like the method, which a document would hand out instead. */
const selectAll = (doc: Document, selector: string): NodeListOf<Element> =>
  Document.prototype.querySelectorAll.call(doc, selector);

const isAnchor = (element: Element): element is HTMLAnchorElement => element instanceof HTMLAnchorElement;

/** What a link says at this moment; null where it is no headline of a story elsewhere. */
export function headlineOf(link: HTMLAnchorElement): Headline | null {
  const words = link.querySelector('h1,h2,h3,h4,h5,h6,[role=heading]') ?? link;
  const title = foldTitle(words.textContent);
  if (!isHeadline(title)) return null;
  const { href } = link;
  if (
    !/^https?:/.test(href) ||
    href.length > 4096 ||
    link.closest('nav,footer,[role=navigation],[role=contentinfo]')
  )
    return null;
  return { link, words, href, title };
}

/**
 * All headlines of a page, in order. Of links that lead to one address the first headline counts: the others are its
 * picture, its teaser, its comments.
 *
 * @param limit no more than this many, from the beginning
 */
export function headlinesOf(doc: Document, limit = MAX_LINKS): Headline[] {
  const found = new Map<string, Headline>();
  /** Addresses as they are written: to have the browser resolve one costs more than all else that is read of a link. */
  const written = new Set<string>();
  const links = selectAll(doc, 'a[href]');
  for (let at = 0; at < links.length && at < MAX_LINKS && found.size < limit; at++) {
    const link = links[at];
    if (!link || !isAnchor(link)) continue;
    const address = link.getAttribute('href') ?? '';
    if (written.has(address)) continue;
    const headline = headlineOf(link);
    if (!headline) continue;
    written.add(address);
    if (!found.has(headline.href)) found.set(headline.href, headline);
  }
  return [...found.values()];
}
