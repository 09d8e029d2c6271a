/**
 * Where the reader was: a dialog takes the focus when it opens, and what takes the dialog away owes it back. Only what
 * was lost is put back, and never against a reader who has gone on meanwhile.
 */
import { readerActedSince } from './reader';
import { holds } from './tree';

const MAX_PLACES = 6;

/**
 * Notes what has the focus from now on, the latest last.
 *
 * @param signal ends it
 * @returns the places, which goes on being added to
 */
export function watchFocus(view: Window, signal?: AbortSignal): readonly Element[] {
  const places: Element[] = [];
  view.addEventListener(
    'focusin',
    ({ target }) => {
      const element = target as Element | null;
      if (element?.nodeType !== 1) return;
      places.push(element);
      if (places.length > MAX_PLACES) places.shift();
    },
    { capture: true, passive: true, ...(signal && { signal }) },
  );
  return places;
}

export interface FocusKeeper {
  /** Runs something that may move the focus; a move it makes at once is taken back by `restore`. */
  during(work: () => void): void;
  /** Gives the focus back, where it was taken. */
  restore(): void;
}

const focusOf = (doc: Document): HTMLElement | null => {
  const { activeElement: active } = doc;
  return active && active !== doc.body && active !== doc.documentElement ? (active as HTMLElement) : null;
};

/**
 * @param places what had the focus since the page began, where that is known
 * @param root the layer that is going to be dealt with
 */
export function keepFocus(doc: Document, places: readonly Element[], root: HTMLElement): FocusKeeper {
  const isOwn = (element: Element) => element.isConnected && holds(root, element);
  const active = focusOf(doc);
  const wasTaken = active !== null && isOwn(active);
  const outside = places.filter((place) => place.isConnected && !isOwn(place));
  const before = wasTaken ? ((outside.at(-1) as HTMLElement | undefined) ?? null) : active;
  let strange: Element | null = null;
  const sinceMs = performance.now();
  return {
    during(work) {
      const focused = focusOf(doc);
      work();
      const next = focusOf(doc);
      if (next !== focused && next !== before) strange = next;
    },
    restore() {
      if (readerActedSince(sinceMs)) return;
      const now = focusOf(doc);
      // The page itself may have moved on, to a field of its own say; that is not ours to undo.
      const isLost = now === null || now === strange || isOwn(now) || !now.checkVisibility?.();
      if (!isLost || now === before) return;
      now?.blur();
      if (before?.isConnected) before.focus({ preventScroll: true });
    },
  };
}
