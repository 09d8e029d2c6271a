import { expect, it } from 'vitest';
import type { TabState } from '../../utils/platform/messages.ts';
import { HARMLESS_LAYOUTS, HIDING_LAYOUTS, LATE_LAYOUTS } from '../fixtures/layouts.ts';
import { openFresh } from '../tools/extension.ts';
import { until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

const HIDING = Object.entries(HIDING_LAYOUTS).flatMap(([signal, pages]) =>
  pages.map(({ id, url }) => ({ signal, id, url })),
);

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
