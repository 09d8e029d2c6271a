import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../utils/article/facts';
import { judgePage } from '../../utils/article/judge';
import { looksLikeArticle } from '../../utils/article/likeness';
import { describeArticle } from '../../utils/article/metadata';
import { PageFacts } from '../../utils/facts';
import { ArticleFinding } from '../../utils/report';
import { aggregatorPage } from '../../utils/rules/aggregators';
import { resolveSource } from '../../utils/source/resolve';
import type { SamplePage } from '../fixtures/page';
import { SAMPLE_PAGES, samplePage } from '../fixtures/pages';

const NOW = Date.UTC(2026, 7, 12, 12, 15);

function read(page: SamplePage) {
  const doc = new DOMParser().parseFromString(page.source(), 'text/html');
  const reading = readFacts(doc);
  const facts = { ...reading.facts, url: page.url };
  const known = aggregatorPage(page.url);
  const { outlet } = describeArticle(facts, known, NOW);
  return { doc, facts, reading, finding: judgePage(facts, known, resolveSource(facts, known, outlet), NOW) };
}

/** An address spells names without marks and hyphens. */
const spelled = (name: string | null | undefined) =>
  (name ?? '')
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/-/g, ' ');

const articles = SAMPLE_PAGES.flatMap((page) =>
  page.truth ? [{ page, truth: page.truth, id: page.id }] : [],
);

describe('the sample pages', () => {
  it.each(articles)('$id is read for what it is', ({ page, truth }) => {
    const { doc, facts, reading, finding } = read(page);
    expect(looksLikeArticle(doc)).toBe(true);
    expect(v.safeParse(PageFacts, facts).issues).toBeUndefined();
    expect(v.safeParse(ArticleFinding, finding).issues).toBeUndefined();
    expect(finding?.title).toBe(truth.title);
    expect(finding?.outlet).toBe(truth.outlet);
    expect(spelled(finding?.author)).toBe(spelled(truth.author));
    expect(finding?.published?.text ?? null).toBe(truth.published?.text ?? null);
    if (truth.published?.iso) expect(finding?.published?.iso).toContain(truth.published.iso);
    expect(finding?.dir).toBe(truth.dir);
    const last = truth.paragraphs.at(-1)?.slice(-30) ?? '';
    const isEmpty = !/\p{L}/u.test(last);
    if (!isEmpty) expect(finding?.lang).toBe(truth.lang);
    expect(truth.body).toContain(finding?.body.verdict);
    if (!isEmpty) expect(finding?.body.lastWords.slice(-30)).toBe(last);
    const end = reading.nodeEnding(finding?.body.lastWords ?? '') ?? reading.lastNode;
    expect(end?.textContent?.trim().slice(-30)).toBe(last);
  });

  it.each(SAMPLE_PAGES.filter((page) => page.id.endsWith('listing')).map((page) => ({ page, id: page.id })))(
    '$id is no article',
    ({ page }) => {
      expect(read(page).finding).toBeNull();
    },
  );

  it.each([
    'many-nodes',
    'huge-text',
    'bad-json-ld',
    'script-in-title',
    'many-spans',
    'deep-nesting',
    'huge-json-ld',
  ])('%s is read all the same', { timeout: 60_000 }, (id) => {
    const start = performance.now();
    const { facts, finding } = read(samplePage(id));
    expect(v.safeParse(PageFacts, facts).issues).toBeUndefined();
    expect(finding?.body.verdict).toBe('cut');
    expect(JSON.stringify(facts).length).toBeLessThan(200_000);
    // Generous: this document is a slow imitation of a browser's.
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('keeps a title of script tags as plain words', () => {
    expect(read(samplePage('script-in-title')).finding?.title).toContain('<script>');
  });

  it('offers no address that runs or hides something', () => {
    const { source } = read(samplePage('bad-sources')).finding ?? {};
    expect(source?.url ?? '').toMatch(/^$|^https:\/\/(?!user)/);
  });

  it('takes characters that turn the direction out of everything it reports', () => {
    const { facts } = read(samplePage('disguised'));
    // They are in what the page says, and gone from what crosses to the worker.
    expect(facts.title).toContain('\u202e');
    expect(JSON.stringify(v.parse(PageFacts, facts))).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('names a host that looks like another by what it is', () => {
    const { source } = read(samplePage('disguised')).finding ?? {};
    expect(source?.kind).toBe('article');
    expect(new URL(source?.url ?? '').hostname).toMatch(/^www\.xn--/);
  });

  it('offers no link that leads in a circle', () => {
    const { source } = read(samplePage('circle')).finding ?? {};
    expect(source).toMatchObject({ kind: 'unresolvable' });
  });
});
