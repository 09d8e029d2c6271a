/**
 * What a page says of itself, as it stands at one moment: so that after a route change it can be told what the page
 * has said anew, and what it only left standing from the page before.
 */

import type { PageFacts } from '../facts';

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

/** A text that ends in as much is the same one. */
const TEXT_CHARS = 2000;
/** A shorter one is a line that stands below every text. */
const MIN_TEXT_CHARS = 200;

/**
 * The end of the text that a page shows and the path of its address, by which it is known again though its query has
 * changed; null where there is hardly any text.
 */
export function textSaid({ url, body }: Pick<PageFacts, 'url' | 'body'>): string | null {
  const end = body
    .map(({ text }) => text)
    .join('\n')
    .slice(-TEXT_CHARS);
  return end.length < MIN_TEXT_CHARS ? null : `<text>${url.split(/[?#]/)[0]}\n${end}`;
}

/**
 * Reads what a page says of itself now; nothing is judged, and nothing is kept of the page but strings.
 *
 * @param facts what was read of the page
 */
export const saidOn = (doc: Document, facts: Pick<PageFacts, 'url' | 'body'>): Said =>
  new Set([
    titleSaid(doc.title),
    textSaid(facts) ?? '',
    ...Array.from(doc.querySelectorAll(SAYING)).slice(0, MAX_SAYINGS).map(sayingOf),
  ]);

/**
 * Has a document another page to show than the one that it was loaded as? Pages that drop parameters from their own
 * address, or add the words of the headline to it, have not.
 *
 * @param loaded the address that it was loaded from
 * @param now its address
 */
export function isRouted(loaded: string, now: string): boolean {
  if (!URL.canParse(loaded) || !URL.canParse(now)) return false;
  const [before, after] = [new URL(loaded), new URL(now)];
  const [from, to] = [before, after].map(({ pathname }) => pathname.replace(/\/?$/, '/'));
  if (
    from !== to &&
    (from === '/' || to === '/' || !(to?.startsWith(from ?? '') || from?.startsWith(to ?? '')))
  )
    return true;
  return [...after.searchParams].some(([name, value]) => !before.searchParams.getAll(name).includes(value));
}
