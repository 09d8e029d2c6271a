import { afterEach, describe, expect, it, vi } from 'vitest';
import { browser } from '../../utils/platform/browser';
import { SnapshotError, takeSnapshot } from '../../utils/platform/snapshot';

const page = { html: '<html><body>Text</body></html>', url: 'https://a.example/', title: 'T' };

/** Stands for the browser's `scripting`, which the fake one lacks. */
function scripting(executeScript: () => Promise<unknown>) {
  Object.assign(browser, { scripting: { executeScript: vi.fn(executeScript) } });
}
const fault = async () => {
  const error = await takeSnapshot(7).catch((thrown: unknown) => thrown);
  return error instanceof SnapshotError ? { fault: error.fault, words: error.words } : error;
};

describe('a snapshot', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is the copy that the script in the page made', async () => {
    scripting(async () => [{ frameId: 0, result: page }]);
    expect(await takeSnapshot(7)).toEqual(page);
    expect(browser.scripting.executeScript).toHaveBeenCalledExactlyOnceWith({
      target: { tabId: 7 },
      files: ['/snapshot.js'],
    });
  });

  it.each([
    ['No tab with id: 7.', 'closed', 'error_pageClosed'],
    ['Invalid tab ID: 7', 'closed', 'error_pageClosed'],
    ['The tab was closed.', 'closed', 'error_pageClosed'],
    ['Frame with ID 0 was removed.', 'left', 'error_pageLeft'],
    ['Frame with ID 0 is showing error page', 'left', 'error_pageLeft'],
  ])('tells a page that was closed from one that was left: %s', async (message, expected, words) => {
    scripting(() => Promise.reject(new Error(message)));
    expect(await fault()).toEqual({ fault: expected, words });
  });

  it.each([
    'Cannot access contents of the page. Extension manifest must request permission to access the respective host.',
    'Missing host permission for the tab',
    'The extensions gallery cannot be scripted.',
  ])('tells a want of access: %s', async (message) => {
    scripting(() => Promise.reject(new Error(message)));
    expect(await fault()).toEqual({ fault: 'noAccess', words: 'error_noAccess' });
  });

  it.each([[[]], [[{ result: null }]], [[{ result: { html: 7 } }]], [[{ result: { html: '', url: '' } }]]])(
    'refuses what is no copy: %j',
    async (results) => {
      scripting(async () => results);
      expect(await fault()).toEqual({ fault: 'unreadable', words: 'error_noText' });
    },
  );

  it('refuses a page that is too large to be read', async () => {
    scripting(async () => [{ result: { ...page, html: 'x'.repeat(20_000_001) } }]);
    expect(await fault()).toEqual({ fault: 'tooLarge', words: 'error_tooLarge' });
  });
});
