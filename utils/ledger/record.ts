/** The ledger's records and their algebra: pure, so that merging can be reasoned about and tested without a store. */
import * as v from 'valibot';
import {
  AccessJudgement,
  Arrival,
  BodyJudgement,
  ConsentOutcome,
  clipped,
  isOfferable,
  Overruling,
  type PageReport,
  SourceFinding,
} from '../report';

export const RECORD_VERSION = 1;

const Url = v.pipe(
  v.string(),
  v.check((value) => isOfferable(value)),
);
const timeMs = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The reader's own words on an article. Emptied text is kept, so that the emptying travels. */
const Note = v.object({ text: clipped(4000), atMs: timeMs });
/** Whether the reader marked an article with a star, and when that was last said. */
const Star = v.object({ on: v.boolean(), atMs: timeMs });

export const LedgerRecord = v.object({
  version: v.literal(RECORD_VERSION),
  /** The page's address without fragment and tracking parameters: one record per article. */
  id: Url,
  pageUrl: Url,
  aggregator: v.nullable(clipped(60)),
  title: clipped(400),
  outlet: v.nullable(clipped(160)),
  author: v.nullable(clipped(200)),
  published: v.nullable(v.object({ iso: v.nullable(clipped(40)), text: clipped(80) })),
  lang: v.nullable(clipped(35)),
  wordCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  source: SourceFinding,
  body: BodyJudgement,
  access: AccessJudgement,
  consent: v.nullable(ConsentOutcome),
  firstSeenMs: timeMs,
  lastSeenMs: timeMs,
  /** Visits by their random identifier, so that a repeated message counts once; the latest hundred. */
  visits: v.record(v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)), timeMs),
  /** When the reader last went to the source from here; null for never. */
  openedMs: v.nullable(timeMs),
  /** What the source's own page was found to hold when the reader last arrived there; absent or null for never. */
  arrival: v.optional(v.nullable(Arrival)),
  /** Where in the original the text shown here stops, as a text directive; absent or null when it cannot be told. */
  place: v.optional(v.nullable(clipped(1200))),
  /** The reader's own word on the body; absent or null when the verdict stands. */
  overruled: v.optional(v.nullable(Overruling)),
  /** A note of the reader's own; absent for never. */
  note: v.optional(Note),
  star: v.optional(Star),
});
export type LedgerRecord = v.InferOutput<typeof LedgerRecord>;

const MAX_VISITS = 100;

/**
 * The record that a report makes, or null when the page held no article.
 *
 * @param report a parsed report
 * @param id the page's address, cleaned (`utils/source/address.ts`)
 */
export function recordOf(report: PageReport, id: string): LedgerRecord | null {
  const article = report.article;
  if (!article) return null;
  return {
    version: RECORD_VERSION,
    id,
    pageUrl: report.url,
    aggregator: article.aggregator,
    title: article.title,
    outlet: article.outlet,
    author: article.author,
    published: article.published,
    lang: article.lang,
    wordCount: article.wordCount,
    source: article.source,
    body: article.body,
    access: article.access,
    consent: report.consent,
    firstSeenMs: report.seenAtMs,
    lastSeenMs: report.seenAtMs,
    visits: { [report.visit]: report.seenAtMs },
    openedMs: null,
    arrival: null,
    ...(article.place ? { place: article.place } : {}),
    ...(report.overruled === undefined ? {} : { overruled: report.overruled }),
  };
}

/** How much a source finding is worth: a link to the article itself is never replaced by less. */
const WORTH: Record<SourceFinding['kind'], number> = {
  article: 4,
  self: 3,
  outlet: 2,
  unresolvable: 1,
  none: 0,
};

/**
 * Of two arrivals the later one; null for none. Of two at one moment the longer counts, so that the order in which they
 * are told makes no difference.
 */
export function laterArrival(a: Arrival | null | undefined, b: Arrival | null | undefined): Arrival | null {
  if (!a || !b) return a ?? b ?? null;
  const rank = ({ atMs, wordCount, body, access }: Arrival) => [atMs, wordCount, body, access] as const;
  const [x, y] = [rank(a), rank(b)];
  for (const [at, value] of x.entries()) {
    const other = y[at];
    if (other !== undefined && value !== other) return value > other ? a : b;
  }
  return a;
}

/** Of two things that the reader said the later one; of two at one moment the one that sorts last, in either order. */
function laterWord<T extends { atMs: number }>(a: T | undefined, b: T | undefined): T | undefined {
  if (!a || !b) return a ?? b;
  if (a.atMs !== b.atMs) return a.atMs > b.atMs ? a : b;
  return JSON.stringify(a) >= JSON.stringify(b) ? a : b;
}

/** The moment of a word of the reader's that is said now: later than what it replaces, whatever the clock says. */
export const wordMoment = (known: { atMs: number } | undefined, nowMs: number): number =>
  Math.max(nowMs, (known?.atMs ?? -1) + 1);

/** Sorts records of one article by when they were seen; of two at one moment, by what they hold. */
function isOlder(a: LedgerRecord, b: LedgerRecord): boolean {
  return a.lastSeenMs === b.lastSeenMs ? canonicalJson(a) <= canonicalJson(b) : a.lastSeenMs < b.lastSeenMs;
}

/** One text for one value: keys in order, absent ones left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * Joins two records of one article. Commutative and idempotent: the later sighting tells how the page
 * stands, nothing known before is lost, and the same visit counts once.
 *
 * @throws RangeError when the records are of different articles
 */
export function mergeRecords(a: LedgerRecord, b: LedgerRecord): LedgerRecord {
  if (a.id !== b.id) throw new RangeError('records of different articles');
  const [older, newer] = isOlder(a, b) ? [a, b] : [b, a];
  const overruled = newer.overruled === undefined ? older.overruled : newer.overruled;
  const source = WORTH[newer.source.kind] >= WORTH[older.source.kind] ? newer.source : older.source;
  const place = newer.place ?? older.place;
  const note = laterWord(a.note, b.note);
  const star = laterWord(a.star, b.star);
  const visits = Object.entries({ ...older.visits, ...newer.visits })
    .sort(([i, x], [j, y]) => y - x || (i < j ? -1 : 1))
    .slice(0, MAX_VISITS);
  return {
    ...newer,
    title: newer.title || older.title,
    aggregator: newer.aggregator ?? older.aggregator,
    outlet: newer.outlet ?? older.outlet,
    author: newer.author ?? older.author,
    published: newer.published ?? older.published,
    lang: newer.lang ?? older.lang,
    consent: newer.consent ?? older.consent,
    source,
    firstSeenMs: Math.min(a.firstSeenMs, b.firstSeenMs),
    lastSeenMs: Math.max(a.lastSeenMs, b.lastSeenMs),
    visits: Object.fromEntries(visits),
    openedMs:
      a.openedMs === null ? b.openedMs : b.openedMs === null ? a.openedMs : Math.max(a.openedMs, b.openedMs),
    arrival: laterArrival(a.arrival, b.arrival),
    ...(place ? { place } : {}),
    // What the reader said is not unsaid by a later sighting that knows nothing of it.
    ...(overruled === undefined ? {} : { overruled }),
    ...(note ? { note } : {}),
    ...(star ? { star } : {}),
  };
}
