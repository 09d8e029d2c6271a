/**
 * The loop guard's decision, pure. What counts is a banner that was answered and is there again at the next load of the
 * same address: because the refusal did not last, or because answering made the page load anew or lead away. A mere
 * notice that shows at every load is simply closed at every load, however often the reader reloads.
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
  /** What was answered at the load before this one, and at this one: `tool:…` or `label:…`. */
  before: readonly string[];
  now: readonly string[];
  /** At how many loads something was there again that had been answered at the load before. */
  returns: number;
  /** This load is among them. */
  returned: boolean;
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

/** A tab that has been to another address since begins anew. */
function at(known: Watched | null, { place, startMs }: Load): Watched {
  if (known?.place !== place) return { place, startMs, before: [], now: [], returns: 0, returned: false };
  return known.startMs === startMs
    ? known
    : { ...known, startMs, before: known.now, now: [], returned: false };
}

/**
 * A banner is there that can be answered so.
 *
 * @param known what was remembered of the tab, or null
 * @param keys see {@link keysOf}
 * @returns what is now remembered, and whether to stop on this site instead of answering once more
 */
export function afterMeeting(
  known: Watched | null,
  load: Load,
  keys: readonly string[],
): { watched: Watched; stop: boolean } {
  const last = at(known, load);
  const isReturn = !last.returned && keys.some((key) => last.before.includes(key));
  const watched = isReturn ? { ...last, returned: true, returns: last.returns + 1 } : last;
  return { watched, stop: watched.returns >= MAX_RETURNS };
}

/** A banner was refused, or pressing it made the page load anew. Told of the same twice, it counts once. */
export function afterAnswer(known: Watched | null, load: Load, keys: readonly string[]): Watched {
  const last = at(known, load);
  return { ...last, now: [...new Set([...last.now, ...keys])].slice(0, MAX_KEYS) };
}

/** What was taken for an answer was none. */
export function afterMistake(known: Watched | null, load: Load, keys: readonly string[]): Watched {
  const last = at(known, load);
  return { ...last, now: last.now.filter((key) => !keys.includes(key)) };
}
