// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesBelow, ROOT } from './tools/built.ts';
import { type Pattern, patternsIn, weaknessesOf } from './tools/patterns.ts';

const SOURCES = ['entrypoints', 'components', 'utils'].flatMap((folder) =>
  filesBelow(join(ROOT, folder))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`),
);

/**
 * Patterns whose time grows with the square of the text, by the file they are in: how many there are, and why no text they
 * are run on is long. Anything else has to be written so that it is read once.
 */
const BOUNDED: Record<string, { patterns: number; because: string }> = {
  'utils/article/ending.ts': { patterns: 4, because: 'run on the last 240 characters' },
  'utils/article/extract/extract.ts': { patterns: 2, because: 'titles are clipped at 400 characters' },
  'utils/article/metadata.ts': { patterns: 2, because: 'a title of 400 characters, a byline of 120' },
  'utils/article/shape.ts': { patterns: 1, because: 'run on the last 120 characters' },
  'utils/ledger/line.ts': { patterns: 1, because: 'matches at its first try: anything goes up to the end' },
  'utils/reading/article.ts': { patterns: 1, because: 'a file name of 80 characters' },
  'utils/reading/cite/item.ts': { patterns: 1, because: 'a byline is clipped at 200 characters' },
  'utils/report/wrong.ts': { patterns: 1, because: 'the last words are clipped at 240 characters' },
  'utils/rules/aggregators.ts': {
    patterns: 1,
    because: 'a segment of a path; addresses end at 4,096 characters',
  },
  'utils/rules/credit.ts': { patterns: 2, because: 'a line of 300 characters' },
  'utils/source/base64.ts': { patterns: 1, because: 'what was checked before has two of them at most' },
  'utils/source/credited.ts': { patterns: 2, because: 'a name of 300 characters, a title of 400' },
  'utils/source/ending.ts': { patterns: 1, because: 'run on the last 240 characters' },
  'utils/source/find/feed.ts': { patterns: 2, because: 'an author of 200 characters' },
  'utils/source/find/match.ts': { patterns: 1, because: 'headlines are clipped at 400 characters' },
  'utils/source/fragment.ts': { patterns: 1, because: 'the last words are clipped at 240 characters' },
  'utils/source/leads.ts': { patterns: 2, because: 'a segment of 24 characters, words of a link of 200' },
};

const written = SOURCES.flatMap((path) => patternsIn(path, readFileSync(join(ROOT, path), 'utf8')));
const madeUp: Pattern[] = [];

/** Everything that modules put together while they are loaded, or when they are first asked. */
async function collectMadeUp(): Promise<void> {
  const Native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(target, [source, flags]: [string | RegExp, string | undefined], newTarget) {
      const made = Reflect.construct(target, [source, flags], newTarget) as RegExp;
      madeUp.push({ source: made.source, flags: made.flags, at: 'put together' });
      return made;
    },
  });
  try {
    for (const path of SOURCES.filter((path) => path.startsWith('utils/rules/')))
      await import(join(ROOT, path));
    const { opensWith, holds } = await import('../utils/article/phrasing.ts');
    for (const kind of [
      'continueThis',
      'continueOther',
      'nextPage',
      'gate',
      'sold',
      'credit',
      'beside',
    ] as const) {
      opensWith(kind, 'x');
      holds(kind, 'x');
    }
    await import('../utils/article/metadata.ts');
    await import('../utils/article/ending.ts');
    await import('../utils/article/extract/prepare.ts');
    await import('../utils/source/outlets.ts');
  } finally {
    globalThis.RegExp = Native;
  }
}

const fileOf = ({ at }: Pattern): string => at.replace(/:\d+$/, '');

describe('regular expressions', () => {
  beforeAll(collectMadeUp, 60_000);

  it('are found, written down and put together', () => {
    expect(written.length).toBeGreaterThan(400);
    expect(madeUp.length).toBeGreaterThan(15);
  });

  it('never take time that doubles with each character', () => {
    const bad = [...written, ...madeUp].filter((one) => weaknessesOf(one).some((weak) => weak.isExponential));
    expect(bad.map(({ at, source }) => `${at} ${source}`)).toEqual([]);
  });

  it('read a text once, unless the text is short by other means', () => {
    const found: Record<string, string[]> = {};
    for (const one of [...written, ...madeUp]) {
      if (weaknessesOf(one).length === 0) continue;
      const file = fileOf(one);
      found[file] = [...(found[file] ?? []), `${one.at} ${one.source}`];
    }
    for (const [file, patterns] of Object.entries(found)) {
      expect.soft(patterns, patterns.join('\n')).toHaveLength(BOUNDED[file]?.patterns ?? 0);
    }
    // A reason that nothing needs any more goes.
    expect(Object.keys(BOUNDED).sort()).toEqual(Object.keys(found).sort());
  });
});
