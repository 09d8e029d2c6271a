/** The daily copy of the ledger, written by the browser itself into a folder on the disk. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import { manyRecords } from '../ledger/many.ts';
import { openFresh } from '../tools/extension.ts';
import { type Page, until } from '../tools/session.ts';
import { sampleSite } from '../tools/sites.ts';
import { inBrowsers } from './stage.ts';

const DAY_MS = 86_400_000;

inBrowsers(
  'The daily copy',
  (stage) => {
    const files = async (): Promise<string[]> =>
      (await readdir(join(stage().session.downloads, 'Headwater')).catch(() => [])).filter((name) =>
        name.endsWith('.jsonl'),
      );
    /** Script: sets the clock of the copies back, as if the last one was made so long ago. */
    const age = (page: Page, ms: number) =>
      page.evaluate(`(async () => {
        const { storage } = globalThis.browser ?? chrome;
        const { 'ledger:copy': state } = await storage.local.get('ledger:copy');
        await storage.local.set({ 'ledger:copy': { ...state, savedMs: state.savedMs - ${ms}, triedMs: state.triedMs - ${ms} } });
      })()`);
    const told = (page: Page, words: string) =>
      until(() => page.evaluate(`document.body.innerText.includes(${JSON.stringify(words)})`), words);

    it('is switched on, made when an article is noted down, and told of', async () => {
      const { session, extension } = stage();
      await extension.ask('ledger/restore', { records: manyRecords(0, 700) });
      const options = await session.openOwn('/options.html');
      await options.toFront();
      const isOn = `[...document.querySelectorAll('label')].find((label) => label.innerText.includes('at most once a day'))?.querySelector('input')?.checked`;
      await until(async () => (await options.evaluate(isOn)) === false, 'the switch');
      await options.evaluate(
        `[...document.querySelectorAll('label')].find((label) => label.innerText.includes('at most once a day')).id = 'daily'`,
      );
      await options.click('#daily');
      await until(() => options.evaluate(isOn), 'the switch to be on');
      expect(await files()).toEqual([]);

      const first = samplePage('twin-semantic-bare-en-linked');
      const page = await openFresh(session, first.url);
      await extension.stateWhen(page, 'the article', ({ report }) => report?.article != null);
      const [name = ''] = await until(async () => {
        const there = await files();
        return there.length > 0 && there;
      }, 'the copy');
      expect(name).toMatch(/^headwater-\d{4}-\d\d-\d\d\.jsonl$/);
      const path = join(session.downloads, 'Headwater', name);
      const lines = await until(async () => {
        const text = (await readFile(path, 'utf8')).trim().split('\n');
        return text.length === 701 && text;
      }, 'every record in it');
      const copied = lines.map((line) => JSON.parse(line) as { id: string; title: string });
      expect(copied).toHaveLength((await extension.ledger()).length);
      expect(copied.map(({ title }) => title)).toContain(first.truth?.title);

      // Neither another article nor the page of sources makes a second one on the same day.
      const other = samplePage('twin-soup-bare-tr');
      await page.goto(other.url);
      await extension.stateWhen(page, 'the other article', ({ report }) => report?.article != null);
      const sources = await session.openOwn('/ledger.html');
      await told(sources, 'Last daily copy:');
      await extension.ask('copy/due', {});
      expect(await files()).toHaveLength(1);

      // The next day the page of sources does, and leaves the first one alone.
      await age(options, DAY_MS);
      await sources.close();
      const again = await session.openOwn('/ledger.html');
      await until(async () => (await files()).length === 2, 'the second copy');
      expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(701);
      for (const one of [page, options, again]) await one.close();
    });
  },
  sampleSite(),
  { given: ['downloads', 'offscreen'] },
);
