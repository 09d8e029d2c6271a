/**
 * The one passport of the extension: what was seen, judged and done on a page. It is a plain object,
 * crosses every border (page, worker, popup, store) and is parsed again on arrival.
 */
import * as v from 'valibot';
import { isOfferable } from './report/offerable';

export { isOfferable };

/** Raised whenever a stored report of an older shape could no longer be read. */
export const REPORT_VERSION = 1;

/**
 * Characters that turn the direction of what follows, or hide in it: whoever writes them into a title can make it read as
 * something else. The marks that right-to-left texts need (U+200E, U+200F) stay.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000e-\u001f]/g;

/**
 * A string from a page, clipped to `maxChars` and without characters that override its direction: a page decides what it
 * says, not how much memory it takes nor how what stands beside it reads.
 */
export const clipped = (maxChars: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, maxChars).replace(OVERRIDES, '')),
  );

const Url = v.pipe(
  v.string(),
  v.check((value) => isOfferable(value), 'not an http(s) address'),
);

/** What speaks for a verdict on the body. Each has words of its own in the locales (`signal_<name>`). */
export const BODY_SIGNALS = [
  'ellipsisEnd',
  'dotLeaders',
  'hiddenCount',
  'bareEnd',
  'functionWordEnd',
  'commaEnd',
  'openQuote',
  'outletCredit',
  'continueLink',
  'gatePhrase',
  'declaredLonger',
  'declaredWhole',
  'wordMidSentence',
  'bareHabit',
  'clampedLines',
  'fadedEnd',
  'blurredText',
  'coveredByGate',
  'scrambledText',
  'continueElsewhere',
  'emptyBody',
  'knownAggregator',
  'sentenceEnd',
  'unpunctuatedScript',
] as const;

/** What speaks for a verdict on access. */
export const ACCESS_SIGNALS = [
  'declaredFree',
  'declaredPaid',
  'tierFree',
  'tierMetered',
  'tierLocked',
  'accessPhrase',
  'meterCounter',
  'registrationWall',
  'contradiction',
] as const;

/** How an original was found, in falling order of trust; those from `selfSource` to `noTrace` offer no article. */
export const SOURCE_SIGNALS = [
  'addressWraps',
  'canonicalElsewhere',
  'continueElsewhere',
  'basedOn',
  'outletLink',
  'syndicationSource',
  'publisherHome',
  'outletDirectory',
  'selfSource',
  'unresolvableRedirect',
  'outletNameOnly',
  'noTrace',
  /** The site is on no list: it only behaves as an aggregator would, so the original beside it is a guess. */
  'guessedAggregator',
  /** The reader looked for the article on the outlet's own site and chose it there. */
  'chosenAtOutlet',
] as const;

const evidence = <const S extends readonly [string, ...string[]]>(signals: S) =>
  v.object({
    signal: v.picklist(signals),
    /** Log-odds this signal adds to the verdict it supports; negative speaks against. */
    weight: v.pipe(v.number(), v.finite()),
    /** The words of the page that were seen, at most 200 characters; may be empty. */
    excerpt: clipped(200),
  });

const evidenceList = <const S extends readonly [string, ...string[]]>(signals: S) =>
  v.pipe(v.array(evidence(signals)), v.maxLength(40));

export const BodyJudgement = v.object({
  verdict: v.picklist(['complete', 'cut', 'unknown']),
  /** Probability, 0 to 1, that the body shown is only a part. */
  cutProbability: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  evidence: evidenceList(BODY_SIGNALS),
  /** The last words shown, where the excerpt stops; empty when there is no text. */
  lastWords: clipped(240),
  /** How much the page itself says it withholds; null when it says nothing. */
  hidden: v.nullable(
    v.object({
      unit: v.picklist(['percent', 'characters', 'words']),
      amount: v.pipe(v.number(), v.finite(), v.minValue(0)),
    }),
  ),
});
export type BodyJudgement = v.InferOutput<typeof BodyJudgement>;

export const AccessJudgement = v.object({
  verdict: v.picklist(['free', 'metered', 'locked', 'unknown']),
  evidence: evidenceList(ACCESS_SIGNALS),
});
export type AccessJudgement = v.InferOutput<typeof AccessJudgement>;

export const Found = v.object({
  how: v.picklist(['feed', 'sitemap', 'wordpress', 'search']),
  /** How alike it is to what was looked for, 0 to 1. */
  likeness: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});
export type Found = v.InferOutput<typeof Found>;

export const SourceFinding = v.object({
  /**
   * `article`: `url` is the original itself. `outlet`: only the outlet is known, `url` is its home page or null.
   * `self`: this page is the original. `unresolvable`: the link hides its target and only a server could tell.
   * `none`: nothing on the page says where the text is from.
   */
  kind: v.picklist(['article', 'outlet', 'self', 'unresolvable', 'none']),
  url: v.nullable(Url),
  outlet: v.nullable(clipped(160)),
  evidence: evidenceList(SOURCE_SIGNALS),
  /** Where on the outlet's own site the reader found the article, if that was how; absent or null if not. */
  found: v.optional(v.nullable(Found)),
});
export type SourceFinding = v.InferOutput<typeof SourceFinding>;

export const ArticleFinding = v.object({
  /** Identifier of the known aggregator (`utils/rules/aggregators.ts`), or null. */
  aggregator: v.nullable(clipped(60)),
  title: clipped(400),
  outlet: v.nullable(clipped(160)),
  author: v.nullable(clipped(200)),
  published: v.nullable(
    v.object({
      /** ISO 8601 date or date-time; null when the words could not be read as a date. */
      iso: v.nullable(clipped(40)),
      /** As the page words it, e.g. `11.08.2025` or `yesterday`. */
      text: clipped(80),
    }),
  ),
  /** BCP 47 tag of the text, or null. */
  lang: v.nullable(clipped(35)),
  dir: v.picklist(['ltr', 'rtl']),
  /** Words shown; in scripts without spaces, characters halved. */
  wordCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  body: BodyJudgement,
  access: AccessJudgement,
  source: SourceFinding,
  /** Where in the original the text shown here stops, as a text directive; absent when it cannot be told. */
  place: v.optional(v.nullable(clipped(1200))),
});
export type ArticleFinding = v.InferOutput<typeof ArticleFinding>;

export const ConsentOutcome = v.object({
  outcome: v.picklist(['rejected', 'dismissed', 'hidden', 'leftPayOrAccept', 'leftUnsure', 'failed']),
  /** Which stage did it: a rule for a known tool, its heuristic, or Headwater's own reading of the page. */
  stage: v.picklist(['knownTool', 'heuristic', 'notice', 'hide']),
  /** Name of the consent tool, or null when unknown. */
  tool: v.nullable(clipped(80)),
  /** Label of the control that was pressed, or null when none was. */
  pressed: v.nullable(clipped(80)),
  /** How long the banner could be seen, in milliseconds; null when it was not measured. */
  visibleMs: v.nullable(v.pipe(v.number(), v.minValue(0))),
  /** Whether the banner can be put back without a reload. */
  undoable: v.boolean(),
});
export type ConsentOutcome = v.InferOutput<typeof ConsentOutcome>;

/** What the original's own page was found to hold, when the reader went there. */
export const Arrival = v.object({
  /** Milliseconds since 1970, by the worker's clock. */
  atMs: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Words of the original's own page; in scripts without spaces, characters halved. */
  wordCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  body: v.picklist(['complete', 'cut', 'unknown']),
  access: v.picklist(['free', 'metered', 'locked', 'unknown']),
});
export type Arrival = v.InferOutput<typeof Arrival>;

/**
 * Which share of the original was shown elsewhere.
 *
 * @param shownWords words shown elsewhere
 * @returns above 0, at most 1; null when it cannot be told, since the original's own page is cut or holds less
 */
export function shareShown(shownWords: number, { wordCount, body }: Pick<Arrival, 'wordCount' | 'body'>) {
  if (body === 'cut' || shownWords <= 0 || wordCount < shownWords) return null;
  return shownWords / wordCount;
}

/** What the reader says of a body, against the verdict. */
export const Overruling = v.picklist(['complete', 'cut']);
export type Overruling = v.InferOutput<typeof Overruling>;

/** A finding as it is told to the reader, whose own word on the body, if there is one, goes before ours. */
export const asSaid = (finding: ArticleFinding, overruled: Overruling | null | undefined): ArticleFinding =>
  overruled ? { ...finding, body: { ...finding.body, verdict: overruled } } : finding;

export const PageReport = v.object({
  version: v.literal(REPORT_VERSION),
  url: Url,
  /** Milliseconds since 1970, by the worker's clock. */
  seenAtMs: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Random identifier of this visit, so that a message sent twice counts once. */
  visit: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
  consent: v.nullable(ConsentOutcome),
  /** The reader put the banner back. */
  consentUndone: v.boolean(),
  article: v.nullable(ArticleFinding),
  /** The reader's own word on the body; absent or null when the verdict stands. */
  overruled: v.optional(v.nullable(Overruling)),
  /** From where the reader came to this original by Headwater's link, and how many words were shown there. */
  cameFrom: v.optional(
    v.nullable(v.object({ name: clipped(160), shownWords: v.pipe(v.number(), v.integer(), v.minValue(0)) })),
  ),
});
export type PageReport = v.InferOutput<typeof PageReport>;

/**
 * Reads a report that came over a border.
 *
 * @returns the report, or null when it is not one (another version, a forged message, a damaged store)
 */
export function parseReport(value: unknown): PageReport | null {
  const result = v.safeParse(PageReport, value);
  return result.success ? result.output : null;
}
