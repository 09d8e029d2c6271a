/**
 * Measures which original is offered: on saved pages as they are; on the same pages with each of their outward links set
 * right behind the text, where a link that leads on would stand, and as the source that the text names; on copies of the
 * same pages on a site that is on no list; and on aggregators' pages of our own making, whose original is known.
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
const { hostOf, isSameSite } = await import('../../utils/source/domains.ts');
const { looksLikeArticle } = await import('../../utils/source/leads.ts');
const { outletAt } = await import('../../utils/source/outlets.ts');
const { cleanAddress } = await import('../../utils/source/address.ts');
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

/** The page with a line right behind its text that holds a link. */
const withLine = (facts: PageFacts, opening: string, link: { href: string; text: string }): PageFacts => ({
  ...facts,
  after: [{ text: opening + link.text, linkChars: link.text.length, tag: 'p' }, ...facts.after.slice(0, 11)],
  links: [{ ...link, place: 'after' as const }, ...facts.links.filter(({ href }) => href !== link.href)],
});

const outwardOf = (facts: PageFacts) =>
  facts.links.filter(({ href, text }) => text !== '' && !isSameSite(href, facts.url)).slice(0, MAX_LINKS);

/** The page, once for each outward link, as if the link stood right behind the text. */
const linkSets = (facts: PageFacts): PageFacts[] => outwardOf(facts).map((link) => withLine(facts, '', link));

const nameAt = (url: string) => outletAt(url)?.names[0] ?? hostOf(url) ?? '';

/** The page, naming each article that it links to as what it draws upon or whom it thanks: it stays an original. */
const sourceSets = (facts: PageFacts): PageFacts[] =>
  outwardOf(facts)
    .filter(({ href }) => URL.canParse(href) && looksLikeArticle(href))
    .flatMap((link) => [
      withLine(facts, 'Source: ', link),
      withLine(facts, 'Source: ', { ...link, text: nameAt(link.href) }),
      withLine(facts, 'Via ', { ...link, text: nameAt(link.href) }),
      withLine(facts, 'Photo: © ', { ...link, text: nameAt(link.href) }),
    ]);

/** Lines under which a copy names its original. */
const CREDIT_LINES = ['© ', 'Source: ', 'Originally published at ', 'Quelle: ', 'Via '];
/** Shorter last blocks have nothing to be cut off. */
const MIN_LAST_CHARS = 80;

/** A copy of the page on a site that is on no list, cut in the middle of its last block or whole, without its credit. */
function copyOf(facts: PageFacts, isCut: boolean): PageFacts | null {
  const last = facts.body.at(-1);
  if (!last || facts.body.length < 2 || last.text.length < MIN_LAST_CHARS) return null;
  if (!URL.canParse(facts.url) || !looksLikeArticle(facts.url)) return null;
  const half = last.text.slice(0, last.text.lastIndexOf(' ', last.text.length * 0.6));
  if (half === '') return null;
  const body = isCut ? [...facts.body.slice(0, -1), { ...last, text: half }] : facts.body;
  const url = 'https://newsmirror.example/read/81723655';
  return {
    ...facts,
    url,
    body,
    meta: {},
    linkedArticles: [],
    canonical: null,
    before: [],
    after: [],
    links: [],
  };
}

/** How copies are led to their original. */
function measureCopies(pages: readonly PageFacts[]) {
  const lines: string[] = [];
  const figures: Record<string, number | null> = {};
  for (const isCut of [true, false]) {
    const result = { found: 0, wrong: 0, of: 0, owners: 0, ownersOf: 0 };
    for (const facts of pages) {
      const copy = copyOf(facts, isCut);
      if (!copy) continue;
      for (const opening of CREDIT_LINES) {
        const { found } = sourceOf(withLine(copy, opening, { href: facts.url, text: nameAt(facts.url) }));
        result.of++;
        if (found.kind === 'article' && found.url === cleanAddress(facts.url)) result.found++;
        else if (found.kind === 'article') result.wrong++;
      }
      const credit = { text: `© ${nameAt(facts.url)}`, linkChars: 0, tag: 'p' };
      result.ownersOf++;
      if (sourceOf({ ...copy, after: [credit] }).found.kind !== 'self') result.owners++;
    }
    const name = isCut ? 'cut' : 'whole';
    figures[`source.copies.${name}.foundRate`] = result.of === 0 ? null : result.found / result.of;
    figures[`source.copies.${name}.foundRate.n`] = result.of;
    lines.push(
      `Copies of them on a site that is on no list, ${name}, with a line of credit that links to the original (${CREDIT_LINES.map((line) => `“${line.trim()}”`).join(', ')}): the original on ${result.found} of ${result.of}, a wrong article on ${result.wrong}. With “© Outlet” and no link, ${result.owners} of ${result.ownersOf} are not called the original.`,
    );
  }
  return { figures, lines };
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
  let sources = 0;
  let falseSources = 0;
  const originals: PageFacts[] = [];
  const pages = savedPages(corpus);
  for (const saved of pages) {
    const document = openPage(saved, htmlOf(saved).replaceAll(/<!--[\s\S]*?-->/g, ''));
    const facts = { ...readFacts(withBase(document, saved.url)).facts, url: saved.url };
    links += facts.links.length;
    const { page, found } = sourceOf(facts);
    const kind = `${page ? 'aggregator' : 'ordinary'} ${found.kind}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const why = found.evidence.map(({ signal }) => signal).join(', ');
    if (found.kind !== 'self' || page)
      cases.push(`${kind} [${saved.label}] ${saved.url}\n  → ${found.url} by ${why}`);
    if (page || found.kind !== 'self') continue;
    originals.push(facts);
    for (const set of sourceSets(facts)) {
      sources++;
      const named = sourceOf(set).found;
      if (named.kind === 'self') continue;
      falseSources++;
      cases.push(`SOURCE NAMED ${saved.url}\n  → ${named.url} by ${set.after[0]?.text}`);
    }
    for (const set of linkSets(facts)) {
      sets++;
      const moved = sourceOf(set).found;
      if (moved.kind !== 'article') continue;
      falseSets++;
      cases.push(`LINK SET ${saved.url}\n  → ${moved.url} by ${set.links[0]?.text}`);
    }
  }
  const twins = measureTwins();
  const copies = measureCopies(originals);
  const sum = (start: string) =>
    [...counts].reduce((total, [kind, count]) => total + (kind.startsWith(start) ? count : 0), 0);
  const ordinary = sum('ordinary ');
  const onAggregators = sum('aggregator ');
  const share = (part: number, all: number) => (all === 0 ? null : part / all);
  return {
    figures: {
      'source.ordinary.falseRate': share(sum('ordinary article'), ordinary),
      'source.ordinary.falseRate.n': ordinary,
      'source.ordinary.notSelfRate': share(ordinary - sum('ordinary self'), ordinary),
      'source.namedSources.falseRate': share(falseSources, sources),
      'source.namedSources.falseRate.n': sources,
      ...copies.figures,
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
      `Each of their links to an article named as what the text draws upon (“Source: …”, “Via …”, “Photo: © …”), which original articles do: ${falseSources} of ${sources} are not called the original any more.`,
      ...(sum('ordinary article') === 0
        ? [
            `None in ${ordinary} pages bounds false originals at ${percent(boundOf(ordinary))} of pages (95 %)${
              falseSets === 0 ? `, none in ${sets} arrangements at ${percent(boundOf(sets))} of those` : ''
            }.`,
          ]
        : []),
      '',
      ...copies.lines.flatMap((line) => [line, '']),
      `Aggregators' pages of our own making, in every structure that was seen or told of: the right original, or rightly none, on ${twins.right} of ${twins.of}; a wrong article on ${twins.wrong}.`,
    ].join('\n'),
    cases: [...cases, ...twins.cases],
  };
}
