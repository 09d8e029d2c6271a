/**
 * What a page says of itself, as it stands at one moment: so that after a route change it can be told what the page
 * has said anew, and what it only left standing from the page before.
 */

/** Everything that was said, each as `sayingOf` has it, and the document's title as `titleSaid` has it. */
export type Said = ReadonlySet<string>;

const SAYING = 'h1,meta[content],link[rel~=canonical],script[type="application/ld+json" i]';
const MAX_SAYINGS = 500;

export const HEADING = '<h1>';

/** A heading or a script by its text, what has none by its markup; the beginning suffices to tell it again. */
export const sayingOf = (element: Element): string =>
  (element.localName === 'h1'
    ? HEADING + element.textContent
    : element.textContent || element.outerHTML
  ).slice(0, 2000);
export const titleSaid = (title: string): string => `<title>${title}`;

/** Reads what a page says of itself now; nothing is judged, and nothing is kept of the page but strings. */
export const saidOn = (doc: Document): Said =>
  new Set([
    titleSaid(doc.title),
    ...Array.from(doc.querySelectorAll(SAYING)).slice(0, MAX_SAYINGS).map(sayingOf),
  ]);
