/** The database of the extension: one, written by the worker alone, with a store for each list. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { Cleaning } from './cleaning';
import { type LedgerLine, lineOf } from './line';
import type { LedgerRecord } from './record';
import type { Track } from './replication/track';

const NAME = 'headwater';

export interface Schema extends DBSchema {
  records: {
    key: string;
    value: LedgerRecord;
    // Records whose source has no address are in no `sourceUrl` index.
    indexes: { lastSeenMs: number; sourceUrl: string; title: string };
  };
  cleanings: { key: string; value: Cleaning; indexes: { lastMs: number } };
  /** One for each record, written in the same transaction. */
  lines: { key: string; value: LedgerLine };
  /** What was forgotten a moment ago and can be brought back; the key is the act of forgetting and the record's id. */
  forgotten: { key: [string, string]; value: { record: LedgerRecord; atMs: number } };
  /** Only where the reader shares the ledger among machines: one for each record that was or will be sent. */
  tracks: { key: string; value: Track; indexes: { seq: number; id: string } };
  /** How far replication has come: `state`, and the engine's own checkpoints by their names. */
  replication: { key: string; value: unknown };
}

type AnyStores = StoreNames<Schema>[];
type Upgrading = IDBPTransaction<Schema, AnyStores, 'versionchange'>;
type Migration = (database: IDBPDatabase<Schema>, transaction: Upgrading) => Promise<void> | void;

/** Records read at once where all of them are walked through. */
const CHUNK = 2000;

/**
 * What leads from each version (the place in the list) to the next. All of them run in one transaction: where one
 * fails, the database stays what it was.
 */
export const MIGRATIONS: readonly Migration[] = [
  (database) => {
    database.createObjectStore('records', { keyPath: 'id' }).createIndex('lastSeenMs', 'lastSeenMs');
  },
  (database) => {
    database.createObjectStore('cleanings', { keyPath: 'site' }).createIndex('lastMs', 'lastMs');
  },
  (_database, transaction) => {
    const records = transaction.objectStore('records');
    records.createIndex('sourceUrl', 'source.url');
    records.createIndex('title', 'title');
  },
  async (database, transaction) => {
    database.createObjectStore('forgotten');
    const lines = database.createObjectStore('lines', { keyPath: 'id' });
    const records = transaction.objectStore('records');
    let after: IDBKeyRange | undefined;
    for (;;) {
      const chunk = await records.getAll(after, CHUNK);
      await Promise.all(chunk.map((record) => lines.put(lineOrNothing(record) ?? emptyLine(record.id))));
      const last = chunk.at(-1);
      if (!last) return;
      after = IDBKeyRange.lowerBound(last.id, true);
    }
  },
  (database) => {
    const tracks = database.createObjectStore('tracks', { keyPath: 'doc' });
    tracks.createIndex('seq', 'seq');
    // Forgotten records have no address, and are in no index of them.
    tracks.createIndex('id', 'id');
    database.createObjectStore('replication');
  },
];

/** The line of a record that may be damaged. */
export function lineOrNothing(record: LedgerRecord): LedgerLine | null {
  try {
    return lineOf(record);
  } catch {
    return null;
  }
}

/** A damaged record still has a line, by which it can be seen and forgotten. */
const emptyLine = (id: string): LedgerLine => ({
  id,
  title: '',
  outlet: '',
  author: '',
  aggregator: '',
  note: '',
  story: id,
  body: 'unknown',
  sold: false,
  starred: false,
  firstSeenMs: 0,
  lastSeenMs: 0,
  openedMs: 0,
  share: 0,
});

/** Why the ledger could not be used, in a form the interface has words for. */
export type LedgerFault = 'full' | 'newer' | 'migration' | 'damaged' | 'aborted' | 'unavailable';

/** The ledger could not be read or written; reading pages goes on without it. */
export class LedgerError extends Error {
  override name = 'LedgerError';
  constructor(
    readonly fault: LedgerFault,
    cause: unknown,
  ) {
    super(`ledger ${fault}`, { cause });
  }
}

/** The browsers' names for what went wrong with a database. A disk that is full is a quota that is met. */
const FAULTS: Record<string, LedgerFault> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  AbortError: 'aborted',
  UnknownError: 'damaged',
  DataError: 'damaged',
  NotFoundError: 'damaged',
  NotReadableError: 'damaged',
};

function faultOf(error: unknown): LedgerFault {
  if (!(error instanceof DOMException || error instanceof Error)) return 'unavailable';
  // Chromium wraps a full disk in an error without a name of its own.
  if (/quota|disk.*full|no space/i.test(error.message)) return 'full';
  return FAULTS[error.name] ?? 'unavailable';
}

/** Was there no room for what should have been written? */
export const isFull = (error: unknown): boolean =>
  error instanceof LedgerError ? error.fault === 'full' : faultOf(error) === 'full';

/**
 * Did the browser close the connection under us, or end the transaction? It may, when storage is cleared or another
 * version comes. Nothing was written then, and a second try on a new connection mostly succeeds.
 */
const isPassing = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'AbortError');

/**
 * Runs work on the open database, and once more where a passing fault undid it: the work is one transaction.
 *
 * @throws LedgerError whatever goes wrong
 */
export type Using = <T>(work: (database: IDBPDatabase<Schema>) => Promise<T>) => Promise<T>;

/**
 * Opens the database lazily: nothing is read until the first call, and a connection that broke is opened anew.
 *
 * @param name name of the database, for tests
 * @param migrations for tests
 */
export function useDatabase(name = NAME, migrations = MIGRATIONS): Using {
  let connection: Promise<IDBPDatabase<Schema>> | null = null;

  const open = async () => {
    let failed: unknown;
    try {
      return await openDB<Schema>(name, migrations.length, {
        async upgrade(database, oldVersion, _newVersion, transaction) {
          try {
            for (const migrate of migrations.slice(oldVersion))
              await migrate(database, transaction as Upgrading);
          } catch (error) {
            failed = error;
            transaction.done.catch(() => {});
            transaction.abort();
          }
        },
        // A newer version of the extension wants to upgrade: make way, the next call opens again.
        blocking(_current, _blocked, event) {
          (event.target as IDBDatabase).close();
          connection = null;
        },
        terminated() {
          connection = null;
        },
      });
    } catch (error) {
      if (failed === undefined) throw error;
      throw new LedgerError(faultOf(failed) === 'full' ? 'full' : 'migration', failed);
    }
  };
  const connect = () => {
    connection ??= open();
    connection.catch(() => {
      connection = null;
    });
    return connection;
  };

  const attempt: Using = async (work) => work(await connect());
  return async (work) => {
    try {
      return await attempt(work).catch((error: unknown) => {
        if (!isPassing(error)) throw error;
        connection = null;
        return attempt(work);
      });
    } catch (error) {
      if (isPassing(error)) connection = null;
      throw error instanceof LedgerError ? error : new LedgerError(faultOf(error), error);
    }
  };
}

/**
 * Runs work in one transaction: all of it is written, or nothing.
 *
 * @throws whatever the store or the work throws; nothing is written then
 */
export async function writing<const S extends AnyStores, T>(
  database: IDBPDatabase<Schema>,
  stores: S,
  work: (transaction: IDBPTransaction<Schema, S, 'readwrite'>) => Promise<T>,
  durability: IDBTransactionDurability = 'strict',
): Promise<T> {
  const transaction = database.transaction(stores, 'readwrite', { durability });
  // Heard at once: a failure of the work must not leave this rejection unhandled.
  const done = transaction.done.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  try {
    const result = await work(transaction);
    const failure = await done;
    if (failure) throw failure.error;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended already.
    }
    await done;
    // Why the browser ended it says more than that it was ended.
    throw transaction.error ?? error;
  }
}

/**
 * Does something with each of many within a transaction, without waiting for one before the next is begun: nearly all of
 * the time would go into the waiting. The database does what it is asked in the order in which it was asked.
 *
 * @returns what came of them, in their order, but for nulls
 */
export async function each<T, R>(many: Iterable<T>, work: (one: T) => Promise<R | null>): Promise<R[]> {
  const done = await Promise.all(Array.from(many, work));
  return done.filter((one) => one !== null);
}

/**
 * Opens the database as it is, whichever version that may be, to read what can be read.
 *
 * @param name name of the database, for tests
 * @throws DOMException when there is none
 */
export function openAsItIs(name = NAME): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, undefined, {
    // There was none: none is made.
    upgrade: (_database, _old, _new, transaction) => {
      transaction.done.catch(() => {});
      transaction.abort();
    },
  });
}
