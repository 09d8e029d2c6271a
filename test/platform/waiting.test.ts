import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LedgerRecord } from '../../utils/ledger/record';
import { LedgerError, openLedger } from '../../utils/ledger/store';
import { MAX_WAITING, withWaiting } from '../../utils/platform/waiting';
import { record, storedRecords } from '../ledger/make';

let serial = 0;

/** A ledger that takes nothing while it is full. */
function stage() {
  const name = `waiting-${serial++}`;
  const store = openLedger(name, undefined, () => {});
  const disk = { isFull: false };
  const add = async (entry: LedgerRecord) => {
    if (disk.isFull) throw new LedgerError('full', null);
    await store.add(entry);
  };
  /** What a worker does that begins anew. */
  const begin = () => withWaiting({ ...store, add });
  return { disk, begin, ids: async () => (await storedRecords(name)).map(({ id }) => id).sort() };
}

const page = (at: number, change: Partial<LedgerRecord> = {}) =>
  record({ id: `https://a.example/${at}`, ...change });

describe('what the ledger does not take', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is told, and written once there is room, also by another worker', async () => {
    const { disk, begin, ids } = stage();
    disk.isFull = true;
    const ledger = begin();
    await expect(ledger.add(page(1))).rejects.toThrow('ledger full');
    await expect(ledger.add(page(2))).rejects.toThrow('ledger full');
    expect(await ids()).toEqual([]);
    disk.isFull = false;
    const next = begin();
    await next.add(page(3));
    expect(await ids()).toEqual([1, 2, 3].map((at) => page(at).id));
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
  });

  it('keeps every visit of one article', async () => {
    const { disk, begin } = stage();
    disk.isFull = true;
    const ledger = begin();
    for (const visit of ['visit-0001', 'visit-0002'])
      await ledger.add(page(1, { visits: { [visit]: 1 } })).catch(() => {});
    disk.isFull = false;
    await ledger.add(page(2));
    expect(Object.keys((await ledger.get(page(1).id))?.visits ?? {}).sort()).toEqual([
      'visit-0001',
      'visit-0002',
    ]);
  });

  it('keeps the step to the source that was made meanwhile', async () => {
    const { disk, begin } = stage();
    disk.isFull = true;
    const ledger = begin();
    await ledger.add(page(1)).catch(() => {});
    expect(await ledger.markOpened(page(1).id, 77)).toBeNull();
    disk.isFull = false;
    await ledger.add(page(2));
    expect((await ledger.get(page(1).id))?.openedMs).toBe(77);
  });

  it('is not brought back when the reader has it forgotten meanwhile', async () => {
    const { disk, begin, ids } = stage();
    disk.isFull = true;
    const ledger = begin();
    for (const at of [1, 2]) await ledger.add(page(at)).catch(() => {});
    await ledger.forget([page(1).id]);
    disk.isFull = false;
    await ledger.add(page(3));
    expect(await ids()).toEqual([page(2).id, page(3).id]);
    disk.isFull = true;
    await ledger.add(page(4)).catch(() => {});
    await ledger.forgetAll();
    disk.isFull = false;
    await ledger.add(page(5));
    expect(await ids()).toEqual([page(5).id]);
  });

  it('does not grow without end', async () => {
    const { disk, begin, ids } = stage();
    disk.isFull = true;
    const ledger = begin();
    for (let at = 0; at < MAX_WAITING + 5; at += 1) await ledger.add(page(at)).catch(() => {});
    disk.isFull = false;
    await ledger.add(page(1000));
    expect(await ids()).toHaveLength(MAX_WAITING + 1);
  });
});
