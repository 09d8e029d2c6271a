import { describe, expect, test } from 'vitest';
import type { FactLink, LinkedArticle, PageFacts } from '../../utils/facts';
import { aggregatorPage } from '../../utils/rules/aggregators';
import { ORIGINAL_LINKS } from '../../utils/rules/original-links';
import { resolveSource } from '../../utils/source/resolve';
import { factsAt } from './make';

const QOSHE = 'https://qoshe.com/blitz/staff-writer/a-title-of-some-words/180006188';
const MSN = 'https://www.msn.com/en-us/news/world/a-title/ar-AA1abcde';
const YAHOO = 'https://www.yahoo.com/news/a-title-123456789.html';
const STORY = 'https://www.theguardian.com/world/2025/may/01/a-title-of-some-words';

const facts = factsAt;
const linked = (more: Partial<LinkedArticle>): LinkedArticle => ({
  headline: null,
  authors: [],
  publisher: null,
  publisherUrl: null,
  datePublished: null,
  isAccessibleForFree: null,
  isBasedOn: [],
  mainEntityOfPage: null,
  articleBodyChars: null,
  wordCount: null,
  ...more,
});
const link = (href: string, text: string, place: FactLink['place'] = 'after'): FactLink => ({
  href,
  text,
  place,
});
const resolve = (page: PageFacts, outlet: string | null = null) =>
  resolveSource(page, aggregatorPage(page.url), outlet);

describe('aggregator pages', () => {
  test('a canonical link to the outlet, with tracking, is the original', () => {
    const found = resolve(facts(MSN, { canonical: `${STORY}?utm_source=msn#top` }));
    expect(found).toMatchObject({ kind: 'article', url: STORY, outlet: 'The Guardian' });
    expect(found.evidence.map(({ signal }) => signal)).toEqual(['canonicalElsewhere']);
  });

  test('agreeing candidates speak for it too', () => {
    const found = resolve(
      facts(MSN, {
        canonical: STORY,
        links: [link(STORY, 'Continue reading')],
        linkedArticles: [linked({ isBasedOn: [STORY] })],
      }),
    );
    expect(found.evidence.map(({ signal }) => signal)).toEqual([
      'canonicalElsewhere',
      'continueElsewhere',
      'basedOn',
    ]);
  });

  test.each([
    ['https:///path', 'https:///world/2025/a-title-of-words'],
    ['https:///file', 'https:///a-title-of-some-words.html'],
    ['relative', '/world/a-title-of-some-words'],
    ['itself over http', MSN.replace('https', 'http')],
    ['a country twin', 'https://www.msn.co.uk/en-gb/news/world/a-title/ar-AA1abcde'],
    ['a staging host', 'https://staging.outlet.example/2025/a-title-of-some-words'],
    ['a home page', 'https://www.theguardian.com/'],
    ['a section', 'https://www.theguardian.com/world'],
    ['script', 'javascript:alert(1)//a-title-of-some-words'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['credentials', 'https://www.theguardian.com@evil.example/a-title-of-some-words'],
    ['a number for a host', 'http://192.168.0.1/a-title-of-some-words'],
    ['the house', 'http://localhost/a-title-of-some-words'],
    ['a social network', 'https://www.facebook.com/outlet/posts/a-title-of-some-words'],
    ['an app store', 'https://play.google.com/store/apps/details?id=com.example.app'],
    ['a share link', 'https://outlet.example/share?id=12345'],
    ['another aggregator', 'https://qoshe.com/blitz/staff-writer/a-title/180006188'],
    ['nothing', ''],
    ['broken', 'https://[::bad/a-title-of-some-words'],
  ])('a canonical link that is %s is no source', (_, canonical) => {
    expect(resolve(facts(MSN, { canonical }))).toEqual({
      kind: 'none',
      url: null,
      outlet: null,
      evidence: [{ signal: 'noTrace', weight: 0, excerpt: '' }],
    });
  });

  test('a canonical link that was encoded as a whole is read', () => {
    expect(resolve(facts(MSN, { canonical: encodeURIComponent(STORY) })).url).toBe(STORY);
  });

  test.each([
    ['English', 'Continue reading'],
    ['English, with the outlet', 'Read the full story on The Guardian →'],
    ['Turkish in capitals', 'DEVAMI İÇİN TIKLAYINIZ'],
    ['Turkish', 'Yazının devamı »'],
    ['Japanese', '続きを読む'],
    ['German', 'Weiterlesen bei The Guardian …'],
    ['a title that links', 'A title of some words'],
  ])('a link that sends readers on: %s', (_, text) => {
    const found = resolve(
      facts(YAHOO, { links: [link('https://www.youtube.com/watch?v=1', text), link(STORY, text)] }),
    );
    expect(found).toMatchObject({ kind: 'article', url: STORY });
    expect(found.evidence[0]).toMatchObject({ signal: 'continueElsewhere', excerpt: text });
  });

  test('“read more” counts when it leads to one place only', () => {
    expect(resolve(facts(YAHOO, { links: [link(STORY, 'Read more')] })).url).toBe(STORY);
    const two = [
      link(STORY, 'Read more'),
      link('https://www.lemonde.fr/article/2025/another-story.html', 'Read more'),
    ];
    expect(resolve(facts(YAHOO, { links: two })).kind).toBe('none');
    expect(resolve(facts(YAHOO, { links: two }), 'Le Monde').url).toBe(two[1]?.href);
  });

  test('a “continue” link in the navigation before the text does not', () => {
    expect(resolve(facts(YAHOO, { links: [link(STORY, 'Continue reading', 'before')] })).kind).toBe('none');
  });

  test('what structured data is based on', () => {
    expect(resolve(facts(YAHOO, { linkedArticles: [linked({ mainEntityOfPage: STORY })] }))).toMatchObject({
      kind: 'article',
      url: STORY,
    });
  });

  test('one link to an article of the named outlet', () => {
    const page = facts(QOSHE, {
      links: [link(STORY, 'here', 'body'), link('https://www.bbc.com/news/articles/c123456', 'there')],
    });
    expect(resolve(page, 'The Guardian').evidence[0]?.signal).toBe('outletLink');
    const more = facts(QOSHE, {
      links: [...page.links, link('https://www.theguardian.com/uk/2024/jan/01/an-other-story', 'x')],
    });
    expect(resolve(more, 'The Guardian')).toMatchObject({
      kind: 'outlet',
      url: 'https://www.theguardian.com/',
    });
  });

  test('only a name: its home page when known, else none, and never a guessed article', () => {
    expect(resolve(facts(QOSHE), 'The Times of Israel (Blogs)')).toMatchObject({
      kind: 'outlet',
      url: 'https://blogs.timesofisrael.com/',
      outlet: 'The Times of Israel (Blogs)',
    });
    expect(resolve(facts(QOSHE), 'Blitz')).toEqual({
      kind: 'outlet',
      url: null,
      outlet: 'Blitz',
      evidence: [{ signal: 'outletNameOnly', weight: 1, excerpt: 'Blitz' }],
    });
  });

  test('the slug in the address names the outlet when the page does not', () => {
    expect(resolve(facts('https://qoshe.com/der-tagesspiegel/s-l/a-title/187375240'))).toMatchObject({
      kind: 'outlet',
      url: 'https://www.tagesspiegel.de/',
      outlet: 'Der Tagesspiegel',
    });
  });

  test('the publisher that structured data names: its home page', () => {
    const page = facts(YAHOO, {
      linkedArticles: [linked({ publisherUrl: 'https://www.outlet.example/about/us' })],
    });
    expect(resolve(page)).toMatchObject({
      kind: 'outlet',
      url: 'https://www.outlet.example/',
      outlet: 'outlet.example',
    });
  });

  test('a link whose end only a server knows', () => {
    expect(
      resolve(facts(YAHOO, { links: [link('https://flip.it/AbCdEf', 'Read the full story')] })),
    ).toMatchObject({
      kind: 'unresolvable',
      url: 'https://flip.it/AbCdEf',
    });
    const google = 'https://news.google.com/read/CBMiXkFVX3lxTE1iY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6';
    expect(resolve(facts(google))).toMatchObject({ kind: 'unresolvable', url: null });
  });

  test('an address that wraps the original', () => {
    const wrapped = `https://feedly.com/i/entry/${encodeURIComponent(STORY)}`;
    expect(resolve(facts(wrapped, { canonical: 'https://www.bbc.com/news/articles/c123456' }))).toMatchObject(
      {
        kind: 'article',
        url: STORY,
        evidence: [{ signal: 'addressWraps' }],
      },
    );
  });

  test('redirectors in front of candidates are unwrapped', () => {
    const href = `https://www.google.com/url?q=${encodeURIComponent(`${STORY}?fbclid=1`)}`;
    expect(resolve(facts(YAHOO, { links: [link(href, 'Continue reading')] })).url).toBe(STORY);
    const hostile = 'https://www.google.com/url?q=javascript%3Aalert(1)';
    expect(resolve(facts(YAHOO, { links: [link(hostile, 'Continue reading')] })).kind).toBe('none');
  });
});

describe('ordinary pages', () => {
  test('are their own source, whatever they link to', () => {
    const page = facts(`${STORY}?utm_source=x`, {
      canonical: 'https://www.bbc.com/news/articles/c123456',
      links: [link('https://www.lemonde.fr/article/2025/another-story.html', 'Continue reading')],
      linkedArticles: [linked({ isBasedOn: ['https://www.lemonde.fr/article/2025/another-story.html'] })],
    });
    expect(resolve(page)).toMatchObject({ kind: 'self', url: STORY, outlet: 'The Guardian' });
  });

  test('unless they declare whom they syndicate', () => {
    const page = facts('https://www.localpaper.example/a-title-of-some-words', {
      meta: { 'syndication-source': STORY },
    });
    expect(resolve(page)).toMatchObject({ kind: 'article', url: STORY });
    expect(resolve({ ...page, meta: { 'syndication-source': page.url } }).kind).toBe('self');
    expect(resolve({ ...page, meta: { 'original-source': 'javascript:alert(1)' } }).kind).toBe('self');
  });

  test('a malformed address gives no link', () => {
    expect(resolve(facts('about:blank'))).toMatchObject({ kind: 'self', url: null });
  });
});

test('every language’s link words match their examples', () => {
  for (const { lang, examples } of ORIGINAL_LINKS) {
    for (const text of examples) {
      expect(resolve(facts(YAHOO, { links: [link(STORY, text)] })).url, `${lang}: ${text}`).toBe(STORY);
    }
  }
});
