/** What an extension brings into a page, as the debugger tells it; not timed, since debugging costs time itself. */
import type { BrowserContext, CDPSession } from 'playwright-core';
import { type CostPage, freshAddress, LOAD_MS } from './pages.ts';

export interface Brought {
  /** Source of the extension's scripts that ran in the page and in its frames, in bytes. */
  codeBytes: number;
  /** Frames, other than the page itself, in which a script of the extension ran. */
  frames: number;
  /** What the page fetched from the network, in bytes. */
  networkBytes: number;
  /** How often the extension's worker, stopped before, was started. */
  workerStarts: number;
}

/** A worker has stopped so long after it was told to. */
const STOP_MS = 1000;

const isExtension = (url: string) => url.startsWith('chrome-extension://');

async function lookOnce(context: BrowserContext, url: string, forMs: number): Promise<Brought> {
  const tab = await context.newPage();
  try {
    const cdp = await context.newCDPSession(tab);
    const brought: Brought = { codeBytes: 0, frames: 0, networkBytes: 0, workerStarts: 0 };
    // Stopped as the browser stops it after a while.
    await cdp.send('ServiceWorker.enable');
    await cdp.send('ServiceWorker.stopAllWorkers');
    await tab.waitForTimeout(STOP_MS);
    let isRunning = false;
    cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { scriptURL, runningStatus } of versions) {
        if (!isExtension(scriptURL)) continue;
        const runs = runningStatus === 'running' || runningStatus === 'starting';
        if (runs && !isRunning) brought.workerStarts += 1;
        isRunning = runs;
      }
    });
    const framesWithCode = new Set<string>();
    const listen = async (session: CDPSession) => {
      session.on('Debugger.scriptParsed', ({ url: from, length, executionContextAuxData }) => {
        if (!isExtension(from)) return;
        brought.codeBytes += length ?? 0;
        framesWithCode.add((executionContextAuxData as { frameId?: string } | undefined)?.frameId ?? '');
      });
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        brought.networkBytes += encodedDataLength;
      });
      await session.send('Network.enable');
      await session.send('Debugger.enable');
    };
    await listen(cdp);
    await tab.goto(url, { waitUntil: 'load', timeout: LOAD_MS });
    await tab.waitForTimeout(forMs);
    // Frames of other sites live in processes of their own; those of the page's own have no session.
    for (const frame of tab.frames().slice(1)) {
      const session = await context.newCDPSession(frame).catch(() => null);
      if (session) await listen(session);
    }
    const { frameTree } = await cdp.send('Page.getFrameTree');
    framesWithCode.delete(frameTree.frame.id);
    brought.frames = framesWithCode.size;
    return brought;
  } finally {
    await tab.close();
  }
}

/** So many addresses of a page are looked at, for so long after their load. */
const MAX_ADDRESSES = 3;
const WATCH_MS = 3000;

/** Looks at the first addresses of a page; the mean of these. */
export async function look(context: BrowserContext, page: CostPage, visit: string): Promise<Brought> {
  const found: Brought[] = [];
  for (const url of page.urls.slice(0, MAX_ADDRESSES))
    found.push(await lookOnce(context, freshAddress(url, visit), WATCH_MS));
  const mean = (key: keyof Brought) => found.reduce((sum, one) => sum + one[key], 0) / found.length;
  return {
    codeBytes: mean('codeBytes'),
    frames: mean('frames'),
    networkBytes: mean('networkBytes'),
    workerStarts: mean('workerStarts'),
  };
}
