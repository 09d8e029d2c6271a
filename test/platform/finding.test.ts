import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LedgerRecord, recordOf } from '../../utils/ledger/record';
import type { Ledger } from '../../utils/ledger/store';
import type { Sender } from '../../utils/platform/listen';
import { changeReport, keepSessionPlace, reportOf } from '../../utils/platform/session';
import { openFinder } from '../../utils/platform/worker/finding';
import { type ArticleFinding, REPORT_VERSION, type SourceFinding } from '../../utils/report';
import { finding } from '../components/draw';
import { type FindKind, findSite, hostOf, PATH } from '../fixtures/finds';
import { textIn } from '../fixtures/texts';
import { type Call, fetcherOf } from '../source/find/fetcher';

const PAGE = 'https://qoshe.com/feed-paper/nora-feldmann/the-wall/180200000';
const { title, author } = textIn('en');

const known = (kind: FindKind, source: Partial<SourceFinding> = {}): ArticleFinding =>
  finding({
    title,
    author,
    outlet: `${kind} paper`,
    published: { iso: '2025-08-11', text: '11.08.2025' },
    source: {
      kind: 'outlet',
      url: `https://${hostOf(kind)}/`,
      outlet: `${kind} paper`,
      evidence: [{ signal: 'publisherHome', weight: 2, excerpt: '' }],
      ...source,
    },
  });
const sender = (isPrivate = false): Sender => ({
  kind: 'extension',
  tabId: -1,
  frameId: 0,
  url: 'chrome-extension://x/popup.html',
  topUrl: '',
  isPrivate,
});

let granted = true;
let incognito = false;
let onAdded: (() => void) | undefined;

function finder(kind: FindKind = 'feed') {
  const calls: Call[] = [];
  const sources: [string, SourceFinding][] = [];
  const records = new Map<string, LedgerRecord>();
  const ledger = {
    get: async (id: string) => records.get(id) ?? null,
    setSource: async (id: string, source: SourceFinding) => void sources.push([id, source]),
  } as unknown as Ledger;
  const opened = openFinder(ledger, fetcherOf(findSite([]), calls));
  const sought = { pageUrl: PAGE, tabId: 7, finding: known(kind) };
  return { ...opened, calls, sources, records, sought };
}

describe('finding at source', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    granted = true;
    incognito = false;
    onAdded = undefined;
    Object.assign(fakeBrowser, {
      permissions: {
        contains: vi.fn(async () => granted),
        onAdded: {
          addListener: (listener: () => void) => {
            onAdded = listener;
          },
        },
      },
    });
    Object.assign(fakeBrowser.runtime, { getPlatformInfo: async () => ({}) });
    Object.assign(fakeBrowser.tabs, { get: async () => ({ id: 7, incognito }) });
  });

  it('asks nobody before it is told to', async () => {
    const { handlers, calls, sought } = finder();
    expect(await handlers['find/state'](sought, sender())).toMatchObject({
      site: 'feed-paper.example',
      origin: 'https://*.feed-paper.example/*',
      isAllowed: true,
      step: 'idle',
    });
    expect(calls).toEqual([]);
  });

  it.each([
    ['the article is known', { kind: 'article' }],
    ['the page is the original', { kind: 'self' }],
    ['no outlet is known', { kind: 'none', url: null }],
    ['only a name is known', { url: null }],
    ['the outlet is a machine of this network', { url: 'http://192.168.1.1/' }],
    ['the outlet is this machine', { url: 'https://localhost/' }],
    ['the outlet is within the house', { url: 'https://printer.local/' }],
    ['the outlet has a port of its own', { url: 'https://www.feed-paper.example:8443/' }],
  ] as const)('does not offer it where %s', async (_, source) => {
    const { handlers, calls, sought } = finder();
    const other = { ...sought, finding: known('feed', source) };
    expect(await handlers['find/state'](other, sender())).toBeNull();
    expect(await handlers['find/start']({ ...other, onceAllowed: true }, sender())).toBeNull();
    expect(calls).toEqual([]);
  });

  it('keeps what the reader chose, in the report and the ledger, and takes it back', async () => {
    const { handlers, sources, sought, choiceFor } = finder();
    await changeReport(7, () => ({
      version: REPORT_VERSION,
      url: `${PAGE}#comments`,
      seenAtMs: 1,
      visit: 'visit-123456',
      consent: null,
      consentUndone: false,
      article: sought.finding,
    }));
    const view = await handlers['find/start']({ ...sought, onceAllowed: false }, sender());
    const url = `https://${hostOf('feed')}${PATH}`;
    expect(view).toMatchObject({ step: 'done', trouble: null, candidates: [{ url, how: 'feed' }] });
    expect(view?.source.kind).toBe('outlet');

    // Only what was offered can be chosen.
    await handlers['find/choose']({ ...sought, url: 'https://elsewhere.example/' }, sender());
    expect(sources).toEqual([]);

    const chosen = await handlers['find/choose']({ ...sought, url }, sender());
    const source = {
      kind: 'article',
      url,
      outlet: 'feed paper',
      found: { how: 'feed', likeness: view?.candidates[0]?.likeness },
    };
    expect(chosen?.source).toMatchObject(source);
    expect(chosen?.source.evidence.map(({ signal }) => signal)).toEqual(['chosenAtOutlet', 'publisherHome']);
    const report = await reportOf(7);
    expect(report?.article?.source).toMatchObject(source);
    expect(sources).toMatchObject([[PAGE, source]]);
    expect(await choiceFor(PAGE, false)).toMatchObject(source);
    expect(await choiceFor(PAGE, true)).toBeNull();
    // It is a record that can be stored and read again.
    expect(report && v.is(LedgerRecord, recordOf(report, PAGE))).toBe(true);

    const after = { ...sought, finding: report?.article ?? sought.finding };
    const back = await handlers['find/choose']({ ...after, url: null }, sender());
    expect(back?.source).toEqual(sought.finding.source);
    expect((await reportOf(7))?.article?.source).toEqual(sought.finding.source);
    expect(sources.at(-1)).toEqual([PAGE, sought.finding.source]);
  });

  it('remembers a choice of an earlier session by the ledger', async () => {
    const { handlers, records, sought } = finder();
    const found = { ...sought.finding.source, kind: 'article', found: { how: 'feed', likeness: 1 } } as const;
    records.set(PAGE, { source: found } as unknown as LedgerRecord);
    expect((await handlers['find/state'](sought, sender()))?.source).toEqual(found);
  });

  it.each([
    [
      'the tab',
      () => {
        incognito = true;
      },
      sender(),
      7,
    ],
    ['the asking page', () => {}, sender(true), null],
    ['a reading of this session', () => keepSessionPlace(PAGE, 0), sender(), null],
  ] as const)('records nothing of a private window, known by %s', async (_, prepare, from, tabId) => {
    await prepare();
    const { handlers, sources, sought, choiceFor } = finder();
    const secret = { ...sought, tabId };
    await handlers['find/start']({ ...secret, onceAllowed: false }, from);
    const url = `https://${hostOf('feed')}${PATH}`;
    expect((await handlers['find/choose']({ ...secret, url }, from))?.source.url).toBe(url);
    expect(sources).toEqual([]);
    expect(await choiceFor(PAGE, false)).toBeNull();
  });

  it('asks nobody without permission', async () => {
    granted = false;
    const { handlers, calls, sought } = finder();
    expect(await handlers['find/start']({ ...sought, onceAllowed: false }, sender())).toMatchObject({
      step: 'done',
      trouble: 'notAllowed',
      isAllowed: false,
    });
    expect(calls).toEqual([]);
  });

  it('goes on by itself when the permission comes after the popup has gone', async () => {
    granted = false;
    const { handlers, calls, sought, watchGrants } = finder();
    watchGrants();
    expect(await handlers['find/start']({ ...sought, onceAllowed: true }, sender())).toMatchObject({
      step: 'idle',
    });
    // Another permission.
    onAdded?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls).toEqual([]);
    granted = true;
    onAdded?.();
    await vi.waitFor(async () =>
      expect(await handlers['find/state'](sought, sender())).toMatchObject({
        step: 'done',
        candidates: [{ how: 'feed' }],
      }),
    );
    // A permission that comes later is for something else.
    const asked = calls.length;
    onAdded?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls).toHaveLength(asked);
  });

  it('does not take a permission of much later for its own', async () => {
    granted = false;
    const { handlers, calls, sought, watchGrants } = finder();
    watchGrants();
    await handlers['find/start']({ ...sought, onceAllowed: true }, sender());
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10 * 60_000);
    granted = true;
    onAdded?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls).toEqual([]);
    vi.restoreAllMocks();
  });

  it('is asked twice and looks once, and who comes later waits with it', async () => {
    const { handlers, calls, sought } = finder();
    const both = [
      handlers['find/start']({ ...sought, onceAllowed: false }, sender()),
      handlers['find/start']({ ...sought, onceAllowed: false }, sender()),
    ];
    await Promise.all(both);
    expect((await handlers['find/wait'](sought, sender()))?.candidates).toHaveLength(1);
    expect(calls).toHaveLength(2);
  });

  it.each([
    ['refusing', 'refused'],
    ['away', 'redirected'],
    ['none', null],
  ] as const)('says why there was nothing: %s', async (kind, trouble) => {
    const { handlers, sought } = finder(kind);
    const view = await handlers['find/start']({ ...sought, onceAllowed: false }, sender());
    expect(view).toMatchObject({ step: 'done', candidates: [], trouble });
  });

  it('can be stopped', async () => {
    const { handlers, calls, sought } = finder('slow');
    const looking = handlers['find/start']({ ...sought, onceAllowed: false }, sender());
    await vi.waitFor(() => expect(calls.length).toBe(2));
    expect(await handlers['find/state'](sought, sender())).toMatchObject({ step: 'looking' });
    await handlers['find/cancel'](sought, sender());
    expect(await looking).toMatchObject({ step: 'done', trouble: 'cancelled' });
    expect(calls).toHaveLength(2);
  });

  it('begins anew where a worker was stopped in the middle', async () => {
    const { handlers, calls, sought } = finder('slow');
    void handlers['find/start']({ ...sought, onceAllowed: false }, sender());
    await vi.waitFor(() => expect(calls.length).toBe(2));
    // Another worker, which knows only what was kept.
    expect(await finder('slow').handlers['find/state'](sought, sender())).toMatchObject({ step: 'idle' });
    await handlers['find/cancel'](sought, sender());
  });
});
