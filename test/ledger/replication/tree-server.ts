/** A server's trees of revisions in memory, as CouchDB keeps them, so that thousands of courses of events can be tried. */
import { type Endpoint, type EngineDoc, feedOf, NOT_FOUND } from '../../../utils/ledger/replication/engine';

interface Tree {
  seq: number;
  /** Each revision's own predecessor, or null. */
  parents: Map<string, string | null>;
  bodies: Map<string, EngineDoc>;
}

export function treeServer() {
  const trees = new Map<string, Tree>();
  const locals = new Map<string, EngineDoc>();
  let seq = 0;
  /** Requests that may still be answered. */
  let patience = Number.POSITIVE_INFINITY;
  const answer = () => {
    patience -= 1;
    if (patience < 0) throw new Error('the server is gone');
  };
  const leaves = ({ parents, bodies }: Tree) => {
    const inner = new Set(parents.values());
    return [...bodies.keys()].filter((rev) => !inner.has(rev));
  };
  const chain = ({ parents }: Tree, rev: string) => {
    const revs: string[] = [];
    for (let at: string | null | undefined = rev; at; at = parents.get(at)) revs.push(at);
    return revs;
  };
  const endpoint: Endpoint = {
    id: async () => 'server',
    info: async () => ({ db_name: 'ledger', update_seq: seq }),
    changes: ({ since, limit }) =>
      feedOf(async () => {
        answer();
        const after = [...trees]
          .filter(([, tree]) => tree.seq > Number(since))
          .sort(([, a], [, b]) => a.seq - b.seq)
          .slice(0, limit);
        return {
          results: after.map(([id, tree]) => ({
            id,
            seq: tree.seq,
            changes: leaves(tree).map((rev) => ({ rev })),
          })),
          last_seq: after.at(-1)?.[1].seq ?? since,
        };
      }),
    revsDiff: async (asked) => {
      answer();
      const missing = Object.entries(asked).map(([id, revs]) => {
        const known = trees.get(id)?.parents;
        return [id, { missing: revs.filter((rev) => !known?.has(rev)) }] as const;
      });
      return Object.fromEntries(missing.filter(([, one]) => one.missing.length > 0));
    },
    bulkGet: async ({ docs }) => {
      answer();
      return {
        results: docs.map(({ id, rev }) => {
          const tree = trees.get(id);
          const body = tree?.bodies.get(rev);
          if (!tree || !body) return { id, docs: [{ error: 'missing' }] };
          const revs = chain(tree, rev);
          const ids = revs.map((one) => one.replace(/^\d+-/, ''));
          return { id, docs: [{ ok: { ...body, _revisions: { start: revs.length, ids } } }] };
        }),
      };
    },
    bulkDocs: async ({ docs }) => {
      answer();
      for (const { _revisions, ...doc } of structuredClone(docs)) {
        const { start, ids } = _revisions as { start: number; ids: string[] };
        const tree = trees.get(doc._id) ?? { seq: 0, parents: new Map(), bodies: new Map() };
        const revs = ids.map((digits, at) => `${start - at}-${digits}`);
        for (const [at, rev] of revs.entries())
          if (!tree.parents.has(rev)) tree.parents.set(rev, revs[at + 1] ?? null);
        tree.bodies.set(doc._rev ?? '', doc);
        seq += 1;
        tree.seq = seq;
        trees.set(doc._id, tree);
      }
      return [];
    },
    get: async (id) => {
      answer();
      const doc = locals.get(id);
      if (!doc) throw NOT_FOUND;
      return structuredClone(doc);
    },
    put: async (doc) => {
      answer();
      locals.set(doc._id, structuredClone(doc));
    },
  };
  return {
    endpoint,
    /** After so many requests it answers no more. */
    diesAfter: (requests: number) => {
      patience = requests;
    },
    /** The states that are alive, by document. */
    alive: () =>
      [...trees].map(([id, tree]) => ({
        id,
        states: leaves(tree).filter((rev) => !tree.bodies.get(rev)?._deleted),
      })),
  };
}
