import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import background from '../../entrypoints/background';
import { showBadge } from '../../utils/platform/badge';
import { canOpenBeside } from '../../utils/platform/beside';
import { searchWeb } from '../../utils/platform/search';

/** What a desktop's browser has and a phone's has not, as far as we use it. */
const DESKTOP = [
  'commands',
  'contextMenus',
  'history',
  'search',
  'sidePanel',
  'sidebarAction',
  'windows',
] as const;

beforeEach(() => {
  fakeBrowser.reset();
  const event = { addListener: () => {}, removeListener: () => {} };
  Object.assign(fakeBrowser, {
    i18n: { getMessage: (key: string) => key },
    permissions: { onAdded: event, contains: async () => true },
  });
});

describe('the worker of a phone', () => {
  beforeEach(() => {
    for (const part of DESKTOP) Object.assign(fakeBrowser, { [part]: undefined });
    Object.assign(fakeBrowser, { action: { setTitle: vi.fn(async () => {}) } });
  });

  it('starts, and opens the first-run page when it was installed', async () => {
    expect(() => background.main()).not.toThrow();
    const open = vi.spyOn(fakeBrowser.tabs, 'create');
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' } as never);
    expect(open).toHaveBeenCalledTimes(1);
    expect(open.mock.calls[0]?.[0].url).toMatch(/\/welcome\.html$/);
  });

  it('opens nothing unasked when it was updated', async () => {
    background.main();
    const open = vi.spyOn(fakeBrowser.tabs, 'create');
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update' } as never);
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'browser_update' } as never);
    expect(open).not.toHaveBeenCalled();
  });

  it('has no badge to draw, and no panel', async () => {
    await expect(showBadge(1, null)).resolves.toBeUndefined();
    expect(fakeBrowser.action.setTitle).toHaveBeenCalledTimes(1);
    expect(canOpenBeside()).toBe(false);
  });

  it('searches all the same, and only for words', async () => {
    const open = vi.spyOn(fakeBrowser.tabs, 'create');
    await searchWeb('');
    expect(open).not.toHaveBeenCalled();
    await searchWeb('a bridge & its "toll"');
    const url = new URL(open.mock.calls[0]?.[0].url ?? '');
    expect(url.searchParams.get('q')).toBe('a bridge & its "toll"');
  });
});

describe('the worker of a desktop', () => {
  it('makes its menus once they are installed, and goes by the reader’s own search engine', async () => {
    const create = vi.fn();
    const query = vi.fn(async () => {});
    Object.assign(fakeBrowser, {
      contextMenus: { create, removeAll: async () => {}, onClicked: { addListener: () => {} } },
      commands: { onCommand: { addListener: () => {} } },
      search: { query },
    });
    background.main();
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update' } as never);
    await vi.waitFor(() =>
      expect(create.mock.calls.map(([{ id }]) => id)).toEqual(expect.arrayContaining(['read', 'sources'])),
    );
    await searchWeb('a bridge');
    expect(query).toHaveBeenCalledWith({ text: 'a bridge', disposition: 'NEW_TAB' });
  });
});
