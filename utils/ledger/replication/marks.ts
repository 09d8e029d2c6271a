/** Notes, in the transaction that changes a record, that other machines have to hear of it. */
import type { IDBPTransaction } from 'idb';
import * as v from 'valibot';
import type { Schema } from '../database';
import { newTrack, type Track } from './track';

/** A transaction in which records are written. */
export type Marking = IDBPTransaction<Schema, ('tracks' | 'replication')[], 'readwrite'>;

export const STATE = 'state';
const counter = v.pipe(v.number(), v.integer(), v.minValue(0));
export const State = v.object({
  /** Names this copy of the ledger to the engine; random. */
  identity: v.pipe(v.string(), v.uuid()),
  seq: counter,
  /** What of the changes the server has. */
  sentSeq: counter,
  /**
   * Of the records that were here before the ledger was shared, in the order of their addresses, the last one that has a
   * track; null once all have.
   */
  enlisted: v.optional(v.nullable(v.string()), ''),
});
export type State = v.InferOutput<typeof State>;

/**
 * The name under which an article's record is on the server: a digest, so that neither the server nor this machine goes
 * on naming what was forgotten.
 */
export async function docOf(id: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id));
  return hex(digest);
}

export const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The names of several articles' records. To be asked before a transaction: it does not wait for digests. */
export async function docsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map(await Promise.all(ids.map(async (id) => [id, await docOf(id)] as const)));
}

/** The track of a record that was added or changed. */
export const changed = (track: Track, id: string): Track => ({
  ...track,
  id,
  isStale: true,
  goneMs: null,
  isDropped: false,
});

/** The track of a record that the reader forgot; `goneMs` is later than all that the record told of. */
export const forgotten = (track: Track, goneMs: number): Track => ({
  ...track,
  id: null,
  isStale: true,
  isDropped: false,
  goneMs,
});

export interface Marks {
  /** Records were added or changed. */
  touch(ids: readonly string[]): Promise<void>;
  /** The reader forgot records; `latestMs` is the latest moment that each told of. */
  forget(records: readonly (readonly [id: string, latestMs: number])[]): Promise<void>;
  /** Records were put away on this machine only. */
  drop(ids: readonly string[]): Promise<void>;
  /** The same of all. */
  forgetAll(latestMs: number): Promise<void>;
  dropAll(): Promise<void>;
  /** To be called last. */
  end(): Promise<void>;
}

/**
 * Begins to note changes.
 *
 * @param docs names of the articles that will be marked
 * @returns null where the ledger is not shared: then nothing is noted at all
 */
export async function beginMarks(
  transaction: Marking,
  docs: ReadonlyMap<string, string>,
  nowMs = Date.now(),
): Promise<Marks | null> {
  const states = transaction.objectStore('replication');
  const read = v.safeParse(State, await states.get(STATE));
  if (!read.success) return null;
  const state = read.output;
  const tracks = transaction.objectStore('tracks');

  const put = (track: Track) => {
    state.seq += 1;
    return tracks.put({ ...track, seq: state.seq });
  };
  const change = async (id: string, how: (track: Track) => Track) => {
    const doc = docs.get(id);
    if (doc) await put(how((await tracks.get(doc)) ?? newTrack(doc, id)));
  };
  const gone = (track: Track, latestMs: number) => forgotten(track, Math.max(nowMs, latestMs + 1));
  const away = (track: Track): Track => ({ ...track, id: null, isStale: false, isDropped: true });
  const alive = async () => (await tracks.getAll()).filter(({ id }) => id !== null);

  return {
    touch: async (ids) => {
      await Promise.all(ids.map((id) => change(id, (track) => changed(track, id))));
    },
    forget: async (records) => {
      await Promise.all(records.map(([id, latestMs]) => change(id, (track) => gone(track, latestMs))));
    },
    drop: async (ids) => {
      await Promise.all(
        ids.map(async (id) => {
          const track = await tracks.index('id').get(id);
          if (track) await tracks.put(away(track));
        }),
      );
    },
    forgetAll: async (latestMs) => {
      await Promise.all((await alive()).map((track) => put(gone(track, latestMs))));
    },
    dropAll: async () => {
      await Promise.all((await alive()).map((track) => tracks.put(away(track))));
    },
    end: async () => {
      await states.put(state, STATE);
    },
  };
}
