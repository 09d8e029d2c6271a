/** What the worker says of layers, remembered: a page that changes elsewhere asks no second time. */
import type { LayerFacts, LayerJudgement } from './classify';
import type { Layer } from './find';

/** Judges layers by their words (`judgeLayer`, in the worker: phrase lists do not load in pages). */
export type Judge = (layers: LayerFacts[]) => Promise<LayerJudgement[]>;

export type Judged = Layer & { judgement: LayerJudgement };

const NO: LayerJudgement = { kind: 'none', press: -1, save: -1, classes: [], speaksOfConsent: false };
const MAX_REMEMBERED = 200;

/**
 * @param judge asked for what is not known yet; what it throws is thrown on
 * @returns judges layers; what it was given no answer for is no banner
 */
export function rememberJudge(judge: Judge): (layers: Layer[]) => Promise<Judged[]> {
  const known = new Map<string, LayerJudgement>();
  return async (layers) => {
    const keys = layers.map(({ facts }) => JSON.stringify(facts));
    const fresh = layers.filter((_, i) => !known.has(keys[i] ?? ''));
    if (known.size > MAX_REMEMBERED) known.clear();
    const judgements = fresh.length ? await judge(fresh.map(({ facts }) => facts)) : [];
    for (const [i, { facts }] of fresh.entries()) known.set(JSON.stringify(facts), judgements[i] ?? NO);
    return layers.map((layer, i) => ({ ...layer, judgement: known.get(keys[i] ?? '') ?? NO }));
  };
}
