/**
 * The loop guard's decision, pure: a banner that is answered and comes back at the next load of the same address,
 * again and again, is left to the reader, because answering it either does not last or makes the page load anew.
 */

/** A load of a page. */
export interface Load {
  /** Address of the page without query and fragment. */
  place: string;
  /** Tells one load of it from another: when the document began, in milliseconds. */
  startMs: number;
}

/** What is remembered of one tab. */
export interface Watched extends Load {
  /** What was pressed at the load before this one, and at this one: `tool:…` or `label:…`. */
  before: readonly string[];
  now: readonly string[];
  /** At how many loads something came back that had been pressed at the load before. */
  returns: number;
}

/** Twice may be a slow server or a reader in a hurry to reload; the third answer would be no better. */
export const MAX_RETURNS = 2;
/** A page decides what its banner says, not how much is remembered of it. */
const MAX_KEYS = 8;
const MAX_KEY_CHARS = 100;

/** What one pressing is known by: the tool, the label or both; empty when neither is known. */
export function keysOf({ tool, pressed }: { tool: string | null; pressed: string | null }): string[] {
  const label = pressed?.toLowerCase().replace(/\s+/g, ' ').trim();
  return [tool ? `tool:${tool}` : '', label ? `label:${label}` : '']
    .filter(Boolean)
    .map((key) => key.slice(0, MAX_KEY_CHARS));
}

/**
 * Something is being pressed in the tab, or has been. Told of the same pressing twice, it counts once; a tab that has
 * been to another address since begins anew.
 *
 * @param known what was remembered of the tab, or null
 * @param keys see {@link keysOf}
 * @returns what is now remembered, and whether to stop on this site
 */
export function afterPress(
  known: Watched | null,
  { place, startMs }: Load,
  keys: readonly string[],
): { watched: Watched; stop: boolean } {
  const last: Watched = known?.place === place ? known : { place, startMs, before: [], now: [], returns: 0 };
  const { before, now } =
    last.startMs === startMs ? last : { before: last.now, now: [] as readonly string[] };
  const cameBack = (key: string) => before.includes(key);
  const isReturn = keys.some(cameBack) && !now.some(cameBack);
  const watched: Watched = {
    place,
    startMs,
    before,
    now: [...new Set([...now, ...keys])].slice(0, MAX_KEYS),
    returns: last.returns + (isReturn ? 1 : 0),
  };
  return { watched, stop: watched.returns >= MAX_RETURNS };
}
