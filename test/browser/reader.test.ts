import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import { openFresh } from '../tools/extension.ts';
import { type Page, until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What axe finds in a page, contrast among it, as a line for each. */
const obstacles = (page: Page): Promise<string[]> =>
  page.evaluate(`(async () => {
    if (!globalThis.axe) { ${AXE} }
    const { violations } = await globalThis.axe.run(document);
    return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' '));
  })()`);

const LONG = 'twin-semantic-quote-de';
const hasText = `document.querySelector('.reading .text p') !== null`;
/** Which paragraph stands at the upper edge. */
const AT_TOP = `Array.from(document.querySelectorAll('.reading .text p')).findIndex((p) => p.getBoundingClientRect().bottom > parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 2)`;

inBrowsers('The reader', (stage) => {
  /** Opens a sample page and, about it, a page of ours with its text. */
  const read = async (id: string, path: '/popup.html' | '/reader.html'): Promise<[Page, Page]> => {
    const { session, extension } = stage();
    const page = await openFresh(session, samplePage(id).url);
    await extension.stateWhen(page, 'the article', ({ report }) => report?.article != null);
    const own = await extension.openAbout(path, page);
    await until(() => own.evaluate(hasText), 'the text');
    return [page, own];
  };

  it('has the article again after its tab, the page and the session are gone, where it was left', async () => {
    const { session, extension } = stage();
    const [page, reader] = await read(LONG, '/reader.html');
    await reader.resize(700, 420);
    const address = await until(async () => {
      const url = await reader.url();
      return url.includes('id=') && url;
    }, 'the address of what is kept');
    await page.close();
    await reader.evaluate(
      `(document.querySelectorAll('.reading .text p')[3].scrollIntoView({ behavior: 'instant' }), true)`,
    );
    const left = await reader.evaluate<number>(AT_TOP);
    expect(left).toBeGreaterThan(0);
    const { pageUrl } = (await extension.ask('reading/get', {
      id: new URL(address).searchParams.get('id') ?? '',
    })) ?? {
      pageUrl: '',
    };
    await until(
      async () => ((await extension.ask('place/get', { pageUrl })) ?? 0) > 2,
      'the place to be kept',
    );
    await reader.close();
    await extension.endSession();

    const again = await session.openOwn(new URL(address).pathname + new URL(address).search);
    await again.resize(700, 420);
    await until(() => again.evaluate(hasText), 'the text');
    await until(async () => (await again.evaluate<number>(AT_TOP)) === left, 'the place');
    await again.close();
  });

  it('looks as the reader wants, at once and from then on, and is legible in every theme', async () => {
    const { session } = stage();
    const [page, reader] = await read(LONG, '/reader.html');
    const press = (selector: string) =>
      reader.evaluate(`(document.querySelector('${selector}').click(), true)`);
    const style = <T>(name: string) =>
      reader.evaluate<T>(`getComputedStyle(document.querySelector('.text')).${name}`);
    await reader.toFront();
    await reader.evaluate(`(document.querySelector('#appearance-button').focus(), true)`);
    await reader.press('Enter');
    await until(
      () => reader.evaluate(`document.querySelector('#appearance').matches(':popover-open')`),
      'the panel',
    );
    for (const theme of ['light', 'sepia', 'dark', 'black']) {
      await press(`#appearance [value="${theme}"]`);
      await until(() => reader.evaluate(`document.documentElement.dataset.theme === '${theme}'`), theme);
      expect.soft(await obstacles(reader), theme).toEqual([]);
    }
    expect(await reader.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(0, 0, 0)');
    await press('#appearance [value="dyslexic"]');
    await until(() => reader.evaluate(`document.fonts.check('16px OpenDyslexic')`), 'the font');
    const before = Number.parseFloat(await style<string>('fontSize'));
    await reader.evaluate(`(() => {
      const size = document.querySelector('#appearance .slider input');
      size.value = '150';
      size.dispatchEvent(new Event('input', { bubbles: true }));
      size.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await until(async () => Number.parseFloat(await style<string>('fontSize')) > before * 1.4, 'the size');

    // The popup takes it on, and a press of Escape closes the panel.
    await reader.press('Escape');
    await until(
      () => reader.evaluate(`!document.querySelector('#appearance').matches(':popover-open')`),
      'the panel to close',
    );
    await reader.close();
    const popup = await session.openOwn(`/popup.html?tab=${await stage().extension.tabId(page)}`);
    await until(
      () => popup.evaluate(`${hasText} && document.documentElement.dataset.theme === 'black'`),
      'black',
    );
    expect.soft(await obstacles(popup), 'popup, black').toEqual([]);
    await stage().extension.reset();
    await popup.close();
    await page.close();
  });
});
