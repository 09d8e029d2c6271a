import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../utils/platform/settings';
import { veiledPages } from '../../utils/platform/veil';

describe('banners are made unseen the moment they appear', () => {
  it('where they are to be cleared, and not on the sites that are off', () => {
    expect(veiledPages(DEFAULT_SETTINGS)?.matches).toEqual(['http://*/*', 'https://*/*']);
    expect(veiledPages({ ...DEFAULT_SETTINGS, sitesOff: ['example.org'] })?.excludeMatches).toEqual([
      '*://example.org/*',
      '*://www.example.org/*',
    ]);
  });

  it('by the choice for a single site, whatever holds elsewhere', () => {
    const consentSites = { 'ask.example': 'ask', 'clear.example': 'reject' } as const;
    expect(veiledPages({ ...DEFAULT_SETTINGS, consentSites })).toEqual({
      matches: ['http://*/*', 'https://*/*'],
      excludeMatches: ['*://ask.example/*', '*://www.ask.example/*'],
    });
    expect(veiledPages({ ...DEFAULT_SETTINGS, consentMode: 'off', consentSites })?.matches).toEqual([
      '*://clear.example/*',
      '*://www.clear.example/*',
    ]);
  });

  it('but not where answering did not last', () => {
    expect(veiledPages(DEFAULT_SETTINGS, ['loop.example'])?.excludeMatches).toEqual([
      '*://loop.example/*',
      '*://www.loop.example/*',
    ]);
  });

  it.each([
    { consentMode: 'dismiss' },
    { consentMode: 'off' },
    { runOn: 'aggregators' },
    { runOn: 'onClick' },
  ] as const)('and nowhere with %o', (choice) => {
    expect(veiledPages({ ...DEFAULT_SETTINGS, ...choice })).toBeNull();
  });
});
