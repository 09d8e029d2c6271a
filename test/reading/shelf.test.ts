import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openShelf } from '../../utils/reading/shelf';
import { finding } from '../ledger/make';

let name = '';
const reading = (at: number, chars = 10) => ({
  finding: finding(),
  html: 'x'.repeat(chars),
  pageUrl: `https://qoshe.com/${at}`,
});
const limits = { readings: 3, chars: 1000, places: 3 };

describe('the shelf', () => {
  beforeEach(() => {
    name = crypto.randomUUID();
  });

  it('gives what was kept, also to one who opens it later', async () => {
    const id = await openShelf(name).keep(reading(1), 1);
    expect(await openShelf(name).get(id)).toEqual(reading(1));
    expect(await openShelf(name).get(crypto.randomUUID())).toBeNull();
  });

  it('keeps one reading of a page, the latest, whatever place of it was shown', async () => {
    const shelf = openShelf(name);
    const id = await shelf.keep(reading(1), 1);
    const again = { ...reading(1, 20), pageUrl: 'https://qoshe.com/1#end' };
    expect(await shelf.keep(again, 2)).toBe(id);
    expect(await shelf.get(id)).toEqual(again);
    expect(await shelf.forgetAll()).toBe(1);
    expect(await shelf.get(id)).toBeNull();
  });

  it('makes room: those not opened for longest go first, by number and by size', async () => {
    const shelf = openShelf(name, limits);
    const ids: string[] = [];
    for (let at = 0; at < 4; at += 1) ids.push(await shelf.keep(reading(at), at));
    expect(await Promise.all(ids.map((id) => shelf.get(id)))).toEqual([
      null,
      reading(1),
      reading(2),
      reading(3),
    ]);
    const large = await shelf.keep(reading(9, 985), 9);
    expect(await shelf.get(large)).not.toBeNull();
    expect(await shelf.get(ids[3] ?? '')).not.toBeNull();
    expect(await shelf.get(ids[2] ?? '')).toBeNull();
    // Even one that is larger than the shelf is read again.
    const larger = await shelf.keep(reading(10, 5000), 10);
    expect(await shelf.get(larger)).not.toBeNull();
    expect(await shelf.get(large)).toBeNull();
  });

  it('takes nothing damaged for a reading', async () => {
    const id = await openShelf(name).keep(reading(1), 1);
    const database = await openDB(name);
    await database.put('readings', { html: 7 }, id);
    database.close();
    expect(await openShelf(name).get(id)).toBeNull();
  });

  it('keeps how far each page was read, the latest ones', async () => {
    const shelf = openShelf(name, limits);
    expect(await shelf.placeIn('https://a.example/')).toBeNull();
    for (let at = 1; at <= 5; at += 1) await shelf.keepPlace(`https://a.example/${at}#part`, at + 0.5, at);
    expect(await shelf.placeIn('https://a.example/1')).toBeNull();
    expect(await shelf.placeIn('https://a.example/5')).toBe(5.5);
  });
});
