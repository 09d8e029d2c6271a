/** Addresses: cleaned so that one article has one, and unwrapped where a redirector carries the target in its own address. */
import { isOfferable } from '../report';
import { AMP_PARAMETERS, HOST_TWINS } from '../rules/amp';
import { REDIRECTORS, type Redirector, type Target } from '../rules/redirectors';
import { TRACKING } from '../rules/tracking';
import { decodeBase64Url } from './base64';
import { brandOf, registrableDomain } from './domains';
import { decodeGoogleNews } from './google-news';

/** No honest chain of redirectors is longer: newsletter → safelinks → search → AMP cache → page. */
const MAX_HOPS = 8;

function nameMatches(name: string, rule: string): boolean {
  const lower = rule.toLowerCase();
  return lower.endsWith('*') ? name.startsWith(lower.slice(0, -1)) : name === lower;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

/** Drops tracking and AMP parameters from a query; the rest stays as it was written, order and encoding included. */
function cleanQuery(search: string, domain: string | null): string {
  if (search.length < 2) return '';
  const rules = TRACKING.filter(({ domains }) => !domains || (domain !== null && domains.includes(domain)));
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => {
      if (pair === '') return false;
      const [rawName = '', ...rest] = pair.split('=');
      const name = decoded(rawName).toLowerCase();
      if (rules.some(({ names }) => names.some((rule) => nameMatches(name, rule)))) return false;
      const ampValues = Object.hasOwn(AMP_PARAMETERS, name) ? AMP_PARAMETERS[name] : undefined;
      return !ampValues?.includes(decoded(rest.join('=')).toLowerCase());
    });
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

/**
 * Drops the AMP ending of a path where the rest is surely an article. `/topic/amp` may be about electricity,
 * so the segment before must look like a slug (two hyphens), an identifier (five digits) or a file.
 */
function cleanPath(pathname: string): string {
  const path = pathname.replace(/\.amp(\.html?)?$/, (_, extension?: string) => extension ?? '');
  const match = /^(.*\/([^/]+))\/amp(?:\/1?)?$/.exec(path);
  if (!match) return path;
  const [, rest = path, last = ''] = match;
  return /-[^-]+-|\d{5}|\.html?$/.test(last) ? rest : path;
}

/** Single-page sites route by `#/…` or `#!/…`: there the fragment says which article. */
const isRoute = (hash: string) => /^#!?\/./.test(hash);

/**
 * One article, one address: without fragment, tracking parameters and AMP shape, with a lower-case host
 * (international names in punycode). Also the ledger's record id.
 *
 * @param url absolute address
 * @returns null when the address may not be offered to a reader (not http(s), credentials, malformed, over 4,096 characters)
 */
export function cleanAddress(url: string): string | null {
  if (!isOfferable(url)) return null;
  const address = new URL(url);
  address.hostname = address.hostname.replace(/\.$/, '');
  const twin = HOST_TWINS.find(({ host }) => host === address.hostname);
  if (twin) address.hostname = twin.stands;
  if (!isRoute(address.hash)) address.hash = '';
  address.search = cleanQuery(address.search, registrableDomain(address.hostname));
  address.pathname = cleanPath(address.pathname);
  return isOfferable(address.href) ? address.href : null;
}

function hostMatches(hostname: string, rule: string): boolean {
  // `google.*`: that label under any public suffix, so that `google.evil.com` is not meant.
  if (rule.endsWith('.*')) return brandOf(hostname) === rule.slice(0, -2);
  return hostname === rule || hostname.endsWith(`.${rule}`);
}

function redirectorOf({ hostname, pathname }: URL): Redirector | null {
  return (
    REDIRECTORS.find(
      ({ hosts, path }) =>
        hosts.some((rule) => hostMatches(hostname, rule)) && (!path || path.test(pathname)),
    ) ?? null
  );
}

/** Reads an absolute http(s) address out of a parameter's value, encoded once or twice, or in base64. */
function addressIn(value: string | null | undefined): string | null {
  let text = value?.trim() ?? '';
  for (let round = 0; round < 3; round++) {
    if (/^https?:\/\//i.test(text)) return text;
    // One slash is lost where a server folded `//` in a path.
    if (/^https?:\/[^/]/i.test(text)) return text.replace(/^(https?:)\//i, '$1//');
    if (!/^https?%/i.test(text)) break;
    text = decoded(text);
  }
  const plain = decodeBase64Url(text);
  return plain && /^https?:\/\//i.test(plain) ? plain : null;
}

function targetIn(address: URL, target: Target): string | null {
  switch (target.in) {
    case 'parameter':
      for (const name of target.names) {
        const value = address.searchParams.get(name);
        if (value === null) continue;
        const found = addressIn(
          target.prefix && value.startsWith(target.prefix) ? value.slice(target.prefix.length) : value,
        );
        if (found) return found;
        // A scheme that is named and not ours must reach the caller, who refuses it.
        if (/^[a-z][a-z\d+.-]*:/i.test(value)) return value;
      }
      return null;
    case 'query':
      return addressIn(address.search.slice(1)) ?? addressIn(decoded(address.search.slice(1)));
    case 'path': {
      const match = target.pattern.exec(address.pathname + address.search);
      const rest = match?.groups?.target;
      if (!rest) return null;
      return (
        addressIn(rest) ?? addressIn(`${match?.groups?.plain === undefined ? 'https' : 'http'}://${rest}`)
      );
    }
    case 'googleNews':
      return decodeGoogleNews(address.pathname);
    case 'nowhere':
      return null;
  }
}

export type Unwrapped =
  /** The address at the end of the chain; `hops` is 0 when nothing was wrapped. Not cleaned. */
  | { url: string; hops: number }
  /** Why the end cannot be told offline: the redirector's id, or `notOfferable`, or `loop`. */
  | { unresolvable: string };

/**
 * Follows redirectors that carry the target in their own address, without asking any server.
 *
 * @param url absolute address
 */
export function unwrap(url: string): Unwrapped {
  const seen = new Set<string>();
  let current = url;
  for (let hops = 0; hops <= MAX_HOPS; hops++) {
    if (!isOfferable(current)) return { unresolvable: 'notOfferable' };
    const address = new URL(current);
    if (seen.has(address.href)) return { unresolvable: 'loop' };
    seen.add(address.href);
    const redirector = redirectorOf(address);
    if (!redirector) return { url: address.href, hops };
    const next = targetIn(address, redirector.target);
    if (next === null) return { unresolvable: redirector.id };
    current = next;
  }
  return { unresolvable: 'loop' };
}
