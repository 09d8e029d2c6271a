import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchmarks, labelledPages, readBodies, readTails, webPages } from './corpus.ts';
import { measureFolds } from './folds.ts';
import { measureJudgement } from './judgement.ts';
import { measureSource } from './source.ts';

const ASKED = [
  'cut.trace.recall',
  'cut.bare.recall',
  'cut.bodies.falseRate',
  'cut.tails.recall',
  'cut.pages.falseRate',
  'access.precision',
  'access.recall',
];
const WHOLE =
  'The council met on a rainy evening and talked for three hours about the old bridge over the river. ';
const html = gzipSync(
  `<html lang="en"><head><title>The old bridge</title></head><body><article><h1>The old bridge</h1>${`<p>${WHOLE}${WHOLE}</p>`.repeat(12)}</article></body></html>`,
);

let root = '';
const folder = (name: string) => join(root, name);
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'corpora-'));
  mkdirSync(folder('empty'));
  mkdirSync(folder('whole/extraction/benchmark-of-words'), { recursive: true });
  mkdirSync(folder('whole/extraction/no-benchmark'));
  mkdirSync(folder('whole/pages/set'), { recursive: true });
  writeFileSync(
    folder('whole/labels.tsv'),
    'corpus\tpath\turl\tlabel\tbody\nset\tpages/set/a.html.gz\thttps://blitz.example/a\tfull\tfull\n\n',
  );
  writeFileSync(folder('whole/pages/set/a.html.gz'), html);
  const body = JSON.stringify({ id: 'a', lang: 'en', paras: Array(12).fill(WHOLE + WHOLE) });
  writeFileSync(folder('whole/bodies.jsonl.gz'), gzipSync(`${body}\n${body}\n`));
  writeFileSync(
    folder('whole/extraction/benchmark-of-words/ground-truth.json'),
    JSON.stringify({
      b: { url: 'https://b.example/b', main_content: WHOLE },
      absent: { url: 'https://b.example/c', main_content: WHOLE },
    }),
  );
  writeFileSync(folder('whole/extraction/benchmark-of-words/b.html.gz'), html);
  // The same under other names, and without texts.
  cpSync(folder('whole'), folder('renamed'), { recursive: true });
  cpSync(folder('whole/extraction/benchmark-of-words'), folder('renamed/extraction/zweite'), {
    recursive: true,
  });
  rmSync(folder('renamed/extraction/benchmark-of-words'), { recursive: true });
  rmSync(folder('renamed/bodies.jsonl.gz'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('a folder without anything', () => {
  it('has every figure that is asked for, of no case', () => {
    const { figures } = measureJudgement(folder('empty'));
    for (const name of ASKED) {
      expect.soft(figures[`${name}.n`], name).toBe(0);
      expect.soft(figures[name], name).toBeNull();
    }
    expect(measureSource(folder('empty')).figures['source.ordinary.falseRate.n']).toBe(0);
    expect(measureFolds(folder('empty')).figures['folds.cut.bare.recall.n']).toBe(0);
  });
});

describe('a folder with some sets', () => {
  it('counts every text once, and only pages that are there', () => {
    const corpus = folder('whole');
    expect(readBodies(corpus)).toHaveLength(1);
    expect(readTails(corpus)).toEqual([]);
    expect(labelledPages(corpus).map(({ id, body }) => [id, body])).toEqual([['a', 'full']]);
    expect(webPages(corpus).map(({ id }) => id)).toEqual(['b']);
  });

  it('is known by what it holds, not by names', () => {
    const corpus = folder('renamed');
    expect(benchmarks(corpus).map(({ name, metric, pages }) => [name, metric, pages.length])).toEqual([
      ['zweite', 'words', 1],
    ]);
    const { figures } = measureJudgement(corpus);
    expect(figures['cut.pages.falseRate']).toBe(0);
    expect(figures['cut.webPages.falseRate.n']).toBe(1);
    expect(figures['cut.bodies.falseRate.n']).toBe(0);
  });
});
