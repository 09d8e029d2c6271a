/** The ledger's store: IndexedDB, written by the worker alone. Every write is one transaction, so a worker that dies
 * in between has either written a record whole or not at all. */
import type { IDBPDatabase, IDBPTransaction } from 'idb';
import * as v from 'valibot';
import type { Arrival, SourceFinding } from '../report';
import { type LedgerChange, tellChange } from './changes';
import { each, isFull, type MIGRATIONS, type Schema, useDatabase, writing } from './database';
import { lineOf } from './line';
import { LedgerRecord, laterArrival, mergeRecords, wordMoment } from './record';
import { beginMarks, docsOf } from './replication/marks';
import { latestMs } from './replication/track';

export { LedgerError } from './database';

/** More records of one story tell nothing more. */
const MAX_ABOUT = 5;
/** What was forgotten can be brought back for so long, unless its page is closed before. */
const UNDO_MS = 3_600_000;

/** A story that may have been met before, by what a link to it tells. */
export interface Story {
  /** Addresses under which it may be known, cleaned. */
  addresses: readonly string[];
  /** Its headline, white space folded; empty when it says too little to be compared. */
  title: string;
}

/** What came of forgetting. */
export interface Forgotten {
  /** How many records there were. */
  count: number;
  /** Whether they can be brought back; on a full disk there is no room to keep what was forgotten. */
  isKept: boolean;
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
  /** Keeps the reader's own words on an article; empty ones take the note away. False when it is not in the ledger. */
  note(id: string, text: string, nowMs: number): Promise<boolean>;
  /** Sets or takes away the star; returns how many records were changed. */
  star(ids: readonly string[], on: boolean, nowMs: number): Promise<number>;
  /**
   * Forgets records by id, on every machine that shares the ledger.
   *
   * @param act a name by which they can be brought back for a while; without one they are gone at once
   */
  forget(ids: readonly string[], act?: string): Promise<Forgotten>;
  /** Takes records away from this machine alone; returns how many there were. */
  drop(ids: readonly string[]): Promise<number>;
  /** Brings back what an act of forgetting took, merged with what was seen since; returns how many. */
  unforget(act: string): Promise<number>;
  /** Forgets for good what could still be brought back; returns how many. */
  empty(): Promise<number>;
  /**
   * Takes what was last seen before away from this machine; returns how many. Records with a star or a note stay if
   * `spare` says so.
   */
  prune(beforeMs: number, spare: boolean): Promise<number>;
  /** Forgets everything, on every machine that shares the ledger; returns how many there were. */
  forgetAll(): Promise<number>;
  /** Takes everything away from this machine alone; returns how many there were. */
  dropAll(): Promise<number>;
  /** Takes records from elsewhere, merged with those that are here; returns how many were taken. */
  restore(records: readonly LedgerRecord[]): Promise<number>;
}

const WRITTEN = ['records', 'lines', 'tracks', 'replication'] as const;
const EMPTIED = [...WRITTEN, 'forgotten'] as const;

/** A record's name and its latest moment; it may be damaged. */
function momentOf(record: LedgerRecord): [id: string, latestMs: number] {
  const latest = latestMs(record);
  return [record.id, Number.isFinite(latest) ? latest : 0];
}

/** A transaction in which records are written. */
type Recording = IDBPTransaction<Schema, ('records' | 'lines')[], 'readwrite'>;

/** The record as it is stored, or null when there is none, or one that is damaged. */
export async function soundRecord(
  transaction: IDBPTransaction<Schema, ('records' | 'lines')[], IDBTransactionMode>,
  id: string,
): Promise<LedgerRecord | null> {
  const known = v.safeParse(LedgerRecord, await transaction.objectStore('records').get(id));
  return known.success ? known.output : null;
}

/** Takes a record and its line away; returns the record as it was stored, or null when there was none. */
export async function takeAway(transaction: Recording, id: string): Promise<LedgerRecord | null> {
  const record = await transaction.objectStore('records').get(id);
  if (!record) return null;
  await Promise.all([
    transaction.objectStore('records').delete(id),
    transaction.objectStore('lines').delete(id),
  ]);
  return record;
}

/** Writes a record and its line. */
export async function write(transaction: Recording, record: LedgerRecord): Promise<void> {
  await Promise.all([
    transaction.objectStore('records').put(record),
    transaction.objectStore('lines').put(lineOf(record)),
  ]);
}

/**
 * Opens the ledger lazily: nothing is read until the first call, and a connection that broke is opened anew.
 *
 * @param name name of the database, for tests
 * @param migrations for tests
 * @param tell is told of every change, for the pages that are open
 */
export function openLedger(
  name?: string,
  migrations?: typeof MIGRATIONS,
  tell: (change: LedgerChange) => void = tellChange,
): Ledger {
  const using = useDatabase(name, migrations);

  const put = async (
    database: IDBPDatabase<Schema>,
    incoming: readonly LedgerRecord[],
    durability: IDBTransactionDurability,
  ) => {
    const byId = Map.groupBy(incoming, ({ id }) => id);
    const ids = [...byId.keys()];
    const docs = await docsOf(ids);
    await writing(
      database,
      [...WRITTEN],
      async (transaction) => {
        const marks = await beginMarks(transaction as never, docs);
        await each(ids, async (id) => {
          let next = await soundRecord(transaction as never, id);
          for (const record of byId.get(id) ?? []) next = next ? mergeRecords(next, record) : record;
          if (next) await write(transaction as never, next);
        });
        await marks?.touch(ids);
        await marks?.end();
      },
      durability,
    );
    tell({ ids });
  };

  /** Changes records that are there; returns those that changed. */
  const change = (
    ids: readonly string[],
    how: (record: LedgerRecord) => LedgerRecord,
    durability: IDBTransactionDurability,
  ) =>
    using(async (database) => {
      const docs = await docsOf(ids);
      const changed = await writing(
        database,
        [...WRITTEN],
        async (transaction) => {
          const marks = await beginMarks(transaction as never, docs);
          const found = await each(new Set(ids), async (id) => {
            const record = await soundRecord(transaction as never, id);
            const next = record && how(record);
            if (next) await write(transaction as never, next);
            return next;
          });
          await marks?.touch(found.map(({ id }) => id));
          await marks?.end();
          return found;
        },
        durability,
      );
      tell({ ids: changed.map(({ id }) => id) });
      return changed;
    });

  /**
   * Does what takes away and notes something down about it; on a full disk only the first, which browsers let through
   * since it makes room.
   *
   * @param barely puts nothing into any store
   */
  const orBarely = <T>(whole: () => Promise<T>, barely: () => Promise<T>): Promise<T> =>
    whole().catch((error: unknown) => {
      if (isFull(error)) return barely();
      throw error;
    });
  /** Tells other machines what was forgotten barely, now that there may be room; else replication does (`enlist`). */
  const markLater = (work: () => Promise<unknown>) =>
    work().catch((error: unknown) => {
      if (!isFull(error)) throw error;
    });

  /** Takes records away; `isHere` on this machine alone. */
  const take = (ids: readonly string[], isHere: boolean, act?: string) =>
    using(async (database) => {
      const docs = await docsOf(ids);
      const wholly = () =>
        writing(database, [...EMPTIED], async (transaction) => {
          const marks = await beginMarks(transaction as never, docs);
          const atMs = Date.now();
          const taken = await each(new Set(ids), async (id) => {
            const record = await takeAway(transaction as never, id);
            if (record && act) await transaction.objectStore('forgotten').put({ record, atMs }, [act, id]);
            return record;
          });
          await (isHere ? marks?.drop(taken.map(({ id }) => id)) : marks?.forget(taken.map(momentOf)));
          await marks?.end();
          return { count: taken.length, isKept: act !== undefined };
        });
      const barely = async () => {
        const taken = await writing(database, [...EMPTIED], (transaction) =>
          each(new Set(ids), async (id) => {
            const record = await takeAway(transaction as never, id);
            const doc = docs.get(id);
            if (record && isHere && doc) await transaction.objectStore('tracks').delete(doc);
            return record;
          }),
        );
        if (!isHere)
          await markLater(() =>
            writing(database, ['tracks', 'replication'], async (transaction) => {
              const marks = await beginMarks(transaction as never, docs);
              await marks?.forget(taken.map(momentOf));
              await marks?.end();
            }),
          );
        return { count: taken.length, isKept: false };
      };
      const forgotten = await orBarely(wholly, barely);
      tell({ ids: [...ids] });
      return forgotten;
    });

  const takeAll = (isHere: boolean) =>
    using(async (database) => {
      /** Clears the stores of records. */
      const clear = async (transaction: IDBPTransaction<Schema, (typeof EMPTIED)[number][], 'readwrite'>) => {
        const records = transaction.objectStore('records');
        const count = await records.count();
        const last = await records.index('lastSeenMs').openKeyCursor(null, 'prev');
        await Promise.all([
          records.clear(),
          transaction.objectStore('lines').clear(),
          transaction.objectStore('forgotten').clear(),
        ]);
        return { count, lastMs: last?.key ?? 0 };
      };
      const wholly = () =>
        writing(database, [...EMPTIED], async (transaction) => {
          const marks = await beginMarks(transaction as never, new Map());
          const { count, lastMs } = await clear(transaction);
          await (isHere ? marks?.dropAll() : marks?.forgetAll(lastMs));
          await marks?.end();
          return count;
        });
      const barely = async () => {
        const { count, lastMs } = await writing(database, [...EMPTIED], async (transaction) => {
          const tracks = transaction.objectStore('tracks');
          if (isHere) for (const doc of await tracks.index('id').getAllKeys()) await tracks.delete(doc);
          return clear(transaction);
        });
        if (!isHere)
          await markLater(() =>
            writing(database, ['tracks', 'replication'], async (transaction) => {
              const marks = await beginMarks(transaction as never, new Map());
              await marks?.forgetAll(lastMs);
              await marks?.end();
            }),
          );
        return count;
      };
      const count = await orBarely(wholly, barely);
      tell('all');
      return count;
    });

  return {
    // A visit that a power cut takes is seen again; waiting for the disk at each would cost more than it is worth.
    add: (record) => using((database) => put(database, [record], 'relaxed')),

    markOpened: async (id, atMs) => {
      const [record] = await change(
        [id],
        (known) => ({ ...known, openedMs: Math.max(known.openedMs ?? 0, atMs) }),
        'relaxed',
      );
      return record ?? null;
    },

    markArrived: async (id, arrival) => {
      await change([id], (known) => ({ ...known, arrival: laterArrival(known.arrival, arrival) }), 'relaxed');
    },

    note: async (id, text, nowMs) => {
      const noted = (known: LedgerRecord) => ({
        ...known,
        note: { text: text.slice(0, 4000), atMs: wordMoment(known.note, nowMs) },
      });
      return (await change([id], noted, 'strict')).length > 0;
    },

    star: async (ids, on, nowMs) => {
      const starred = (known: LedgerRecord) => ({
        ...known,
        star: { on, atMs: wordMoment(known.star, nowMs) },
      });
      return (await change(ids, starred, 'strict')).length;
    },

    setSource: async (id, source) => {
      await change([id], (known) => ({ ...known, source }), 'relaxed');
    },

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

    forget: (ids, act) => take(ids, false, act),
    drop: async (ids) => (await take(ids, true)).count,

    unforget: (act) =>
      using(async (database) => {
        const ofAct = IDBKeyRange.bound([act], [act, []]);
        const docs = await docsOf((await database.getAllKeys('forgotten', ofAct)).map(([, id]) => id));
        const ids = await writing(database, [...EMPTIED], async (transaction) => {
          const marks = await beginMarks(transaction as never, docs);
          const taken = await transaction.objectStore('forgotten').getAll(ofAct);
          const brought = await each(taken, async ({ record }) => {
            const since = await soundRecord(transaction as never, record.id);
            await write(transaction as never, since ? mergeRecords(since, record) : record);
            return record.id;
          });
          await transaction.objectStore('forgotten').delete(ofAct);
          await marks?.touch(brought);
          await marks?.end();
          return brought;
        });
        tell({ ids });
        return ids.length;
      }),

    empty: () =>
      using((database) =>
        writing(database, ['forgotten'], async ({ store }) => {
          const count = await store.count();
          await store.clear();
          return count;
        }),
      ),

    prune: (beforeMs, spare) =>
      using(async (database) => {
        const pruning = (isBarely: boolean) =>
          writing(database, [...EMPTIED], async (transaction) => {
            const marks = isBarely ? null : await beginMarks(transaction as never, new Map());
            const tracks = transaction.objectStore('tracks');
            const gone: string[] = [];
            const old = transaction.objectStore('records').index('lastSeenMs');
            const range = IDBKeyRange.upperBound(beforeMs, true);
            for (let cursor = await old.openCursor(range); cursor; cursor = await cursor.continue()) {
              const { id, star, note } = cursor.value;
              if (spare && (star?.on || note?.text)) continue;
              await Promise.all([cursor.delete(), transaction.objectStore('lines').delete(id)]);
              const doc = isBarely && (await tracks.index('id').getKey(id));
              if (doc) await tracks.delete(doc);
              gone.push(id);
            }
            await marks?.drop(gone);
            const bin = transaction.objectStore('forgotten');
            for (let cursor = await bin.openCursor(); cursor; cursor = await cursor.continue())
              if (cursor.value.atMs < Date.now() - UNDO_MS) await cursor.delete();
            return gone;
          });
        const ids = await orBarely(
          () => pruning(false),
          () => pruning(true),
        );
        if (ids.length > 0) tell({ ids });
        return ids.length;
      }),

    forgetAll: () => takeAll(false),
    dropAll: () => takeAll(true),

    restore: (records) =>
      using(async (database) => {
        await put(database, records, 'strict');
        return records.length;
      }),
  };
}
