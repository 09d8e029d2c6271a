import { describe, expect, it } from 'vitest';
import { judgeBody } from '../../utils/article/truncation';
import { aggregatorPage } from '../../utils/rules/aggregators';
import { BROKEN, factsOf, WHOLE } from './make';

const qoshe = aggregatorPage('https://qoshe.com/blitz/staff-writer/a-title/180006188');
const signals = (judgement: ReturnType<typeof judgeBody>) => judgement.evidence.map(({ signal }) => signal);
const BODY = [WHOLE, WHOLE];

describe('a body', () => {
  it('that ends with a sentence, and nothing behind it, is complete', () => {
    expect(judgeBody(factsOf(BODY), null).verdict).toBe('complete');
  });

  it('is never complete on a known aggregator', () => {
    expect(judgeBody(factsOf(BODY), qoshe).verdict).toBe('unknown');
  });

  it.each([
    ['three dots', `${BROKEN}...`, 'ellipsisEnd'],
    ['an ellipsis', `${BROKEN}…`, 'ellipsisEnd'],
    ['an ellipsis in brackets', `${BROKEN} […]`, 'ellipsisEnd'],
    ['eight dots', `${BROKEN}........`, 'dotLeaders'],
    ['a glued way on', `${BROKEN}…Read more`, 'continueLink'],
    ['a count', `${BROKEN}… [+2316 chars]`, 'hiddenCount'],
    ['a word that calls for another', `${BROKEN} by the`, 'functionWordEnd'],
  ])('that ends in %s is cut', (_name, last, signal) => {
    const judgement = judgeBody(factsOf([WHOLE, last]), null);
    expect(judgement.verdict).toBe('cut');
    expect(signals(judgement)).toContain(signal);
  });

  it('that stops bare before a © line is cut, and the line alone says nothing', () => {
    expect(judgeBody(factsOf([WHOLE, BROKEN], { after: ['© Blitz'] }), qoshe).verdict).toBe('cut');
    expect(judgeBody(factsOf(BODY, { after: ['© Blitz'] }), null).verdict).toBe('complete');
  });

  it.each([
    ['YAZININ DEVAMI', 'tr'],
    ['DEVAMI İÇİN TIKLAYIN', 'tr'],
    ['Jetzt weiterlesen', 'de'],
    ['Lire la suite »', 'fr'],
    ['続きを読む', 'ja'],
    ['اقرأ المقال كاملا', 'ar'],
    ['Читать полностью', 'ru'],
  ])('before “%s” is cut', (line) => {
    expect(judgeBody(factsOf(BODY, { after: [line] }), null).verdict).toBe('cut');
  });

  it.each(['Read more', 'Leia mais', 'Mehr', 'Continue reading the main story'])(
    'before “%s” is still complete: it may lead to another story',
    (line) => {
      expect(judgeBody(factsOf(BODY, { after: [line] }), null).verdict).toBe('complete');
    },
  );

  it.each([
    'Subscribe to continue reading',
    'La suite est réservée aux abonnés.',
    'この記事は有料会員限定です。残り868文字',
    'Devamı için abone olun',
  ])('before “%s” is cut', (line) => {
    expect(judgeBody(factsOf(BODY, { after: [line] }), null).verdict).toBe('cut');
  });

  it('ends at a wall that stands inside what was taken for it', () => {
    const wall = [
      'この記事は会員限定です。',
      '会員登録する',
      'ログインして続きを読む',
      '電子版が利用できる。',
    ];
    const judgement = judgeBody(factsOf([...BODY, ...wall]), null);
    expect(judgement.verdict).toBe('cut');
    expect(judgement.lastWords).toBe(WHOLE.slice(-240));
    const promo = ['Subscribe to read more like this', WHOLE, WHOLE, WHOLE];
    expect(judgeBody(factsOf([WHOLE, ...promo]), null).verdict).toBe('complete');
  });

  it('tells how much the page says it withholds', () => {
    const judge = (line: string) => judgeBody(factsOf(BODY, { after: [line] }), null).hidden;
    expect(judge('Pozostało jeszcze 89% artykułu')).toEqual({ unit: 'percent', amount: 89 });
    expect(judge('残り868文字')).toEqual({ unit: 'characters', amount: 868 });
    expect(judge('Il vous reste 75.5 % de cet article à lire.')).toEqual({ unit: 'percent', amount: 75.5 });
  });

  it.each([
    ['initials of the desk', `${WHOLE} (dpa/kas)`],
    ['a hashtag', `${WHOLE} #bridge`],
    ['an address', `${WHOLE} www.tidewater-post.example`],
  ])('that ends in %s is not called cut', (_name, last) => {
    expect(judgeBody(factsOf([WHOLE, last]), null).verdict).not.toBe('cut');
  });

  it('abstains where a script writes no full stop', () => {
    const thai = 'สภาเมืองประชุมกันเมื่อวันอังคารเพื่อฟังเรื่องสะพาน '.repeat(4).trim();
    const judgement = judgeBody(factsOf([thai, thai], { lang: 'th' }), null);
    expect(judgement.verdict).toBe('unknown');
    expect(signals(judgement)).toContain('unpunctuatedScript');
  });

  it('looks past credits, dates and newsletters for the last words', () => {
    const judgement = judgeBody(
      factsOf([WHOLE, `${BROKEN}…`, 'Photo: A. Person', 'Sign up for our newsletter today']),
      null,
    );
    expect(judgement.verdict).toBe('cut');
    expect(judgement.lastWords.endsWith('outside…')).toBe(true);
  });

  it('that is not there is a cut on an aggregator where dots stand in its place, else unknown', () => {
    expect(judgeBody(factsOf(['.....'], { after: ['© Blitz'] }), qoshe).verdict).toBe('cut');
    expect(judgeBody(factsOf([]), null).verdict).toBe('unknown');
  });

  it('is not called cut for a declared length that its own page explains', () => {
    const [article] = [
      {
        headline: 'A bridge too long',
        authors: [],
        publisher: null,
        publisherUrl: null,
        datePublished: null,
        isAccessibleForFree: false,
        isBasedOn: [],
        mainEntityOfPage: null,
        articleBodyChars: 30_000,
        wordCount: null,
      },
    ];
    const facts = factsOf(BODY, { bodyChars: 29_000, linkedArticles: article ? [article] : [] });
    expect(judgeBody(facts, null).verdict).toBe('complete');
  });
});
