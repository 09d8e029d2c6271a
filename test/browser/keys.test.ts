/** Every page of the extension by keys alone, and without obstacles in light and dark. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import { manyRecords } from '../ledger/many.ts';
import { openFresh } from '../tools/extension.ts';
import { type Page, until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What axe finds in a page as it is drawn where the reader prefers a scheme, contrast among it. */
const obstacles = (page: Page, scheme: 'light' | 'dark'): Promise<string[]> =>
  page.evaluate(`(async () => {
    if (!globalThis.axe) { ${AXE} }
    document.documentElement.style.colorScheme = ${JSON.stringify(scheme)};
    const { violations } = await globalThis.axe.run(document);
    document.documentElement.style.colorScheme = '';
    return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' '));
  })()`);

interface Stop {
  /** Place of the focused element among all elements of the page; -1 where the page has no focus. */
  at: number;
  what: string;
  /** The focus can be seen: there is a ring, and it is in sight. */
  isSeen: boolean;
}
const STOP = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return { at: -1, what: '', isSeen: true };
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const ring = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  return {
    at: [...document.querySelectorAll('*')].indexOf(element),
    what: element.outerHTML.slice(0, 120),
    isSeen: ring && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
  };
})()`;
/** What can be reached by Tab, as places among all elements: of radio buttons the chosen one stands for all. */
const REACHABLE = `[...document.querySelectorAll('*')].flatMap((element, at) =>
  element.matches('a[href], button:enabled, input:enabled, select, textarea, summary, [tabindex="0"]') &&
  !(element.type === 'radio' && !element.checked) && element.checkVisibility({ visibilityProperty: true }) &&
  element.tabIndex >= 0 && !element.closest('[popover]:not(:popover-open), dialog:not([open])') ? [at] : [])`;

/** Goes through a page by Tab, from its beginning until the focus leaves it. */
async function walk(page: Page): Promise<{ stops: Stop[]; missed: number }> {
  const reachable = await page.evaluate<number[]>(REACHABLE);
  await page.evaluate(
    `(document.activeElement?.blur?.(), getSelection().removeAllRanges(), scrollTo(0, 0), true)`,
  );
  const stops: Stop[] = [];
  for (let turn = 0; turn < 2 * reachable.length + 20; turn += 1) {
    await page.press('Tab');
    let stop = await page.evaluate<Stop>(STOP);
    // The page scrolls there smoothly.
    for (let look = 0; look < 20 && !stop.isSeen; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      stop = await page.evaluate<Stop>(STOP);
    }
    if (stop.at === -1 || stop.at === stops[0]?.at) break;
    stops.push(stop);
  }
  const reached = new Set(stops.map(({ at }) => at));
  return { stops, missed: reachable.filter((at) => !reached.has(at)).length };
}

inBrowsers('By keys alone', (stage) => {
  it('every page can be gone through, and has no obstacles in light and dark', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const article = await openFresh(session, samplePage('twin-semantic-quote-de').url);
    await extension.stateWhen(article, 'the article', ({ report }) => report?.article != null);
    await extension.ask('ledger/restore', { records: manyRecords(0, 4) });
    const hasText = `document.querySelector('.reading .text p') !== null`;
    const pages: [string, () => Promise<Page>, string][] = [
      ['popup', () => extension.openAbout('/popup.html', article), hasText],
      ['reader', () => extension.openAbout('/reader.html', article), hasText],
      ['sources', () => session.openOwn('/ledger.html'), `document.querySelectorAll('.record').length > 2`],
      ['cleaned', () => session.openOwn('/cleaned.html'), `document.querySelector('h1') !== null`],
      ['options', () => session.openOwn('/options.html'), `document.querySelector('form') !== null`],
      ['welcome', () => session.openOwn('/welcome.html'), `document.querySelector('h1') !== null`],
      [
        'beside',
        async () => {
          const panel = await session.openOwn('/sidepanel.html');
          await article.toFront();
          await until(() => panel.evaluate(hasText), 'the article beside the page');
          return panel;
        },
        hasText,
      ],
    ];
    for (const [name, open, isThere] of pages) {
      const page = await open();
      await page.toFront();
      await until(() => page.evaluate(isThere), name);
      for (const scheme of ['light', 'dark'] as const)
        expect.soft(await obstacles(page, scheme), `${name}, ${scheme}`).toEqual([]);
      const { stops, missed } = await walk(page);
      expect.soft(stops.length, `${name}: stops`).toBeGreaterThan(0);
      expect.soft(missed, `${name}: passed over`).toBe(0);
      expect
        .soft(
          stops.filter(({ isSeen }) => !isSeen).map(({ what }) => what),
          `${name}: focus unseen`,
        )
        .toEqual([]);
      await page.close();
    }
    await article.close();
  });

  it('panels and dialogs give the focus back, and a choice is made by arrows', async () => {
    const { session, extension } = stage();
    const article = await openFresh(session, samplePage('twin-semantic-quote-de').url);
    await extension.stateWhen(article, 'the article', ({ report }) => report?.article != null);
    const reader = await extension.openAbout('/reader.html', article);
    await reader.toFront();
    await until(() => reader.evaluate(`document.querySelector('.reading .text p') !== null`), 'the text');
    const focused = (selector: string) =>
      until(() => reader.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`), selector);
    await reader.evaluate(`(document.querySelector('#appearance-button').focus(), true)`);
    await reader.press('Enter');
    await until(
      () => reader.evaluate(`document.querySelector('#appearance').matches(':popover-open')`),
      'the panel',
    );
    await reader.press('Tab');
    expect(
      await reader.evaluate(`document.querySelector('#appearance').contains(document.activeElement)`),
    ).toBe(true);
    await reader.press('Escape');
    await focused('#appearance-button');
    await reader.press('?');
    await until(() => reader.evaluate(`document.querySelector('dialog.keys').open`), 'the keys');
    for (let turn = 0; turn < 3; turn += 1) await reader.press('Tab');
    await reader.press('Escape');
    await focused('#appearance-button');
    // A system without a voice for the text: the key says so where it can be seen.
    await reader.evaluate(`(Object.assign(speechSynthesis, { getVoices: () => [{ lang: 'xx' }] }), true)`);
    await reader.press('l');
    await until(
      () =>
        reader.evaluate(
          `document.querySelector('#aloud').matches(':popover-open') && document.querySelector('.aloud-fault').innerText !== ''`,
        ),
      'why nothing is heard',
    );
    await reader.press('Escape');
    await reader.close();
    await article.close();

    const options = await session.openOwn('/options.html');
    await options.toFront();
    const chosen = `document.querySelector('[name=consentMode]:checked')?.value`;
    await until(() => options.evaluate(chosen), 'the choice');
    const before = await options.evaluate(chosen);
    await options.evaluate(`(document.querySelector('[name=consentMode]:checked').focus(), true)`);
    await options.press('ArrowDown');
    await until(async () => (await options.evaluate(chosen)) !== before, 'another choice');
    await until(
      () =>
        options.evaluate(
          `(globalThis.browser ?? chrome).storage.sync.get('settings').then(({ settings }) => settings?.consentMode !== undefined && settings.consentMode !== ${JSON.stringify(before)})`,
        ),
      'that it is kept',
    );
    await options.close();
    await extension.reset();
  });
});
