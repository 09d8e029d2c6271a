import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  changeSettings,
  DEFAULT_SETTINGS,
  parseSettings,
  readSettings,
  siteConsent,
  siteFromInput,
  siteOf,
  watchSettings,
} from '../../utils/platform/settings';

describe('settings', () => {
  beforeEach(() => fakeBrowser.reset());

  it.each([null, undefined, 'x', 7, []])('fall back to the defaults for %j', (stored) => {
    expect(parseSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });

  it('keep what is sound of a damaged store', () => {
    const stored = {
      version: 1,
      consentMode: 'accept-all',
      runOn: 'onClick',
      sitesOff: ['a.example', 7, 'UP', 'a.example'],
      marksOff: 'b.example',
    };
    expect(parseSettings(stored)).toEqual({ ...DEFAULT_SETTINGS, runOn: 'onClick', sitesOff: ['a.example'] });
  });

  it('migrate from the version before', () => {
    expect(parseSettings({ consentMode: 'off' })).toEqual({ ...DEFAULT_SETTINGS, consentMode: 'off' });
  });

  it('read what a newer version wrote as far as it is understood', () => {
    expect(parseSettings({ version: 9, showNotice: false, wings: 2 })).toEqual({
      ...DEFAULT_SETTINGS,
      showNotice: false,
    });
  });

  it('change one choice, keep the others and tell who watches', async () => {
    const seen = vi.fn();
    const stop = watchSettings(seen);
    await changeSettings({ sitesOff: ['a.example'] });
    await changeSettings({ consentMode: 'dismiss' });
    expect(await readSettings()).toMatchObject({ sitesOff: ['a.example'], consentMode: 'dismiss' });
    expect(seen).toHaveBeenLastCalledWith(await readSettings());
    stop();
  });

  it('keep the sound ones of the choices for single sites', async () => {
    const consentSites = { 'b.example': 'ask', 'a.example': 'off', 'c.example': 'accept', 'D!': 'ask' };
    const settings = parseSettings({ version: 1, consentSites });
    expect(Object.entries(settings.consentSites)).toEqual([
      ['a.example', 'off'],
      ['b.example', 'ask'],
    ]);
    expect(siteConsent(settings, 'b.example')).toBe('ask');
    expect(siteConsent(settings, 'constructor')).toBeNull();
    expect(siteConsent(settings, null)).toBeNull();
  });

  it.each([
    ['example.org', 'example.org'],
    [' https://www.Example.org/a?b ', 'example.org'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['example', null],
    ['two words.example', null],
    ['javascript:alert(1)', null],
    ['', null],
  ])('read %j as the site %s', (text, site) => {
    expect(siteFromInput(text)).toBe(site);
  });

  it('are read where they were last written when the synced store has become full', async () => {
    await changeSettings({ consentMode: 'dismiss' });
    const full = vi.spyOn(fakeBrowser.storage.sync, 'set').mockRejectedValue(new Error('QUOTA_BYTES'));
    await changeSettings({ showNotice: false });
    full.mockRestore();
    expect(await readSettings()).toMatchObject({ consentMode: 'dismiss', showNotice: false });
  });

  it('survive a synced store that is full', async () => {
    vi.spyOn(fakeBrowser.storage.sync, 'set').mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
    await expect(changeSettings({ showNotice: false })).resolves.toMatchObject({ showNotice: false });
    vi.restoreAllMocks();
    expect((await fakeBrowser.storage.local.get('settings')).settings).toMatchObject({ showNotice: false });
  });

  it.each([
    ['https://www.qoshe.com/a', 'qoshe.com'],
    ['http://blog.example:8080/', 'blog.example'],
    ['about:blank', null],
    ['chrome://settings', null],
    ['nonsense', null],
    [undefined, null],
  ])('know the site of %s', (url, site) => {
    expect(siteOf(url)).toBe(site);
  });
});
