/**
 * When to look at an article again: walls slide in and texts are folded seconds after the load, or once a reader scrolls.
 * Nothing polls: observers see layers come and the text's box change, a few single looks cover what they cannot see (a
 * layer that was there all the time and is only shown), and the number of looks is bounded whatever the page does. In a
 * page that nobody touches they are gone after a while; the next scroll, key or press brings them back.
 */

/** Single looks after the page has loaded, in milliseconds. */
const LOOKS_MS = [2500, 6000];
/** After the first scrolling walls take a moment to slide in. */
const AFTER_SCROLL_MS = 1200;
/** Changes come in bursts: the look waits until the layout has settled. */
const SETTLE_MS = 400;
/** So long the page is observed after its load, and again after something that the reader does. */
const AWAKE_MS = 10_000;
const WAKERS = ['scroll', 'pointerdown', 'keydown'];
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
  const layers = new MutationObserver(soon);
  // The first call tells the size that was judged, and after a rest whether it is still the same.
  let known: { width: number; height: number } | null = null;
  const size =
    bodyRoot && view && 'ResizeObserver' in view
      ? new ResizeObserver(([entry]) => {
          // Compared as numbers: written down, two of them cost the tab 48 kB, since V8 then begins a larger cache of such words.
          const { width, height } = entry?.contentRect ?? { width: 0, height: 0 };
          if (known && (known.width !== width || known.height !== height)) soon();
          known = { width, height };
        })
      : null;
  const disconnect = () => {
    layers.disconnect();
    size?.disconnect();
  };
  const end = () => {
    stop.abort();
    disconnect();
    for (const timer of timers) clearTimeout(timer);
  };
  const observe = () => {
    // Layers are put right into the body, which is often kept from scrolling in the same moment.
    layers.observe(doc.body, { childList: true, attributes: true, attributeFilter: ['class', 'style'] });
    if (bodyRoot) size?.observe(bodyRoot);
  };
  /** Calls back at the next of these events, once. */
  const once = (types: readonly string[], act: () => void) => {
    const heard = new AbortController();
    const hear = () => {
      heard.abort();
      act();
    };
    const signal = AbortSignal.any([heard.signal, stop.signal]);
    for (const type of types) view?.addEventListener(type, hear, { signal, capture: true, passive: true });
  };
  const layersNow = () => {
    const { childElementCount, className, style } = doc.body;
    return `${childElementCount} ${className} ${style.cssText}`;
  };
  const sleepLater = () =>
    after(AWAKE_MS, () => {
      disconnect();
      const before = layersNow();
      once(WAKERS, () => {
        if (layersNow() !== before) soon();
        observe();
        sleepLater();
      });
    });
  const onLoaded = () => {
    for (const delayMs of LOOKS_MS) after(delayMs, soon);
    sleepLater();
  };

  observe();
  once(['scroll'], () => after(AFTER_SCROLL_MS, soon));
  if (doc.readyState === 'complete') onLoaded();
  else view?.addEventListener('load', onLoaded, { signal: stop.signal, once: true });
  return end;
}
