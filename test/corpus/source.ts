/**
 * Measures which original is offered: on saved pages as they are; on the same pages with each of their outward links set
 * right behind the text, where a link that leads on would stand; and on aggregators' pages of our own making, whose
 * original is known.
 */
import { pathToFileURL } from 'node:url';
import type { PageFacts } from '../../utils/facts.ts';
import { benchmarks, htmlOf, labelledPages, openPage, type SavedPage } from './corpus.ts';
import type { Evaluation } from './judgement.ts';
import './resolve.ts';

const { readFacts } = await import('../../utils/article/facts.ts');
const { aggregatorPage } = await import('../../utils/rules/aggregators.ts');
const { describeArticle } = await import('../../utils/article/metadata.ts');
const { resolveSource } = await import('../../utils/source/resolve.ts');
const { isSameSite } = await import('../../utils/source/domains.ts');
const { parseHTML } = await import('linkedom');
const { SAMPLE_PAGES } = await import('../fixtures/pages.ts');

/** Outward links of one page that are set behind its text, one after the other. */
const MAX_LINKS = 20;

/** Every saved page once. */
function savedPages(corpus: string): SavedPage[] {
  const seen = new Set<string>();
  return [...labelledPages(corpus), ...benchmarks(corpus).flatMap(({ pages }) => pages)].filter(
    ({ url, file }) => {
      const key = url || pathToFileURL(file).href;
      return seen.has(key) ? false : seen.add(key);
    },
  );
}

/** A document made of text has no address of its own, without which its links lead nowhere. */
function withBase(document: Document, url: string): Document {
  const base = document.createElement('base');
  base.setAttribute('href', url);
  document.head?.prepend(base);
  return document;
}

function sourceOf(facts: PageFacts) {
  const page = aggregatorPage(facts.url);
  return { page, found: resolveSource(facts, page, describeArticle(facts, page, Date.now()).outlet) };
}

/** The page, once for each outward link, as if the link stood right behind the text. */
function linkSets(facts: PageFacts): PageFacts[] {
  const outward = facts.links.filter(({ href, text }) => text !== '' && !isSameSite(href, facts.url));
  return outward.slice(0, MAX_LINKS).map((link) => ({
    ...facts,
    after: [{ text: link.text, linkChars: link.text.length, tag: 'p' }, ...facts.after.slice(0, 11)],
    links: [{ ...link, place: 'after' as const }, ...facts.links.filter((other) => other !== link)],
  }));
}

/** What is offered on our own twins of aggregators' pages. */
function measureTwins(): { right: number; wrong: number; of: number; cases: string[] } {
  const result = { right: 0, wrong: 0, of: 0, cases: [] as string[] };
  for (const sample of SAMPLE_PAGES) {
    if (!sample.truth || !aggregatorPage(sample.url)) continue;
    const document = withBase(parseHTML(sample.source()).document as unknown as Document, sample.url);
    const { found } = sourceOf({ ...readFacts(document).facts, url: sample.url });
    const { source } = sample.truth;
    result.of++;
    const isRight = found.kind === source.kind && (source.kind !== 'article' || found.url === source.url);
    if (isRight) result.right++;
    else result.cases.push(`TWIN ${sample.id}: ${found.kind} ${found.url}, not ${source.kind} ${source.url}`);
    if (found.kind === 'article' && found.url !== source.url) result.wrong++;
  }
  return result;
}

/** The most that a share may be when it was never seen in so many cases, with 95 % certainty. */
const boundOf = (cases: number) => (cases === 0 ? 1 : 1 - 0.05 ** (1 / cases));
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

/**
 * Judges every saved page.
 *
 * @param corpus a folder laid out like the corpus
 */
export function measureSource(corpus: string): Evaluation {
  const counts = new Map<string, number>();
  const cases: string[] = [];
  let links = 0;
  let sets = 0;
  let falseSets = 0;
  const pages = savedPages(corpus);
  for (const saved of pages) {
    const document = openPage(saved, htmlOf(saved).replaceAll(/<!--[\s\S]*?-->/g, ''));
    const facts = { ...readFacts(withBase(document, saved.url)).facts, url: saved.url };
    links += facts.links.length;
    const { page, found } = sourceOf(facts);
    const kind = `${page ? 'aggregator' : 'ordinary'} ${found.kind}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const why = found.evidence.map(({ signal }) => signal).join(', ');
    if (found.kind === 'article' || page)
      cases.push(`${kind} [${saved.label}] ${saved.url}\n  → ${found.url} by ${why}`);
    if (page || found.kind !== 'self') continue;
    for (const set of linkSets(facts)) {
      sets++;
      const moved = sourceOf(set).found;
      if (moved.kind !== 'article') continue;
      falseSets++;
      cases.push(`LINK SET ${saved.url}\n  → ${moved.url} by ${set.links[0]?.text}`);
    }
  }
  const twins = measureTwins();
  const sum = (start: string) =>
    [...counts].reduce((total, [kind, count]) => total + (kind.startsWith(start) ? count : 0), 0);
  const ordinary = sum('ordinary ');
  const onAggregators = sum('aggregator ');
  const share = (part: number, all: number) => (all === 0 ? null : part / all);
  return {
    figures: {
      'source.ordinary.falseRate': share(sum('ordinary article'), ordinary),
      'source.ordinary.falseRate.n': ordinary,
      'source.linkSets.falseRate': share(falseSets, sets),
      'source.linkSets.falseRate.n': sets,
      'source.aggregator.articleRate': share(sum('aggregator article'), onAggregators),
      'source.aggregator.articleRate.n': onAggregators,
      'source.twins.rightRate': share(twins.right, twins.of),
      'source.twins.rightRate.n': twins.of,
      'source.twins.wrongArticles': share(twins.wrong, twins.of),
      'source.twins.wrongArticles.n': twins.of,
    },
    report: [
      `${pages.length} saved pages of the same sets, as they were served, with ${links} links in and around their texts:`,
      '',
      ...[...counts].sort().map(([kind, count]) => `- ${kind}: ${count}`),
      '',
      `The ordinary ones again with each of up to ${MAX_LINKS} outward links right behind the text, where one that leads on would stand: ${falseSets} of ${sets} arrangements are offered another original.`,
      ...(sum('ordinary article') === 0
        ? [
            `None in ${ordinary} pages bounds false originals at ${percent(boundOf(ordinary))} of pages (95 %)${
              falseSets === 0 ? `, none in ${sets} arrangements at ${percent(boundOf(sets))} of those` : ''
            }.`,
          ]
        : []),
      '',
      `Aggregators' pages of our own making, in every structure that was seen or told of: the right original, or rightly none, on ${twins.right} of ${twins.of}; a wrong article on ${twins.wrong}.`,
    ].join('\n'),
    cases: [...cases, ...twins.cases],
  };
}
