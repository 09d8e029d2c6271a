import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSettings } from '../../utils/platform/settings';
import { switchSite } from '../../utils/platform/site';
import { tabInQuestion } from '../../utils/platform/tab';

beforeEach(() => fakeBrowser.reset());

describe('the tab in question', () => {
  it('is the one that the address names', async () => {
    expect(await tabInQuestion('?tab=42')).toBe(42);
  });

  it.each(['', '?tab=', '?tab=-1', '?tab=1.5', '?tab=99999999999', '?tab=x', '?id=7'])(
    'is the active one for %j',
    async (search) => {
      const query = vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => [{ id: 5 }] as never);
      expect(await tabInQuestion(search)).toBe(5);
      expect(query).toHaveBeenCalledExactlyOnceWith({ active: true, currentWindow: true });
      query.mockRestore();
    },
  );

  it('is missed in words when there is none', async () => {
    const query = vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => [] as never);
    await expect(tabInQuestion('')).rejects.toMatchObject({ words: 'error_noTab' });
    query.mockRestore();
  });
});

describe('the switch for a site', () => {
  it('adds it once, takes it away, and leaves others alone', async () => {
    await switchSite('a.example', true);
    await switchSite('b.example', true);
    await switchSite('a.example', true);
    expect((await readSettings()).sitesOff).toEqual(['b.example', 'a.example']);
    await switchSite('a.example', false);
    await switchSite('c.example', false);
    expect((await readSettings()).sitesOff).toEqual(['b.example']);
  });
});
