/** The line of a record: what the Sources page needs of every record at once to search, filter, sort and count. A
 * hundred thousand of them fit into memory, which the records themselves do not. */
import { shareShown } from '../report';
import type { LedgerRecord } from './record';

export interface LedgerLine {
  id: string;
  title: string;
  outlet: string;
  author: string;
  /** Identifier of the aggregator, or the empty string. */
  aggregator: string;
  note: string;
  /** The same for every page that shows one and the same story. */
  story: string;
  body: LedgerRecord['body']['verdict'];
  /** The publisher sells it, wholly or beyond a number of free articles. */
  sold: boolean;
  starred: boolean;
  firstSeenMs: number;
  lastSeenMs: number;
  /** When the original was first opened from elsewhere, or met itself; 0 for never. */
  openedMs: number;
  /** Share of the original that was shown, above 0 and at most 1; 0 when it is not known. */
  share: number;
}

/** Letters without marks and case, so that `Cinar` finds `Çınar`. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i');

/** An address as one name for a page, however it was written. */
const bare = (url: string): string =>
  url
    .replace(/^https?:\/\/(?:www\.|m\.|amp\.)?/i, '')
    .replace(/#[\s\S]*$/, '')
    .replace(/\/$/, '');

/** What tells stories apart: the original's address where it is known, else title and outlet, else the page itself. */
function storyOf({ id, source, title, outlet }: LedgerRecord): string {
  if (source.kind === 'article' && source.url) return bare(source.url);
  if (source.kind === 'self') return bare(id);
  const words = folded(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  // A short title such as "Editorial" is many stories.
  return words.length >= 12 && outlet ? `${words}|${folded(outlet)}` : bare(id);
}

/** The line of a record. */
export function lineOf(record: LedgerRecord): LedgerLine {
  const { arrival, access, overruled } = record;
  return {
    id: record.id,
    title: record.title,
    outlet: record.outlet ?? record.source.outlet ?? '',
    author: record.author ?? '',
    aggregator: record.aggregator ?? '',
    note: record.note?.text ?? '',
    story: storyOf(record),
    body: overruled ?? record.body.verdict,
    sold: access.verdict === 'locked' || access.verdict === 'metered',
    starred: record.star?.on ?? false,
    firstSeenMs: record.firstSeenMs,
    lastSeenMs: record.lastSeenMs,
    openedMs: record.openedMs ?? (record.source.kind === 'self' ? record.firstSeenMs : 0),
    share: (arrival && shareShown(record.wordCount, arrival)) || 0,
  };
}
