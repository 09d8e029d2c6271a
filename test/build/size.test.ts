import { describe, expect, it } from 'vitest';
import { BUILDS, builtFile, gzippedBytes, initialScripts } from '../tools/built.ts';

const KB = 1000;

describe.each(BUILDS)('what %s costs', (build) => {
  it('is at most 7.19 kB gzipped on every page', () => {
    expect(gzippedBytes(builtFile(build, 'sentinel.js'))).toBeLessThanOrEqual(7.19 * KB);
  });

  it.each([
    ['an article', 'article', 14.7],
    ['a listing', 'listing', 5.4],
  ])('is at most so much more for %s', (_page, script, most) => {
    expect(gzippedBytes(builtFile(build, `${script}.js`))).toBeLessThanOrEqual(most * KB);
  });

  it('is at most 60 kB gzipped of scripts before the popup draws', () => {
    const scripts = initialScripts(build, 'popup.html');
    expect(scripts.length).toBeGreaterThan(0);
    const bytes = scripts.reduce((sum, path) => sum + gzippedBytes(builtFile(build, path)), 0);
    expect(bytes, scripts.join(', ')).toBeLessThanOrEqual(60 * KB);
  });
});
