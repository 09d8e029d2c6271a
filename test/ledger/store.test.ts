import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { LedgerError, openLedger } from '../../utils/ledger/store';
import { record } from './make';

let nextName = 0;
const fresh = () => {
  const name = `ledger-${nextName++}`;
  return { name, ledger: openLedger(name) };
};

describe('the ledger store', () => {
  it('keeps one record for an article however many messages tell of it', async () => {
    const { ledger } = fresh();
    await Promise.all([
      ledger.add(record()),
      ledger.add(record()),
      ledger.add(record({ visits: { 'visit-0002': 5 } })),
    ]);
    const { records, total } = await ledger.list('', 0, 10);
    expect(total).toBe(1);
    expect(Object.keys(records[0]?.visits ?? {}).sort()).toEqual(['visit-0001', 'visit-0002']);
  });

  it('lists the latest first, page by page, and finds by every word', async () => {
    const { ledger } = fresh();
    for (let at = 0; at < 7; at += 1) {
      await ledger.add(
        record({
          id: `https://a.example/${at}`,
          title: `Piece ${at}`,
          lastSeenMs: at,
          author: at % 2 ? 'Ada' : 'Bo',
          pageUrl: 'https://a.example/',
        }),
      );
    }
    const page = await ledger.list('', 2, 3);
    expect(page.records.map(({ title }) => title)).toEqual(['Piece 4', 'Piece 3', 'Piece 2']);
    expect(page.total).toBe(7);
    const found = await ledger.list('ada PIECE', 1, 1);
    expect(found.total).toBe(3);
    expect(found.records.map(({ title }) => title)).toEqual(['Piece 3']);
  });

  it('forgets, and puts back what was forgotten merged with what was seen since', async () => {
    const { ledger } = fresh();
    await ledger.add(record({ openedMs: 77 }));
    const { records } = await ledger.list('', 0, 10);
    expect(await ledger.forget([record().id, 'https://unknown.example/'])).toBe(1);
    await ledger.add(record({ lastSeenMs: 5000, visits: { 'visit-0009': 5000 } }));
    expect(await ledger.restore(records)).toBe(1);
    const [back] = (await ledger.list('', 0, 10)).records;
    expect(back).toMatchObject({ openedMs: 77, lastSeenMs: 5000, firstSeenMs: 1000 });
    expect(await ledger.forgetAll()).toBe(1);
    expect((await ledger.list('', 0, 10)).total).toBe(0);
  });

  it('notes an opening only of what it knows, and never an earlier one over a later', async () => {
    const { ledger } = fresh();
    await ledger.add(record());
    await ledger.markOpened(record().id, 500);
    await ledger.markOpened(record().id, 400);
    await ledger.markOpened('https://unknown.example/', 1);
    expect((await ledger.list('', 0, 10)).records.map(({ openedMs }) => openedMs)).toEqual([500]);
  });

  it('notes an arrival only of what it knows, and the later one stays', async () => {
    const { ledger } = fresh();
    const arrival = { atMs: 500, wordCount: 900, body: 'complete', access: 'free' } as const;
    await ledger.add(record());
    await ledger.markArrived(record().id, arrival);
    await ledger.markArrived(record().id, { ...arrival, atMs: 400, wordCount: 10 });
    await ledger.markArrived('https://unknown.example/', arrival);
    await ledger.add(record({ lastSeenMs: 5000 }));
    expect((await ledger.list('', 0, 10)).records.map((known) => known.arrival)).toEqual([arrival]);
    expect(await ledger.markOpened(record().id, 600)).toMatchObject({ id: record().id });
  });

  it('reads records from before arrivals were noted', async () => {
    const { ledger } = fresh();
    const { arrival: _, ...older } = record();
    await ledger.add(older);
    await ledger.add(record({ lastSeenMs: 5000 }));
    expect((await ledger.list('', 0, 10)).records).toMatchObject([{ lastSeenMs: 5000, arrival: null }]);
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
    const failure = await ledger.list('', 0, 1).catch((error: unknown) => error);
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
    expect((await ledger.list('', 0, 10)).records).toMatchObject([
      { title: 'A bridge too narrow', lastSeenMs: 9 },
    ]);
  });
});
