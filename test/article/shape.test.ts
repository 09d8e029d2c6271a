import { describe, expect, it } from 'vitest';
import { endingOf } from '../../utils/article/ending';
import { judgePage } from '../../utils/article/judge';
import { ellipsisHabit, shapeOfEnding } from '../../utils/article/shape';
import { judgeBody } from '../../utils/article/truncation';
import { aggregatorPage } from '../../utils/rules/aggregators';
import { factsOf, WHOLE } from './make';

const block = (text: string, tag = 'p', linkChars = 0) => ({ text, tag, linkChars });
const long = 'A paragraph of the usual length that ends as paragraphs do, with a full stop at its end.';
const shape = (text: string, before = [block(long), block(long)], line = block(text), lang = 'en') =>
  shapeOfEnding(endingOf(text), line, before, lang);

describe('the shape of an end without a mark', () => {
  it('knows words that stand inside sentences from those that end them', () => {
    expect(shape('The mayor walked to the').wordMidSentence).toBeGreaterThan(1);
    expect(shape('He said it once and never again').wordMidSentence).toBeLessThan(0);
    expect(shape('Der Minister ging in die', undefined, undefined, 'de').wordMidSentence).toBeGreaterThan(1);
    expect(shape('Zo ging het verder met de', undefined, undefined, 'nl').wordMidSentence).toBe(0);
  });

  it('counts how far the sentence has come', () => {
    expect(shape('It ended. Then two words').sinceSentenceEnd).toBeLessThan(0.6);
    expect(shape(`It ended. ${'word '.repeat(25)}`).sinceSentenceEnd).toBeGreaterThan(2);
  });

  it('sees what other paragraphs do', () => {
    const bare = block('Here is another paragraph of the same author which goes without any mark at its end');
    expect(shape('one more', [bare, bare, bare]).bareHabit).toBe(1);
    expect(shape('one more').bareHabit).toBe(0);
    expect(shape('one more', [bare]).bareHabit).toBe(0);
  });

  it('sees names, links, other elements and brackets', () => {
    expect(shape('Photos By Jane Doe And John Roe').capitalsBefore).toBe(1);
    expect(shape('all of it', undefined, block('all of it', 'p', 9)).linkedEnd).toBe(1);
    expect(shape('all of it', undefined, block('all of it', 'div')).otherElement).toBe(1);
    expect(shape('as was said (of the bridge').openBracket).toBe(1);
    expect(shape('as was said (of it) before').openBracket).toBe(0);
  });

  it('knows authors who close with dots', () => {
    const dots = block('Diyorum ki bu böyle gitmez ve gitmeyecek…');
    expect(ellipsisHabit([dots, dots, block(long)])).toBeCloseTo(2 / 3);
    expect(ellipsisHabit([dots])).toBe(0);
  });
});

describe('the judgement', () => {
  const habit = Array.from(
    { length: 6 },
    (_, i) =>
      `Paragraph ${i} of a text whose author has never cared for marks at the end of a line and goes on to write without them`,
  );
  it('calls a habit no cut', () => {
    expect(judgeBody(factsOf(habit), null).verdict).toBe('unknown');
  });
  it('names the habit with a weight that speaks against a cut', () => {
    const { evidence } = judgeBody(factsOf(habit), null);
    const found = evidence.find(({ signal }) => signal === 'bareHabit');
    expect(found?.weight).toBeLessThan(-1);
  });
  it('takes a declared length that is shown for a whole text', () => {
    const body = Array.from({ length: 12 }, () => long);
    const chars = body.join('').length;
    const { evidence } = judgeBody(
      factsOf(body, {
        linkedArticles: [
          {
            headline: 'A bridge too long',
            authors: [],
            publisher: null,
            publisherUrl: null,
            datePublished: null,
            isAccessibleForFree: null,
            isBasedOn: [],
            mainEntityOfPage: null,
            articleBodyChars: chars,
            wordCount: null,
          },
        ],
      }),
      null,
    );
    expect(evidence.some(({ signal, weight }) => signal === 'declaredWhole' && weight < 0)).toBe(true);
  });
  it('takes a paragraph that begins like a search field for a text', () => {
    const body = [
      WHOLE,
      WHOLE,
      'Search engines have changed how people find the council and what they expect of it and of…',
    ];
    expect(judgeBody(factsOf(body), null).verdict).toBe('cut');
    expect(judgeBody(factsOf([WHOLE, WHOLE, WHOLE, 'Search…']), null).verdict).toBe('complete');
  });
  it('does not go on where other stories are listed', () => {
    const body = Array.from({ length: 12 }, () => long);
    const link = (text: string) => ({ text, tag: 'a', linkChars: text.length });
    const after = [
      block('Continue reading', 'h2'),
      link('Health benefits of coffee'),
      link('The lifecycle of coffee'),
    ];
    expect(judgeBody({ ...factsOf(body), after }, null).verdict).toBe('complete');
    expect(judgeBody({ ...factsOf(body), after: [link('Continue reading')] }, null).verdict).toBe('cut');
  });
});

describe('a way on at another site', () => {
  const url = 'https://www.yahoo.com/news/harbour-wall-nobody-wanted-measure-063000123.html';
  const body = [WHOLE, WHOLE];
  const judge = (href: string, text = 'Read More', on = url) =>
    judgeBody(
      factsOf(body, { url: on, after: [text], links: [{ href, text, place: 'after' as const }] }),
      aggregatorPage(on),
    );
  it('proves an excerpt on an aggregator', () => {
    const { verdict, evidence } = judge('https://www.tidewater-post.example/a');
    expect(verdict).toBe('cut');
    expect(evidence.map(({ signal }) => signal)).toContain('continueElsewhere');
  });
  it('is none at the same site, in other words, or on an ordinary page', () => {
    expect(judge('https://finance.yahoo.com/a').verdict).toBe('unknown');
    expect(judge('https://www.tidewater-post.example/a', 'A ferry that sails').verdict).toBe('unknown');
    expect(judge('https://www.facebook.com/a', 'Read More', 'https://www.blitz.example/a').verdict).not.toBe(
      'cut',
    );
    expect(judge('javascript:alert(1)').verdict).toBe('unknown');
  });
});

describe('what is an article', () => {
  const self = { kind: 'self', url: null, outlet: null, evidence: [] } as const;
  const body = Array.from({ length: 12 }, () => WHOLE);
  const isArticle = (url: string, change = {}) =>
    judgePage(factsOf(body, { url, ...change }), null, { ...self, evidence: [] }, 0) !== null;
  it('is no front page, and no website without a headline', () => {
    expect(isArticle('https://www.blitz.example/2025/bridge')).toBe(true);
    expect(isArticle('https://www.blitz.example/?p=12')).toBe(true);
    expect(isArticle('https://www.blitz.example/')).toBe(false);
    expect(isArticle('https://www.blitz.example/index.html')).toBe(false);
    expect(
      isArticle('https://www.blitz.example/all', { headline: null, meta: { 'og:type': 'website' } }),
    ).toBe(false);
  });
});
