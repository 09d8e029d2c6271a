import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Catalogue, type Query } from '../../utils/ledger/catalogue';
import { type LedgerLine, lineOf } from '../../utils/ledger/line';
import { record } from './make';
import { manyRecords } from './many';

const line = (id: string, change: Partial<LedgerLine> = {}): LedgerLine => ({
  ...lineOf(record({ id: `https://a.example/${id}` })),
  story: id,
  title: `Piece ${id}`,
  ...change,
});
const catalogueOf = (...lines: LedgerLine[]) => {
  const catalogue = new Catalogue();
  catalogue.put(lines);
  return catalogue;
};
const found = (catalogue: Catalogue, query: Query) =>
  catalogue.find(query).map((id) => id.replace('https://a.example/', ''));

describe('the line of a record', () => {
  it('tells stories apart by the original, else by title and outlet, else by the page', () => {
    const story = (change: Parameters<typeof record>[0]) => lineOf(record(change)).story;
    const source = (url: string) => ({
      source: { kind: 'article' as const, url, outlet: null, evidence: [] },
    });
    expect(story({ id: 'https://x.example/1', ...source('https://www.blitz.example/a/') })).toBe(
      story({ id: 'https://y.example/2', ...source('http://blitz.example/a#part') }),
    );
    expect(story({ id: 'https://x.example/1' })).toBe(
      story({ id: 'https://y.example/2', title: 'A Bridge  Too Narrow!' }),
    );
    expect(story({ id: 'https://x.example/1', title: 'Editorial' })).not.toBe(
      story({ id: 'https://y.example/2', title: 'Editorial' }),
    );
  });
});

describe('the catalogue', () => {
  it('does not call unread at the source what was read nowhere else', () => {
    const source = { kind: 'self' as const, url: null, outlet: null, evidence: [] };
    const id = 'https://a.example/1';
    const catalogue = catalogueOf(lineOf(record({ id, source })), line('2'));
    expect(found(catalogue, { onlyUnread: true })).toEqual(['2']);
  });

  it('tells what was met on a site, or seen in a time, whichever story it belongs to', () => {
    const catalogue = catalogueOf(
      line('1', { story: 'one', lastSeenMs: 10 }),
      { ...line('2', { story: 'one', lastSeenMs: 20 }), id: 'https://www.b.example/2' },
      { ...line('3', { lastSeenMs: 30 }), id: 'https://b.example/3' },
      { ...line('4', { lastSeenMs: 40 }), id: 'https://not-b.example/4' },
    );
    expect(catalogue.tally('site')).toEqual([
      { name: 'b.example', count: 2 },
      { name: 'a.example', count: 1 },
      { name: 'not-b.example', count: 1 },
    ]);
    expect(catalogue.recordsOf({ site: 'b.example' })).toEqual([
      'https://www.b.example/2',
      'https://b.example/3',
    ]);
    expect(catalogue.recordsOf({ fromMs: 20, toMs: 40 })).toHaveLength(2);
    expect(catalogue.recordsOf({})).toHaveLength(4);
  });

  it('finds every word, inside of words, without marks and case, in any script', () => {
    const catalogue = catalogueOf(
      line('1', { title: 'Çınar ağacı', outlet: 'Le Monde', author: 'Ada Lind' }),
      line('2', { title: '水の都', note: 'ask Bo' }),
      line('3', { title: 'Plain', outlet: 'Monde Diplo', author: '' }),
    );
    expect(found(catalogue, { search: 'cinar' })).toEqual(['1']);
    expect(found(catalogue, { search: 'IND monde' })).toEqual(['1']);
    expect(found(catalogue, { search: '都' })).toEqual(['2']);
    expect(found(catalogue, { search: 'BO' })).toEqual(['2']);
    expect(found(catalogue, { search: 'monde' }).sort()).toEqual(['1', '3']);
    expect(found(catalogue, { search: 'monde nothing' })).toEqual([]);
  });

  it('does not find a word across two lines or fields', () => {
    const catalogue = catalogueOf(line('1', { title: 'ab', outlet: 'cd' }), line('2', { title: 'x' }));
    expect(found(catalogue, { search: 'bc' })).toEqual([]);
  });

  it('gives of a story the record that fits', () => {
    const catalogue = catalogueOf(
      line('1', { story: 's', lastSeenMs: 5, aggregator: 'qoshe' }),
      line('2', { story: 's', lastSeenMs: 4, aggregator: 'msn', openedMs: 3 }),
    );
    expect(found(catalogue, {})).toEqual(['1']);
    expect(found(catalogue, { aggregator: 'msn' })).toEqual(['2']);
    expect(found(catalogue, { onlyUnread: true })).toEqual([]);
    expect(catalogue.story('https://a.example/2').map(({ aggregator }) => aggregator)).toEqual([
      'msn',
      'qoshe',
    ]);
  });

  it('sorts by sight, first meeting, title and outlet, the unnamed last', () => {
    const catalogue = catalogueOf(
      line('1', { title: 'b', outlet: '', lastSeenMs: 1, firstSeenMs: 1 }),
      line('2', { title: '', outlet: 'A', lastSeenMs: 3, firstSeenMs: 2 }),
      line('3', { title: 'Á', outlet: 'b', lastSeenMs: 2, firstSeenMs: 0 }),
    );
    expect(found(catalogue, {})).toEqual(['2', '3', '1']);
    expect(found(catalogue, { sort: 'met' })).toEqual(['3', '1', '2']);
    expect(found(catalogue, { sort: 'title' })).toEqual(['3', '1', '2']);
    expect(found(catalogue, { sort: 'outlet' })).toEqual(['2', '3', '1']);
  });

  it('limits by time, verdict, mark', () => {
    const catalogue = catalogueOf(
      line('1', { lastSeenMs: 10, body: 'complete', sold: true }),
      line('2', { lastSeenMs: 20, starred: true }),
      line('3', { lastSeenMs: 30, note: 'x' }),
    );
    expect(found(catalogue, { fromMs: 20, toMs: 30 })).toEqual(['2']);
    expect(found(catalogue, { onlyCut: true })).toEqual(['3', '2']);
    expect(found(catalogue, { onlySold: true })).toEqual(['1']);
    expect(found(catalogue, { onlyStarred: true })).toEqual(['2']);
    expect(found(catalogue, { onlyNoted: true })).toEqual(['3']);
  });

  it('is the same however it came to hold its lines', () => {
    const pool = manyRecords(0, 40).map(lineOf);
    const act = fc.record({
      at: fc.nat(39),
      drop: fc.boolean(),
      title: fc.constantFrom('river', 'bank', 'Tor'),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const changing = new Catalogue();
        const there = new Map<string, LedgerLine>();
        for (const { at, drop, title } of acts) {
          const one = pool[at];
          if (!one) continue;
          if (drop) {
            changing.drop([one.id]);
            there.delete(one.id);
          } else {
            changing.put([{ ...one, title }]);
            there.set(one.id, { ...one, title });
          }
          if (at % 5 === 0) changing.find({ search: 'r' });
        }
        const fresh = new Catalogue();
        fresh.put([...there.values()]);
        expect(changing.size).toBe(fresh.size);
        for (const query of [{}, { search: 'iv' }, { search: 'o t' }, { onlyUnread: true }] satisfies Query[])
          expect(changing.find(query).sort()).toEqual(fresh.find(query).sort());
        expect(changing.tally('outlet')).toEqual(fresh.tally('outlet'));
      }),
    );
  });
});
