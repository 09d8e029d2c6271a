import { describe, expect, it } from 'vitest';
import { inFormat } from '../../utils/reading/cite/formats';
import { itemOf, namesOf } from '../../utils/reading/cite/item';
import { inStyle } from '../../utils/reading/cite/styles';
import { finding } from '../components/draw';

const readMs = Date.UTC(2026, 10, 22, 9);
const item = (over: Parameters<typeof finding>[0] = {}) =>
  itemOf({ finding: finding(over), pageUrl: 'https://qoshe.example/1', readMs });

describe('the names of a byline', () => {
  it.each([
    ['Ada Writer', [{ family: 'Writer', given: 'Ada' }]],
    [
      'Ada Writer and Ben de Jong',
      [
        { family: 'Writer', given: 'Ada' },
        { family: 'de Jong', given: 'Ben' },
      ],
    ],
    [
      'Ayşe Kaya ve Can Demir',
      [
        { family: 'Kaya', given: 'Ayşe' },
        { family: 'Demir', given: 'Can' },
      ],
    ],
    ['山田太郎', [{ literal: '山田太郎' }]],
    ['AFP', [{ literal: 'AFP' }]],
    ['Sports Desk', [{ literal: 'Sports Desk' }]],
    [null, []],
  ])('%s', (byline, names) => expect(namesOf(byline)).toEqual(names));
});

describe('a citation', () => {
  it('names the original, not the page where it was met', () => {
    expect(item().URL).toBe('https://www.daily.example/river');
    expect(item({ source: { ...finding().source, kind: 'outlet' } }).URL).toBe('https://qoshe.example/1');
  });

  it.each([
    [
      'apa',
      'Writer, A. (2025, August 11). Whose river is it? The Daily Example. https://www.daily.example/river',
    ],
    ['mla', 'Writer, Ada. “Whose river is it?” The Daily Example, 11 Aug. 2025, www.daily.example/river.'],
    [
      'chicago',
      'Writer, Ada. “Whose river is it?” The Daily Example, August 11, 2025. https://www.daily.example/river.',
    ],
  ] as const)('in the style %s', (style, expected) => expect(inStyle(item(), style)).toBe(expected));

  it.each([
    [
      'apa',
      'The “great” river. (n.d.). The Daily Example. Retrieved November 22, 2026, from https://www.daily.example/river',
    ],
    ['mla', '“The ‘great’ river.” The Daily Example, www.daily.example/river. Accessed 22 Nov. 2026.'],
    [
      'chicago',
      'The Daily Example. “The ‘great’ river.” Accessed November 22, 2026. https://www.daily.example/river.',
    ],
  ] as const)('in the style %s, without author and date', (style, expected) =>
    expect(inStyle(item({ title: 'The “great” river', author: null, published: null }), style)).toBe(
      expected,
    ),
  );

  it.each([
    ['apa', 'Writer, A., Baker, B. C., & Jong, C.-D.'],
    ['mla', 'Writer, Ada, et al.'],
    ['chicago', 'Writer, Ada, Ben Carl Baker, and Carl-Dan Jong.'],
  ] as const)('in the style %s, with three authors', (style, expected) =>
    expect(inStyle(item({ author: 'Ada Writer, Ben Carl Baker & Carl-Dan Jong' }), style)).toContain(
      expected,
    ),
  );

  it('as BibTeX, which no title breaks out of', () => {
    const bibtex = inFormat(item({ title: '50 % of {rivers} & "seas"', lang: 'de' }), 'bibtex');
    expect(bibtex).toMatch(/^@article\{writer2025rivers,/);
    expect(bibtex).toContain('author = {Writer, Ada}');
    expect(bibtex).toContain('50 \\% of \\textbraceleft{}rivers\\textbraceright{} \\&');
    expect(bibtex).toContain('url = {https://www.daily.example/river}');
    expect(bibtex).toMatch(/year = \{?2025\}?/);
    expect(bibtex.split('{').length).toBe(bibtex.split('}').length);
  });

  it('as RIS and CSL-JSON', () => {
    const ris = inFormat(item(), 'ris');
    for (const line of ['TY  - ELEC', 'AU  - Writer, Ada', 'TI  - Whose river is it?', 'ER  -'])
      expect(ris).toContain(line);
    expect(ris).toContain('UR  - https://www.daily.example/river');
    expect(JSON.parse(inFormat(item(), 'csl'))).toEqual([item()]);
  });
});
