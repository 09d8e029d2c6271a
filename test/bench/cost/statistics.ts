/** Medians of repeated loads, and how sure they are. */

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
};

export interface Estimate {
  value: number;
  /** Limits between which it lies in 19 of 20 samples drawn anew from the loads. */
  low: number;
  high: number;
}

const DRAWS = 2000;
/** Any number will do; the same each time, so that the same loads give the same limits. */
const SEED = 20_261;

/** Uniform numbers from 0 to 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A figure made from several series of loads, with its bootstrap interval of 95 %. The n-th loads of all series were made
 * in the same turn, and are drawn together.
 *
 * @param series as long as each other
 * @param figure made from the drawn series, in the same order
 */
export function estimate(
  series: readonly (readonly number[])[],
  figure: (...drawn: number[][]) => number,
): Estimate {
  const turns = Math.min(...series.map(({ length }) => length));
  const next = random(SEED);
  const draws = Array.from({ length: DRAWS }, () => {
    const picks = Array.from({ length: turns }, () => Math.floor(next() * turns));
    return figure(...series.map((one) => picks.map((i) => one[i] ?? 0)));
  }).sort((a, b) => a - b);
  const at = (share: number) => draws[Math.min(DRAWS - 1, Math.floor(share * DRAWS))] ?? 0;
  return { value: figure(...series.map((one) => one.slice(0, turns))), low: at(0.025), high: at(0.975) };
}
