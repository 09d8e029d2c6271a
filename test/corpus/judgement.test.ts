import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partOf } from './cuts.ts';
import { type Evaluation, measureJudgement } from './judgement.ts';

const SENTENCE =
  'The council met on a rainy evening and talked for three hours about the old bridge over the river. ';
const whole = Array.from({ length: 12 }, () => (SENTENCE + SENTENCE).trim());
const html = (paragraphs: string[], head = '') =>
  gzipSync(
    `<!doctype html><html lang="en"><head><title>The old bridge</title>${head}</head><body><article><h1>The old bridge</h1>${paragraphs
      .map((text) => `<p>${text}</p>`)
      .join('')}</article></body></html>`,
  );

let corpus = '';
let result: Evaluation;
beforeAll(() => {
  corpus = mkdtempSync(join(tmpdir(), 'corpus-'));
  mkdirSync(join(corpus, 'pages/blitz'), { recursive: true });
  const body = (id: string, paras: string[]) =>
    JSON.stringify({ src: 'blitz', id, lang: 'en', url: '', paras });
  writeFileSync(
    join(corpus, 'bodies.jsonl.gz'),
    gzipSync([body('one', whole), body('two', whole), body('teaser', whole.slice(0, 2))].join('\n')),
  );
  writeFileSync(
    join(corpus, 'tails.jsonl'),
    `${JSON.stringify({ id: 'a', lang: 'en', cut: 'ellipsis', paras: [SENTENCE, `${SENTENCE} And then the mayor…`] })}\n`,
  );
  writeFileSync(
    join(corpus, 'labels.tsv'),
    [
      'corpus\tpath\turl\tlabel\tbody\tevidence\tconfidence',
      'blitz\tpages/blitz/one.html.gz\thttps://blitz.example/one\tfull\tfull\t\thigh',
      'blitz\tpages/blitz/sold.html.gz\thttps://blitz.example/sold\tpaywalled-metered\tfull\t\thigh',
      'blitz\tpages/blitz/teaser.html.gz\thttps://blitz.example/teaser\tpaywalled-hard\tcut\t\thigh',
      'blitz\tpages/blitz/absent.html.gz\thttps://blitz.example/absent\tfull\tfull\t\thigh',
    ].join('\n'),
  );
  writeFileSync(join(corpus, 'pages/blitz/one.html.gz'), html(whole));
  writeFileSync(
    join(corpus, 'pages/blitz/sold.html.gz'),
    html(whole, '<meta property="article:content_tier" content="metered">'),
  );
  writeFileSync(
    join(corpus, 'pages/blitz/teaser.html.gz'),
    html([...whole.slice(0, 2), 'Subscribe to continue reading']),
  );
  result = measureJudgement(corpus);
});
afterAll(() => rmSync(corpus, { recursive: true }));

it('gives every figure that is asked for, with its count', () => {
  for (const name of [
    'cut.trace.recall',
    'cut.bare.recall',
    'cut.bodies.falseRate',
    'cut.tails.recall',
    'cut.pages.falseRate',
    'access.precision',
    'access.recall',
  ]) {
    expect.soft(result.figures[name], name).toBeTypeOf('number');
    expect.soft(result.figures[`${name}.n`], name).toBeGreaterThan(0);
  }
});

it('counts what is there', () => {
  expect(result.figures).toMatchObject({
    // The teaser's page is labelled as cut, so its text is not taken for a complete one.
    'cut.bodies.falseRate.n': 2,
    'cut.tails.recall': 1,
    'cut.pages.falseRate': 0,
    'cut.pages.falseRate.n': 2,
    'cut.cutPages.recall': 1,
    'access.precision': 1,
    'access.precision.n': 2,
    'access.recall': 1,
    'cut.meteredWhole.falseRate': 0,
  });
});

it('parts texts so that a page and its text stay together', () => {
  expect(new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => partOf(id, 2))).size).toBe(2);
  // A text's name is the beginning of its page's.
  expect(partOf('0123456789abcdef', 5)).toBe(partOf('0123456789abcdef0123', 5));
});

it('puts no text of a page into the report', () => {
  expect(result.report).toContain('complete bodies called cut');
  expect(result.report).not.toContain('rainy evening');
});
