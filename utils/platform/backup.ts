/**
 * A copy of the ledger in the folder of downloads, where the reader asked for one, at most once a day. Made by the
 * worker. Chromium's has no addresses for files: there a document without a window (`entrypoints/copy`) holds the file.
 */
import * as v from 'valibot';
import { toJsonLines } from '../ledger/files';
import type { Shelf } from '../ledger/shelf';
import { browser } from './browser';
import { readSettings } from './settings';

const DAY_MS = 86_400_000;
/** A copy that could not be saved is tried again after this. */
const AGAIN_MS = 3_600_000;
/** A file that is not written after this is given up; the browser may be asking the reader where to. */
const PATIENCE_MS = 300_000;
const KEY = 'ledger:copy';

const Copy = v.object({
  /** When the last copy was saved, in milliseconds since 1970; 0 for never. */
  savedMs: v.fallback(v.number(), 0),
  /** When one was last begun. */
  triedMs: v.fallback(v.number(), 0),
  /** The last one could not be saved. */
  hasFailed: v.fallback(v.boolean(), false),
});
/** What came of the copies so far. */
export type Copy = v.InferOutput<typeof Copy>;

/** Not in the types of the common API. */
interface Offscreen {
  createDocument(how: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}
const offscreen = (): Offscreen | undefined =>
  (globalThis as { chrome?: { offscreen?: Offscreen } }).chrome?.offscreen;

/** Lets go of the document that held a file, if there is one. */
const closeDocument = async (): Promise<void> =>
  offscreen()
    ?.closeDocument()
    .catch(() => undefined);

async function readState(): Promise<Copy> {
  return v.parse(Copy, (await browser.storage.local.get(KEY))[KEY] ?? {});
}
const keepState = (state: Copy): Promise<void> => browser.storage.local.set({ [KEY]: state });

/** What came of the copies so far; null where the reader wants none, or there was none yet. */
export async function lastCopy(): Promise<Copy | null> {
  if (!(await readSettings()).dailyBackup) return null;
  const state = await readState();
  return state.savedMs > 0 || state.hasFailed ? state : null;
}

/** Calls back whenever a copy was saved or failed; returns what stops that. */
export function watchCopies(onChange: () => void): () => void {
  const listener = (changes: Record<string, unknown>) => {
    if (KEY in changes) onChange();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/**
 * Writes every record into a file in memory.
 *
 * @returns its address, which holds in this document alone and while it is there; null where there are no records
 * @throws LedgerError when the store fails
 */
export async function copyAddress(shelf: Shelf): Promise<string | null> {
  const parts: Blob[] = [];
  for await (const records of shelf.records()) parts.push(new Blob([toJsonLines(records)]));
  return parts.length > 0 ? URL.createObjectURL(new Blob(parts, { type: 'application/jsonl' })) : null;
}

/** Waits until a file is written. @throws Error with the browser's reason when it is not */
async function written(id: number): Promise<void> {
  let end: ((failure: Error | null) => void) | undefined;
  const ended = new Promise<Error | null>((resolve) => {
    end = resolve;
  });
  const look = (state: string | undefined, error: string | undefined) => {
    if (state === 'complete') end?.(null);
    if (state === 'interrupted') end?.(new Error(`the copy was not written: ${error}`));
  };
  type Change = { id: number; state?: { current?: string }; error?: { current?: string } };
  const listener = (change: Change) => {
    if (change.id === id) look(change.state?.current, change.error?.current);
  };
  browser.downloads.onChanged.addListener(listener);
  const patience = setTimeout(() => end?.(new Error('the copy took too long')), PATIENCE_MS);
  try {
    // A small file may have been written before anybody listened.
    const [file] = await browser.downloads.search({ id });
    look(file?.state, file?.error);
    const failure = await ended;
    if (failure) throw failure;
  } finally {
    clearTimeout(patience);
    browser.downloads.onChanged.removeListener(listener);
  }
}

/** Notes that a copy could not be made. */
export async function failCopy(nowMs: number): Promise<void> {
  await keepState({ ...(await readState()), triedMs: nowMs, hasFailed: true });
  await closeDocument();
}

/**
 * Saves the file that was made. What comes of it is kept, for the page of sources to tell.
 *
 * @param url its address, or null where there is nothing to be copied
 */
export async function saveCopy(url: string | null, nowMs: number): Promise<void> {
  const { savedMs } = await readState();
  try {
    if (url === null) {
      await keepState({ savedMs, triedMs: 0, hasFailed: false });
      return;
    }
    const day = new Date(nowMs).toISOString().slice(0, 10);
    await written(
      await browser.downloads.download({
        url,
        filename: `Headwater/headwater-${day}.jsonl`,
        // An older copy is never written over.
        conflictAction: 'uniquify',
        saveAs: false,
      }),
    );
    await keepState({ savedMs: nowMs, triedMs: nowMs, hasFailed: false });
  } catch (error) {
    console.warn('Headwater: a copy of the ledger was not saved', error);
    await keepState({ savedMs, triedMs: nowMs, hasFailed: true });
  } finally {
    if (url !== null && typeof URL.revokeObjectURL === 'function') URL.revokeObjectURL(url);
    await closeDocument();
  }
}

let isRunning = false;

/**
 * Saves a copy if the reader wants one and one is due. Runs in the worker; where a document has to make the file, what
 * is left to be done is done when that says that it is there ({@link saveCopy}).
 *
 * @throws Error when the browser's own store fails; what comes of the copy is told by {@link lastCopy}
 */
export async function backUpDaily(shelf: Shelf, nowMs: number): Promise<void> {
  if (isRunning || !(await readSettings()).dailyBackup || !browser.downloads) return;
  const state = await readState();
  if (nowMs - state.savedMs < DAY_MS || nowMs - state.triedMs < AGAIN_MS || isRunning) return;
  isRunning = true;
  try {
    await keepState({ ...state, triedMs: nowMs });
    if (typeof URL.createObjectURL === 'function') await saveCopy(await copyAddress(shelf), nowMs);
    else {
      // One may be left from a worker that was stopped.
      await closeDocument();
      await offscreen()?.createDocument({
        url: '/copy.html',
        reasons: ['BLOBS'],
        justification: 'Holds the copy of the ledger while the browser writes it to the folder of downloads.',
      });
    }
  } catch (error) {
    console.warn('Headwater: a copy of the ledger was not made', error);
    await failCopy(nowMs);
  } finally {
    isRunning = false;
  }
}
