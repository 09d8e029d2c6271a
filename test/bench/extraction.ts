/**
 * `npm run bench -- extraction --corpus DIR`: what reading a page costs, in real Chromium: the copy that the page's own
 * thread pays for, and extraction from that copy, beside Readability and Defuddle in the same run.
 *
 * `--pages N` (81) · `--json FILE`
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Extractor } from '../corpus/extractors.ts';
import { openExtractors } from '../corpus/in-chromium.ts';
import { ROOT } from '../tools/built.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    pages: { type: 'string', default: '81' },
    json: { type: 'string' },
  },
});
const here = resolve(ROOT, values.corpus);
const folder = join(existsSync(here) ? here : resolve(values.corpus), 'extraction', 'aeb');

/** The first time for each page, and the middle of a few more. */
interface Times {
  firstMs: number;
  medianMs: number;
}
const TOOLS: readonly Extractor[] = ['headwater', 'readability', 'defuddle'];
const TIMES = 4;

/** A page of a megabyte: one article, and the lists of other things that such pages are made of. */
function largePage(): string {
  const sentence =
    'The ferry left the harbour at six, with nobody on deck but the mate, two gulls and a crate of eels. ';
  const article = Array.from({ length: 60 }, (_, at) => `<p>${at}. ${sentence.repeat(5)}</p>`).join('');
  const teaser = (at: number) =>
    `<li class="teaser"><a href="/story/${at}"><img src="/pictures/${at}.jpg" alt=""><h3>Story ${at} of the coast</h3><span>${sentence}</span></a></li>`;
  let page = `<!doctype html><title>The ferry</title><header><nav>${'<a href="/x">Section</a> '.repeat(60)}</nav></header><main><article><h1>The ferry</h1>${article}</article></main><aside><ul>`;
  for (let at = 0; page.length < 1_000_000; at += 1) page += teaser(at);
  return `${page}</ul></aside>`;
}

const at = (share: number, all: readonly number[]): number => {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

const chromium = await openExtractors();
const ask = <T>(expression: string): Promise<T> => chromium.page.evaluate(expression) as Promise<T>;
const copies: Times[] = [];
const times = new Map<Extractor, Times[]>(TOOLS.map((tool) => [tool, []]));
const saved: string[] = [];
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.html.gz'))
  .slice(0, Number(values.pages))) {
  try {
    await chromium.show(gunzipSync(readFileSync(join(folder, file))).toString('utf8'));
    const { html, ...copy } = await ask<Times & { html: string }>(`Extractors.copy(${TIMES})`);
    copies.push(copy);
    if (html) saved.push(html);
  } catch (error) {
    console.error(`${file} could not be shown: ${error instanceof Error ? error.message : error}`);
  }
}
const URL_OF_PAGE = JSON.stringify('https://outlet.example/story');
const measure = (tool: Extractor, html: string) =>
  ask<Times>(`Extractors.time('${tool}', ${JSON.stringify(html)}, ${URL_OF_PAGE}, ${TIMES})`);
await chromium.show('<!doctype html><title>Reader</title>');
// The engine compiles what runs often: a reader who reads a second article has it compiled.
for (const html of saved.slice(0, 12)) for (const tool of TOOLS) await measure(tool, html);
for (const html of saved) for (const tool of TOOLS) times.get(tool)?.push(await measure(tool, html));
const large = largePage();
const largeMs = new Map<Extractor, number>();
for (const tool of TOOLS) largeMs.set(tool, (await measure(tool, large)).medianMs);
await chromium.close();

const figures: Record<string, number> = {
  'bench.extraction.pages': saved.length,
  'bench.copy.firstMedianMs': at(
    0.5,
    copies.map(({ firstMs }) => firstMs),
  ),
  'bench.copy.firstP95Ms': at(
    0.95,
    copies.map(({ firstMs }) => firstMs),
  ),
  'bench.copy.medianMs': at(
    0.5,
    copies.map(({ medianMs }) => medianMs),
  ),
  'bench.copy.p95Ms': at(
    0.95,
    copies.map(({ medianMs }) => medianMs),
  ),
};
console.log(`${saved.length} pages, milliseconds in Chromium\n`);
console.log('| what | median | p95 | a page of 1 MB |');
console.log('| --- | --- | --- | --- |');
const row = (name: string, median: number, p95: number, largest: number | null) =>
  console.log(`| ${name} | ${median.toFixed(1)} | ${p95.toFixed(1)} | ${largest?.toFixed(1) ?? '–'} |`);
const figure = (name: string) => figures[name] ?? Number.NaN;
row('copy of the page, the first', figure('bench.copy.firstMedianMs'), figure('bench.copy.firstP95Ms'), null);
row('copy of the page, later ones', figure('bench.copy.medianMs'), figure('bench.copy.p95Ms'), null);
for (const tool of TOOLS) {
  const all = (times.get(tool) ?? []).map(({ medianMs }) => medianMs);
  const [median, p95, largest] = [at(0.5, all), at(0.95, all), largeMs.get(tool) ?? Number.NaN];
  Object.assign(figures, {
    [`bench.extraction.${tool}.medianMs`]: median,
    [`bench.extraction.${tool}.p95Ms`]: p95,
    [`bench.extraction.${tool}.largeMs`]: largest,
  });
  row(`${tool}, from the copy to clean markup`, median, p95, largest);
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
