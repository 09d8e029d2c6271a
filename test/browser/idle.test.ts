/**
 * A tab that nobody touches costs nothing: some twenty seconds after its load (the longest waits for a tool's own dialog) no
 * timer of ours is left, none fires, and nothing is observed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countingCopy, idleOf } from '../bench/cost/idle.ts';
import { COST_PAGES, type CostPage, costSite } from '../bench/cost/pages.ts';
import { findBrowser } from '../tools/browsers.ts';
import { launchChromium } from '../tools/chromium.ts';
import { serve } from '../tools/serve.ts';
import { builtExtension } from '../tools/start.ts';

const page = (name: string): CostPage => {
  const found = COST_PAGES[name];
  if (!found) throw new Error(`no page is called ${name}`);
  return found;
};

it('leaves no timer and no observer running, whatever the page is', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'headwater-idle-'));
  const server = await serve(costSite());
  const { context, close } = await launchChromium({
    executable: findBrowser('chromium'),
    extension: await countingCopy(builtExtension('chromium'), join(scratch, 'copy')),
    port: server.port,
    headless: true,
  });
  try {
    const names = ['plain', 'article', 'listing', 'aggregators', 'consent'];
    const pages = Object.fromEntries(names.map((name) => [name, page(name)]));
    const found = await idleOf(context, pages, { afterMs: 24_000, forMs: 2000 });
    for (const [name, { timers, fired, observers }] of Object.entries(found))
      expect({ timers, fired, observers }, name).toEqual({
        timers: [],
        fired: 0,
        observers: [],
      });
  } finally {
    await close();
    await server.close();
    await rm(scratch, { recursive: true, force: true });
  }
});
