import { expect, it } from 'vitest';
import {
  BAD_JSON_LD,
  BAD_SOURCES,
  BENT_NATIVES,
  CIRCLE,
  DEEP_NESTING,
  DISGUISED,
  FORGER,
  FRAMESET,
  HUGE_JSON_LD,
  HUGE_TEXT,
  MANY_NODES,
  MANY_SPANS,
  RACING_FRAMES,
  SCRIPT_IN_TITLE,
  SPYING_ARTICLE,
  SVG_DOCUMENT,
  XML_DOCUMENT,
} from '../fixtures/hostile.ts';
import type { SamplePage } from '../fixtures/page.ts';
import { filesBelow } from '../tools/built.ts';
import { openFresh } from '../tools/extension.ts';
import { until } from '../tools/session.ts';
import { builtExtension } from '../tools/start.ts';
import { inBrowsers } from './stage.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

inBrowsers('Pages that are broken or mean', (stage) => {
  const judged = async (sample: SamplePage) => {
    const { session, extension } = stage();
    const page = await openFresh(session, sample.url);
    const { report } = await extension.stateWhen(page, 'a verdict', ({ report }) => report?.article != null);
    return { page, extension, session, article: report?.article };
  };

  it.each([MANY_NODES, HUGE_TEXT, BAD_JSON_LD, MANY_SPANS, DEEP_NESTING, HUGE_JSON_LD])(
    'are judged all the same: $id',
    async (sample) => {
      const { page, extension, session, article } = await judged(sample);
      expect(article?.body.verdict).not.toBe('complete');
      expect(article?.outlet).toBe('The Tidewater Post');
      // The page is not held up.
      const startedMs = Date.now();
      expect(await page.evaluate('1 + 1')).toBe(2);
      expect(Date.now() - startedMs).toBeLessThan(2000);
      const popup = await extension.openAbout('/popup.html', page);
      await until(
        () => popup.evaluate(`document.querySelector('.reading .text, .failure') !== null`),
        'the popup to show the text or to say why not',
        20_000,
      );
      await popup.close();
      await page.close();
      expect(session.origin).toMatch(/extension:/);
    },
  );

  it('show a title of script tags as the words they are', async () => {
    const { page, extension, session, article } = await judged(SCRIPT_IN_TITLE);
    expect(article?.title).toContain('<script>');
    for (const path of ['/popup.html', '/reader.html'] as const) {
      const own = await extension.openAbout(path, page);
      await until(
        () => own.evaluate(`document.querySelector('.reading h1')?.textContent.includes('<script>')`),
        'the title',
      );
      await pause(300);
      expect(await own.evaluate('globalThis.wasRun === undefined')).toBe(true);
      expect(await own.evaluate(`document.querySelector('img[onerror], script:not([src])')`)).toBeNull();
      await own.close();
    }
    const ledger = await session.openOwn('/ledger.html');
    await until(
      () => ledger.evaluate(`document.body.innerText.includes('<script>')`),
      'the title in the ledger',
    );
    expect(await ledger.evaluate('globalThis.wasRun === undefined')).toBe(true);
    expect(await page.evaluate('globalThis.wasRun === undefined')).toBe(true);
    await ledger.close();
    await page.close();
  });

  it('have no unsafe address offered as the original', async () => {
    const { page, extension, article } = await judged(BAD_SOURCES);
    const offered = article?.source.url;
    if (offered) expect(offered).toMatch(/^https?:\/\/(?![^/]*@)/);
    expect(article?.source.kind).not.toBe('article');
    const mark = await extension.notice(page);
    for (const { href } of mark?.links ?? []) expect(href).toMatch(/^https?:/);
    const popup = await extension.openAbout('/popup.html', page);
    await until(() => popup.evaluate(`document.querySelector('.source') !== null`), 'the popup');
    const links = await popup.evaluate<string[]>(
      `[...document.querySelectorAll('a')].map((link) => link.href)`,
    );
    for (const href of links) expect(href).not.toMatch(/^(?:javascript|data|file):|secret@/);
    await popup.close();
    await page.close();
  });

  it('cannot make a title, a name or a host read as another', async () => {
    const { page, extension, article } = await judged(DISGUISED);
    const overrides = /[\u202a-\u202e\u2066\u2067]/;
    expect.soft(JSON.stringify(article)).not.toMatch(overrides);
    expect.soft(article?.title).toContain('The harbour');
    expect.soft(new URL(article?.source.url ?? 'about:blank').hostname).toMatch(/^www\.xn--/);
    const popup = await extension.openAbout('/popup.html', page);
    const shown = await until(async () => {
      const words = await popup.evaluate<string>('document.body.innerText');
      return words.includes('xn--') ? words : null;
    }, 'the popup to show the host for what it is');
    expect.soft(shown).not.toMatch(overrides);
    await popup.close();
    await page.close();
  });

  it('have no link offered that leads in a circle', async () => {
    const { page, extension, article } = await judged(CIRCLE);
    expect.soft(article?.source.kind).toBe('unresolvable');
    const notice = await extension.notice(page);
    for (const { href } of notice?.links ?? []) expect.soft(href).not.toContain('tidewater');
    await page.close();
  });

  it('cannot play the extension', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const { page, article } = await judged(FORGER);
    await pause(600);
    const { report } = await extension.state(page);
    expect(report?.visit).not.toBe('forged-visit');
    expect(report?.consent?.tool ?? null).not.toBe('forged');
    expect(article?.body.verdict).toBe('cut');
    // The forged orders neither emptied the ledger nor took the mark away, and its closed root was not caught.
    expect(await extension.ledger()).toHaveLength(1);
    const mark = await until(() => extension.notice(page), 'the mark');
    expect(mark.text).not.toContain('Forged');
    expect(await page.evaluate('caughtRoots.length')).toBe(0);
    expect(
      await page.evaluate(
        `[...document.querySelectorAll('headwater-notice')].every((host) => host.shadowRoot === null)`,
      ),
    ).toBe(true);
    expect(session.origin).toBeTruthy();
    await page.close();
  });

  it('in frames that race each other come to one verdict on the top page', async () => {
    const { extension } = stage();
    await extension.reset();
    const { page, article } = await judged(RACING_FRAMES);
    expect(article?.title).toBe('Two frames');
    await pause(2500);
    const state = await extension.state(page);
    expect(state.report?.url).toBe(RACING_FRAMES.url);
    expect(state.report?.article?.title).toBe('Two frames');
    const records = await extension.ledger();
    expect(records.map(({ title }) => title)).toEqual(['Two frames']);
    expect(Object.keys(records[0]?.visits ?? {})).toHaveLength(1);
    await page.close();
  });

  it('cannot tell that anybody reads them with an extension, where there is nothing to say', async () => {
    const { session, extension } = stage();
    const page = await openFresh(session, SPYING_ARTICLE.url);
    const { report } = await extension.stateWhen(page, 'a verdict', ({ report }) => report?.article != null);
    expect(report?.article?.body.verdict).toBe('complete');
    // Its text is taken out, too, while the page watches.
    const popup = await extension.openAbout('/popup.html', page);
    await until(
      () => popup.evaluate(`document.querySelector('.reading .text') !== null`),
      'the text',
      20_000,
    );
    await popup.close();
    await pause(2500);
    const paths = filesBelow(builtExtension(session.browser)).map((path) => `/${path}`);
    expect(paths).toContain('/sentinel.js');
    const seen = await page.evaluate<Record<string, unknown>>(
      `filesOf(${JSON.stringify(session.origin)}, ${JSON.stringify(paths.filter((path) => /\.(?:js|svg|png|html|json)$/.test(path)))}).then(() => seen)`,
    );
    const calls = (seen.calls as string[]).filter((name) => name !== 'fetch');
    expect({ ...seen, calls }).toEqual({
      calls: [],
      changes: 0,
      messages: 0,
      events: [],
      made: 1,
      files: [],
      globals: [],
      quiet: false,
    });
    await page.close();
  });

  it('may bend every tool of their own world', async () => {
    const { page, article } = await judged(BENT_NATIVES);
    expect(article?.title).toBe('A page that bends its tools');
    expect(article?.body.verdict).toBe('cut');
    await page.close();
  });

  it.each([XML_DOCUMENT, SVG_DOCUMENT, FRAMESET])(
    'of another kind than articles are left alone: $id',
    async ({ url }) => {
      const { session, extension } = stage();
      const page = await session.open(url);
      await pause(800);
      const { report } = await extension.state(page);
      expect(report?.article ?? null).toBeNull();
      expect(await page.evaluate(`document.querySelector('headwater-notice')`)).toBeNull();
      await page.close();
    },
  );
});
