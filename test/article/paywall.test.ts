import { expect, it } from 'vitest';
import { linkedArticles } from '../../utils/article/linked';
import { judgeAccess } from '../../utils/article/paywall';
import { factsOf, WHOLE } from './make';

const declared = (isAccessibleForFree: unknown) =>
  linkedArticles([
    JSON.stringify({ '@graph': [{ '@type': 'NewsArticle', headline: 'x', isAccessibleForFree }] }),
  ]);
const judge = (change: Parameters<typeof factsOf>[1]) => judgeAccess(factsOf([WHOLE], change));

it.each([
  [false, 'locked'],
  ['False', 'locked'],
  ['no', 'locked'],
  [true, 'free'],
  ['maybe', 'unknown'],
])('isAccessibleForFree: %s means %s', (value, verdict) => {
  expect(judge({ linkedArticles: declared(value) }).verdict).toBe(verdict);
});

it.each(['metered', 'locked', 'free'] as const)('takes the declared tier %s', (tier) => {
  expect(judge({ meta: { 'article:content_tier': tier } }).verdict).toBe(tier);
});

it('lets "sold" win over "free" and tells the contradiction', () => {
  const { verdict, evidence } = judge({
    meta: { 'article:content_tier': 'locked' },
    linkedArticles: declared(true),
  });
  expect(verdict).toBe('locked');
  expect(evidence.map(({ signal }) => signal)).toContain('contradiction');
});

it('takes a gate right behind the text, and none from a menu far away', () => {
  expect(judge({ after: ['Dieser Artikel ist exklusiv für Abonnenten.'] }).verdict).toBe('locked');
  expect(judge({ before: ['Nur für Abonnenten'] }).verdict).toBe('unknown');
});

it('knows nothing of an ordinary page', () => {
  expect(judge({})).toEqual({ verdict: 'unknown', evidence: [] });
});
