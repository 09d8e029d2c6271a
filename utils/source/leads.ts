/** Addresses and words on a page that may lead to an original: which may be offered at all, and what they promise. */
import { isOfferable } from '../report';
import { aggregatorPage } from '../rules/aggregators';
import { NEVER_SOURCES, SHARE_PATH } from '../rules/never-sources';
import { ORIGINAL_LINKS } from '../rules/original-links';
import { cleanAddress, unwrap } from './address';
import { isSameSite, registrableDomain } from './domains';

function isNeverSource(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return (
    SHARE_PATH.test(pathname) ||
    NEVER_SOURCES.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  );
}

/** Outlets' staging and test machines stand in canonical links by mistake; readers cannot open them. */
const STAGING = /(?:^|[.-])(?:staging|stage|preprod|preview|dev|test|uat|qa|origin|internal)\d*[.-]/;

const MEDIA = /\.(?:avif|gif|jpe?g|m4a|mov|mp[34]|ogg|png|svg|wav|web[mp])$/i;

/** A home page or a section is no article, nor is a picture. */
export function looksLikeArticle(url: string): boolean {
  const { pathname, search } = new URL(url);
  if (MEDIA.test(pathname)) return false;
  const segments = pathname.split('/').filter(Boolean);
  return (
    segments.some(
      (segment) =>
        segment.length > 24 || /\d{4,}|[^-_]+[-_][^-_]+[-_][^-_]+|^(?=.*\d)(?=.*[a-z])\w{8,}$/i.test(segment),
    ) ||
    (segments.length > 0 && /(?:^|[?&])(?:id|p|article\w*|aid|story\w*|newsid)=/i.test(search))
  );
}

/**
 * An address the page gives, made into one that can be offered: absolute, unwrapped, clean, on another publisher's
 * registered domain, no share link, no staging machine and no other aggregator.
 */
export function elsewhere(href: string, pageUrl: string): string | null {
  // Addresses that were percent-encoded as a whole parse as a path of the page's own host.
  const written = /^https?%3a/i.test(href) ? safeDecode(href) : href;
  if (!URL.canParse(written, pageUrl)) return null;
  // `https:///path` parses as the host `path`; relative values parse to the page's own host.
  const absolute = new URL(written, pageUrl).href;
  if (!isOfferable(absolute)) return null;
  const end = unwrap(absolute);
  if ('unresolvable' in end) return null;
  const clean = cleanAddress(end.url);
  if (!clean || !registrableDomain(clean) || isSameSite(clean, pageUrl)) return null;
  if (isNeverSource(clean) || aggregatorPage(clean) || STAGING.test(new URL(clean).hostname)) return null;
  return clean;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Lower case without folding traps, white space folded: for comparing words of a page. */
export const fold = (text: string) =>
  text.toLocaleLowerCase('en').replaceAll('i̇', 'i').replaceAll(/\s+/g, ' ').trim();
/** Dotted and dotless i fold differently by language, so Turkish words are matched in their own lower case. */
const foldTurkish = (text: string) => text.toLocaleLowerCase('tr').replaceAll(/\s+/g, ' ').trim();
const trimMarks = (text: string) => text.replaceAll(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '');

/** What the words of a link promise: the rest of this text for sure, maybe, or nothing of the kind. */
export function promise(text: string): 'sure' | 'maybe' | null {
  const plain = trimMarks(fold(text));
  if (plain === '' || plain.length > 100) return null;
  const turkish = trimMarks(foldTurkish(text));
  let best: 'maybe' | null = null;
  for (const { lang, sure, maybe } of ORIGINAL_LINKS) {
    const words = lang === 'tr' ? turkish : plain;
    if (sure.test(words)) return 'sure';
    if (maybe?.test(words)) best = 'maybe';
  }
  return best;
}

/** Where something on the page leads, and the words that say so. */
export interface Lead {
  /** Clean and offerable. */
  url: string;
  /** The page's own words. */
  excerpt: string;
}
