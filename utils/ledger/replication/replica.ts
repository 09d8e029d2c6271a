/** What replication writes, all of it in the worker and each step in one transaction, so that it can break off anywhere. */
import * as v from 'valibot';
import { type LedgerChange, tellChange } from '../changes';
import { useDatabase, writing } from '../database';
import { canonicalJson, LedgerRecord } from '../record';
import { write } from '../store';
import { docsOf, forgotten, hex, STATE, State } from './marks';
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
   * Notes down some of the records that were here before; at their end also those that were forgotten while the disk
   * was too full to note it.
   *
   * @param after where the last call ended, or null
   * @returns where this one ended, or null at the end of all
   */
  enlist(after: string | null): Promise<string | null>;
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

const sound = (stored: unknown): LedgerRecord | null => {
  const read = v.safeParse(LedgerRecord, stored);
  return read.success ? read.output : null;
};

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
            await store.put({ identity: crypto.randomUUID(), seq: 0, sentSeq: 0 } satisfies State, STATE);
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

    enlist: (after) =>
      using(async (database) => {
        const range = after === null ? undefined : IDBKeyRange.lowerBound(after, true);
        const ids = await database.getAllKeys('records', range, CHUNK);
        const docs = await docsOf(ids);
        const isEnd = ids.length < CHUNK;
        await writing(database, ['records', 'tracks', 'replication'], async (transaction) => {
          const states = transaction.objectStore('replication');
          const state = v.parse(State, await states.get(STATE));
          const tracks = transaction.objectStore('tracks');
          for (const [id, doc] of docs) {
            if ((await tracks.getKey(doc)) !== undefined) continue;
            if ((await transaction.objectStore('records').getKey(id)) === undefined) continue;
            state.seq += 1;
            await tracks.put({ ...newTrack(doc, id), isStale: true, seq: state.seq });
          }
          const records = transaction.objectStore('records');
          // Every record has a track by now; a track more than there are records is of one that was forgotten.
          if (isEnd && (await tracks.index('id').count()) > (await records.count())) {
            const held = new Set(await records.getAllKeys());
            for (const track of await tracks.getAll()) {
              if (track.id === null || held.has(track.id)) continue;
              state.seq += 1;
              await tracks.put({ ...forgotten(track, Date.now()), seq: state.seq });
            }
          }
          await states.put(state, STATE);
        });
        return isEnd ? null : (ids.at(-1) ?? null);
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
              record: track.id === null ? null : sound(await reading.objectStore('records').get(track.id)),
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
          for (const { track, digits } of made) {
            const now = await store.get(track.doc);
            // It changed meanwhile: its turn comes again.
            if (now?.seq !== track.seq) continue;
            const trunk = grown(now.trunk, nextRevision(now.trunk, digits));
            await store.put({ ...now, trunk, isStale: false });
          }
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
          const records = transaction.objectStore('records');
          const changed: string[] = [];
          for (const { doc, leaves } of arrived) {
            const track = (await tracks.get(doc)) ?? null;
            const id = track ? track.id : leaves.find(({ record }) => record)?.record?.id;
            const record = id ? sound(await records.get(id)) : null;
            const next = takeLeaves(doc, { track, record }, leaves);
            if (next.isNews) state.seq += 1;
            await tracks.put({ ...next.track, seq: next.isNews ? state.seq : next.track.seq });
            if (next.record === record) continue;
            if (next.record) await write(transaction as never, next.record);
            else if (record)
              await Promise.all([
                records.delete(record.id),
                transaction.objectStore('lines').delete(record.id),
              ]);
            changed.push(next.record?.id ?? record?.id ?? '');
          }
          await states.put(state, STATE);
          return changed;
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
