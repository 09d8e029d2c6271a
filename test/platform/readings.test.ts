import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Sender } from '../../utils/platform/listen';
import { changeSettings } from '../../utils/platform/settings';
import { readingHandlers } from '../../utils/platform/worker/readings';
import { openShelf, type Shelf } from '../../utils/reading/shelf';
import { finding } from '../ledger/make';

const pageUrl = 'https://qoshe.com/a';
const reading = { finding: finding(), html: '<p>Text</p>', pageUrl };
const sender = (over: Partial<Sender> = {}): Sender => ({
  kind: 'extension',
  tabId: -1,
  frameId: 0,
  url: '',
  topUrl: '',
  isPrivate: false,
  ...over,
});

let shelf: Shelf;
let tabId: number;
const onDisk = async (id: string) => (await shelf.get(id)) !== null;

describe('a reading', () => {
  beforeEach(async () => {
    fakeBrowser.reset();
    shelf = openShelf(crypto.randomUUID());
    tabId = (await fakeBrowser.tabs.create({ url: pageUrl })).id ?? -1;
    Object.assign(fakeBrowser.tabs, { get: async () => ({ id: tabId, incognito: false }) });
  });

  it('is there after the session, with its place', async () => {
    const handlers = readingHandlers(shelf);
    const id = await handlers['reading/keep']({ ...reading, tabId }, sender());
    await handlers['place/keep']({ pageUrl, place: 7.5, tabId: null }, sender());
    await fakeBrowser.storage.session.clear();
    expect(await handlers['reading/get']({ id })).toEqual(reading);
    expect(await handlers['place/get']({ pageUrl: `${pageUrl}#x` })).toBe(7.5);
  });

  it.each([
    ['a private window', { isPrivate: true }, async () => {}],
    [
      'a private tab, opened in an ordinary window',
      {},
      async () => void Object.assign(fakeBrowser.tabs, { get: async () => ({ incognito: true }) }),
    ],
    [
      'a tab that is gone',
      {},
      async () => void Object.assign(fakeBrowser.tabs, { get: async () => Promise.reject(new Error('no')) }),
    ],
    ['a reader who keeps no ledger', {}, async () => void (await changeSettings({ keepLedger: false }))],
  ])('of %s stays off the disk, and its place, too', async (_, over, prepare) => {
    await prepare();
    const handlers = readingHandlers(shelf);
    const id = await handlers['reading/keep']({ ...reading, tabId }, sender(over));
    expect(await onDisk(id)).toBe(false);
    expect(await handlers['reading/get']({ id })).toEqual(reading);
    await handlers['place/keep']({ pageUrl, place: 3, tabId: null }, sender());
    expect(await shelf.placeIn(pageUrl)).toBeNull();
    expect(await handlers['place/get']({ pageUrl })).toBe(3);
  });

  it('can still be read when the disk is full', async () => {
    const full = { ...shelf, keep: () => Promise.reject(new Error('QuotaExceededError')) };
    const handlers = readingHandlers(full);
    const id = await handlers['reading/keep']({ ...reading, tabId }, sender());
    expect(await handlers['reading/get']({ id })).toEqual(reading);
  });
});
