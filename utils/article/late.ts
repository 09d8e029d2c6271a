/**
 * When to look at an article again: walls slide in and texts are folded seconds after the load, or once a reader scrolls.
 * Nothing polls: one observer sees layers come and the text's box change, a few single looks cover what it cannot see (a
 * layer that was there all the time and is only shown), and the number of looks is bounded whatever the page does.
 */

/** Single looks after the page has loaded, in milliseconds. */
const LOOKS_MS = [2500, 6000];
/** After the first scrolling walls take a moment to slide in. */
const AFTER_SCROLL_MS = 1200;
/** Changes come in bursts: the look waits until the layout has settled. */
const SETTLE_MS = 400;
/** Looks at most, so that a page that changes all the time pays for no more. */
const MAX_LOOKS = 8;

/**
 * Calls back when the article may be shown otherwise than it was.
 *
 * @param bodyRoot the element that holds the text, or null where only layers can be seen to come
 * @param look is asked at most `MAX_LOOKS` times; it must itself find out whether anything is different
 * @returns stops looking
 */
export function watchForLateChanges(doc: Document, bodyRoot: Element | null, look: () => void): () => void {
  const view = doc.defaultView;
  const stop = new AbortController();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let looks = 0;
  let isDue = false;
  const after = (delayMs: number, act: () => void) => {
    if (stop.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, delayMs);
    timers.add(timer);
  };
  const lookOnce = () => {
    isDue = false;
    looks += 1;
    look();
    if (looks >= MAX_LOOKS) end();
  };
  const soon = () => {
    if (isDue) return;
    isDue = true;
    after(SETTLE_MS, lookOnce);
  };
  // Layers are put right into the body, which is often kept from scrolling in the same moment.
  const layers = new MutationObserver(soon);
  layers.observe(doc.body, {
    childList: true,
    attributes: true,
    attributeFilter: ['class', 'style'],
  });
  let size: ResizeObserver | null = null;
  if (bodyRoot && view && 'ResizeObserver' in view) {
    // The first call tells the size that was judged.
    let isKnown = false;
    size = new ResizeObserver(() => {
      if (isKnown) soon();
      isKnown = true;
    });
    size.observe(bodyRoot);
  }
  const end = () => {
    stop.abort();
    layers.disconnect();
    size?.disconnect();
    for (const timer of timers) clearTimeout(timer);
  };
  const onLoaded = () => {
    for (const delayMs of LOOKS_MS) after(delayMs, soon);
  };
  if (doc.readyState === 'complete') onLoaded();
  else view?.addEventListener('load', onLoaded, { signal: stop.signal, once: true });
  view?.addEventListener('scroll', () => after(AFTER_SCROLL_MS, soon), {
    signal: stop.signal,
    once: true,
    passive: true,
  });
  return end;
}
