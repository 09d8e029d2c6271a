/**
 * Fits the weights of the judgement on bodies and the statistics of last words on a corpus, and writes them:
 *
 *     node test/corpus/fit.ts --corpus DIR
 *
 * How well weights fitted so do on other texts is measured by `npm run eval -- folds`.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findCorpus } from './corpus.ts';
import { PRIORS } from './priors.ts';
import { type Feature, fitWeights, samplesOf } from './regression.ts';
import { endingTables } from './statistics.ts';

const { values } = parseArgs({ options: { corpus: { type: 'string', default: '../shared/corpus' } } });
const root = resolve(import.meta.dirname, '../..');
const corpus = findCorpus(values.corpus);
if (!corpus) throw new Error(`No corpus at ${values.corpus}; name one with --corpus DIR.`);

const { bodies, samples, pages } = samplesOf(corpus);
const tables = endingTables(bodies);
const weights = fitWeights(samples, tables);
const provenance = `Written by test/corpus/fit.ts; not to be edited by hand. From ${bodies.length} complete articles (of the`;

writeFileSync(
  join(root, 'utils/article/ending-words.ts'),
  `/**
 * How words stand in sentences, by language; see \`test/corpus/statistics.ts\`. Tenths of log ratios.
 * ${provenance}
 * fundus tests (MIT), the article-extraction-benchmark (MIT) and WCXB (CC-BY-4.0)). Counts of words alone, no text.
 */
export interface WordStatistics {
  /** Positive: stands more often inside sentences than at their end. */
  words: string;
  /** The same for the last three letters. */
  endings: string;
  /** Positive: words go on behind these letters (\`^\` before the first) more often than they end there. */
  breaks: string;
}

export const ENDING_WORDS: Readonly<Record<string, WordStatistics>> = {
${Object.entries(tables)
  .sort()
  .map(
    ([lang, known]) =>
      `  ${lang}: {\n${Object.entries(known)
        .map(([kind, entries]) => `    ${kind}:\n      ${JSON.stringify(entries)},`)
        .join('\n')}\n  },`,
  )
  .join('\n')}
};
`,
);

const names = Object.keys(PRIORS) as Feature[];
writeFileSync(
  join(root, 'utils/article/weights.ts'),
  `/**
 * Log-odds of the judgement on the body: positive speaks for a cut. ${provenance}
 * fundus tests, the article-extraction-benchmark and WCXB), artificial cuts of them, and ${pages} saved pages of
 * the same sets and of the tests of trafilatura and postlight, around priors set by hand (test/corpus/priors.ts).
 */
export const BODY_WEIGHTS = {
${names.map((name) => `  ${name}: ${Math.round(weights[name] * 100) / 100},`).join('\n')}
} as const satisfies Record<string, number>;

export type BodyFeature = Exclude<keyof typeof BODY_WEIGHTS, 'bias'>;
`,
);
console.log(`${samples.length} samples`);
for (const name of names)
  console.log(
    `${name.padEnd(24)}${PRIORS[name].toFixed(2).padStart(8)} → ${weights[name].toFixed(2).padStart(6)}`,
  );
