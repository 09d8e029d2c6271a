/** Dates, numbers and addresses as a reader wants to see them. Pure; nothing here throws on hostile input. */
import type { ArticleFinding, BodyJudgement } from '../utils/report';

/** A formatter for each language, kept: making one takes far longer than using it, and a list does so for every row. */
function kept<F>(make: (locale: string) => F): (locale: string) => F {
  const made = new Map<string, F>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const days = kept((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
const bareDays = kept((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const moments = kept(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);
const counts = kept((locale) => new Intl.NumberFormat(locale));
const shares = kept(
  (locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
);

/**
 * The day a text was published, in the reader's language.
 *
 * @param published as judged; `iso` may be a date or a date-time
 * @returns the page's own words where they could not be read as a date; empty when there are none
 */
export function formatPublished(published: ArticleFinding['published'], locale: string): string {
  if (!published) return '';
  const { iso, text } = published;
  const time = iso ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(time)) return text;
  // A bare date is midnight UTC to the parser; shown in local time it would be the day before in the Americas.
  const isBare = iso !== null && /^\d{4}-\d{2}-\d{2}$/.test(iso);
  return (isBare ? bareDays : days)(locale).format(time);
}

/** Day and minute of a moment in milliseconds since 1970, in the reader's language and time zone. */
export const formatMoment = (timeMs: number, locale: string): string => moments(locale).format(timeMs);

/** A count with the separators of the reader's language. */
export const formatCount = (count: number, locale: string): string => counts(locale).format(count);

/** A duration in milliseconds as seconds, to a tenth. */
export const formatSeconds = (durationMs: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', maximumFractionDigits: 1 }).format(
    durationMs / 1000,
  );

/** A share from 0 to 1 as per cent. */
export const formatShare = (share: number, locale: string): string => shares(locale).format(share);

/** How much a page says it withholds, with its sign where the unit is per cent. */
export function formatHidden({ unit, amount }: NonNullable<BodyJudgement['hidden']>, locale: string): string {
  return unit === 'percent' ? formatShare(amount / 100, locale) : formatCount(amount, locale);
}

/**
 * The host name of an address, without `www.`. International names stay in punycode: letters that look alike must not
 * pass for each other.
 *
 * @returns the empty string when it is no address
 */
export function hostOf(url: string | null): string {
  if (!url || !URL.canParse(url)) return '';
  return new URL(url).hostname.replace(/^www\./, '');
}

/** A number of minutes with its unit. */
export const formatMinutes = (minutes: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute' }).format(minutes);

/** A text of a page or a name within a sentence of ours, set apart so that its direction does not turn the sentence. */
export const isolated = (text: string): string =>
  `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`;
