import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import { openFresh } from '../tools/extension.ts';
import { pdfText } from '../tools/pdf.ts';
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
    expect(left).toBeGreaterThan(1);
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
    await again.toFront();
    await again.resize(700, 420);
    await until(() => again.evaluate(hasText), 'the text');
    // The window is made smaller after the page has opened: the text flows anew, and may lie a paragraph off.
    await until(async () => Math.abs((await again.evaluate<number>(AT_TOP)) - left) <= 1, 'the place');
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

  it('hands the article out as files and citations, tells its keys, and reads aloud', async () => {
    const [page, reader] = await read(LONG, '/reader.html');
    const { truth } = samplePage(LONG);
    await reader.toFront();
    // Files and the clipboard are caught on their way out, and a voice is brought along: not every system has one.
    await reader.evaluate(`(() => {
      globalThis.out = [];
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => { blob.text().then((text) => out.push(text)); return make.call(URL, blob); };
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void out.push(text) } });
      HTMLAnchorElement.prototype.click = function () { out.name = this.download; };
      globalThis.said = [];
      const voice = { lang: 'de-DE', name: 'Test', voiceURI: 'test', localService: true, default: true };
      Object.assign(speechSynthesis, { getVoices: () => [voice], speak: (one) => { said.push(one.text); globalThis.now = one; }, cancel() {} });
      globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    })()`);
    const take = async (selector: string): Promise<string> => {
      await reader.evaluate(`(out.length = 0, document.querySelector('${selector}').click(), true)`);
      return until(() => reader.evaluate<string>('out[0]'), selector);
    };
    const [first = '', last = ''] = [truth?.paragraphs[0], truth?.paragraphs.at(-1)].map((text) =>
      text?.slice(0, 60),
    );
    const markdown = await take('[data-save="markdown"]');
    expect.soft(markdown).toContain(`title: ${JSON.stringify(truth?.title)}`);
    expect.soft(await reader.evaluate<string>('out.name')).toMatch(/\.md$/);
    for (const kind of ['save="page"', 'save="plain"', 'copy="markdown"', 'copy="plain"']) {
      const text = await take(`[data-${kind}]`);
      expect.soft(text.includes(first) && text.includes(last), kind).toBe(true);
    }
    expect
      .soft(await take('[data-cite="apa"]'))
      .toMatch(new RegExp(`\\(\\d{4}, .*${truth?.title.slice(0, 12)}`));
    expect.soft(await take('[data-cite="bibtex"]')).toMatch(/^@article\{/);
    expect.soft(await take('[data-cite="ris"]')).toContain('AU  - ');
    expect.soft(JSON.parse(await take('[data-cite="csl"]'))).toHaveLength(1);

    await reader.press('?');
    await until(() => reader.evaluate(`document.querySelector('dialog.keys').open`), 'the keys');
    expect.soft(await obstacles(reader)).toEqual([]);
    await reader.press('Escape');
    await until(() => reader.evaluate(`!document.querySelector('dialog.keys').open`), 'the keys to go');
    const size = () =>
      reader.evaluate(`parseFloat(getComputedStyle(document.querySelector('.text')).fontSize)`);
    const before = await size();
    await reader.press('+');
    await until(async () => (await size()) !== before, 'the larger text');

    await reader.press('l');
    await until(() => reader.evaluate('said.length === 1'), 'the first sentence');
    expect
      .soft(
        await reader.evaluate(
          `[...CSS.highlights.get('aloud')][0].toString().replace(/\\s+/g, ' ').trim() === said[0]`,
        ),
      )
      .toBe(true);
    await reader.evaluate('(now.onend({}), true)');
    await until(() => reader.evaluate('said.length === 2'), 'the next sentence');
    await reader.press('l');
    await until(
      () => reader.evaluate(`document.querySelector('[data-aloud="play"]').textContent !== 'Pause'`),
      'the pause',
    );
    await stage().extension.reset();
    await reader.close();
    await page.close();
  });

  it('is printed whole, with its source and without buttons', async () => {
    const [page, reader] = await read(LONG, '/reader.html');
    const { truth } = samplePage(LONG);
    await reader.evaluate(`(document.querySelector('#appearance [value="black"]').click(), true)`);
    await until(() => reader.evaluate(`document.documentElement.dataset.theme === 'black'`), 'black');
    // As much larger that it takes several sheets.
    await reader.evaluate(`(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.reader .text { font-size: 26pt !important }');
      document.adoptedStyleSheets.push(sheet);
    })()`);
    // Lines end anywhere on paper, words at hyphens, and fonts join letters.
    const letters = (text: string) => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');
    const sheets = pdfText(await reader.pdf()).map(letters);
    const printed = sheets.join('');
    expect(sheets.length).toBeGreaterThan(1);
    for (const text of [truth?.title ?? '?', ...(truth?.paragraphs ?? ['?'])])
      expect.soft(printed).toContain(letters(text));
    expect(printed).toContain(letters(samplePage(LONG).url));
    expect(printed).toContain(letters('The text on this page stops here.'));
    const controls = await reader.evaluate<string[]>(
      `[...document.querySelectorAll('.bar, .reader-foot, button, summary, input')].map(({ innerText, ariaLabel }) => innerText || ariaLabel || '')`,
    );
    expect(controls.length).toBeGreaterThan(5);
    for (const control of controls.map(letters).filter(({ length }) => length > 3))
      expect.soft(printed).not.toContain(control);
    await stage().extension.reset();
    for (const each of [reader, page]) await each.close();
  });

  it('stands beside the page at a press in the popup, and follows the tabs', async () => {
    const { session, extension } = stage();
    const first = await openFresh(session, samplePage(LONG).url);
    await extension.stateWhen(first, 'the article', ({ report }) => report?.article != null);
    const popup = await extension.openAbout('/popup.html', first);
    await popup.toFront();
    await until(() => popup.evaluate(`document.querySelector('.open-beside') !== null`), 'the button');
    // Nothing else in this browser opens it.
    await popup.click('.open-beside');
    await until(async () => (await extension.besideText()) !== null, 'the panel');
    await popup.close();
    const shows = (id: string) =>
      until(async () => {
        const text = await extension.besideText();
        const { truth } = samplePage(id);
        return (
          text?.includes(truth?.title ?? '?') && text.includes(truth?.paragraphs[1]?.slice(0, 40) ?? '?')
        );
      }, id);
    await first.toFront();
    await shows(LONG);
    const other = 'twin-soup-bare-tr';
    const second = await openFresh(session, samplePage(other).url);
    await second.toFront();
    await shows(other);
    await first.toFront();
    await shows(LONG);
    // A tab that is closed gives way to the one that comes in its place.
    await second.toFront();
    await shows(other);
    await second.close();
    await first.toFront();
    await shows(LONG);
    // A page without an article says so.
    await first.goto(samplePage('listing-outlet').url);
    await until(async () => (await extension.besideText())?.includes('No article here'), 'the empty panel');
    await first.close();
    await extension.reset();
  });
});
