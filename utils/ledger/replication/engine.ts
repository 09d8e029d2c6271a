/** PouchDB's replication between two databases of ours, pulled first and pushed then. */
import replication, { type Replicate } from 'pouchdb-replication';

/** Why replication did not come to its end, in a form the interface has words for. */
export type ReplicationFault =
  | 'unreachable'
  | 'auth'
  | 'redirect'
  | 'notCouch'
  | 'tooLarge'
  | 'server'
  | 'noDatabase'
  | 'newer'
  | 'disconnected';

/** Replication ended before its time; nothing that is here is lost by it. */
export class ReplicationError extends Error {
  override name = 'ReplicationError';
  constructor(
    readonly fault: ReplicationFault,
    cause?: unknown,
  ) {
    super(`replication ${fault}`, { cause });
  }
}

/** A document as it travels. */
export interface EngineDoc {
  _id: string;
  _rev?: string;
  [key: string]: unknown;
}

/** A document that was asked for, or why it is not there. */
export interface Got {
  ok?: EngineDoc;
  error?: unknown;
}

interface Change {
  id: string;
  seq: unknown;
  changes: { rev: string }[];
}
export interface Changes {
  results: Change[];
  last_seq: unknown;
}
type Feed = Promise<Changes> & { on(kind: string, listener: (change: Change) => void): Feed; cancel(): void };

/** What the engine asks of a database; see PouchDB's own API for each. */
export interface Endpoint {
  id(): Promise<string>;
  info(): Promise<{ db_name: string; update_seq: unknown }>;
  changes(options: { since: unknown; limit: number }): Feed;
  revsDiff(revisions: Record<string, string[]>): Promise<Record<string, { missing: string[] }>>;
  bulkGet(options: {
    docs: { id: string; rev: string }[];
  }): Promise<{ results: { id: string; docs: Got[] }[] }>;
  bulkDocs(options: { docs: EngineDoc[] }): Promise<{ id: string; error: boolean }[]>;
  /** For the engine's checkpoints. Rejects with `NOT_FOUND` when there is none. */
  get(id: string): Promise<EngineDoc>;
  put(doc: EngineDoc): Promise<unknown>;
}

/** The engine knows by the status that there is none yet. */
export const NOT_FOUND = Object.assign(new Error('missing'), { status: 404, name: 'not_found' });

/** Changes in the form in which the engine listens to them. */
export function feedOf(read: () => Promise<Changes>): Feed {
  const listeners: ((change: Change) => void)[] = [];
  let isCancelled = false;
  // Later than now, so that the engine has begun to listen.
  const done = Promise.resolve()
    .then(read)
    .then((found) => {
      if (!isCancelled) for (const change of found.results) for (const listen of listeners) listen(change);
      return found;
    });
  const feed: Feed = Object.assign(done, {
    on: (kind: string, listener: (change: Change) => void) => {
      if (kind === 'change') listeners.push(listener);
      return feed;
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  return feed;
}

/** The parts of a PouchDB that the engine touches and that mean nothing here. */
const BYSTANDERS = {
  activeTasks: { add: () => '', get: () => undefined, update: () => {}, remove: () => {} },
  once: () => {},
  removeListener: () => {},
};

/** A PouchDB without anything but what its replication plugin adds. */
const Engine = { prototype: {} } as { prototype: object; replicate: Replicate };
replication(Engine);

/**
 * Documents that are sent at once: some 500 kB, since many a proxy before a server refuses what is larger than 1 MB.
 * Answers have no such limit; `server.ts` gives up on what is twenty times as large as so many documents mostly are.
 */
const SENT = 250;
const RECEIVED = 1000;

/** Asks only the first time: the engine asks at each batch, for a report of progress that is not made. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return () => {
    answer ??= ask();
    return answer;
  };
}

async function oneWay(
  from: Endpoint,
  to: Endpoint,
  batch: number,
  signal: AbortSignal,
  onDone: (docs: number) => void,
): Promise<unknown> {
  /** What an endpoint threw first: the engine hands on only a copy that has lost what it was. */
  let cause: unknown;
  const heard = <F extends (...args: never[]) => Promise<unknown>>(call: F): F =>
    ((...args: Parameters<F>) => {
      const answer = call(...args);
      answer.catch((error: unknown) => {
        if (error !== NOT_FOUND) cause ??= error;
      });
      return answer;
    }) as F;
  const ears = (endpoint: Endpoint) => ({
    ...BYSTANDERS,
    id: heard(endpoint.id),
    info: heard(once(endpoint.info)),
    changes: heard(endpoint.changes),
    revsDiff: heard(endpoint.revsDiff),
    bulkGet: heard(endpoint.bulkGet),
    bulkDocs: heard(endpoint.bulkDocs),
    get: heard(endpoint.get),
    put: endpoint.put,
  });
  signal.throwIfAborted();
  const run = Engine.replicate(ears(from), ears(to), {
    batch_size: batch,
    batches_limit: 2,
  });
  const stop = () => run.cancel();
  signal.addEventListener('abort', stop);
  run.on('change', ({ docs_written }) => onDone(docs_written));
  try {
    return (await run).last_seq;
  } catch (error) {
    throw cause ?? error;
  } finally {
    signal.removeEventListener('abort', stop);
    signal.throwIfAborted();
  }
}

/**
 * Brings this machine's ledger and the server's to the same.
 *
 * @param onDone told how many documents went over in this run
 * @returns up to which of the local changes the server has them
 * @throws ReplicationError, LedgerError, whatever else an endpoint throws, or `AbortError` when stopped; what went over by
 * then stays, and the next run goes on from there
 */
export async function replicate(
  local: Endpoint,
  server: Endpoint,
  signal: AbortSignal,
  onDone: (docs: number) => void,
): Promise<number> {
  let pulled = 0;
  await oneWay(server, local, RECEIVED, signal, (docs) => {
    pulled = docs;
    onDone(docs);
  });
  const seq = await oneWay(local, server, SENT, signal, (docs) => onDone(pulled + docs));
  return Number(seq) || 0;
}
