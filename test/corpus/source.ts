/**
 * Measures which original is offered on saved pages.
 *
 *     node test/corpus/source.ts [--corpus DIR] [--json FILE]
 *
 * Expects `labels.tsv`, `pages/` and `extraction/` in DIR. Prints counts per kind and every original that was offered,
 * for a reader to judge: an ordinary page should offer none but those it declares.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';

await import('./resolve.ts');
const { readFacts } = await import('../../utils/article/facts.ts');
const { aggregatorPage } = await import('../../utils/rules/aggregators.ts');
const { describeArticle } = await import('../../utils/article/metadata.ts');
const { resolveSource } = await import('../../utils/source/resolve.ts');

/** What was measured, in words for readers and flat for machines. */
export interface SourceMeasure {
  /** Shares from 0 to 1, each with its count beside it under the same name with `.n`. */
  figures: Record<string, number>;
  report: string;
  /** Every page on which an original was offered, and every page of an aggregator. */
  cases: string[];
}

/** Pages of the corpus: file, address, label. */
function pagesOf(corpus: string): [string, string, string][] {
  const pages: [string, string, string][] = readFileSync(join(corpus, 'labels.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'))
    .map(([, path = '', url = '', label = '']) => [join(corpus, path), url, label]);
  for (const set of ['aeb', 'wcxb']) {
    const folder = join(corpus, 'extraction', set);
    if (!existsSync(folder)) continue;
    const truths = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Record<
      string,
      { url: string }
    >;
    for (const [id, { url }] of Object.entries(truths)) pages.push([join(folder, `${id}.html.gz`), url, set]);
  }
  return pages;
}

/**
 * Judges every saved page once.
 *
 * @param corpus a folder laid out like the corpus
 */
export function measureSource(corpus: string): SourceMeasure {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  const cases: string[] = [];
  let links = 0;
  for (const [file, url, label] of pagesOf(corpus)) {
    if (!file.endsWith('.html.gz') || !existsSync(file) || seen.has(url)) continue;
    seen.add(url);
    const { document } = parseHTML(
      gunzipSync(readFileSync(file))
        .toString('utf8')
        .replaceAll(/<!--[\s\S]*?-->/g, ''),
    );
    // A document made of text has no address of its own, without which its links lead nowhere.
    const base = document.createElement('base');
    base.setAttribute('href', url);
    document.head?.prepend(base);
    const { facts } = readFacts(document as unknown as Document);
    links += facts.links.length;
    const page = aggregatorPage(url);
    const whole = { ...facts, url };
    const found = resolveSource(whole, page, describeArticle(whole, page, Date.now()).outlet);
    const kind = `${page ? 'aggregator' : 'ordinary'} ${found.kind}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (found.kind === 'article' || page) {
      const why = found.evidence.map(({ signal }) => signal).join(', ');
      cases.push(`${kind} [${label}] ${url}\n  → ${found.url} by ${why}`);
    }
  }
  const sum = (start: string) =>
    [...counts].reduce((total, [kind, count]) => total + (kind.startsWith(start) ? count : 0), 0);
  const ordinary = sum('ordinary ');
  const onAggregators = sum('aggregator ');
  const share = (part: number, all: number) => (all === 0 ? 0 : part / all);
  return {
    figures: {
      'source.ordinary.falseRate': share(sum('ordinary article'), ordinary),
      'source.ordinary.falseRate.n': ordinary,
      'source.aggregator.articleRate': share(sum('aggregator article'), onAggregators),
      'source.aggregator.articleRate.n': onAggregators,
    },
    report: [
      `${seen.size} saved pages of the same sets, as they were served, with ${links} links in and around their texts:`,
      '',
      ...[...counts].sort().map(([kind, count]) => `- ${kind}: ${count}`),
    ].join('\n'),
    cases,
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { corpus: { type: 'string', default: '../shared/corpus' }, json: { type: 'string' } },
  });
  const here = resolve(import.meta.dirname, '../..', values.corpus);
  const corpus = existsSync(here) ? here : resolve(values.corpus);
  if (!existsSync(join(corpus, 'labels.tsv'))) {
    console.error(`No corpus at ${corpus}; name one with --corpus DIR.`);
    process.exit(1);
  }
  const { figures, report, cases } = measureSource(corpus);
  console.log([...cases, report].join('\n'));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}
