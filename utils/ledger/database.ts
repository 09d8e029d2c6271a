/** The database of the extension: one, written by the worker alone, with a store for each list. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Cleaning } from './cleaning';
import type { LedgerRecord } from './record';

const NAME = 'headwater';
/** Raised with every change of the stores; `upgrade` below walks from any earlier one. */
const VERSION = 3;

export interface Schema extends DBSchema {
  records: {
    key: string;
    value: LedgerRecord;
    // Records whose source has no address are in no `sourceUrl` index.
    indexes: { lastSeenMs: number; sourceUrl: string; title: string };
  };
  cleanings: { key: string; value: Cleaning; indexes: { lastMs: number } };
}

/** Why the ledger could not be used, in a form the interface has words for. */
export type LedgerFault = 'full' | 'blocked' | 'newer' | 'unavailable';

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

function faultOf(error: unknown): LedgerFault {
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'VersionError') return 'newer';
  return 'unavailable';
}

/** Runs work on the open database. @throws LedgerError whatever goes wrong */
export type Using = <T>(work: (database: IDBPDatabase<Schema>) => Promise<T>) => Promise<T>;

/**
 * Opens the database lazily: nothing is read until the first call, and a connection that broke is opened anew.
 *
 * @param name name of the database, for tests
 */
export function useDatabase(name = NAME): Using {
  let connection: Promise<IDBPDatabase<Schema>> | null = null;

  const connect = () => {
    connection ??= openDB<Schema>(name, VERSION, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        if (oldVersion < 1) {
          database.createObjectStore('records', { keyPath: 'id' }).createIndex('lastSeenMs', 'lastSeenMs');
        }
        if (oldVersion < 2) {
          database.createObjectStore('cleanings', { keyPath: 'site' }).createIndex('lastMs', 'lastMs');
        }
        if (oldVersion < 3) {
          const records = transaction.objectStore('records');
          records.createIndex('sourceUrl', 'source.url');
          records.createIndex('title', 'title');
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
    connection.catch(() => {
      connection = null;
    });
    return connection;
  };

  return async (work) => {
    try {
      return await work(await connect());
    } catch (error) {
      // The browser closed the connection under us (it may, when storage is cleared): the next call opens anew.
      if (error instanceof DOMException && error.name === 'InvalidStateError') connection = null;
      throw error instanceof LedgerError ? error : new LedgerError(faultOf(error), error);
    }
  };
}
