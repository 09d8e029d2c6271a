import { expect, it } from 'vitest';
import { DARK_LISTING, LONG_LISTING, PRYING_LISTING, ROWS } from '../fixtures/foresight.ts';
import { SOLD_ARTICLE, SOURCE_ARTICLE } from '../fixtures/outlets.ts';
import { samplePage } from '../fixtures/pages.ts';
import type { SeenMark } from '../tools/extension.ts';
import { type Page, until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

const HOST = `document.getElementsByTagName('headwater-marks')`;
const titleOf = (at: number): string => ROWS[at]?.title ?? 'none';
/** The mark of a headline, by what a screen reader is told. */
const markOf = (marks: readonly SeenMark[], title: string): SeenMark | undefined =>
  marks.find(({ label }) => label.includes(title));

inBrowsers('A page that lists stories', (stage) => {
  /** Marks that say something, once there are some. */
  const marksOn = (page: Page, isAsWanted: (marks: SeenMark[]) => boolean = (marks) => marks.length > 0) =>
    until(async () => {
      const marks = (await stage().extension.marks(page))?.filter(({ words }) => words !== '') ?? [];
      return isAsWanted(marks) ? marks : null;
    }, 'the marks');

  const read = async (url: string) => {
    const { session, extension } = stage();
    const page = await session.open(url);
    await extension.stateWhen(page, `${url} to be judged`, ({ report }) => report?.article != null);
    await page.close();
  };

  it('of five hundred: what is known stands beside those in view, and nothing moves', async () => {
    const { session, extension, requests } = stage();
    await extension.reset();
    await read(samplePage('twin-semantic-bare-en-linked').url);
    await read(samplePage('twin-soup-dots-de').url);
    await read(SOLD_ARTICLE.url);

    const page = await session.open(LONG_LISTING.url);
    const asked = requests.length;
    const marks = await marksOn(page);

    // The original of an excerpt, a page that was read and is sold, a story of the same title.
    expect(markOf(marks, titleOf(0))?.words).toContain('met at');
    expect(markOf(marks, titleOf(0))?.words).toContain('QOSHE');
    expect(markOf(marks, titleOf(1))?.words).toMatch(/^read · sold/);
    expect(markOf(marks, titleOf(2))?.words).toContain('QOSHE');
    // By the directory: metered, locked, free, behind a redirector, and of one publisher nothing.
    expect(markOf(marks, titleOf(3))?.words).toMatch(/usually sold · \W?The New York Times/);
    expect(markOf(marks, titleOf(4))?.words).toMatch(/usually sold · \W?Financial Times/);
    expect(markOf(marks, titleOf(5))?.words).toMatch(/^\W?BBC/);
    expect(markOf(marks, titleOf(6))?.words).toMatch(/^\W?The Guardian/);
    expect(markOf(marks, titleOf(7))).toBeUndefined();

    // None for what is out of view, and every mark in view beside its own line.
    const inView = await page.evaluate<{ text: string; top: number; bottom: number; right: number }[]>(
      `[...document.querySelectorAll('.title > span > a')].map((link) => {
        const { top, bottom, right } = link.getBoundingClientRect();
        return { text: link.textContent, top, bottom, right };
      }).filter(({ top, bottom }) => bottom > 0 && top < innerHeight)`,
    );
    expect(inView.length).toBeLessThan(60);
    expect((await extension.marks(page))?.length).toBeLessThanOrEqual(inView.length);
    for (const mark of marks) {
      const line = inView.find(({ text }) => mark.label.includes(text));
      expect(line, mark.label).toBeDefined();
      const middle = (mark.top + mark.bottom) / 2;
      expect(middle > (line?.top ?? 0) && middle < (line?.bottom ?? 0), mark.label).toBe(true);
      expect(mark.left, mark.label).toBeGreaterThan(line?.right ?? 0);
      expect(mark.right).toBeLessThanOrEqual(1280);
    }

    // The page is as it was: nothing shifted, nothing altered, nothing asked of any server.
    expect(await page.evaluate(`boxesOf() === boxesBefore`)).toBe(true);
    expect(await page.evaluate(`document.body.outerHTML.length - markupBefore`)).toBe(0);
    expect(await page.evaluate(`shifted`)).toBe(0);
    expect(requests.slice(asked).filter((url) => !/favicon/.test(url))).toEqual([]);

    // Scrolling brings others, and what left the view has no mark.
    await page.evaluate(`scrollTo(0, 6000)`);
    const later = await marksOn(page, (marks) => marks.length > 5 && !markOf(marks, titleOf(3)));
    expect(later.every(({ bottom, top }) => bottom > -40 && top < 760)).toBe(true);
    await page.evaluate(`scrollTo(0, 0)`);
    await marksOn(page, (marks) => markOf(marks, titleOf(3)) !== undefined);
    expect(await page.evaluate(`shifted`)).toBe(0);

    // A link that is used again for another story, and one that comes later.
    await page.evaluate(`(() => {
      const link = document.querySelectorAll('.title > span > a')[3];
      link.href = 'https://www.economist.com/2026/11/01/another-story-altogether';
      link.textContent = 'Another story altogether, in the same row';
      const row = document.createElement('tr');
      const told = '<td></td><td class="title"><span><a href="https://www.wsj.com/articles/a-late-story-012345">A late story that came by itself</a></span></td>';
      row.setHTMLUnsafe ? row.setHTMLUnsafe(told) : (row.innerHTML = told);
      document.querySelector('tbody').prepend(row);
    })()`);
    const changed = await marksOn(
      page,
      (marks) =>
        markOf(marks, 'Another story altogether') !== undefined &&
        markOf(marks, 'A late story') !== undefined,
    );
    expect(markOf(changed, 'Another story altogether')?.words).toContain('The Economist');
    expect(markOf(changed, titleOf(3))).toBeUndefined();

    // All of it goes when asked.
    const popup = await extension.openAbout('/popup.html', page);
    const press = (place: number) =>
      until(
        () =>
          popup.evaluate(`(() => {
            const button = document.querySelectorAll('.marks-line button')[${place}];
            button?.click();
            return button !== undefined;
          })()`),
        'the button',
      );
    const says = (words: string) =>
      until(
        () =>
          popup.evaluate(
            `document.querySelector('.marks-line')?.innerText.includes(${JSON.stringify(words)}) ?? false`,
          ),
        words,
      );
    await says('Headlines on this page are marked');
    await press(0);
    await says('Marks are hidden on this page.');
    expect(await page.evaluate(`${HOST}.length`)).toBe(0);
    await press(0);
    await says('Headlines on this page are marked');
    await marksOn(page);
    // Not on this site, though it is loaded anew; and there again without that.
    await press(1);
    await says('No headlines are marked');
    expect(await page.evaluate(`${HOST}.length`)).toBe(0);
    await page.goto(LONG_LISTING.url);
    await press(0);
    await says('Headlines on this page are marked');
    await marksOn(page);
    await popup.close();

    // The page's own handlers hear the click, and the link leads where it leads.
    await page.click(`a[href="${SOURCE_ARTICLE.url}"]`);
    await until(async () => (await page.url()) === SOURCE_ARTICLE.url, 'the story to open');
    await page.close();
  });

  it('on no list, from right to left and on dark ground, in a box that scrolls', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const page = await session.open(DARK_LISTING.url);
    const marks = await marksOn(page);
    const first = markOf(marks, 'رصيف الميناء القديم يفتح أبوابه 0');
    expect(first?.words).toContain('The New York Times');
    expect(first?.colour).toBe('rgb(232, 238, 242)');
    const line = `(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('h2 a'));
      const { left, top, bottom } = range.getBoundingClientRect();
      return { left, top, bottom };
    })()`;
    const before = await page.evaluate<{ left: number; top: number; bottom: number }>(line);
    expect(first?.right).toBeLessThan(before.left);
    expect(first?.right).toBeGreaterThan(before.left - 20);
    expect(((first?.top ?? 0) + (first?.bottom ?? 0)) / 2).toBeCloseTo(
      (before.top + before.bottom) / 2,
      -0.5,
    );
    expect(await page.evaluate(`scrollX + document.documentElement.scrollWidth`)).toBe(1280);
    expect(await page.evaluate(`boxesOf() === boxesBefore && shifted === 0`)).toBe(true);

    await page.evaluate(`document.getElementById('box').scrollTo(0, 20)`);
    await marksOn(page, (marks) => {
      const moved = markOf(marks, 'رصيف الميناء القديم يفتح أبوابه 0');
      return moved !== undefined && Math.abs(moved.top - (first?.top ?? 0) + 20) <= 1;
    });

    // A card without room for words: a sign, within the card.
    const card = await page.evaluate<{ left: number; right: number }>(`(() => {
      const card = document.querySelector('section');
      const range = document.createRange();
      range.selectNodeContents(card.querySelector('a'));
      card.style.width = Math.ceil(range.getBoundingClientRect().width) + 1 + 'px';
      document.getElementById('box').scrollTo(0, 0);
      const { left, right } = card.getBoundingClientRect();
      return { left, right };
    })()`);
    const marked = await marksOn(page, (marks) => {
      const sign = markOf(marks, 'رصيف الميناء القديم يفتح أبوابه 0');
      return sign?.words.length === 1;
    });
    const sign = markOf(marked, 'رصيف الميناء القديم يفتح أبوابه 0');
    expect(sign?.left).toBeGreaterThan(card.left);
    expect(sign?.right).toBeLessThan(card.right);
    await page.close();
  });

  it('cannot learn from the marks what was read', async () => {
    const { session, extension } = stage();
    await extension.reset();
    await read(SOLD_ARTICLE.url);
    const page = await session.open(PRYING_LISTING.url);
    const marks = await marksOn(page);
    const said = markOf(marks, titleOf(1));
    const silent = (await extension.marks(page))?.filter(({ words }) => words === '') ?? [];
    expect(said?.words).toContain('read');
    expect(silent.length).toBeGreaterThan(0);
    // A mark of which nothing is said is as large as any other.
    for (const { left, right, top, bottom } of silent) {
      expect(right - left).toBeGreaterThan(40);
      expect(bottom - top).toBe(16);
    }
    const found = await page.evaluate<Record<string, unknown>>(`(() => {
      const host = ${HOST}[0];
      const { width, height } = host.getBoundingClientRect();
      const at = [${Math.round(((said?.left ?? 0) + (said?.right ?? 0)) / 2)}, ${Math.round(((said?.top ?? 0) + (said?.bottom ?? 0)) / 2)}];
      return { hosts: ${HOST}.length, width, height, root: host.shadowRoot, children: host.childNodes.length,
        hit: document.elementsFromPoint(...at).includes(host), found: find('usually sold') || find('read · sold'), caught };
    })()`);
    expect(found).toMatchObject({
      hosts: 1,
      width: 0,
      height: 0,
      root: null,
      children: 0,
      hit: false,
      found: false,
      caught: [],
    });

    // Thrown out it comes back a few times, and then leaves the page alone.
    await page.evaluate(`throwOut()`);
    await until(() => page.evaluate(`${HOST}.length === 1`), 'the layer to be back');
    await page.evaluate(
      `new MutationObserver(throwOut).observe(document.querySelector('html'), { childList: true }); throwOut()`,
    );
    await until(() => page.evaluate(`thrownOut >= 4 && ${HOST}.length === 0`), 'the layer to stay away');
    const count = await page.evaluate<number>(`thrownOut`);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await page.evaluate<number>(`thrownOut`)).toBeLessThanOrEqual(Math.max(count, 6));
    await page.close();
  });

  it('is left alone where the reader wants that, and after a route change', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const page = await session.open(LONG_LISTING.url);
    await marksOn(page);
    await page.evaluate(`history.pushState(null, '', '/item?id=38000001')`);
    await until(() => page.evaluate(`${HOST}.length === 0`), 'the marks to go with their page');
    await page.close();

    for (const settings of [{ showForesight: false }, { sitesOff: ['news.ycombinator.com'] }]) {
      await extension.configure(settings);
      const silent = await session.open(LONG_LISTING.url);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(await silent.evaluate(`${HOST}.length`)).toBe(0);
      await silent.close();
    }
    await extension.reset();
  });
});
