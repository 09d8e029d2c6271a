/** Feeds: RSS 0.9 to 2.0, RDF, Atom, and JSON Feed 1 (jsonfeed.org). */
import { type Entry, entryOf } from './entry';
import { plainText } from './markup';
import { recordsOf, textAt, type XmlRecord } from './records';

/** Atom links carry the address in an attribute; `alternate`, also by default, is the page itself. */
function linkOf(record: XmlRecord): string | null {
  const links = record.attributes.get('link') ?? [];
  const alternate = links.find(({ href, rel = 'alternate' }) => href && rel === 'alternate');
  if (alternate?.href) return alternate.href;
  const text = textAt(record, 'link', 'feedburner:origlink');
  if (text) return text;
  const guid = textAt(record, 'guid');
  const isPermalink = record.attributes.get('guid')?.[0]?.isPermaLink !== 'false';
  return (guid && isPermalink && /^https?:/i.test(guid) ? guid : null) ?? record.own['rdf:about'] ?? null;
}

/** RSS gives authors as `mail (name)`, as a mail address alone, or as a name. */
const authorOf = (author: string | null): string | null =>
  // A longer one is no name, and a mean one would be slow to read.
  author === null || author.length > 200
    ? null
    : (/^\S+@\S+\s+\((.+)\)$/.exec(author)?.[1] ?? (/^\S+@\S+$/.test(author) ? null : author));

function xmlEntries(xml: string, base: string, home: string): Entry[] {
  return recordsOf(xml, ['item', 'entry']).flatMap((record) => {
    const entry = entryOf(linkOf(record), base, home, {
      title: plainText(textAt(record, 'title', 'dc:title') ?? ''),
      author: authorOf(textAt(record, 'dc:creator', 'author/name', 'author')),
      published: textAt(record, 'pubdate', 'published', 'dc:date', 'dcterms:created', 'updated'),
    });
    return entry ? [entry] : [];
  });
}

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const MAX_ITEMS = 20_000;

function jsonEntries(json: string, base: string, home: string): Entry[] {
  let feed: Record<string, unknown>;
  try {
    feed = asRecord(JSON.parse(json));
  } catch {
    return [];
  }
  if (!Array.isArray(feed.items)) return [];
  return feed.items.slice(0, MAX_ITEMS).flatMap((value: unknown) => {
    const item = asRecord(value);
    const [first] = Array.isArray(item.authors) ? (item.authors as unknown[]) : [item.author];
    const entry = entryOf(asText(item.url) ?? asText(item.id), base, home, {
      title: asText(item.title) ?? '',
      author: asText(asRecord(first).name),
      published: asText(item.date_published) ?? asText(item.date_modified),
    });
    return entry ? [entry] : [];
  });
}

/**
 * The articles that a feed names on the outlet's own domain.
 *
 * @param text of the file; anything else than a feed gives none
 * @param base address of the feed
 * @param home the outlet's home page
 */
export function feedEntries(text: string, base: string, home: string): Entry[] {
  return /^\s*\{/.test(text) ? jsonEntries(text, base, home) : xmlEntries(text, base, home);
}
