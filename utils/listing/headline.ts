/** Which links are headlines, and whether a page is made of them. Asked on every page, so it is small and quick. */

/** Links of a page that are looked at. */
const MAX_LOOKED_AT = 400;
/** A page with fewer headlines lists nothing. */
const MIN_HEADLINES = 6;
/** A page on no list of aggregators is looked at more closely when its headlines lead to so many other hosts. */
export const MIN_HOSTS = 5;
/** More sites than this tell nothing more. */
const ENOUGH_HOSTS = 12;
/** Scripts that are written without spaces between words. */
const UNSPACED = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** White space folded, clipped to what a headline may have. */
export const foldTitle = (text: string | null): string =>
  (text ?? '').slice(0, 1200).replace(/\s+/g, ' ').trim().slice(0, 300);

/** Are these the words of a headline, rather than of a menu or a button? */
export function isHeadline(title: string): boolean {
  return UNSPACED.test(title) ? title.length >= 8 : title.length >= 18 && title.split(' ', 3).length === 3;
}

/**
 * Is the page made of headlines that lead on?
 *
 * @returns to how many other hosts they lead (no more than a dozen are counted); null where there are few headlines
 */
export function listedHosts(doc: Document): number | null {
  try {
    const own = doc.location.hostname;
    const links = doc.getElementsByTagName('a');
    const hosts = new Set<string>();
    let headlines = 0;
    for (let i = 0; i < links.length && i < MAX_LOOKED_AT && hosts.size < ENOUGH_HOSTS; i++) {
      const link = links[i];
      if (!link?.hostname || !isHeadline(foldTitle(link.textContent))) continue;
      headlines += 1;
      if (link.hostname !== own) hosts.add(link.hostname);
    }
    return headlines >= MIN_HEADLINES ? hosts.size : null;
  } catch {
    // A page that bends its own document lists nothing to us.
    return null;
  }
}
