import { expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import { CAN_SCROLL, isSeen, openFresh } from '../tools/extension.ts';
import { until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

inBrowsers('Banners', (stage) => {
  it('of a known consent tool are refused by its own button', async () => {
    const { session, extension } = stage();
    const { url, notice } = samplePage('consent-tool');
    if (!notice) throw new Error('the sample page has changed');
    const page = await openFresh(session, url);
    const { report } = await extension.stateWhen(page, 'the banner', ({ report }) => report?.consent != null);
    expect(report?.consent?.outcome).toBe('rejected');
    expect(await page.evaluate(notice.settled)).toBe(true);
    expect(await page.evaluate(notice.accepted)).toBe(false);
    await until(async () => !(await page.evaluate(isSeen(notice.root))), 'the banner to go');
    expect(await page.evaluate(CAN_SCROLL)).toBe(true);

    // At the next visit the page itself remembers.
    await page.goto(url);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await page.evaluate(isSeen(notice.root))).toBe(false);
    await page.close();
  });

  it('are left alone when they are to be', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const options = await session.openOwn('/options.html');
    await until(
      () => options.evaluate(`document.querySelector('input[value="off"]') !== null`),
      'the options',
    );
    await options.evaluate(`document.querySelector('input[value="off"]').click()`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { url, notice } = samplePage('twin-semantic-dots-en');
    if (!notice) throw new Error('the sample page has changed');
    const page = await openFresh(session, url);
    await extension.stateWhen(page, 'the article', ({ report }) => report?.article != null);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(await page.evaluate(isSeen(notice.root))).toBe(true);
    expect((await extension.state(page)).report?.consent).toBeNull();
    await extension.reset();
    await page.close();
    await options.close();
  });

  it('that only inform are closed and others left when the reader wants it so', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const options = await session.openOwn('/options.html');
    await until(
      () => options.evaluate(`document.querySelector('input[value="dismiss"]') !== null`),
      'the options',
    );
    await options.evaluate(`document.querySelector('input[value="dismiss"]').click()`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const told = samplePage('twin-semantic-dots-en');
    const asks = samplePage('consent-tool');
    if (!told.notice || !asks.notice) throw new Error('the sample pages have changed');

    const page = await openFresh(session, told.url);
    await until(() => page.evaluate(told.notice?.settled ?? ''), 'the notice to be closed');
    await page.close();
    const other = await openFresh(session, asks.url);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await other.evaluate(isSeen(asks.notice.root))).toBe(true);
    expect(await other.evaluate('CookieConsent.validConsent()')).toBe(false);
    await extension.reset();
    await other.close();
    await options.close();
  });
});
