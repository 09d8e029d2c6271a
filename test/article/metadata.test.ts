import { describe, expect, it } from 'vitest';
import { dateIn } from '../../utils/article/dates';
import { guessLanguage } from '../../utils/article/language';
import { describeArticle } from '../../utils/article/metadata';
import { aggregatorPage } from '../../utils/rules/aggregators';
import { factsOf, WHOLE } from './make';

const NOW = new Date(2026, 7, 12, 12).getTime();

describe('dates', () => {
  it.each([
    ['11.08.2025', null, '2025-08-11'],
    ['2025-08-11T06:00:00Z', null, '2025-08-11T06:00:00Z'],
    ['August 11, 2025', 'en', '2025-08-11'],
    ['Mon, 11 August 2025 at 6:30 am', 'en-GB', '2025-08-11'],
    ['11 août 2025 à 07h00', 'fr', '2025-08-11'],
    ['11 de agosto de 2025', 'es', '2025-08-11'],
    ['11 Ağustos 2025', 'tr', '2025-08-11'],
    ['11 августа 2025 г.', 'ru', '2025-08-11'],
    ['2025. augusztus 11.', 'hu', '2025-08-11'],
    ['2025年8月11日 12時00分', 'ja', '2025-08-11'],
    ['١١ أغسطس ٢٠٢٥', 'ar', '2025-08-11'],
    ['08/11/2025', 'en-US', '2025-08-11'],
    ['11/08/2025', 'en-GB', '2025-08-11'],
  ])('%s (%s) is %s', (text, lang, iso) => {
    expect(dateIn(text, lang)?.iso).toBe(iso);
  });

  it('words that need a clock', () => {
    expect(dateIn('yesterday', 'en')).toEqual({ iso: null, text: 'yesterday' });
    expect(dateIn('yesterday', 'de', NOW)).toEqual({ iso: '2026-08-11', text: 'yesterday' });
    expect(dateIn('gestern, 12:03', 'de', NOW)?.iso).toBe('2026-08-11');
    expect(dateIn('latest', 'en', NOW)).toEqual({ iso: null, text: 'latest' });
  });

  it.each(['16 0', '10', 'By Nora Feldmann', '99.99.2025', '', 'version 1.2.2025.4'])(
    '“%s” is none',
    (text) => {
      expect(dateIn(text, 'en', NOW)).toBeNull();
    },
  );
});

describe('an article of an aggregator', () => {
  const page = aggregatorPage(
    'https://qoshe.com/the-times-of-israel-blogs-/harriet-gimpel/thunder/180006188',
  );

  it('has its outlet from the © line and its author from the address', () => {
    const facts = factsOf([WHOLE], {
      before: ['16 0', 'yesterday'],
      after: ['© The Times of Israel (Blogs)'],
    });
    expect(describeArticle(facts, page, NOW)).toMatchObject({
      title: 'A bridge too long',
      outlet: 'The Times of Israel (Blogs)',
      author: 'Harriet Gimpel',
      published: { iso: '2026-08-11', text: 'yesterday' },
    });
  });

  it('has its outlet from the address where no © line stands, never the aggregator itself', () => {
    const facts = factsOf([WHOLE], { after: ['© 2026 QOSHE'], meta: { 'og:site_name': 'QOSHE' } });
    expect(describeArticle(facts, page).outlet).toBe('The Times Of Israel Blogs');
  });
});

describe('an article on its own site', () => {
  it.each([
    ['By Nora Feldmann', 'Nora Feldmann'],
    ['Von Jonas Wiedeking', 'Jonas Wiedeking'],
    ['Par Camille Ortiz-Leroux | publié le 3 mai', 'Camille Ortiz-Leroux'],
    ['By the numbers: what changed', null],
    ['Advertisement', null],
  ])('“%s” names %s', (line, author) => {
    expect(describeArticle(factsOf([WHOLE], { before: [line] }), null).author).toBe(author);
  });

  it('keeps addresses out of names', () => {
    const meta = { 'article:author': 'https://www.facebook.com/tidewater' };
    expect(describeArticle(factsOf([WHOLE], { meta }), null).author).toBeNull();
  });

  it('takes the outlet from its own name and the title without it', () => {
    const facts = factsOf([WHOLE], {
      headline: null,
      title: 'A bridge too long | Tidewater Post',
      meta: { 'og:site_name': 'Tidewater Post' },
    });
    expect(describeArticle(facts, null)).toMatchObject({
      title: 'A bridge too long',
      outlet: 'Tidewater Post',
    });
  });
});

it.each([
  [WHOLE, 'en'],
  [
    'Der Rat hat am Dienstag über die Brücke beraten, und keiner von den Leuten auf der Bank hatte den Bericht gelesen, der lang war.',
    'de',
  ],
  [
    'Köprü için toplanan meclis üyeleri raporu okumamıştı ve mühendis bir saat kadar dışarıda bekledi çünkü o gün daha çok iş vardı.',
    'tr',
  ],
  ['橋について話を聞くため、議会は火曜日に開かれた。報告書を読んだ者はいなかった。', 'ja'],
  ['12 34', null],
])('guesses the language of “%s”', (text, lang) => {
  expect(guessLanguage(text)).toBe(lang);
});
