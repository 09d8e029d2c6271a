/** When to look at what a page holds: pages bring their text early, late, or after a route change. */
/** A page that paints ever larger pieces is looked at this often at most. */
const MAX_LOOKS = 6;
/** After a route change nothing tells when the new text is there; two single looks cover quick and slow pages. */
const ROUTE_LOOKS_MS = [600, 2500];

/**
 * Has the document looked at, a few times at most. No timer runs on and nothing listens to mutations: the looks happen
 * when the document is ready, when it has loaded, and whenever a larger piece of it is painted.
 *
 * @param onLook returns whether it has found what it was looking for, and need not look again
 * @param settled whether the document was there before (after a route change), so that no load event will come
 * @returns stops looking
 */
export function watchContent(doc: Document, onLook: () => boolean, settled = false): () => void {
  const view = doc.defaultView;
  const stop = new AbortController();
  const timers: ReturnType<typeof setTimeout>[] = [];
  let looks = 0;
  let lookedAtElements = -1;
  const look = () => {
    if (stop.signal.aborted || !doc.body) return;
    // A page that has no more elements than at the last look has no more text either; the browser keeps the count.
    const elements = doc.getElementsByTagName('*').length;
    if (elements === lookedAtElements) return;
    lookedAtElements = elements;
    looks += 1;
    if (onLook() || looks >= MAX_LOOKS) end();
  };
  let paints: PerformanceObserver | null = null;
  const end = () => {
    stop.abort();
    paints?.disconnect();
    for (const timer of timers) clearTimeout(timer);
  };

  if (doc.readyState === 'loading')
    doc.addEventListener('DOMContentLoaded', look, { signal: stop.signal, once: true });
  else look();
  if (settled) {
    for (const delayMs of ROUTE_LOOKS_MS) timers.push(setTimeout(look, delayMs));
    return end;
  }
  if (doc.readyState !== 'complete')
    view?.addEventListener('load', look, { signal: stop.signal, once: true });
  try {
    // Text drawn by scripts long after the load paints as a new largest piece.
    paints = new PerformanceObserver(() => {
      if (doc.readyState === 'complete') look();
    });
    if (!stop.signal.aborted) paints.observe({ type: 'largest-contentful-paint' });
  } catch {
    // Without this kind of entry the load event has to do.
  }
  return end;
}
