import { expect, it } from 'vitest';
import { HASTY_APP, REPLACED_DOCUMENT, SINGLE_PAGE_APP, STALE_HEAD_APP } from '../fixtures/hostile.ts';
import { samplePage } from '../fixtures/pages.ts';
import { PLAIN_HTTP } from '../fixtures/twins.ts';
import { openFresh } from '../tools/extension.ts';
import { until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

inBrowsers('Ways between pages', (stage) => {
  it('by the history of a single page: the verdict comes and goes with the article', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const page = await openFresh(session, SINGLE_PAGE_APP.url);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await extension.state(page)).report?.article ?? null).toBeNull();

    await page.click('#to-article');
    const { report } = await extension.stateWhen(
      page,
      'the article',
      ({ report }) => report?.article != null,
    );
    expect(report?.article?.body.verdict).toBe('cut');
    // The head is still the front page's.
    expect(report?.article?.author).not.toBe('Front Writer');
    expect(report?.url).toBe(await page.url());
    await until(() => extension.notice(page), 'the mark');

    await page.back();
    await extension.stateWhen(page, 'the verdict to go', ({ report }) => report?.article == null);
    await until(async () => (await extension.badge(page)) === '', 'the badge to go');
    expect(await extension.notice(page)).toBeNull();
    expect(await extension.ledger()).toHaveLength(1);
    await page.close();
  });

  it('from one article to the next while the first is being read: each is filed under its own address', async () => {
    const { session, extension } = stage();
    await extension.reset();
    for (const waitMs of [0, 5, 15, 30, 50, 80]) {
      const page = await session.open(`${HASTY_APP.url}?page=${waitMs}`);
      await extension.stateWhen(
        page,
        'the second article',
        ({ report }) => report?.article?.title === 'Second story',
      );
      await page.close();
    }
    const records = await extension.ledger();
    const titles = records.map(({ id, title }) => [title, id.startsWith(HASTY_APP.url)]);
    for (const [title, isFirst] of titles)
      expect(title, String(titles)).toBe(isFirst ? 'First story' : 'Second story');
    expect(records.filter(({ title }) => title === 'Second story')).toHaveLength(1);
  });

  it('to an article under the head of another: it is called what the page shows', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const page = await openFresh(session, STALE_HEAD_APP.url);
    const titled = (title: string) =>
      extension.stateWhen(page, title, ({ report }) => report?.article?.title === title);
    expect((await titled('First story')).report?.article?.author).toBe('First Writer');
    await page.click('#on');
    await until(async () => (await page.url()) !== STALE_HEAD_APP.url, 'the next article');
    expect((await titled('Second story')).report?.article?.author).not.toBe('First Writer');
    const records = await extension.ledger();
    expect(records.map(({ title }) => title).sort()).toEqual(['First story', 'Second story']);
    await page.close();
  });

  it('back to a page that was kept: the verdict is there again, and the visit counts', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const { url } = samplePage('twin-semantic-bare-de');
    const page = await openFresh(session, url);
    await extension.stateWhen(page, 'the article', ({ report }) => report?.article != null);
    await until(() => extension.notice(page), 'the mark');

    await page.goto(samplePage('ordinary').url);
    await extension.stateWhen(page, 'the next article', ({ report }) => report?.article?.aggregator === null);
    await page.back();
    await until(async () => (await page.url()) === url, 'the first page');
    const { report } = await extension.stateWhen(
      page,
      'the verdict to be back',
      ({ report }) => report?.article?.aggregator === 'qoshe',
    );
    expect(report?.article?.body.verdict).toBe('cut');
    const mark = await until(() => extension.notice(page), 'the mark');
    expect(mark.after).toMatch(/^©/);
    expect(await page.evaluate(`document.querySelectorAll('headwater-notice').length`)).toBe(1);
    await until(async () => (await extension.badge(page)) === '…', 'the badge');
    expect(await extension.ledger()).toHaveLength(2);
    await page.close();
  });

  it('to the same page again: one record, two visits', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const { url } = samplePage('twin-table-dots-fr');
    for (const visits of [1, 2]) {
      const page = await openFresh(session, url);
      await extension.stateWhen(page, 'the article', ({ report }) => report?.article != null);
      const records = await until(async () => {
        const found = await extension.ledger();
        return Object.keys(found[0]?.visits ?? {}).length === visits ? found : null;
      }, `${visits} visits`);
      expect(records).toHaveLength(1);
      await page.close();
    }
  });

  it('into a document that replaces itself', async () => {
    const { session, extension } = stage();
    const page = await session.open(REPLACED_DOCUMENT.url);
    const { report } = await extension.stateWhen(
      page,
      'the new document to be judged',
      ({ report }) => report?.article?.title === 'Replaced',
    );
    expect(report?.article?.body.verdict).toBe('cut');
    await until(() => extension.notice(page), 'the mark');
    await page.close();
  });

  it('over plain http, where pages have fewer rights', async () => {
    const { session, extension } = stage();
    const page = await openFresh(session, PLAIN_HTTP.url);
    expect(await page.evaluate('isSecureContext')).toBe(false);
    const { report } = await extension.stateWhen(
      page,
      'the article and the notice',
      ({ report }) => report?.article != null && report.consent !== null,
    );
    expect(report?.article?.body.verdict).toBe('cut');
    expect(report?.consent?.outcome).toBe('dismissed');
    await page.close();
  });

  it('to a page of the browser, where nothing can be done', async () => {
    const { session, extension } = stage();
    const about = await session.openOwn('/options.html?as=page');
    const popup = await extension.openAbout('/popup.html', about);
    await until(
      () => popup.evaluate(`/cannot work on this page/i.test(document.body.innerText)`),
      'the popup to say so',
    );
    expect(await popup.evaluate(`document.querySelector('.reading')`)).toBeNull();
    await popup.close();
    await about.close();
  });

  it('while the worker is put to sleep: nothing is lost', async () => {
    const { session, extension } = stage();
    if (!session.stopWorker) return;
    await extension.reset();
    const page = await openFresh(session, samplePage('twin-semantic-quote-en').url);
    const { report } = await extension.stateWhen(
      page,
      'the article',
      ({ report }) => report?.article != null,
    );
    await session.stopWorker();
    const after = await extension.stateWhen(
      page,
      'the report after the sleep',
      ({ report }) => report !== null,
    );
    expect(after.report?.visit).toBe(report?.visit);
    expect(await extension.ledger()).toHaveLength(1);
    await page.close();
  });
});
