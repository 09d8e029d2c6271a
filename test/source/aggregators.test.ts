import { expect, test } from 'vitest';
import type { FactLink, PageFacts } from '../../utils/facts';
import type { SourceFinding } from '../../utils/report';
import { AGGREGATORS, aggregatorPage } from '../../utils/rules/aggregators';
import { resolveSource } from '../../utils/source/resolve';
import { factsAt } from './make';

const STORY = 'https://www.theguardian.com/world/2025/may/01/a-title-of-some-words';
const TITLE = 'A title of some words';
const link = (text: string, href = STORY, place: FactLink['place'] = 'after'): FactLink => ({
  href,
  text,
  place,
});

/** The headline of a discussion is the link. */
const titleLink = { links: [link(TITLE, STORY, 'before')] };
const onward = { links: [link('Read the full story')] };
const canonical = { canonical: STORY };

/** What a page of each aggregator gives away, and where it must lead: as it is built, with an address of ours. */
const PAGES: Record<string, [more: Partial<PageFacts>, kind: SourceFinding['kind']]> = {
  allsides: [{ links: [link('Read full story')] }, 'article'],
  aol: [onward, 'article'],
  bingnews: [{}, 'none'],
  dailyhunt: [{}, 'none'],
  digg: [titleLink, 'article'],
  drudge: [{}, 'none'],
  feedly: [{ links: [link('Visit website')] }, 'article'],
  flipboard: [onward, 'article'],
  gazeteoku: [{ links: [link('Yazının devamı için tıklayınız')] }, 'article'],
  googlenews: [{}, 'unresolvable'],
  groundnews: [{ links: [link('Read Full Article')] }, 'article'],
  haberler: [{ links: [link('Haberin devamı')] }, 'article'],
  hackernews: [titleLink, 'article'],
  headtopics: [onward, 'article'],
  inoreader: [titleLink, 'article'],
  lobsters: [titleLink, 'article'],
  mediumreader: [canonical, 'article'],
  memeorandum: [{}, 'none'],
  msn: [canonical, 'article'],
  muckrack: [{}, 'none'],
  newsbreak: [onward, 'article'],
  newser: [{}, 'none'],
  onenewspage: [onward, 'article'],
  pressreader: [{}, 'outlet'],
  qoshe: [{}, 'none'],
  realclear: [titleLink, 'article'],
  reddit: [titleLink, 'article'],
  slashdot: [{ links: [link('Read the full story')] }, 'article'],
  smartnews: [onward, 'article'],
  sondakika: [{}, 'none'],
  squid: [onward, 'article'],
  substackreader: [canonical, 'article'],
  techmeme: [{}, 'none'],
  upday: [onward, 'article'],
  yahoo: [onward, 'article'],
  yahoojapan: [{ links: [link('元記事を読む')] }, 'article'],
};

test('every aggregator is known by its example, as an article where its rule knows articles', () => {
  for (const { id, article, listing, example } of AGGREGATORS) {
    const page = aggregatorPage(example);
    expect(page?.aggregator.id, example).toBe(id);
    expect(page?.kind, example).toBe(article ? 'article' : listing ? 'listing' : 'unclear');
  }
  const ids = AGGREGATORS.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  expect(Object.keys(PAGES).sort()).toEqual(ids);
});

test.each(AGGREGATORS.map(({ id, example }) => [id, example]))('a page of %s leads on', (id, example) => {
  const [more, kind] = PAGES[id] ?? [];
  const found = resolveSource(factsAt(example, more), aggregatorPage(example), null);
  expect(found.kind).toBe(kind);
  expect(found.url).toBe(
    kind === 'article' ? STORY : id === 'pressreader' ? 'https://www.theguardian.com/' : null,
  );
  expect(found.evidence.map(({ signal }) => signal)).not.toContain('guessedAggregator');
});

test.each([
  'https://www.bing.com/search?q=a+topic',
  'https://www.realclearpolitics.com/articles/2024/05/01/a_title_123456.html',
  'https://muckrack.com/blog/2024/05/01/a-title',
  'https://digg.com/2019/a-title-of-some-words',
  'https://writer.substack.com/p/a-title',
  'https://medium.com/@writer/a-title-0123456789ab',
  'https://notreddit.com/r/news/comments/1a2b3c4/a_title/',
])('what is an outlet of its own is no aggregator: %s', (url) => {
  expect(aggregatorPage(url)).toBeNull();
});
