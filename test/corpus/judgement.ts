/**
 * Measures the judgement on bodies and access, with the weights that are shipped, against a corpus that is not part of
 * the project: complete bodies, cut here artificially, ends of real cut pages, labelled pages (`corpus.ts` reads them).
 * The shipped weights were fitted on all of the developers' corpus; what they do on texts they were not fitted on is
 * measured by `folds.ts`.
 */
import type { PageFacts } from '../../utils/facts.ts';
import {
  aggregatorTexts,
  labelledPages,
  openPage,
  readBodies,
  readTails,
  type SavedPage,
  webPages,
} from './corpus.ts';
import { cutsOf, factsOf, type Text } from './cuts.ts';
import './resolve.ts';

const { judgeBody } = await import('../../utils/article/truncation.ts');
const { judgePage } = await import('../../utils/article/judge.ts');
const { judgeAccess } = await import('../../utils/article/paywall.ts');
const { readFacts } = await import('../../utils/article/facts.ts');
const { looksLikeArticle } = await import('../../utils/article/likeness.ts');
const { aggregatorPage } = await import('../../utils/rules/aggregators.ts');

/** An aggregator's article page, for texts that are to be judged as if they stood on one. */
const AGGREGATOR = 'https://qoshe.com/blitz/staff-writer/a-title/180006188';

export interface Evaluation {
  /** Flat: name → share from 0 to 1, null where there is no case, and `<name>.n` → how many cases it is of. */
  figures: Record<string, number | null>;
  /** The same for readers, in Markdown, with the kinds, the languages and the confusions; no text of any page. */
  report: string;
  /** What went wrong, case by case, with excerpts of the texts: to look at, not to keep. */
  cases: string[];
}

interface Count {
  hits: number;
  of: number;
}

/** Counts by name. */
class Tally {
  readonly counts = new Map<string, Count>();
  add(name: string, isHit: boolean): void {
    const count = this.counts.get(name) ?? { hits: 0, of: 0 };
    count.of++;
    if (isHit) count.hits++;
    this.counts.set(name, count);
  }
  get(name: string): Count {
    return this.counts.get(name) ?? { hits: 0, of: 0 };
  }
}

/** Bodies as they stand in pages: bare, above a credit, above the site's own "Read more". */
export const WHOLE_VARIANTS: readonly (readonly [string, readonly string[]])[] = [
  ['', []],
  ['withCredit', ['© Blitz']],
  ['withReadMore', ['Read more']],
];

function measureBodies(bodies: Text[], tally: Tally, cases: string[]): void {
  for (const text of bodies) {
    for (const [variant, after] of WHOLE_VARIANTS) {
      const { verdict, lastWords } = judgeBody(factsOf(text.paras, text.lang, [...after]), null);
      const isCut = verdict === 'cut';
      tally.add(`cut.bodies${variant && `.${variant}`}.falseRate`, isCut);
      if (variant) continue;
      tally.add(`lang.${text.lang}.bodies.falseRate`, isCut);
      tally.add(`confusion.whole.${verdict}`, true);
      if (isCut) cases.push(`FALSE CUT (body) ${text.lang} ${text.id}: ${lastWords.slice(-90)}`);
    }
    for (const [kind, [paragraphs, after]] of Object.entries(cutsOf(text) ?? {})) {
      const facts = factsOf(paragraphs, text.lang, after);
      const { verdict, lastWords, cutProbability } = judgeBody(facts, null);
      const isCut = verdict === 'cut';
      const [group = ''] = kind.split(':');
      tally.add(`kind.${kind}`, isCut);
      tally.add(`confusion.${group}.${verdict}`, true);
      if (group !== 'none') {
        tally.add(`cut.${group}.recall`, isCut);
        tally.add(`lang.${text.lang}.${group}.recall`, isCut);
        if (!isCut)
          cases.push(`MISSED ${kind} ${text.lang} ${text.id} ${cutProbability}: ${lastWords.slice(-80)}`);
      } else {
        const onAggregator = judgeBody({ ...facts, url: AGGREGATOR }, aggregatorPage(AGGREGATOR));
        tally.add('cut.aggregatorSentenceEnd.notComplete', onAggregator.verdict !== 'complete');
      }
    }
  }
}

function measureTails(corpus: string, tally: Tally, cases: string[]): void {
  for (const tail of readTails(corpus)) {
    const { verdict, cutProbability } = judgeBody(factsOf(tail.paras, tail.lang), null);
    tally.add('cut.tails.recall', verdict === 'cut');
    tally.add(`confusion.tail.${verdict}`, true);
    if (verdict !== 'cut') cases.push(`MISSED tail ${tail.id} (${tail.cut}): ${verdict} ${cutProbability}`);
  }
}

function measureAggregator(corpus: string, tally: Tally, cases: string[]): void {
  for (const { id, url, lines } of aggregatorTexts(corpus)) {
    const page = aggregatorPage(url ?? AGGREGATOR);
    if (page?.kind === 'listing') continue;
    const credit = lines.findLastIndex((line) => line.startsWith('©'));
    const { verdict, lastWords } = judgeBody(
      factsOf(lines.slice(0, credit), null, lines.slice(credit)),
      page,
    );
    tally.add('cut.aggregatorTexts.recall', verdict === 'cut');
    if (verdict !== 'cut') cases.push(`MISSED aggregator text ${id}: ${verdict} ${lastWords.slice(-60)}`);
  }
}

/** What the judges say of a saved page. */
export function readSavedPage(page: SavedPage): { facts: PageFacts; isLike: boolean; readMs: number } {
  const document = openPage(page);
  const start = performance.now();
  const { facts } = readFacts(document);
  const readMs = performance.now() - start;
  // The parser knows no address.
  return { facts: { ...facts, url: page.url || facts.url }, isLike: looksLikeArticle(document), readMs };
}

function measurePage(page: SavedPage, endings: Map<string, string>, tally: Tally, cases: string[]): void {
  const { facts, isLike } = readSavedPage(page);
  const self = { kind: 'self', url: null, outlet: null, evidence: [] } as const;
  const isJudged = judgePage(facts, null, { ...self, evidence: [] }, 0) !== null;
  const { verdict, cutProbability, evidence, lastWords } = judgeBody(facts, null);
  const tell = (what: string) =>
    cases.push(
      `${what} ${page.set}/${page.id.slice(0, 40)} (${page.label}): ${verdict} ${cutProbability} ${evidence
        .map((e) => `${e.signal} ${e.weight} "${e.excerpt.slice(-50)}"`)
        .join(' · ')} | ${lastWords.slice(-60)}`,
    );
  if (page.body === 'n/a') {
    tally.add('listing.judged.rate', isJudged);
    tally.add('listing.looksLike.rate', isLike);
    if (isJudged) tell('LISTING TAKEN FOR AN ARTICLE');
    return;
  }
  if (page.label === 'web') {
    tally.add('cut.webPages.falseRate', verdict === 'cut');
    tally.add(`confusion.webPage.${verdict}`, true);
    if (verdict === 'cut') tell('FALSE CUT (web)');
    return;
  }
  tally.add('article.judged.rate', isJudged);
  tally.add('article.looksLike.rate', isLike);
  if (!isJudged) tell('TAKEN FOR NO ARTICLE');
  if (!isLike) tell('NOT LIKE AN ARTICLE');
  const isSold = page.label.startsWith('paywalled');
  if (page.body === 'full') {
    tally.add('cut.pages.falseRate', verdict === 'cut');
    tally.add('cut.pages.complete.rate', verdict === 'complete');
    tally.add(`confusion.wholePage.${verdict}`, true);
    if (page.label === 'paywalled-metered') tally.add('cut.meteredWhole.falseRate', verdict === 'cut');
    if (verdict === 'cut') tell('FALSE CUT (page)');
  } else {
    tally.add('cut.cutPages.recall', verdict === 'cut');
    tally.add(`confusion.cutPage.${verdict}`, true);
    if (verdict !== 'cut') tell('MISSED CUT (page)');
  }
  const access = judgeAccess(facts);
  const isCalled = access.verdict === 'metered' || access.verdict === 'locked';
  if (isCalled) tally.add('access.precision', isSold);
  if (isSold) tally.add('access.recall', isCalled);
  tally.add(`confusion.${page.label}.${access.verdict}`, true);
  if (isSold !== isCalled)
    cases.push(
      `ACCESS ${page.set}/${page.id} ${page.label} called ${access.verdict}: ${access.evidence
        .map((e) => `${e.signal} "${e.excerpt.slice(0, 80)}"`)
        .join(' · ')}`,
    );
  const ending = endings.get(page.id) ?? endings.get(page.id.slice(0, 16));
  if (ending !== undefined) {
    const want = ending.replace(/\s+/g, ' ').trim().slice(-40);
    tally.add('body.endsRight.rate', lastWords.endsWith(want));
  }
}

/**
 * Judges everything in the corpus.
 *
 * @param corpus an absolute path
 */
export function measureJudgement(corpus: string): Evaluation {
  const tally = new Tally();
  const cases: string[] = [];
  const bodies = readBodies(corpus);
  measureBodies(bodies, tally, cases);
  measureTails(corpus, tally, cases);
  measureAggregator(corpus, tally, cases);
  const endings = new Map(bodies.map(({ id, paras }) => [id, paras.at(-1) ?? '']));
  for (const page of [...labelledPages(corpus), ...webPages(corpus)])
    measurePage(page, endings, tally, cases);

  const figures: Evaluation['figures'] = {};
  for (const name of new Set([...TOLD.map(([told]) => told), ...tally.counts.keys()])) {
    if (/^(?:confusion|lang|kind)\./.test(name)) continue;
    const { hits, of } = tally.get(name);
    figures[name] = of ? hits / of : null;
    figures[`${name}.n`] = of;
  }
  return { figures, report: `${SETS}\n\n${reportOf(tally)}`, cases };
}

/** Where the known collections are from, and the licences of the collections; the outlets own the texts. */
const SETS = `Pages and texts of the tests of fundus (MIT), of article-extraction-benchmark (MIT), of the tests of trafilatura
(Apache-2.0), of WCXB (CC-BY-4.0), of the tests of postlight parser (MIT or Apache-2.0), and ends of public pages as
short excerpts. Judged with the shipped weights, which were fitted on these very texts: what holds beyond them stands
under "Folds". Texts whose page the labels call cut are not counted as complete.`;

/** Name → what it counts and what is wanted of it. */
const TOLD: readonly (readonly [string, string, string])[] = [
  ['cut.trace.recall', 'cuts that leave a trace, found', '≥ 99 %'],
  ['cut.bare.recall', 'bare cuts inside a sentence or word, found', '≥ 75 %'],
  ['cut.bodies.falseRate', 'complete bodies called cut', '≤ 1 %'],
  ['cut.bodies.withCredit.falseRate', '… with a © line behind', ''],
  ['cut.bodies.withReadMore.falseRate', '… with "Read more" behind', ''],
  ['cut.tails.recall', 'ends of real cut pages, called cut', '≥ 95 %'],
  ['cut.cutPages.recall', 'real cut pages called cut', ''],
  ['cut.pages.falseRate', 'real whole news pages called cut', '≤ 0.5 %'],
  ['cut.pages.complete.rate', 'real whole news pages called complete', ''],
  ['cut.meteredWhole.falseRate', 'metered but whole pages called cut', '0'],
  ['cut.webPages.falseRate', 'articles of any kind of site called cut', ''],
  [
    'cut.aggregatorSentenceEnd.notComplete',
    'cuts at a sentence end on an aggregator, not called complete',
    '100 %',
  ],
  ['cut.aggregatorTexts.recall', "an aggregator's texts called cut", ''],
  ['access.precision', 'called sold that are', '≥ 99 %'],
  ['access.recall', 'sold that are called so', '≥ 97 %'],
  ['article.judged.rate', 'articles judged as such', ''],
  ['listing.judged.rate', 'listings judged as articles', ''],
  ['body.endsRight.rate', 'last words where the text ends', ''],
];

const share = ({ hits, of }: Count) => (of ? `${((100 * hits) / of).toFixed(1)} % (${hits}/${of})` : '–');

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function reportOf(tally: Tally): string {
  const names = (start: string) =>
    [...tally.counts.keys()].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
  const langs = [...new Set(names('lang.').map((name) => name.split('.')[0] ?? ''))].sort();
  const confused = [...new Set(names('confusion.').map((name) => name.split('.')[0] ?? ''))];
  const verdicts = ['cut', 'unknown', 'complete', 'locked', 'metered', 'free'];
  return [
    '### Figures',
    table(
      ['what', 'wanted', 'measured'],
      TOLD.map(([name, what, wanted]) => [what, wanted, share(tally.get(name))]),
    ),
    '### Kinds of cut',
    table(
      ['kind', 'called cut'],
      names('kind.')
        .sort()
        .map((kind) => [kind, share(tally.get(`kind.${kind}`))]),
    ),
    '### Languages',
    table(
      ['language', 'trace found', 'bare found', 'complete called cut'],
      langs.map((lang) => [
        lang,
        ...['trace.recall', 'bare.recall', 'bodies.falseRate'].map((name) =>
          share(tally.get(`lang.${lang}.${name}`)),
        ),
      ]),
    ),
    '### What was called what',
    table(
      ['is', ...verdicts],
      confused.map((name) => [
        name,
        ...verdicts.map((verdict) => `${tally.get(`confusion.${name}.${verdict}`).hits || ''}`),
      ]),
    ),
  ].join('\n\n');
}
