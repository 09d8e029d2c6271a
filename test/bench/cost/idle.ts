/**
 * What an extension leaves running in a tab that nobody touches. A copy of the extension gets one more content script, the
 * first of all, which counts in the extension's own world of the page: timers, frames asked for, observers.
 */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { type CostPage, freshAddress, LOAD_MS } from './pages.ts';

export interface Idle {
  /** Timers and frames that are still to come, each with where it was set. */
  timers: string[];
  /** Observers that observe. */
  observers: string[];
  /** Timers and frames that fired in the last seconds. */
  fired: number;
}

const COUNTER = `(() => {
  const timers = new Map();
  const observers = new Map();
  const counts = (globalThis.__running = { timers, observers, fired: 0 });
  const where = () => new Error().stack.split('\\n').slice(3).find((line) => !line.includes('counter.js'))?.trim() ?? 'unknown';
  const once = (set, clear) => {
    const natural = globalThis[set].bind(globalThis);
    const naturalClear = globalThis[clear].bind(globalThis);
    globalThis[set] = (then, ...rest) => {
      const key = set + ' ';
      const id = natural((...given) => { timers.delete(key + id); counts.fired += 1; then(...given); }, ...rest);
      timers.set(key + id, set + ' ' + (rest[0] ?? '') + ' ' + where());
      return id;
    };
    globalThis[clear] = (id) => { timers.delete(set + ' ' + id); naturalClear(id); };
  };
  once('setTimeout', 'clearTimeout');
  once('requestAnimationFrame', 'cancelAnimationFrame');
  once('requestIdleCallback', 'cancelIdleCallback');
  const every = globalThis.setInterval.bind(globalThis);
  const noMore = globalThis.clearInterval.bind(globalThis);
  globalThis.setInterval = (then, ...rest) => {
    const id = every((...given) => { counts.fired += 1; then(...given); }, ...rest);
    timers.set('setInterval ' + id, 'setInterval ' + rest[0] + ' ' + where());
    return id;
  };
  globalThis.clearInterval = (id) => { timers.delete('setInterval ' + id); noMore(id); };
  for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'PerformanceObserver']) {
    const Natural = globalThis[name];
    globalThis[name] = class extends Natural {
      observe(...given) { observers.set(this, name + ' ' + where()); super.observe(...given); }
      disconnect() { observers.delete(this); super.disconnect(); }
    };
  }
})()`;

/** Copies an unpacked extension into a folder, and has the copy count. */
export async function countingCopy(extension: string, folder: string): Promise<string> {
  await cp(extension, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { content_scripts?: object[] };
  if (!manifest.content_scripts) return folder;
  manifest.content_scripts.unshift({
    matches: ['http://*/*', 'https://*/*'],
    js: ['counter.js'],
    run_at: 'document_start',
  });
  await writeFile(join(folder, 'counter.js'), COUNTER);
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

const READ = `JSON.stringify({
  timers: [...__running.timers.values()], observers: [...__running.observers.values()], fired: __running.fired })`;

async function lookOnce(context: BrowserContext, url: string, afterMs: number, forMs: number): Promise<Idle> {
  const tab = await context.newPage();
  try {
    const cdp = await context.newCDPSession(tab);
    let world: number | null = null;
    cdp.on('Runtime.executionContextsCleared', () => {
      world = null;
    });
    cdp.on('Runtime.executionContextCreated', ({ context: { id, origin, auxData } }) => {
      if (origin.startsWith('chrome-extension://') && auxData?.type === 'isolated') world = id;
    });
    // Many pages load at the same time.
    await tab.goto(url, { waitUntil: 'load', timeout: LOAD_MS });
    await cdp.send('Runtime.enable');
    const read = async (): Promise<Idle> => {
      if (world === null) return { timers: [], observers: [], fired: 0 };
      const { result } = await cdp.send('Runtime.evaluate', { expression: READ, contextId: world });
      return JSON.parse(String(result.value)) as Idle;
    };
    await tab.waitForTimeout(afterMs);
    const before = await read();
    await tab.waitForTimeout(forMs);
    const after = await read();
    return { ...after, fired: after.fired - before.fired };
  } finally {
    await tab.close();
  }
}

/**
 * Opens pages side by side, leaves them alone, and tells what still runs there.
 *
 * @param context a browser with a counting copy
 * @param afterMs left alone for so long, once a page does nothing by itself any more, and then watched for `forMs`
 * @returns by the page's name
 */
export async function idleOf(
  context: BrowserContext,
  pages: Record<string, CostPage>,
  { afterMs, forMs }: { afterMs: number; forMs: number },
): Promise<Record<string, Idle>> {
  const found = await Promise.all(
    Object.entries(pages).map(async ([name, { urls, busyMs = 0 }]): Promise<[string, Idle]> => {
      const all = await Promise.all(
        urls.map((url) => lookOnce(context, freshAddress(url, 'idle'), busyMs + afterMs, forMs)),
      );
      return [
        name,
        {
          timers: all.flatMap(({ timers }) => timers),
          observers: all.flatMap(({ observers }) => observers),
          fired: all.reduce((sum, { fired }) => sum + fired, 0),
        },
      ];
    }),
  );
  return Object.fromEntries(found);
}
