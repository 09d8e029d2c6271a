/** One load of a page in one browser, and what it cost. */
import type { BrowserContext } from 'playwright-core';
import { type CostPage, freshAddress, LOAD_MS } from './pages.ts';

export interface Load {
  /** Of the page's main thread, in its own clock, which stands still while others have the processor. */
  scriptMs: number;
  taskMs: number;
  /** After a collection of garbage. */
  heapMb: number;
  /** Tasks of 50 ms and more, which keep input waiting, and the time beyond these 50 ms. */
  longTasks: number;
  blockedMs: number;
  /** When the page was parsed and, if there were any, the last long task was over. */
  interactiveMs: number;
  /** What moved without anybody having done anything; the unit is that of Cumulative Layout Shift. */
  shift: number;
  /** How long presses and keys waited for the page, the median. */
  inputMs: number;
}
export const KEYS = [
  'scriptMs',
  'taskMs',
  'heapMb',
  'longTasks',
  'blockedMs',
  'interactiveMs',
  'shift',
  'inputMs',
] as const satisfies (keyof Load)[];

/** What the browser kept of the page's timeline. */
const TIMELINE = `(async () => {
  const entries = (type) => new Promise((resolve) => {
    const found = [];
    new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type, buffered: true });
    setTimeout(() => resolve(found), 50);
  });
  const [tasks, shifts] = await Promise.all([entries('longtask'), entries('layout-shift')]);
  const [navigation] = performance.getEntriesByType('navigation');
  const last = Math.max(0, ...tasks.map(({ startTime, duration }) => startTime + duration));
  const delays = (globalThis.__delays ?? []).sort((a, b) => a - b);
  return {
    longTasks: tasks.length,
    blockedMs: tasks.reduce((sum, { duration }) => sum + duration - 50, 0),
    interactiveMs: Math.max(navigation.domInteractive, last),
    shift: shifts.reduce((sum, { hadRecentInput, value }) => sum + (hadRecentInput ? 0 : value), 0),
    inputMs: delays[delays.length >> 1] ?? 0,
  };
})()`;

async function openOnce(context: BrowserContext, page: CostPage, url: string): Promise<Load> {
  const tab = await context.newPage();
  try {
    const cdp = await context.newCDPSession(tab);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const metric = async () => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
    };
    await tab.goto(url, { waitUntil: 'load', timeout: LOAD_MS });
    const loadedAt = performance.now();
    await page.drive?.(tab);
    await tab.waitForTimeout(Math.max(0, page.forMs - (performance.now() - loadedAt)));
    const spent = await metric();
    const timeline = await tab.evaluate<Omit<Load, 'scriptMs' | 'taskMs' | 'heapMb'>>(TIMELINE);
    await cdp.send('HeapProfiler.collectGarbage');
    const left = await metric();
    return {
      scriptMs: spent('ScriptDuration') * 1000,
      taskMs: spent('TaskDuration') * 1000,
      heapMb: left('JSHeapUsedSize') / 1e6,
      ...timeline,
    };
  } finally {
    await tab.close();
  }
}

/**
 * What memory a page takes that was left alone, in MB, after a collection of garbage: the mean of its first address and its
 * last. One tab at a time, since tabs of one site may share their memory.
 *
 * @param afterMs left alone for so long, once it does nothing by itself any more
 */
export async function heapAtRest(
  context: BrowserContext,
  { urls, busyMs = 0 }: CostPage,
  visit: string,
  afterMs: number,
): Promise<number> {
  const ends = [...new Set([urls[0], urls.at(-1)])].filter((url) => url !== undefined);
  let sum = 0;
  for (const url of ends) {
    const tab = await context.newPage();
    const cdp = await context.newCDPSession(tab);
    await cdp.send('Performance.enable');
    await tab.goto(freshAddress(url, visit), { waitUntil: 'load', timeout: LOAD_MS });
    await tab.waitForTimeout(busyMs + afterMs);
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    sum += metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
    await tab.close();
  }
  return sum / ends.length / 1e6;
}

/**
 * Opens a page once, or each address of it; the mean of these.
 *
 * @param visit makes the addresses of this visit new
 */
export async function load(context: BrowserContext, page: CostPage, visit: string): Promise<Load> {
  const loads: Load[] = [];
  for (const url of page.urls) loads.push(await openOnce(context, page, freshAddress(url, visit)));
  return Object.fromEntries(
    KEYS.map((key) => [key, loads.reduce((sum, one) => sum + one[key], 0) / loads.length]),
  ) as Record<keyof Load, number>;
}
