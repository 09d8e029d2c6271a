/** One article as an outlet's own feed, sitemap or search names it. */
import { isOfferable } from '../../report';
import { cleanAddress } from '../address';
import { hostOf, registrableDomain } from '../domains';

export interface Entry {
  /** Cleaned, offerable, and on the outlet's own domain. */
  url: string;
  /** White space folded; empty where only the address is known. */
  title: string;
  author: string | null;
  /** ISO 8601 date or date-time, or null. */
  published: string | null;
}

const MAX_TITLE_CHARS = 400;

/** Do both addresses belong to one owner by the registrable domain alone? Stricter than `isSameSite`: no twins. */
export function isAtHome(url: string, home: string): boolean {
  const [a, b] = [registrableDomain(url), registrableDomain(home)];
  return a && b ? a === b : hostOf(url) !== null && hostOf(url) === hostOf(home);
}

/** White space folded, characters that are not seen or turn the line dropped, clipped. */
export const tidy = (text: string, maxChars = MAX_TITLE_CHARS): string =>
  text
    .slice(0, 4 * maxChars)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/[\p{Cf}--[\u200c\u200d]]/gv, '')
    .trim()
    .slice(0, maxChars)
    .trim();

/** A date as feeds write it (ISO 8601 or RFC 2822) in ISO 8601; null when it is none, or from no sensible year. */
export function isoOf(date: string | null | undefined): string | null {
  const text = date?.trim().slice(0, 60) ?? '';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const timeMs = text ? Date.parse(text) : Number.NaN;
  const year = Number.isNaN(timeMs) ? 0 : new Date(timeMs).getUTCFullYear();
  if (year < 1980 || year > 2100) return null;
  return day ? text : new Date(timeMs).toISOString();
}

/** The day that an address names, as many outlets write it: `/2025/08/11/`, `/2025-08-11-`, `/20250811/`. */
export function dayInAddress(url: string): string | null {
  const { pathname } = new URL(url);
  const [, year, month, day] =
    /[/_-]((?:19|20)\d\d)([/-])(\d\d?)\2(\d\d?)(?=[/_-]|$)/.exec(pathname)?.filter((_, at) => at !== 2) ??
    /\/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_-]|$)/.exec(pathname) ??
    [];
  if (!year || !month || !day) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}

/**
 * Makes an entry of what a file of the outlet says.
 *
 * @param href as written, absolute or relative to `base`
 * @param base address of the file
 * @param home the outlet's home page
 * @returns null when the address leads elsewhere, is the home page, or may not be offered
 */
export function entryOf(
  href: string | null | undefined,
  base: string,
  home: string,
  { title = '', author = null as string | null, published = null as string | null } = {},
): Entry | null {
  const written = href?.trim() ?? '';
  if (!written || written.length > 4096 || !URL.canParse(written, base)) return null;
  const absolute = new URL(written, base).href;
  if (!isOfferable(absolute) || !isAtHome(absolute, home)) return null;
  const url = cleanAddress(absolute);
  if (!url || (new URL(url).pathname === '/' && new URL(url).search === '')) return null;
  return {
    url,
    title: tidy(title),
    author: tidy(author ?? '', 200) || null,
    published: isoOf(published) ?? dayInAddress(url),
  };
}
