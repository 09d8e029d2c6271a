/**
 * What the ledger did not take, because the disk is full or another version holds it: it waits in the store of the
 * session and is written as soon as the ledger takes something again.
 */
import * as v from 'valibot';
import { LedgerRecord, mergeRecords } from '../ledger/record';
import type { Ledger } from '../ledger/store';
import { browser } from './browser';
import { inTurn } from './session';

const KEY = 'ledger:waiting';
/** The store of the session holds 10 MB and more than records; of more than these the ones longest waiting are lost. */
export const MAX_WAITING = 100;

async function waiting(): Promise<LedgerRecord[]> {
  const stored = (await browser.storage.session.get(KEY))[KEY];
  return Array.isArray(stored) ? stored.filter((record) => v.is(LedgerRecord, record)) : [];
}

/**
 * A ledger whose additions are not lost while it cannot be written.
 *
 * `add` throws as before, so that the reader is told; the record waits all the same. What is forgotten no longer waits.
 */
export function withWaiting(ledger: Ledger): Ledger {
  /** Does anything wait, as far as this worker knows? A new one has to look. */
  let mayWait = true;

  const change = (next: (known: LedgerRecord[]) => LedgerRecord[]): Promise<void> =>
    inTurn(KEY, async () => {
      const known = await waiting();
      const kept = next(known);
      mayWait = kept.length > 0;
      if (kept.length > 0) await browser.storage.session.set({ [KEY]: kept });
      else if (known.length > 0) await browser.storage.session.remove(KEY);
    });

  const wait = (record: LedgerRecord) =>
    change((known) => {
      const same = known.find(({ id }) => id === record.id);
      const others = known.filter((other) => other !== same);
      return [...others, same ? mergeRecords(same, record) : record].slice(-MAX_WAITING);
    });

  /** Written first and taken off the list afterwards: written twice is written once. */
  const catchUp = async () => {
    const records = await waiting();
    mayWait = records.length > 0;
    for (const record of records) await ledger.add(record);
    const texts = new Set(records.map((record) => JSON.stringify(record)));
    if (records.length > 0)
      await change((known) => known.filter((record) => !texts.has(JSON.stringify(record))));
  };

  return {
    ...ledger,
    add: async (record) => {
      try {
        await ledger.add(record);
      } catch (error) {
        await wait(record).catch(() => {});
        throw error;
      }
      // What waits still goes on waiting when it fails again.
      if (mayWait) await catchUp().catch(() => {});
    },
    markOpened: async (id, atMs) => {
      if (mayWait) await catchUp().catch(() => {});
      const record = await ledger.markOpened(id, atMs);
      // The step to the source waits with the record.
      if (!record && mayWait)
        await change((known) => known.map((each) => (each.id === id ? { ...each, openedMs: atMs } : each)));
      return record;
    },
    forget: async (ids, act) => {
      await change((known) => known.filter(({ id }) => !ids.includes(id)));
      return ledger.forget(ids, act);
    },
    forgetAll: async () => {
      await change(() => []);
      return ledger.forgetAll();
    },
    drop: async (ids) => {
      await change((known) => known.filter(({ id }) => !ids.includes(id)));
      return ledger.drop(ids);
    },
    dropAll: async () => {
      await change(() => []);
      return ledger.dropAll();
    },
  };
}
