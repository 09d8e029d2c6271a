/** An article as it was read: verdicts and text. Kept, so it is parsed again whenever it is taken out. */
import * as v from 'valibot';
import { ArticleFinding, isOfferable } from '../report';

/** The longest text that is kept, in characters of markup. */
export const MAX_TEXT_CHARS = 4_000_000;

export const Reading = v.object({
  finding: ArticleFinding,
  /** Sanitised before it is kept, and again when what was kept is shown. */
  html: v.pipe(v.string(), v.maxLength(MAX_TEXT_CHARS)),
  /** Address of the page where it was met. */
  pageUrl: v.pipe(
    v.string(),
    v.check((value) => isOfferable(value)),
  ),
});
export type Reading = v.InferOutput<typeof Reading>;

/**
 * How far a text was read: the block at the upper edge, counted from 0, and how far into it. Counted in blocks, the
 * place is the same in a narrow popup and a wide tab.
 */
export const Place = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1_000_000));
