/**
 * Measures the judges against a corpus.
 *
 *     npm run eval -- [judgement|folds|source|extraction|harm|labels] [--corpus DIR] [--json FILE] [--report FILE] [--show]
 *
 * Without a name it measures everything that needs the corpus and no build; extraction takes minutes. Harm opens pages in
 * a browser with the built extension, `--most N` of them, which takes about a second and a half each. `--json` writes the figures flat, `--report` puts the tables for readers into
 * a Markdown file in place of those of the last run, `--show` prints every case that went wrong.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findCorpus } from './corpus.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    json: { type: 'string' },
    report: { type: 'string' },
    most: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
});
const [what] = positionals;
if (what === 'labels') {
  // The labels come with the tools; no corpus is needed.
  await import('./resolve.ts');
  const { measureLabels } = await import('./labels.ts');
  console.log(await measureLabels(values.show));
  process.exit(0);
}
const corpus = findCorpus(values.corpus);
if (!corpus) {
  console.error(`No corpus at ${corpus}; name one with --corpus DIR.`);
  process.exit(1);
}
interface Measure {
  figures: Record<string, number | null>;
  report: string;
  cases: string[];
}
/** Each is loaded when it is asked for: the corpus of one may lack what another needs. */
const MEASURES: Record<string, () => Promise<Measure>> = {
  judgement: async () => (await import('./judgement.ts')).measureJudgement(corpus),
  folds: async () => (await import('./folds.ts')).measureFolds(corpus),
  source: async () => (await import('./source.ts')).measureSource(corpus),
  extraction: async () => (await import('./extraction.ts')).measureExtraction(corpus, {}, () => {}),
  harm: async () =>
    (await import('./harm.ts')).measureHarm(corpus, { most: Number(values.most ?? Infinity) }, console.error),
};
/** What only runs when it is asked for. */
const ASKED_FOR = ['harm'];
if (what !== undefined && !Object.hasOwn(MEASURES, what)) {
  console.error(`Nothing measures "${what}" here.`);
  process.exit(1);
}
const all: Record<string, number | null> = {};
for (const [name, measure] of Object.entries(MEASURES)) {
  if (what === undefined ? ASKED_FOR.includes(name) : what !== name) continue;
  const { figures, report, cases } = await measure();
  Object.assign(all, figures);
  console.log(report);
  if (values.show) console.log(`\n${cases.join('\n')}`);
  if (values.report)
    writeSection(values.report, `## ${name.charAt(0).toUpperCase()}${name.slice(1)}`, report);
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);

/** Replaces one section of a Markdown file, or adds it. */
function writeSection(file: string, heading: string, text: string): void {
  const known = existsSync(file) ? readFileSync(file, 'utf8') : '# What the judges were measured at\n';
  const from = known.indexOf(`\n${heading}\n`);
  const rest = from === -1 ? -1 : known.indexOf('\n## ', from + heading.length);
  const before = (from === -1 ? known : known.slice(0, from)).trimEnd();
  const after = rest === -1 ? '' : known.slice(rest);
  writeFileSync(file, `${before}\n\n${heading}\n\n${text}\n${after}`);
}
