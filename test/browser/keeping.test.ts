/** How long the ledger keeps what it holds, and that it forgets what the browser's own history forgets. */
import { expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import { manyRecords } from '../ledger/many.ts';
import { openFresh } from '../tools/extension.ts';
import { type Page, until } from '../tools/session.ts';
import { sampleSite } from '../tools/sites.ts';
import { inBrowsers } from './stage.ts';

const DAY_MS = 86_400_000;
const FIRST = samplePage('twin-semantic-bare-en-linked');
const SECOND = samplePage('twin-soup-bare-tr');

inBrowsers(
  'What is kept',
  (stage) => {
    const titles = async (): Promise<string[]> =>
      (await stage().extension.ledger()).map(({ title }) => title).sort();
    const read = async ({ url }: { url: string }) => {
      const { session, extension } = stage();
      const page = await openFresh(session, url);
      await extension.stateWhen(page, 'the article', ({ report }) => report?.article != null);
      await page.close();
    };
    /** Presses what bears these words, on the page of options. */
    const press = async (options: Page, words: string) => {
      await options.toFront();
      await until(
        () =>
          options.evaluate(`(() => {
            const label = [...document.querySelectorAll('label')].find(({ innerText }) => innerText.includes(${JSON.stringify(words)}));
            if (label) label.id = 'wanted';
            return label !== undefined;
          })()`),
        words,
      );
      await options.click('#wanted');
      await until(() => options.evaluate(`document.querySelector('#wanted input').checked`), `${words}: on`);
      await options.evaluate(`document.querySelector('#wanted').removeAttribute('id')`);
    };

    it('goes when it is older than the reader wants, but not what bears a star or a note', async () => {
      const { session, extension } = stage();
      await extension.reset();
      const nowMs = Date.now();
      const records = manyRecords(0, 4).map(({ star: _, note: __, ...record }, at) => ({
        ...record,
        title: `Story ${at}`,
        firstSeenMs: nowMs - 200 * DAY_MS,
        lastSeenMs: nowMs - (at === 3 ? 80 : 100) * DAY_MS,
        ...(at === 1 && { star: { on: true, atMs: 1 } }),
        ...(at === 2 && { note: { text: 'Ask Ada', atMs: 1 } }),
      }));
      await extension.ask('ledger/restore', { records });
      const options = await session.openOwn('/options.html');
      await press(options, '90 days');
      await read(FIRST);
      await until(async () => !(await titles()).includes('Story 0'), 'the old one to go');
      expect(await titles()).toEqual(['Story 1', 'Story 2', 'Story 3', FIRST.truth?.title].sort());
      await options.close();
    });

    it('goes with the page’s place in the browser’s history, where the reader wants that', async () => {
      const { session, extension } = stage();
      await extension.reset();
      const options = await session.openOwn('/options.html');
      const forget = (call: string) =>
        options.evaluate(`(async () => {
        const api = globalThis.browser ?? chrome;
        await api.history.${call};
      })()`);
      await press(options, 'history');
      await read(FIRST);
      await read(SECOND);
      await until(async () => (await titles()).length === 2, 'both articles');
      await forget(`deleteUrl({ url: ${JSON.stringify(FIRST.url)} })`);
      await until(async () => (await titles()).length === 1, 'the first to go');
      expect(await titles()).toEqual([SECOND.truth?.title]);
      await forget('deleteAll()');
      await until(async () => (await titles()).length === 0, 'all to go');
      await options.close();
    });
  },
  sampleSite(),
  { given: ['history'] },
);
