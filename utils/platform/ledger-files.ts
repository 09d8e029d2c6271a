/** Files of the ledger: written from the store and handed to the browser, read from what the reader picked. */

import * as v from 'valibot';
import {
  BOOKMARKS_END,
  bookmarksHead,
  csvHead,
  type Intake,
  takeIn,
  toBookmarks,
  toCsv,
  toJsonLines,
} from '../ledger/files';
import { LedgerRecord } from '../ledger/record';
import type { Shelf } from '../ledger/shelf';
import { send } from './messages';
import { download } from './saving';
import { words } from './words';

export type LedgerFormat = 'jsonl' | 'csv' | 'bibtex' | 'ris' | 'bookmarks';

/** Told how far it is, from 0 to 1; the signal stops it. */
interface Course {
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

const FILES: Record<LedgerFormat, { ending: string; type: string }> = {
  jsonl: { ending: 'jsonl', type: 'application/jsonl' },
  csv: { ending: 'csv', type: 'text/csv' },
  bibtex: { ending: 'bib', type: 'application/x-bibtex' },
  ris: { ending: 'ris', type: 'application/x-research-info-systems' },
  bookmarks: { ending: 'html', type: 'text/html' },
};

async function citations(format: 'bibtex' | 'ris') {
  const [{ itemOf }, { inFormat }] = await Promise.all([
    import('../reading/cite/item'),
    import('../reading/cite/formats'),
  ]);
  const keys = new Map<string, number>();
  return (records: readonly LedgerRecord[]): string =>
    records
      .map((record) => {
        const item = itemOf({
          finding: { ...record, dir: 'ltr' },
          pageUrl: record.pageUrl,
          readMs: record.lastSeenMs,
        });
        const times = (keys.get(item.id) ?? 0) + 1;
        keys.set(item.id, times);
        return inFormat(times > 1 ? { ...item, id: `${item.id}-${times}` } : item, format);
      })
      .join('\n');
}

const sound = (stored: readonly unknown[]): LedgerRecord[] =>
  stored.filter((record): record is LedgerRecord => v.is(LedgerRecord, record));

async function writerOf(format: LedgerFormat): Promise<(stored: readonly unknown[]) => string> {
  if (format === 'jsonl') return toJsonLines;
  if (format === 'csv') return (stored) => toCsv(sound(stored));
  if (format === 'bookmarks') return (stored) => toBookmarks(sound(stored));
  const write = await citations(format);
  return (stored) => write(sound(stored));
}

/** Asks for the next part while one is written. */
async function* ahead<T>(parts: AsyncIterable<T>): AsyncIterable<T> {
  const reader = parts[Symbol.asyncIterator]();
  try {
    for (let next = reader.next(); ; ) {
      const { done, value } = await next;
      if (done) return;
      next = reader.next();
      // Heard when it is waited for.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await reader.return?.();
  }
}

/** So long a page may work on a file before it draws and answers again, in milliseconds. */
const STRETCH_MS = 30;

async function* some(shelf: Shelf, ids: readonly string[]): AsyncIterable<unknown[]> {
  for (let from = 0; from < ids.length; from += 500) yield shelf.recordsOf(ids.slice(from, from + 500));
}

/**
 * Writes records to a file and hands it to the browser.
 *
 * @param ids which records; null for all
 * @param total how many these are
 * @throws LedgerError when the store fails, `AbortError` when stopped
 */
export async function saveLedger(
  shelf: Shelf,
  format: LedgerFormat,
  ids: readonly string[] | null,
  total: number,
  { onProgress, signal }: Course,
): Promise<void> {
  const write = await writerOf(format);
  const folder = `${words('extensionName')}: ${words('action_ledger')}`;
  // Made of blobs, not of one text: the browser may keep them on disk.
  const parts: Blob[] = [];
  if (format === 'csv') parts.push(new Blob([csvHead()]));
  if (format === 'bookmarks') parts.push(new Blob([bookmarksHead(folder)]));
  let done = 0;
  let restedMs = performance.now();
  for await (const records of ahead(ids ? some(shelf, ids) : shelf.records())) {
    const texts: string[] = [];
    for (let from = 0; from < records.length; from += 50) {
      texts.push(write(records.slice(from, from + 50)));
      signal.throwIfAborted();
      if (performance.now() - restedMs < STRETCH_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      restedMs = performance.now();
    }
    parts.push(new Blob(texts));
    done += records.length;
    onProgress(done / Math.max(total, done));
  }
  if (format === 'bookmarks') parts.push(new Blob([BOOKMARKS_END]));
  const { ending, type } = FILES[format];
  const day = new Date().toISOString().slice(0, 10);
  download(document, `headwater-${day}.${ending}`, type, new Blob(parts));
}

/** The text of a file, piece by piece. */
async function* piecesOf(file: Blob, { onProgress, signal }: Course): AsyncIterable<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let read = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      signal.throwIfAborted();
      read += value.length;
      yield value;
      // Letters outside of ASCII have several bytes: nearly, then.
      onProgress(Math.min(1, read / file.size));
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** What taking a file would change. @throws LedgerError when the store fails, `AbortError` when stopped */
export const previewFile = (shelf: Shelf, file: Blob, course: Course): Promise<Intake> =>
  takeIn(piecesOf(file, course), (ids) => shelf.recordsOf(ids), null, course.signal);

/** Takes a file into the ledger. @throws WorkerError when the worker refuses, `AbortError` when stopped */
export const takeFile = (shelf: Shelf, file: Blob, course: Course): Promise<Intake> =>
  takeIn(
    piecesOf(file, course),
    (ids) => shelf.recordsOf(ids),
    (records) => send('ledger/restore', { records }),
    course.signal,
  );
