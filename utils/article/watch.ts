/** When to look at what a page holds: pages bring their text early, late, or after a route change. */
/** A page that paints ever larger pieces is looked at this often at most. */
const MAX_LOOKS = 6;
/**
 * After a route change nothing tells when the new text is there, and in its first moment the old one still is: three single
 * looks cover quick and slow pages. Who goes on before the first has read nothing.
 */
const ROUTE_LOOKS_MS = [300, 900, 2500];

/**
 * Has the document looked at, a few times at most. No timer runs on and nothing listens to mutations: the looks happen
 * when the document is ready, when it has loaded, and whenever a larger piece of it is painted.
 *
 * @param onLook returns whether it has found what it was looking for, and need not look again
 * @param settled whether the document was there before (after a route change), so that no load event will come
 * @returns stops looking
 */
export function watchContent(doc: Document, onLook: () => boolean, settled = false): () => void {
  const timers: ReturnType<typeof setTimeout>[] = [];
  let over = false;
  let looks = 0;
  let lookedAtElements = -1;
  const look = () => {
    if (over || !doc.body) return;
    // A page that has no more elements than at the last look has no more text either; the browser keeps the count.
    const elements = doc.getElementsByTagName('*').length;
    if (elements === lookedAtElements) return;
    lookedAtElements = elements;
    looks += 1;
    if (onLook() || looks >= MAX_LOOKS) end();
  };
  let paints: PerformanceObserver | null = null;
  const end = () => {
    over = true;
    doc.removeEventListener('readystatechange', onStage);
    paints?.disconnect();
    for (const timer of timers) clearTimeout(timer);
  };

  // One listener for "parsed" and "loaded": each costs every page.
  const onStage = () => {
    if (doc.readyState !== 'loading') look();
  };
  doc.addEventListener('readystatechange', onStage);
  if (settled) {
    for (const delayMs of ROUTE_LOOKS_MS) timers.push(setTimeout(look, delayMs));
    return end;
  }
  onStage();
  if (over) return end;
  try {
    // Text drawn by scripts long after the load paints as a new largest piece.
    paints = new PerformanceObserver(() => {
      if (doc.readyState === 'complete') look();
    });
    paints.observe({ type: 'largest-contentful-paint' });
  } catch {
    // Without this kind of entry the load event has to do.
  }
  return end;
}
