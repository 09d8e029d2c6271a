/** Sitemaps (sitemaps.org, Google's news extension) and where `robots.txt` says they are. */
import { type Entry, entryOf } from './entry';
import { plainText } from './markup';
import { recordsOf, textAt, type XmlRecord } from './records';

const MAX_NAMED = 40;

/** The sitemaps that `robots.txt` names, as written. */
export function sitemapsIn(robots: string): string[] {
  return robots
    .slice(0, 200_000)
    .split(/\r?\n/)
    .flatMap((line) => /^\s*sitemap\s*:\s*(\S+)/i.exec(line)?.[1] ?? [])
    .slice(0, MAX_NAMED);
}

/** Text of a field of the news extension, whichever prefix it has; images and videos have titles, too. */
function newsText(record: XmlRecord, field: string): string | null {
  for (const [path, [text]] of record.texts) {
    if (text?.trim() && new RegExp(`^(?:\\w+:)?news/(?:\\w+:)?${field}$`).test(path)) return text.trim();
  }
  return null;
}

export interface Sitemap {
  entries: Entry[];
  /** Sitemaps that an index names, with the day of their last change. */
  maps: { url: string; changed: string | null }[];
}

/**
 * What a sitemap or an index of sitemaps holds.
 *
 * @param text of the file; anything else gives nothing
 * @param base address of the file
 * @param home the outlet's home page
 */
export function readSitemap(text: string, base: string, home: string): Sitemap {
  const entries: Entry[] = [];
  const maps: Sitemap['maps'] = [];
  for (const record of recordsOf(text, ['url', 'sitemap'])) {
    const loc = textAt(record, 'loc');
    if (record.name === 'sitemap') {
      if (loc && URL.canParse(loc, base))
        maps.push({ url: new URL(loc, base).href, changed: textAt(record, 'lastmod') });
      continue;
    }
    const entry = entryOf(loc, base, home, {
      title: plainText(newsText(record, 'title') ?? ''),
      published: newsText(record, 'publication_date'),
    });
    if (entry) entries.push(entry);
  }
  return { entries, maps };
}

const NEWS = /news|nachrichten|noticias|actualite|haber|latest|recent|48h/i;
const OTHER = /image|video|photo|categor|tag|author|autor|yazar|page|static|product|topic|section|event/i;

/**
 * Sitemaps by how likely the article stands in them: news first, then those of its month, then posts.
 *
 * @param published ISO 8601, or null
 */
export function byPromise(urls: readonly string[], published: string | null): string[] {
  const [year = '-', month = '-'] = published?.split('-') ?? [];
  const ofMonth = new RegExp(`${year}[-_/]?${month}(?!\\d{3})`);
  const rank = (url: string): number => {
    const path = URL.canParse(url) ? new URL(url).pathname + new URL(url).search : url;
    if (published && ofMonth.test(path)) return 0;
    if (NEWS.test(path)) return 1;
    if (OTHER.test(path)) return 5;
    if (/post|article|artikel|haber|story|stories/i.test(path)) return 2;
    return published && path.includes(year) ? 3 : 4;
  };
  return urls
    .map((url, at) => ({ url, at, rank: rank(url) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ url }) => url);
}
