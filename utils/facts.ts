/**
 * What the page says of itself, as plain data: read once from the live Document (`utils/article/facts.ts`),
 * judged elsewhere without a DOM. Every string is the page's own and must be treated as hostile.
 */
import * as v from 'valibot';
import { clipped } from './report';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const list = <const S extends v.GenericSchema>(item: S, max: number) =>
  v.pipe(v.array(item), v.maxLength(max));

export const FactBlock = v.object({
  /** White space folded. A block that is too long keeps its end, where cuts show. */
  text: clipped(4000),
  /** Characters of `text` that stand inside links. */
  linkChars: count,
  /** Lower-case element name, e.g. `p`, `h2`, `li`, `td`. */
  tag: clipped(20),
});
export type FactBlock = v.InferOutput<typeof FactBlock>;

export const FactLink = v.object({
  /** Absolute address as the browser resolves it; any scheme, so check before offering it. */
  href: clipped(4096),
  text: clipped(200),
  /** Where the link stands relative to the article's body. */
  place: v.picklist(['before', 'body', 'after']),
});
export type FactLink = v.InferOutput<typeof FactLink>;

/** One JSON-LD node that describes an article, flattened; `@graph` and arrays are already unfolded. */
export const LinkedArticle = v.object({
  headline: v.nullable(clipped(400)),
  authors: list(clipped(200), 10),
  publisher: v.nullable(clipped(160)),
  publisherUrl: v.nullable(clipped(4096)),
  datePublished: v.nullable(clipped(80)),
  /** schema.org `isAccessibleForFree`, also when given as a string; null when absent. */
  isAccessibleForFree: v.nullable(v.boolean()),
  isBasedOn: list(clipped(4096), 5),
  mainEntityOfPage: v.nullable(clipped(4096)),
  /** Length of `articleBody` in characters; null when absent. */
  articleBodyChars: v.nullable(count),
  wordCount: v.nullable(count),
});
export type LinkedArticle = v.InferOutput<typeof LinkedArticle>;

/** How the end of the text is laid out, where that hides some of it. */
export const LayoutFacts = v.object({
  /** Clipped after some lines, or below some height. */
  clip: v.nullable(v.picklist(['lines', 'height'])),
  /** The last lines fade out. */
  isFaded: v.boolean(),
  /** Some of the last blocks are blurred. */
  isBlurred: v.boolean(),
  /** The words of a layer that covers the text; null when there is none. */
  layer: v.nullable(clipped(600)),
});
export type LayoutFacts = v.InferOutput<typeof LayoutFacts>;

export const PageFacts = v.object({
  /** `location.href`. The worker trusts the sender's address over this one. */
  url: clipped(4096),
  /** `document.title`. */
  title: clipped(400),
  /** The heading that names the article, or null. */
  headline: v.nullable(clipped(400)),
  lang: v.nullable(clipped(35)),
  dir: v.picklist(['ltr', 'rtl']),
  /** `href` of `link[rel=canonical]` as written, or null. */
  canonical: v.nullable(clipped(4096)),
  /** Lower-case `name` or `property` of the meta elements that judges ask for → content. */
  meta: v.record(clipped(60), clipped(1000)),
  linkedArticles: list(LinkedArticle, 10),
  /** Whether the element that holds the text was found by prose, by markup, or not at all. */
  bodyFound: v.picklist(['prose', 'markup', 'none']),
  /** Characters of everything in the article's element, also of what was not taken for the body. */
  bodyChars: count,
  /** Words of the body that is shown; in scripts without spaces, characters halved. */
  bodyWords: count,
  /** The last blocks of the body, in order; the very last is where the text stops. */
  body: list(FactBlock, 40),
  /** Blocks between the headline and the body: counters, date, byline, section. */
  before: list(FactBlock, 12),
  /** Blocks right after the body: © line, gate, continue link, teasers. */
  after: list(FactBlock, 12),
  /** Links in and around the body that may lead on, external ones first. */
  links: list(FactLink, 60),
  /** Absent where the page was not laid out, or shows all of the text. */
  layout: v.optional(LayoutFacts),
});
export type PageFacts = v.InferOutput<typeof PageFacts>;
