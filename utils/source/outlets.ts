/** From an outlet's name to its home page, and from a host to its name. */
import { OUTLETS, type Outlet } from '../rules/outlets';
import { brandOf, registrableDomain } from './domains';

/** Letters that decomposition leaves as they are. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
};

/** Sections of an outlet, as aggregators set them behind its name. A country there may mean another outlet. */
const SECTION = 'blogs?|magazines?|opinion|editorials?|columns?|online|newspaper';
const SECTION_IN_BRACKETS = new RegExp(`(?<!\\s)\\s*\\((?:${SECTION})\\)\\s*$`, 'i');
const SECTION_IN_SLUG = new RegExp(`^([a-z\\d-]+)-(?:${SECTION})-?$`);

/** A name without case, marks and punctuation: `The Times of Israel (Blogs)` and its slug give the same key. */
function keyOf(name: string): string {
  return name
    .slice(0, 200)
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[æđıłøœß]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

let byKey: Map<string, Outlet> | undefined;

function directory(): Map<string, Outlet> {
  if (byKey) return byKey;
  byKey = new Map();
  for (const outlet of OUTLETS) for (const name of outlet.names) byKey.set(keyOf(name), outlet);
  return byKey;
}

/**
 * The outlet a name or slug means.
 *
 * @param name e.g. `Dawn (Magazines)`, `the-times-of-israel-blogs-`
 * @returns null when the directory does not know it, or several outlets share the name
 */
export function findOutlet(name: string): Outlet | null {
  return (
    directory().get(keyOf(name)) ??
    directory().get(keyOf(name.replace(SECTION_IN_BRACKETS, '').replace(SECTION_IN_SLUG, '$1'))) ??
    null
  );
}

let byDomain: Map<string, Outlet[]> | undefined;

/** A listing asks for hundreds of links, and every host would have to be parsed for each. */
function outletsOf(domain: string): readonly Outlet[] {
  if (!byDomain) {
    byDomain = new Map();
    for (const outlet of OUTLETS) {
      const key = registrableDomain(outlet.host) ?? '';
      byDomain.set(key, [...(byDomain.get(key) ?? []), outlet]);
    }
  }
  return byDomain.get(domain) ?? [];
}

/** The outlet whose home page is on the same registrable domain, the closest host first; null when unknown. */
export function outletAt(url: string): Outlet | null {
  const domain = registrableDomain(url);
  if (!domain) return null;
  const host = new URL(url).hostname;
  const candidates = outletsOf(domain);
  return (
    candidates.find((outlet) => outlet.host.replace(/^www\./, '') === host.replace(/^www\./, '')) ??
    // Several outlets share the domain (`indiatimes.com`): none is meant by another of its hosts.
    (candidates.length === 1 ? (candidates[0] ?? null) : null)
  );
}

/** The address of an outlet's home page. */
export function homeOf(outlet: Outlet): string {
  return `https://${outlet.host}/`;
}

/** A name of fewer letters is borne by too many domains to prove anything. */
const MIN_NAME_LETTERS = 6;

/**
 * Does the site's own domain bear the outlet's name? `The Tidewater Post` is at home at `tidewater-post.com`.
 *
 * @param minLetters that a name must have
 */
export function bearsName(url: string, outletName: string, minLetters = MIN_NAME_LETTERS): boolean {
  const brand = (brandOf(url) ?? '').replaceAll('-', '');
  const key = keyOf(outletName);
  return [key, key.replace(/^(?:the|le|la|les|el|der|die|das|il)-/, '')]
    .map((name) => name.replaceAll('-', ''))
    .some((name) => name.length >= minLetters && name === brand);
}
