/** The ledger's store: IndexedDB, written by the worker alone. Every write is one transaction, so a worker that dies
 * in between has either written a record whole or not at all. */
import type { IDBPDatabase } from 'idb';
import * as v from 'valibot';
import type { Arrival, SourceFinding } from '../report';
import { type Schema, useDatabase } from './database';
import { LedgerRecord, laterArrival, mergeRecords } from './record';

export { LedgerError } from './database';

/** More records of one story tell nothing more. */
const MAX_ABOUT = 5;

export interface LedgerPage {
  records: LedgerRecord[];
  /** How many match in all. */
  total: number;
}

/** A story that may have been met before, by what a link to it tells. */
export interface Story {
  /** Addresses under which it may be known, cleaned. */
  addresses: readonly string[];
  /** Its headline, white space folded; empty when it says too little to be compared. */
  title: string;
}

/** What the worker can do with the ledger. Every method throws {@link LedgerError} when the store fails. */
export interface Ledger {
  /** Adds a record, or merges it into the one of the same article. Doing it twice changes nothing. */
  add(record: LedgerRecord): Promise<void>;
  /** Notes that the reader went to the source; returns the article's record, or null when it is not in the ledger. */
  markOpened(id: string, atMs: number): Promise<LedgerRecord | null>;
  /** Notes what the source's own page holds. Nothing happens when the article is not in the ledger. */
  markArrived(id: string, arrival: Arrival): Promise<void>;
  /** Changes where an article's original is, even to less than was known. Nothing happens when it is not in the ledger. */
  setSource(id: string, source: SourceFinding): Promise<void>;
  /** The record of an article, or null. */
  get(id: string): Promise<LedgerRecord | null>;
  /** For each story the records of its page, of pages whose source it is, and of pages with its very title. */
  about(stories: readonly Story[]): Promise<LedgerRecord[][]>;
  /** Records whose title, outlet, author or address holds every word of `search`, the latest seen first. */
  list(search: string, offset: number, limit: number): Promise<LedgerPage>;
  /** Forgets records by id; returns how many there were. */
  forget(ids: readonly string[]): Promise<number>;
  /** Forgets everything; returns how many there were. */
  forgetAll(): Promise<number>;
  /** Puts forgotten records back, merged with what was seen since; returns how many were taken. */
  restore(records: readonly LedgerRecord[]): Promise<number>;
}

/** Does the record hold every one of the words (already in lower case)? */
function matches(record: LedgerRecord, searched: readonly string[]): boolean {
  const text = [record.title, record.outlet, record.author, record.pageUrl, record.source.url]
    .join('\n')
    .toLocaleLowerCase();
  return searched.every((word) => text.includes(word));
}

/**
 * Opens the ledger lazily: nothing is read until the first call, and a connection that broke is opened anew.
 *
 * @param name name of the database, for tests
 */
export function openLedger(name?: string): Ledger {
  const using = useDatabase(name);

  const put = (database: IDBPDatabase<Schema>, incoming: readonly LedgerRecord[]) => {
    const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
    const writes = incoming.map(async (record) => {
      const known = v.safeParse(LedgerRecord, await transaction.store.get(record.id));
      await transaction.store.put(known.success ? mergeRecords(known.output, record) : record);
    });
    return Promise.all([...writes, transaction.done]);
  };

  return {
    add: (record) => using(async (database) => void (await put(database, [record]))),

    markOpened: (id, atMs) =>
      using(async (database) => {
        const transaction = database.transaction('records', 'readwrite');
        const record = await transaction.store.get(id);
        if (record)
          await transaction.store.put({ ...record, openedMs: Math.max(record.openedMs ?? 0, atMs) });
        await transaction.done;
        return record ?? null;
      }),

    markArrived: (id, arrival) =>
      using(async (database) => {
        const transaction = database.transaction('records', 'readwrite');
        const record = await transaction.store.get(id);
        if (record)
          await transaction.store.put({ ...record, arrival: laterArrival(record.arrival, arrival) });
        await transaction.done;
      }),

    setSource: (id, source) =>
      using(async (database) => {
        const transaction = database.transaction('records', 'readwrite');
        const record = await transaction.store.get(id);
        if (record) await transaction.store.put({ ...record, source });
        await transaction.done;
      }),

    get: (id) =>
      using(async (database) => {
        const known = v.safeParse(LedgerRecord, await database.get('records', id));
        return known.success ? known.output : null;
      }),

    about: (stories) =>
      using(async (database) => {
        const { store } = database.transaction('records');
        const bySource = store.index('sourceUrl');
        const byTitle = store.index('title');
        const recordsOf = async ({ addresses, title }: Story) => {
          const found = await Promise.all([
            ...addresses.map((id) => store.get(id)),
            ...addresses.map((url) => bySource.getAll(url, MAX_ABOUT)),
            title ? byTitle.getAll(title, MAX_ABOUT) : [],
          ]);
          const known = found.flat().filter((record) => v.is(LedgerRecord, record));
          return [...new Map(known.map((record) => [record.id, record])).values()];
        };
        return Promise.all(stories.map(recordsOf));
      }),

    list: (search, offset, limit) =>
      using(async (database) => {
        const searched = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
        const records: LedgerRecord[] = [];
        let total = 0;
        const index = database.transaction('records').store.index('lastSeenMs');
        if (searched.length === 0) {
          total = await index.count();
          let cursor = await index.openCursor(null, 'prev');
          if (cursor && offset > 0) cursor = await cursor.advance(offset);
          for (; cursor && records.length < limit; cursor = await cursor.continue())
            records.push(cursor.value);
        } else {
          for (let cursor = await index.openCursor(null, 'prev'); cursor; cursor = await cursor.continue()) {
            if (!matches(cursor.value, searched)) continue;
            if (total >= offset && records.length < limit) records.push(cursor.value);
            total += 1;
          }
        }
        return { records, total };
      }),

    forget: (ids) =>
      using(async (database) => {
        const transaction = database.transaction('records', 'readwrite');
        const known = await Promise.all(ids.map((id) => transaction.store.getKey(id)));
        await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
        return known.filter((key) => key !== undefined).length;
      }),

    forgetAll: () =>
      using(async (database) => {
        const transaction = database.transaction('records', 'readwrite');
        const count = await transaction.store.count();
        await Promise.all([transaction.store.clear(), transaction.done]);
        return count;
      }),

    restore: (records) =>
      using(async (database) => {
        await put(database, records);
        return records.length;
      }),
  };
}
