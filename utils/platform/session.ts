/**
 * What lives as long as the browser session: the report of each tab and the readings opened from it. Kept in
 * `storage.session`, so a worker that was put to sleep finds it again and nothing of it reaches the disk.
 */

import { type PageReport, parseReport } from '../report';
import { pageOf } from '../report/page-of';
import { browser } from './browser';
import type { Reading } from './messages';

const tabKey = (tabId: number) => `tab:${tabId}`;
const READING = 'reading:';
/** `storage.session` holds 10 MB; this many readings of ordinary length stay far below. */
const MAX_READINGS = 12;

/** Changes to one thing wait for each other, or the slower of two would undo the faster. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs work that reads and then writes, one after the other for each name.
 *
 * @returns what the work returns; it rejects as the work does, and the next one runs all the same
 */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turn = (queues.get(name) ?? Promise.resolve()).then(work);
  const settled = turn
    .catch(() => null)
    .then(() => {
      if (queues.get(name) === settled) queues.delete(name);
    });
  queues.set(name, settled);
  return turn;
}

/** Why a banner was left: the reader wants to be asked, or answering it did not last. */
export type LeftWhy = 'ask' | 'stopped';

const leftKey = (tabId: number) => `left:${tabId}`;

/** Notes that a banner was left on a tab's page; null for none. */
export async function noteLeft(tabId: number, url: string, why: LeftWhy | null): Promise<void> {
  if (why) await browser.storage.session.set({ [leftKey(tabId)]: { page: pageOf(url), why } });
  else await browser.storage.session.remove(leftKey(tabId));
}

/** Why a banner was left on the page that a tab shows, or null. */
export async function leftOn(tabId: number, url: string | null | undefined): Promise<LeftWhy | null> {
  const left = (await browser.storage.session.get(leftKey(tabId)))[leftKey(tabId)] as
    | { page: string; why: LeftWhy }
    | undefined;
  return left && url && left.page === pageOf(url) ? left.why : null;
}

/** The report of a tab, or null when there is none, or a damaged one. */
export async function reportOf(tabId: number): Promise<PageReport | null> {
  const key = tabKey(tabId);
  return parseReport((await browser.storage.session.get(key))[key]);
}

/**
 * Calls back with a tab's report whenever it changes.
 *
 * @returns stops that
 */
export function watchReport(tabId: number, onReport: (report: PageReport) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const changed = area === 'session' ? changes[tabKey(tabId)] : undefined;
    const report = changed && parseReport(changed.newValue);
    if (report) onReport(report);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/**
 * Changes a tab's report, one change after the other.
 *
 * @param change gets the present report; null for none takes it away
 * @returns the report as it now stands
 */
export function changeReport(
  tabId: number,
  change: (report: PageReport | null) => PageReport | null,
): Promise<PageReport | null> {
  return inTurn(tabKey(tabId), async () => {
    const next = change(await reportOf(tabId));
    if (next) await browser.storage.session.set({ [tabKey(tabId)]: next });
    else await browser.storage.session.remove(tabKey(tabId));
    return next;
  });
}

/**
 * Keeps an article for the reader's tab; the oldest ones make room.
 *
 * @returns its identifier
 * @throws Error when the session store will not take it even when it is otherwise empty
 */
export async function keepReading(reading: Reading): Promise<string> {
  const id = crypto.randomUUID();
  const kept = Object.entries(await browser.storage.session.get(null))
    .filter(([key]) => key.startsWith(READING))
    .map(([key, value]) => ({ key, atMs: (value as { atMs?: number }).atMs ?? 0 }))
    .sort((a, b) => b.atMs - a.atMs);
  await browser.storage.session.remove(kept.slice(MAX_READINGS - 1).map(({ key }) => key));
  const entry = { [READING + id]: { atMs: Date.now(), reading } };
  try {
    await browser.storage.session.set(entry);
  } catch {
    await browser.storage.session.remove(kept.map(({ key }) => key));
    await browser.storage.session.set(entry);
  }
  return id;
}

/** The article kept under an identifier, or null when it is gone. */
export async function readingOf(id: string): Promise<Reading | null> {
  const entry = (await browser.storage.session.get(READING + id))[READING + id] as
    | { reading?: Reading }
    | undefined;
  return entry?.reading ?? null;
}

const placeKey = (pageUrl: string) => `place:${pageUrl}`;

/** How far a page was read in this session, or null: kept here where nothing of it may reach the disk. */
export async function sessionPlaceIn(pageUrl: string): Promise<number | null> {
  const place = (await browser.storage.session.get(placeKey(pageUrl)))[placeKey(pageUrl)];
  return typeof place === 'number' ? place : null;
}

/** Keeps how far a page was read, until the browser is closed. */
export const keepSessionPlace = (pageUrl: string, place: number): Promise<void> =>
  browser.storage.session.set({ [placeKey(pageUrl)]: place });

/** Forgets what is known of a tab that was closed. */
export async function forgetTab(tabId: number): Promise<void> {
  await browser.storage.session.remove([tabKey(tabId), leftKey(tabId)]);
}
