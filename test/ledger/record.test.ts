import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerRecord, laterArrival, mergeRecords, recordOf } from '../../utils/ledger/record';
import type { SourceFinding } from '../../utils/report';
import { finding, record, report } from './make';

const link: SourceFinding = {
  kind: 'article',
  url: 'https://blitz.example/a',
  outlet: 'Blitz',
  evidence: [],
};

const sightings = fc
  .record({
    firstSeenMs: fc.nat(50),
    stayedMs: fc.nat(50),
    visit: fc.constantFrom('visit-0001', 'visit-0002', 'visit-0003'),
    openedMs: fc.option(fc.nat(100)),
    source: fc.constantFrom(link, record().source),
    author: fc.constantFrom('Ada Lind', null),
    note: fc.record({ text: fc.constantFrom('a', 'b'), atMs: fc.nat(3) }),
    star: fc.record({ on: fc.boolean(), atMs: fc.nat(3) }),
    arrival: fc.option(
      fc.record({
        atMs: fc.nat(3),
        wordCount: fc.nat(3),
        body: fc.constantFrom('complete', 'cut', 'unknown'),
        access: fc.constantFrom('free', 'locked', 'unknown'),
      }),
    ),
  })
  .map(
    ({ firstSeenMs, stayedMs, visit, ...rest }): LedgerRecord =>
      record({ ...rest, firstSeenMs, lastSeenMs: firstSeenMs + stayedMs, visits: { [visit]: firstSeenMs } }),
  );

describe('ledger records', () => {
  it('are made of articles only', () => {
    expect(recordOf(report({ article: null }), 'https://qoshe.com/a')).toBeNull();
    expect(recordOf(report(), 'https://qoshe.com/a')).toMatchObject({
      id: 'https://qoshe.com/a',
      title: 'A bridge too narrow',
    });
  });

  it('count one visit once however often it is told', () => {
    fc.assert(
      fc.property(sightings, (one) => {
        expect(mergeRecords(one, one)).toEqual(one);
      }),
    );
  });

  it('merge to the same times, visits and source in either order', () => {
    fc.assert(
      fc.property(sightings, sightings, (a, b) => {
        const [ab, ba] = [mergeRecords(a, b), mergeRecords(b, a)];
        for (const key of ['firstSeenMs', 'lastSeenMs', 'openedMs'] as const) expect(ab[key]).toBe(ba[key]);
        expect(ab.arrival).toEqual(ba.arrival);
        expect(ab).toEqual(ba);
        expect(Object.keys(ab.visits).sort()).toEqual(Object.keys(ba.visits).sort());
        expect(ab.source.kind).toBe(ba.source.kind);
      }),
    );
  });

  it('never lose a link to the original, an author or an opening', () => {
    fc.assert(
      fc.property(sightings, sightings, (a, b) => {
        const merged = mergeRecords(a, b);
        if (a.source.kind === 'article' || b.source.kind === 'article')
          expect(merged.source.kind).toBe('article');
        if (a.author || b.author) expect(merged.author).toBe('Ada Lind');
        expect(merged.openedMs === null).toBe(a.openedMs === null && b.openedMs === null);
      }),
    );
  });

  it('keep the latest arrival, however many are merged in whatever order', () => {
    fc.assert(
      fc.property(sightings, sightings, sightings, (a, b, c) => {
        const left = laterArrival(laterArrival(a.arrival, b.arrival), c.arrival);
        expect(left).toEqual(laterArrival(a.arrival, laterArrival(b.arrival, c.arrival)));
        const moments = [a, b, c].flatMap(({ arrival }) => (arrival ? [arrival.atMs] : []));
        expect(left?.atMs ?? null).toBe(moments.length === 0 ? null : Math.max(...moments));
        expect(laterArrival(a.arrival, a.arrival)).toEqual(a.arrival);
      }),
    );
  });

  it("keep the reader's word until the reader takes it back", () => {
    const said = record({ overruled: 'complete', lastSeenMs: 2000 });
    expect(mergeRecords(said, record({ lastSeenMs: 3000 })).overruled).toBe('complete');
    expect(mergeRecords(said, record({ overruled: null, lastSeenMs: 3000 })).overruled).toBeNull();
    expect(mergeRecords(record({ overruled: null, lastSeenMs: 1000 }), said).overruled).toBe('complete');
    expect('overruled' in mergeRecords(record(), record())).toBe(false);
  });

  it('keep the place where the original goes on', () => {
    const cut = report({ article: finding({ place: 'text=has%20sent' }) });
    const known = recordOf(cut, record().id);
    expect(known?.place).toBe('text=has%20sent');
    const later = recordOf(report({ seenAtMs: 9000, article: finding({ place: null }) }), record().id);
    expect(known && later && mergeRecords(known, later).place).toBe('text=has%20sent');
    expect('place' in (recordOf(report(), record().id) ?? {})).toBe(false);
  });

  it('keep the latest hundred visits', () => {
    const many = Object.fromEntries(Array.from({ length: 130 }, (_, at) => [`visit-${1000 + at}`, at]));
    const merged = mergeRecords(record(), record({ visits: many, lastSeenMs: 2000 }));
    expect(Object.keys(merged.visits)).toHaveLength(100);
    expect(merged.visits).toHaveProperty('visit-1129');
  });

  it('refuse to merge two articles', () => {
    expect(() => mergeRecords(record(), record({ id: 'https://qoshe.com/other' }))).toThrow(RangeError);
  });
});
