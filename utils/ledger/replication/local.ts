/** The ledger as the replication engine sees it: a database of documents with revisions, read from the store itself. */
import * as v from 'valibot';
import { each, useDatabase } from '../database';
import { LedgerRecord, RECORD_VERSION } from '../record';
import { type Endpoint, type EngineDoc, feedOf, NOT_FOUND, ReplicationError } from './engine';
import { docsOf, STATE, State } from './marks';
import type { Arrived, Replica } from './replica';
import { type Branch, knows, type Leaf, Revisions, type Track } from './track';

/** The name of a record's document. */
const DOC = /^[0-9a-f]{64}$/;

/** What replication asks of whoever writes the ledger. */
export type Writer = Pick<Replica, 'enlist' | 'stamp' | 'take' | 'keepCheckpoint' | 'sent'>;

const Body = v.object({
  _id: v.pipe(v.string(), v.regex(DOC)),
  _rev: v.string(),
  _revisions: v.optional(
    v.object({
      start: v.pipe(v.number(), v.integer(), v.minValue(1)),
      ids: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(10_000)),
    }),
  ),
  _deleted: v.optional(v.boolean()),
  record: v.optional(v.unknown()),
  goneMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  closed: v.optional(v.boolean()),
});

const revisionsOf = (branch: Branch) => ({
  start: Number.parseInt(branch[0] ?? '', 10),
  ids: branch.map((revision) => revision.replace(/^\d+-/, '')),
});

/**
 * Reads a document of the server.
 *
 * @returns its leaf, or null when it is none of ours
 * @throws ReplicationError when a newer version of Headwater wrote it
 */
function leafOf(doc: EngineDoc): { doc: string; leaf: Leaf } | null {
  const read = v.safeParse(Body, doc);
  if (!read.success) return null;
  const { _id, _rev, _revisions, _deleted = false, record, goneMs = null, closed = false } = read.output;
  const chain = _revisions
    ? _revisions.ids.map((digits, index) => `${_revisions.start - index}-${digits}`)
    : [_rev];
  const revs = v.safeParse(Revisions, chain.slice(0, 1000));
  if (!revs.success || revs.output[0] !== _rev) return null;
  const leaf = { revs: revs.output, record: null, goneMs, isClosed: _deleted && closed };
  if (_deleted) return { doc: _id, leaf };
  const held = v.safeParse(LedgerRecord, record);
  if (held.success) return { doc: _id, leaf: { ...leaf, record: held.output, goneMs: null } };
  const version =
    typeof record === 'object' && record !== null && 'version' in record ? record.version : null;
  if (typeof version === 'number' && version > RECORD_VERSION) throw new ReplicationError('newer');
  return null;
}

/** The ledger's side of replication, beside what the engine asks of it. */
export interface LocalEndpoint extends Endpoint {
  /** Changes that the server has not got yet; null where the ledger is not shared. */
  waiting(): Promise<number | null>;
}

/**
 * Opens the ledger for replication.
 *
 * @param writer writes, since only the worker may
 * @param onRefused told how many documents of the server are no records
 * @param name name of the database, for tests
 */
export function openLocal(
  writer: Writer,
  onRefused: (count: number) => void = () => {},
  name?: string,
): LocalEndpoint {
  const using = useDatabase(name);
  const state = () =>
    using(async (database) => {
      const read = v.safeParse(State, await database.get('replication', STATE));
      return read.success ? read.output : null;
    });
  const shared = async (): Promise<State> => {
    const known = await state();
    if (!known) throw new ReplicationError('disconnected');
    return known;
  };

  const bodyOf = (track: Track, record: LedgerRecord | undefined, rev: string): EngineDoc | null => {
    const { trunk, ends, doc, goneMs } = track;
    const end = ends.find((branch) => branch[0] === rev);
    if (end) return { _id: doc, _rev: rev, _revisions: revisionsOf(end), _deleted: true, closed: true };
    const [tip] = trunk;
    // Changed since its last revision was made: the next one tells.
    if (!tip || track.isStale || track.isDropped) return null;
    const head = { _id: doc, _rev: tip, _revisions: revisionsOf(trunk) };
    if (goneMs !== null) return { ...head, _deleted: true, goneMs };
    return record ? { ...head, record } : null;
  };

  return {
    waiting: async () => {
      const known = await state();
      if (!known) return null;
      return using((database) =>
        database.countFromIndex('tracks', 'seq', IDBKeyRange.lowerBound(known.sentSeq, true)),
      );
    },

    id: async () => (await shared()).identity,
    info: async () => ({ db_name: 'ledger', update_seq: (await shared()).seq }),

    changes: ({ since, limit }) =>
      feedOf(async () => {
        const after = Number(since) || 0;
        await writer.stamp(after, limit);
        const tracks = await using((database) =>
          database.getAllFromIndex('tracks', 'seq', IDBKeyRange.lowerBound(after, true), limit),
        );
        return {
          results: tracks.map(({ doc, seq, trunk, ends, isDropped }) => ({
            id: doc,
            seq,
            changes: [isDropped ? [] : trunk, ...ends].flatMap(([rev]) => (rev ? [{ rev }] : [])),
          })),
          last_seq: tracks.at(-1)?.seq ?? after,
        };
      }),

    revsDiff: (asked) =>
      using(async (database) => {
        const { store } = database.transaction('tracks');
        const missing: Record<string, { missing: string[] }> = {};
        let refused = 0;
        await each(Object.entries(asked), async ([doc, revs]) => {
          if (!DOC.test(doc)) {
            refused += 1;
            return null;
          }
          const track = await store.get(doc);
          const unknown = track ? revs.filter((rev) => !knows(track, rev)) : revs;
          if (unknown.length > 0) missing[doc] = { missing: unknown };
          return null;
        });
        if (refused > 0) onRefused(refused);
        return missing;
      }),

    bulkGet: ({ docs }) =>
      using(async (database) => {
        const reading = database.transaction(['tracks', 'records']);
        const results = await each(docs, async ({ id, rev }) => {
          const track = await reading.objectStore('tracks').get(id);
          const record = track?.id ? await reading.objectStore('records').get(track.id) : undefined;
          const body = track ? bodyOf(track, record, rev) : null;
          return { id, docs: body ? [{ ok: body }] : [] };
        });
        return { results };
      }),

    bulkDocs: async ({ docs }) => {
      const read = docs.map(leafOf);
      const names = await docsOf(read.flatMap((found) => found?.leaf.record?.id ?? []));
      const arrived = new Map<string, Arrived>();
      let refused = 0;
      const errors = [];
      for (const [index, found] of read.entries()) {
        const id = found?.leaf.record?.id;
        // A record under another's name would take that one's place.
        if (!found || (id !== undefined && names.get(id) !== found.doc)) {
          refused += 1;
          errors.push({
            id: docs[index]?._id ?? '',
            error: true,
            status: 403,
            name: 'forbidden',
            message: 'no record',
          });
          continue;
        }
        const known = arrived.get(found.doc);
        if (known) known.leaves.push(found.leaf);
        else arrived.set(found.doc, { doc: found.doc, leaves: [found.leaf] });
      }
      if (arrived.size > 0) await writer.take([...arrived.values()]);
      if (refused > 0) onRefused(refused);
      return errors;
    },

    get: async (id) => {
      const checkpoint = await using((database) => database.get('replication', id));
      if (checkpoint === undefined) throw NOT_FOUND;
      return checkpoint as EngineDoc;
    },
    put: async (checkpoint) => {
      await writer.keepCheckpoint(checkpoint._id, checkpoint);
    },
  };
}
