/**
 * Tells when a page is left, or loads itself anew, because something was pressed for the reader: what the loop guard
 * counts. Where the reader goes, by a link or the browser's own buttons, is not told.
 */
import type { ConsentOutcome } from '../report';
import { readerActedSince, watchReader } from './reader';

/** What a page does later than this after a press, it does for reasons of its own. */
const CAUSED_MS = 3000;

/** What was pressed, as the loop guard knows it. */
export type Pressed = Pick<ConsentOutcome, 'tool' | 'pressed'>;

export interface Leaving {
  /** Something is about to be pressed. */
  pressed(what: Pressed): void;
  /** How long it may still come of the last press, in milliseconds. */
  dueMs(): number;
  stop(): void;
}

interface NavigateEventLike extends Event {
  userInitiated: boolean;
  hashChange: boolean;
  destination: { sameDocument: boolean };
}

/**
 * @param onLeave called as the page is being left, with what was pressed last, or null where that was not here but,
 *   say, in a frame
 */
export function watchLeaving(view: Window, onLeave: (pressed: Pressed | null) => void): Leaving {
  const navigation = (view as { navigation?: EventTarget }).navigation;
  watchReader(view);
  let last: Pressed | null = null;
  let untilMs = 0;
  const listener = (event: Event) => {
    const { userInitiated, hashChange, destination, defaultPrevented } = event as NavigateEventLike;
    if (userInitiated || hashChange || destination.sameDocument || defaultPrevented) return;
    // A press of the reader's own a moment ago: it may be that one.
    if (readerActedSince(performance.now() - CAUSED_MS)) return;
    onLeave(performance.now() < untilMs ? last : null);
  };
  navigation?.addEventListener('navigate', listener);
  return {
    pressed: ({ tool, pressed }) => {
      last = { tool, pressed };
      untilMs = performance.now() + CAUSED_MS;
    },
    dueMs: () => Math.max(0, untilMs - performance.now()),
    stop: () => navigation?.removeEventListener('navigate', listener),
  };
}
