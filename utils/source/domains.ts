/** Registrable domains by the public suffix list, so that "another site" means another owner and not another host. */
import { parse } from 'tldts-icann';

interface Parts {
  domain: string | null;
  brand: string | null;
}

/**
 * Last labels of names within a house, which no registry sells (RFC 6761, RFC 6762, and custom), and endings of files,
 * which malformed addresses such as `https:///story.html` put in the host's place.
 */
const NOT_REGISTERED = /^(?:corp|home|internal|invalid|lan|local|localdomain|localhost|aspx?|html?|jsp|php)$/;

function partsOf(urlOrHost: string): Parts {
  const { domain, domainWithoutSuffix, isIp, publicSuffix } = parse(urlOrHost);
  if (isIp || NOT_REGISTERED.test(publicSuffix ?? '')) return { domain: null, brand: null };
  return { domain, brand: domainWithoutSuffix };
}

/**
 * The registrable domain of an address or host name, e.g. `bbc.co.uk` for `https://www.bbc.co.uk/news`.
 *
 * @returns null for IP addresses, bare suffixes and endings that no registry sells (`localhost`, `internal`)
 */
export function registrableDomain(urlOrHost: string): string | null {
  return partsOf(urlOrHost).domain;
}

/**
 * The label a registry sold, e.g. `bbc` for both `bbc.co.uk` and `bbc.com`: how country twins are known.
 *
 * @returns null where there is no registrable domain
 */
export function brandOf(urlOrHost: string): string | null {
  return partsOf(urlOrHost).brand;
}

/**
 * Do two addresses belong to one publisher, as far as names tell? Country twins (`bbc.com`, `bbc.co.uk`) do,
 * and so do hyphen twins (`thetimes.com`, `the-times.co.uk`). Addresses without a registrable domain are compared by host.
 */
export function isSameSite(a: string, b: string): boolean {
  const [x, y] = [partsOf(a), partsOf(b)];
  if (!x.domain || !y.domain) return hostOf(a) !== null && hostOf(a) === hostOf(b);
  if (x.domain === y.domain) return true;
  const flat = (brand: string | null) => (brand ?? '').replaceAll('-', '');
  return flat(x.brand) !== '' && flat(x.brand) === flat(y.brand);
}

/** Lower-case host name of an address without `www.` and trailing dot; null when the address is malformed. */
export function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '').replace(/^www\./, '') : null;
}
