/**
 * Measures extraction on pages with known text, in real Chromium, Headwater beside Readability and Defuddle, in one run,
 * with counts.
 *
 *     node test/corpus/extraction.ts [--corpus DIR] [--set aeb|wcxb] [--worst N] [--show ID]
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { benchmarks, findCorpus, htmlOf } from './corpus.ts';
import type { Extractor } from './extractors.ts';
import { openExtractors } from './in-chromium.ts';

type Counts = [hits: number, extra: number, missed: number];

/** Four consecutive words, as the benchmark's own evaluation takes them. */
function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  if (tokens.length === 0) return counts;
  for (let at = 0; at < Math.max(1, tokens.length - 3); at++) {
    const key = tokens.slice(at, at + 4).join('\u0000');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function words(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function compare(truth: Map<string, number>, found: Map<string, number>): Counts {
  let [hits, extra, missed] = [0, 0, 0];
  for (const key of new Set([...truth.keys(), ...found.keys()])) {
    const [expected, given] = [truth.get(key) ?? 0, found.get(key) ?? 0];
    hits += Math.min(expected, given);
    extra += Math.max(0, given - expected);
    missed += Math.max(0, expected - given);
  }
  return [hits, extra, missed];
}

const f1 = (precision: number, recall: number) =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
const ratio = (part: number, rest: number) => (part + rest === 0 ? 0 : part / (part + rest));

/** Sums of each page's shares, as the benchmark does: every page weighs the same. */
function overPages(pages: readonly Counts[]) {
  const sums: Counts = [0, 0, 0];
  for (const page of pages) {
    const all = page[0] + page[1] + page[2];
    if (all > 0) for (const index of [0, 1, 2] as const) sums[index] += page[index] / all;
  }
  const precision = ratio(sums[0], sums[1]);
  const recall = ratio(sums[0], sums[2]);
  return { f1: f1(precision, recall), precision, recall };
}

/** Mean of each page's own precision, recall and F1 over words. */
function meanOfPages(pages: readonly Counts[]) {
  const mean = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const precisions = pages.map(([hits, extra]) => ratio(hits, extra));
  const recalls = pages.map(([hits, , missed]) => ratio(hits, missed));
  return {
    f1: mean(pages.map((_, index) => f1(precisions[index] ?? 0, recalls[index] ?? 0))),
    precision: mean(precisions),
    recall: mean(recalls),
  };
}

/** Errors may be read of the pages of one part, to mend rules by; of the other part they are only counted. */
const PARTS = ['errors read', 'only counted'] as const;
const partOf = (id: string): (typeof PARTS)[number] =>
  Number.parseInt(createHash('sha1').update(id).digest('hex').slice(0, 1), 16) % 2 === 0
    ? 'errors read'
    : 'only counted';

/** In which order they are told. */
const TOOLS: readonly Extractor[] = ['headwater', 'readability', 'defuddle'];

/** Which pages, and what of them is printed. */
interface Choice {
  set?: string | undefined;
  /** How many of the worst pages are named, of those whose errors may be read. */
  worst?: number | undefined;
  /** Start of an identifier: only those pages, with the text that was found. */
  show?: string | undefined;
}

interface Outcome {
  pages: Counts[];
  scores: [number, string, Counts][];
  empty: number;
  failed: number;
  kept: number;
  leaked: number;
}
const none = (): Outcome => ({ pages: [], scores: [], empty: 0, failed: 0, kept: 0, leaked: 0 });

const holds = (flat: string, snippet: string): boolean => flat.includes(snippet.replaceAll(/\s+/g, ' '));

/**
 * Extracts every page with every extractor.
 *
 * @param corpus a folder laid out like the corpus
 * @param tell takes each line as soon as it is known, for this takes minutes
 */
export async function measureExtraction(
  corpus: string,
  choice: Choice = {},
  tell: (line: string) => void = console.log,
) {
  const figures: Record<string, number> = {};
  const lines: string[] = [];
  const print = (line: string) => {
    lines.push(line);
    tell(line);
  };
  const sets = benchmarks(corpus).filter(({ name }) => !choice.set || choice.set === name);
  if (sets.length === 0) return { figures, report: 'No benchmark is there.', cases: [] as string[] };
  const chromium = await openExtractors();
  for (const { name: set, metric, pages: known } of sets) {
    const [gather, count] = metric === 'shingles' ? [overPages, shingles] : [meanOfPages, words];
    const outcomes = new Map<string, Outcome>();
    let [asked, traps] = [0, 0];
    for (const page of known) {
      const { id, truth } = page;
      if (choice.show && !id.startsWith(choice.show)) continue;
      const html = htmlOf(page);
      const expected = count(truth.articleBody ?? truth.main_content ?? '');
      asked += truth.with?.length ?? 0;
      traps += truth.without?.length ?? 0;
      for (const tool of TOOLS) {
        const found = await chromium.page
          .evaluate(
            `Extractors.extract(${JSON.stringify(tool)}, ${JSON.stringify(html)}, ${JSON.stringify(truth.url)})`,
          )
          .then(
            (texts) => texts as { with: string; without: string },
            (error: Error) => {
              if (tool === 'headwater') print(`  failed on ${id}: ${error.message}`);
              return null;
            },
          );
        if (choice.show && tool === 'headwater') print((found?.without ?? '').replaceAll(/\n\s*\n+/g, '\n'));
        for (const captions of ['with', 'without'] as const) {
          const name = `${tool} ${captions}`;
          const outcome = outcomes.get(name) ?? none();
          outcomes.set(name, outcome);
          const text = found?.[captions] ?? '';
          if (!found) outcome.failed += 1;
          if (text.trim() === '') outcome.empty += 1;
          const counts = compare(expected, count(text));
          outcome.pages.push(counts);
          outcome.scores.push([f1(ratio(counts[0], counts[1]), ratio(counts[0], counts[2])), id, counts]);
          const flat = text.replaceAll(/\s+/g, ' ');
          outcome.kept += (truth.with ?? []).filter((snippet) => holds(flat, snippet)).length;
          outcome.leaked += (truth.without ?? []).filter((snippet) => holds(flat, snippet)).length;
        }
      }
    }
    print(`${set}, ${metric === 'shingles' ? 'four-word shingles' : 'word F1'}:\n`);
    print('| extractor | F1 | precision | recall | pages | empty | failed | snippets kept | leaked |');
    print('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
    const best = new Map<Extractor, number>();
    for (const tool of TOOLS) {
      // Annotators left captions out; Headwater marks them as such, and peers are given the better of both ways.
      const ways = (['without', 'with'] as const)
        .filter((way) => tool !== 'headwater' || way === 'without')
        .map((way) => ({ way, outcome: outcomes.get(`${tool} ${way}`) ?? none() }))
        .map((one) => ({ ...one, ...gather(one.outcome.pages) }))
        .sort((a, b) => b.f1 - a.f1);
      const [top] = ways;
      if (!top) continue;
      best.set(tool, top.f1);
      figures[`extraction.${set}.n`] = top.outcome.pages.length;
      const prefix = tool === 'headwater' ? `extraction.${set}` : `extraction.${set}.${tool}`;
      Object.assign(figures, {
        [`${prefix}.f1`]: top.f1,
        [`${prefix}.precision`]: top.precision,
        [`${prefix}.recall`]: top.recall,
      });
      const { empty, failed, kept, leaked, pages, scores } = top.outcome;
      const shares = [top.f1, top.precision, top.recall].map((share) => share.toFixed(4)).join(' | ');
      const snippets = asked + traps > 0 ? `${kept}/${asked} | ${leaked}/${traps}` : '– | –';
      print(
        `| ${tool}, ${top.way} captions | ${shares} | ${pages.length} | ${empty} | ${failed} | ${snippets} |`,
      );
      if (tool !== 'headwater') continue;
      for (const part of PARTS) {
        const own = scores.filter(([, id]) => partOf(id) === part).map(([, , counts]) => counts);
        const { f1: share, precision, recall } = gather(own);
        print(
          `| … ${part} | ${[share, precision, recall].map((value) => value.toFixed(4)).join(' | ')} | ${own.length} | | | | |`,
        );
        figures[`${prefix}.${part === 'only counted' ? 'counted' : 'read'}.f1`] = share;
      }
      const readable = scores.filter(([, id]) => partOf(id) === 'errors read').sort((a, b) => a[0] - b[0]);
      for (const [value, id, counts] of readable.slice(0, choice.worst ?? 0))
        tell(
          `    ${value.toFixed(3)} ${id} ${counts.join('/')} ${known.find((page) => page.id === id)?.url}`,
        );
    }
    const peer = Math.max(best.get('readability') ?? 0, best.get('defuddle') ?? 0);
    figures[`extraction.${set}.f1AboveBestPeer`] = (best.get('headwater') ?? 0) - peer;
    print('');
  }
  await chromium.close();
  return { figures, report: lines.join('\n').trimEnd(), cases: [] as string[] };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string', default: '../shared/corpus' },
      set: { type: 'string' },
      worst: { type: 'string', default: '0' },
      show: { type: 'string' },
    },
  });
  const corpus = findCorpus(values.corpus);
  if (!corpus) throw new Error(`No corpus at ${values.corpus}; name one with --corpus DIR.`);
  await measureExtraction(corpus, { ...values, worst: Number(values.worst) });
}
