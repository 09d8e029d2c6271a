import { describe, expect, it } from 'vitest';
import { linkedArticles } from '../../utils/article/linked';

const article = { '@type': 'NewsArticle', headline: 'A bridge', articleBody: 'x'.repeat(500) };

describe('JSON-LD', () => {
  it('is found in graphs, arrays and page nodes', () => {
    expect(
      linkedArticles([JSON.stringify({ '@graph': [{ '@type': 'Organization' }, article] })]),
    ).toHaveLength(1);
    expect(linkedArticles([JSON.stringify([[article]])])).toHaveLength(1);
    expect(
      linkedArticles([JSON.stringify({ '@type': 'WebPage', mainEntity: article })])[0]?.articleBodyChars,
    ).toBe(500);
  });

  it('reads names whatever their shape', () => {
    const [found] = linkedArticles([
      JSON.stringify({
        ...article,
        author: ['Nora Feldmann', { name: 'Jonas Wiedeking' }, { name: { name: {} } }, 7],
        publisher: { name: 'Tidewater Post', url: 'https://www.tidewater-post.example/' },
        isBasedOn: { '@id': 'https://www.blitz.example/1' },
        wordCount: '812',
      }),
    ]);
    expect(found).toMatchObject({
      authors: ['Nora Feldmann', 'Jonas Wiedeking'],
      publisher: 'Tidewater Post',
      isBasedOn: ['https://www.blitz.example/1'],
      wordCount: 812,
    });
  });

  it.each([
    ['raw line breaks in a string', '{"@type":"NewsArticle","headline":"A\nbridge"}'],
    ['a comma too many', '{"@type":"NewsArticle","headline":"A bridge",}'],
    ['a comment around', '<!-- {"@type":"NewsArticle","headline":"A bridge"} -->'],
    ['a semicolon behind', '{"@type":"NewsArticle","headline":"A bridge"};'],
  ])('is mended: %s', (_name, script) => {
    expect(linkedArticles([script])[0]?.headline).toBe('A bridge');
  });

  it.each([
    ['nonsense', '{"@type":"NewsArticle","headline": '],
    ['deep nesting', `${'['.repeat(5000)}${JSON.stringify(article)}${']'.repeat(5000)}`],
    ['a huge script', JSON.stringify({ ...article, articleBody: 'x'.repeat(3_000_000) })],
    ['other things', '[null, 7, "x", {"@graph": "no"}, {"@type": [5, {}]}]'],
  ])('is left out without harm: %s', (_name, script) => {
    expect(linkedArticles([script])).toEqual([]);
  });

  it('stops counting at ten', () => {
    expect(linkedArticles([JSON.stringify(Array.from({ length: 500 }, () => article))])).toHaveLength(10);
  });
});
