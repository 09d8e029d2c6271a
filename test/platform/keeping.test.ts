import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openShelf } from '../../utils/ledger/shelf';
import { LedgerError, openLedger } from '../../utils/ledger/store';
import { lastFault, noteFault } from '../../utils/platform/faults';
import { changeSettings, DEFAULT_SETTINGS } from '../../utils/platform/settings';
import { followHistory, pruneDaily, pruneLedger, startKeeping } from '../../utils/platform/worker/keeping';
import { reportFault } from '../../utils/platform/worker/visits';
import { record } from '../ledger/make';

const DAY_MS = 86_400_000;
const NOW_MS = 1000 * DAY_MS;

let nextName = 0;
async function filled() {
  const name = `keeping-${nextName++}`;
  const ledger = openLedger(name, undefined, () => {});
  const seen = (id: string, days: number, change = {}) =>
    record({ id: `https://a.example/${id}`, lastSeenMs: NOW_MS - days * DAY_MS, ...change });
  await ledger.restore([
    seen('today', 0),
    seen('spring', 100),
    seen('starred', 100, { star: { on: true, atMs: 1 } }),
    seen('noted', 500, { note: { text: 'x', atMs: 1 } }),
    seen('emptied', 500, { note: { text: '', atMs: 1 } }),
  ]);
  const left = async () =>
    (await openShelf(name).newest(10)).map(({ id }) => id.replace('https://a.example/', '')).sort();
  return { ledger, left };
}

beforeEach(() => fakeBrowser.reset());

describe('what is kept', () => {
  it.each([
    ['forever', ['emptied', 'noted', 'spring', 'starred', 'today']],
    ['year', ['noted', 'spring', 'starred', 'today']],
    ['days90', ['noted', 'starred', 'today']],
  ] as const)('%s, is what the reader chose', async (retention, kept) => {
    const { ledger, left } = await filled();
    await pruneLedger(ledger, { ...DEFAULT_SETTINGS, retention }, NOW_MS);
    expect(await left()).toEqual(kept);
  });

  it('for a session only, is nothing when the browser starts', async () => {
    const { ledger, left } = await filled();
    await startKeeping(ledger);
    expect(await left()).toHaveLength(5);
    await changeSettings({ retention: 'session' });
    await startKeeping(ledger);
    expect(await left()).toEqual([]);
  });

  it('is looked through once a day', async () => {
    const { ledger, left } = await filled();
    const settings = { ...DEFAULT_SETTINGS, retention: 'year' } as const;
    await pruneDaily(ledger, settings, NOW_MS);
    expect(await left()).toHaveLength(4);
    await ledger.restore([record({ id: 'https://a.example/old', lastSeenMs: 5 })]);
    await pruneDaily(ledger, settings, NOW_MS + DAY_MS / 2);
    expect(await left()).toHaveLength(5);
    await pruneDaily(ledger, settings, NOW_MS + DAY_MS);
    expect(await left()).toHaveLength(4);
  });

  it('is looked through again although the clock was years ahead the last time', async () => {
    const { ledger, left } = await filled();
    const settings = { ...DEFAULT_SETTINGS, retention: 'year' } as const;
    await pruneDaily(ledger, { ...settings, retention: 'forever' }, NOW_MS + 3000 * DAY_MS);
    expect(await left()).toHaveLength(5);
    await pruneDaily(ledger, settings, NOW_MS);
    expect(await left()).toHaveLength(4);
  });

  it('follows the history of the browser only where the reader wants that', async () => {
    const { ledger, left } = await filled();
    const removed = { allHistory: false, urls: ['https://a.example/today?utm_source=x#part', 'about:blank'] };
    await followHistory(ledger, removed);
    expect(await left()).toHaveLength(5);
    await changeSettings({ followHistory: true });
    await followHistory(ledger, removed);
    expect(await left()).toEqual(['emptied', 'noted', 'spring', 'starred']);
    await followHistory(ledger, { allHistory: true });
    expect(await left()).toEqual([]);
  });
});

describe('a ledger that took nothing', () => {
  it('is told of until it takes something again', async () => {
    expect(await lastFault()).toBeNull();
    reportFault(new LedgerError('full', null));
    await new Promise((resolve) => setTimeout(resolve));
    expect(await lastFault()).toMatchObject({ fault: 'full' });
    await noteFault(null);
    expect(await lastFault()).toBeNull();
  });
});
