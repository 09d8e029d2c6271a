import { expect, it } from 'vitest';
import type { TabState } from '../../utils/platform/messages.ts';
import { HARMLESS_LAYOUTS, HIDING_LAYOUTS, LATE_LAYOUTS } from '../fixtures/layouts.ts';
import { samplePage } from '../fixtures/pages.ts';
import { openFresh } from '../tools/extension.ts';
import { until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

const HIDING = Object.entries(HIDING_LAYOUTS).flatMap(([signal, pages]) =>
  pages.map(({ id, url }) => ({ signal, id, url })),
);

/** What a page may write with, and which scheme of the note goes with it. */
const SCHEMES = {
  'rgb(20, 20, 20)': 'light',
  'rgb(230, 232, 235)': 'dark',
  'rgba(255, 255, 255, 0.85)': 'dark',
  'oklch(0.93 0.02 250)': 'dark',
  'oklch(0.25 0.05 none)': 'light',
  'lab(20% 10 -30)': 'light',
  'color(srgb 0.9 0.9 0.95)': 'dark',
  'color(display-p3 0.05 0.05 0.1)': 'light',
  'color(rec2020 1 1 0.9)': 'dark',
  'color-mix(in oklab, white 90%, navy)': 'dark',
  'hwb(0 5% 90%)': 'light',
  transparent: 'light dark',
};

inBrowsers('The layout of a text', (stage) => {
  it.each(HIDING)('withholds its end: $id', async ({ signal, url }) => {
    const { session, extension } = stage();
    const page = await openFresh(session, url);
    const { report } = await extension.stateWhen(
      page,
      'the page to be judged',
      ({ report }) => report?.article != null,
    );
    const body = report?.article?.body;
    expect.soft(body?.evidence.map((evidence) => evidence.signal)).toContain(signal);
    expect.soft(body?.verdict).toBe('cut');
    const notice = await until(() => extension.notice(page), 'the note');
    expect.soft(notice.height).toBeGreaterThan(30);
    // Not inside of what clips the text, where nobody would see it.
    if (signal === 'clampedLines')
      expect
        .soft(await page.evaluate(`!document.querySelector('headwater-notice').closest('.text')`))
        .toBe(true);
    await page.close();
  });

  it.each(Object.entries(LATE_LAYOUTS).map(([signal, { id, url }]) => ({ signal, id, url })))(
    'withholds its end only after a while: $id',
    async ({ signal, url }) => {
      const { session, extension } = stage();
      const page = await openFresh(session, url);
      const judged = ({ report }: TabState) =>
        report?.article?.body.evidence.some((evidence) => evidence.signal === signal) === true;
      const { report } = await extension.stateWhen(page, 'the page to be judged again', judged);
      expect.soft(report?.article?.body.verdict).toBe('cut');
      const notice = await until(() => extension.notice(page), 'the note');
      expect.soft(notice.height).toBeGreaterThan(30);
      expect.soft(await page.evaluate(`document.querySelectorAll('headwater-notice').length`)).toBe(1);
      await until(async () => {
        const record = (await extension.ledger()).find(({ pageUrl }) => pageUrl === url);
        return record?.body.verdict === 'cut';
      }, 'the record in the ledger to be changed');
      expect.soft(await extension.badge(page)).not.toBe('');
      await page.close();
    },
  );

  it('is light or dark, in whatever space the page writes its colours, and so is the note', async () => {
    const { session, extension } = stage();
    const page = await openFresh(session, samplePage('twin-semantic-bare-en').url);
    await until(() => extension.notice(page), 'the note');
    const tabId = await extension.tabId(page);
    const schemes: Record<string, string> = {};
    for (const colour of Object.keys(SCHEMES)) {
      await page.evaluate(
        `document.body.style.setProperty('color', ${JSON.stringify(colour)}), document.querySelectorAll('article, article *').forEach((each) => each.style.setProperty('color', 'inherit'))`,
      );
      // Judged again, the page gets a new note.
      await extension.ask('tab/judge', { tabId });
      schemes[colour] = await until(
        () => page.evaluate<string>(`document.querySelector('headwater-notice')?.style.colorScheme`),
        'the note',
      );
    }
    expect(schemes).toEqual(SCHEMES);
    await page.close();
  });

  it.each(HARMLESS_LAYOUTS.map(({ id, url }) => ({ id, url })))('withholds nothing: $id', async ({ url }) => {
    const { session, extension } = stage();
    const page = await openFresh(session, url);
    const { report } = await extension.stateWhen(
      page,
      'the page to be judged',
      ({ report }) => report?.article != null,
    );
    const hiding = report?.article?.body.evidence.filter(({ signal }) => signal in HIDING_LAYOUTS);
    expect.soft(hiding).toEqual([]);
    expect.soft(report?.article?.body.verdict).toBe('complete');
    await page.close();
  });
});
