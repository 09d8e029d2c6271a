import { parseSync, Visitor } from 'vite';
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

  it.each(['sentinel.js', 'veil.js', 'article.js', 'listing.js'])('has %s compiled at once', (script) => {
    // V8 reads the word only where it is the first of the file.
    expect(builtFile(build, script)).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
  });

  it.each(FORBIDDEN)('holds no %s', (_what, pattern) => {
    const found = scripts.flatMap((path) => {
      const hit = pattern.exec(builtFile(build, path));
      return hit ? [`${path}: ${hit.input.slice(Math.max(0, hit.index - 60), hit.index + 60)}`] : [];
    });
    expect(found).toEqual([]);
  });

  it('calls nothing that makes code of text, by whatever name it is written', { timeout: 60_000 }, () => {
    const found: string[] = [];
    for (const path of scripts) {
      const code = builtFile(build, path);
      const note = (node: { start: number; end: number }) =>
        found.push(`${path}: ${code.slice(node.start, Math.min(node.end, node.start + 80))}`);
      const MAKERS = new Set(['eval', 'Function']);
      const isMaker = (callee: { type: string; name?: string; property?: { name?: string } }) =>
        MAKERS.has(callee.name ?? '') ||
        (callee.type === 'MemberExpression' && MAKERS.has(callee.property?.name ?? ''));
      const visit = (node: { callee: object; start: number; end: number }) => {
        if (isMaker(node.callee as never)) note(node);
      };
      new Visitor({
        CallExpression: visit,
        NewExpression: visit,
        ImportExpression(node) {
          const from = node.source;
          const text =
            from.type === 'Literal'
              ? from.value
              : from.type === 'TemplateLiteral' && from.expressions.length === 0
                ? from.quasis[0]?.value.cooked
                : null;
          const isOwn = typeof text === 'string' && /^\.{0,2}\//.test(text);
          if (!isOwn) note(node);
        },
      }).visit(parseSync(path, code).program);
    }
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
