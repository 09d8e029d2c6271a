/**
 * The shelf of articles that were opened in the reader: kept on disk, so that the reader's tab is there again after a
 * restart, and bounded: those not opened for longest make room.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { pageOf } from '../report/page-of';
import { Place, Reading } from './reading';

const NAME = 'headwater-readings';
const VERSION = 1;

/** What the shelf may grow to. */
export interface ShelfLimits {
  readings: number;
  /** Of markup, all readings together; a character takes at most two bytes on disk. */
  chars: number;
  places: number;
}

export const SHELF_LIMITS: ShelfLimits = { readings: 200, chars: 24_000_000, places: 1000 };

interface Card {
  id: string;
  pageUrl: string;
  chars: number;
  atMs: number;
}

interface Schema extends DBSchema {
  /** Small, so that making room does not have to read the texts. */
  cards: { key: string; value: Card; indexes: { pageUrl: string; atMs: number } };
  readings: { key: string; value: Reading };
  places: { key: string; value: { pageUrl: string; place: number; atMs: number }; indexes: { atMs: number } };
}

/** What the worker can do with the shelf. Every method rejects when the store fails. */
export interface Shelf {
  /** Keeps a reading, in place of an earlier one of the same page; returns its identifier. */
  keep(reading: Reading, atMs: number): Promise<string>;
  /** Null when it is not there, or damaged. */
  get(id: string): Promise<Reading | null>;
  keepPlace(pageUrl: string, place: number, atMs: number): Promise<void>;
  /** Null when the page was not read yet. */
  placeIn(pageUrl: string): Promise<number | null>;
  /** Takes everything away; returns how many readings there were. */
  forgetAll(): Promise<number>;
}

function open(name: string, onClosed: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, VERSION, {
    // A newer version of the extension wants to upgrade: make way, the next call opens again.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
    upgrade(database) {
      const cards = database.createObjectStore('cards', { keyPath: 'id' });
      cards.createIndex('pageUrl', 'pageUrl');
      cards.createIndex('atMs', 'atMs');
      database.createObjectStore('readings');
      database.createObjectStore('places', { keyPath: 'pageUrl' }).createIndex('atMs', 'atMs');
    },
  });
}

/**
 * Opens the shelf lazily; a connection that the browser closed is opened anew.
 *
 * @param name name of the database, and limits, for tests
 */
export function openShelf(name = NAME, limits = SHELF_LIMITS): Shelf {
  let connection: Promise<IDBPDatabase<Schema>> | null = null;
  const using = async <T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    connection ??= open(name, () => {
      connection = null;
    });
    try {
      return await work(await connection);
    } catch (error) {
      connection = null;
      throw error;
    }
  };

  return {
    keep: (reading, atMs) =>
      using(async (database) => {
        const pageUrl = pageOf(reading.pageUrl);
        const transaction = database.transaction(['cards', 'readings'], 'readwrite');
        const cards = transaction.objectStore('cards');
        const readings = transaction.objectStore('readings');
        const known = await cards.index('pageUrl').getKey(pageUrl);
        const id = known ?? crypto.randomUUID();
        await cards.put({ id, pageUrl, chars: reading.html.length, atMs });
        await readings.put(reading, id);
        let [count, chars] = [0, 0];
        for (
          let cursor = await cards.index('atMs').openCursor(null, 'prev');
          cursor;
          cursor = await cursor.continue()
        ) {
          count += 1;
          chars += cursor.value.chars;
          // The latest one stays, however long it is.
          if (count === 1 || (count <= limits.readings && chars <= limits.chars)) continue;
          await readings.delete(cursor.value.id);
          await cursor.delete();
        }
        await transaction.done;
        return id;
      }),

    get: (id) =>
      using(async (database) => {
        const parsed = v.safeParse(Reading, await database.get('readings', id));
        return parsed.success ? parsed.output : null;
      }),

    keepPlace: (pageUrl, place, atMs) =>
      using(async (database) => {
        const { store, done } = database.transaction('places', 'readwrite');
        await store.put({ pageUrl: pageOf(pageUrl), place, atMs });
        let surplus = (await store.count()) - limits.places;
        const oldest = surplus > 0 ? await store.index('atMs').openCursor() : null;
        for (let cursor = oldest; cursor && surplus > 0; cursor = await cursor.continue()) {
          await cursor.delete();
          surplus -= 1;
        }
        await done;
      }),

    placeIn: (pageUrl) =>
      using(async (database) => {
        const kept = await database.get('places', pageOf(pageUrl));
        const parsed = v.safeParse(Place, kept?.place);
        return parsed.success ? parsed.output : null;
      }),

    forgetAll: () =>
      using(async (database) => {
        const transaction = database.transaction(['cards', 'readings', 'places'], 'readwrite');
        const count = await transaction.objectStore('cards').count();
        await Promise.all([
          transaction.objectStore('cards').clear(),
          transaction.objectStore('readings').clear(),
          transaction.objectStore('places').clear(),
          transaction.done,
        ]);
        return count;
      }),
  };
}
