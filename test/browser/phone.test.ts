import { expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import { manyRecords } from '../ledger/many.ts';
import { builtFile } from '../tools/built.ts';
import { openFresh } from '../tools/extension.ts';
import { type Page, until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

const VERSION = (JSON.parse(builtFile('chrome-mv3', 'manifest.json')) as { version: string }).version;

/** A common phone, in CSS pixels. */
const PHONE = { width: 390, height: 844 } as const;

/** What is left of a common window when it is magnified four times (WCAG 2.2, 1.4.10), in CSS pixels. */
const NARROWEST = 320;

/** Controls that are smaller than a finger needs, as "what: width × height"; links inside of a text may be. */
const SMALL = `[...document.querySelectorAll('a, button, input, select, summary, textarea, [role=switch]')]
  .map((one) => (one.matches('input') && one.closest('label')) || one)
  .filter((one) => {
    const { display, visibility } = getComputedStyle(one);
    if (!one.checkVisibility() || visibility === 'hidden') return false;
    if (display === 'inline' && one.closest('p, li, dd, .reading')) return false;
    const { width, height } = one.getBoundingClientRect();
    return width > 1 && (width < 24 || height < 24);
  })
  .map((one) => {
    const { width, height } = one.getBoundingClientRect();
    return one.outerHTML.slice(0, 80) + ': ' + Math.round(width) + ' × ' + Math.round(height);
  })`;
const SIDEWAYS = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;

interface Bar {
  height: number;
  hidden: string[];
}

/** How high the reader's bar is, and which of its controls are not in sight once they have the focus. */
const BAR = `(() => {
  const bar = document.querySelector('.reader .bar');
  const { left, right } = bar.getBoundingClientRect();
  const hidden = [...bar.querySelectorAll('.tool > button, .keys-button, .links a')].filter((one) => {
    one.focus();
    const box = one.getBoundingClientRect();
    return document.activeElement !== one || box.left < left || box.right > right;
  });
  return { height: bar.offsetHeight, hidden: hidden.map(({ textContent }) => textContent) };
})()`;

/** At how many widths of its line the name of a host is broken although it has room on a line of its own. */
const BROKEN_HOSTS = `(() => {
  const host = document.querySelector('.origin .quiet');
  const line = host.closest('.origin');
  line.style.display = 'inline-block';
  host.textContent = 'the-tidewater-post.example';
  let broken = 0;
  for (let width = 420; width >= 220; width -= 20) {
    line.style.inlineSize = width + 'px';
    if (host.getBoundingClientRect().height > 1.6 * Number.parseFloat(getComputedStyle(host).fontSize)) broken += 1;
  }
  return broken;
})()`;

async function fits(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES_TO;
  if (folder) await page.screenshot(`${folder}/${name}.png`);
  expect.soft(await page.evaluate(SMALL), name).toEqual([]);
  expect.soft(await page.evaluate(SIDEWAYS), name).toBe(0);
  await page.resize(NARROWEST, PHONE.height);
  expect.soft(await page.evaluate(SIDEWAYS), `${name}, magnified`).toBe(0);
  await page.resize(PHONE.width, PHONE.height);
}

inBrowsers('At the size of a phone', (stage) => {
  it.each(['welcome', 'options', 'changes', 'ledger', 'cleaned'])(
    'the page %s fits, and fingers can press what is on it',
    async (name) => {
      const { session, extension } = stage();
      if (name === 'ledger') await extension.ask('ledger/restore', { records: manyRecords(0, 4) });
      const page = await session.openOwn(`/${name}.html`);
      await page.resize(PHONE.width, PHONE.height);
      await until(() => page.evaluate(`document.querySelector('main h1') !== null`), 'the page');
      await new Promise((resolve) => setTimeout(resolve, 200));
      await fits(page, `${session.browser}-${name}`);
      if (name === 'ledger') {
        await until(() => page.evaluate(`document.querySelector('.origin .quiet') !== null`), 'a host');
        expect.soft(await page.evaluate(BROKEN_HOSTS)).toBe(0);
        await extension.reset();
      }
      await page.close();
    },
  );

  it('the popup is a page of its own', async () => {
    const { session, extension } = stage();
    const page = await openFresh(session, samplePage('twin-semantic-bare-en-linked').url);
    await extension.stateWhen(page, 'the page to be judged', ({ report }) => report?.article != null);
    for (const path of ['/popup.html', '/reader.html'] as const) {
      const own = await extension.openAbout(path, page);
      await own.resize(PHONE.width, PHONE.height);
      await until(
        () => own.evaluate(`document.querySelector('.reading .text')?.textContent.length > 100`),
        'the text',
      );
      await fits(own, `${session.browser}${path.replace('/', '-').replace('.html', '')}`);
      expect
        .soft(await own.evaluate(`document.querySelector('main').getBoundingClientRect().width`), path)
        .toBeGreaterThan(PHONE.width * 0.9);
      if (path === '/reader.html') {
        await own.resize(360, 740);
        const bar = await own.evaluate<Bar>(BAR);
        expect.soft(bar.height, 'the height of the bar').toBeLessThanOrEqual(110);
        expect.soft(bar.hidden, 'controls of the bar that cannot be scrolled to').toEqual([]);
      }
      // The words stay English where the interface is Arabic, and so do the marks around them.
      const marks = (dir: string) =>
        own.evaluate(
          `(document.documentElement.dir = '${dir}', getComputedStyle(document.querySelector('.evidence q')).quotes)`,
        );
      expect.soft(await marks('rtl'), `${path}: marks`).toBe('"“" "”"');
      expect.soft(await marks('ltr'), `${path}: marks`).not.toBe('"”" "“"');
      await own.close();
    }
    await page.close();
  });

  it('a new reader chooses at once what is cleared and where, and finds what is new when asking for it', async () => {
    const { session } = stage();
    const page = await session.openOwn('/welcome.html');
    await page.click('input[name=consentMode][value=dismiss]');
    await page.click('input[name=runOn][value=aggregators]');
    await until(
      () => page.evaluate(`document.querySelector('[role=status]').textContent !== ''`),
      'a word that it is kept',
    );
    const options = await session.openOwn('/options.html');
    await until(
      () => options.evaluate(`document.querySelector('[name=consentMode][value=dismiss]')?.checked === true`),
      'the choice in the options',
    );
    expect(await options.evaluate(`document.querySelector('[name=runOn][value=aggregators]').checked`)).toBe(
      true,
    );
    await options.click('a[href$="/changes.html"]');
    await until(
      () => options.evaluate(`document.querySelector('.changes h2')?.textContent.startsWith('${VERSION}')`),
      'the changes of this version',
    );
  });
});
