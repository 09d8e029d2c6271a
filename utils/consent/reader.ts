/** When the reader last did something on this page, by hand: what follows at once is the reader's own doing. */

let lastMs = Number.NEGATIVE_INFINITY;
const watched = new WeakMap<Window, AbortController>();

/** Notes from now on when a key, a button or a finger goes down; harmless when told twice. */
export function watchReader(view: Window): void {
  if (watched.has(view)) return;
  const end = new AbortController();
  watched.set(view, end);
  for (const type of ['pointerdown', 'keydown'])
    view.addEventListener(
      type,
      (event) => {
        if (event.isTrusted) lastMs = performance.now();
      },
      { capture: true, passive: true, signal: end.signal },
    );
}

/** Notes it no more. */
export function forgetReader(view: Window): void {
  watched.get(view)?.abort();
  watched.delete(view);
}

/** Did the reader do something since a moment, in the milliseconds of `performance.now()`? */
export const readerActedSince = (sinceMs: number): boolean => lastMs >= sinceMs;
