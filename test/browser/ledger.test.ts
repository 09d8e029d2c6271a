/** The page over the ledger, with many records, by keyboard. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { manyRecords } from '../ledger/many.ts';
import type { Page } from '../tools/session.ts';
import { until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MANY = 300;

/** Every obstacle that axe finds, contrast among them. */
async function obstacles(page: Page): Promise<string[]> {
  await page.evaluate(`void (0, function () { ${AXE} }).call(globalThis)`);
  return page.evaluate<string[]>(
    `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  );
}

/** Script: draws a page as where the reader prefers dark; tells its background. */
const IN_THE_DARK = `(() => {
  document.documentElement.style.colorScheme = 'dark';
  return getComputedStyle(document.body).backgroundColor;
})()`;

const title = 'document.activeElement?.querySelector("h2")?.textContent';
const isReady = `document.querySelector('[role=feed][aria-busy=false]') !== null`;
const told = (words: string) => `document.querySelector('main').innerText.includes(${JSON.stringify(words)})`;

inBrowsers('The page of sources', (stage) => {
  it('draws what is in sight of many, and is gone through by keys alone', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const records = manyRecords(0, MANY);
    await extension.ask('ledger/restore', { records });
    const page = await session.openOwn('/ledger.html');
    await page.toFront();
    await until(() => page.evaluate(isReady), 'all lines', 20_000);
    expect(await page.evaluate<number>(`document.querySelectorAll('.record').length`)).toBeLessThan(40);
    const stories = new Set(records.map(({ source }) => source.url)).size;
    expect(await page.evaluate(`document.querySelector('.record').ariaSetSize`)).toBe(String(stories));
    expect(await obstacles(page)).toEqual([]);

    // The pictures have their tables, and both are without obstacles.
    await page.evaluate(`document.querySelector('details.panel > summary').click()`);
    await until(() => page.evaluate(`document.querySelectorAll('.ct-bar').length > 20`), 'the bars', 20_000);
    await page.evaluate(
      `document.querySelectorAll('.chart details').forEach((table) => { table.open = true; })`,
    );
    expect(await page.evaluate(`document.querySelectorAll('.chart tbody tr').length`)).toBeGreaterThan(20);
    expect(await obstacles(page)).toEqual([]);
    const light = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await page.evaluate(IN_THE_DARK)).not.toBe(light);
    expect(await obstacles(page)).toEqual([]);
    await page.evaluate(`document.documentElement.style.colorScheme = ''`);
    await page.evaluate(`document.querySelector('details.panel > summary').click()`);

    // By keys: to the search, from there to the list, and to its end.
    await page.press('/');
    expect(await page.evaluate(`document.activeElement.type`)).toBe('search');
    await until(async () => {
      await page.press('Tab');
      return page.evaluate(`document.activeElement.matches('.record')`);
    }, 'the list to be reached');
    await page.press('End');
    await until(
      () => page.evaluate(`document.activeElement.ariaPosInSet === ${JSON.stringify(String(stories))}`),
      'the last row',
    );
    await page.press('Home');
    await until(() => page.evaluate(`document.activeElement.ariaPosInSet === '1'`), 'the first row');
    await page.press('ArrowDown');
    const second = await until(() => page.evaluate<string>(title), 'the second row');
    await page.press('s');
    await until(
      () => page.evaluate(`document.activeElement.querySelector('[aria-pressed=true]') !== null`),
      'its star',
    );
    await page.press('n');
    await until(() => page.evaluate(`document.activeElement.matches('textarea')`), 'the field of its note');
    for (const key of ['O', 'k']) await page.press(key);
    await page.press('Tab');
    await page.press('Enter');
    await until(
      () =>
        page.evaluate(`[...document.querySelectorAll('.note')].some((note) => note.textContent === 'Ok')`),
      'its note',
    );
    const noted = (await extension.ledger()).find(({ note }) => note?.text === 'Ok');
    expect(noted).toMatchObject({ title: second, star: { on: true } });

    // What was written is found, forgotten, and brought back.
    await page.evaluate(`(() => {
      const field = document.querySelector('input[type=search]');
      field.value = ${JSON.stringify(second)};
      field.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
    await until(() => page.evaluate(told('Stories: 1,')), 'the one story');
    await page.evaluate(`document.querySelector('.record').focus()`);
    await page.press('Delete');
    await until(() => page.evaluate(told('Forgotten')), 'word of the forgetting');
    expect((await extension.ledger()).some(({ id }) => id === noted?.id)).toBe(false);
    await page.click('.done button');
    await until(() => page.evaluate(told('Brought back')), 'word of the return');
    expect((await extension.ledger()).find(({ id }) => id === noted?.id)).toMatchObject({
      note: { text: 'Ok' },
    });
    await page.close();
  });

  it('forgets a site and a period, and brings them back', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const hourAgoMs = Date.now() - 3_600_000;
    const records = manyRecords(0, 60).map((record, at) => ({
      ...record,
      lastSeenMs: at < 7 ? hourAgoMs + 60_000 : Math.min(record.lastSeenMs, hourAgoMs - 1),
    }));
    await extension.ask('ledger/restore', { records });
    const page = await session.openOwn('/ledger.html');
    await page.toFront();
    await until(() => page.evaluate(isReady), 'all lines');
    await page.evaluate(`document.querySelector('.forget-part > summary').click()`);
    await until(
      () => page.evaluate(`document.querySelectorAll('.forget-part select').length === 2`),
      'the choices',
    );
    expect(await obstacles(page)).toEqual([]);
    const act = async (button: number, left: number) => {
      await page.evaluate(`document.querySelectorAll('.forget-part button')[${button}].click()`);
      await until(async () => (await extension.ledger()).length === left, 'the forgetting');
      // The way back is in sight although this was done at the end of the page.
      await until(
        () =>
          page.evaluate(`(() => {
          const undo = document.querySelector('.done button')?.getBoundingClientRect();
          return undo && undo.top >= 0 && undo.bottom <= innerHeight;
        })()`),
        'the way back',
      );
      await page.click('.done button');
      await until(async () => (await extension.ledger()).length === records.length, 'the return');
    };
    const site = new URL(records[0]?.id ?? '').hostname.replace(/^www\./, '');
    const there = records.filter(({ id }) => new URL(id).hostname.replace(/^www\./, '') === site).length;
    expect(there).toBeGreaterThan(0);
    await page.evaluate(`(() => {
      const choice = document.querySelector('.forget-part select');
      choice.value = ${JSON.stringify(site)};
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await until(() => page.evaluate(`!document.querySelector('.forget-part button').disabled`), 'the site');
    await act(0, records.length - there);
    await act(1, records.length - 7);
    await page.close();
  });

  it('shows what is noted while it is open', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const page = await session.openOwn('/ledger.html');
    await until(() => page.evaluate(told('Nothing here yet')), 'the empty page');
    const width = await page.evaluate<number>('document.documentElement.clientWidth');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await extension.ask('ledger/restore', { records: manyRecords(7, 1) });
    await until(() => page.evaluate(`document.querySelectorAll('.record').length === 1`), 'the new record');
    await page.close();
  });

  it('goes out to files and comes back in, once', async () => {
    const { session, extension } = stage();
    await extension.reset();
    await extension.ask('ledger/restore', { records: manyRecords(0, 30) });
    const page = await session.openOwn('/ledger.html');
    await page.toFront();
    await until(() => page.evaluate(isReady), 'all lines');
    await page.evaluate(`(() => {
      globalThis.saved = [];
      URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return 'data:text/plain,'; };
    })()`);
    for (const format of ['jsonl', 'csv', 'bibtex', 'ris', 'bookmarks']) {
      const before = await page.evaluate<number>('saved.length');
      // Not by the mouse: rows above are measured while the page scrolls, and what is below moves.
      await page.evaluate(`document.querySelector('[data-format=${format}]').click()`);
      await until(() => page.evaluate(`saved.length > ${before}`), format);
    }
    const [lines = '', csv = '', bibtex = '', ris = '', bookmarks = ''] =
      await page.evaluate<string[]>('saved');
    expect(lines.trim().split('\n')).toHaveLength(30);
    expect(csv.trim().split('\r\n')).toHaveLength(31);
    expect(bibtex.match(/^@\w+\{/gm)).toHaveLength(30);
    expect(ris.match(/^TY {2}- /gm)).toHaveLength(30);
    expect(bookmarks.match(/<DT><A HREF="https:/g)).toHaveLength(30);

    await extension.ask('ledger/forgetAll', {});
    await until(() => page.evaluate(told('Nothing here yet')), 'the empty page');
    const pick = (text: string) => `(() => {
      const files = new DataTransfer();
      files.items.add(new File([${JSON.stringify(text)}], 'list.jsonl'));
      const field = document.querySelector('input[type=file]');
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`;
    await page.evaluate(pick(`not this\n${lines}`));
    await until(() => page.evaluate(told('Would be added: 30')), 'what would be added');
    expect(await page.evaluate(told('Refused lines: 1'))).toBe(true);
    expect(await extension.ledger()).toEqual([]);
    await page.evaluate(`document.querySelector('.panel .primary').click()`);
    await until(() => page.evaluate(told('Added: 30')), 'the word of what was added');
    expect(await extension.ledger()).toHaveLength(30);
    await page.evaluate(pick(lines));
    await until(() => page.evaluate(told('Known already: 30')), 'that nothing is new');
    expect(await page.evaluate(told('Would be added: 0'))).toBe(true);
    expect(await page.evaluate(`document.querySelector('.panel .primary').disabled`)).toBe(true);
    await page.close();
  });
});
