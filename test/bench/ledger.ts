/**
 * `npm run bench -- ledger`: what a ledger of a hundred thousand records costs: taking it in from a file and looking at that
 * file once more, saving it in each format, opening its page, a keystroke of search, a record added by the worker, memory.
 * In real Chromium, with the built extension.
 *
 * `--records N` (100000) · `--reps N` (5) · `--json FILE` · `--profile FOLDER`, in which a filled profile is kept for the
 * next run, which then takes nothing in
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { manyRecords } from '../ledger/many.ts';
import { findBrowser } from '../tools/browsers.ts';
import { until } from '../tools/session.ts';
import { builtExtension } from '../tools/start.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    reps: { type: 'string', default: '5' },
    json: { type: 'string' },
    profile: { type: 'string' },
  },
});
const wanted = Number(values.records);
const LONG_MS = 3_600_000;
const reps = Number(values.reps);
const extension = builtExtension('chromium');
const profile = values.profile ?? mkdtempSync(join(tmpdir(), 'headwater-ledger-'));
const isFilled = existsSync(join(profile, 'filled'));

const context = await chromium.launchPersistentContext(profile, {
  executablePath: findBrowser('chromium'),
  headless: false,
  viewport: { width: 1280, height: 720 },
  ignoreDefaultArgs: ['--disable-extensions'],
  args: [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--js-flags=--expose-gc',
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
  ],
});
const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
const origin = worker.url().split('/').slice(0, 3).join('/');

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const worst = (numbers: number[]) => Math.max(...numbers);
const figures: Record<string, { median: number; worst: number; count: number; limit: number | null }> = {};
const note = (name: string, numbers: number[], limit: number | null) => {
  figures[name] = {
    median: Math.round(median(numbers) * 10) / 10,
    worst: Math.round(worst(numbers) * 10) / 10,
    count: numbers.length,
    limit,
  };
};

/** Asks the worker from one of our pages; the time it took there, in milliseconds. */
const ask = (page: Page, kind: string, payload: unknown): Promise<number> =>
  page.evaluate(
    async ([kind, payload]) => {
      const startMs = performance.now();
      // biome-ignore lint/suspicious/noExplicitAny: the page's own world
      const answer = await (globalThis as any).chrome.runtime.sendMessage({ kind, payload });
      if (!answer?.ok) throw new Error(answer?.error ?? 'no answer');
      return performance.now() - startMs;
    },
    [kind, payload] as const,
  );

const console_ = await context.newPage();
await console_.goto(`${origin}/welcome.html`);
if (!isFilled) {
  await takeInAndSave();
  writeFileSync(join(profile, 'filled'), '');
}

/** Takes a file in on the page of sources and saves it in every format, as a reader does. */
async function takeInAndSave(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-many-'));
  const file = join(folder, 'many.jsonl');
  for (let from = 0; from < wanted; from += 1000) {
    const records = manyRecords(from, Math.min(1000, wanted - from));
    appendFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  }
  const page = await context.newPage();
  await page.goto(`${origin}/ledger.html`);
  const field = '.intake-file input';
  const shown = (selector: string) =>
    page.evaluate<boolean>(`document.querySelector(${JSON.stringify(selector)}) !== null`);
  const timed = async (name: string, act: () => Promise<unknown>) => {
    const startMs = performance.now();
    await act();
    note(name, [(performance.now() - startMs) / 1000], null);
  };
  const look = async () => {
    await page.setInputFiles(field, file);
    await until(() => shown('.intake'), 'what the file would change', LONG_MS);
  };
  await until(() => shown(field), 'the page of sources');
  await timed('a file looked at, of which nothing is known, s', look);
  await timed('taken in, s', async () => {
    await page.click('.panel:has(.intake-file) .primary');
    await until(async () => !(await shown('.intake-file ~ .ways, .progress')), 'the end', LONG_MS);
  });
  await timed('looked at once more, s', look);
  for (const format of ['jsonl', 'csv', 'bibtex', 'ris', 'bookmarks'])
    await timed(`saved as ${format}, s`, async () => {
      const saved = page.waitForEvent('download', { timeout: LONG_MS });
      await page.click(`[data-format=${format}]`);
      await (await saved).path();
    });
  await page.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Memory of the process that a page runs in, in MB: private and its part of what is shared. */
async function processMb(cdp: CDPSession): Promise<number> {
  const browser = await context.browser()?.newBrowserCDPSession();
  void cdp;
  if (!browser) return Number.NaN;
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const text = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1000;
    });
  return worst(sizes);
}

const firstRows: number[] = [];
const whole: number[] = [];
const keystrokes: number[] = [];
const worked: number[] = [];
const heap: number[] = [];
const processes: number[] = [];
const longest: number[] = [];
const SEARCHES = ['r', 'ri', 'riv', 'rive', 'river', 'river t', 'river to', 'times mar', 'the', 'zzz', 'e'];
for (let rep = 0; rep < reps; rep += 1) {
  const page = await context.newPage();
  await page.addInitScript(`(() => {
    globalThis.seen = {};
    const look = () => {
      if (!seen.firstMs && document.querySelectorAll('.record h2').length > 3)
        requestAnimationFrame(() => { seen.firstMs ??= performance.now(); });
      if (!seen.wholeMs && document.querySelector('[role=feed][aria-busy=false]')) seen.wholeMs = performance.now();
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
    seen.longestMs = 0;
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) seen.longestMs = Math.max(seen.longestMs, duration); })
      .observe({ type: 'longtask', buffered: true });
  })()`);
  await page.goto(`${origin}/ledger.html`);
  // Not the driver's own way of waiting: the pages' content policy forbids it.
  await until(() => page.evaluate('seen.wholeMs'), 'all lines', 60_000);
  const seen = await page.evaluate<{ firstMs: number; wholeMs: number; longestMs: number }>('seen');
  firstRows.push(seen.firstMs);
  whole.push(seen.wholeMs);
  longest.push(seen.longestMs);
  const cdp = await context.newCDPSession(page);
  // The time that the page's thread worked, whatever else the machine has to do meanwhile.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metric = async (wanted: string) =>
    (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === wanted)?.value ??
    Number.NaN;
  for (const search of SEARCHES) {
    const before = await metric('TaskDuration');
    keystrokes.push(
      await page.evaluate<number>(`(async () => {
        const field = document.querySelector('input[type=search]');
        field.value = ${JSON.stringify(search)};
        const startMs = performance.now();
        field.dispatchEvent(new Event('input', { bubbles: true }));
        // The rows are drawn in microtasks; the layout is asked for, so that it counts.
        await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port2.onmessage = done; port1.postMessage(0); });
        document.querySelector('.records')?.getBoundingClientRect();
        return performance.now() - startMs;
      })()`),
    );
    worked.push(((await metric('TaskDuration')) - before) * 1000);
    await new Promise((done) => setTimeout(done, 100));
  }
  await cdp.send('HeapProfiler.collectGarbage');
  heap.push((await metric('JSHeapUsedSize')) / 1e6);
  processes.push(await processMb(cdp).catch(() => Number.NaN));
  await page.close();
}
note('page open to first rows, ms', firstRows, 300);
note('page open to all lines, ms', whole, null);
note('longest task while loading, ms', longest, null);
note('a keystroke of search to new rows laid out, ms', keystrokes, 50);
note('of which the page’s thread worked, ms', worked, null);
note('heap of the page, MB', heap, 150);
note('its process, MB', processes, null);

const add = await worker
  .evaluate(() => 0)
  .then(() => context.serviceWorkers()[0])
  .catch(() => undefined);
if (add) {
  // In the worker itself: what it takes to write a record and its line, as a message of our pages asks for it.
  const times: number[] = [];
  for (let at = 0; at < 60; at += 1) {
    const [record] = manyRecords(wanted + at, 1);
    times.push(await ask(console_, 'ledger/restore', { records: [record] }));
  }
  note('a record added, asked from a page, ms', times.slice(10), null);
  const relaxed: number[] = [];
  const ids = manyRecords(wanted, 50).map(({ id }) => id);
  for (const pageUrl of ids) relaxed.push(await ask(console_, 'ledger/opened', { pageUrl }));
  note('a visit to the source noted, asked from a page, ms', relaxed.slice(10), 5);
  const empty: number[] = [];
  for (let at = 0; at < 60; at += 1)
    empty.push(await ask(console_, 'reading/get', { id: crypto.randomUUID() }));
  note('of which the message itself, ms', empty.slice(10), null);
}
console.table(figures);
if (values.json) {
  const version = execFileSync(findBrowser('chromium'), ['--version']).toString().trim();
  writeFileSync(values.json, JSON.stringify({ version, records: wanted, reps, figures }, null, 1));
}
await context.close();
if (!values.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
