/**
 * `npm run bench:cost`: what the extension costs a page without a banner, over an empty extension, next to the reference
 * add-on of the library it stands on; and its share of a page that changes all the time.
 *
 * `--reps N` (10) · `--json FILE`
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findBrowser } from '../tools/browsers.ts';
import { ROOT } from '../tools/built.ts';
import { serve } from '../tools/serve.ts';
import { builtExtension } from '../tools/start.ts';

const { values } = parseArgs({
  options: { reps: { type: 'string', default: '10' }, json: { type: 'string' } },
});
const reps = Number(values.reps);

const LINES = Array.from(
  { length: 1000 },
  (_, i) =>
    `<div class="row"><b>${i}</b> <span>Boat ${i} left the pier at ${i % 24}:00 with ${i % 90} on board.</span></div>`,
).join('\n');
const PAGES: Record<string, string> = {
  'quiet.bench.example': `<!doctype html><title>Departures</title><h1>Departures</h1>${LINES}`,
  'busy.bench.example': `<!doctype html><title>Board</title><ul id="list"></ul>${LINES}<script>let n = 0; setInterval(() => {
    const list = document.getElementById('list'); const row = document.createElement('li'); row.innerHTML = '<b>' + n++ + '</b> <span>arrives</span>';
    list.append(row); if (list.childElementCount > 50) list.firstElementChild.remove(); }, 5)</script>`,
};
const server = await serve(({ hostname, pathname }) =>
  PAGES[hostname] && pathname === '/'
    ? { contentType: 'text/html; charset=utf-8', body: PAGES[hostname] }
    : null,
);

interface Cost {
  scriptMs: number;
  taskMs: number;
}

/** What the page's main thread spent, until so long after its load. */
async function costs(extension: string, host: string, afterMs: number, times: number): Promise<Cost[]> {
  const profile = await mkdtemp(join(tmpdir(), 'headwater-cost-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser('chromium'),
    headless: false,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--host-resolver-rules=MAP * 127.0.0.1:${server.port}`,
    ],
  });
  const found: Cost[] = [];
  try {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    // The first two warm the worker and the caches.
    for (let i = 0; i < times + 2; i += 1) {
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await cdp.send('Performance.enable');
      await page.goto(`http://${host}/`, { waitUntil: 'load' });
      await page.waitForTimeout(afterMs);
      const { metrics } = await cdp.send('Performance.getMetrics');
      const ms = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
      if (i >= 2) found.push({ scriptMs: ms('ScriptDuration'), taskMs: ms('TaskDuration') });
      await page.close();
    }
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
  return found;
}

const median = (numbers: number[]): number =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const medians = (all: Cost[]): Cost => ({
  scriptMs: median(all.map(({ scriptMs }) => scriptMs)),
  taskMs: median(all.map(({ taskMs }) => taskMs)),
});

const empty = await mkdtemp(join(tmpdir(), 'headwater-empty-'));
await writeFile(join(empty, 'page.js'), '');
await writeFile(join(empty, 'worker.js'), '');
await writeFile(
  join(empty, 'manifest.json'),
  JSON.stringify({
    manifest_version: 3,
    name: 'Nothing',
    version: '1',
    background: { service_worker: 'worker.js' },
    content_scripts: [{ matches: ['http://*/*'], js: ['page.js'], run_at: 'document_start' }],
  }),
);
const EXTENSIONS = {
  empty,
  Headwater: builtExtension('chromium'),
  autoconsent: join(ROOT, 'node_modules/@duckduckgo/autoconsent/dist/addon-mv3'),
};
const BUSY_MS = 10_000;
const quiet: Record<string, Cost> = {};
const busy: Record<string, Cost> = {};
for (const [name, extension] of Object.entries(EXTENSIONS)) {
  quiet[name] = medians(await costs(extension, 'quiet.bench.example', 3000, reps));
  busy[name] = medians(await costs(extension, 'busy.bench.example', BUSY_MS, 1));
}
const over = (name: string) => {
  const base = { quiet: quiet.empty, busy: busy.empty };
  const here = { quiet: quiet[name], busy: busy[name] };
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    'script ms': round((here.quiet?.scriptMs ?? 0) - (base.quiet?.scriptMs ?? 0)),
    'task ms': round((here.quiet?.taskMs ?? 0) - (base.quiet?.taskMs ?? 0)),
    'script % of a busy page': round(
      (((here.busy?.scriptMs ?? 0) - (base.busy?.scriptMs ?? 0)) / BUSY_MS) * 100,
    ),
    'task % of a busy page': round((((here.busy?.taskMs ?? 0) - (base.busy?.taskMs ?? 0)) / BUSY_MS) * 100),
  };
};
const table = { Headwater: over('Headwater'), autoconsent: over('autoconsent') };
console.log(`Over an empty extension, medians of ${reps} loads of a page of a thousand lines:`);
console.table(table);
if (values.json) await writeFile(values.json, JSON.stringify({ reps, quiet, busy, over: table }, null, 1));
await rm(empty, { recursive: true, force: true });
await server.close();
process.exit(0);
