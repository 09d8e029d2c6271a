/**
 * Log-odds of the judgement on the body: positive speaks for a cut. A logistic fit on 714 complete bodies and 6,500
 * artificial cuts of them, rounded and drawn towards zero by hand; `test/corpus/judgement.ts` measures them.
 */
export const BODY_WEIGHTS = {
  bias: -4.2,
  ellipsisEnd: 6,
  dotLeaders: 3,
  hiddenCount: 5,
  bareEnd: 0.6,
  bareInRunningText: 2.6,
  bareLowerEnd: 1.6,
  bareDigitEnd: -0.6,
  bareShort: 0.6,
  functionWordEnd: 4.2,
  commaEnd: 3.2,
  openQuote: 0.6,
  openQuoteBare: 2.6,
  openQuoteOnAggregator: 3.2,
  outletCredit: 0.3,
  creditAfterBare: 3.6,
  continueLink: 5.6,
  continueOtherHungry: 2.4,
  gatePhrase: 6,
  gateShort: 1,
  soldPhrase: 5.2,
  declaredLonger: 0.8,
  declaredMuchLonger: 3,
  emptyBody: 2.4,
  knownAggregator: 1.2,
  sentenceEnd: -0.6,
  unpunctuatedScript: -0.4,
} as const satisfies Record<string, number>;

export type BodyFeature = Exclude<keyof typeof BODY_WEIGHTS, 'bias'>;
