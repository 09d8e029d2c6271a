/** The ledger as the Sources page reads it: from the store itself, since a hundred thousand lines are no message. */
import * as v from 'valibot';
import { LedgerError, lineOrNothing, type MIGRATIONS, openAsItIs, type Using, useDatabase } from './database';
import type { LedgerLine } from './line';
import { LedgerRecord } from './record';

/** Lines read at once; between two readings the page may draw. */
const CHUNK = 2500;

export interface Shelf {
  /** The records last seen, damaged ones left out. */
  newest(limit: number): Promise<LedgerRecord[]>;
  /** Every line, a few thousand at a time, in no order. */
  lines(): AsyncIterable<LedgerLine[]>;
  /** The lines of some records; those that are not there are left out. */
  linesOf(ids: readonly string[]): Promise<LedgerLine[]>;
  /** Some records; those that are not there, or damaged, are left out. */
  recordsOf(ids: readonly string[]): Promise<LedgerRecord[]>;
  /** Every record as it is stored, in the order of ids, a few hundred at a time. */
  records(): AsyncIterable<unknown[]>;
}

const sound = (records: readonly unknown[]): LedgerRecord[] =>
  records.flatMap((stored) => {
    const result = v.safeParse(LedgerRecord, stored);
    return result.success ? [result.output] : [];
  });

/**
 * Opens the ledger for reading. Every method throws `LedgerError` when the store fails. A database that could not be
 * brought up to date, or that a newer version has written, is read as far as it is understood.
 *
 * @param name name of the database, for tests
 * @param onFault told why the database is only read as it is
 * @param migrations for tests
 */
export function openShelf(
  name?: string,
  onFault: (error: LedgerError) => void = () => {},
  migrations?: typeof MIGRATIONS,
): Shelf {
  const current = useDatabase(name, migrations);
  const using: Using = async (work) => {
    try {
      return await current(work);
    } catch (error) {
      if (!(error instanceof LedgerError) || !(error.fault === 'migration' || error.fault === 'newer'))
        throw error;
      onFault(error);
      const database = await openAsItIs(name).catch(() => {
        throw error;
      });
      try {
        if (!database.objectStoreNames.contains('records')) throw error;
        return await work(database);
      } finally {
        database.close();
      }
    }
  };

  async function* chunks<T extends { id: string }>(
    size: number,
    read: (after: IDBKeyRange | undefined, size: number) => Promise<T[]>,
  ): AsyncIterable<T[]> {
    for (let after: IDBKeyRange | undefined; ; ) {
      const chunk = await read(after, size);
      if (chunk.length > 0) yield chunk;
      const last = chunk.at(-1);
      if (!last || chunk.length < size) return;
      after = IDBKeyRange.lowerBound(last.id, true);
    }
  }

  return {
    newest: (limit) =>
      using(async (database) => {
        const records: unknown[] = [];
        const index = database.transaction('records').store.index('lastSeenMs');
        for (
          let cursor = await index.openCursor(null, 'prev');
          cursor && records.length < limit;
          cursor = await cursor.continue()
        )
          records.push(cursor.value);
        return sound(records);
      }),

    lines: () =>
      chunks(CHUNK, (after, size) =>
        using(async (database) => {
          if (database.objectStoreNames.contains('lines')) return database.getAll('lines', after, size);
          const records = await database.getAll('records', after, size);
          return records.flatMap((record) => lineOrNothing(record) ?? []);
        }),
      ),

    linesOf: (ids) =>
      using(async (database) => {
        const { store } = database.transaction('lines');
        const lines = await Promise.all(ids.map((id) => store.get(id)));
        return lines.filter((line) => line !== undefined);
      }),

    recordsOf: (ids) =>
      using(async (database) => {
        const { store } = database.transaction('records');
        return sound(await Promise.all(ids.map((id) => store.get(id))));
      }),

    records: () => chunks(500, (after, size) => using((database) => database.getAll('records', after, size))),
  };
}
