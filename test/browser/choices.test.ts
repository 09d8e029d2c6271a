import { expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import { isSeen, openFresh } from '../tools/extension.ts';
import { until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const REFUSALS = `Number(localStorage.getItem('refused'))`;

inBrowsers('The choice for a site', (stage) => {
  /** Opens a sample page on a fresh profile of settings, and waits until its banner has been dealt with so. */
  const openedWhen = async (id: string, outcome: 'rejected' | 'hidden') => {
    const { session, extension } = stage();
    await extension.reset();
    const { url, notice } = samplePage(id);
    if (!notice) throw new Error('the sample page has changed');
    const page = await openFresh(session, url);
    await extension.stateWhen(page, outcome, ({ report }) => report?.consent?.outcome === outcome);
    return { session, extension, page, notice };
  };

  it('brings a refused banner back when the reader asks for it, and leaves it', async () => {
    const { session, extension, page, notice } = await openedWhen('banner-forgetful', 'rejected');

    const popup = await extension.openAbout('/popup.html', page);
    await until(() => popup.evaluate(`document.querySelector('.banner-choice') !== null`), 'the choice');
    await popup.click('.banner-choice summary');
    await until(() => popup.evaluate(isSeen('.banner-choice button')), 'the button');
    await popup.click('.banner-choice button');
    const state = await extension.stateWhen(page, 'the banner left', ({ banners }) => banners.left === 'ask');
    expect(state.banners.choice).toBe('ask');
    await rest(800);
    await page.toFront();
    expect(await page.evaluate(isSeen(notice.root))).toBe(true);
    expect(await page.evaluate(REFUSALS)).toBe(1);
    expect(await extension.badge(page)).toBe('•');
    await popup.close();

    const list = await session.openOwn('/cleaned.html');
    const row = () => list.evaluate<string>(`document.querySelector('.record')?.innerText ?? ''`);
    await until(async () => (await row()).includes('tide-mill.example'), 'the site in the list');
    expect(await row()).toContain('Reject all');
    expect(await list.evaluate(`document.querySelector('.record select').value`)).toBe('ask');
    await list.close();
    await page.close();
  });

  it('is not needed to see a hidden banner once more: undo shows it', async () => {
    const { extension, page, notice } = await openedWhen('banner-agreeing', 'hidden');
    expect(await page.evaluate(isSeen(notice.root))).toBe(false);
    const popup = await extension.openAbout('/popup.html', page);
    await until(() => popup.evaluate(isSeen('.cleaned button')), 'undo');
    await popup.click('.cleaned button');
    await until(() => popup.evaluate(`document.body.innerText.includes('The banner is back')`), 'the word');
    await page.toFront();
    await until(() => page.evaluate(isSeen(notice.root)), 'the banner');
    expect(await page.evaluate(notice.accepted)).toBe(false);
    await popup.close();
    await page.close();
  });

  it('takes effect there and then, when the page is loaded anew from the popup', async () => {
    const { extension, page, notice } = await openedWhen('banner-agreeing', 'hidden');
    const popup = await extension.openAbout('/popup.html', page);
    await until(() => popup.evaluate(`document.querySelector('.banner-choice') !== null`), 'the choice');
    await popup.evaluate(`(() => {
      const select = document.querySelector('.banner-choice select');
      select.value = 'ask';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await until(() => popup.evaluate(isSeen('.site-applies button')), 'the button');
    await popup.click('.site-applies button');
    await until(
      () => popup.evaluate(`document.body.innerText.includes('left for you to answer')`),
      'the popup to tell what is so now',
      20_000,
    );
    expect(await popup.evaluate(isSeen('.site-applies button'))).toBe(false);
    await page.toFront();
    expect(await page.evaluate(isSeen(notice.root))).toBe(true);
    await popup.close();
    await page.close();
  });

  it('ends a loop of answers and reloads, says so, and tries again when told to', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const { url, notice } = samplePage('banner-reloading');
    if (!notice) throw new Error('the sample page has changed');
    const page = await openFresh(session, url);
    await extension.stateWhen(page, 'the loop to end', ({ banners }) => banners.left === 'stopped');
    await rest(1500);
    const presses = await page.evaluate<number>(REFUSALS);
    expect(presses).toBe(2);
    expect(await page.evaluate(notice.accepted)).toBe(false);
    expect(await page.evaluate(isSeen(notice.root))).toBe(true);
    expect(await extension.badge(page)).toBe('•');
    // Nothing lasted, so nothing is claimed.
    expect((await extension.state(page)).report?.consent ?? null).toBeNull();

    const options = await session.openOwn('/options.html');
    await until(() => options.evaluate(`document.body.innerText.includes('mill-race.example')`), 'the list');
    await options.click('[aria-label*="mill-race.example"]');
    await until(
      () => options.evaluate(`!document.body.innerText.includes('mill-race.example')`),
      'the site to be off the list',
    );
    await options.close();
    await page.goto(url);
    await until(async () => (await page.evaluate<number>(REFUSALS)) > presses, 'another answer', 15_000);
    await page.close();
    await extension.reset();
  });
});
