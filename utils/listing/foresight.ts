/** What is known of a story before its link is followed. */
import * as v from 'valibot';
import { clipped } from '../report';

/** A link as a listing shows it. */
export const StoryLink = v.object({
  /** Absolute address. */
  href: v.pipe(v.string(), v.maxLength(4096)),
  /** Its headline, white space folded. */
  title: clipped(300),
});
export type StoryLink = v.InferOutput<typeof StoryLink>;

export interface Foresight {
  /** The publisher, or null where the address does not tell. */
  outlet: string | null;
  /** `declared`: this very story asked for payment when it was met before. `usually`: its publisher sells nearly all. */
  sold: 'declared' | 'usually' | null;
  /** The reader was on the story's page before. */
  isRead: boolean;
  /** Where the reader met the same story in another place; null for nowhere. */
  metAt: string | null;
}
