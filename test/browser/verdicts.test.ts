import { expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import { TEXTS } from '../fixtures/texts.ts';
import { ENDINGS, STRUCTURES } from '../fixtures/twins.ts';
import { isSeen, openFresh } from '../tools/extension.ts';
import { until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

/** Every structure with every ending, the languages taking turns, so that each meets all of either. */
const CHOSEN = STRUCTURES.flatMap((structure, row) =>
  ENDINGS.map((ending, column) => {
    const text = TEXTS[(row + column * 2 + (row >> 1)) % TEXTS.length];
    return `twin-${structure}-${ending}-${text?.lang}`;
  }),
);
const OTHERS = [
  'twin-known-outlet',
  'twin-shared-name',
  'yahoo-stub',
  'msn',
  'unlisted-aggregator',
  'crediting',
  'recommending',
  'source',
  'ordinary',
  'sold',
];

inBrowsers('What is judged', (stage) => {
  it.each([...CHOSEN, ...OTHERS])('is true of %s', async (id) => {
    const { session, extension } = stage();
    const { url, truth, notice } = samplePage(id);
    if (!truth) throw new Error('the sample page has changed');
    const page = await openFresh(session, url);
    const { report } = await extension.stateWhen(
      page,
      'the page to be judged',
      ({ report }) => report?.article != null && (notice === null || report.consent !== null),
    );
    const article = report?.article;
    expect.soft(article?.title).toBe(truth.title);
    expect.soft(truth.body).toContain(article?.body.verdict);
    expect.soft(article?.source.kind).toBe(truth.source.kind);
    if (truth.source.url) expect.soft(article?.source.url?.split('#')[0]).toBe(truth.source.url);
    // Nothing said is better than something wrong; on the aggregator that the rules know best all is known.
    const orNothing = article?.aggregator === 'qoshe' ? [] : [null];
    expect.soft([truth.outlet, ...orNothing]).toContain(article?.outlet);
    expect.soft([truth.author, ...orNothing]).toContain(article?.author);
    expect.soft(article?.dir).toBe(truth.dir);
    if (truth.published?.iso) expect.soft(article?.published?.iso?.slice(0, 10)).toBe(truth.published.iso);
    if (notice) {
      expect.soft(report?.consent?.outcome).toBe('dismissed');
      expect.soft(await page.evaluate(isSeen(notice.root))).toBe(false);
    }
    if (article?.body.verdict === 'cut') {
      const mark = await until(() => extension.notice(page), 'the mark');
      const lastWords = truth.paragraphs.at(-1)?.slice(-20) ?? '';
      expect.soft(mark.before.endsWith(lastWords), mark.before.slice(-80)).toBe(true);
    }
    await page.close();
  });

  it.each(['listing-outlet', 'listing-author'])(
    'is nothing on a page that lists articles: %s',
    async (id) => {
      const { session, extension } = stage();
      await extension.reset();
      const { url, notice } = samplePage(id);
      const page = await openFresh(session, url);
      await extension.stateWhen(page, 'the banner to be dealt with', ({ report }) => report?.consent != null);
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect((await extension.state(page)).report?.article).toBeNull();
      expect(await extension.notice(page)).toBeNull();
      expect(await extension.ledger()).toEqual([]);
      if (notice) expect(await page.evaluate(isSeen(notice.root))).toBe(false);
      const popup = await extension.openAbout('/popup.html', page);
      await until(
        () => popup.evaluate(`/no article here/i.test(document.body.innerText)`),
        'the popup to say so',
      );
      await popup.close();
      await page.close();
    },
  );
});
