/** Banners that are broken, mean or hard to take away: the page works afterwards, and what is told of it is true. */
import { expect, it } from 'vitest';
import type { ConsentOutcome } from '../../utils/report.ts';
import * as bad from '../fixtures/bad-banners.ts';
import type { SamplePage } from '../fixtures/page.ts';
import { RULED_BANNERS } from '../fixtures/ruled.ts';
import { isSeen, openFresh } from '../tools/extension.ts';
import { type Page, until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** The outcome is proved again a second later, and by then nothing has changed. */
const PROVED_MS = 1500;
const counted = (page: Page, name: string) =>
  page.evaluate<number>(`Number(localStorage.getItem(${JSON.stringify(name)}))`);

inBrowsers('Banners that are broken or mean', (stage) => {
  const opened = async (sample: SamplePage) => {
    await stage().extension.reset();
    const page = await openFresh(stage().session, sample.url);
    await page.toFront();
    return page;
  };
  const outcomeIs = async (
    page: Page,
    outcome: ConsentOutcome['outcome'],
  ): Promise<ConsentOutcome | null> => {
    const { report } = await stage().extension.stateWhen(
      page,
      outcome,
      ({ report }) => report?.consent?.outcome === outcome,
    );
    return report?.consent ?? null;
  };
  /** It scrolls as a reader scrolls, nothing was agreed to, and the banner is not to be seen. */
  const works = async (page: Page, sample: SamplePage, seen = false) => {
    expect(await page.evaluate(sample.notice?.accepted ?? '')).toBe(false);
    expect(await page.evaluate(isSeen(sample.notice?.root ?? ''))).toBe(seen);
    await page.evaluate('scrollTo(0, 0)');
    await page.wheel(200);
    await until(() => page.evaluate('scrollY > 0'), 'the page to scroll');
    if (page.swipe) {
      await page.evaluate('scrollTo(0, 0)');
      await page.swipe(150);
      await until(() => page.evaluate('scrollY > 0'), 'the page to scroll by touch');
    }
    await page.evaluate('(scrollTo(0, 0), document.activeElement?.blur())');
    await page.press('PageDown');
    await until(() => page.evaluate('scrollY > 0'), 'the page to scroll by key');
    await page.evaluate('scrollTo(0, 0)');
  };

  it('that put themselves back are hidden, and the refusal is not claimed any more', async () => {
    const page = await opened(bad.REINSERTING);
    await outcomeIs(page, 'rejected');
    const hidden = await outcomeIs(page, 'hidden');
    expect(hidden).toMatchObject({ stage: 'hide', undoable: true });
    await rest(PROVED_MS);
    await works(page, bad.REINSERTING);
    expect(await counted(page, 'refused')).toBe(1);
    expect(
      (await stage().extension.ask('cleanings/list', { search: '', offset: 0, limit: 9 })).cleanings,
    ).toMatchObject([{ outcome: 'hidden', times: 1 }]);
    await page.close();
  });

  it('that are put back even when they are hidden stay hidden, and can be shown', async () => {
    const page = await opened(bad.UNHIDING);
    await outcomeIs(page, 'hidden');
    await until(async () => !(await page.evaluate(isSeen('#ask'))), 'the banner to go');
    await rest(PROVED_MS);
    await works(page, bad.UNHIDING);
    const times = await page.evaluate<number>('times');
    expect(times).toBeLessThan(5);
    const tabId = await stage().extension.tabId(page);
    expect(await stage().extension.ask('tab/undo', { tabId, what: 'consent' })).toBe(true);
    expect(await page.evaluate(isSeen('#ask'))).toBe(true);
    await page.close();
  });

  it('that come back under another name each time are left, and that is told', async () => {
    const page = await opened(bad.RENAMING);
    await outcomeIs(page, 'failed');
    const times = await page.evaluate<number>('times');
    await rest(PROVED_MS);
    expect(await page.evaluate('times')).toBe(times);
    expect(times).toBeLessThan(5);
    await works(page, bad.RENAMING, true);
    await page.close();
  });

  it('behind five hundred other dialogs are found, and none of those is touched', async () => {
    const page = await opened(bad.MANY_DIALOGS);
    await outcomeIs(page, 'rejected');
    expect(await page.evaluate('made')).toEqual(['click no']);
    await works(page, bad.MANY_DIALOGS);
    await page.close();
  });

  it('whose refusal leads away are hidden, and the reader stays', async () => {
    const page = await opened(bad.LEADING_AWAY);
    await outcomeIs(page, 'hidden');
    expect(await page.url()).toBe(bad.LEADING_AWAY.url);
    await works(page, bad.LEADING_AWAY);
    await page.close();
  });

  it('that are shown when the reader moves, long after none was found, are answered', async () => {
    const page = await opened(bad.AT_FIRST_SCROLL);
    // By then the engine has been there, and has gone.
    await rest(17_000);
    await page.wheel(300);
    await outcomeIs(page, 'rejected');
    expect(await counted(page, 'refused')).toBe(1);
    await works(page, bad.AT_FIRST_SCROLL);
    await page.close();
  });

  it('whose refusal throws are hidden', async () => {
    const page = await opened(bad.THROWING);
    expect((await outcomeIs(page, 'hidden'))?.pressed).toBe('Reject all');
    // The end of the fade is told to the layer itself, which would not be seen to fade.
    const made = await page.evaluate<string[]>('made');
    expect(made.filter((event) => !/^transitionend (?:ask|yes|no)$/.test(event))).toEqual(['click no']);
    await works(page, bad.THROWING);
    await page.close();
  });

  it('in a form of the page are refused without sending it', async () => {
    const page = await opened(bad.IN_FORM);
    await outcomeIs(page, 'rejected');
    expect(await page.url()).toBe(bad.IN_FORM.url);
    expect(await page.evaluate(`document.getElementById('name').value`)).toBe('half typed');
    await works(page, bad.IN_FORM);
    // The form is the page's own again.
    await page.evaluate(
      `document.getElementById('page').addEventListener('submit', (event) => event.preventDefault())`,
    );
    const sent = await counted(page, 'sent');
    await page.evaluate(`document.getElementById('page').requestSubmit()`);
    expect(await counted(page, 'sent')).toBe(sent + 1);
    // What cleared it has gone meanwhile, and still it can be undone.
    const { extension } = stage();
    await until(async () => !(await extension.isClearing(page)), 'the script to leave');
    expect(await page.evaluate(isSeen('#ask'))).toBe(false);
    expect(await extension.ask('tab/undo', { tabId: await extension.tabId(page), what: 'consent' })).toBe(
      true,
    );
    expect(await page.evaluate(isSeen('#ask'))).toBe(true);
    await page.close();
  });

  it('get exactly the presses that are meant, in order', async () => {
    const page = await opened(bad.COUNTING);
    expect((await outcomeIs(page, 'rejected'))?.pressed).toBe('Save my choices');
    expect(await counted(page, 'refused')).toBe(1);
    const made = await page.evaluate<string[]>('made');
    expect(made.filter((event) => event.startsWith('click'))).toEqual([
      'click more',
      'click stats',
      'click save',
    ]);
    expect(
      made.filter((event) => !/ (?:more|stats|save)$|^transitionend (?:ask|options)$/.test(event)),
    ).toEqual([]);
    await works(page, bad.COUNTING);
    await page.close();
  });

  it('are dealt with to the end although the worker is stopped half-way', async () => {
    const { session } = stage();
    if (!session.stopWorker) return;
    const page = await opened(bad.COUNTING);
    await until(async () => (await page.evaluate<string[]>('made')).includes('click more'), 'the first step');
    await session.stopWorker();
    await page.toFront();
    await outcomeIs(page, 'rejected');
    expect(await counted(page, 'refused')).toBe(1);
    await works(page, bad.COUNTING);
    await page.close();
  });

  it('give the focus back to where the reader was', async () => {
    const page = await opened(bad.FOCUS_TAKING);
    await outcomeIs(page, 'rejected');
    await until(() => page.evaluate(`document.activeElement.id === 'field'`), 'the focus to be back');
    await page.press('End');
    await page.press('!');
    expect(await page.evaluate(`document.getElementById('field').value`)).toBe('half typed!');
    await works(page, bad.FOCUS_TAKING);
    await page.close();
  });

  it('leave nothing locked, blurred, covered or out of reach, and all of it can be undone', async () => {
    const page = await opened(bad.LOCKING);
    const STATE = `JSON.stringify(['html', 'body', '#app', '#dim', '#cover', '#ask'].map((name) => {
      const { className, attributes } = document.querySelector(name);
      return [name, className, ...['style', 'inert', 'aria-hidden'].map((key) => attributes[key]?.value ?? null)];
    }))`;
    await outcomeIs(page, 'hidden');
    await rest(PROVED_MS);
    expect(
      await page.evaluate(`(() => {
        const of = (name) => getComputedStyle(document.querySelector(name));
        const app = document.getElementById('app');
        return {
          overflow: [of('html').overflowY, of('body').overflowY], position: of('body').position,
          touch: of('html').touchAction, pointer: of('body').pointerEvents, blur: of('#app').filter,
          reach: [app.inert, app.ariaHidden], covers: [of('#dim').display, of('#cover').display],
          locks: document.body.className + app.className, scrolled: Math.abs(scrollY - 240) < 2,
        };
      })()`),
    ).toEqual({
      overflow: ['visible', 'visible'],
      position: 'static',
      touch: 'auto',
      pointer: 'auto',
      blur: 'none',
      reach: [false, null],
      covers: ['none', 'none'],
      locks: '',
      scrolled: true,
    });
    await works(page, bad.LOCKING);
    await page.evaluate(`document.getElementById('field').scrollIntoView()`);
    await page.click('#field');
    await page.press('a');
    await page.click('#send');
    expect(await page.evaluate(`document.getElementById('field').value`)).toBe('a');
    expect(await counted(page, 'sent')).toBe(1);
    expect(await page.evaluate(`document.getElementById('sound').play().then(() => true)`)).toBe(true);
    const tabId = await stage().extension.tabId(page);
    await stage().extension.ask('tab/undo', { tabId, what: 'consent' });
    expect(JSON.parse(await page.evaluate<string>(STATE))).toEqual([
      ['html', '', null, null, null],
      ['body', 'cookie-modal-open', null, null, null],
      ['#app', 'no-scroll', null, '', 'true'],
      ['#dim', 'overlay', null, null, null],
      ['#cover', '', null, null, null],
      ['#ask', '', null, null, null],
    ]);
    await page.close();
  });

  it('that keep the page from scrolling by its own listeners do so no longer', async () => {
    const page = await opened(bad.BLOCKING);
    await outcomeIs(page, 'hidden');
    const scrollsBy = async (what: string, act: () => Promise<void>) => {
      await page.evaluate('scrollTo(0, 0)');
      await until(async () => {
        await act();
        await rest(150);
        return page.evaluate('scrollY > 0');
      }, `the page to scroll by ${what}`);
    };
    await scrollsBy('wheel', () => page.wheel(100));
    await scrollsBy('key', () => page.press('PageDown'));
    if (page.swipe) await scrollsBy('touch', () => page.swipe?.(150) ?? Promise.resolve());
    await page.close();
  });

  it.each([bad.CLOSED_ROOTS])('in closed roots and slots are refused: $id', async (sample) => {
    const page = await opened(sample);
    expect((await outcomeIs(page, 'rejected'))?.pressed).toBe('Reject all');
    expect(await counted(page, 'refused')).toBe(1);
    await works(page, sample);
    await page.close();
  });

  it('in the closed root of a plain element are hidden, and shown again', async () => {
    const page = await opened(bad.CLOSED_PLAIN);
    expect((await outcomeIs(page, 'hidden'))?.undoable).toBe(true);
    expect(await page.evaluate('isOpen()')).toBe(false);
    const tabId = await stage().extension.tabId(page);
    await stage().extension.ask('tab/undo', { tabId, what: 'consent' });
    expect(await page.evaluate('isOpen()')).toBe(true);
    await page.close();
  });

  it('on each route of one document are refused there', async () => {
    const page = await opened(bad.ROUTES);
    await outcomeIs(page, 'rejected');
    for (const times of [2, 3]) {
      await page.click('#next');
      await until(async () => (await counted(page, 'refused')) === times, `refusal ${times}`);
      await outcomeIs(page, 'rejected');
    }
    await works(page, bad.ROUTES);
    await page.close();
  });

  it('in a frame that cannot refuse go with the frame, and come back with it', async () => {
    const page = await opened(bad.AGREEING_FRAME);
    expect(await outcomeIs(page, 'hidden')).toMatchObject({ stage: 'hide', undoable: true });
    await works(page, bad.AGREEING_FRAME);
    const tabId = await stage().extension.tabId(page);
    await stage().extension.ask('tab/undo', { tabId, what: 'consent' });
    expect(await page.evaluate(isSeen('#box'))).toBe(true);
    await page.close();
  });

  it.each([bad.REMOVED_FRAME, bad.LATE_FRAME])(
    'that go with their frame are told truly: $id',
    async (sample) => {
      const page = await opened(sample);
      expect((await outcomeIs(page, 'rejected'))?.pressed).toBe('Reject all');
      expect(await counted(page, 'refused')).toBe(1);
      await works(page, sample);
      await page.close();
    },
  );

  it('in a frame that never answers are left, and nothing is claimed', async () => {
    const page = await opened(bad.SILENT_FRAME);
    await until(() => page.evaluate(`document.getElementById('box') !== null`), 'the frame');
    await rest(2500);
    expect((await stage().extension.state(page)).report?.consent ?? null).toBeNull();
    await works(page, bad.SILENT_FRAME, true);
    await page.close();
  });

  it.each(RULED_BANNERS)('that a rule of ours knows are refused by it: $id', async (sample) => {
    const page = await opened(sample);
    expect(await outcomeIs(page, 'rejected')).toMatchObject({
      stage: 'knownTool',
      tool: sample.id.replace('ruled-', ''),
    });
    expect(await page.evaluate(sample.notice?.settled ?? '')).toBe(true);
    expect(await page.evaluate(sample.notice?.accepted ?? '')).toBe(false);
    await page.close();
  });

  it('that only inform are closed at every load, however often the reader reloads', async () => {
    const page = await opened(bad.FORGETFUL_NOTICE);
    for (const times of [1, 2, 3, 4]) {
      await until(async () => (await counted(page, 'refused')) === times, `load ${times}`);
      await outcomeIs(page, 'dismissed');
      await page.goto(bad.FORGETFUL_NOTICE.url);
    }
    expect((await stage().extension.state(page)).banners.left).toBeNull();
    await page.close();
  });

  it('that load the page anew whenever they are closed are left after the second time', async () => {
    const page = await opened(bad.RELOADING_NOTICE);
    await stage().extension.stateWhen(page, 'the loop to end', ({ banners }) => banners.left === 'stopped');
    await rest(PROVED_MS);
    expect(await counted(page, 'refused')).toBe(2);
    expect(await page.evaluate(isSeen('#ask'))).toBe(true);
    await page.close();
  });
});
