/**
 * The sentinel's eye for consent layers. It runs on every page, so it decides only whether the engine is worth
 * loading: known containers by one selector, unknown ones by a short text of cookies or consent in something that is
 * fixed, a dialog, or a bar at an edge of what is on screen. It never reads the whole document.
 */
import {
  CONSENT_FRAMES,
  CONSENT_ROOTS,
  CONSENT_TALK,
  KNOWN_ROOTS,
  ROOT_IDS,
  SEARCHED_ROOTS,
} from '../rules/consent-suspects';

/** A banner's text is short; whatever is longer is content. Of an unknown layer no more than this is ever read. */
const MAX_TEXT_CHARS = 2500;
/** In-flow bars are told from prose by being shorter still. */
const MAX_BAR_CHARS = 700;
/** Looking may take this long in all before it has to save, so that the usual banner is seen at once. */
const LOOKING_CREDIT_MS = 20;
/** From then on looking takes at most this share of the time; the observer's own work comes on top. */
const LOOKING_SHARE = 0.004;
/** Before that: a look of 1 ms is followed by a rest of 10 ms. */
const LOOKING_SHARE_AT_FIRST = 0.1;
/** At the end of the parsing, and once more. */
const MAX_NAMED_LOOKS = 2;
/** Batches a burst of insertions, well under what an eye notices. */
const BATCH_MS = 40;
/** A tab that draws no frame within this time draws none at all. */
const NO_FRAME_MS = 250;
/** Roots remembered between two looks; a page that adds more is looked at by hit-testing instead. */
const MAX_ROOTS = 24;
/** Late banners come seconds after the page; then the watch sleeps until the reader does something. */
const AWAKE_MS = 12_000;
/** Moments at which something may have been shown without being added, in ms after the page's own load. */
const LOOKS_AFTER_LOAD_MS = [0, 400, 1500, 4000];
/** Hit-tested points, as shares of the viewport, and whether a bar in normal flow may stand there. */
const POINTS: readonly (readonly [x: number, y: number, edge: boolean])[] = [
  [0.5, 0.01, true],
  [0.5, 0.07, true],
  [0.5, 0.5, false],
  [0.5, 0.9, true],
  [0.5, 0.98, true],
  [0.06, 0.92, false],
  [0.94, 0.92, false],
];

/** Reads at most `MAX_TEXT_CHARS` of an element's text, through open shadow roots; null when there is more. */
function shortText(root: Node): string | null {
  let text = '';
  const read = (node: Node): boolean => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) text += child.nodeValue;
      else if (child.nodeType === 1 && !/^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/.test(child.nodeName)) {
        const shadow = (child as Element).shadowRoot;
        if ((shadow && !read(shadow)) || !read(child)) return false;
      }
      if (text.length > MAX_TEXT_CHARS) return false;
    }
    return true;
  };
  const shadow = (root as Element).shadowRoot;
  return (!shadow || read(shadow)) && read(root) ? text : null;
}

const talks = (element: Element, maxChars: number) => {
  const text = shortText(element);
  return text !== null && text.length <= maxChars && CONSENT_TALK.test(text);
};

const floats = (element: Element, view: Window) =>
  element.matches('dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true],[popover]') ||
  /fixed|sticky/.test(view.getComputedStyle(element).position);

/** A layer that is suspected: the element, where it is sure enough to be made unseen at once. */
export type Suspicion = { veil: HTMLElement | null };

const NOT_SURE: Suspicion = { veil: null };
const FRAME =
  'iframe[src*="consent" i],iframe[src*=cmp],iframe[title*="consent" i],iframe[title*="cookie" i]';
/** A named container may wrap the layer that floats; so many of its elements are asked. */
const MAX_INNER = 24;

/** The first container of a document that bears a name of consent; cheaper by far than one selector for all names. */
function namedIn(doc: Document): Element | null {
  for (const id of ROOT_IDS) {
    const found = doc.getElementById(id);
    if (found) return found;
  }
  const found = doc.querySelector(SEARCHED_ROOTS);
  if (found) return found;
  for (const frame of doc.getElementsByTagName('iframe')) if (frame.matches(CONSENT_FRAMES)) return frame;
  return null;
}

/** What floats in a container, itself included, is shown and talks of consent; null when nothing does. */
function floatingIn(root: Element, view: Window): HTMLElement | null {
  let left = MAX_INNER;
  const search = (element: Element): HTMLElement | null => {
    if (left <= 0 || !element.checkVisibility?.()) return null;
    left -= 1;
    if (floats(element, view)) return talks(element, MAX_TEXT_CHARS) ? (element as HTMLElement) : null;
    for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
      const found = search(child);
      if (found) return found;
    }
    return null;
  };
  return search(root);
}

/**
 * Is an element, or something in it, a consent layer by its name or by its place and words?
 *
 * @param root just added, or just shown
 * @returns null when not; else the layer to make unseen, where that is sure
 */
export function suspectIn(root: Element, view: Window): Suspicion | null {
  const named = root.matches(CONSENT_ROOTS)
    ? root
    : root.firstElementChild && root.querySelector(CONSENT_ROOTS);
  if (named) {
    if (named.matches(KNOWN_ROOTS)) return { veil: named as HTMLElement };
    if (named.matches(FRAME)) return { veil: floats(named, view) ? (named as HTMLElement) : null };
    return { veil: floatingIn(named, view) };
  }
  if (!talks(root, MAX_TEXT_CHARS)) return null;
  // The layer itself may be the added element, one of the wrappers around it or one of those inside.
  let inner: Element | null = root;
  for (let depth = 0; inner && depth < 4; depth += 1, inner = inner.firstElementChild)
    if (floats(inner, view)) return { veil: inner as HTMLElement };
  return suspectAt(root, root.parentElement === root.ownerDocument.body, view) ? NOT_SURE : null;
}

/** Does what stands at this point, or something around it, float and talk of consent, or is it a bar that does? */
function suspectAt(start: Element, edge: boolean, view: Window): boolean {
  let element: Element | null = start;
  let bar: Element | null = null;
  for (let depth = 0; element && depth < 24; depth += 1) {
    if (/^(BODY|HTML|MAIN|ARTICLE)$/.test(element.nodeName)) break;
    if (floats(element, view)) return talks(element, MAX_TEXT_CHARS);
    if (edge && depth < 8 && talks(element, MAX_BAR_CHARS)) bar = element;
    element =
      element.parentElement ?? ((element.getRootNode() as ShadowRoot).host as Element | undefined) ?? null;
  }
  // A bar in normal flow has something to press.
  return (
    !!bar && (!!bar.querySelector('a,button,[role=button],[onclick],input,img,svg,span') || bar !== start)
  );
}

/**
 * Watches a page for something that looks like a consent layer, from `document_start` on: nothing need exist yet,
 * and the whole document may be replaced.
 *
 * No interval runs and observers sleep when nothing has happened for a while; the first scroll, key or press wakes
 * them once more. The time spent looking is bounded to less than one percent.
 *
 * @param doc the page's document
 * @param onSuspect called at most once, after which the watch is over; with the layer, where it is sure enough to be
 *   made unseen
 * @returns ends the watch
 */
export function watchForBanner(doc: Document, onSuspect: (veil: HTMLElement | null) => void): () => void {
  const view = doc.defaultView;
  if (!view) return () => {};
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restUntilMs = 0;
  let lookedMs = 0;
  let awakeUntilMs = 0;
  let deep = false;
  let hitTest = false;
  let namedLooks = 0;
  const roots = new Set<Element>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const now = () => view.performance.now();

  const stop = () => {
    over = true;
    observer.disconnect();
    clearTimeout(timer);
    for (const id of timers) clearTimeout(id);
    for (const type of ['DOMContentLoaded', 'readystatechange']) doc.removeEventListener(type, onStage);
    view.removeEventListener('load', onLoad);
    for (const type of WAKERS) view.removeEventListener(type, wake, true);
  };

  const suspects = (): Suspicion | null => {
    if (!doc.body) return null;
    if (hitTest) {
      hitTest = false;
      // The whole document is asked by name only so often: that costs most of all, and what comes later is observed.
      namedLooks += 1;
      const named = namedLooks <= MAX_NAMED_LOOKS && namedIn(doc);
      if (named) return suspectIn(named, view);
      for (const [x, y, edge] of POINTS) {
        let hit = doc.elementFromPoint?.(x * view.innerWidth, y * view.innerHeight);
        while (hit?.shadowRoot) {
          const inner = hit.shadowRoot.elementFromPoint?.(x * view.innerWidth, y * view.innerHeight);
          if (!inner || inner === hit) break;
          hit = inner;
        }
        if (hit && suspectAt(hit, edge, view)) return NOT_SURE;
      }
    }
    for (const root of roots) {
      if (!root.isConnected) continue;
      const found = suspectIn(root, view);
      if (found) return found;
    }
    return null;
  };

  const look = () => {
    clearTimeout(timer);
    timer = undefined;
    if (over) return;
    const startMs = now();
    let found: Suspicion | null = null;
    try {
      found = suspects();
    } catch {
      // A page may have bent the DOM's own methods; then nothing is suspected.
    }
    roots.clear();
    const endMs = now();
    lookedMs += endMs - startMs;
    const share = lookedMs < LOOKING_CREDIT_MS ? LOOKING_SHARE_AT_FIRST : LOOKING_SHARE;
    restUntilMs = endMs + (endMs - startMs) / share;
    if (found) {
      stop();
      onSuspect(found.veil);
    } else if (endMs > awakeUntilMs && doc.readyState === 'complete') observer.disconnect();
  };

  const lookSoon = () => {
    if (timer === undefined && !over) timer = setTimeout(look, Math.max(BATCH_MS, restUntilMs - now()));
  };

  const observer = new (view as Window & typeof globalThis).MutationObserver((records) => {
    for (const record of records) {
      const { target } = record;
      if (target === doc || target === doc.documentElement) observe();
      if (roots.size >= MAX_ROOTS) {
        // More than can be remembered. Not even the list of what was added is asked for: making it costs the page.
        hitTest ||= deep;
        continue;
      }
      for (const node of record.addedNodes) {
        if (node.nodeType !== 1 || /^(SCRIPT|STYLE|LINK|META|HEAD|BODY|IMG|BR)$/.test(node.nodeName))
          continue;
        if (roots.size < MAX_ROOTS) roots.add(node as Element);
        else hitTest = deep;
      }
    }
    if (!roots.size) return;
    // At once, before anything is painted, as long as that costs next to nothing.
    if (lookedMs < LOOKING_CREDIT_MS && now() >= restUntilMs) look();
    else lookSoon();
  });

  /**
   * While the page is parsed only the children of the root and of the body are watched: a record for each of fifty
   * thousand parsed elements would cost more than the look at the end.
   */
  const observe = () => {
    observer.observe(doc, { childList: true });
    if (doc.documentElement) observer.observe(doc.documentElement, { childList: true });
    if (doc.body) observer.observe(doc.body, { childList: true, subtree: deep });
  };

  const later = (then: () => void, afterMs: number) => {
    const id = setTimeout(() => {
      timers.delete(id);
      then();
    }, afterMs);
    timers.add(id);
  };
  /**
   * Hit tests wait for a frame: then the page has laid itself out, and asking where things stand costs it nothing.
   * A tab in the background draws none and is looked at all the same.
   */
  const lookNow = () => {
    let asked = false;
    const ask = () => {
      if (asked || over) return;
      asked = true;
      hitTest = true;
      lookSoon();
    };
    view.requestAnimationFrame(ask);
    later(ask, NO_FRAME_MS);
  };
  const lookLater = (afterMs: number) => later(lookNow, afterMs);
  const stayAwake = () => {
    deep = true;
    awakeUntilMs = now() + AWAKE_MS;
    observe();
  };
  const onStage = () => {
    if (doc.readyState === 'loading') return;
    stayAwake();
    lookNow();
  };
  const onLoad = () => {
    stayAwake();
    for (const afterMs of LOOKS_AFTER_LOAD_MS) lookLater(afterMs);
  };
  const WAKERS = ['scroll', 'pointerdown', 'keydown'];
  const wake = () => {
    for (const type of WAKERS) view.removeEventListener(type, wake, true);
    stayAwake();
    for (const afterMs of [60, 600, 2500]) lookLater(afterMs);
  };

  observe();
  doc.addEventListener('DOMContentLoaded', onStage);
  doc.addEventListener('readystatechange', onStage);
  for (const type of WAKERS) view.addEventListener(type, wake, { capture: true, passive: true });
  if (doc.readyState === 'complete') onLoad();
  else {
    view.addEventListener('load', onLoad);
    if (doc.readyState === 'interactive') onStage();
  }
  return stop;
}
