import { describe, expect, test } from 'vitest';
import type { FactBlock, FactLink } from '../../utils/facts';
import { resolveSource } from '../../utils/source/resolve';
import { factsAt } from './make';

const PAGE = 'https://newsmirror.example/read/a-title-of-some-words';
const STORY = 'https://www.theguardian.com/world/2025/may/01/a-title-of-some-words';
const block = (text: string, linkChars = 0): FactBlock => ({ text, linkChars, tag: 'p' });
const link = (text: string, href = STORY, place: FactLink['place'] = 'after'): FactLink => ({
  href,
  text,
  place,
});
const CUT = [block('The ministers met again on Thursday and agreed that the')];
const WHOLE = [block('The ministers met again on Thursday and agreed.')];
const onward = (text: string, href = STORY) => ({ after: [block(text)], links: [link(text, href)] });

describe('a site on no list', () => {
  test.each([
    [
      'a canonical link and a link that sends readers on agree',
      factsAt(PAGE, { canonical: STORY, body: WHOLE, ...onward('Continue reading') }),
      null,
      'canonicalElsewhere',
    ],
    [
      'the link that sends readers on goes to the credited outlet',
      factsAt(PAGE, { body: WHOLE, ...onward('Read the full story') }),
      'The Guardian',
      'continueElsewhere',
    ],
    [
      'the canonical link goes to the credited outlet',
      factsAt(PAGE, { body: WHOLE, canonical: STORY }),
      'The Guardian',
      'canonicalElsewhere',
    ],
    [
      'its © line names another outlet than the site, which is where the link goes',
      factsAt(PAGE, {
        body: WHOLE,
        after: [block('© 2025 The Guardian. All rights reserved'), block('Continue reading')],
        links: [link('Continue reading')],
      }),
      'News Mirror',
      'continueElsewhere',
    ],
    [
      'the text breaks off and the link names whom it leads to',
      factsAt(PAGE, { body: CUT, ...onward('Read the full story on The Guardian') }),
      null,
      'continueElsewhere',
    ],
  ])('is taken for an aggregator, as a guess: %s', (_, facts, outlet, signal) => {
    const found = resolveSource(facts, null, outlet);
    expect(found).toMatchObject({ kind: 'article', url: STORY, outlet: 'The Guardian' });
    expect(found.evidence.map((item) => item.signal)).toEqual([signal, 'guessedAggregator']);
    expect(found.evidence.at(-1)?.weight).toBeLessThan(0);
    expect(found.evidence.at(-1)?.excerpt).not.toBe('');
  });

  test.each([
    ['a canonical link alone', factsAt(PAGE, { canonical: STORY, body: CUT }), null],
    [
      'a link that sends readers on alone',
      factsAt(PAGE, { body: WHOLE, ...onward('Continue reading') }),
      null,
    ],
    ['the same where the text breaks off', factsAt(PAGE, { body: CUT, ...onward('Continue reading') }), null],
    ['a credit alone', factsAt(PAGE, { body: CUT }), 'The Guardian'],
    [
      'a link that is far from the text',
      factsAt(PAGE, {
        body: CUT,
        after: [block('One'), block('Two'), block('Three'), block('Read the full story on The Guardian')],
        links: [link('Read the full story on The Guardian')],
      }),
      null,
    ],
    ['a mere “more”', factsAt(PAGE, { body: CUT, ...onward('Read more') }), 'The Guardian'],
    [
      'leads to two publishers',
      factsAt(PAGE, {
        body: WHOLE,
        canonical: 'https://www.lemonde.fr/monde/article/2025/05/01/un-titre.html',
        ...onward('Continue reading'),
      }),
      null,
    ],
    [
      'a credit of the site itself',
      factsAt('https://www.theguardian.com/world/2025/may/02/another-title-of-words', {
        canonical: 'https://www.lemonde.fr/monde/article/2025/05/01/un-titre.html',
        body: CUT,
      }),
      'The Guardian',
    ],
    [
      'a subscription on a sister’s site',
      factsAt(PAGE, {
        body: CUT,
        ...onward('Continue reading', 'https://subscribe.newsmirror.example/a-b-c'),
      }),
      null,
    ],
    [
      'a script',
      factsAt(PAGE, {
        canonical: 'javascript:alert(1)',
        body: CUT,
        ...onward('Continue reading', 'javascript:1'),
      }),
      'The Guardian',
    ],
  ])('is an ordinary page: %s', (_, facts, outlet) => {
    expect(resolveSource(facts, null, outlet).kind).toBe('self');
  });
});
