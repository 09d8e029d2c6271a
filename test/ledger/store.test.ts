import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { MIGRATIONS } from '../../utils/ledger/database';
import { openShelf } from '../../utils/ledger/shelf';
import { LedgerError, openLedger } from '../../utils/ledger/store';
import { record, storedRecords } from './make';
import { manyRecords } from './many';

let nextName = 0;
const fresh = () => {
  const name = `ledger-${nextName++}`;
  return { name, ledger: openLedger(name, undefined, () => {}), shelf: openShelf(name) };
};

describe('the ledger store', () => {
  it('keeps one record for an article however many messages tell of it', async () => {
    const { name, ledger } = fresh();
    await Promise.all([
      ledger.add(record()),
      ledger.add(record()),
      ledger.add(record({ visits: { 'visit-0002': 5 } })),
    ]);
    const records = await storedRecords(name);
    expect(records).toHaveLength(1);
    expect(Object.keys(records[0]?.visits ?? {}).sort()).toEqual(['visit-0001', 'visit-0002']);
  });

  it('writes a record although the browser closed the connection, or ended the transaction, under it', async () => {
    const { ledger } = fresh();
    await ledger.add(record());
    const { transaction } = IDBDatabase.prototype;
    const once = vi.spyOn(IDBDatabase.prototype, 'transaction');
    try {
      once.mockImplementationOnce(() => {
        throw new DOMException('the connection is closing', 'InvalidStateError');
      });
      await ledger.add(record({ visits: { 'visit-0002': 5 } }));
      once.mockImplementationOnce(function (this: IDBDatabase, ...given) {
        const begun = transaction.apply(this, given);
        queueMicrotask(() => begun.abort());
        return begun;
      });
      await ledger.add(record({ visits: { 'visit-0003': 5 } }));
    } finally {
      once.mockRestore();
    }
    const visits = (await ledger.get(record().id))?.visits ?? {};
    expect(Object.keys(visits).sort()).toEqual(['visit-0001', 'visit-0002', 'visit-0003']);
  });

  it('forgets, and puts back what was forgotten merged with what was seen since', async () => {
    const { name, ledger } = fresh();
    await ledger.add(record({ openedMs: 77 }));
    const records = await storedRecords(name);
    expect((await ledger.forget([record().id, 'https://unknown.example/'])).count).toBe(1);
    await ledger.add(record({ lastSeenMs: 5000, visits: { 'visit-0009': 5000 } }));
    expect(await ledger.restore(records)).toBe(1);
    const [back] = await storedRecords(name);
    expect(back).toMatchObject({ openedMs: 77, lastSeenMs: 5000, firstSeenMs: 1000 });
    expect(await ledger.forgetAll()).toBe(1);
    expect(await storedRecords(name)).toHaveLength(0);
  });

  it('notes an opening only of what it knows, and never an earlier one over a later', async () => {
    const { name, ledger } = fresh();
    await ledger.add(record());
    await ledger.markOpened(record().id, 500);
    await ledger.markOpened(record().id, 400);
    await ledger.markOpened('https://unknown.example/', 1);
    expect((await storedRecords(name)).map(({ openedMs }) => openedMs)).toEqual([500]);
  });

  it('notes an arrival only of what it knows, and the later one stays', async () => {
    const { name, ledger } = fresh();
    const arrival = { atMs: 500, wordCount: 900, body: 'complete', access: 'free' } as const;
    await ledger.add(record());
    await ledger.markArrived(record().id, arrival);
    await ledger.markArrived(record().id, { ...arrival, atMs: 400, wordCount: 10 });
    await ledger.markArrived('https://unknown.example/', arrival);
    await ledger.add(record({ lastSeenMs: 5000 }));
    expect((await storedRecords(name)).map((known) => known.arrival)).toEqual([arrival]);
    expect(await ledger.markOpened(record().id, 600)).toMatchObject({ id: record().id });
  });

  it('reads records from before arrivals were noted', async () => {
    const { name, ledger } = fresh();
    const { arrival: _, ...older } = record();
    await ledger.add(older);
    await ledger.add(record({ lastSeenMs: 5000 }));
    expect(await storedRecords(name)).toMatchObject([{ lastSeenMs: 5000, arrival: null }]);
  });

  it('tells what is known of a story by its page, its source and its very title', async () => {
    const { name, ledger } = fresh();
    const original = 'https://tidewater-post.example/2025/a-bridge-too-narrow';
    const title = 'A bridge too narrow for all of them';
    const source = { kind: 'article', url: original, outlet: null, evidence: [] } as const;
    await ledger.add(record({ source: { ...source, evidence: [] } }));
    await ledger.add(record({ id: original, pageUrl: original, title }));
    await ledger.add(record({ id: 'https://digest.example/77', title }));
    await ledger.add(record({ id: 'https://digest.example/78', title: 'Another story altogether' }));
    const direct = await openDB(name);
    await direct.put('records', { id: 'https://broken.example/', lastSeenMs: 3, title });
    direct.close();
    const ids = (found: { id: string }[][]) => found.map((records) => records.map(({ id }) => id).sort());
    const found = await ledger.about([
      { addresses: [original], title: '' },
      { addresses: [], title },
      { addresses: [original, record().id], title },
      { addresses: ['https://nowhere.example/'], title: 'Unheard of' },
    ]);
    expect(ids(found)).toEqual([
      [record().id, original].sort(),
      ['https://digest.example/77', original].sort(),
      ['https://digest.example/77', record().id, original].sort(),
      [],
    ]);
    expect((await ledger.get(original))?.title).toBe(title);
    expect(await ledger.get('https://broken.example/')).toBeNull();
    expect(await ledger.get('https://nowhere.example/')).toBeNull();
  });

  it('says that a newer version has written the store, and leaves it alone', async () => {
    const { name, ledger } = fresh();
    (await openDB(name, 99, { upgrade: (database) => void database.createObjectStore('later') })).close();
    const failure = await ledger.get(record().id).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(LedgerError);
    expect((failure as LedgerError).fault).toBe('newer');
    const untouched = await openDB(name);
    expect([...untouched.objectStoreNames]).toEqual(['later']);
    untouched.close();
  });

  it('replaces a damaged record instead of failing on it', async () => {
    const { name, ledger } = fresh();
    await ledger.add(record());
    const direct = await openDB(name);
    await direct.put('records', { id: record().id, lastSeenMs: 3, broken: true });
    direct.close();
    await ledger.add(record({ lastSeenMs: 9 }));
    expect(await storedRecords(name)).toMatchObject([{ title: 'A bridge too narrow', lastSeenMs: 9 }]);
  });

  it('keeps a line for each record, through all that happens to it', async () => {
    const { ledger, shelf } = fresh();
    const lines = async () => (await Array.fromAsync(shelf.lines())).flat();
    await ledger.add(record());
    await ledger.note(record().id, 'Ask Ada', 10);
    await ledger.star([record().id, 'https://unknown.example/'], true, 10);
    await ledger.markOpened(record().id, 50);
    expect(await lines()).toMatchObject([{ id: record().id, note: 'Ask Ada', starred: true, openedMs: 50 }]);
    await ledger.add(record({ lastSeenMs: 5000 }));
    expect(await lines()).toMatchObject([{ note: 'Ask Ada', starred: true, lastSeenMs: 5000 }]);
    await ledger.forget([record().id], 'act');
    expect(await lines()).toEqual([]);
    expect(await ledger.unforget('act')).toBe(1);
    expect(await ledger.unforget('act')).toBe(0);
    expect(await lines()).toMatchObject([{ note: 'Ask Ada', starred: true }]);
    await ledger.forget([record().id], 'act');
    expect(await ledger.empty()).toBe(1);
    expect(await ledger.unforget('act')).toBe(0);
    expect(await lines()).toEqual([]);
  });

  it('lets a later word of the reader win even where the clock went back', async () => {
    const { ledger, shelf } = fresh();
    await ledger.add(record());
    await ledger.note(record().id, 'first', 9000);
    await ledger.note(record().id, 'second', 10);
    await ledger.add(record({ note: { text: 'first', atMs: 9000 } }));
    expect(await shelf.recordsOf([record().id])).toMatchObject([{ note: { text: 'second', atMs: 9001 } }]);
  });

  it('drops what was last seen before, sparing what is marked if told to', async () => {
    const { name, ledger } = fresh();
    await ledger.add(record({ id: 'https://a.example/1', lastSeenMs: 10 }));
    await ledger.add(record({ id: 'https://a.example/2', lastSeenMs: 10, star: { on: true, atMs: 1 } }));
    await ledger.add(record({ id: 'https://a.example/3', lastSeenMs: 20 }));
    expect(await ledger.prune(20, true)).toBe(1);
    expect(await ledger.prune(20, false)).toBe(1);
    expect((await storedRecords(name)).map(({ id }) => id)).toEqual(['https://a.example/3']);
  });

  it('writes all of what comes at once, or nothing', async () => {
    const { name, ledger, shelf } = fresh();
    await ledger.add(record());
    const bad = { ...record({ id: 'https://a.example/2' }), title: () => {} } as never;
    const error = await ledger
      .restore([record({ id: 'https://a.example/1' }), bad])
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(LedgerError);
    expect(await storedRecords(name)).toHaveLength(1);
    expect((await Array.fromAsync(shelf.lines())).flat()).toHaveLength(1);
  });
});

/** What each version of the database held, as it was stored then. */
const STORED = manyRecords(0, 5);

describe('a database of an earlier version', () => {
  it.each([1, 2, 3])('is brought up to date from version %i with all it holds', async (version) => {
    const { name } = fresh();
    const before = openLedgerAt(name, version);
    const database = await before;
    for (const one of STORED) await database.put('records', one);
    database.close();
    const shelf = openShelf(name);
    expect(await shelf.recordsOf(STORED.map(({ id }) => id))).toEqual(STORED);
    const lines = (await Array.fromAsync(shelf.lines())).flat();
    expect(lines.map(({ title }) => title).sort()).toEqual(STORED.map(({ title }) => title).sort());
  });

  it('stays readable when it cannot be brought up to date, and says so', async () => {
    const { name } = fresh();
    const database = await openLedgerAt(name, 3);
    for (const one of STORED) await database.put('records', one);
    database.close();
    const failing = [
      ...MIGRATIONS.slice(0, 3),
      () => {
        throw new Error('no');
      },
    ];
    const error = await openLedger(name, failing, () => {})
      .add(record())
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'LedgerError', fault: 'migration' });
    const faults: string[] = [];
    const shelf = openShelf(name, ({ fault }) => faults.push(fault), failing);
    expect(await shelf.newest(10)).toHaveLength(5);
    expect((await Array.fromAsync(shelf.lines())).flat()).toHaveLength(5);
    expect(faults).toContain('migration');
    // Nothing was changed by the attempt: the real steps still work.
    await openLedger(name, undefined, () => {}).add(record());
    expect(await openShelf(name).newest(10)).toHaveLength(6);
  });

  it('is read as far as it is understood when a newer version has written it', async () => {
    const { name, ledger } = fresh();
    await ledger.add(record());
    const newer = await openDB(name, 99, { upgrade: (database) => void database.createObjectStore('later') });
    newer.close();
    const faults: string[] = [];
    const shelf = openShelf(name, ({ fault }) => faults.push(fault));
    expect(await shelf.newest(10)).toEqual([record()]);
    expect(faults).toEqual(['newer']);
    await expect(openLedger(name, undefined, () => {}).add(record())).rejects.toMatchObject({
      fault: 'newer',
    });
  });
});

/** A database as an earlier version made it. */
function openLedgerAt(name: string, version: number) {
  return openDB(name, version, {
    async upgrade(database, _old, _new, transaction) {
      for (const migrate of MIGRATIONS.slice(0, version))
        await migrate(database as never, transaction as never);
    },
  });
}
