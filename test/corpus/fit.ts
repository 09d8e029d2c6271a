/**
 * Fits the weights of the judgement on bodies and the statistics of last words, on one half of a corpus, and writes them:
 *
 *     node test/corpus/fit.ts --corpus DIR
 *
 * A logistic regression whose weights are held near prior values, which were set by hand: where the corpus has few cases
 * (gates, counts of what is hidden), what we know of publishers' words counts for more than chance does.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cutsOf, factsOf, halfOf, type Text } from './cuts.ts';
import { readBodies, readSavedPage, WHOLE_VARIANTS } from './judgement.ts';
import { labelledPages, webPages } from './pages.ts';
import { PRIORS } from './priors.ts';

type Feature = keyof typeof PRIORS;

const { values } = parseArgs({ options: { corpus: { type: 'string', default: '../shared/corpus' } } });
const root = resolve(import.meta.dirname, '../..');
const corpus = resolve(root, values.corpus);
const bodies = readBodies(corpus).filter(({ id }) => halfOf(id) === 'fit');

/** Words seen so often in either place have statistics of their own. */
const MIN_SEEN = 12;
const LANGUAGES = ['en', 'de'];
const SENTENCE = /[^.!?…]+[.!?]+/gu;
const WORD = /[\p{L}\p{M}\p{N}'’-]+/gu;

/** How much more often a word stands inside a sentence than at its end, as tenths of a log ratio, for the usual words. */
function lastWords(texts: Text[], pieceOf: (word: string) => string): string {
  const inside = new Map<string, number>();
  const last = new Map<string, number>();
  let insideAll = 0;
  let lastAll = 0;
  for (const { paras } of texts)
    for (const paragraph of paras)
      for (const [sentence] of paragraph.matchAll(SENTENCE)) {
        const words = (sentence.match(WORD) ?? []).map((word) => pieceOf(word.toLowerCase()));
        if (words.length < 4) continue;
        words.forEach((word, i) => {
          const counts = i === words.length - 1 ? last : inside;
          counts.set(word, (counts.get(word) ?? 0) + 1);
        });
        lastAll++;
        insideAll += words.length - 1;
      }
  const entries: [string, number, number][] = [];
  for (const word of new Set([...inside.keys(), ...last.keys()])) {
    const [a, b] = [inside.get(word) ?? 0, last.get(word) ?? 0];
    if (a + b < MIN_SEEN || /[\s:]/.test(word)) continue;
    const ratio = Math.log((a + 1) / (insideAll + 1)) - Math.log((b + 1) / (lastAll + 1));
    const tenths = Math.max(-30, Math.min(30, Math.round(ratio * 10)));
    if (Math.abs(tenths) >= 4) entries.push([word, tenths, a + b]);
  }
  return entries
    .sort((x, y) => y[2] - x[2])
    .slice(0, 700)
    .map(([word, tenths]) => `${word}:${tenths}`)
    .sort()
    .join(' ');
}

const tables: Record<string, { words: string; endings: string }> = {};
for (const lang of LANGUAGES) {
  const texts = bodies.filter((text) => text.lang === lang);
  tables[lang] = {
    words: lastWords(texts, (word) => word),
    endings: lastWords(texts, (word) => word.slice(-3)),
  };
}
const provenance = `Written by test/corpus/fit.ts; not to be edited by hand. From ${bodies.length} complete articles (half of those`;
writeFileSync(
  join(root, 'utils/article/ending-words.ts'),
  `/**
 * How much more often words, and the last three letters of words, stand inside sentences than at their end: tenths of a
 * log ratio, by language. ${provenance}
 * in the fundus tests (MIT), the article-extraction-benchmark (MIT) and WCXB (CC-BY-4.0)). Counts of words alone, no text.
 */
export const ENDING_WORDS: Readonly<Record<string, { words: string; endings: string }>> = {
${Object.entries(tables)
  .map(
    ([lang, { words, endings }]) =>
      `  ${lang}: {\n    words:\n      ${JSON.stringify(words)},\n    endings:\n      ${JSON.stringify(endings)},\n  },`,
  )
  .join('\n')}
};
`,
);
// Only now: the features are made with the statistics just written.
const { bodyFeatures } = await import('../../utils/article/truncation.ts');

interface Sample {
  features: [Feature, number][];
  isCut: boolean;
  weight: number;
}
const samples: Sample[] = [];
const add = (facts: Parameters<typeof bodyFeatures>[0], isCut: boolean, weight: number) => {
  const { present, amounts } = bodyFeatures(facts, null);
  const features = [...present.keys()].map((name): [Feature, number] => [name, amounts.get(name) ?? 1]);
  samples.push({ features, isCut, weight });
};
for (const text of bodies) {
  for (const [variant, after] of WHOLE_VARIANTS)
    add(
      factsOf(text.paras, text.lang, [...after]),
      false,
      { '': 11, withCredit: 0.4, withReadMore: 1.5 }[variant] ?? 1,
    );
  for (const [kind, [paragraphs, after]] of Object.entries(cutsOf(text) ?? {})) {
    // A cut at the end of a sentence looks like a whole text: it teaches nothing but to doubt every whole one.
    if (!kind.startsWith('none'))
      add(factsOf(paragraphs, text.lang, after), true, kind.startsWith('bare') ? 0.5 : 0.2);
  }
}
let pages = 0;
for (const page of [...labelledPages(corpus), ...webPages(corpus)]) {
  if (page.body === 'n/a' || halfOf(page.id) !== 'fit') continue;
  add(readSavedPage(page).facts, page.body === 'cut', 10);
  pages++;
}

/** How fast a weight is pulled back to its prior, per unit: strong where the corpus has only our own words to offer. */
const OWN_WORDS = new Set<Feature>(
  (
    'ellipsisEnd ellipsisHabit dotLeaders hiddenCount continueLink continueOtherHungry gatePhrase gateShort soldPhrase emptyBody ' +
    'knownAggregator openQuoteOnAggregator declaredLonger declaredMuchLonger declaredWhole sentenceEnd ' +
    'unpunctuatedScript outletCredit'
  ).split(' ') as Feature[],
);
const PULL = { own: 60, learned: 3, bias: 60 };

const weights: Record<string, number> = { ...PRIORS };
const names = Object.keys(PRIORS) as Feature[];
const total = samples.reduce((sum, { weight }) => sum + weight, 0);
const fixed = new Set<Feature>(
  names.filter((name) => /^(?:layout|clamped|faded|blurred|covered|scrambled|continueElsewhere)/.test(name)),
);
for (let step = 0; step < 4000; step++) {
  const gradient: Record<string, number> = {};
  for (const { features, isCut, weight } of samples) {
    let logOdds = weights.bias ?? 0;
    for (const [name, amount] of features) logOdds += (weights[name] ?? 0) * amount;
    const error = weight * (1 / (1 + Math.exp(-logOdds)) - (isCut ? 1 : 0));
    gradient.bias = (gradient.bias ?? 0) + error;
    for (const [name, amount] of features) gradient[name] = (gradient[name] ?? 0) + error * amount;
  }
  for (const name of names) {
    if (fixed.has(name)) continue;
    const pull = name === 'bias' ? PULL.bias : OWN_WORDS.has(name) ? PULL.own : PULL.learned;
    const slope = (gradient[name] ?? 0) + pull * ((weights[name] ?? 0) - PRIORS[name]);
    weights[name] = (weights[name] ?? 0) - (1.5 * slope) / (total * 0.15 + pull);
  }
}
writeFileSync(
  join(root, 'utils/article/weights.ts'),
  `/**
 * Log-odds of the judgement on the body: positive speaks for a cut. ${provenance}
 * in the fundus tests, the article-extraction-benchmark and WCXB), artificial cuts of them, and ${pages} saved pages of
 * the same sets and of the tests of trafilatura and postlight, around priors set by hand (test/corpus/priors.ts).
 */
export const BODY_WEIGHTS = {
${names.map((name) => `  ${name}: ${Math.round((weights[name] ?? 0) * 100) / 100},`).join('\n')}
} as const satisfies Record<string, number>;

export type BodyFeature = Exclude<keyof typeof BODY_WEIGHTS, 'bias'>;
`,
);
console.log(`${samples.length} samples`);
for (const name of names)
  console.log(
    `${name.padEnd(24)}${PRIORS[name].toFixed(2).padStart(8)} → ${(weights[name] ?? 0).toFixed(2).padStart(6)}`,
  );
