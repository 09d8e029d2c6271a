/**
 * What our scripts share in a page: they are injected one by one into the same isolated world, which the page cannot
 * see.
 */
import type { Kept } from '../consent/undo';

export interface World {
  /** Random identifier of this visit; a route change begins a new one. */
  __headwaterVisit?: string | undefined;
  /** Banners are to be cleared here, by the reader's choices (`veil.ts`). */
  __headwaterMayVeil?: boolean | undefined;
  /** The reader has asked for the site's own consent settings on this page: no dialog is cleared any more. */
  __headwaterAsked?: boolean | undefined;
  /** What the sentinel made unseen when it appeared, until the engine takes over. */
  __headwaterVeil?: { readonly root: HTMLElement; readonly sinceMs: number; lift(): void } | undefined;
  /** What had the focus since the page began, the latest last; with `__headwaterMayVeil`. */
  __headwaterFocus?: readonly Element[] | undefined;
  /** Has the sentinel wait for a banner once more, from the reader's next move on; the engine found none. */
  __headwaterAwait?: (() => void) | undefined;
  /** The consent engine's script, once it runs (`consent.ts`). */
  __headwaterConsent?: (() => void) | undefined;
  /** What the engine's script has left behind when it had cleared the page, on that visit, and went. */
  __headwaterCleared?: (Kept & { visit: string; isOver: boolean }) | undefined;
  /** The article script, once it is there. */
  __headwaterArticle?: { stop(): void; again(): Promise<unknown> } | undefined;
  /** What the page said of itself when an article was read last, on that visit. */
  __headwaterSaid?: { visit: string; said: ReadonlySet<string> } | undefined;
  /** The same as of the visit before this one, if it was on the same document. */
  __headwaterBefore?: ReadonlySet<string> | undefined;
  /** The listing script, while it runs. */
  __headwaterListing?: { stop(): void } | undefined;
}

/** The isolated world that this script runs in. */
export const world: World = globalThis as World;

/** The identifier of this visit, made at the first question. */
export function currentVisit(): string {
  // Not `crypto.randomUUID`, which pages without TLS do not have.
  world.__headwaterVisit ??= Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return world.__headwaterVisit;
}
