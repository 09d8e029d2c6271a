/**
 * Measures which original is offered on saved pages: `node test/corpus/source.ts [--corpus DIR]`.
 * Expects `labels.tsv`, `pages/` and `extraction/` in DIR. Prints counts per kind and every original that was offered, for a reader to
 * judge: an ordinary page should offer none but those it declares.
 */
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';

// The sources import each other without an extension, as bundlers allow and Node does not.
registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (specifier.startsWith('.')) return next(`${specifier}.ts`, context);
      throw error;
    }
  },
});
const { readFacts } = await import('../../utils/article/facts.ts');
const { aggregatorPage } = await import('../../utils/rules/aggregators.ts');
const { describeArticle } = await import('../../utils/article/metadata.ts');
const { resolveSource } = await import('../../utils/source/resolve.ts');

const { values } = parseArgs({ options: { corpus: { type: 'string', default: '../shared/corpus' } } });
const corpus = resolve(import.meta.dirname, '../..', values.corpus);
if (!existsSync(join(corpus, 'labels.tsv'))) {
  console.error(`No corpus at ${corpus}; name one with --corpus DIR.`);
  process.exit(1);
}

/** Pages of the corpus: file, address, label. */
const pages: [string, string, string][] = readFileSync(join(corpus, 'labels.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split('\t'))
  .map(([, path = '', url = '', label = '']) => [join(corpus, path), url, label]);
for (const set of ['aeb', 'wcxb']) {
  const folder = join(corpus, 'extraction', set);
  const truths = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Record<
    string,
    { url: string }
  >;
  for (const [id, { url }] of Object.entries(truths)) pages.push([join(folder, `${id}.html.gz`), url, set]);
}

const counts = new Map<string, number>();
const seen = new Set<string>();
for (const [file, url, label] of pages) {
  if (!file.endsWith('.html.gz') || !existsSync(file) || seen.has(url)) continue;
  seen.add(url);
  const { document } = parseHTML(
    gunzipSync(readFileSync(file))
      .toString('utf8')
      .replaceAll(/<!--[\s\S]*?-->/g, ''),
  );
  const { facts } = readFacts(document as unknown as Document);
  // A document made of text has no address of its own, so relative links must be resolved here.
  const links = facts.links.map((link) => ({
    ...link,
    href: URL.canParse(link.href, url) ? new URL(link.href, url).href : link.href,
  }));
  const page = aggregatorPage(url);
  const whole = { ...facts, url, links };
  const found = resolveSource(whole, page, describeArticle(whole, page, Date.now()).outlet);
  const kind = `${page ? 'aggregator' : 'ordinary'} ${found.kind}`;
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (found.kind === 'article' || page) {
    console.log(
      `${kind} [${label}] ${url}\n  → ${found.url} by ${found.evidence.map(({ signal }) => signal).join(', ')}`,
    );
  }
}
console.log(`${seen.size} pages`);
for (const [kind, count] of [...counts].sort()) console.log(`  ${kind.padEnd(26)} ${count}`);
