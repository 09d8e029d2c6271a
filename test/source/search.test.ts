import { expect, test } from 'vitest';
import type { ArticleFinding } from '../../utils/report';
import { searchQuery } from '../../utils/source/search';

const finding = (title: string, outlet: string | null, author: string | null = null): ArticleFinding => ({
  aggregator: 'qoshe',
  title,
  outlet,
  author,
  published: null,
  lang: 'en',
  dir: 'ltr',
  wordCount: 100,
  body: { verdict: 'cut', cutProbability: 1, evidence: [], lastWords: '', hidden: null },
  access: { verdict: 'unknown', evidence: [] },
  source: { kind: 'outlet', url: null, outlet, evidence: [] },
});

test.each([
  [
    'title and outlet',
    finding('Thunder', 'The Times of Israel (Blogs)'),
    '"Thunder" The Times of Israel (Blogs)',
  ],
  [
    'the author when no outlet is known',
    finding('Thunder', null, 'Harriet Gimpel'),
    '"Thunder" Harriet Gimpel',
  ],
  ['quotes would end the phrase', finding('He said "no" and “never”', 'Dawn'), '"He said no and never" Dawn'],
  ['control and direction characters', finding('a\u202egnp\u0000\nb', 'D\u2066awn'), '"agnp b" Dawn'],
  ['joiners that Persian words need stay', finding('می\u200cخواهد', null), '"می\u200cخواهد"'],
  ['nothing to look for', finding('', null), ''],
])('%s', (_, article, expected) => {
  expect(searchQuery(article)).toBe(expected);
});

test('clipped at a word', () => {
  const query = searchQuery(finding('word '.repeat(10_000), 'o'.repeat(10_000)));
  expect(query.length).toBeLessThan(220);
  expect(query).toMatch(/^"(?:word )*word" o+$/);
});
