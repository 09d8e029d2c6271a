/** The saved pages of a corpus, with their labels, read as the page script reads a live one. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import './resolve.ts';

export interface SavedPage {
  /** File name without its endings; the texts of the corpus have the same, or its first sixteen characters. */
  id: string;
  /** Which collection it is from. */
  set: string;
  url: string;
  /** E.g. `full`, `paywalled-metered`, `listing`. */
  label: string;
  body: 'full' | 'cut' | 'n/a';
  file: string;
}

/** The rows of `labels.tsv` whose page is there. */
export function labelledPages(corpus: string): SavedPage[] {
  const [head = '', ...rows] = readFileSync(join(corpus, 'labels.tsv'), 'utf8').trim().split('\n');
  const names = head.split('\t');
  const pages: SavedPage[] = [];
  for (const row of rows) {
    const cells = row.split('\t');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
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

/** The articles of the extraction benchmark `wcxb`: of any kind of site, whole as far as their annotators saw. */
export function webPages(corpus: string): SavedPage[] {
  const folder = join(corpus, 'extraction', 'wcxb');
  const truths = join(folder, 'ground-truth.json');
  if (!existsSync(truths)) return [];
  return Object.entries(JSON.parse(readFileSync(truths, 'utf8')) as Record<string, { url?: string }>)
    .map(([id, { url = '' }]) => ({
      id,
      set: 'wcxb',
      url,
      label: 'web',
      body: 'full' as const,
      file: join(folder, `${id}.html.gz`),
    }))
    .filter(({ file }) => existsSync(file));
}

/** Parses a saved page. Browsers make the body that a page leaves out; the parser does not. */
export function openPage({ file }: SavedPage): Document {
  const html = gunzipSync(readFileSync(file)).toString();
  let { document } = parseHTML(html);
  if (!document.body?.firstChild)
    ({ document } = parseHTML(
      `<html><body>${html.replace(/<\/?(?:!doctype|html|head|body)\b[^>]*>/gi, '')}</body></html>`,
    ));
  return document as unknown as Document;
}
