/**
 * The reader's CouchDB server, as the replication engine sees it. What comes from it is checked like a page's words: it may
 * be another kind of server, be broken, or answer without end.
 */
import * as v from 'valibot';
import {
  type Endpoint,
  type EngineDoc,
  feedOf,
  type Got as Given,
  NOT_FOUND,
  ReplicationError,
} from './engine';

export interface ServerAccess {
  /** Without a slash at the end. */
  url: string;
  database: string;
  user: string;
  password: string;
}

/** Far more than a batch of records takes. */
const MAX_BYTES = 32_000_000;
const TIMEOUT_MS = 60_000;

const Seq = v.union([v.string(), v.number()]);
const Info = v.object({ db_name: v.string(), update_seq: Seq });
const Feed = v.object({
  results: v.array(v.object({ id: v.string(), seq: Seq, changes: v.array(v.object({ rev: v.string() })) })),
  last_seq: Seq,
});
const Missing = v.record(v.string(), v.object({ missing: v.array(v.string()) }));
const Doc = v.looseObject({ _id: v.string(), _rev: v.optional(v.string()) });
const Got = v.object({
  results: v.array(
    v.object({
      id: v.string(),
      docs: v.array(v.object({ ok: v.optional(Doc), error: v.optional(v.unknown()) })),
    }),
  ),
});
/** Of documents that were taken only some servers tell. */
const Written = v.array(v.looseObject({ id: v.optional(v.string()), error: v.optional(v.unknown()) }));

/** The text of an answer, as long as it has a measure. */
async function textOf(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return '';
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > MAX_BYTES) {
      void reader.cancel().catch(() => {});
      throw new ReplicationError('tooLarge');
    }
  }
}

/** Basic authentication, in letters of any script. */
const credentials = (user: string, password: string): string =>
  `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${password}`)))}`;

export interface ServerEndpoint extends Endpoint {
  /** Makes the database where it is not there yet. @throws ReplicationError */
  prepare(): Promise<void>;
}

/**
 * @param signal ends what is under way
 * @param ask for tests
 */
export function openServer(
  { url, database, user, password }: ServerAccess,
  signal: AbortSignal,
  ask: typeof fetch = (...asked) => fetch(...asked),
): ServerEndpoint {
  const base = `${url}/${encodeURIComponent(database)}`;

  const request = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    let response: Response;
    let text: string;
    try {
      response = await ask(base + path, {
        method,
        headers: {
          Accept: 'application/json',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(user ? { Authorization: credentials(user, password) } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // A redirect would take the password, and what was read, elsewhere.
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      text = await textOf(response);
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof ReplicationError ? error : new ReplicationError('unreachable', error);
    }
    const { status, type } = response;
    if (type === 'opaqueredirect' || (status >= 300 && status < 400)) throw new ReplicationError('redirect');
    if (status === 401 || status === 403) throw new ReplicationError('auth');
    if (status === 413) throw new ReplicationError('tooLarge');
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw new ReplicationError(status >= 500 ? 'server' : 'notCouch', error);
    }
    if (status === 404) throw NOT_FOUND;
    // The engine reads a checkpoint anew where another machine was faster.
    if (status === 409) throw Object.assign(new Error('conflict'), { status, name: 'conflict' });
    if (!response.ok) throw new ReplicationError('server');
    return value;
  };
  const asked = async <T>(
    schema: v.GenericSchema<unknown, T>,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> => {
    const answer = await request(method, path, body).catch((error: unknown) => {
      // Below a database that is there, everything is.
      throw error === NOT_FOUND ? new ReplicationError('noDatabase') : error;
    });
    const read = v.safeParse(schema, answer);
    if (!read.success) throw new ReplicationError('notCouch');
    return read.output;
  };
  const info = () => asked(Info, 'GET', '');

  return {
    prepare: async () => {
      try {
        await info();
      } catch (error) {
        if (!(error instanceof ReplicationError && error.fault === 'noDatabase')) throw error;
        await request('PUT', '').catch((refusal: unknown) => {
          if (refusal instanceof ReplicationError && refusal.fault !== 'server') throw refusal;
          throw new ReplicationError('noDatabase', refusal);
        });
        await info();
      }
    },
    id: async () => base,
    info,
    changes: ({ since, limit }) =>
      feedOf(() => {
        const query = new URLSearchParams({ style: 'all_docs', since: String(since), limit: String(limit) });
        return asked(Feed, 'GET', `/_changes?${query}`);
      }),
    revsDiff: (revisions) => asked(Missing, 'POST', '/_revs_diff', revisions),
    bulkGet: async ({ docs }) => {
      const { results } = await asked(Got, 'POST', '/_bulk_get?revs=true&latest=true', { docs });
      return {
        results: results.map(({ id, docs: found }) => ({
          id,
          docs: found.flatMap(({ ok, error }): Given[] =>
            ok ? [{ ok: ok as EngineDoc }] : error ? [{ error }] : [],
          ),
        })),
      };
    },
    bulkDocs: async ({ docs }) => {
      const answer = await asked(Written, 'POST', '/_bulk_docs', { docs, new_edits: false });
      if (answer.some(({ error }) => error)) throw new ReplicationError('server');
      return [];
    },
    get: (id) =>
      asked(Doc, 'GET', `/${id}`).catch((error: unknown) => {
        if (error instanceof ReplicationError && error.fault === 'noDatabase') throw NOT_FOUND;
        throw error;
      }) as Promise<EngineDoc>,
    put: (doc) => request('PUT', `/${doc._id}`, doc),
  };
}
