/**
 * Measures extraction on pages with known text, Headwater beside Readability alone, in one run, with counts.
 *
 *     node test/corpus/extraction.ts [--corpus DIR] [--set aeb|wcxb] [--worst N] [--show ID]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const { module } = await runnerImport<typeof import('../../utils/article/extract/extract.ts')>(
  join(root, 'utils/article/extract/extract.ts'),
  { root, configFile: false, logLevel: 'error' },
);

interface Truth {
  url: string;
  articleBody?: string;
  main_content?: string;
  with?: string[];
  without?: string[];
}
type Counts = [hits: number, extra: number, missed: number];

const BLOCK =
  'p, div, li, h1, h2, h3, h4, h5, h6, blockquote, pre, td, th, tr, section, article, figure, dt, dd, br, table, ul, ol';

/** The text of a tree, a line per block; without captions where asked, for the annotators left them out. */
function textOf(element: Element, captions: boolean): string {
  const copy = element.cloneNode(true) as Element;
  if (!captions) for (const caption of copy.querySelectorAll('figcaption')) caption.remove();
  for (const block of copy.querySelectorAll(BLOCK)) block.before('\n');
  return copy.textContent ?? '';
}

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

const parse = (html: string) => parseHTML(html).document as unknown as Document;

const TOOLS: Record<string, (html: string, url: string) => string> = {
  headwater: (html, url) => {
    const found = module.extractNodes(parse(html), url);
    return found ? textOf(found.root, false) : '';
  },
  'readability, no captions': (html) => {
    const found = new Readability<Node>(parse(html), { serializer: (node) => node }).parse();
    return found?.content ? textOf(found.content as Element, false) : '';
  },
  readability: (html) => {
    const found = new Readability<Node>(parse(html), { serializer: (node) => node }).parse();
    return found?.content ? textOf(found.content as Element, true) : '';
  },
};

/** Which pages, and what of them is printed. */
interface Choice {
  set?: string | undefined;
  /** How many of the worst pages are named. */
  worst?: number | undefined;
  /** Start of an identifier: only those pages, with the text that was found. */
  show?: string | undefined;
}

/**
 * Extracts every page with every tool.
 *
 * @param corpus a folder laid out like the corpus
 * @param tell takes each line as soon as it is known, for this takes minutes
 */
export function measureExtraction(
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
  for (const set of ['aeb', 'wcxb'].filter((name) => !choice.set || choice.set === name)) {
    const folder = join(corpus, 'extraction', set);
    const truths = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Record<
      string,
      Truth
    >;
    const files = readdirSync(folder).filter((name) => name.endsWith('.html.gz'));
    const [gather, count] = set === 'aeb' ? [overPages, shingles] : [meanOfPages, words];
    print(`${set}: ${files.length} pages, ${set === 'aeb' ? 'four-word shingles' : 'word F1'}`);
    for (const [tool, run] of Object.entries(TOOLS)) {
      const pages: Counts[] = [];
      const scores: [number, string, Counts][] = [];
      let [empty, failed, kept, asked, leaked, traps] = [0, 0, 0, 0, 0, 0];
      const startMs = performance.now();
      for (const file of files) {
        const id = file.replace('.html.gz', '');
        const truth = truths[id];
        if (!truth || (choice.show && !id.startsWith(choice.show))) continue;
        const html = gunzipSync(readFileSync(join(folder, file))).toString('utf8');
        let text = '';
        try {
          text = run(html, truth.url);
        } catch (error) {
          failed += 1;
          if (tool === 'headwater')
            print(`  failed on ${id}: ${error instanceof Error ? error.stack : error}`);
        }
        if (choice.show && tool === 'headwater') print(text.replaceAll(/\n\s*\n+/g, '\n'));
        if (text.trim() === '') empty += 1;
        const counts = compare(count(truth.articleBody ?? truth.main_content ?? ''), count(text));
        pages.push(counts);
        scores.push([f1(ratio(counts[0], counts[1]), ratio(counts[0], counts[2])), id, counts]);
        const flat = text.replaceAll(/\s+/g, ' ');
        for (const snippet of truth.with ?? []) {
          asked += 1;
          if (flat.includes(snippet.replaceAll(/\s+/g, ' '))) kept += 1;
        }
        for (const snippet of truth.without ?? []) {
          traps += 1;
          if (flat.includes(snippet.replaceAll(/\s+/g, ' '))) leaked += 1;
        }
      }
      const { f1: score, precision, recall } = gather(pages);
      const name = `extraction.${set}.${tool.split(',')[0]}.f1`;
      figures[tool.includes(',') ? `${name}.noCaptions` : name] = score;
      figures[`extraction.${set}.n`] = pages.length;
      print(
        `  ${tool.padEnd(26)} F1 ${score.toFixed(4)}  precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  n ${pages.length}  empty ${empty}  failed ${failed}` +
          (asked ? `  kept ${kept}/${asked}  leaked ${leaked}/${traps}` : '') +
          `  ${((performance.now() - startMs) / Math.max(1, pages.length)).toFixed(0)} ms/page`,
      );
      if (tool === 'headwater') {
        for (const [value, id, counts] of scores.sort((a, b) => a[0] - b[0]).slice(0, choice.worst ?? 0)) {
          print(`    ${value.toFixed(3)} ${id} ${counts.join('/')} ${truths[id]?.url}`);
        }
      }
    }
  }
  return { figures, report: lines.join('\n'), cases: [] as string[] };
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
  const here = resolve(root, values.corpus);
  measureExtraction(existsSync(here) ? here : resolve(values.corpus), {
    ...values,
    worst: Number(values.worst),
  });
}
