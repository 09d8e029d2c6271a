/** What the search of WordPress's own interface answers: `posts` with days, `search` over every kind of text. */
import { type Entry, entryOf } from './entry';
import { plainText } from './markup';

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/**
 * The addresses to ask.
 *
 * @param root of the interface, e.g. `https://outlet.example/wp-json/`
 */
export function wordpressSearches(root: string, words: string): string[] {
  const asked = encodeURIComponent(words);
  return [
    `wp/v2/posts?search=${asked}&per_page=10&_fields=link,title,date_gmt`,
    `wp/v2/search?search=${asked}&per_page=10`,
  ].flatMap((path) => {
    // Without pretty addresses the interface is behind a parameter: `/?rest_route=/`.
    const whole = root.includes('?')
      ? `${root}${path.replace('?', '&')}`
      : `${root.replace(/\/?$/, '/')}${path}`;
    return URL.canParse(whole) ? [whole] : [];
  });
}

/**
 * @param text of the answer; anything but a list of posts gives none
 * @param home the outlet's home page
 */
export function wordpressEntries(text: string, base: string, home: string): Entry[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(list)) return [];
  return list.slice(0, 100).flatMap((value: unknown) => {
    const { link, url, title, date_gmt: date } = asRecord(value);
    const entry = entryOf(asText(link) ?? asText(url), base, home, {
      title: plainText(asText(asRecord(title).rendered) ?? asText(title) ?? ''),
      // In Greenwich time, and without saying so.
      published: asText(date)?.replace(/(T[\d:]+)$/, '$1Z') ?? null,
    });
    return entry ? [entry] : [];
  });
}
