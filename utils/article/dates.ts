/** Reads dates as pages word them, in any language the runtime knows: month and day names come from `Intl`. */

export interface PublishedDate {
  /** ISO 8601, a day or a moment; null when the words give none. */
  iso: string | null;
  text: string;
}

const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');

function isoDay(year: number, month: number, day: number): string | null {
  const full = year < 100 ? 2000 + year : year;
  if (full < 1900 || full > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (new Date(Date.UTC(full, month - 1, day)).getUTCDate() !== day) return null;
  return `${pad(full, 4)}-${pad(month)}-${pad(day)}`;
}

const fold = (text: string) =>
  text
    .replace(/[İIı]/g, 'i')
    .toLowerCase()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966));

const monthsOf = new Map<string, ReadonlyMap<string, number>>();

/** Month names of a language, long and short, nominative and as they stand beside a day → 1 to 12. */
function months(lang: string): ReadonlyMap<string, number> {
  const known = monthsOf.get(lang);
  if (known) return known;
  const names = new Map<string, number>();
  for (const style of ['long', 'short'] as const) {
    for (const withDay of [true, false]) {
      let format: Intl.DateTimeFormat;
      try {
        format = new Intl.DateTimeFormat(`${lang}-u-ca-gregory`, {
          month: style,
          ...(withDay ? { day: 'numeric' } : {}),
          timeZone: 'UTC',
        });
      } catch {
        continue;
      }
      for (let month = 1; month <= 12; month++) {
        const part = format.formatToParts(Date.UTC(2024, month - 1, 15)).find(({ type }) => type === 'month');
        const name = fold(part?.value ?? '').replace(/\.$/, '');
        if (/\p{L}{2}/u.test(name) && !names.has(name)) names.set(name, month);
      }
    }
  }
  monthsOf.set(lang, names);
  return names;
}

function namedDay(folded: string, lang: string): string | null {
  const names = months(lang);
  for (const match of folded.matchAll(
    /(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?\s*(?:de |of )?(\p{L}[\p{L}\p{M}]+)\.?,?\s+(?:de |del )?(\d{4})/gu,
  )) {
    const month = names.get(match[2] ?? '');
    if (month) return isoDay(Number(match[3]), month, Number(match[1]));
  }
  for (const match of folded.matchAll(
    /(?<!\p{L})(\p{L}[\p{L}\p{M}]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/gu,
  )) {
    const month = names.get(match[1] ?? '');
    if (month) return isoDay(Number(match[3]), month, Number(match[2]));
  }
  // The year first, as in Hungarian.
  for (const match of folded.matchAll(/(\d{4})\.?\s+(\p{L}[\p{L}\p{M}]+)\.?\s+(\d{1,2})/gu)) {
    const month = names.get(match[2] ?? '');
    if (month) return isoDay(Number(match[1]), month, Number(match[3]));
  }
  return null;
}

/** "today" and "yesterday" in a language, as `Intl` words them → days ago. */
function daysAgo(folded: string, lang: string): number | null {
  for (const language of [lang, 'en']) {
    try {
      const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
      for (const days of [0, 1, 2]) {
        const words = fold(format.format(-days, 'day'));
        if (folded === words || folded.startsWith(`${words},`) || folded.startsWith(`${words} `)) return days;
      }
    } catch {
      // A language tag that the runtime does not take.
    }
  }
  const ago = /^(\d{1,2})\s*(?:d|days?|tagen?|jours?|días?|giorni|dias|dagen|gün)\b/.exec(folded)?.[1];
  return ago === undefined ? null : Number(ago);
}

/**
 * Finds a date in a short text.
 *
 * @param lang BCP 47 tag of the page, or null
 * @param nowMs the clock, for words such as `yesterday`; without it they give `iso: null`
 * @returns null when the text holds no date
 */
export function dateIn(text: string, lang: string | null, nowMs?: number): PublishedDate | null {
  const shown = text.trim().slice(0, 80);
  const folded = fold(text.trim().slice(0, 160));
  if (folded === '') return null;
  const language = lang?.split('-')[0] || 'en';
  let iso: string | null = null;
  const moment =
    /\b(\d{4}-\d{2}-\d{2})(?:[t ](\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})?))?/.exec(folded);
  if (moment) {
    const [year, month, day] = (moment[1] ?? '').split('-').map(Number);
    iso = isoDay(year ?? 0, month ?? 0, day ?? 0);
    if (iso && moment[2]) iso = `${iso}T${moment[2].toUpperCase()}`;
  }
  const eastern = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/.exec(folded);
  if (!iso && eastern) iso = isoDay(Number(eastern[1]), Number(eastern[2]), Number(eastern[3]));
  const yearFirst = /\b(\d{4})[./](\d{1,2})[./](\d{1,2})\b/.exec(folded);
  if (!iso && yearFirst) iso = isoDay(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const dotted = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d.])/.exec(folded);
  if (!iso && dotted) iso = isoDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = /(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/])/.exec(folded);
  if (!iso && slashed) {
    const [a, b, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
    // The month comes first in American English alone; where both readings are dates elsewhere, the day does.
    const isMonthFirst = b > 12 || (/^en(?:-us)?$/i.test(lang ?? '') && a <= 12);
    iso = isMonthFirst ? isoDay(year, a, b) : isoDay(year, b, a);
  }
  if (!iso) iso = namedDay(folded, language) ?? (language === 'en' ? null : namedDay(folded, 'en'));
  if (iso) return { iso, text: shown };
  if (folded.length > 40) return null;
  if (/^latest\b/.test(folded)) return { iso: null, text: shown };
  const ago = daysAgo(folded, language);
  if (ago === null) return null;
  if (nowMs === undefined) return { iso: null, text: shown };
  const day = new Date(nowMs - ago * 86_400_000);
  return { iso: isoDay(day.getFullYear(), day.getMonth() + 1, day.getDate()), text: shown };
}
