/** Reads who imports whom, and holds which rooms may: the rule of the house, once. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { filesBelow, ROOT } from './built.ts';

export interface Import {
  from: string;
  /** Path from the root without an ending, or the name of a package. */
  to: string;
  typesOnly: boolean;
}

/** Imports of a module, re-exports and later loads among them. */
export function importsOf(path: string, source: string): Import[] {
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

export const MODULES = ['entrypoints', 'components', 'utils'].flatMap((folder) =>
  filesBelow(join(ROOT, folder))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`),
);
export const IMPORTS = MODULES.flatMap((path) => importsOf(path, readFileSync(join(ROOT, path), 'utf8')));
/** Those between modules of ours. */
export const OWN = IMPORTS.filter(({ to }) => /^(?:entrypoints|components|utils|public)\//.test(to));

/** The room a module stands in: a folder at the top, or what is directly in `utils`. */
export const roomOf = (path: string): string =>
  (/^utils\/[\w-]+/.exec(path) ?? /^[\w-]+/.exec(path))?.[0] ?? path;

const FEATURES = ['consent', 'article', 'source', 'ledger', 'reading', 'listing'].map(
  (name) => `utils/${name}`,
);
const SHARED = ['utils/report', 'utils/facts', 'utils/rules'];

/** Every room, and what it may import besides itself: everything of a room, or its types alone. */
export const ROOMS: Readonly<Record<string, { all: readonly string[]; types: readonly string[] }>> = {
  entrypoints: { all: ['components', 'utils/platform', ...FEATURES, ...SHARED], types: [] },
  components: { all: SHARED, types: ['utils/platform', ...FEATURES] },
  'utils/platform': { all: [...FEATURES, ...SHARED], types: ['public'] },
  ...Object.fromEntries(FEATURES.map((name) => [name, { all: SHARED, types: [] }])),
  'utils/facts': { all: ['utils/report'], types: [] },
  'utils/report': { all: [], types: [] },
  'utils/rules': { all: [], types: [] },
  public: { all: [], types: [] },
};

/** Whether a module may import another. */
export function isAllowed({ from, to, typesOnly }: Import): boolean {
  const [room, other] = [roomOf(from), roomOf(to)];
  if (room === 'entrypoints' && other === room) {
    // An entrypoint may be split into modules of its own folder.
    return posix.dirname(from) === posix.dirname(to) && posix.dirname(from) !== 'entrypoints';
  }
  if (room === other) return true;
  const may = ROOMS[room];
  return may !== undefined && (may.all.includes(other) || (typesOnly && may.types.includes(other)));
}
