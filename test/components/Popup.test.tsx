import { describe, expect, it, vi } from 'vitest';
import { Popup } from '../../components/Popup';
import type { PopupHost } from '../../components/use-popup';
import type { MarksState, MarksWish, TabState } from '../../utils/platform/messages';
import { asSaid, type ConsentOutcome, type PageReport } from '../../utils/report';
import { control, draw, expectNoObstacles, finding, noPlaces, press, settle, textOf } from './draw';

const url = 'https://qoshe.example/daily/ada/river/12345678';
const consent: ConsentOutcome = {
  outcome: 'rejected',
  stage: 'knownTool',
  tool: 'Klaro',
  pressed: 'I decline',
  visibleMs: 0,
  undoable: true,
};
const report = (over: Partial<PageReport> = {}): PageReport => ({
  version: 1,
  url,
  seenAtMs: 1,
  visit: 'visit-01',
  consent,
  consentUndone: false,
  article: finding(),
  ...over,
});
const tab = (over: Partial<TabState> = {}): TabState => ({
  url,
  report: report(),
  access: 'granted',
  site: 'qoshe.example',
  siteOff: false,
  banners: { choice: null, general: 'reject', left: null },
  ...over,
});

function hostOf(over: Partial<PopupHost> = {}) {
  return {
    state: vi.fn(async () => tab()),
    judge: vi.fn(async () => tab()),
    read: vi.fn(async () => ({ content: textOf('The river rises.'), html: '<p>The river rises.</p>' })),
    places: noPlaces,
    undoConsent: vi.fn(async () => true),
    marks: vi.fn(async (): Promise<MarksState> => null),
    follow: vi.fn(async () => {}),
    overrule: vi.fn(async () => {}),
    version: '1.2.3',
    switchSite: vi.fn(async () => {}),
    chooseConsent: vi.fn(async () => {}),
    showBanner: vi.fn(async () => {}),
    reload: vi.fn(async () => {}),
    allow: vi.fn(async () => true),
    openReader: vi.fn(async () => {}),
    singleKeys: async () => true,
    openBeside: vi.fn(async () => {}),
    copy: vi.fn(async () => {}),
    articleUrl: () => 'https://www.daily.example/river',
    problemOf: (error: unknown, doing: string) => ({
      words: 'error_unexpected' as const,
      report: `${doing}: ${String(error)}`,
    }),
    pages: { ledger: '/ledger.html', options: '/options.html' },
    ...over,
  } satisfies PopupHost;
}

describe('the popup', () => {
  it('paints before anything is known', async () => {
    const host = hostOf({ state: () => new Promise(() => {}) });
    const place = await draw(<Popup host={host} />);
    expect(place.textContent).toContain('Headwater');
    expect(place.querySelector('[role=status]')).not.toBeNull();
    expect(place.textContent).toContain('Looking at the page…');
    await expectNoObstacles(place);
  });

  it('shows the article, the way to its source and what was cleaned', async () => {
    const host = hostOf();
    const place = await draw(<Popup host={host} />);
    await settle();
    expect(host.judge).not.toHaveBeenCalled();
    expect(place.textContent).toContain('The river rises.');
    expect(control(place, 'Read at source').getAttribute('href')).toBe('https://www.daily.example/river');
    expect(place.textContent).toContain(
      'Consent banner: tracking refused · Tool: Klaro · Pressed: “I decline”',
    );
    await expectNoObstacles(place);
  });

  it('hides the marks on the page or on its site, and shows them again', async () => {
    let state: MarksState = 'shown';
    const after = { hide: 'hidden', hideOnSite: 'off', show: 'shown' } as const;
    const marks = vi.fn(async (wish: MarksWish | null) => {
      if (wish) state = after[wish];
      return state;
    });
    const place = await draw(<Popup host={hostOf({ marks })} />);
    await settle();
    const line = () => place.querySelector('.marks-line');
    const buttons = () =>
      [...(line()?.querySelectorAll('button') ?? [])].map(({ textContent }) => textContent);
    expect(line()?.textContent).toContain('Headlines on this page are marked');
    expect(buttons()).toEqual(['Hide marks here', 'Never on qoshe.example']);
    await expectNoObstacles(place);
    await press(place, 'Hide marks here');
    expect(line()?.textContent).toContain('Marks are hidden on this page.');
    await press(place, 'Never on qoshe.example');
    expect(line()?.textContent).toContain('No headlines are marked on qoshe.example.');
    expect(buttons()).toEqual(['Show marks again']);
    await press(place, 'Show marks again');
    expect(buttons()).toHaveLength(2);
    expect(marks.mock.calls).toEqual([[null], ['hide'], ['hideOnSite'], ['show']]);
  });

  it('says nothing of marks where there are none', async () => {
    const place = await draw(<Popup host={hostOf()} />);
    await settle();
    expect(place.querySelector('.marks-line')).toBeNull();
  });

  it('says on the original from where the reader came, and how much was shown there', async () => {
    const cameFrom = { name: 'QOSHE', shownWords: 34 };
    const at = async (change: Partial<ReturnType<typeof finding>>) => {
      const article = finding(change);
      const place = await draw(
        <Popup host={hostOf({ state: async () => tab({ report: report({ article, cameFrom }) }) })} />,
      );
      await settle();
      return place.querySelector('.came-from')?.textContent?.replaceAll(/[\u2068\u2069]/g, '');
    };
    const whole = { ...finding().body, verdict: 'complete' as const };
    expect(await at({ wordCount: 100, body: whole })).toBe(
      'You came here from QOSHE, which showed about 34%.',
    );
    expect(await at({ wordCount: 30, body: whole })).toBe('You came here from QOSHE.');
    expect(await at({ wordCount: 100, body: { ...whole, verdict: 'cut' } })).toBe(
      'You came here from QOSHE.',
    );
  });

  it('shows heading, verdict and source while the text is still being prepared', async () => {
    const place = await draw(<Popup host={hostOf({ read: () => new Promise(() => {}) })} />);
    await settle();
    expect(place.textContent).toContain('Whose river is it?');
    expect(place.textContent).toContain('Preparing the text…');
    expect(control(place, 'Read at source')).toBeTruthy();
  });

  it('has the page judged when nothing is known of it', async () => {
    const host = hostOf({ state: vi.fn(async () => tab({ report: null })) });
    const place = await draw(<Popup host={host} />);
    await settle();
    expect(host.judge).toHaveBeenCalledOnce();
    expect(place.textContent).toContain('The river rises.');
  });

  it('says that there is no article, and still what was cleaned', async () => {
    const none = tab({ report: report({ article: null }) });
    const host = hostOf({ state: async () => none, judge: async () => none });
    const place = await draw(<Popup host={host} />);
    await settle();
    expect(place.querySelector('h1')?.textContent).toBe('No article here');
    expect(place.textContent).toContain('tracking refused');
    expect(host.read).not.toHaveBeenCalled();
    await expectNoObstacles(place);
  });

  it('asks for access where it is withheld, and goes on when it is given', async () => {
    const states = [tab({ access: 'withheld', report: null }), tab()];
    const host = hostOf({ state: vi.fn(async () => states.shift() ?? tab()) });
    const place = await draw(<Popup host={host} />);
    await settle();
    expect(host.judge).not.toHaveBeenCalled();
    await expectNoObstacles(place);
    await press(place, 'Allow access');
    expect(place.textContent).toContain('The river rises.');
  });

  it('accepts a no', async () => {
    const host = hostOf({
      state: async () => tab({ access: 'withheld', report: null }),
      allow: vi.fn(async () => false),
    });
    const place = await draw(<Popup host={host} />);
    await settle();
    await press(place, 'Allow access');
    expect(place.textContent).toContain('Access was not given.');
  });

  it('says that the browser’s own pages are out of reach', async () => {
    const host = hostOf({
      state: async () => tab({ access: 'impossible', report: null, url: 'about:config', site: null }),
    });
    const place = await draw(<Popup host={host} />);
    await settle();
    expect(place.querySelector('h1')?.textContent).toBe('Headwater cannot work on this page');
    expect(place.querySelector('[role=switch]')).toBeNull();
    expect(host.judge).not.toHaveBeenCalled();
  });

  it('leaves a site alone that is off, until it is asked', async () => {
    const host = hostOf({ state: async () => tab({ siteOff: true, report: null }) });
    const place = await draw(<Popup host={host} />);
    await settle();
    expect(host.judge).not.toHaveBeenCalled();
    expect(place.textContent).toContain('Off on this site');
    await press(place, 'Read this page anyway');
    expect(host.judge).toHaveBeenCalledOnce();
    expect(place.textContent).toContain('The river rises.');
  });

  it('switches the site off and tells from when', async () => {
    const state = vi.fn(async () => tab());
    const host = { ...hostOf(), state };
    const place = await draw(<Popup host={host} />);
    await settle();
    const toggle = place.querySelector<HTMLInputElement>('[role=switch]');
    expect(toggle?.checked).toBe(true);
    toggle?.click();
    await settle();
    expect(host.switchSite).toHaveBeenCalledExactlyOnceWith('qoshe.example', true);
    expect(place.textContent).toContain('Takes effect when the page is next loaded.');
    // What is being read stays.
    expect(place.textContent).toContain('The river rises.');
    await expectNoObstacles(place);
    // It can take effect there and then; nothing of a site that is off is read again.
    host.state.mockResolvedValue(tab({ siteOff: true, report: null }));
    await press(place, 'Reload now');
    expect(host.reload).toHaveBeenCalledOnce();
    expect(place.textContent).toContain('Off on this site');
    expect(place.textContent).not.toContain('Takes effect when');
    expect(host.judge).not.toHaveBeenCalled();
  });

  it('lets the reader choose for this site, and shows a cleared banner', async () => {
    const host = hostOf();
    const place = await draw(<Popup host={host} />);
    await settle();
    const select = place.querySelector('select');
    if (!select) throw new Error('no choice');
    expect(select.value).toBe('');
    select.value = 'dismiss';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(host.chooseConsent).toHaveBeenCalledExactlyOnceWith('qoshe.example', 'dismiss');
    expect(place.textContent).toContain('Takes effect when the page is next loaded.');
    await press(place, 'Show me the banner');
    expect(host.showBanner).toHaveBeenCalledExactlyOnceWith('qoshe.example');
    await expectNoObstacles(place);
  });

  it.each([
    ['ask', 'left for you to answer'],
    ['stopped', 'has stopped answering it'],
  ] as const)('says why a banner was left: %s', async (left, told) => {
    const state = tab({
      report: report({ consent: null }),
      banners: { choice: null, general: 'reject', left },
    });
    const place = await draw(<Popup host={hostOf({ state: async () => state })} />);
    await settle();
    expect(place.textContent).toContain(told);
    expect(place.textContent).not.toContain('Show me the banner');
    expect(place.textContent?.includes('Answer again')).toBe(left === 'stopped');
  });

  it('answers again where it had stopped, when told to', async () => {
    const banners = { choice: 'reject', general: 'off', left: 'stopped' } as const;
    const host = hostOf({ state: async () => tab({ banners }) });
    const place = await draw(<Popup host={host} />);
    await settle();
    await press(place, 'Answer again');
    expect(host.chooseConsent).toHaveBeenCalledExactlyOnceWith('qoshe.example', 'reject');
    expect(place.textContent).not.toContain('has stopped answering');
    expect(place.textContent).toContain('Takes effect when the page is next loaded.');
  });

  it('brings the banner back', async () => {
    const host = hostOf();
    const place = await draw(<Popup host={host} />);
    await settle();
    await press(place, 'Undo');
    expect(host.undoConsent).toHaveBeenCalledOnce();
    expect(place.textContent).toContain('The banner is back');
    expect(() => control(place, 'Undo')).toThrow();
  });

  it.each([
    ['rejected', 'the site has its answer and keeps it'],
    ['dismissed', 'the site has its answer and keeps it'],
    ['hidden', 'Nothing was answered'],
  ] as const)(
    'says what can be done when a banner that was %s cannot be brought back',
    async (outcome, told) => {
      const state = tab({ report: report({ consent: { ...consent, outcome } }) });
      const host = hostOf({ state: async () => state, undoConsent: async () => false });
      const place = await draw(<Popup host={host} />);
      await settle();
      await press(place, 'Undo');
      expect(place.querySelector('.cleaned')?.textContent).toContain(told);
      expect(place.textContent).not.toContain('The banner is back');
      await expectNoObstacles(place);
      // The way to see it is right there, and nowhere else.
      await press(place, 'Show me the banner');
      expect(host.showBanner).toHaveBeenCalledExactlyOnceWith('qoshe.example');
    },
  );

  it('shows a banner that was already brought back as that', async () => {
    const place = await draw(
      <Popup host={hostOf({ state: async () => tab({ report: report({ consentUndone: true }) }) })} />,
    );
    await settle();
    expect(place.textContent).toContain('The banner is back');
  });

  it('keeps heading and source when the text cannot be had, with a report to copy', async () => {
    const host = hostOf({
      read: vi.fn(async () => {
        throw new Error('no text');
      }),
    });
    const place = await draw(<Popup host={host} />);
    await settle();
    expect(place.querySelector('h1')?.textContent).toBe('Whose river is it?');
    expect(control(place, 'Read at source')).toBeTruthy();
    expect(place.querySelector('[role=alert]')?.textContent).toContain('Something unexpected happened.');
    await press(place, 'Copy report');
    expect(host.copy).toHaveBeenCalledExactlyOnceWith('read text: Error: no text');
    expect(place.textContent).toContain('Copied');
    await expectNoObstacles(place);
  });

  it('tells when the worker fails, and tries again', async () => {
    let fails = true;
    const host = hostOf({
      state: vi.fn(async () => {
        if (fails) throw new Error('gone');
        return tab();
      }),
    });
    const place = await draw(<Popup host={host} />);
    await settle();
    expect(place.querySelector('h1')?.textContent).toBe('That did not work');
    expect(place.querySelector('textarea')?.value).toBe('judge page: Error: gone');
    await expectNoObstacles(place);
    fails = false;
    await press(place, 'Try again');
    expect(place.querySelector('[role=alert]')).toBeNull();
    expect(place.textContent).toContain('The river rises.');
  });

  it('tells that the page was closed, and opens it again where its address is known', async () => {
    const problemOf = () => ({ words: 'error_pageClosed' as const, report: '' });
    const closed = async () => Promise.reject(new Error('No tab with id: 7.'));
    const place = await draw(<Popup host={hostOf({ problemOf, undoConsent: closed, overrule: closed })} />);
    await settle();
    await press(place, 'Undo');
    expect(place.textContent).toContain('The page was closed in the meantime.');
    expect(control(place, 'Open the page again').getAttribute('href')).toBe(url);
    expect(() => control(place, 'Try again')).toThrow();
    await expectNoObstacles(place);
    // What could not be noted is not said to be.
    await press(place, 'The text is all there');
    expect(place.textContent).not.toContain('Noted for this page.');

    const unknown = await draw(<Popup host={hostOf({ problemOf, state: closed })} />);
    await settle();
    expect(unknown.textContent).toContain('The page was closed in the meantime.');
    expect(unknown.querySelector('.failure a')).toBeNull();
    expect(() => control(unknown, 'Try again')).toThrow();
  });

  it('says so when the clipboard refuses', async () => {
    const host = hostOf({
      state: () => Promise.reject(new Error('gone')),
      copy: () => Promise.reject(new Error('denied')),
    });
    const place = await draw(<Popup host={host} />);
    await settle();
    await press(place, 'Copy report');
    expect(place.textContent).toContain('Select the report and copy it by hand.');
  });

  it('opens the reader with what was read', async () => {
    const host = hostOf();
    const place = await draw(<Popup host={host} />);
    await settle();
    await press(place, 'Open in a tab');
    expect(host.openReader).toHaveBeenCalledExactlyOnceWith({
      finding: finding(),
      html: '<p>The river rises.</p>',
      pageUrl: url,
    });
  });

  it("takes the reader's word against the verdict, and gives a report without the text", async () => {
    const host = hostOf();
    const place = await draw(<Popup host={host} />);
    await settle();
    const text = () => place.querySelector<HTMLTextAreaElement>('.wrong textarea')?.value ?? '';
    expect(text()).toContain('body: cut 0.97 (bareEnd 3)');
    expect(text()).toContain('the reader says: nothing');
    await press(place, 'The text is all there');
    expect(host.overrule).toHaveBeenCalledExactlyOnceWith('complete');
    expect(text()).toContain('the reader says: complete');
    expect(text()).toContain('body: cut 0.97');
    // What the reader said is the verdict from now on.
    expect(place.querySelector('.verdicts')?.textContent).toContain('The whole text');
    expect(place.querySelector('.ending')?.textContent).not.toContain('stops here');
    expect(text()).not.toContain('The river rises.');
    expect(place.textContent).toContain('Noted for this page.');
    await press(place, 'Open in a tab');
    const asTheReaderSays = expect.objectContaining({ finding: asSaid(finding(), 'complete') });
    expect(host.openReader).toHaveBeenCalledExactlyOnceWith(asTheReaderSays);
    await press(place, 'Copy this report');
    expect(host.copy).toHaveBeenCalledExactlyOnceWith(text());
    await press(place, 'Take that back');
    expect(host.overrule).toHaveBeenLastCalledWith(null);
    expect(place.querySelector('.verdicts')?.textContent).toContain('Only an excerpt');
    expect(text()).toContain('the reader says: nothing');
    await expectNoObstacles(place);
  });

  it('says so when the clipboard refuses the report of a wrong verdict', async () => {
    const host = hostOf({ copy: async () => Promise.reject(new Error('no')) });
    const place = await draw(<Popup host={host} />);
    await settle();
    await press(place, 'Copy this report');
    expect(place.textContent).toContain('copy it by hand');
  });

  it('answers to its keys, unless the reader types or wants none', async () => {
    const key = (name: string, target: EventTarget = document.body) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    const host = hostOf();
    await draw(<Popup host={host} />);
    await settle();
    key('r');
    await settle();
    expect(host.openReader).toHaveBeenCalledOnce();
    const field = document.createElement('input');
    document.body.append(field);
    key('r', field);
    field.remove();
    expect(host.openReader).toHaveBeenCalledOnce();
  });

  it('leaves single keys alone where the reader wants none', async () => {
    const host = hostOf({ singleKeys: async () => false });
    await draw(<Popup host={host} />);
    await settle();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', bubbles: true }));
    await settle();
    expect(host.openReader).not.toHaveBeenCalled();
  });
});
