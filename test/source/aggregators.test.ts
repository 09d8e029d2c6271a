import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFacts } from '../../utils/article/facts';
import type { PageFacts } from '../../utils/facts';
import { AGGREGATORS, aggregatorPage } from '../../utils/rules/aggregators';
import { resolveSource } from '../../utils/source/resolve';
import { AGGREGATOR_PAGES, STORY } from '../fixtures/aggregators';
import { UNWRITTEN } from '../tools/new/generator';
import { factsAt } from './make';

const examples = join(process.cwd(), 'test/fixtures/aggregators');

/** What the page of an aggregator gives away: as told beside it, or read from its example page. */
function shownBy(id: string): Partial<PageFacts> {
  const [shown] = AGGREGATOR_PAGES[id] ?? [];
  if (shown !== 'page') return shown ?? {};
  const html = readFileSync(join(examples, `${id}.html`), 'utf8');
  expect(html, `test/fixtures/aggregators/${id}.html is yet to be written`).not.toContain(UNWRITTEN);
  const { url, ...facts } = readFacts(new DOMParser().parseFromString(html, 'text/html')).facts;
  return facts;
}

test('every aggregator is known by its example, as an article where its rule knows articles', () => {
  for (const { id, article, listing, example } of AGGREGATORS) {
    const page = aggregatorPage(example);
    expect(page?.aggregator.id, example).toBe(id);
    expect(page?.kind, example).toBe(article ? 'article' : listing ? 'listing' : 'unclear');
  }
  const ids = AGGREGATORS.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  expect(Object.keys(AGGREGATOR_PAGES).sort()).toEqual(ids);
});

test.each(AGGREGATORS.map(({ id, example }) => [id, example]))('a page of %s leads on', (id, example) => {
  const [, kind] = AGGREGATOR_PAGES[id] ?? [];
  const found = resolveSource(factsAt(example, shownBy(id)), aggregatorPage(example), null);
  expect(found.kind).toBe(kind);
  expect(found.url).toBe(
    kind === 'article' ? STORY : id === 'pressreader' ? 'https://www.theguardian.com/' : null,
  );
  expect(found.evidence.map(({ signal }) => signal)).not.toContain('guessedAggregator');
});

test('no example page is left over', () => {
  const pages = existsSync(examples) ? readdirSync(examples) : [];
  const told = Object.keys(AGGREGATOR_PAGES).filter((id) => AGGREGATOR_PAGES[id]?.[0] === 'page');
  expect(pages.sort()).toEqual(told.map((id) => `${id}.html`).sort());
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
