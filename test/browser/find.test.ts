import { expect, it } from 'vitest';
import {
  type Asked,
  ELSEWHERE,
  type FindKind,
  findSite,
  hostOf,
  PATH,
  pageAbout,
} from '../fixtures/finds.ts';
import { textIn } from '../fixtures/texts.ts';
import type { Page } from '../tools/session.ts';
import { until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

const asked: Asked[] = [];
const { title } = textIn('en');

/** Browsers ask for things of their own, of their makers' hosts; ours are all in `.example` or on this machine. */
const isOurs = ({ url }: Asked) =>
  /\.example$|^\[?[\d.:]+\]?$/.test(new URL(url).hostname) && !url.includes('favicon');
/** What was asked of outlets since the list was cleared, without what the pages themselves load. */
const askedOf = (kind: FindKind) => asked.filter(isOurs).filter(({ url }) => url.includes(`${kind}-paper.`));
const paths = (list: readonly Asked[]) => list.map(({ url }) => new URL(url).pathname);

inBrowsers(
  'Find at source',
  (stage) => {
    /** Opens an aggregator's page and waits until its outlet, and no more, is known. */
    const met = async (kind: FindKind) => {
      const { session, extension } = stage();
      const page = await session.open(pageAbout(kind));
      const { report } = await extension.stateWhen(
        page,
        'the article',
        ({ report }) => report?.article != null,
      );
      const finding = report?.article;
      if (!finding) throw new Error('no article');
      expect(finding.source).toMatchObject({ kind: 'outlet', url: `https://${hostOf(kind)}/` });
      return { page, sought: { pageUrl: pageAbout(kind), tabId: await extension.tabId(page), finding } };
    };
    const find = async (kind: FindKind) => {
      const { extension } = stage();
      const { page, sought } = await met(kind);
      asked.length = 0;
      const view = await extension.ask('find/start', { ...sought, onceAllowed: false });
      const requests = asked.filter(isOurs);
      await page.close();
      return { view, requests };
    };
    const press = async (page: Page, words: string) => {
      const selector = `.find button, .find-looking button`;
      await until(
        () =>
          page.evaluate(`(() => {
          const found = [...document.querySelectorAll(${JSON.stringify(selector)})].find((button) => button.textContent.includes(${JSON.stringify(words)}));
          if (!found) return false;
          for (const other of document.querySelectorAll('[data-press]')) delete other.dataset.press;
          found.dataset.press = '';
          return true;
        })()`),
        `the button "${words}"`,
      );
      await page.click('[data-press]');
    };
    const words = (page: Page) => page.evaluate<string>(`document.querySelector('.source')?.innerText ?? ''`);

    it('asks nobody before it is pressed, then the outlet alone, and the reader chooses', async () => {
      const { session, extension } = stage();
      await extension.reset();
      // The outlet knows this reader by a cookie.
      const visit = await session.open(`https://${hostOf('feed')}/`);
      expect(await visit.evaluate('document.cookie')).toBe('reader=1');
      await visit.close();

      asked.length = 0;
      const { page, sought } = await met('feed');
      const popup = await extension.openAbout('/popup.html', page);
      await until(async () => (await words(popup)).includes('itself, its feed'), 'the offer to ask');
      expect(askedOf('feed')).toEqual([]);

      await press(popup, 'Find the article');
      await until(async () => (await words(popup)).includes('Is this it?'), 'what was found');
      expect(paths(askedOf('feed'))).toEqual(['/', '/news.rss']);
      expect(asked.filter(isOurs).filter(({ url }) => !url.includes('feed-paper'))).toEqual([]);
      for (const { headers } of askedOf('feed')) {
        expect(headers.cookie).toBeUndefined();
        expect(headers.referer).toBeUndefined();
        expect(headers.origin).toBeUndefined();
      }
      const found = await popup.evaluate<string[]>(
        `[...document.querySelectorAll('.find li')].map((item) => item.innerText)`,
      );
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(title);
      expect(found[0]).toMatch(/in the feed.*(practically the same|very alike) \(\d+%\)/);
      expect((await extension.ledger()).map(({ source }) => source.kind)).toEqual(['outlet']);

      await press(popup, 'This is it');
      const original = `https://${hostOf('feed')}${PATH}`;
      await until(
        () =>
          popup.evaluate(
            `document.querySelector('.source a.primary')?.href.startsWith(${JSON.stringify(original)})`,
          ),
        'the way to the original',
      );
      // It is opened where the excerpt stops, as any original.
      expect(await popup.evaluate(`document.querySelector('.source a.primary').href`)).toContain('#:~:text=');
      const { report } = await extension.state(page);
      expect(report?.article?.source).toMatchObject({
        kind: 'article',
        url: original,
        found: { how: 'feed' },
      });
      const [record] = await extension.ledger();
      expect(record?.source).toMatchObject({ kind: 'article', url: original, found: { how: 'feed' } });

      // The page, opened anew, still knows, and so does the reader's tab.
      await page.goto(pageAbout('feed'));
      await extension.stateWhen(
        page,
        'the choice to hold',
        ({ report }) => report?.article?.source.kind === 'article',
      );
      const { finding, ...at } = sought;
      const id = await extension.ask('reading/keep', { finding, html: '<p>The wall.</p>', ...at });
      const reader = await session.openOwn(`/reader.html?id=${id}`);
      await until(async () => (await words(reader)).includes('You chose this'), 'the choice in the reader');
      await press(reader, 'Not this one');
      await until(
        async () => (await words(reader)).includes('names the outlet'),
        'the choice to be taken back',
      );
      expect((await extension.ledger())[0]?.source).toMatchObject({ kind: 'outlet' });
      await reader.close();
      await popup.close();
      await page.close();
    });

    it.each([
      ['sitemap', '/a/3', ['/', '/robots.txt', '/sitemaps/index.xml', '/sitemaps/news.xml.gz']],
      ['wordpress', '/', ['/', '/wp-json/wp/v2/posts']],
      ['search', '/2025/08/13/story', ['/', '/find']],
    ] as const)('finds it by the %s', async (kind, path, needed) => {
      const { view, requests } = await find(kind);
      expect(view?.candidates[0]).toMatchObject({ how: kind });
      expect(view?.candidates[0]?.likeness).toBeGreaterThan(0.9);
      const url = new URL(view?.candidates[0]?.url ?? '');
      expect([url.hostname, url.pathname]).toEqual([hostOf(kind), path]);
      expect(paths(requests)).toEqual(expect.arrayContaining([...needed]));
      expect(requests.every((request) => new URL(request.url).hostname === hostOf(kind))).toBe(true);
      expect(requests.length).toBeLessThanOrEqual(14);
    });

    it.each([
      ['none', null],
      ['redirecting', null],
      ['hostile', null],
      ['away', 'redirected'],
      ['refusing', 'refused'],
    ] as const)('says honestly that there was nothing: %s', async (kind, trouble) => {
      const { view, requests } = await find(kind);
      expect(view).toMatchObject({ step: 'done', candidates: [], trouble });
      expect(requests.length).toBeGreaterThan(0);
      expect(requests.length).toBeLessThanOrEqual(14);
      expect(requests.filter(({ url }) => !new URL(url).hostname.endsWith(`${kind}-paper.example`))).toEqual(
        [],
      );
      expect(requests.some(({ url }) => url.includes(ELSEWHERE))).toBe(false);
    });

    it('stops when the reader has waited enough', async () => {
      const { extension } = stage();
      const { page } = await met('slow');
      const popup = await extension.openAbout('/popup.html', page);
      asked.length = 0;
      await press(popup, 'Find the article');
      await until(async () => askedOf('slow').length >= 2, 'the outlet to be asked');
      await press(popup, 'Stop');
      await until(async () => (await words(popup)).includes('Stopped.'), 'the popup to say so');
      const before = askedOf('slow').length;
      expect(await words(popup)).toContain('Search the web');
      expect(askedOf('slow')).toHaveLength(before);
      await popup.close();
      await page.close();
    });

    // Last: it takes access away from the extension. Chromium lets no script take back what the manifest asks for.
    it('asks for the one site where access was taken back', async ({ skip }) => {
      const { session, extension } = stage();
      if (session.browser !== 'firefox') skip();
      await extension.reset();
      const { page } = await met('feed');
      const popup = await extension.openAbout('/popup.html', page);
      await until(async () => (await words(popup)).includes('itself, its feed'), 'the offer to ask');
      const options = await session.openOwn('/options.html');
      const origins = () =>
        options.evaluate<string[]>('browser.permissions.getAll().then(({ origins }) => origins)');
      await options.evaluate(`browser.permissions.remove({ origins: ['http://*/*', 'https://*/*'] })`);
      expect(await origins()).toEqual([]);

      asked.length = 0;
      await popup.toFront();
      await press(popup, 'Find the article');
      await until(async () => (await words(popup)).includes('was not asked'), 'the popup to say so');
      expect(askedOf('feed')).toEqual([]);
      await press(popup, 'Look again');
      await until(async () => (await words(popup)).includes('Is this it?'), 'what was found');
      expect(paths(askedOf('feed'))).toEqual(['/', '/news.rss']);
      expect(await origins()).toEqual(['https://*.feed-paper.example/*']);
    });
  },
  findSite(asked),
);
