import { expect, it } from 'vitest';
import { readFacts } from '../../utils/article/facts';
import { linkedArticles } from '../../utils/article/linked';
import { judgeAccess } from '../../utils/article/paywall';
import { judgeBody } from '../../utils/article/truncation';
import { METER_COUNTERS } from '../../utils/rules/phrases';
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

it.each(METER_COUNTERS.map(({ example }) => example))('reads a counter: %s', (example) => {
  const { verdict, evidence } = judge({ after: [example] });
  expect(verdict).toBe('metered');
  expect(evidence.map(({ signal }) => signal)).toContain('meterCounter');
});

it.each(['Read 3 of our best articles', 'Noch 2 Artikel zum Thema', 'He wrote 12 articles in 1994'])(
  'takes no other number for a counter: %s',
  (text) => {
    expect(judge({ after: [text] }).verdict).toBe('unknown');
  },
);

it.each([
  ['Register to continue reading', true],
  ['Create a free account to continue reading', true],
  ['Registrieren und weiterlesen', true],
  ['Inscrivez-vous pour lire la suite', true],
  ['Regístrate para seguir leyendo', true],
  ['Logga in för att läsa vidare', false],
  ['Skapa ett konto för att fortsätta läsa', true],
  ['Συνδεθείτε για να συνεχίσετε', true],
  ['登录后继续阅读', true],
  ['订阅后继续阅读', false],
  ['Войдите, чтобы читать дальше', true],
  ['Оформите подписку, чтобы продолжить чтение', false],
  ['سجل الدخول لمتابعة القراءة', true],
  ['اشترك الآن لمتابعة القراءة', false],
  ['Đăng nhập để đọc tiếp', true],
  ['Subscribe or log in to continue reading', false],
  ['Jetzt mit Plus-Abo weiterlesen', false],
])('tells an account from money: %s', (text, isAccount) => {
  const { verdict, evidence } = judge({ after: [text] });
  expect(verdict).toBe('locked');
  expect(evidence.some(({ signal }) => signal === 'registrationWall')).toBe(isAccount);
});

it('reads a page of AMP subscriptions by what it shows', () => {
  const prose = Array.from({ length: 6 }, () => `<p>${WHOLE}</p>`).join('');
  const doc = new DOMParser().parseFromString(
    `<html lang="en" amp><head><title>A bridge too long</title>
    <script type="application/json" id="amp-subscriptions">{"services":[{"serviceId":"local"}]}</script>
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"A bridge too long","isAccessibleForFree":false}</script></head>
    <body><article><h1>A bridge too long</h1><p>${WHOLE}</p><p>${WHOLE}</p>
    <section subscriptions-section="content">${prose}</section>
    <section subscriptions-section="content-not-granted"><p>Subscribe to continue reading</p></section></article></body></html>`,
    'text/html',
  );
  const shows = (section: string) => (element: Element) => {
    const held = element.closest('[subscriptions-section]')?.getAttribute('subscriptions-section');
    return !held || held === section;
  };
  const denied = readFacts(doc, { isVisible: shows('content-not-granted') }).facts;
  expect(judgeAccess(denied)).toMatchObject({ verdict: 'locked' });
  expect(judgeAccess(denied).evidence.map(({ signal }) => signal)).toContain('accessPhrase');
  expect(judgeBody(denied, null).verdict).toBe('cut');
  const granted = readFacts(doc, { isVisible: shows('content') }).facts;
  expect(granted.bodyWords).toBeGreaterThan(denied.bodyWords * 2);
  expect(denied.body.map(({ text }) => text)).toEqual([WHOLE, WHOLE]);
  // It is sold all the same, and it is all there.
  expect(judgeAccess(granted).verdict).toBe('locked');
  expect(judgeBody(granted, null).verdict).toBe('complete');
});

it('takes no consent layer for a wall', () => {
  const text = 'To continue reading, accept cookies or subscribe to read without tracking.';
  expect(judge({ after: [text] }).verdict).toBe('unknown');
  const layout = { clip: null, isFaded: false, isBlurred: false, layer: text };
  expect(judge({ layout }).verdict).toBe('unknown');
});

it('takes the words of a layer over the text for a wall', () => {
  const layer = 'Keep reading. Subscribe to continue reading this article.';
  expect(judge({ layout: { clip: null, isFaded: false, isBlurred: false, layer } }).verdict).toBe('locked');
});
