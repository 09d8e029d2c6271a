import { openDB } from 'idb';
import type { LedgerRecord } from '../../utils/ledger/record';
import type { ArticleFinding, PageReport } from '../../utils/report';

/** A finding as the judges make it for an excerpt on an aggregator. */
export function finding(change: Partial<ArticleFinding> = {}): ArticleFinding {
  return {
    aggregator: 'qoshe',
    title: 'A bridge too narrow',
    outlet: 'Blitz',
    author: 'Ada Lind',
    published: { iso: '2025-08-11', text: '11.08.2025' },
    lang: 'en',
    dir: 'ltr',
    wordCount: 320,
    body: {
      verdict: 'cut',
      cutProbability: 0.98,
      evidence: [],
      lastWords: 'has sent thousands of',
      hidden: null,
    },
    access: { verdict: 'unknown', evidence: [] },
    source: { kind: 'outlet', url: null, outlet: 'Blitz', evidence: [] },
    ...change,
  };
}

export function report(change: Partial<PageReport> = {}): PageReport {
  return {
    version: 1,
    url: 'https://qoshe.com/blitz/ada-lind/a-bridge-too-narrow/180006188',
    seenAtMs: 1000,
    visit: 'visit-0001',
    consent: null,
    consentUndone: false,
    article: finding(),
    ...change,
  };
}

export function record(change: Partial<LedgerRecord> = {}): LedgerRecord {
  const { title, outlet, author, published, lang, wordCount, source, body, access, aggregator } = finding();
  return {
    version: 1,
    id: 'https://qoshe.com/blitz/ada-lind/a-bridge-too-narrow/180006188',
    pageUrl: 'https://qoshe.com/blitz/ada-lind/a-bridge-too-narrow/180006188',
    aggregator,
    title,
    outlet,
    author,
    published,
    lang,
    wordCount,
    source,
    body,
    access,
    consent: null,
    firstSeenMs: 1000,
    lastSeenMs: 1000,
    visits: { 'visit-0001': 1000 },
    openedMs: null,
    arrival: null,
    ...change,
  };
}

/** All that a ledger has stored, the latest seen first, read behind its back; nothing where it has not been opened yet. */
export async function storedRecords(name: string): Promise<LedgerRecord[]> {
  // To open one that is not there would make it.
  const known = await indexedDB.databases();
  if (!known.some((database) => database.name === name)) return [];
  const database = await openDB(name);
  try {
    const stored: LedgerRecord[] = await database.getAll('records');
    return stored.sort((a, b) => b.lastSeenMs - a.lastSeenMs);
  } finally {
    database.close();
  }
}
