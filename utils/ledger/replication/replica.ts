/** What replication writes, all of it in the worker and each step in one transaction, so that it can break off anywhere. */
import type { IDBPDatabase } from 'idb';
import * as v from 'valibot';
import { type LedgerChange, tellChange } from '../changes';
import { each, type Schema, useDatabase, writing } from '../database';
import { canonicalJson, LedgerRecord } from '../record';
import { soundRecord, takeAway, write } from '../store';
import { changed, docsOf, forgotten, hex, STATE, State } from './marks';
import { grown, type Leaf, newTrack, nextRevision, type Track, takeLeaves } from './track';

/** The leaves of one document, as they came from the server. */
export interface Arrived {
  doc: string;
  leaves: Leaf[];
}

/** Every method throws `LedgerError` when the store fails. */
export interface Replica {
  /** From now on every change is noted down for the server. */
  connect(): Promise<void>;
  /** Nothing is noted any more, and what was noted is gone; the records stay. */
  disconnect(): Promise<void>;
  /**
   * Notes down some of the records that were here before the ledger was shared, and at their end those that were
   * forgotten while the disk was too full to note it. How far it came is kept: once all are noted, a call only counts.
   *
   * @returns whether it has to be called again
   */
  enlist(): Promise<boolean>;
  /** Makes revisions of what changed, among the changes after `since`. */
  stamp(since: number, limit: number): Promise<void>;
  /** Takes over what other machines changed. */
  take(arrived: readonly Arrived[]): Promise<void>;
  /** Keeps one of the engine's own notes of how far it came. */
  keepCheckpoint(id: string, checkpoint: unknown): Promise<void>;
  /** The server has every change up to this one. */
  sent(seq: number): Promise<void>;
}

const CHUNK = 1000;

/** The digits of a revision: the same on every machine that makes the same of the same. */
async function digitsOf(track: Track, record: LedgerRecord | null): Promise<string> {
  const made = canonicalJson({ of: track.trunk[0] ?? null, record, goneMs: track.goneMs });
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(made))).slice(0, 32);
}

/** A track with a revision of what is here now. */
const revised = <T extends Track>(track: T, digits: string): T => ({
  ...track,
  trunk: grown(track.trunk, nextRevision(track.trunk, digits)),
  isStale: false,
});

/** The track of a record that had none, with its first revision; a damaged record is nothing for other machines. */
async function firstTrack(doc: string, id: string, stored: v.SafeParseResult<typeof LedgerRecord>) {
  const track = { ...newTrack(doc, id), id, isStale: true };
  return stored.success ? revised(track, await digitsOf(track, stored.output)) : track;
}

/**
 * Notes down what was forgotten while the disk was too full for that: then there are more tracks of records than records.
 *
 * @returns whether records have to be enlisted anew, which they never should
 */
async function noteForgotten(database: IDBPDatabase<Schema>): Promise<boolean> {
  const reading = database.transaction(['records', 'tracks']);
  const [records, tracked] = await Promise.all([
    reading.objectStore('records').count(),
    reading.objectStore('tracks').index('id').count(),
  ]);
  if (tracked === records) return false;
  return writing(database, ['records', 'tracks', 'replication'], async (transaction) => {
    const states = transaction.objectStore('replication');
    const state = v.parse(State, await states.get(STATE));
    const held = new Set(await transaction.objectStore('records').getAllKeys());
    const tracks = transaction.objectStore('tracks');
    await each(await tracks.getAll(), async (track) => {
      if (track.id === null || held.delete(track.id)) return null;
      state.seq += 1;
      return tracks.put({ ...forgotten(track, Date.now()), seq: state.seq });
    });
    // What is left has no track.
    const isAnew = held.size > 0;
    await states.put({ ...state, enlisted: isAnew ? '' : null }, STATE);
    return isAnew;
  });
}

/**
 * @param name name of the database, for tests
 * @param tell is told of every record that changed, for the pages that are open
 */
export function openReplica(name?: string, tell: (change: LedgerChange) => void = tellChange): Replica {
  const using = useDatabase(name);
  return {
    connect: () =>
      using((database) =>
        writing(database, ['replication'], async ({ store }) => {
          if ((await store.get(STATE)) === undefined)
            await store.put(
              { identity: crypto.randomUUID(), seq: 0, sentSeq: 0, enlisted: '' } satisfies State,
              STATE,
            );
        }),
      ),

    disconnect: () =>
      using((database) =>
        writing(database, ['replication', 'tracks'], async (transaction) => {
          await Promise.all([
            transaction.objectStore('replication').clear(),
            transaction.objectStore('tracks').clear(),
          ]);
        }),
      ),

    enlist: () =>
      using(async (database) => {
        const state = v.parse(State, await database.get('replication', STATE));
        if (state.enlisted === null) return noteForgotten(database);
        const records = await database.getAll('records', IDBKeyRange.lowerBound(state.enlisted, true), CHUNK);
        const docs = await docsOf(records.map(({ id }) => id));
        const tracks = await Promise.all(
          [...docs].map(([id, doc], at) => firstTrack(doc, id, v.safeParse(LedgerRecord, records[at]))),
        );
        await writing(database, ['records', 'tracks', 'replication'], async (transaction) => {
          const states = transaction.objectStore('replication');
          const now = v.parse(State, await states.get(STATE));
          const store = transaction.objectStore('tracks');
          await each(tracks, async (track) => {
            const [known, key] = await Promise.all([
              store.get(track.doc),
              transaction.objectStore('records').getKey(track.id),
            ]);
            // Noted when it was changed or taken away meanwhile, or before the last run broke off.
            if (key === undefined || (known && known.id !== null)) return null;
            now.seq += 1;
            return store.put({ ...(known ? changed(known, track.id) : track), seq: now.seq });
          });
          const last = records.length < CHUNK ? null : (records.at(-1)?.id ?? null);
          await states.put({ ...now, enlisted: last }, STATE);
        });
        return true;
      }),

    stamp: (since, limit) =>
      using(async (database) => {
        const reading = database.transaction(['tracks', 'records']);
        const range = IDBKeyRange.lowerBound(since, true);
        const tracks = await reading.objectStore('tracks').index('seq').getAll(range, limit);
        const stale = await Promise.all(
          tracks
            .filter(({ isStale }) => isStale)
            .map(async (track) => ({
              track,
              record: track.id === null ? null : await soundRecord(reading as never, track.id),
            })),
        );
        // A damaged record is nothing for other machines.
        const made = await Promise.all(
          stale
            .filter(({ track, record }) => record !== null || track.goneMs !== null)
            .map(async ({ track, record }) => ({ track, digits: await digitsOf(track, record) })),
        );
        if (made.length === 0) return;
        await writing(database, ['tracks'], async ({ store }) => {
          await each(made, async ({ track, digits }) => {
            const now = await store.get(track.doc);
            // It changed meanwhile: its turn comes again.
            if (now?.seq !== track.seq) return null;
            return store.put(revised(now, digits));
          });
        });
      }),

    take: (arrived) =>
      using(async (database) => {
        const stores = ['records', 'lines', 'tracks', 'replication'] as const;
        const ids = await writing(database, [...stores], async (transaction) => {
          const states = transaction.objectStore('replication');
          // Disconnected meanwhile: what still comes is nobody's.
          const state = v.parse(State, await states.get(STATE));
          const tracks = transaction.objectStore('tracks');
          const told = await each(arrived, async ({ doc, leaves }) => {
            const track = (await tracks.get(doc)) ?? null;
            const id = track ? track.id : leaves.find(({ record }) => record)?.record?.id;
            const record = id ? await soundRecord(transaction as never, id) : null;
            const next = takeLeaves(doc, { track, record }, leaves);
            if (next.isNews) state.seq += 1;
            await tracks.put({ ...next.track, seq: next.isNews ? state.seq : next.track.seq });
            if (next.record === record) return null;
            if (next.record) await write(transaction as never, next.record);
            else if (record) await takeAway(transaction as never, record.id);
            return next.record?.id ?? record?.id ?? null;
          });
          await states.put(state, STATE);
          return told;
        });
        if (ids.length > 0) tell({ ids });
      }),

    keepCheckpoint: (id, checkpoint) =>
      using(async (database) => {
        await writing(database, ['replication'], async ({ store }) => {
          if ((await store.get(STATE)) !== undefined) await store.put(checkpoint, id);
        });
      }),

    sent: (seq) =>
      using((database) =>
        writing(database, ['replication'], async ({ store }) => {
          const state = v.parse(State, await store.get(STATE));
          await store.put({ ...state, sentSeq: Math.max(state.sentSeq, seq) }, STATE);
        }),
      ),
  };
}
