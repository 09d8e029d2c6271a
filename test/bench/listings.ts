/**
 * `npm run bench -- listings`: what marking a listing of five hundred stories costs the page, with the
 * marks on and off, until it has settled, and while it is scrolled from its beginning to its end.
 *
 * `--reps N` (10) · `--json FILE`
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { LONG_LISTING } from '../fixtures/foresight.ts';
import { findBrowser } from '../tools/browsers.ts';
import { serve } from '../tools/serve.ts';
import { until, VIEWPORT } from '../tools/session.ts';
import { sampleSite } from '../tools/sites.ts';
import { builtExtension } from '../tools/start.ts';

const { values } = parseArgs({
  options: { reps: { type: 'string', default: '10' }, json: { type: 'string' } },
});
const reps = Number(values.reps);
/** A screen is scrolled so often, and so long is waited each time for what comes of it. */
const SCREENS = 20;
const PAUSE_MS = 100;
const SETTLED_MS = 2000;

const server = await serve(sampleSite());
const extension = builtExtension('chromium');
const profile = await mkdtemp(join(tmpdir(), 'headwater-listings-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: findBrowser('chromium'),
  headless: false,
  viewport: VIEWPORT,
  ignoreHTTPSErrors: true,
  ignoreDefaultArgs: ['--disable-extensions'],
  args: [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--ignore-certificate-errors',
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    `--host-resolver-rules=MAP * 127.0.0.1:${server.port}`,
  ],
});
const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));

interface Cost {
  scriptMs: number;
  taskMs: number;
  layoutMs: number;
}
/** Of one load: until it has settled, and what scrolling came to beyond that. */
interface Load {
  load: Cost;
  scroll: Cost;
}

async function loadOnce(showForesight: boolean): Promise<Load> {
  await worker.evaluate(
    `chrome.storage.sync.set({ settings: { version: 1, showForesight: ${showForesight} } })`,
  );
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const cost = async (): Promise<Cost> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const ms = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
    return { scriptMs: ms('ScriptDuration'), taskMs: ms('TaskDuration'), layoutMs: ms('LayoutDuration') };
  };
  await page.goto(LONG_LISTING.url, { waitUntil: 'load' });
  const isMarked = () => page.evaluate(`document.getElementsByTagName('headwater-marks').length === 1`);
  if (showForesight) await until(isMarked, 'the layer of marks');
  await page.waitForTimeout(SETTLED_MS);
  if (!showForesight && (await isMarked())) throw new Error('marks, though they are off');
  const load = await cost();
  for (let screen = 1; screen <= SCREENS; screen++) {
    await page.evaluate(`scrollTo(0, ${screen} / ${SCREENS} * document.documentElement.scrollHeight)`);
    await page.waitForTimeout(PAUSE_MS);
  }
  const after = await cost();
  await page.close();
  const scroll: Cost = {
    scriptMs: after.scriptMs - load.scriptMs,
    taskMs: after.taskMs - load.taskMs,
    layoutMs: after.layoutMs - load.layoutMs,
  };
  return { load, scroll };
}

const median = (numbers: number[]): number =>
  Math.round((numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0) * 10) / 10;
const medians = (costs: Cost[]): Cost => ({
  scriptMs: median(costs.map(({ scriptMs }) => scriptMs)),
  taskMs: median(costs.map(({ taskMs }) => taskMs)),
  layoutMs: median(costs.map(({ layoutMs }) => layoutMs)),
});

const found: Record<'on' | 'off', Load[]> = { on: [], off: [] };
try {
  // The first of each warms the worker and the caches; the two take turns, so that both meet the same machine.
  for (let rep = 0; rep <= reps; rep++) {
    for (const name of ['on', 'off'] as const) {
      const load = await loadOnce(name === 'on');
      if (rep > 0) found[name].push(load);
    }
  }
} finally {
  await context.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  await server.close();
}
const table = Object.fromEntries(
  (['load', 'scroll'] as const).flatMap((part) =>
    (['off', 'on'] as const).map((name) => [
      `${part === 'load' ? 'loaded' : `${SCREENS} screens scrolled`}, marks ${name}`,
      medians(found[name].map((one) => one[part])),
    ]),
  ),
);
console.log(`A listing of five hundred stories, medians of ${reps} loads, main thread of the page:`);
console.table(table);
if (values.json) await writeFile(values.json, JSON.stringify({ reps, table, found }, null, 1));
process.exit(0);
