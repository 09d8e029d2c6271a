import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, ROOT } from '../tools/built.ts';

interface Import {
  from: string;
  /** Path from the root without an ending, or the name of a package. */
  to: string;
  typesOnly: boolean;
}

/** Imports of a module, re-exports and later loads among them. */
function importsOf(path: string, source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\bfrom\s*)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm;
  return [...code.matchAll(pattern)].flatMap(([, type, fixed, late]) => {
    const specifier = fixed ?? late;
    if (!specifier) return [];
    const to = specifier.startsWith('.')
      ? posix.join(posix.dirname(path), specifier).replace(/\.tsx?$/, '')
      : specifier;
    return [{ from: path, to, typesOnly: type !== undefined }];
  });
}

const MODULES = ['entrypoints', 'components', 'utils'].flatMap((folder) =>
  filesBelow(join(ROOT, folder))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`),
);
const IMPORTS = MODULES.flatMap((path) => importsOf(path, readFileSync(join(ROOT, path), 'utf8')));
const OWN = IMPORTS.filter(({ to }) => /^(?:entrypoints|components|utils|public)\//.test(to));

const FEATURES = ['consent', 'article', 'source', 'ledger', 'reading', 'listing'] as const;
const isShared = (path: string): boolean => /^utils\/(?:report|facts|rules\/[\w-]+)$/.test(path);

/** Whether a module may import another; the story of the house in one function. */
function isAllowed({ from, to, typesOnly }: Import): boolean {
  if (to.startsWith('entrypoints/')) {
    // An entrypoint may be split into modules of its own folder.
    return posix.dirname(from) === posix.dirname(to) && posix.dirname(from) !== 'entrypoints';
  }
  if (from.startsWith('entrypoints/')) return true;
  if (to.startsWith('components/')) return from.startsWith('components/');
  if (from.startsWith('components/')) {
    return isShared(to) || typesOnly;
  }
  if (to.startsWith('public/')) return from.startsWith('utils/platform/') && typesOnly;
  if (from.startsWith('utils/platform/')) return true;
  const feature = FEATURES.find((name) => from.startsWith(`utils/${name}/`));
  if (feature) return to.startsWith(`utils/${feature}/`) || isShared(to);
  return isShared(to);
}

const asText = ({ from, to }: Import): string => `${from} → ${to}`;

describe('imports', () => {
  it('are read at all', () => {
    expect(MODULES.length).toBeGreaterThan(20);
    expect(OWN.length).toBeGreaterThan(20);
    expect(
      importsOf('utils/a/b.ts', "import type { X } from '../report';\nconst y = await import('./c');"),
    ).toEqual([
      { from: 'utils/a/b.ts', to: 'utils/report', typesOnly: true },
      { from: 'utils/a/b.ts', to: 'utils/a/c', typesOnly: false },
    ]);
  });

  it('run one way', () => {
    expect(OWN.filter((one) => !isAllowed(one)).map(asText)).toEqual([]);
  });

  it('reach the browser only through utils/platform, and features not at all', () => {
    const outside = IMPORTS.filter(
      ({ from, to }) =>
        (/^(?:wxt\/browser|webextension-polyfill)$/.test(to) && !from.startsWith('utils/platform/')) ||
        // The worker's entrypoint registers listeners, which only works while it starts.
        (to === 'utils/platform/browser' && !/^(?:utils\/platform|entrypoints)\//.test(from)),
    );
    expect(outside.map(asText)).toEqual([]);
  });

  it('leave components without the browser, stores and messages', () => {
    const native = MODULES.filter((path) => path.startsWith('components/')).filter((path) =>
      /\b(?:browser|chrome)\.\w+|\bindexedDB\b|\blocalStorage\b/.test(readFileSync(join(ROOT, path), 'utf8')),
    );
    expect(native).toEqual([]);
  });
});
