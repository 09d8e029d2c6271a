/** How long the ledger keeps what it holds: by the reader's choice, and by the browser's own history. */
import type { Ledger } from '../../ledger/store';
import { cleanAddress } from '../../source/address';
import { browser } from '../browser';
import { readSettings, type Settings } from '../settings';

const DAY_MS = 86_400_000;
/** When what is old was last looked for. */
const PRUNED = 'ledger:prunedMs';
const KEPT_MS = { year: 365 * DAY_MS, days90: 90 * DAY_MS };

/** Forgets what is older than the reader wants it kept; articles with a star or a note stay. */
export async function pruneLedger(ledger: Ledger, { retention }: Settings, nowMs: number): Promise<void> {
  // Even where all is kept: what was forgotten and not brought back goes for good on the way.
  const keptMs = retention === 'year' || retention === 'days90' ? KEPT_MS[retention] : nowMs;
  await ledger.prune(Math.max(0, nowMs - keptMs), true);
}

/** The browser starts: a ledger that is kept for a session begins empty. */
export async function startKeeping(ledger: Ledger): Promise<void> {
  const settings = await readSettings();
  if (settings.retention === 'session') await ledger.dropAll();
  else await pruneLedger(ledger, settings, Date.now());
}

/** Once a day, for browsers that are never closed. */
export async function pruneDaily(ledger: Ledger, settings: Settings, nowMs: number): Promise<void> {
  const { [PRUNED]: pruned } = await browser.storage.local.get(PRUNED);
  // A clock that was ahead when it was last looked must not put the next look off until then.
  if (typeof pruned === 'number' && Math.abs(nowMs - pruned) < DAY_MS) return;
  await browser.storage.local.set({ [PRUNED]: nowMs });
  await pruneLedger(ledger, settings, nowMs);
}

/** Forgets what the browser's history forgot, where the reader wants that. */
export async function followHistory(
  ledger: Ledger,
  removed: { allHistory: boolean; urls?: readonly string[] },
): Promise<void> {
  if (!(await readSettings()).followHistory) return;
  // On this machine alone: browsers tell of pages that have grown too old for their history in the same way.
  if (removed.allHistory) await ledger.dropAll();
  else await ledger.drop((removed.urls ?? []).flatMap((url) => cleanAddress(url) ?? []));
}

/**
 * Registers what keeps the ledger in bounds. Must be called synchronously when the worker starts.
 *
 * @param reportFault is told when the ledger fails
 */
export function watchKeeping(ledger: Ledger, reportFault: (error: unknown) => void): void {
  browser.runtime.onStartup.addListener(() => void startKeeping(ledger).catch(reportFault));
  let isWatching = false;
  const watch = () => {
    // Not there until the reader grants it.
    const removed = browser.history?.onVisitRemoved;
    if (!removed || isWatching) return;
    isWatching = true;
    removed.addListener((what) => void followHistory(ledger, what).catch(reportFault));
  };
  watch();
  browser.permissions.onAdded.addListener(watch);
}
