/** On a full disk: what makes room must work. */
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LedgerRecord } from '../../utils/ledger/record';
import { openLedger } from '../../utils/ledger/store';
import { record, storedRecords } from './make';
import { machine } from './replication/machines';
import { treeServer } from './replication/tree-server';

/** The disk is full for everything that is put into a store, as browsers have it; taking away is let through. */
function fillDisk(): void {
  for (const method of ['put', 'add'] as const)
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(() => {
      throw new DOMException('the disk is full', 'QuotaExceededError');
    });
}

const NOW = Date.UTC(2026, 10, 1);
const page = (at: number) =>
  record({ id: `https://a.example/${at}`, title: `Piece ${at}`, firstSeenMs: NOW, lastSeenMs: NOW + at });
const idsOf = async ({ records }: { records(): Promise<LedgerRecord[]> }) =>
  (await records()).map(({ id }) => id).sort();

let nextName = 0;
const alone = async () => {
  const name = `full-${nextName++}`;
  const ledger = openLedger(name, undefined, () => {});
  await ledger.restore([page(1), page(2), page(3)]);
  return { ledger, records: () => storedRecords(name) };
};
/** Two machines that know the same three records. */
const shared = async () => {
  const server = treeServer();
  const [one, other] = [await machine(), await machine()];
  await one.ledger.restore([page(1), page(2), page(3)]);
  for (const each of [one, other, one]) await each.replicate(server.endpoint);
  return { server: server.endpoint, one, other };
};

describe('on a full disk', () => {
  afterEach(() => vi.restoreAllMocks());

  it('nothing is added, and the reader is told', async () => {
    const { ledger } = await alone();
    fillDisk();
    await expect(ledger.add(page(4))).rejects.toMatchObject({ name: 'LedgerError', fault: 'full' });
  });

  it('a part is forgotten, though it cannot be brought back', async () => {
    const here = await alone();
    const { ledger } = here;
    expect(await ledger.forget([page(1).id], 'act')).toEqual({ count: 1, isKept: true });
    fillDisk();
    expect(await ledger.forget([page(2).id, 'https://unknown.example/'], 'act')).toEqual({
      count: 1,
      isKept: false,
    });
    expect(await idsOf(here)).toEqual([page(3).id]);
    vi.restoreAllMocks();
    expect(await ledger.unforget('act')).toBe(1);
    expect(await idsOf(here)).toEqual([page(1).id, page(3).id]);
  });

  it('everything is forgotten', async () => {
    const here = await alone();
    fillDisk();
    expect(await here.ledger.forgetAll()).toBe(3);
    expect(await idsOf(here)).toEqual([]);
  });

  it.each([
    ['a part', (one: Awaited<ReturnType<typeof machine>>) => one.ledger.forget([page(1).id], 'act'), [2, 3]],
    ['everything', (one: Awaited<ReturnType<typeof machine>>) => one.ledger.forgetAll(), []],
  ])('%s is forgotten of a shared ledger, and other machines hear of it later', async (_, forget, left) => {
    const { server, one, other } = await shared();
    fillDisk();
    await forget(one);
    const expected = left.map((at) => page(at).id);
    expect(await idsOf(one)).toEqual(expected);
    vi.restoreAllMocks();
    for (const each of [one, other, one]) await each.replicate(server);
    expect(await idsOf(one)).toEqual(expected);
    expect(await idsOf(other)).toEqual(expected);
    expect(await one.local.waiting()).toBe(0);
  });

  it.each([
    ['some', (one: Awaited<ReturnType<typeof machine>>) => one.ledger.drop([page(1).id]), [2, 3]],
    ['what is old', (one: Awaited<ReturnType<typeof machine>>) => one.ledger.prune(NOW + 2, true), [2, 3]],
    ['all', (one: Awaited<ReturnType<typeof machine>>) => one.ledger.dropAll(), []],
  ])('%s is put away on this machine alone', async (_, drop, left) => {
    const { server, one, other } = await shared();
    fillDisk();
    await drop(one);
    const expected = left.map((at) => page(at).id);
    expect(await idsOf(one)).toEqual(expected);
    vi.restoreAllMocks();
    for (const each of [one, other, one]) await each.replicate(server);
    expect(await idsOf(one)).toEqual(expected);
    expect(await idsOf(other)).toHaveLength(3);
  });
});
