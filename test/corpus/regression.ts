/**
 * A logistic regression whose weights are held near prior values, which were set by hand: where the corpus has few cases
 * (gates, counts of what is hidden), what we know of publishers' words counts for more than chance does.
 */
import { labelledPages, readBodies, readTails, webPages } from './corpus.ts';
import { cutsOf, factsOf, type Text } from './cuts.ts';
import { readSavedPage, WHOLE_VARIANTS } from './judgement.ts';
import { PRIORS } from './priors.ts';
import type { EndingTables } from './statistics.ts';
import './resolve.ts';

const { bodyFeatures } = await import('../../utils/article/truncation.ts');
const { brokenWord, isSeenElsewhere, midSentence } = await import('../../utils/article/shape.ts');

export type Feature = keyof typeof PRIORS;
export type Weights = Record<Feature, number>;
const FEATURES = Object.keys(PRIORS) as Feature[];

export interface Sample {
  /** The text or page it is of. */
  id: string;
  /** What is counted: `bodies`, `trace`, `bare`, `tails`, `pages`, `webPages`, `cutPages`. */
  group: string;
  isCut: boolean;
  /** How much it counts in fitting; 0 for what is only measured. */
  weight: number;
  features: [Feature, number][];
  /** The last word, where its statistics count: they are left out of `features`. */
  lastWord: { word: string; lang: string | null; isSeen: boolean } | null;
}

function sampleOf(facts: Parameters<typeof bodyFeatures>[0]): Pick<Sample, 'features' | 'lastWord'> {
  const { present, amounts, ending, lang } = bodyFeatures(facts, null);
  const counts = ending.isBare && !ending.isColon && ending.proseChars >= 40;
  return {
    features: [...present.keys()]
      .filter((name) => name !== 'wordMidSentence' && name !== 'wordBroken')
      .map((name) => [name, amounts.get(name) ?? 1]),
    lastWord: counts
      ? {
          word: ending.lastWord,
          lang,
          isSeen: isSeenElsewhere(ending.lastWord, ending.text, facts.body.slice(0, -1)),
        }
      : null,
  };
}

/** How much a whole text counts, by what stands behind it. */
const WHOLE_WEIGHTS: Record<string, number> = { '': 16, withCredit: 0.4, withReadMore: 1.5 };

function samplesOfText(text: Text): Sample[] {
  const { id, lang, paras } = text;
  const whole = WHOLE_VARIANTS.map(([variant, after]): Sample => {
    const group = `bodies${variant && `.${variant}`}`;
    const weight = WHOLE_WEIGHTS[variant] ?? 1;
    return { id, group, isCut: false, weight, ...sampleOf(factsOf(paras, lang, [...after])) };
  });
  const cuts = Object.entries(cutsOf(text) ?? {})
    // A cut at the end of a sentence looks like a whole text: it teaches nothing but to doubt every whole one.
    .filter(([kind]) => !kind.startsWith('none'))
    .map(([kind, [paragraphs, after]]): Sample => {
      const [group = ''] = kind.split(':');
      const weight = group === 'bare' ? 0.5 : 0.2;
      return { id, group, isCut: true, weight, ...sampleOf(factsOf(paragraphs, lang, after)) };
    });
  return [...whole, ...cuts];
}

/** Everything in a corpus that a verdict on the body is known of. */
export function samplesOf(corpus: string): { bodies: Text[]; samples: Sample[]; pages: number } {
  const bodies = readBodies(corpus);
  const samples = bodies.flatMap(samplesOfText);
  for (const { id, paras, lang } of readTails(corpus))
    samples.push({ id, group: 'tails', isCut: true, weight: 0, ...sampleOf(factsOf(paras, lang)) });
  const known = [...labelledPages(corpus), ...webPages(corpus)].filter(({ body }) => body !== 'n/a');
  for (const page of known) {
    const isCut = page.body === 'cut';
    const group = isCut ? 'cutPages' : page.label === 'web' ? 'webPages' : 'pages';
    samples.push({ id: page.id, group, isCut, weight: 10, ...sampleOf(readSavedPage(page).facts) });
  }
  return { bodies, samples, pages: known.length };
}

/** The sample's values, with these statistics of last words. */
function rowOf({ features, lastWord }: Sample, tables: EndingTables): Float64Array {
  const row = new Float64Array(FEATURES.length);
  row[0] = 1;
  for (const [name, amount] of features) row[FEATURES.indexOf(name)] = amount;
  if (lastWord) {
    const { word, lang, isSeen } = lastWord;
    row[FEATURES.indexOf('wordMidSentence')] = midSentence(word, lang, tables);
    row[FEATURES.indexOf('wordBroken')] = isSeen ? 0 : brokenWord(word, lang, tables);
  }
  return row;
}

const probability = (row: Float64Array, weights: readonly number[]) => {
  let logOdds = 0;
  for (let i = 0; i < row.length; i++) logOdds += (row[i] ?? 0) * (weights[i] ?? 0);
  return 1 / (1 + Math.exp(-logOdds));
};

/** How probable a cut is. */
export const probabilityOf = (sample: Sample, weights: Weights, tables: EndingTables): number =>
  probability(
    rowOf(sample, tables),
    FEATURES.map((name) => weights[name]),
  );

/** How fast a weight is pulled back to its prior, per unit: strong where the corpus has only our own words to offer. */
const OWN_WORDS = new Set<string>(
  (
    'bias ellipsisEnd ellipsisHabit dotLeaders hiddenCount continueLink continueOtherHungry nextPage gatePhrase ' +
    'gateShort soldPhrase emptyBody knownAggregator openQuoteOnAggregator declaredLonger declaredMuchLonger ' +
    'declaredWhole sentenceEnd unpunctuatedScript outletCredit'
  ).split(' '),
);
const PULL = { own: 60, learned: 3 };
/** The layout of live pages is in no corpus of saved pages. */
const FIXED = /^(?:clampedLines|fadedEnd|blurredText|coveredByGate|scrambledText|continueElsewhere)$/;

/** Solves a symmetric positive system by elimination; both arguments are used up. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++) {
      const factor = (matrix[j]?.[i] ?? 0) / (matrix[i]?.[i] ?? 1);
      if (factor === 0) continue;
      const [from = [], to = []] = [matrix[i], matrix[j]];
      for (let k = i; k < size; k++) to[k] = (to[k] ?? 0) - factor * (from[k] ?? 0);
      right[j] = (right[j] ?? 0) - factor * (right[i] ?? 0);
    }
  const found: number[] = Array(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = right[i] ?? 0;
    for (let k = i + 1; k < size; k++) rest -= (matrix[i]?.[k] ?? 0) * (found[k] ?? 0);
    found[i] = rest / (matrix[i]?.[i] ?? 1);
  }
  return found;
}

/** Finds the weights by Newton's method. */
export function fitWeights(samples: readonly Sample[], tables: EndingTables): Weights {
  const used = samples.filter(({ weight }) => weight > 0);
  const rows = used.map((sample) => rowOf(sample, tables));
  const priors = FEATURES.map((name): number => PRIORS[name]);
  const pulls = FEATURES.map((name) =>
    FIXED.test(name) ? 1e9 : OWN_WORDS.has(name) ? PULL.own : PULL.learned,
  );
  let weights = [...priors];
  for (let step = 0; step < 40; step++) {
    const gradient = weights.map((weight, i) => (pulls[i] ?? 0) * (weight - (priors[i] ?? 0)));
    const curvature = weights.map((_, i) => weights.map((_, j) => (i === j ? (pulls[i] ?? 0) : 0)));
    rows.forEach((row, n) => {
      const { isCut = false, weight = 0 } = used[n] ?? {};
      const p = probability(row, weights);
      const present = [...row.keys()].filter((i) => row[i] !== 0);
      for (const i of present) {
        gradient[i] = (gradient[i] ?? 0) + weight * (p - (isCut ? 1 : 0)) * (row[i] ?? 0);
        const line = curvature[i] ?? [];
        for (const j of present)
          line[j] = (line[j] ?? 0) + weight * p * (1 - p) * (row[i] ?? 0) * (row[j] ?? 0);
      }
    });
    const change = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight - (change[i] ?? 0));
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  return Object.fromEntries(FEATURES.map((name, i) => [name, weights[i] ?? 0])) as Weights;
}
