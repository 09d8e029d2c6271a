/** The extractors that are compared, for a page of Chromium to run. */
import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { extractArticle } from '../../utils/article/extract/extract.ts';
import { takeSnapshot } from '../../utils/article/snapshot.ts';

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** Each takes the markup of a page as a server sent it, or as it was copied, and gives the markup of its article. */
export const EXTRACTORS = {
  headwater: (html: string, url: string): string => extractArticle(html, url)?.html ?? '',
  readability: (html: string): string => new Readability(parse(html)).parse()?.content ?? '',
  defuddle: (html: string, url: string): string => new Defuddle(parse(html), { url }).parse().content,
};
export type Extractor = keyof typeof EXTRACTORS;

const BLOCK =
  'p, div, li, h1, h2, h3, h4, h5, h6, blockquote, pre, td, th, tr, section, article, figure, dt, dd, br, table, ul, ol';

/** The text of markup, a line per block; without captions where asked, for the annotators left them out. */
export function textOf(html: string, captions: boolean): string {
  const { body } = parse(html);
  if (!captions) for (const caption of body.querySelectorAll('figcaption')) caption.remove();
  for (const block of body.querySelectorAll(BLOCK)) block.before('\n');
  return body.textContent ?? '';
}

/** The texts that an extractor finds, with and without captions. */
export function extract(name: Extractor, html: string, url: string): { with: string; without: string } {
  const found = EXTRACTORS[name](html, url);
  return { with: textOf(found, true), without: textOf(found, false) };
}

/** How long an extractor takes, in milliseconds, the first time and at best of several. */
export function time(
  name: Extractor,
  html: string,
  url: string,
  times: number,
): { firstMs: number; medianMs: number } {
  const all: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const startMs = performance.now();
    try {
      EXTRACTORS[name](html, url);
    } catch {
      // What fails took its time, too.
    }
    all.push(performance.now() - startMs);
  }
  const [firstMs = 0] = all;
  const sorted = all.slice(times > 1 ? 1 : 0).sort((a, b) => a - b);
  return { firstMs, medianMs: sorted[sorted.length >> 1] ?? firstMs };
}

/** Copies the page itself, as the reader's click does, and tells how long that took the first time and later. */
export function copy(times: number): { html: string; firstMs: number; medianMs: number } {
  const all: number[] = [];
  let html = '';
  for (let at = 0; at < times; at += 1) {
    const startMs = performance.now();
    const snapshot = takeSnapshot(document);
    all.push(performance.now() - startMs);
    html = 'html' in snapshot ? snapshot.html : '';
  }
  const [firstMs = 0] = all;
  const sorted = all.slice(times > 1 ? 1 : 0).sort((a, b) => a - b);
  return { html, firstMs, medianMs: sorted[sorted.length >> 1] ?? firstMs };
}
