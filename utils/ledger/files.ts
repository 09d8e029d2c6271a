/** The ledger as files: JSON Lines without loss, a table, bookmarks; and JSON Lines back in. Pure; a file of any size is
 * written and read piece by piece. */
import Papa from 'papaparse';
import * as v from 'valibot';
import { isOfferable } from '../report';
import { canonicalJson, LedgerRecord, mergeRecords } from './record';

/** Records as JSON Lines: one record a line, as it is stored. */
export const toJsonLines = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

const COLUMNS = [
  'title',
  'outlet',
  'author',
  'published',
  'aggregator',
  'metAt',
  'original',
  'body',
  'access',
  'wordsShown',
  'firstSeen',
  'lastSeen',
  'visits',
  'openedAtSource',
  'star',
  'note',
] as const;

const moment = (timeMs: number | null): string => (timeMs === null ? '' : new Date(timeMs).toISOString());

const cellsOf = (record: LedgerRecord): (string | number)[] => [
  record.title,
  record.outlet ?? '',
  record.author ?? '',
  record.published?.iso ?? record.published?.text ?? '',
  record.aggregator ?? '',
  record.pageUrl,
  record.source.url ?? '',
  record.overruled ?? record.body.verdict,
  record.access.verdict,
  record.wordCount,
  moment(record.firstSeenMs),
  moment(record.lastSeenMs),
  Object.keys(record.visits).length,
  moment(record.openedMs),
  record.star?.on ? 'yes' : '',
  record.note?.text ?? '',
];

/** The first line of the table, with the mark by which spreadsheets know the encoding. */
export const csvHead = (): string => `\uFEFF${COLUMNS.join(',')}\r\n`;

/** How a formula begins; the library's own pattern misses cells of several lines. */
const FORMULA = /^[=+\-@\t\r]/;

/** Records as lines of a table. Cells that a spreadsheet would run as formulas are quoted off. */
export const toCsv = (records: readonly LedgerRecord[]): string =>
  `${Papa.unparse(records.map(cellsOf), { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** What browsers read as bookmarks (the Netscape format), up to the entries. */
export const bookmarksHead = (folder: string): string =>
  [
    '<!DOCTYPE NETSCAPE-Bookmark-file-1>',
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
    `<TITLE>${escaped(folder)}</TITLE>`,
    `<H1>${escaped(folder)}</H1>`,
    '<DL><p>',
    `<DT><H3>${escaped(folder)}</H3>`,
    '<DL><p>',
    '',
  ].join('\n');
export const BOOKMARKS_END = '</DL><p>\n</DL><p>\n';

/** Records as bookmarks: of the original where it is known, else of the page where it was met. */
export const toBookmarks = (records: readonly LedgerRecord[]): string =>
  records
    .map(({ title, source, pageUrl, firstSeenMs, note }) => {
      const url = source.kind === 'article' && isOfferable(source.url) ? source.url : pageUrl;
      const entry = `<DT><A HREF="${escaped(url)}" ADD_DATE="${Math.floor(firstSeenMs / 1000)}">${escaped(title || url)}</A>\n`;
      return note?.text ? `${entry}<DD>${escaped(note.text.replaceAll(/\s+/g, ' '))}\n` : entry;
    })
    .join('');

/** Why a line of a file was refused. */
export type Refusal = 'json' | 'version' | 'record' | 'long';

/** What taking a file would do, or did. */
export interface Intake {
  /** Articles that are not in the ledger yet. */
  added: number;
  /** Articles of which the file knows something more. */
  merged: number;
  /** Articles of which the file tells nothing new. */
  same: number;
  /** Lines that hold no record, by their number in the file, the first being 1; the first hundred. */
  refused: { line: number; why: Refusal }[];
  /** How many were refused in all. */
  refusedCount: number;
}

/** A record in JSON is a few kB; a line longer than this is none. */
const MAX_LINE_CHARS = 500_000;
const MAX_REFUSALS = 100;

/** Reads a line of a file. */
export function readLine(text: string): LedgerRecord | Refusal {
  if (text.length > MAX_LINE_CHARS) return 'long';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'json';
  }
  const parsed = v.safeParse(LedgerRecord, value);
  if (parsed.success) return parsed.output;
  const version =
    typeof value === 'object' && value !== null ? (value as { version?: unknown }).version : null;
  return typeof version === 'number' && version > 1 ? 'version' : 'record';
}

/** The lines of a text that comes in pieces, numbered from 1; empty ones are left out. */
export async function* linesOf(
  pieces: AsyncIterable<string>,
): AsyncIterable<{ number: number; text: string }> {
  let rest = '';
  let number = 0;
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      number += 1;
      if (text.trim()) yield { number, text };
    }
  }
  if (rest.trim()) yield { number: number + 1, text: rest };
}

/** Records compared and taken at once. */
const BATCH = 500;

/**
 * Would joining them tell no more of an article than is known? What is known is joined with itself, so that only what the
 * other adds makes a difference.
 */
const isKnown = (mine: LedgerRecord, other: LedgerRecord): boolean =>
  // Mostly a file that was written here: then there is nothing to join.
  JSON.stringify(mine) === JSON.stringify(other) ||
  canonicalJson(mergeRecords(mine, other)) === canonicalJson(mergeRecords(mine, mine));

/**
 * Goes through a file and tells what it would change, or changes it. While the ledger takes one batch the next is read.
 *
 * @param pieces the text of the file
 * @param known the records that the ledger holds, of some ids
 * @param take takes records into the ledger; null only looks
 * @param signal stops it between two batches; what was taken by then stays
 * @throws whatever reading the file, `known` or `take` throws; `AbortError` when stopped. Nothing is under way then
 */
export async function takeIn(
  pieces: AsyncIterable<string>,
  known: (ids: string[]) => Promise<LedgerRecord[]>,
  take: ((records: LedgerRecord[]) => Promise<unknown>) | null,
  signal?: AbortSignal,
): Promise<Intake> {
  const intake: Intake = { added: 0, merged: 0, same: 0, refused: [], refusedCount: 0 };
  /** Articles that the file has told of before. */
  const seen = new Set<string>();
  /** What the ledger is taking. */
  let taking = null as { ids: ReadonlySet<string>; done: Promise<unknown> } | null;

  const flush = async (batch: readonly LedgerRecord[]) => {
    signal?.throwIfAborted();
    // An article of the last batch once more: what is known of it is only being written.
    if (batch.some(({ id }) => taking?.ids.has(id))) await taking?.done;
    const here = new Map((await known(batch.map(({ id }) => id))).map((record) => [record.id, record]));
    const news: LedgerRecord[] = [];
    for (const record of batch) {
      const mine = here.get(record.id);
      const isSame = mine !== undefined && isKnown(mine, record);
      if (isSame) intake.same += 1;
      else if (mine || seen.has(record.id)) intake.merged += 1;
      else intake.added += 1;
      if (!isSame) news.push(record);
      seen.add(record.id);
    }
    await taking?.done;
    taking = null;
    if (!take || news.length === 0) return;
    signal?.throwIfAborted();
    taking = { ids: new Set(news.map(({ id }) => id)), done: take(news) };
    // Heard when it is waited for.
    taking.done.catch(() => {});
  };

  try {
    let batch: LedgerRecord[] = [];
    for await (const { number, text } of linesOf(pieces)) {
      const read = readLine(text);
      if (typeof read === 'string') {
        intake.refusedCount += 1;
        if (intake.refused.length < MAX_REFUSALS) intake.refused.push({ line: number, why: read });
        continue;
      }
      batch.push(read);
      if (batch.length < BATCH) continue;
      await flush(batch);
      batch = [];
    }
    await flush(batch);
    return intake;
  } finally {
    await taking?.done;
  }
}
