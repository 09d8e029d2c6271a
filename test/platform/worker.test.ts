import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LayerFacts } from '../../utils/consent/classify';
import type { PageFacts } from '../../utils/facts';
import type { Cleaning } from '../../utils/ledger/cleaning';
import type { LedgerRecord } from '../../utils/ledger/record';
import { openReplica } from '../../utils/ledger/replication/replica';
import { openShelf } from '../../utils/ledger/shelf';
import { type Ledger, LedgerError } from '../../utils/ledger/store';
import type { Sender } from '../../utils/platform/listen';
import { leftOn, reportOf } from '../../utils/platform/session';
import { changeSettings } from '../../utils/platform/settings';
import { chooseConsent } from '../../utils/platform/site';
import { workerHandlers } from '../../utils/platform/worker';
import { openFinder } from '../../utils/platform/worker/finding';
import { world } from '../../utils/platform/world';
import { openShelf as openReadings } from '../../utils/reading/shelf';
import type { ConsentOutcome } from '../../utils/report';

const URL_OF_TWIN = 'https://qoshe.com/blitz/ada-lind/a-bridge-too-narrow/180006188';
const sender = (change: Partial<Sender> = {}): Sender => ({
  kind: 'page',
  tabId: 1,
  frameId: 0,
  url: URL_OF_TWIN,
  topUrl: URL_OF_TWIN,
  isPrivate: false,
  ...change,
});

const sentence =
  'The council has sent its engineers to the old bridge again, and nobody in town expects them to agree. ';
const facts: PageFacts = {
  url: 'https://forged.example/',
  title: 'A bridge too narrow - QOSHE',
  headline: 'A bridge too narrow',
  lang: 'en',
  dir: 'ltr',
  canonical: null,
  meta: {},
  linkedArticles: [],
  bodyFound: 'prose',
  bodyChars: 1600,
  bodyWords: 290,
  body: Array.from({ length: 4 }, (_, at) => ({
    text: at < 3 ? sentence.repeat(4).trim() : `${sentence.repeat(2)}The region has sent thousands of`,
    linkChars: 0,
    tag: 'p',
  })),
  before: [{ text: '11.08.2025', linkChars: 0, tag: 'div' }],
  after: [{ text: '© Blitz', linkChars: 0, tag: 'p' }],
  links: [],
};

const outcome = (kind: ConsentOutcome['outcome']): ConsentOutcome => ({
  outcome: kind,
  stage: 'notice',
  tool: null,
  pressed: null,
  visibleMs: null,
  undoable: false,
});

const injected = vi.fn();
/** When the document in the tab began. */
let startMs = 1;

function worker(add: (record: LedgerRecord) => Promise<void> = async () => {}, over: Partial<Ledger> = {}) {
  const records: LedgerRecord[] = [];
  const cleanings: Cleaning[] = [];
  const ledger: Ledger = {
    add: async (record) => {
      await add(record);
      records.push(record);
    },
    get: async (id) => records.findLast((record) => record.id === id) ?? null,
    setSource: async () => {},
    about: async (stories) => stories.map(() => []),
    markOpened: async () => null,
    markArrived: async () => {},
    forget: async () => ({ count: 0, isKept: true }),
    drop: async () => 0,
    dropAll: async () => 0,
    forgetAll: async () => 0,
    restore: async () => 0,
    note: async () => true,
    star: async () => 0,
    unforget: async () => 0,
    empty: async () => 0,
    prune: async () => 0,
    ...over,
  };
  const handlers = workerHandlers(
    ledger,
    {
      add: async (cleaning) => void cleanings.push(cleaning),
      list: async () => ({ cleanings, total: cleanings.length }),
      forgetAll: async () => 0,
    },
    openReadings(`shelf-${crypto.randomUUID()}`),
    openFinder(ledger),
    openShelf(`ledger-${crypto.randomUUID()}`),
    openReplica(`replica-${crypto.randomUUID()}`, () => {}),
  );
  return { handlers, records, cleanings };
}

describe('the worker', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    injected.mockReset();
    Object.assign(fakeBrowser.tabs, { get: async (id: number) => ({ id, url: URL_OF_TWIN }) });
    Object.assign(fakeBrowser.scripting, {
      executeScript: async ({ files }: { files?: string[] }) => {
        if (files) injected(...files);
        return [{ result: startMs }];
      },
    });
    for (const name of ['setBadgeText', 'setBadgeBackgroundColor', 'setTitle'] as const) {
      Object.assign(fakeBrowser.action, { [name]: async () => {} });
    }
    Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
  });

  it('injects nothing into a site whose access was taken back', async () => {
    const { handlers } = worker();
    Object.assign(fakeBrowser.tabs, { get: async (id: number) => ({ id }) });
    await handlers['page/suspects']({ consent: true, article: true }, sender());
    expect(injected).not.toHaveBeenCalled();
  });

  it('injects what the sentinel suspects, and nothing more', async () => {
    const { handlers } = worker();
    await handlers['page/suspects']({ consent: true, article: false }, sender());
    expect(injected.mock.calls).toEqual([['/consent.js']]);
    await handlers['page/suspects']({ consent: false, article: true }, sender());
    expect(injected.mock.calls).toEqual([['/consent.js'], ['/article.js']]);
  });

  it('has the article script begin again after a route change, and injects it where it is not there', async () => {
    const { handlers } = worker();
    const again = vi.fn(async () => {});
    Object.assign(fakeBrowser.scripting, {
      executeScript: async ({ files, func }: { files?: string[]; func?: () => unknown }) => {
        if (files) injected(...files);
        return [{ result: await func?.() }];
      },
    });
    const article = { consent: false, article: true };
    world.__headwaterArticle = { stop() {}, again };
    await handlers['page/suspects'](article, sender());
    expect(injected.mock.calls).toEqual([['/article.js']]);
    await handlers['page/left']({ visit: 'visit-0001' }, sender());
    await handlers['page/suspects'](article, sender());
    expect(again).toHaveBeenCalledOnce();
    expect(injected).toHaveBeenCalledOnce();
    world.__headwaterArticle = undefined;
    await handlers['page/suspects'](article, sender());
    expect(injected).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['a site that is off', { sitesOff: ['qoshe.com'] }, URL_OF_TWIN],
    ['any page when it runs on a click only', { runOn: 'onClick' as const }, URL_OF_TWIN],
    ['other sites when it runs on aggregators', { runOn: 'aggregators' as const }, 'https://blog.example/a'],
  ])('leaves %s alone', async (_, change, url) => {
    await changeSettings(change);
    const { handlers } = worker();
    await handlers['page/suspects']({ consent: true, article: true }, sender({ url }));
    expect(injected).not.toHaveBeenCalled();
  });

  it.each([
    ['ask', 'dismiss', 0, 'ask'],
    ['off', 'reject', 0, null],
    ['reject', 'off', 1, null],
  ] as const)(
    'lets the choice for a site (%s) go before the general one (%s)',
    async (choice, consentMode, scripts, left) => {
      await changeSettings({ consentMode, consentSites: { 'qoshe.com': choice } });
      const { handlers } = worker();
      await handlers['page/suspects']({ consent: true, article: false }, sender());
      expect(injected).toHaveBeenCalledTimes(scripts);
      expect(await leftOn(1, `${URL_OF_TWIN}#part`)).toBe(left);
      expect(await leftOn(1, 'https://qoshe.com/another')).toBeNull();
    },
  );

  const asking: LayerFacts = {
    text: 'We use cookies to measure traffic. Accept all Reject all',
    headings: '',
    controls: [
      { label: 'Accept all', isLink: false },
      { label: 'Reject all', isLink: false },
    ],
    hasTextField: false,
    floats: true,
    isNamed: false,
    atEdge: true,
    lang: 'en',
  };

  it('stops on a site whose banner comes back after each answer, and says so', async () => {
    const { handlers } = worker();
    const kinds: unknown[] = [];
    for (let load = 0; load < 4; load += 1) {
      startMs = load;
      const [judged] = await handlers['page/layers']({ layers: [asking] }, sender());
      kinds.push(judged?.kind);
      // A page that loads anew at once never tells what came of it, only that it goes.
      const pressed = { tool: null, pressed: 'Reject all' };
      if (judged?.kind === 'choice' && load === 0)
        await handlers['page/leaving']({ pressed, startMs }, sender());
      if (judged?.kind === 'choice' && load === 1)
        await handlers['page/consent'](
          { outcome: { ...outcome('rejected'), pressed: 'Reject all' }, visit: 'visit-0001' },
          sender(),
        );
    }
    expect(kinds).toEqual(['choice', 'choice', 'none', 'none']);
    expect(await leftOn(1, URL_OF_TWIN)).toBe('stopped');
    await handlers['page/suspects']({ consent: true, article: false }, sender());
    expect(injected).not.toHaveBeenCalled();
    await chooseConsent('qoshe.com', 'reject');
    await handlers['page/suspects']({ consent: true, article: false }, sender());
    expect(injected).toHaveBeenCalledOnce();
    expect(await leftOn(1, URL_OF_TWIN)).toBeNull();
  });

  it('stops where a known tool makes the page load anew at each answer', async () => {
    const { handlers } = worker();
    const left: unknown[] = [];
    for (let load = 0; load < 3; load += 1) {
      // Nothing but the leaving is ever heard of it.
      await handlers['page/leaving'](
        { pressed: { tool: 'some-tool', pressed: null }, startMs: load },
        sender(),
      );
      left.push(await leftOn(1, URL_OF_TWIN));
    }
    expect(left).toEqual([null, null, 'stopped']);
  });

  it('answers a banner at every load that was not refused but closed or hidden', async () => {
    const { handlers } = worker();
    for (let load = 0; load < 6; load += 1) {
      startMs = load;
      const [judged] = await handlers['page/layers']({ layers: [asking] }, sender());
      expect(judged?.kind).toBe('choice');
      const hidden = { ...outcome('hidden'), pressed: 'Reject all' };
      await handlers['page/consent']({ outcome: hidden, visit: `visit-000${load}` }, sender());
    }
  });

  it('notes a visit to the source, but not a search for it', async () => {
    const opened = vi.fn(async () => null);
    const { handlers } = worker(undefined, { markOpened: opened });
    Object.assign(fakeBrowser, { search: { query: async () => {} } });
    await handlers['page/facts']({ facts, visit: 'visit-0001' }, sender());
    await handlers['tab/follow']({ tabId: 1, how: 'search' }, sender());
    expect(opened).not.toHaveBeenCalled();
    await handlers['tab/follow']({ tabId: 1, how: 'opened' }, sender());
    expect(opened).toHaveBeenCalledOnce();
  });

  it("keeps the reader's word against the verdict, in the report and the ledger", async () => {
    const { handlers, records } = worker();
    await handlers['page/facts']({ facts, visit: 'visit-0001' }, sender());
    await handlers['page/overrule']({ verdict: 'complete' }, sender({ frameId: 3 }));
    expect((await reportOf(1))?.overruled).toBeUndefined();
    await handlers['page/overrule']({ verdict: 'complete' }, sender());
    expect((await reportOf(1))?.overruled).toBe('complete');
    expect(records.at(-1)).toMatchObject({
      id: URL_OF_TWIN,
      overruled: 'complete',
      body: { verdict: 'cut' },
    });
    // Read again as it goes on loading, the page does not forget it.
    await handlers['page/facts']({ facts, visit: 'visit-0001' }, sender());
    expect((await reportOf(1))?.overruled).toBe('complete');
    const kept = records.length;
    await handlers['page/overrule']({ verdict: null }, sender({ isPrivate: true }));
    expect((await reportOf(1))?.overruled).toBeNull();
    expect(records).toHaveLength(kept);
  });

  it('refuses what is asked of a tab that is closed, with the reason', async () => {
    const { handlers } = worker();
    const closed = async () => Promise.reject(new Error('No tab with id: 1.'));
    Object.assign(fakeBrowser.tabs, { get: closed });
    const asked = [
      handlers['tab/undo']({ tabId: 1, what: 'consent' }, sender()),
      handlers['tab/overrule']({ tabId: 1, verdict: 'complete' }, sender()),
      handlers['tab/follow']({ tabId: 1, how: 'search' }, sender()),
    ];
    for (const each of asked) await expect(each).rejects.toThrow('No tab with id');
    // The link is followed by the browser, whether or not the page is still there.
    await handlers['tab/follow']({ tabId: 1, how: 'opened' }, sender());
  });

  it("tells the toolbar and the page of the reader's word at once, and of its being taken back", async () => {
    const { handlers } = worker();
    const badges = vi.fn(async (_: { text: string }) => {});
    const sent = vi.fn(async (..._: unknown[]) => true);
    Object.assign(fakeBrowser.action, { setBadgeText: badges });
    Object.assign(fakeBrowser.tabs, { sendMessage: sent });
    await handlers['page/facts']({ facts, visit: 'visit-0001' }, sender());
    expect(badges.mock.lastCall?.[0]).toEqual({ tabId: 1, text: '…' });
    for (const [verdict, text] of [
      ['complete', ''],
      [null, '…'],
    ] as const) {
      await handlers['tab/overrule']({ tabId: 1, verdict }, sender());
      expect(badges.mock.lastCall?.[0].text).toBe(text);
      const said = { kind: 'verdict/said', payload: { overruled: verdict } };
      expect(sent.mock.lastCall).toEqual([1, said, { frameId: 0 }]);
    }
    // The page that says it itself need not be told.
    await handlers['page/overrule']({ verdict: 'complete' }, sender());
    expect(badges.mock.lastCall?.[0].text).toBe('');
    expect(sent).toHaveBeenCalledTimes(2);
  });

  it("tells the reader's word again at the next visit, until it is taken back, and never in private", async () => {
    const { handlers } = worker();
    await handlers['page/facts']({ facts, visit: 'visit-0001' }, sender());
    await handlers['page/overrule']({ verdict: 'complete' }, sender());
    const again = await handlers['page/facts']({ facts, visit: 'visit-0002' }, sender({ tabId: 2 }));
    expect(again?.overruled).toBe('complete');
    expect((await reportOf(2))?.overruled).toBe('complete');
    const hidden = sender({ tabId: 3, isPrivate: true });
    expect((await handlers['page/facts']({ facts, visit: 'visit-0003' }, hidden))?.overruled).toBeNull();
    await handlers['page/overrule']({ verdict: null }, sender({ tabId: 2 }));
    // Read again on the same visit as it goes on loading, and at the next one.
    for (const visit of ['visit-0002', 'visit-0004'])
      expect((await handlers['page/facts']({ facts, visit }, sender({ tabId: 2 })))?.overruled).toBeNull();
  });

  it('files what was read under the address it was read at, though the tab shows another by now', async () => {
    const { handlers, records } = worker();
    const next = 'https://qoshe.com/gazete/blitz-de';
    const read = { facts: { ...facts, url: URL_OF_TWIN }, visit: 'visit-0001' };
    await handlers['page/facts'](read, sender({ url: next, topUrl: next }));
    expect(records).toMatchObject([{ id: URL_OF_TWIN, aggregator: 'qoshe' }]);
    expect(await reportOf(1)).toBeNull();
    // The route changes while the facts are being judged.
    await Promise.all([
      handlers['page/facts'](read, sender()),
      handlers['page/left']({ visit: 'visit-0001' }, sender({ url: next, topUrl: next })),
    ]);
    expect(records.map(({ id }) => id)).toEqual([URL_OF_TWIN, URL_OF_TWIN]);
    expect(await reportOf(1)).toBeNull();
  });

  it('judges and records by the address the browser tells, not another site in the message', async () => {
    const { handlers, records } = worker();
    const answer = await handlers['page/facts']({ facts, visit: 'visit-0001' }, sender());
    expect(answer?.finding).toMatchObject({ aggregator: 'qoshe', outlet: 'Blitz', body: { verdict: 'cut' } });
    expect(answer?.finding.source).toMatchObject({ kind: 'outlet', url: null });
    expect(records).toMatchObject([{ id: URL_OF_TWIN, title: 'A bridge too narrow' }]);
    expect(await reportOf(1)).toMatchObject({ url: URL_OF_TWIN, article: { outlet: 'Blitz' } });
  });

  it('records nothing from a private window, and nothing when the ledger is off', async () => {
    const { handlers, records } = worker();
    await handlers['page/facts']({ facts, visit: 'visit-0001' }, sender({ isPrivate: true }));
    await changeSettings({ keepLedger: false });
    await handlers['page/facts']({ facts, visit: 'visit-0002' }, sender());
    expect(records).toEqual([]);
    expect(await reportOf(1)).not.toBeNull();
  });

  it('notes where a banner was dealt with, but not from a private window and not when that is off', async () => {
    const { handlers, cleanings } = worker();
    const told = { outcome: outcome('hidden'), visit: 'visit-0001' };
    await handlers['page/consent'](told, sender());
    expect(cleanings).toMatchObject([{ site: 'qoshe.com', outcome: 'hidden', times: 1 }]);
    await handlers['page/consent'](told, sender({ tabId: 2, isPrivate: true }));
    await changeSettings({ keepLedger: false });
    await handlers['page/consent'](told, sender({ tabId: 3 }));
    expect(cleanings).toHaveLength(1);
  });

  it('judges on although the ledger is full', async () => {
    const { handlers } = worker(async () => {
      throw new LedgerError('full', null);
    });
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(await handlers['page/facts']({ facts, visit: 'visit-0001' }, sender())).not.toBeNull();
  });

  it('joins what was cleaned and what was judged on one visit, in whatever order it comes', async () => {
    const { handlers, records } = worker();
    await handlers['page/consent']({ outcome: outcome('hidden'), visit: 'visit-0001' }, sender());
    await handlers['page/facts']({ facts, visit: 'visit-0001' }, sender());
    expect(await reportOf(1)).toMatchObject({ consent: { outcome: 'hidden' }, article: { outlet: 'Blitz' } });
    expect(records.at(-1)).toMatchObject({ consent: { outcome: 'hidden' } });
  });

  it('takes back what proved wrong, and only that', async () => {
    const { handlers } = worker();
    const visit = 'visit-0001';
    const instead = outcome('rejected');
    await handlers['page/consent']({ outcome: instead, visit }, sender());
    await handlers['page/consent'](
      { outcome: outcome('hidden'), instead: outcome('dismissed'), visit },
      sender(),
    );
    expect((await reportOf(1))?.consent?.outcome).toBe('rejected');
    await handlers['page/consent']({ outcome: outcome('hidden'), instead, visit }, sender());
    expect((await reportOf(1))?.consent?.outcome).toBe('hidden');
  });

  it('has a frame that could not clear its banner hidden by the page that holds it', async () => {
    const { handlers } = worker();
    const told = vi.fn(async () => true);
    Object.assign(fakeBrowser.tabs, { sendMessage: told });
    const failed = { outcome: { ...outcome('failed'), pressed: 'No' }, visit: 'visit-0001' };
    await handlers['page/consent'](failed, sender());
    expect(told).not.toHaveBeenCalled();
    await handlers['page/consent'](failed, sender({ frameId: 2, url: 'https://cmp.example/' }));
    const payload = { url: 'https://cmp.example/', pressed: 'No' };
    expect(told).toHaveBeenCalledExactlyOnceWith(1, { kind: 'frame/failed', payload }, { frameId: 0 });
    await changeSettings({ consentMode: 'dismiss' });
    await handlers['page/consent'](failed, sender({ frameId: 2, url: 'https://cmp.example/' }));
    expect(told).toHaveBeenCalledOnce();
  });

  it.each([
    [false, 'rejected'],
    [true, undefined],
  ] as const)(
    'tells what a frame had begun when it is gone before it could (still there: %s)',
    async (there, told) => {
      vi.useFakeTimers({ toFake: ['setTimeout'] });
      try {
        const { handlers } = worker();
        Object.assign(fakeBrowser.scripting, {
          executeScript: async ({ target }: { target: { frameIds?: number[] } }) => {
            if (target.frameIds && !there) throw new Error('No frame with id 2');
            return [{ result: target.frameIds ? true : 1 }];
          },
        });
        await handlers['page/pressing']({ outcome: outcome('rejected') }, sender({ frameId: 2 }));
        expect(await reportOf(1)).toBeNull();
        await vi.advanceTimersByTimeAsync(2500);
        await vi.waitFor(async () => expect((await reportOf(1))?.consent?.outcome).toBe(told));
      } finally {
        vi.useRealTimers();
      }
    },
  );

  it('tells the outcome that did most when several frames report', async () => {
    const { handlers } = worker();
    Object.assign(fakeBrowser.tabs, { sendMessage: async () => true });
    for (const kind of ['leftUnsure', 'rejected', 'failed'] as const) {
      await handlers['page/consent'](
        { outcome: outcome(kind), visit: 'visit-0001' },
        sender({ frameId: 2, url: 'https://cmp.example/' }),
      );
    }
    expect((await reportOf(1))?.consent?.outcome).toBe('rejected');
  });

  it('begins a new report for a new visit, and none is left after a route change', async () => {
    const { handlers } = worker();
    await handlers['page/consent']({ outcome: outcome('rejected'), visit: 'visit-0001' }, sender());
    await handlers['page/facts']({ facts, visit: 'visit-0002' }, sender());
    expect((await reportOf(1))?.consent).toBeNull();
    await handlers['page/left']({}, sender());
    expect(await reportOf(1)).toBeNull();
  });

  it('leaves the report of the present page as it is, however long the page before it takes', async () => {
    const before = Promise.withResolvers<null>();
    const { handlers, records } = worker(undefined, {
      get: async (id) => (id.endsWith('6188') ? before.promise : null),
    });
    const slow = handlers['page/facts']({ facts, visit: 'visit-0001' }, sender());
    const next = URL_OF_TWIN.replace('6188', '7777');
    await handlers['page/facts']({ facts, visit: 'visit-0002' }, sender({ url: next, topUrl: next }));
    before.resolve(null);
    await slow;
    expect((await reportOf(1))?.url).toBe(next);
    expect(records.map(({ id }) => id)).toEqual([next, URL_OF_TWIN]);
  });

  it('joins the page of the original with the excerpt that led there', async () => {
    const original = 'https://www.tidewater-post.example/opinion/a-bridge-too-narrow';
    const links = [{ href: original, text: 'Continue reading', place: 'after' as const }];
    const arrived = vi.fn(async () => {});
    const { handlers } = worker(undefined, { markArrived: arrived });
    const atSource = (change: Partial<Sender> = {}) =>
      sender({ tabId: 2, url: `${original}?utm_source=x`, topUrl: `${original}?utm_source=x`, ...change });
    const whole = { ...facts, bodyWords: 870, after: [] };

    await handlers['page/facts']({ facts: whole, visit: 'visit-0009' }, atSource());
    expect((await reportOf(2))?.cameFrom).toBeNull();

    await handlers['page/facts']({ facts: { ...facts, links }, visit: 'visit-0001' }, sender());
    await handlers['page/follow']({ how: 'opened' }, sender());
    await handlers['page/facts']({ facts: whole, visit: 'visit-0002' }, atSource());
    expect((await reportOf(2))?.cameFrom).toEqual({ name: 'QOSHE', shownWords: 290 });
    expect(arrived).toHaveBeenCalledExactlyOnceWith(
      URL_OF_TWIN,
      expect.objectContaining({ wordCount: 870, access: 'unknown' }),
    );

    await handlers['page/facts']({ facts: whole, visit: 'visit-0003' }, atSource({ isPrivate: true }));
    expect((await reportOf(2))?.cameFrom).toBeNull();
    await changeSettings({ keepLedger: false });
    await handlers['page/facts']({ facts: whole, visit: 'visit-0004' }, atSource());
    expect(arrived).toHaveBeenCalledOnce();
  });

  it('says where the original goes on, unless the reader does not want it', async () => {
    const { handlers } = worker();
    const original = 'https://www.tidewater-post.example/opinion/a-bridge-too-narrow';
    const links = [{ href: original, text: 'Continue reading', place: 'after' as const }];
    const known = { facts: { ...facts, links }, visit: 'visit-0001' };
    const answer = await handlers['page/facts'](known, sender());
    expect(answer?.finding).toMatchObject({ source: { kind: 'article', url: original } });
    expect(answer?.finding.place).toMatch(/^text=.*region%20has%20sent%20thousands$/);
    expect((await reportOf(1))?.article?.place).toBe(answer?.finding.place);

    await changeSettings({ openAtPlace: false });
    expect((await handlers['page/facts'](known, sender()))?.finding.place).toBeNull();
  });

  it('lets no frame speak for the page', async () => {
    const { handlers } = worker();
    expect(await handlers['page/facts']({ facts, visit: 'visit-0001' }, sender({ frameId: 4 }))).toBeNull();
    await handlers['page/suspects']({ consent: true, article: true }, sender({ frameId: 4 }));
    expect(injected).not.toHaveBeenCalled();
  });
});
