/**
 * Measures how long judging holds up a page's main thread, in real Chromium:
 *
 *     npm run bench -- judge [--corpus DIR] [--chromium PATH]
 *
 * Saved pages of the corpus (without their scripts), and one page of a megabyte of text. Prints, asserts nothing: the
 * machine decides. What the worker does with the facts is measured in the same browser.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { labelledPages } from '../corpus/corpus.ts';
import { asParagraphs } from '../fixtures/markup.ts';
import { TEXTS } from '../fixtures/texts.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});
const root = resolve(import.meta.dirname, '../..');
const corpus = resolve(root, values.corpus);

/** One script for the page's world with what the page script and the worker run. */
async function bundle(): Promise<string> {
  const entry = '\0bench';
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'bench-entry',
        resolveId: (id) => (id === 'bench' ? entry : null),
        load: (id) =>
          id === entry
            ? `import { readFacts } from '${root}/utils/article/facts.ts';
               import { layoutOf } from '${root}/utils/article/layout.ts';
               import { judgePage } from '${root}/utils/article/judge.ts';
               const isVisible = (element) => element.checkVisibility({ visibilityProperty: true });
               const self = { kind: 'self', url: null, outlet: null, evidence: [] };
               globalThis.bench = () => {
                 const times = { read: [], judge: [] };
                 for (let i = 0; i < 7; i++) {
                   const from = performance.now();
                   const { facts } = readFacts(document, { isVisible, layout: layoutOf(document) });
                   const read = performance.now();
                   judgePage(facts, null, self, 0);
                   times.read.push(read - from);
                   times.judge.push(performance.now() - read);
                 }
                 return times;
               };`
            : null,
      },
    ],
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: 'bench', output: { format: 'iife' } },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

const script = await bundle();
const browser = await puppeteer.launch({
  executablePath: values.chromium,
  args: ['--no-sandbox', '--enable-precise-memory-info'],
});
const page = await browser.newPage();
await page.setRequestInterception(true);
page.on('request', (request) =>
  request.isNavigationRequest() && request.url() === 'about:blank' ? request.continue() : request.abort(),
);

const median = (times: number[]) => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

async function measure(html: string): Promise<{ first: number; read: number; judge: number }> {
  await page.goto('about:blank');
  await page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, 'text/html');
    for (const element of Array.from(
      parsed.querySelectorAll('script:not([type="application/ld+json"]),iframe'),
    ))
      element.remove();
    document.replaceChild(document.adoptNode(parsed.documentElement), document.documentElement);
    document.body.getBoundingClientRect();
  }, html);
  await page.evaluate(script);
  const times = (await page.evaluate('bench()')) as { read: number[]; judge: number[] };
  return { first: times.read[0] ?? 0, read: median(times.read), judge: median(times.judge) };
}

const text = TEXTS[0];
if (!text) throw new Error('the sample texts have gone');
const paragraphs = [...text.shown, ...text.rest];
const shell = (body: string) =>
  `<!doctype html><html lang="en"><head><title>${text.title}</title></head><body><nav>${'<a href="/x">Section</a> '.repeat(60)}</nav><main><article><h1>${text.title}</h1>${body}</article></main></body></html>`;
const once = asParagraphs(paragraphs);
const row = (name: string, { first, read, judge }: { first: number; read: number; judge: number }) =>
  console.log(
    `${name.padEnd(40)} first ${first.toFixed(1).padStart(6)} ms   again ${read.toFixed(1).padStart(6)} ms   worker ${judge.toFixed(1).padStart(6)} ms`,
  );
await measure(shell(once));
row('a page of 1 MB of paragraphs', await measure(shell(once.repeat(Math.ceil(1_000_000 / once.length)))));

if (existsSync(join(corpus, 'labels.tsv'))) {
  const all: { first: number; read: number; judge: number }[] = [];
  for (const { file, body } of labelledPages(corpus))
    if (body !== 'n/a') all.push(await measure(gunzipSync(readFileSync(file)).toString()));
  const at = (share: number, kind: 'first' | 'read' | 'judge') =>
    all.map((times) => times[kind]).sort((a, b) => a - b)[Math.floor((all.length - 1) * share)] ?? 0;
  for (const [name, share] of [
    ['median', 0.5],
    ['19 of 20', 0.95],
    ['slowest', 1],
  ] as const)
    row(`${all.length} saved news pages: ${name}`, {
      first: at(share, 'first'),
      read: at(share, 'read'),
      judge: at(share, 'judge'),
    });
}
await browser.close();
