/** Starts a real server of the CouchDB protocol, kills it in the middle of what it does, and starts it again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('couch-server.ts', import.meta.url));

export interface Couch {
  /** `http://127.0.0.1:…` */
  url: string;
  user: string;
  password: string;
  /** Asks it, as one who may. */
  ask<T>(path: string, init?: { method?: string; body?: unknown }): Promise<T>;
  /** At once, without a chance to finish anything. */
  kill(): Promise<void>;
  /** Once more, on the same port and with the same databases. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Starts one with no databases. */
export async function startCouch(user = 'reader', password = 'päss:word'): Promise<Couch> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-couch-'));
  let port = 0;
  let running: ChildProcess | null = null;
  const start = async () => {
    const child = spawn(process.execPath, [SCRIPT, folder, String(port), `${user}:${password}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running = child;
    const [line] = (await Promise.race([
      once(createInterface(child.stdout), 'line'),
      once(child, 'exit').then(() => {
        throw new Error('the CouchDB server did not start');
      }),
    ])) as [string];
    port = Number(line);
  };
  const kill = async () => {
    const child = running;
    running = null;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    user,
    password,
    ask: async (path, { method = 'GET', body } = {}) => {
      const answer = await fetch(url + path, {
        method,
        headers: {
          Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
          'Content-Type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return (await answer.json()) as never;
    },
    kill,
    start,
    close: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
