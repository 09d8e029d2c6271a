import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LedgerRecord } from '../../utils/ledger/record';
import type { Ledger } from '../../utils/ledger/store';
import type { Sender } from '../../utils/platform/listen';
import { changeSettings, readSettings } from '../../utils/platform/settings';
import { foresee, listingHandlers } from '../../utils/platform/worker/listings';
import { behind } from '../../utils/source/behind';
import { record } from '../ledger/make';

const HN = 'https://news.ycombinator.com/newest';
const STORY = 'https://www.ft.com/content/0a1b2c3d-4e5f-6789-0123';
const TITLE = 'The harbour wall that nobody wanted to measure';
const sender = (change: Partial<Sender> = {}): Sender => ({
  kind: 'page',
  tabId: 1,
  frameId: 0,
  url: HN,
  topUrl: HN,
  isPrivate: false,
  ...change,
});

const known = (records: LedgerRecord[], href = STORY, page = HN) => {
  const found = behind(href, page);
  if (!found) throw new Error('no story');
  return foresee(found, records, page);
};
const excerpt = record({ source: { kind: 'article', url: STORY, outlet: 'FT', evidence: [] } });
const access = (verdict: LedgerRecord['access']['verdict']) => ({ verdict, evidence: [] });
const read = record({ id: STORY, pageUrl: STORY, aggregator: null, access: access('free') });

describe('what is known of a story', () => {
  it('is what the directory says, as long as the reader has not met it', () => {
    expect(known([])).toEqual({ outlet: 'Financial Times', sold: 'usually', isRead: false, metAt: null });
    expect(known([], 'https://www.harbour-notes.example/2026/a-b-c-d')).toBeNull();
  });

  it('is that it was read, at its page or by our link to it', () => {
    expect(known([read])).toMatchObject({ isRead: true, metAt: null, sold: 'usually' });
    expect(known([record({ ...excerpt, openedMs: 5 })])?.isRead).toBe(true);
    expect(known([excerpt])?.isRead).toBe(false);
  });

  it('is that this very story asked for payment', () => {
    expect(known([record({ ...read, access: access('locked') })])?.sold).toBe('declared');
    const arrival = { atMs: 9, wordCount: 90, body: 'cut', access: 'metered' } as const;
    expect(known([record({ ...excerpt, arrival })])?.sold).toBe('declared');
    // What the aggregator asks for says nothing of the source.
    expect(known([record({ ...excerpt, access: access('locked') })])?.sold).toBe('usually');
  });

  it('is where else it was met, but not that it was met here', () => {
    expect(known([excerpt])?.metAt).toBe('QOSHE');
    const elsewhere = 'https://www.digest.example/read/a-b-c';
    expect(known([record({ id: elsewhere, pageUrl: elsewhere, title: TITLE })])?.metAt).toBe(
      'digest.example',
    );
    const here = 'https://news.ycombinator.com/item?id=1';
    expect(known([record({ id: here, pageUrl: here, source: excerpt.source })])?.metAt).toBeNull();
  });
});

describe('the worker, asked of a listing', () => {
  const injected = vi.fn();
  const about = vi.fn(async (stories: readonly { addresses: readonly string[] }[]) =>
    stories.map(({ addresses }) => (addresses.includes(STORY) ? [read] : [])),
  );
  const { mark, handlers } = listingHandlers({ about } as unknown as Ledger);
  const links = [
    { href: STORY, title: TITLE },
    { href: 'https://news.ycombinator.com/user?id=a', title: 'A profile of somebody here' },
    { href: 'https://www.theguardian.com/world/2026/nov/01/harbour-story', title: 'Live updates' },
  ];
  beforeEach(() => {
    fakeBrowser.reset();
    injected.mockReset();
    about.mockClear();
    Object.assign(fakeBrowser.tabs, { get: async (id: number) => ({ id, url: HN }) });
    Object.assign(fakeBrowser.scripting, {
      executeScript: async ({ files }: { files?: string[] }) => injected(...(files ?? [])),
    });
  });

  it('tells what is known of each link, in order', async () => {
    expect(await handlers['page/links']({ links }, sender())).toEqual([
      { outlet: 'Financial Times', sold: 'usually', isRead: true, metAt: null },
      null,
      { outlet: 'The Guardian', sold: null, isRead: false, metAt: null },
    ]);
    // A title that many stories bear is not looked for.
    expect(about.mock.calls[0]?.[0].map((story) => (story as unknown as { title: string }).title)).toEqual([
      TITLE,
      '',
      '',
    ]);
  });

  it('does not open the ledger in a private window, nor tell anything of it', async () => {
    const answer = await handlers['page/links']({ links }, sender({ isPrivate: true }));
    expect(about).not.toHaveBeenCalled();
    expect(answer?.[0]).toEqual({ outlet: 'Financial Times', sold: 'usually', isRead: false, metAt: null });
  });

  it('still has the directory when the ledger fails', async () => {
    about.mockRejectedValueOnce(new Error('blocked'));
    expect((await handlers['page/links']({ links }, sender()))?.[0]?.outlet).toBe('Financial Times');
  });

  it.each([
    ['the setting is off', { showForesight: false }, {}],
    ['marks are off on the site', { marksOff: ['news.ycombinator.com'] }, {}],
    ['the site is off', { sitesOff: ['news.ycombinator.com'] }, {}],
    ['it is a frame', {}, { frameId: 3 }],
  ])('marks nothing when %s', async (_why, settings, change) => {
    await changeSettings(settings);
    expect(await handlers['page/links']({ links }, sender(change))).toBeNull();
    expect(await handlers['page/listing']({ hrefs: [STORY] }, sender(change))).toBe(false);
    await mark(sender(change), await readSettings(), 9, false);
    expect(injected).not.toHaveBeenCalled();
  });

  it.each([
    [HN, 0, false, true],
    // Teasers of some length look like an article's text.
    ['https://qoshe.com/gazete/blitz-de', 0, true, true],
    ['https://news.ycombinator.com/item?id=12345678', 9, false, false],
    ['https://www.coastal-wire.example/', 9, false, true],
    ['https://www.coastal-wire.example/', 4, false, false],
    ['https://www.coastal-wire.example/a-long-read', 9, true, false],
  ])('looks closer at %s with %i other hosts (article: %s): %s', async (url, hosts, isArticle, expected) => {
    await mark(sender({ url }), await readSettings(), hosts, isArticle);
    expect(injected.mock.calls).toEqual(expected ? [['/listing.js']] : []);
  });

  it('takes a page on no list for a listing by its links alone', async () => {
    const stories = ['nytimes.com', 'ft.com', 'theguardian.com', 'lemonde.fr', 'bbc.com'].map(
      (host) => `https://www.${host}/2026/a-story-of-the-harbour`,
    );
    const at = sender({ url: 'https://www.coastal-wire.example/' });
    expect(await handlers['page/listing']({ hrefs: stories }, at)).toBe(true);
    expect(await handlers['page/listing']({ hrefs: stories.slice(0, 3) }, at)).toBe(false);
    expect(await handlers['page/listing']({ hrefs: [] }, sender())).toBe(true);
  });

  it('shows and hides the marks of a page at the popup’s wish', async () => {
    const tab = await fakeBrowser.tabs.create({ url: HN });
    const tabId = tab.id ?? -1;
    /** What the page's script is: none, or whether it shows marks. */
    let shown: boolean | null = null;
    const sent = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async (_tab, message) => {
      if (shown === null) throw new Error('Receiving end does not exist.');
      const { on } = (message as { payload: { on: boolean | null } }).payload;
      shown = on ?? shown;
      return shown;
    });
    const wish = (what: 'hide' | 'hideOnSite' | 'show' | null) =>
      handlers['tab/marks']({ tabId, wish: what });
    expect(await wish(null)).toBeNull();
    shown = true;
    expect(await wish(null)).toBe('shown');
    expect(await wish('hide')).toBe('hidden');
    expect(await wish(null)).toBe('hidden');
    expect((await readSettings()).marksOff).toEqual([]);
    expect(await wish('hideOnSite')).toBe('off');
    expect((await readSettings()).marksOff).toEqual(['news.ycombinator.com']);
    expect(injected).not.toHaveBeenCalled();
    // Loaded anew it has no script of ours.
    shown = null;
    expect(await wish(null)).toBe('off');
    expect(await wish('show')).toBe('shown');
    expect((await readSettings()).marksOff).toEqual([]);
    expect(injected.mock.calls).toEqual([['/listing.js']]);
    await changeSettings({ showForesight: false });
    shown = true;
    expect(await wish(null)).toBeNull();
    sent.mockRestore();
  });
});
