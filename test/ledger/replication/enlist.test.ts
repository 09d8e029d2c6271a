// @vitest-environment node
/** What was here before the ledger was shared is noted once, however often that breaks off. */
import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { openLocal } from '../../../utils/ledger/replication/local';
import { openReplica } from '../../../utils/ledger/replication/replica';
import { openLedger } from '../../../utils/ledger/store';
import { storedRecords } from '../make';
import { manyRecords } from '../many';
import { machine } from './machines';
import { treeServer } from './tree-server';

const COUNT = 2100;
let nextName = 0;

/** A ledger that is full before it is shared. */
async function full() {
  const name = `enlist-${nextName++}`;
  const ledger = openLedger(name, undefined, () => {});
  await ledger.restore(manyRecords(0, COUNT));
  const replica = openReplica(name, () => {});
  await replica.connect();
  return { name, ledger, replica, local: openLocal(replica, () => {}, name) };
}

afterEach(() => vi.restoreAllMocks());

it('goes on where it broke off, in another page', async () => {
  const { name, replica, local } = await full();
  expect(await replica.enlist()).toBe(true);
  expect(await local.waiting()).toBe(1000);
  const digest = vi.spyOn(crypto.subtle, 'digest');
  const other = openReplica(name, () => {});
  while (await other.enlist());
  expect(await local.waiting()).toBe(COUNT);
  // The name and the first revision of each that was left.
  expect(digest).toHaveBeenCalledTimes(2 * (COUNT - 1000));
});

it('passes over what is changed, forgotten or put away meanwhile', async () => {
  const { ledger, replica, local } = await full();
  const ids = manyRecords(0, COUNT)
    .map(({ id }) => id)
    .sort();
  await replica.enlist();
  const [early = '', late = '', forgotten = '', dropped = ''] = [ids[0], ids[1500], ids[1501], ids[1502]];
  await ledger.note(early, 'noted', 1);
  await ledger.note(late, 'noted', 1);
  await ledger.forget([forgotten]);
  await ledger.drop([dropped]);
  while (await replica.enlist());
  // What was forgotten is told; what was put away on this machine was never shared.
  expect(await local.waiting()).toBe(COUNT - 1);
  const { results } = await local.changes({ since: 0, limit: 10_000 });
  expect(new Set(results.map(({ id }) => id)).size).toBe(COUNT - 1);
  const docs = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
  const bodies = (await local.bulkGet({ docs })).results.flatMap((got) => got.docs);
  expect(bodies).toHaveLength(COUNT - 1);
  const notes = bodies.flatMap(({ ok }) => (ok?.record as { note?: { text: string } })?.note?.text ?? []);
  expect(notes.filter((text) => text === 'noted')).toHaveLength(2);
});

it('reads no record where nothing has changed', async () => {
  const server = treeServer();
  const one = await machine();
  await one.ledger.restore(manyRecords(0, 50));
  for (let round = 0; round < 2; round += 1) await one.replicate(server.endpoint);
  const digest = vi.spyOn(crypto.subtle, 'digest');
  const reads = (['get', 'getAll', 'getKey'] as const).map((method) =>
    vi.spyOn(IDBObjectStore.prototype, method),
  );
  await one.replicate(server.endpoint);
  const read = reads.flatMap(({ mock }) => mock.contexts.map((store) => (store as IDBObjectStore).name));
  expect(read.filter((name) => name !== 'replication')).toEqual([]);
  expect(digest).not.toHaveBeenCalled();
});

it('finds a record that has no track although all were enlisted', async () => {
  const { name, replica, local } = await full();
  while (await replica.enlist());
  const [known] = manyRecords(0, 1);
  const request = indexedDB.open(name);
  await new Promise((resolve) => {
    request.onsuccess = resolve;
  });
  const transaction = request.result.transaction('tracks', 'readwrite');
  const found = transaction
    .objectStore('tracks')
    .index('id')
    .getKey(known?.id ?? '');
  found.onsuccess = () => transaction.objectStore('tracks').delete(found.result as string);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  request.result.close();
  expect(await local.waiting()).toBe(COUNT - 1);
  while (await replica.enlist());
  expect(await local.waiting()).toBe(COUNT);
  expect(await storedRecords(name)).toHaveLength(COUNT);
});
