/**
 * Reads a folder laid out like the corpus: the only place that knows its files. Whatever is absent counts as empty, so
 * that any part of such a folder can be measured alone; collections are known by what they hold, not by their names.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import type { Text } from './cuts.ts';
import './resolve.ts';

export interface SavedPage {
  /** File name without its endings; the texts of the corpus have the same, or its first sixteen characters. */
  id: string;
  /** Which collection it is from. */
  set: string;
  url: string;
  /** E.g. `full`, `paywalled-metered`, `listing`; `web` for the articles of an extraction benchmark. */
  label: string;
  body: 'full' | 'cut' | 'n/a';
  file: string;
}

/** What a benchmark says of one of its pages. */
export interface Truth {
  url: string;
  /** The text, in benchmarks that compare shingles. */
  articleBody?: string;
  /** The text, in benchmarks that compare words. */
  main_content?: string;
  /** Snippets that the text must and must not hold. */
  with?: string[];
  without?: string[];
}

export interface Benchmark {
  name: string;
  /** How its own evaluation compares: four consecutive words, or single ones. */
  metric: 'shingles' | 'words';
  /** The pages that are there, with what is known of them. */
  pages: (SavedPage & { truth: Truth })[];
}

export interface TailOfPage extends Text {
  /** How it was cut. */
  cut: string;
}

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
const textOf = (file: string) =>
  file.endsWith('.gz') ? gunzipSync(readFileSync(file)).toString() : readFileSync(file, 'utf8');
const linesOf = (file: string) => (existsSync(file) ? lines(textOf(file)) : []);

/**
 * Where a corpus is.
 *
 * @param named as the command line has it, from the repository or from where the command was given
 * @returns null when there is none
 */
export function findCorpus(named: string): string | null {
  const here = resolve(import.meta.dirname, '../..', named);
  return [here, resolve(named)].find((folder) => existsSync(folder)) ?? null;
}

/** The rows of `labels.tsv` whose page is there. */
export function labelledPages(corpus: string): SavedPage[] {
  const [head = '', ...rows] = linesOf(join(corpus, 'labels.tsv'));
  const names = head.split('\t');
  const pages: SavedPage[] = [];
  for (const row of rows) {
    const cells = row.split('\t');
    const cell = (name: string) => cells[names.indexOf(name)]?.trim() ?? '';
    const file = join(corpus, cell('path'));
    const body = cell('body');
    if (!file.endsWith('.html.gz') || !existsSync(file)) continue;
    pages.push({
      id: basename(file, '.html.gz'),
      set: cell('corpus'),
      url: cell('url'),
      label: cell('label'),
      body: body === 'full' || body === 'cut' ? body : 'n/a',
      file,
    });
  }
  return pages;
}

/** The extraction benchmarks under `extraction/`: every folder that has a `ground-truth.json`. */
export function benchmarks(corpus: string): Benchmark[] {
  const folder = join(corpus, 'extraction');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'ground-truth.json')))
    .map((name) => {
      const truths = Object.entries(
        JSON.parse(textOf(join(folder, name, 'ground-truth.json'))) as Record<string, Truth>,
      );
      const pages = truths
        .map(([id, truth]) => ({
          id,
          set: name,
          url: truth.url ?? '',
          label: 'web',
          body: 'full' as const,
          file: join(folder, name, `${id}.html.gz`),
          truth,
        }))
        .filter(({ file }) => existsSync(file));
      const isShingles = truths.some(([, { articleBody }]) => articleBody !== undefined);
      return { name, metric: isShingles ? 'shingles' : 'words', pages };
    });
}

/**
 * Articles of any kind of site, whole as far as their annotators saw. Those of the benchmark of shingles are news pages,
 * whose labels stand in `labels.tsv`.
 */
export const webPages = (corpus: string): SavedPage[] =>
  benchmarks(corpus)
    .filter(({ metric }) => metric === 'words')
    .flatMap(({ pages }) => pages);

/** The complete bodies, each once, without those whose page the labels call cut. */
export function readBodies(corpus: string): Text[] {
  const cut = labelledPages(corpus)
    .filter(({ body }) => body === 'cut')
    .map(({ id }) => id);
  const known = new Set<string>();
  return linesOf(join(corpus, 'bodies.jsonl.gz'))
    .map((line): Text => JSON.parse(line))
    .filter(({ id, paras }) => {
      const key = [id, ...paras].join('\n');
      if (known.has(key)) return false;
      known.add(key);
      return !cut.some((page) => page === id || (id.length >= 16 && page.startsWith(id)));
    });
}

/** The ends of real cut pages. */
export const readTails = (corpus: string): TailOfPage[] =>
  linesOf(join(corpus, 'tails.jsonl')).map((line) => JSON.parse(line));

/** Texts of an aggregator's pages: name, address where the text gives one, and the lines of the page. */
export function aggregatorTexts(corpus: string): { id: string; url: string | null; lines: string[] }[] {
  const folder = join(corpus, 'qoshe');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((id) => {
      const text = textOf(join(folder, id));
      const url = /^URL: (\S+)/m.exec(text)?.[1] ?? null;
      return { id, url, lines: lines(text.slice(text.indexOf('----') + 4)).map((line) => line.trim()) };
    });
}

/** The markup of a saved page. */
export const htmlOf = ({ file }: SavedPage): string => textOf(file);

/**
 * Parses a saved page. Browsers make the body that a page leaves out; the parser does not.
 *
 * @param html its markup, where that was changed
 */
export function openPage(page: SavedPage, html = htmlOf(page)): Document {
  let { document } = parseHTML(html);
  if (!document.body?.firstChild)
    ({ document } = parseHTML(
      `<html><body>${html.replace(/<\/?(?:!doctype|html|head|body)\b[^>]*>/gi, '')}</body></html>`,
    ));
  return document as unknown as Document;
}
