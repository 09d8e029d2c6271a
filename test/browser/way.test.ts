import { expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import { STRUCTURES } from '../fixtures/twins.ts';
import { CAN_SCROLL, isSeen, openFresh } from '../tools/extension.ts';
import { until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

/** Text of an element in one of the extension's pages. */
const textOf = (selector: string): string =>
  `document.querySelector(${JSON.stringify(selector)})?.innerText?.replace(/\\s+/g, ' ')`;

/** Script: whether the last whole words of an excerpt can be seen, in a page that has been scrolled to them. */
const isAtWords = (lastWords: string): string => {
  // The first and the last of them may be halves.
  const words = lastWords.split(' ').slice(1, -1).join(' ');
  return `(() => {
    const holder = [...document.querySelectorAll('p')].find((p) => p.textContent.includes(${JSON.stringify(words)}));
    const box = holder?.getBoundingClientRect();
    return document.readyState === 'complete' && scrollY > 0 && !!box && box.bottom > 0 && box.top < innerHeight;
  })()`;
};

inBrowsers('The whole way', (stage) => {
  it.each(STRUCTURES)('goes from the page to its source: %s', async (structure) => {
    const { session, extension } = stage();
    await extension.reset();
    const { url, truth, notice } = samplePage(`twin-${structure}-bare-en-linked`);
    if (!truth || !notice) throw new Error('the sample page has changed');
    const lastWords = truth.paragraphs.at(-1)?.slice(-60) ?? '';

    const page = await openFresh(session, url);

    // The notice goes by itself, the page knows that it was closed, and scrolls.
    const state = await extension.stateWhen(
      page,
      'the banner and the article to be dealt with',
      ({ report }) => report?.consent != null && report.article !== null,
    );
    expect(state.report?.consent?.outcome).toBe('dismissed');
    await until(async () => !(await page.evaluate(isSeen(notice.root))), 'the notice to go');
    expect(await page.evaluate(notice.settled)).toBe(true);
    expect(await page.evaluate(notice.accepted)).toBe(false);
    expect(await page.evaluate(CAN_SCROLL)).toBe(true);

    // The place of the cut is marked, right after the last words.
    const mark = await until(() => extension.notice(page), 'the mark');
    expect(mark.before.endsWith(lastWords), mark.before).toBe(true);
    expect(mark.after).toMatch(/^©/);
    expect(mark.links.map(({ href }) => href.split('#')[0])).toContain(truth.source.url);
    expect(mark.overflows).toBe(false);
    expect(await extension.badge(page)).toBe('…');

    // What was judged is right, and recorded once.
    const article = state.report?.article;
    expect(article).toMatchObject({
      aggregator: 'qoshe',
      title: truth.title,
      outlet: truth.outlet,
      author: truth.author,
      lang: truth.lang,
      body: { verdict: 'cut' },
      source: { kind: 'article', url: truth.source.url },
    });
    expect(article?.body.evidence.length).toBeGreaterThan(0);
    if (truth.published) expect(article?.published?.text).toBe(truth.published.text);
    const [record, ...others] = await extension.ledger();
    expect(others).toEqual([]);
    expect(record).toMatchObject({ title: truth.title, source: { url: truth.source.url } });

    // The popup shows the text, honestly ended, and the way to the source.
    const popup = await extension.openAbout('/popup.html', page);
    await until(() => popup.evaluate(`${textOf('.reading .text')}?.length > 400`), 'the reading view');
    expect(await popup.evaluate(textOf('.reading h1'))).toBe(truth.title);
    const shown = await popup.evaluate<string>(textOf('.reading .text'));
    for (const paragraph of truth.paragraphs) expect(shown).toContain(paragraph.slice(0, 80));
    expect(shown).not.toMatch(/menu_open|We use cookies/);
    expect(await popup.evaluate(textOf('.ending'))).toContain('stops here');
    expect(await popup.evaluate(`document.querySelector('.source a.primary')?.href`)).toContain(
      truth.source.url,
    );
    expect(await popup.evaluate(textOf('.cleaned'))).toContain('Cookie notice closed');

    // The same in a tab of its own.
    await popup.evaluate(
      `[...document.querySelectorAll('.links button')].find((button) => /tab/i.test(button.textContent)).click()`,
    );
    const reader = await until(async () => {
      for (const open of await session.pages()) if ((await open.url()).includes('/reader.html')) return open;
      return null;
    }, 'the reader');
    await until(() => reader.evaluate(`${textOf('.reading .text')}?.length > 400`), 'the text in the reader');
    expect(await reader.evaluate(textOf('.reading h1'))).toBe(truth.title);
    await reader.close();

    // The source opens, at the words where the excerpt stopped.
    await popup.toFront();
    await popup.click('.source a.primary');
    const original = truth.source.url ?? 'none';
    const source = await until(
      async () => (await extension.tabs()).find((tab) => tab.url.startsWith(original)),
      'the source to open',
    );
    const seen = await until(
      () =>
        extension.inTab<{ title: string } | null>(
          source.id,
          `() => ${isAtWords(lastWords)} ? { title: document.querySelector('h1').textContent } : null`,
        ),
      'the source to be shown at the words where the excerpt stopped',
    );
    expect(seen.title).toBe(truth.title);
    await until(
      async () => (await extension.ledger()).some(({ openedMs }) => openedMs !== null),
      'the ledger to know that the source was opened',
    );

    // The original knows from where the reader came, and the ledger how much of it was shown.
    const [arrival] = await until(async () => {
      const found = (await extension.ledger()).flatMap((known) => known.arrival ?? []);
      return found.length > 0 ? found : null;
    }, 'the ledger to know of the arrival');
    expect(arrival?.wordCount).toBeGreaterThan(article?.wordCount ?? Number.POSITIVE_INFINITY);
    const there = await extension.ask('tab/state', { tabId: source.id });
    expect(there.report?.cameFrom).toEqual({ name: 'QOSHE', shownWords: article?.wordCount });
    await extension.closeTab(source.id);

    // Everything can be put back.
    const tabId = await extension.tabId(page);
    expect(await extension.ask('tab/undo', { tabId, what: 'notice' })).toBe(true);
    await until(async () => (await extension.notice(page)) === null, 'the mark to go');
    await popup.close();
    await page.close();
  });

  it('goes on where the excerpt stopped from the note in the page too, if the reader likes it', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const { url, truth } = samplePage('twin-semantic-bare-en-linked');
    const lastWords = truth?.paragraphs.at(-1)?.slice(-60) ?? '';
    const page = await openFresh(session, url);
    const mark = await until(() => extension.notice(page), 'the mark');
    const href = mark.links.find((link) => link.href.startsWith(truth?.source.url ?? 'none'))?.href ?? '';
    expect(href).toContain('#:~:text=');

    // The ledger has kept the place. Once the original was seen, it is the story's first record there.
    const ledger = await session.openOwn('/ledger.html');
    await ledger.toFront();
    const kept = await until(
      () => ledger.evaluate<string | undefined>(`document.querySelector('.record a.origin')?.href`),
      'the article in the ledger',
    );
    expect(kept).toBe(href);
    await ledger.click('.record a.origin');
    const fromLedger = await until(
      async () => (await extension.tabs()).find((tab) => tab.url.startsWith(truth?.source.url ?? 'none')),
      'the source to open from the ledger',
    );
    await until(
      () => extension.inTab<boolean>(fromLedger.id, `() => ${isAtWords(lastWords)}`),
      'the source to be shown at the words, from the ledger too',
    );
    await extension.closeTab(fromLedger.id);
    await ledger.close();

    const source = await openFresh(session, href);
    await until(() => source.evaluate(isAtWords(lastWords)), 'the source to be shown at the words');
    await source.close();
    await page.close();

    await extension.configure({ openAtPlace: false });
    const again = await openFresh(session, url);
    const plain = await until(() => extension.notice(again), 'the mark');
    expect(plain.links.map((link) => link.href)).toContain(truth?.source.url);
    const without = await session.openOwn('/ledger.html');
    await without.toFront();
    await until(
      () =>
        without.evaluate(
          `document.querySelector('.record a.origin')?.href === ${JSON.stringify(truth?.source.url)}`,
        ),
      'the ledger to leave the place out',
    );
    await without.close();
    await again.close();
    await extension.reset();
  });

  it('puts a banner back that was only hidden or closed, as far as it says it can', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const { url, notice } = samplePage('twin-soup-dots-en');
    if (!notice) throw new Error('the sample page has changed');
    const page = await openFresh(session, url);
    const state = await extension.stateWhen(page, 'the banner', ({ report }) => report?.consent != null);
    const popup = await extension.openAbout('/popup.html', page);
    await until(() => popup.evaluate(`document.querySelector('.cleaned') !== null`), 'what was cleaned');
    const offered = await popup.evaluate<boolean>(`document.querySelector('.cleaned button') !== null`);
    expect(offered).toBe(state.report?.consent?.undoable);
    if (offered) {
      await popup.click('.cleaned button');
      await page.toFront();
      await until(() => page.evaluate(isSeen(notice.root)), 'the banner to be back');
      await extension.stateWhen(page, 'the report to say so', ({ report }) => report?.consentUndone === true);
    }
    await popup.close();
    await page.close();
  });

  it('does nothing on a site that was switched off', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const { url, notice } = samplePage('twin-semantic-bare-en');
    if (!notice) throw new Error('the sample page has changed');
    const page = await openFresh(session, url);
    await extension.stateWhen(page, 'the article', ({ report }) => report?.article != null);

    const popup = await extension.openAbout('/popup.html', page);
    await until(
      () => popup.evaluate(`document.querySelector('.site input')?.checked === true`),
      'the switch',
    );
    await popup.click('.site .switch');
    await extension.stateWhen(page, 'the site to be off', ({ siteOff }) => siteOff);
    await popup.close();
    await page.close();

    const again = await openFresh(session, url);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await again.evaluate(isSeen(notice.root))).toBe(true);
    expect(await extension.notice(again)).toBeNull();
    expect((await extension.state(again)).report).toBeNull();
    const offPopup = await extension.openAbout('/popup.html', again);
    await until(
      () => offPopup.evaluate(`/off on this site/i.test(document.body.innerText)`),
      'the popup to say so',
    );
    await offPopup.close();
    await again.close();
    await extension.reset();
  });
});
