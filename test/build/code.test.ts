import { describe, expect, it } from 'vitest';
import { BUILDS, builtFile, builtFiles } from '../tools/built.ts';

/** Ways to run text as code, or to load code from elsewhere. */
const FORBIDDEN: readonly [what: string, pattern: RegExp][] = [
  ['eval', /(?<![\w$.])eval\s*\(/],
  ['new Function', /\bnew\s+Function\s*\(/],
  ['a timer with text', /\bset(?:Timeout|Interval)\s*\(\s*["'`]/],
  ['an import from the web', /\bimport\s*\(?\s*["'`]https?:/],
  ['importScripts', /\bimportScripts\s*\(/],
];

describe.each(BUILDS)('the code of %s', (build) => {
  const scripts = builtFiles(build).filter((path) => path.endsWith('.js'));

  it('is all there', () => {
    expect(scripts).toEqual(
      expect.arrayContaining(['article.js', 'background.js', 'consent.js', 'sentinel.js', 'snapshot.js']),
    );
  });

  it.each(FORBIDDEN)('holds no %s', (_what, pattern) => {
    const found = scripts.flatMap((path) => {
      const hit = pattern.exec(builtFile(build, path));
      return hit ? [`${path}: ${hit.input.slice(Math.max(0, hit.index - 60), hit.index + 60)}`] : [];
    });
    expect(found).toEqual([]);
  });

  it('is loaded by its pages from the package alone', () => {
    const pages = builtFiles(build).filter((path) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      const html = builtFile(build, page);
      expect(html, page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
      expect(html.replace(/<script[^>]*\bsrc="[^"]*"[^>]*><\/script>/g, ''), page).not.toMatch(/<script/);
    }
  });
});
