/** As many records as wanted, alike in shape and size to what reading leaves behind, the same at each run. */
import type { LedgerRecord } from '../../utils/ledger/record.ts';

const SYLLABLES =
  'ri ver ba nk to wn co un cil har bour mi nis ter el ec tion cli ma te mar ket sto ne gar den win ra il'.split(
    ' ',
  );
const AGGREGATORS = ['qoshe', 'msn', 'yahoo', 'flipboard', 'smartnews', 'newsbreak'];
const DAY_MS = 86_400_000;

/** Numbers from 0 to below 1 that follow from the seed alone (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * @param from number of the first record; records of one number are the same at each call
 * @param nowMs moment of the latest sighting
 */
export function manyRecords(from: number, count: number, nowMs = Date.UTC(2026, 5, 1)): LedgerRecord[] {
  return Array.from({ length: count }, (_, offset) => recordNumber(from + offset, nowMs));
}

function recordNumber(number: number, nowMs: number): LedgerRecord {
  const next = numbers(number + 1);
  const upTo = (limit: number) => Math.floor(next() * limit);
  const word = () => Array.from({ length: 1 + upTo(4) }, () => SYLLABLES[upTo(SYLLABLES.length)]).join('');
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const aggregator = AGGREGATORS[upTo(AGGREGATORS.length)] ?? null;
  // A tenth of the stories are met a second time elsewhere.
  const story = number % 10 === 9 ? number - 1 : number;
  const outlet = `The ${word()} ${['Post', 'Times', 'Courier'][story % 3]}`;
  const title = words(8 + upTo(5));
  const id = `https://${aggregator}.example/${outlet.toLowerCase().replaceAll(' ', '-')}/${title.replaceAll(' ', '-').slice(0, 60)}/${number}`;
  const lastSeenMs = nowMs - Math.floor((number / 100_000) * 3 * 365 * DAY_MS) - upTo(DAY_MS);
  const isOpened = upTo(3) === 0;
  const found = <S extends string>(signal: S) => ({ signal, weight: 2.125, excerpt: words(8) });
  return {
    version: 1,
    id,
    pageUrl: id,
    aggregator,
    title: `${title[0]?.toUpperCase()}${title.slice(1)}`,
    outlet,
    author: `${word()} ${word()}`,
    published: { iso: '2025-08-11', text: '11.08.2025' },
    lang: 'en',
    wordCount: 200 + upTo(800),
    source: {
      kind: 'article',
      url: `https://www.outlet-${story % 300}.example/${story}/a-story`,
      outlet,
      evidence: [found('continueElsewhere'), found('outletLink')],
    },
    body: {
      verdict: upTo(4) === 0 ? 'unknown' : 'cut',
      cutProbability: 0.97,
      evidence: [found('bareEnd'), found('outletCredit'), found('knownAggregator')],
      lastWords: words(12),
      hidden: null,
    },
    access: { verdict: upTo(5) === 0 ? 'locked' : 'unknown', evidence: [] },
    consent: null,
    firstSeenMs: lastSeenMs - upTo(2 * DAY_MS),
    lastSeenMs,
    visits: { [`visit-${number}-a`]: lastSeenMs },
    openedMs: isOpened ? lastSeenMs : null,
    arrival: isOpened
      ? { atMs: lastSeenMs, wordCount: 1000 + upTo(500), body: 'complete', access: 'free' }
      : null,
    ...(upTo(50) === 0 ? { note: { text: words(12), atMs: lastSeenMs } } : {}),
    ...(upTo(30) === 0 ? { star: { on: true, atMs: lastSeenMs } } : {}),
  };
}
