/**
 * `npm run bench:cost`: what the extension costs a page without a banner and one that changes all the time, next to an
 * empty extension made with the same tools and to the reference add-on of the library it stands on.
 *
 * `--reps N` (12) · `--busy N` (3) · `--json FILE` · `--report` writes the table into `REPORT.md`
 *
 * The pages are loaded in turns, so that what else the machine does falls on all alike, and the main thread's own clock
 * is read, which stands still while others have the processor. Medians.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'wxt';
import { findBrowser } from '../tools/browsers.ts';
import { builtFile, gzippedBytes, ROOT } from '../tools/built.ts';
import { launchChromium } from '../tools/chromium.ts';
import { serve } from '../tools/serve.ts';
import { builtExtension } from '../tools/start.ts';
import { markdownTable, writeSection } from './report.ts';

const { values } = parseArgs({
  options: {
    reps: { type: 'string', default: '12' },
    busy: { type: 'string', default: '3' },
    json: { type: 'string' },
    report: { type: 'boolean', default: false },
  },
});

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
const QUIET_MS = 3000;
const BUSY_MS = 10_000;
/** The first loads of each browser warm its worker and its caches. */
const WARMING = 2;

interface Cost {
  scriptMs: number;
  taskMs: number;
  heapMb: number;
}

/** An extension with nothing in it: no script at all. */
async function bareExtension(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'worker.js'), '');
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Nothing',
      version: '1',
      background: { service_worker: 'worker.js' },
    }),
  );
  return folder;
}

/** An extension made with WXT whose content script does nothing. Its folder must lie where WXT can be found. */
async function emptyExtension(folder: string): Promise<string> {
  await mkdir(join(folder, 'entrypoints'), { recursive: true });
  const files = {
    'package.json': '{"name":"empty","version":"1.0.0","type":"module"}',
    'entrypoints/background.ts': 'export default defineBackground(() => {});',
    'entrypoints/page.content.ts':
      "export default defineContentScript({ matches: ['http://*/*'], runAt: 'document_start', main() {} });",
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await build({ root: folder, configFile: false, browser: 'chrome' });
  return join(folder, '.output/chrome-mv3');
}

const scratch = await mkdtemp(join(tmpdir(), 'headwater-cost-'));
const EXTENSIONS = {
  none: await bareExtension(join(scratch, 'bare')),
  empty: await emptyExtension(join(ROOT, '.output/empty')),
  Headwater: builtExtension('chromium'),
  autoconsent: join(ROOT, 'node_modules/@duckduckgo/autoconsent/dist/addon-mv3'),
};
type Name = keyof typeof EXTENSIONS;
const NAMES = Object.keys(EXTENSIONS) as Name[];

const server = await serve(({ hostname, pathname }) =>
  PAGES[hostname] && pathname === '/'
    ? { contentType: 'text/html; charset=utf-8', body: PAGES[hostname] }
    : null,
);
const browsers = Object.fromEntries(
  await Promise.all(
    NAMES.map(async (name) => [
      name,
      await launchChromium({
        executable: findBrowser('chromium'),
        extension: EXTENSIONS[name],
        port: server.port,
        headless: true,
      }),
    ]),
  ),
) as Record<Name, Awaited<ReturnType<typeof launchChromium>>>;

/** What a page's main thread spent, until so long after its load. */
async function cost(name: Name, host: string, afterMs: number): Promise<Cost> {
  const { context } = browsers[name];
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`http://${host}/`, { waitUntil: 'load' });
  await page.waitForTimeout(afterMs);
  const { metrics } = await cdp.send('Performance.getMetrics');
  await page.close();
  const of = (metric: string) => metrics.find(({ name: known }) => known === metric)?.value ?? 0;
  return {
    scriptMs: of('ScriptDuration') * 1000,
    taskMs: of('TaskDuration') * 1000,
    heapMb: of('JSHeapUsedSize') / 1e6,
  };
}

const median = (numbers: number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
};

/** Loads a page so many times under each extension, in turns. */
async function measure(host: string, afterMs: number, times: number): Promise<Record<Name, Cost>> {
  const found = Object.fromEntries(NAMES.map((name) => [name, [] as Cost[]])) as Record<Name, Cost[]>;
  for (let i = 0; i < times; i += 1)
    for (const name of NAMES) found[name].push(await cost(name, host, afterMs));
  const middle = (name: Name, key: keyof Cost) => median(found[name].map((one) => one[key]));
  return Object.fromEntries(
    NAMES.map((name) => [
      name,
      {
        scriptMs: middle(name, 'scriptMs'),
        taskMs: middle(name, 'taskMs'),
        heapMb: middle(name, 'heapMb'),
      },
    ]),
  ) as Record<Name, Cost>;
}

await measure('quiet.bench.example', 500, WARMING);
const quiet = await measure('quiet.bench.example', QUIET_MS, Number(values.reps));
const busy = await measure('busy.bench.example', BUSY_MS, Number(values.busy));
for (const { close } of Object.values(browsers)) await close();

const round = (value: number, digits = 1) => Number(value.toFixed(digits));
/** Over no extension at all. */
const added = (name: Name) => ({
  scriptMs: round(quiet[name].scriptMs - quiet.none.scriptMs),
  taskMs: round(quiet[name].taskMs - quiet.none.taskMs),
  heapMb: round(quiet[name].heapMb - quiet.none.heapMb, 2),
  busyScriptShare: round((busy[name].scriptMs - busy.none.scriptMs) / BUSY_MS, 4),
  busyTaskShare: round((busy[name].taskMs - busy.none.taskMs) / BUSY_MS, 4),
});
const rows = NAMES.filter((name) => name !== 'none').map((name) => ({ name, ...added(name) }));
const figures = {
  'cost.plain.addedScriptMs': added('Headwater').scriptMs,
  'cost.plain.addedTaskMs': added('Headwater').taskMs,
  'cost.plain.addedHeapMb': added('Headwater').heapMb,
  'cost.plain.scriptVsEmpty': round(quiet.Headwater.scriptMs / quiet.empty.scriptMs, 2),
  'cost.plain.taskVsAutoconsent': round(added('Headwater').taskMs / added('autoconsent').taskMs, 3),
  'cost.mutating.mainThreadShare': added('Headwater').busyTaskShare,
  'cost.mutating.scriptShare': added('Headwater').busyScriptShare,
  'size.sentinel.gzipBytes': gzippedBytes(builtFile('chrome-mv3', 'sentinel.js')),
};
console.log(`Over no extension, medians of ${values.reps} loads of a page of a thousand lines:`);
console.table(rows);
console.table(figures);
if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 1)}\n`);
if (values.report)
  await writeSection(
    'Cost',
    `What an extension adds to a page's main thread, in its own clock, over a browser whose extension has no script. Plain: a page of a thousand lines without banner or article, until ${QUIET_MS / 1000} s after its load, medians of ${values.reps} loads in turns. Changing: a page that changes 200 times a second, ${BUSY_MS / 1000} s, medians of ${values.busy}. Task time moves by a few percent of its whole from load to load, which is more than is added to the changing page; script time does not. \`npm run bench:cost -- --report\`.

${markdownTable(
  ['extension', 'script, ms', 'task, ms', 'heap, MB', 'changing: script', 'changing: task'],
  rows.map(({ name, scriptMs, taskMs, heapMb, busyScriptShare, busyTaskShare }) => [
    name === 'empty' ? 'empty, made with WXT' : name,
    scriptMs,
    taskMs,
    heapMb,
    `${round(busyScriptShare * 100, 2)} %`,
    `${round(busyTaskShare * 100, 2)} %`,
  ]),
)}

${markdownTable(['figure', 'value'], Object.entries(figures))}`,
  );
await rm(scratch, { recursive: true, force: true });
await rm(join(ROOT, '.output/empty'), { recursive: true, force: true });
await server.close();
process.exit(0);
