/**
 * Measures the judges against a corpus.
 *
 *     npm run eval -- judgement [--corpus DIR] [--json FILE] [--report FILE] [--show]
 *
 * `--json` writes the figures flat, `--report` puts the tables for readers into
 * a Markdown file in place of those of the last run, `--show` prints every case that went wrong.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    json: { type: 'string' },
    report: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
});
const [what = 'judgement'] = positionals;
if (what === 'labels') {
  // The labels come with the tools; no corpus is needed.
  await import('./resolve.ts');
  const { measureLabels } = await import('./labels.ts');
  console.log(await measureLabels(values.show));
  process.exit(0);
}
const here = resolve(import.meta.dirname, '../..', values.corpus);
const corpus = existsSync(here) ? here : resolve(values.corpus);
if (!existsSync(corpus)) {
  console.error(`No corpus at ${corpus}; name one with --corpus DIR.`);
  process.exit(1);
}
if (what !== 'judgement') {
  console.error(`Nothing measures "${what}" here.`);
  process.exit(1);
}
const { measureJudgement } = await import('./judgement.ts');
const { figures, report, cases } = measureJudgement(corpus);
console.log(report);
if (values.show) console.log(`\n${cases.join('\n')}`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
if (values.report) writeSection(values.report, '## Judgement', report);

/** Replaces one section of a Markdown file, or adds it. */
function writeSection(file: string, heading: string, text: string): void {
  const known = existsSync(file) ? readFileSync(file, 'utf8') : '# What the judges were measured at\n';
  const from = known.indexOf(`\n${heading}\n`);
  const rest = from === -1 ? -1 : known.indexOf('\n## ', from + heading.length);
  const before = (from === -1 ? known : known.slice(0, from)).trimEnd();
  const after = rest === -1 ? '' : known.slice(rest);
  writeFileSync(file, `${before}\n\n${heading}\n\n${text}\n${after}`);
}
