import { expect, it } from 'vitest';
import { verdictReport } from '../utils/report/wrong';
import { findingOf } from './article/make';

const finding = findingOf({
  body: {
    verdict: 'cut',
    cutProbability: 0.97,
    evidence: [{ signal: 'bareEnd', weight: 3.1, excerpt: 'SECRET EXCERPT asked to wait outside' }],
    lastWords: 'The council met on Tuesday. Nobody had read it. The engineer was asked to wait outside',
    hidden: null,
  },
});

it('tells the verdict, its signals with weights, and no text but the last sentence', () => {
  const report = verdictReport(finding, 'https://blitz.example/a?token=abc#x', '1.2.3', 'complete');
  expect(report).toContain('Headwater 1.2.3');
  expect(report).toContain('body: cut 0.97 (bareEnd 3.1)');
  expect(report).toContain('the reader says: complete');
  expect(report).toMatch(/last sentence: The engineer was asked to wait outside$/);
  for (const word of ['SECRET', 'Tuesday', 'Nobody', 'token', finding.title])
    expect(report).not.toContain(word);
});

it('keeps a sentence that is whole', () => {
  const whole = { ...finding, body: { ...finding.body, lastWords: 'He left. “It is over,” he said.”' } };
  expect(verdictReport(whole, 'https://blitz.example/a', '1')).toMatch(
    /last sentence: “It is over,” he said.”$/,
  );
});
