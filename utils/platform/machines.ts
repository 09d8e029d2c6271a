/**
 * The ledger on several machines, by way of the reader's own CouchDB server. It runs in our pages: Chrome's worker cannot
 * load an engine when it is needed, and would have to read one at every wake-up.
 */
import * as v from 'valibot';
import type { ReplicationFault } from '../ledger/replication/engine';
import { hasAccess, requestSite } from './access';
import { browser } from './browser';
import { send } from './messages';
import { ReaderError } from './problems';
import type { WordKey } from './words';

/** In the store of this machine alone: a password is not for the browser's sync. */
const KEY = 'machines';
/** Held by the page that replicates. */
const LOCK = 'headwater-replication';

type Fault = ReplicationFault | 'permission';
const WORDS: Record<Fault, WordKey> = {
  permission: 'machines_permission',
  unreachable: 'machines_unreachable',
  auth: 'machines_auth',
  redirect: 'machines_redirect',
  notCouch: 'machines_notCouch',
  tooLarge: 'machines_tooLarge',
  server: 'machines_serverFailed',
  noDatabase: 'machines_noDatabase',
  newer: 'machines_newer',
  disconnected: 'machines_disconnected',
};

const Machines = v.object({
  url: v.string(),
  database: v.string(),
  user: v.string(),
  password: v.string(),
  /** When replication last came to its end; null for never. */
  lastMs: v.nullable(v.number()),
  /** When it was last begun. */
  triedMs: v.nullable(v.number()),
  /** Why it did not come to its end the last time, or null. */
  trouble: v.nullable(v.picklist(Object.keys(WORDS) as Fault[])),
  /** Documents of the server that are no records, the last time. */
  refused: v.number(),
});
type Machines = v.InferOutput<typeof Machines>;

/** What the reader is shown. */
export interface MachinesView {
  url: string;
  database: string;
  user: string;
  lastMs: number | null;
  /** Changes that the server has not got yet. */
  waiting: number;
  trouble: WordKey | null;
  refused: number;
}

/** What the reader fills in. */
export interface MachinesForm {
  url: string;
  database: string;
  user: string;
  password: string;
}

const isOwnMachine = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(host);

/**
 * Reads what was typed as the address of a server: https, or http on this machine, where nobody can listen in.
 *
 * @returns the address without a slash at its end, or null when it is none
 */
export function serverFromInput(text: string): string | null {
  const typed = text.trim();
  const address = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (!address || address.username || address.password || address.search || address.hash) return null;
  const { protocol, hostname, origin, pathname } = address;
  if (protocol !== 'https:' && !(protocol === 'http:' && isOwnMachine(hostname))) return null;
  return origin + pathname.replace(/(?<!\/)\/+$/, '');
}

/** CouchDB would take a few more signs. */
const isDatabaseName = (name: string): boolean => /^[a-z][a-z0-9_-]{0,200}$/.test(name);

/** Match patterns know no ports. */
const patternOf = (url: string): string => {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
};

async function stored(): Promise<Machines | null> {
  const read = v.safeParse(Machines, (await browser.storage.local.get(KEY))[KEY]);
  return read.success ? read.output : null;
}

/** Loaded when it is needed: few pages need it, and few readers. */
const engine = async () => {
  const [{ replicate, ReplicationError }, { openLocal }, { openServer }] = await Promise.all([
    import('../ledger/replication/engine'),
    import('../ledger/replication/local'),
    import('../ledger/replication/server'),
  ]);
  return { replicate, ReplicationError, openLocal, openServer };
};

const WRITER = {
  enlist: () => send('replica/enlist', {}),
  stamp: (since: number, limit: number) => send('replica/stamp', { since, limit }),
  take: (arrived: Parameters<typeof send<'replica/take'>>[1]['arrived']) => send('replica/take', { arrived }),
  keepCheckpoint: (id: string, checkpoint: unknown) => send('replica/checkpoint', { id, checkpoint }),
  sent: (seq: number) => send('replica/sent', { seq }),
};

/** How sharing stands; null where no server is connected. */
export async function readMachines(): Promise<MachinesView | null> {
  const known = await stored();
  if (!known) return null;
  const { openLocal } = await engine();
  const { url, database, user, lastMs, trouble, refused } = known;
  const waiting = (await openLocal(WRITER).waiting()) ?? 0;
  return { url, database, user, lastMs, waiting, trouble: trouble && WORDS[trouble], refused };
}

/** Calls back when any page connected, replicated or disconnected; returns what stops it. */
export function watchMachines(onChange: () => void): () => void {
  const listener = (changes: Record<string, unknown>) => {
    if (KEY in changes) onChange();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

async function run(
  { url, database, user, password }: Machines,
  signal: AbortSignal,
  onDone: (docs: number) => void,
): Promise<number> {
  const { replicate, openLocal, openServer } = await engine();
  let refused = 0;
  const local = openLocal(WRITER, (count) => {
    refused += count;
  });
  while (await WRITER.enlist()) signal.throwIfAborted();
  const server = openServer({ url, database, user, password }, signal);
  await WRITER.sent(await replicate(local, server, signal, onDone));
  return refused;
}

/**
 * Replicates now, unless another page is at it.
 *
 * @param onDone told how many records went over
 * @throws ReaderError why it did not come to its end; `AbortError` when stopped. What went over by then stays
 */
export function replicateNow(
  signal: AbortSignal = new AbortController().signal,
  onDone: (docs: number) => void = () => {},
): Promise<void> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    const known = await stored();
    if (!lock || !known) return;
    const keep = async (change: Partial<Machines>) => {
      // Whoever disconnected meanwhile stays so.
      const now = await stored();
      if (now?.url === known.url) await browser.storage.local.set({ [KEY]: { ...now, ...change } });
    };
    await keep({ triedMs: Date.now() });
    try {
      if (!(await hasAccess(patternOf(known.url)))) throw new ReaderError(WORDS.permission, 'no permission');
      const refused = await run(known, signal, onDone);
      await keep({ lastMs: Date.now(), trouble: null, refused });
    } catch (error) {
      const { ReplicationError } = await engine();
      const fault =
        error instanceof ReplicationError
          ? error.fault
          : error instanceof ReaderError
            ? ('permission' as const)
            : null;
      if (fault === null) throw error;
      await keep({ trouble: fault });
      throw new ReaderError(WORDS[fault], String(error), { cause: error });
    }
  });
}

/**
 * Replicates if it was not tried for a while.
 *
 * @returns why it could not, in words, or null
 */
export async function replicateIfDue(restMs: number, nowMs: number): Promise<WordKey | null> {
  const known = await stored();
  if (!known) return null;
  // A clock that was put back must not keep it from running.
  const sinceMs = Math.abs(nowMs - (known.triedMs ?? 0));
  if (known.triedMs !== null && sinceMs < restMs) return known.trouble && WORDS[known.trouble];
  try {
    await replicateNow();
    return null;
  } catch (error) {
    return error instanceof ReaderError ? error.words : 'error_unexpected';
  }
}

/**
 * Connects a server: asks the browser for access to it, and the server for its database. Must be called straight from a
 * click.
 *
 * @throws ReaderError what is wrong, in words; nothing is connected then
 */
export async function connectMachines({ url: typed, database, user, password }: MachinesForm): Promise<void> {
  const url = serverFromInput(typed);
  if (!url) throw new ReaderError('machines_address', 'no address of a server');
  if (!isDatabaseName(database)) throw new ReaderError('machines_databaseName', 'no name of a database');
  // Asked before anything is awaited: browsers only listen in the moment of a press.
  if (!(await requestSite(patternOf(url)))) throw new ReaderError(WORDS.permission, 'no permission');
  const { openServer, ReplicationError } = await engine();
  const { signal } = new AbortController();
  try {
    await openServer({ url, database, user, password }, signal).prepare();
  } catch (error) {
    if (!(error instanceof ReplicationError)) throw error;
    throw new ReaderError(WORDS[error.fault], error.message, { cause: error });
  }
  await send('replica/connect', {});
  const machines: Machines = {
    url,
    database,
    user,
    password,
    lastMs: null,
    triedMs: null,
    trouble: null,
    refused: 0,
  };
  await browser.storage.local.set({ [KEY]: machines });
}

/** Shares nothing any more; what is here and what is on the server stays. */
export async function disconnectMachines(): Promise<void> {
  await browser.storage.local.remove(KEY);
  await send('replica/disconnect', {});
}
