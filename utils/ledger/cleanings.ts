/** The store of {@link Cleaning} entries, in the same database as the ledger. */
import * as v from 'valibot';
import { addCleaning, Cleaning } from './cleaning';
import { useDatabase } from './database';

/** More sites than this are not remembered; the ones that were longest not visited make room. */
export const MAX_CLEANINGS = 2000;

/** What the worker can do with the entries. Every method throws `LedgerError` when the store fails. */
export interface Cleanings {
  /** Adds to what is known of the site. Doing it twice for one visit changes nothing. */
  add(cleaning: Cleaning): Promise<void>;
  /** Sites whose name, tool or pressed control holds `search`, the latest first. */
  list(search: string, offset: number, limit: number): Promise<{ cleanings: Cleaning[]; total: number }>;
  /** Forgets everything; returns how many there were. */
  forgetAll(): Promise<number>;
}

/**
 * Opens the store lazily.
 *
 * @param name name of the database, for tests
 */
export function openCleanings(name?: string): Cleanings {
  const using = useDatabase(name);
  return {
    add: (cleaning) =>
      using(async (database) => {
        const transaction = database.transaction('cleanings', 'readwrite');
        const known = v.safeParse(Cleaning, await transaction.store.get(cleaning.site));
        await transaction.store.put(known.success ? addCleaning(known.output, cleaning) : cleaning);
        let surplus = (await transaction.store.count()) - MAX_CLEANINGS;
        const oldest = surplus > 0 ? await transaction.store.index('lastMs').openCursor() : null;
        for (let cursor = oldest; cursor && surplus > 0; cursor = await cursor.continue()) {
          await cursor.delete();
          surplus -= 1;
        }
        await transaction.done;
      }),

    list: (search, offset, limit) =>
      using(async (database) => {
        const wanted = search.trim().toLocaleLowerCase();
        // Two thousand small entries at most: read whole.
        const all = (await database.getAllFromIndex('cleanings', 'lastMs'))
          .reverse()
          .filter((entry) => v.is(Cleaning, entry))
          .filter(({ site, tool, pressed }) =>
            [site, tool, pressed].join('\n').toLocaleLowerCase().includes(wanted),
          );
        return { cleanings: all.slice(offset, offset + limit), total: all.length };
      }),

    forgetAll: () =>
      using(async (database) => {
        const transaction = database.transaction('cleanings', 'readwrite');
        const count = await transaction.store.count();
        await Promise.all([transaction.store.clear(), transaction.done]);
        return count;
      }),
  };
}
