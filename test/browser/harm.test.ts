/** Complete articles look the same with the extension, and the measure that says so sees an extension that meddles. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { measureHarm } from '../corpus/harm.ts';
import { ORDINARY_ARTICLE, SOURCE_ARTICLE } from '../fixtures/outlets.ts';

/** Does everything that must not be done. */
const MEDDLER = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Meddler',
    version: '1',
    background: { service_worker: 'worker.js' },
    content_scripts: [{ matches: ['https://*/*'], js: ['page.js'] }],
    options_ui: { page: 'options.html', open_in_tab: true },
  }),
  'worker.js': 'chrome.runtime.onMessage.addListener((message, sender, answer) => answer({}));',
  'options.html': '<!doctype html><title>Meddler</title>',
  'page.js': `document.querySelector('p').insertAdjacentText('afterbegin', 'Meddled. '.repeat(40));
document.body.style.overflow = 'hidden';
document.body.click();
throw new Error('meddled');`,
};

let corpus = '';
beforeAll(async () => {
  corpus = await mkdtemp(join(tmpdir(), 'headwater-harm-test-'));
  await mkdir(join(corpus, 'pages'));
  await mkdir(join(corpus, 'meddler'));
  const pages = [ORDINARY_ARTICLE, SOURCE_ARTICLE];
  for (const { id, source } of pages)
    await writeFile(join(corpus, 'pages', `${id}.html.gz`), gzipSync(source()));
  const rows = pages.map(({ id, url }) => `samples\tpages/${id}.html.gz\t${url}\tfull\tfull`);
  await writeFile(join(corpus, 'labels.tsv'), ['corpus\tpath\turl\tlabel\tbody', ...rows, ''].join('\n'));
  for (const [name, text] of Object.entries(MEDDLER)) await writeFile(join(corpus, 'meddler', name), text);
});
afterAll(() => rm(corpus, { recursive: true, force: true }));

it('leaves complete articles as they are, and an extension that does not is found out', async () => {
  const [ours, meddled] = await Promise.all([
    measureHarm(corpus),
    measureHarm(corpus, { extension: join(corpus, 'meddler'), tries: 1 }),
  ]);
  const clean = {
    'harm.pages': 2,
    'harm.textDiffers': 0,
    'harm.boxesDiffer': 0,
    'harm.markupDiffers': 0,
    'harm.scrollDiffers': 0,
    'harm.consoleErrors': 0,
    'harm.clicks': 0,
  };
  expect(ours.figures, ours.cases.join('\n')).toMatchObject(clean);
  expect(meddled.figures).toMatchObject({
    'harm.pages': 2,
    'harm.textDiffers': 2,
    'harm.boxesDiffer': 2,
    'harm.markupDiffers': 2,
    'harm.scrollDiffers': 2,
    'harm.consoleErrors': 2,
    'harm.clicks': 2,
  });
});
