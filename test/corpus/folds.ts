/**
 * Measures what the judgement on bodies does on texts it was not fitted on: the corpus is parted, and each part is judged
 * by weights and statistics fitted on the others. Once in five parts, and once in two, of which one is measured.
 */
import { partOf } from './cuts.ts';
import type { Evaluation } from './judgement.ts';
import { fitWeights, probabilityOf, samplesOf } from './regression.ts';
import { endingTables } from './statistics.ts';
import './resolve.ts';

const { CUT_FROM } = await import('../../utils/article/truncation.ts');

const PARTS = 5;
/** Group → what it counts, and the name of its figure. */
const GROUPS: readonly (readonly [string, string, string])[] = [
  ['trace', 'cuts that leave a trace, found', 'cut.trace.recall'],
  ['bare', 'bare cuts inside a sentence or word, found', 'cut.bare.recall'],
  ['bodies', 'complete bodies called cut', 'cut.bodies.falseRate'],
  ['bodies.withCredit', '… with a © line behind', 'cut.bodies.withCredit.falseRate'],
  ['bodies.withReadMore', '… with "Read more" behind', 'cut.bodies.withReadMore.falseRate'],
  ['tails', 'ends of real cut pages, called cut', 'cut.tails.recall'],
  ['cutPages', 'real cut pages called cut', 'cut.cutPages.recall'],
  ['pages', 'real whole news pages called cut', 'cut.pages.falseRate'],
  ['webPages', 'articles of any kind of site called cut', 'cut.webPages.falseRate'],
];

interface Count {
  hits: number;
  of: number;
}
const share = ({ hits, of }: Count) => (of ? `${((100 * hits) / of).toFixed(1)} % (${hits}/${of})` : '–');

/**
 * Fits and measures as often as there are parts.
 *
 * @param corpus an absolute path
 */
export function measureFolds(corpus: string): Evaluation {
  const { bodies, samples } = samplesOf(corpus);
  const cases: string[] = [];
  /** Counts by group, of one part judged by the others. */
  const judgePart = (part: number, parts: number): Map<string, Count> => {
    const isOther = ({ id }: { id: string }) => partOf(id, parts) !== part;
    const tables = endingTables(bodies.filter(isOther));
    const weights = fitWeights(samples.filter(isOther), tables);
    const counts = new Map<string, Count>();
    for (const sample of samples.filter((one) => !isOther(one))) {
      const probability = probabilityOf(sample, weights, tables);
      const count = counts.get(sample.group) ?? { hits: 0, of: 0 };
      count.of++;
      if (probability >= CUT_FROM) count.hits++;
      counts.set(sample.group, count);
      if (parts === PARTS && !sample.isCut && probability >= CUT_FROM)
        cases.push(`FALSE CUT (${sample.group}) ${sample.id} ${probability.toFixed(3)}`);
    }
    return counts;
  };
  const folds = Array.from({ length: PARTS }, (_, part) => judgePart(part, PARTS));
  const half = judgePart(1, 2);
  const figures: Evaluation['figures'] = {};
  const rows = GROUPS.map(([group, what, name]) => {
    const counts = folds.map((fold) => fold.get(group) ?? { hits: 0, of: 0 });
    const all = counts.reduce((sum, { hits, of }) => ({ hits: sum.hits + hits, of: sum.of + of }), {
      hits: 0,
      of: 0,
    });
    const shares = counts.filter(({ of }) => of > 0).map(({ hits, of }) => (100 * hits) / of);
    figures[`folds.${name}`] = all.of ? all.hits / all.of : null;
    figures[`folds.${name}.n`] = all.of;
    const spread = shares.length
      ? `${Math.min(...shares).toFixed(1)} to ${Math.max(...shares).toFixed(1)} %`
      : '–';
    return [what, share(all), spread, share(half.get(group) ?? { hits: 0, of: 0 })];
  });
  const head = [
    'what',
    `${PARTS} parts, each judged by the others`,
    'from part to part',
    'one half judged by the other',
  ];
  const report = [
    `Each text and page is judged by weights and statistics of last words that were fitted without it. The phrases were
written with the whole corpus at hand.`,
    '',
    ...[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
  return { figures, report, cases };
}
