/** A copy of the ledger in the folder of downloads, where the reader asked for one, at most once a day. */
import { toJsonLines } from '../ledger/files';
import type { Shelf } from '../ledger/shelf';
import { browser } from './browser';
import { readSettings } from './settings';

const DAY_MS = 86_400_000;
const SAVED = 'ledger:savedMs';

/**
 * Saves a copy if one is due. Must run in one of our pages: a worker has no addresses for files.
 *
 * @returns whether a copy was saved
 * @throws LedgerError when the store fails, Error when the browser does not take the file
 */
export async function backUpDaily(shelf: Shelf, nowMs: number): Promise<boolean> {
  if (!(await readSettings()).dailyBackup || !browser.downloads) return false;
  const { [SAVED]: savedMs } = await browser.storage.local.get(SAVED);
  if (typeof savedMs === 'number' && nowMs - savedMs < DAY_MS) return false;
  const parts: Blob[] = [];
  for await (const records of shelf.records()) parts.push(new Blob([toJsonLines(records)]));
  if (parts.length === 0) return false;
  const day = new Date(nowMs).toISOString().slice(0, 10);
  const url = URL.createObjectURL(new Blob(parts, { type: 'application/jsonl' }));
  try {
    await browser.downloads.download({
      url,
      filename: `Headwater/headwater-${day}.jsonl`,
      // An older copy is never written over.
      conflictAction: 'uniquify',
      saveAs: false,
    });
  } finally {
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
  await browser.storage.local.set({ [SAVED]: nowMs });
  return true;
}
