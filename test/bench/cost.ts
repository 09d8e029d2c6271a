/**
 * `npm run bench -- cost`: what the extension costs pages of many kinds, next to no extension, an empty one made with the
 * same tools, the reference add-on of the library it stands on, and whatever else is named.
 *
 * `--only PAGE,PAGE` (the names of `cost/pages.ts`) · `--times N` loads of each, in place of the page's own number ·
 * `--parts times,look,rest,idle,trace` · `--with DIR` an unpacked extension, may be repeated · `--json FILE` the figures, flat ·
 * `--keep FILE` all that was measured · `--from FILE,FILE` tells of what was kept, with whatever is measured besides
 * (`--only none`: nothing) · `--report` writes the tables into `REPORT.md`
 *
 * Pages are loaded in turns, so that what else the machine does falls on all alike, and the main thread's own clock is
 * read, which stands still while others have the processor.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { findBrowser } from '../tools/browsers.ts';
import { ROOT } from '../tools/built.ts';
import { launchChromium } from '../tools/chromium.ts';
import { AUTOCONSENT, bareExtension, emptyExtension } from '../tools/peers.ts';
import { serve } from '../tools/serve.ts';
import { builtExtension } from '../tools/start.ts';
import { countingCopy, idleOf } from './cost/idle.ts';
import { intro } from './cost/intro.ts';
import { heapAtRest, load } from './cost/load.ts';
import { look } from './cost/look.ts';
import { COST_PAGES, type CostPage, costSite } from './cost/pages.ts';
import { sizes } from './cost/sizes.ts';
import { figuresOf, type Kept, type Measured, tablesOf } from './cost/table.ts';
import { traced } from './cost/trace.ts';
import { writeSection } from './report.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    times: { type: 'string' },
    parts: { type: 'string', default: 'times,look,rest,idle,trace' },
    with: { type: 'string', multiple: true, default: [] },
    json: { type: 'string' },
    keep: { type: 'string' },
    from: { type: 'string' },
    report: { type: 'boolean', default: false },
  },
});
const parts = values.parts.split(',');
const wanted = values.only?.split(',') ?? Object.keys(COST_PAGES);
const pages: Record<string, CostPage> = Object.fromEntries(
  Object.entries(COST_PAGES).filter(([name]) => wanted.includes(name)),
);
/** The first loads of each browser warm its worker and its caches. */
const WARMING = 2;
/** Left alone for so long a page is idle, and is then watched for so long. */
const IDLE = { afterMs: 24_000, forMs: 5000 };
/** Pages whose trace is read. */
const TRACED = ['plain', 'article', 'listing', 'mutating', 'app'];

const kept: Kept = {};
for (const file of values.from?.split(',') ?? []) {
  const known = JSON.parse(await readFile(file, 'utf8')) as Kept;
  // What was measured later takes the place of what was measured before, part by part.
  for (const [page, { loads, ...rest }] of Object.entries(known)) {
    const before = kept[page] ?? { loads: {} };
    kept[page] = { ...before, ...rest, loads: { ...before.loads, ...loads } };
  }
}

async function measureAll(): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'headwater-cost-'));
  const empty = join(ROOT, '.output/empty');
  const extensions: Record<string, string> = {
    none: await bareExtension(join(scratch, 'bare')),
    empty: await emptyExtension(empty),
    Headwater: builtExtension('chromium'),
    autoconsent: AUTOCONSENT,
    ...Object.fromEntries(values.with.map((folder) => [basename(resolve(folder)), resolve(folder)])),
  };
  const names = Object.keys(extensions);
  const server = await serve(costSite());
  const launch = async (extension: string) => {
    const browser = await launchChromium({
      executable: findBrowser('chromium'),
      extension,
      port: server.port,
      headless: true,
    });
    await new Promise((done) => setTimeout(done, 1500));
    // First-run pages would stay open beside what is measured.
    for (const tab of browser.context.pages()) if (/^chrome-extension:/.test(tab.url())) await tab.close();
    return browser;
  };
  const launchAll = async (folders: Record<string, string>) =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(folders).map(async ([name, folder]) => [name, await launch(folder)] as const),
      ),
    );
  const browsers = await launchAll(extensions);
  const of = (name: string): BrowserContext => {
    const context = browsers[name]?.context;
    if (!context) throw new Error(`no browser for ${name}`);
    return context;
  };
  let visits = 0;
  const measuredOf = (page: string): Measured => {
    kept[page] ??= { loads: {} };
    return kept[page];
  };
  /** Every browser's turn; side by side unless the page is to be alone. */
  const everywhere = async (isAlone: boolean, act: (name: string) => Promise<void>) => {
    if (isAlone) for (const name of names) await act(name);
    else await Promise.all(names.map(act));
  };

  if (parts.includes('times'))
    for (const [name, page] of Object.entries(pages)) {
      const { title, times, isAlone = false } = page;
      const loads = Object.fromEntries(
        names.map((extension) => [extension, [] as Measured['loads'][string]]),
      );
      const startMs = Date.now();
      for (
        let turn = -(name === Object.keys(pages)[0] ? WARMING : 0);
        turn < Number(values.times ?? times);
        turn += 1
      ) {
        visits += 1;
        await everywhere(isAlone, async (extension) => {
          const one = await load(of(extension), page, `v${visits}`);
          if (turn >= 0) loads[extension]?.push(one);
        });
      }
      measuredOf(name).loads = loads;
      console.error(`${title}: ${Math.round((Date.now() - startMs) / 1000)} s`);
    }
  if (parts.includes('look'))
    for (const [name, page] of Object.entries(pages)) {
      const brought: Measured['brought'] = {};
      await everywhere(true, async (extension) => {
        brought[extension] = await look(of(extension), page, 'look');
      });
      measuredOf(name).brought = brought;
    }
  if (parts.includes('rest'))
    for (const [name, page] of Object.entries(pages)) {
      if (name === 'mutating') continue;
      const heapMb: Measured['restHeapMb'] = {};
      await everywhere(false, async (extension) => {
        heapMb[extension] = await heapAtRest(of(extension), page, 'rest', IDLE.afterMs);
      });
      measuredOf(name).restHeapMb = heapMb;
    }
  if (parts.includes('trace'))
    for (const [name, page] of Object.entries(pages)) {
      if (!TRACED.includes(name)) continue;
      const own: Measured['own'] = {};
      for (const extension of names) {
        if (extension !== 'none') own[extension] = await traced(of(extension), page, 'trace');
      }
      measuredOf(name).own = own;
    }
  for (const { close } of Object.values(browsers)) await close();

  if (parts.includes('idle')) {
    // Pages that do something by themselves for as long as they are open are never idle.
    const { mutating: _, ...still } = pages;
    for (const name of names) {
      if (name === 'none') continue;
      const copy = await countingCopy(extensions[name] ?? '', join(scratch, name));
      const { context, close } = await launch(copy);
      for (const [page, idle] of Object.entries(await idleOf(context, still, IDLE))) {
        const measured = measuredOf(page);
        measured.idle = { ...measured.idle, [name]: idle };
      }
      await close();
    }
  }
  await rm(scratch, { recursive: true, force: true });
  await rm(empty, { recursive: true, force: true });
  await server.close();
}

if (Object.keys(pages).length > 0) await measureAll();
const figures = { ...figuresOf(kept), ...sizes() };
const tables = tablesOf(kept);
console.log(`${tables}\n`);
console.table(figures);
for (const [page, { idle }] of Object.entries(kept)) {
  const ours = idle?.Headwater;
  if (ours)
    for (const left of [...ours.timers, ...ours.observers]) console.log(`left running on ${page}: ${left}`);
}
if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 1)}\n`);
if (values.keep) await writeFile(values.keep, JSON.stringify(kept));
if (values.report) await writeSection('Cost', intro(tables, figures));
process.exit(0);
