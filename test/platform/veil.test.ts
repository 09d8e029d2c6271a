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

  it.each([
    { consentMode: 'dismiss' },
    { consentMode: 'off' },
    { runOn: 'aggregators' },
    { runOn: 'onClick' },
  ] as const)('and nowhere with %o', (choice) => {
    expect(veiledPages({ ...DEFAULT_SETTINGS, ...choice })).toBeNull();
  });
});
