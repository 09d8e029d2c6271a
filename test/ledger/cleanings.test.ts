import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { addCleaning, type Cleaning, cleaningOf } from '../../utils/ledger/cleaning';
import { MAX_CLEANINGS, openCleanings } from '../../utils/ledger/cleanings';
import { openLedger } from '../../utils/ledger/store';
import { record, report, storedRecords } from './make';

const cleaning = (change: Partial<Cleaning> = {}): Cleaning => ({
  version: 1,
  site: 'a.example',
  outcome: 'rejected',
  stage: 'knownTool',
  tool: 'Klaro',
  pressed: 'I decline',
  visibleMs: 40,
  firstMs: 1000,
  lastMs: 1000,
  times: 1,
  visit: 'visit-0001',
  ...change,
});

let nextName = 0;
const fresh = () => `cleanings-${nextName++}`;

describe('an entry of where banners were dealt with', () => {
  it('is made of a report that tells of a banner, on a page that has a site', () => {
    const consent = { ...cleaning(), undoable: false } as const;
    expect(cleaningOf(report(), 'a.example')).toBeNull();
    expect(cleaningOf(report({ consent }), null)).toBeNull();
    expect(cleaningOf(report({ consent }), 'a.example')).toEqual(cleaning());
  });

  it('counts visits and tells the latest outcome', () => {
    const later = cleaning({ outcome: 'hidden', visit: 'visit-0002', firstMs: 5000, lastMs: 5000 });
    expect(addCleaning(cleaning(), later)).toMatchObject({
      outcome: 'hidden',
      times: 2,
      firstMs: 1000,
      lastMs: 5000,
    });
    expect(() => addCleaning(cleaning(), cleaning({ site: 'b.example' }))).toThrow(RangeError);
  });

  it('counts a visit once, however often it is told of', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (visits) => {
        const sum = visits
          .map((visit) => cleaning({ visit: `visit-000${visit}`, lastMs: visit }))
          .reduce(addCleaning);
        expect(sum.times).toBe(new Set(visits).size);
      }),
    );
  });
});

describe('the store of where banners were dealt with', () => {
  it('keeps one entry for a site, lists the latest first and finds by site, tool and control', async () => {
    const store = openCleanings(fresh());
    await store.add(cleaning());
    await store.add(cleaning({ site: 'b.example', lastMs: 3000, tool: null, pressed: 'Nein' }));
    await store.add(cleaning({ visit: 'visit-0002', lastMs: 2000 }));
    const { cleanings, total } = await store.list('', 0, 10);
    expect(total).toBe(2);
    expect(cleanings.map(({ site, times }) => [site, times])).toEqual([
      ['b.example', 1],
      ['a.example', 2],
    ]);
    expect((await store.list('klaro', 0, 10)).cleanings).toMatchObject([{ site: 'a.example' }]);
    expect((await store.list('NEIN', 0, 10)).total).toBe(1);
    expect((await store.list('', 1, 1)).cleanings).toMatchObject([{ site: 'a.example' }]);
    expect(await store.forgetAll()).toBe(2);
    expect((await store.list('', 0, 10)).total).toBe(0);
  });

  it('drops the sites that were longest not visited when there are too many', async () => {
    const name = fresh();
    const store = openCleanings(name);
    await store.list('', 0, 1);
    const direct = await openDB(name);
    const transaction = direct.transaction('cleanings', 'readwrite');
    for (let at = 0; at < MAX_CLEANINGS; at += 1)
      void transaction.store.put(cleaning({ site: `${at}.example`, lastMs: 10 + at }));
    await transaction.done;
    direct.close();
    await store.add(cleaning({ site: 'new.example', lastMs: 999_999 }));
    const { cleanings, total } = await store.list('', 0, MAX_CLEANINGS + 5);
    expect(total).toBe(MAX_CLEANINGS);
    expect(cleanings[0]?.site).toBe('new.example');
    expect(cleanings.some(({ site }) => site === '0.example')).toBe(false);
    expect(cleanings.at(-1)?.site).toBe('1.example');
  });

  it('does not list a damaged entry, and replaces it', async () => {
    const name = fresh();
    const store = openCleanings(name);
    await store.add(cleaning());
    const direct = await openDB(name);
    await direct.put('cleanings', { site: 'a.example', lastMs: 3, broken: true });
    direct.close();
    expect((await store.list('', 0, 10)).total).toBe(0);
    await store.add(cleaning());
    expect((await store.list('', 0, 10)).cleanings).toEqual([cleaning()]);
  });

  it('joins a database of the first version, and every record stays', async () => {
    const name = fresh();
    const before = await openDB(name, 1, {
      upgrade: (database) =>
        void database.createObjectStore('records', { keyPath: 'id' }).createIndex('lastSeenMs', 'lastSeenMs'),
    });
    await before.put('records', record());
    before.close();
    const store = openCleanings(name);
    await store.add(cleaning());
    expect(await storedRecords(name)).toEqual([record()]);
    expect((await store.list('', 0, 10)).total).toBe(1);
    const story = { addresses: [], title: record().title };
    expect(await openLedger(name).about([story])).toEqual([[record()]]);
  });
});
