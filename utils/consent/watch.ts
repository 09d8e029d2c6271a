/**
 * When the sentinel looks for consent layers. It pays for every look on every page, so what was added is asked in the
 * task that added it, by its text; and what stands on the screen only after a frame, when the page has laid itself out.
 */
import { isRow, type Suspicion, suspectByName, suspectIn, suspectOnScreen } from './suspect';

/** So long after a route change the page is searched and its screen looked at; what it adds is asked at once. */
const AFTER_ROUTE_MS = 300;
/** Looking may take this long before it has to save, so that the usual banner is met at once. */
const CREDIT_MS = 12;
/** The credit grows by this share of the time; the browser's own work of observing comes on top. */
const SHARE = 0.004;
/** Whoever has spent it sleeps until it is worth waking again. */
const MIN_REST_MS = 500;
const WORTH_MS = 2;
/** A tab that draws no frame within this time draws none at all. */
const NO_FRAME_MS = 250;
/** Of what is added at once, the last and the first are looked at: there banners are put. */
const MAX_LAST = 16;
const MAX_FIRST = 8;
/** Late banners come seconds after the page; then the watch sleeps until the reader does something. */
const AWAKE_MS = 12_000;
/** A page that is parsed within this time is asked when it is; another's ends are watched from then on. */
const PARSE_MS = 100;
/** So long after a change the screen is looked at; each further time so much later. */
const AFTER_CHANGE_MS = 400;
const LATER_MS = 1000;
/** The same, from the page's own load, where something may be shown without any change. */
const AFTER_LOAD_MS = [400, 1500, 4000];
/** The same, from the first thing that the reader does. */
const AFTER_WAKING_MS = [60, 600, 2500];
/** The load of a page that was looked at so shortly before shows nothing new. */
const JUST_LOOKED_MS = 200;
/** Suspected but not surely known: so long the layer is waited for, to be made unseen while the engine loads. */
const SURE_MS = 2000;
/** Elements of one make that were asked and are none; the next of them is a row of a list, and a banner is no row. */
const MAX_ALIKE = 3;
/** So deep an element's make is told by its first children: wrappers have no names. */
const MAKE_DEPTH = 3;
/** A page may write any length of style, and any number of makes. */
const MAX_MAKE_CHARS = 300;
const MAX_MAKES = 400;
/** Custom elements draw without telling. */
const HOST_MAKE = /(?:^|\/)[^ /]*-/;
/** What is shown without a change of the tree or of an attribute. */
const UNSEEN = '[popover],:not(:defined)';
/** What shows and hides elements. */
const SHOWN_BY = ['class', 'style', 'hidden', 'open', 'aria-hidden'];
/** Changes of attributes have the screen looked at so often at most, between two sleeps. */
const MAX_SHOWN_LOOKS = 4;
const WAKERS = ['scroll', 'pointerdown', 'keydown'];
const NO_LAYER = /^(SCRIPT|STYLE|LINK|META|HEAD|HTML|BODY|IMG|BR)$/;

/** Takes up to so many elements from the end of a list of nodes, or from its start. */
function take(into: Set<Element>, nodes: NodeList, most: number, fromEnd: boolean): void {
  const { length } = nodes;
  for (let i = 0; i < length && i < 2 * most && into.size < most; i += 1) {
    const node = nodes[fromEnd ? length - 1 - i : i];
    if (node?.nodeType === 1 && !NO_LAYER.test(node.nodeName)) into.add(node as Element);
  }
}

/** By what an element floats or not: its names and its style, and those of the first in it. */
function makeOf(element: Element): string {
  let make = '';
  let inner: Element | null = element;
  for (let depth = 0; inner && depth < MAKE_DEPTH; depth += 1, inner = inner.firstElementChild)
    make += `${inner.nodeName} ${inner.getAttribute('class')} ${inner.id} ${inner.getAttribute('style')}/`;
  return make.slice(0, MAX_MAKE_CHARS);
}

/**
 * Watches a page for something that looks like a consent layer, from `document_start` on: nothing need exist yet,
 * and the whole document may be replaced.
 *
 * No interval runs, and observers sleep when nothing has happened for a while; the first scroll, key or press wakes
 * them once more. The time spent looking is bounded to less than one percent.
 *
 * @param doc the page's document
 * @param onSuspect called with the layer, where it is sure enough to be made unseen; when it is not, called with null
 *   and perhaps a second time, within two seconds, with the layer. Then the watch is over.
 * @param settled whether the document was there before (after a route change): what it adds is watched at once, the rest
 *   is asked when it has come to rest
 * @param asleep begins when the reader does something, and not before: the page was watched till now
 * @returns ends the watch
 */
export function watchForBanner(
  doc: Document,
  onSuspect: (veil: HTMLElement | null) => void,
  settled = false,
  asleep = false,
): () => void {
  const view = doc.defaultView;
  if (!view) return () => {};
  const startMs = view.performance.now();
  let lookedMs = 0;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let over = false;
  /** Only a sure layer is of interest any more. */
  let suspected = false;
  /** Everything is observed, and not only the children of the body. */
  let deep = false;
  let resting = false;
  /** A look at the screen waits for its frame. */
  let pending = false;
  let body: Element | null = null;
  let awakeUntilMs = 0;
  let woken = false;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const met: (Element | null)[] = [];
  /** How many of each make were asked. */
  const asked = new Map<string, number>();
  /** Something has changed since the screen was looked at. */
  let changed = false;
  let shownLooks = 0;
  let changeLooks = 0;
  let stage: DocumentReadyState = 'loading';
  let lookedOn = false;
  /** Something may be shown without a change: what draws into a shadow root, a popover, an animation. */
  let unseen = false;
  /** The body's last child when its ends were asked. */
  let grown: Element | null = null;
  const now = () => view.performance.now();

  const stop = () => {
    over = true;
    observer.disconnect();
    for (const timer of timers) clearTimeout(timer);
    doc.removeEventListener('readystatechange', onStage);
    for (const type of WAKERS) view.removeEventListener(type, wake, true);
  };
  const later = (then: () => void, afterMs: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      then();
    }, afterMs);
    timers.add(timer);
  };

  /** Looks, and keeps account of what it takes. */
  const look = (ask: () => Suspicion | null) => {
    if (over || !doc.body) return;
    const fromMs = now();
    let found: Suspicion | null = null;
    try {
      found = ask();
    } catch {
      // A page may have bent the DOM's own methods; then nothing is suspected.
    }
    lookedMs += now() - fromMs;
    if (!found || (suspected && !found.veil)) return;
    const { veil } = found;
    if (veil) stop();
    else {
      suspected = true;
      later(stop, SURE_MS);
    }
    onSuspect(veil);
  };

  /** Is the screen worth a look for what attributes may have shown? Not for all of a page that animates by them. */
  const worthLooking = (records: MutationRecord[]): boolean => {
    if (shownLooks >= MAX_SHOWN_LOOKS || now() < lookedAtMs + JUST_LOOKED_MS) return false;
    if (!records.some(({ type, target }) => type === 'attributes' && !NO_LAYER.test(target.nodeName)))
      return false;
    shownLooks += 1;
    return true;
  };

  /** Asks what was added or shown, at once and so before it is painted. */
  const askAll = (roots: Iterable<Element>, grown: Element | null = null, searched = false) => {
    if (!changed && stage === 'complete') {
      later(() => changed && lookAtScreen(), AFTER_CHANGE_MS + LATER_MS * changeLooks);
      changeLooks += 1;
    }
    changed = true;
    look(() => {
      let suspicion: Suspicion | null = null;
      for (const root of roots) {
        if (!root.isConnected || isRow(root)) continue;
        const make = makeOf(root);
        // What holds nothing may have a shadow root; what is parsed last holds nothing yet.
        unseen ||= (deep && !root.firstChild) || HOST_MAKE.test(make);
        const before = asked.get(make) ?? 0;
        if (before >= MAX_ALIKE && root !== grown) continue;
        if (asked.size > MAX_MAKES) asked.clear();
        asked.set(make, before + 1);
        suspicion = suspectIn(root, view, searched) ?? suspicion;
        if (suspicion?.veil) break;
      }
      return suspicion;
    });
  };

  /**
   * While the page is parsed, the ends of the body are asked before each paint that follows a change. A record for each
   * of fifty thousand parsed elements would cost more than the look at the end.
   */
  const askEnds = (searched = false) => {
    if (over) return;
    observe();
    const ends = new Set<Element>();
    let at = body?.lastElementChild ?? null;
    for (let i = 0; at && i < MAX_LAST; i += 1, at = at.previousElementSibling) {
      if (!NO_LAYER.test(at.nodeName)) ends.add(at);
      if (at === grown) break;
    }
    at = grown ? null : (body?.firstElementChild ?? null);
    for (let i = 0; at && i < MAX_FIRST; i += 1, at = at.nextElementSibling)
      if (!NO_LAYER.test(at.nodeName)) ends.add(at);
    askAll(ends, grown, searched);
    // Its end may not be parsed yet.
    grown = body?.lastElementChild ?? null;
  };

  const observer = new MutationObserver((records) => {
    if (!deep) {
      observer.disconnect();
      view.requestAnimationFrame(() => {
        if (!deep) askEnds();
      });
      return;
    }
    const fromMs = now();
    const added = new Set<Element>();
    for (let i = records.length - 1; i >= 0 && added.size < MAX_LAST; i -= 1)
      take(added, (records[i] as MutationRecord).addedNodes, MAX_LAST, true);
    if (added.size === MAX_LAST)
      for (let i = 0; i < records.length && added.size < MAX_LAST + MAX_FIRST; i += 1)
        take(added, (records[i] as MutationRecord).addedNodes, MAX_LAST + MAX_FIRST, false);
    if (worthLooking(records)) lookAtScreen();
    lookedMs += now() - fromMs;
    askAll(added);
    const leftMs = CREDIT_MS + (now() - startMs) * SHARE - lookedMs;
    if (leftMs > 0 || over) return;
    // A page that changes all the time is not even observed meanwhile: each record costs it something.
    resting = true;
    observer.disconnect();
    const restMs = Math.max(MIN_REST_MS, (WORTH_MS - leftMs) / SHARE);
    // Longer than it would be awake: it sleeps on until the reader does something.
    if (now() + restMs > awakeUntilMs) return;
    later(() => {
      resting = false;
      observe();
      lookAtScreen();
    }, restMs);
  });

  /** While the page is parsed only the children of the root and of the body are watched. */
  const observe = () => {
    if (resting || over) return;
    ({ body } = doc);
    if (deep) observer.observe(doc, { childList: true, subtree: true, attributeFilter: SHOWN_BY });
    else
      for (const node of [doc, doc.documentElement, body])
        if (node) observer.observe(node, { childList: true });
  };

  /**
   * What stands on the screen is asked after a frame: then the page has laid itself out, and asking costs it nothing.
   * A tab in the background draws none and is looked at all the same.
   */
  const lookAtScreen = () => {
    if (pending || suspected) return;
    pending = true;
    const ask = () => {
      if (!pending || over || suspected) return;
      pending = false;
      lookedAtMs = now();
      changed = false;
      look(() => {
        unseen ||= !!doc.getAnimations?.().length || !!doc.querySelector(UNSEEN);
        return suspectOnScreen(doc, view, met);
      });
      lookOn();
    };
    view.requestAnimationFrame(() => later(ask, 0));
    later(ask, NO_FRAME_MS);
  };

  /** Looks at a loaded page a few times more, where that is worth it. */
  const lookOn = () => {
    if (stage !== 'complete' || !unseen || lookedOn) return;
    lookedOn = true;
    for (const afterMs of AFTER_LOAD_MS) later(lookAtScreen, afterMs);
  };

  const sleep = () => {
    // Something woke it again meanwhile.
    if (now() < awakeUntilMs) return;
    observer.disconnect();
    met.length = 0;
    asked.clear();
    shownLooks = 0;
    changeLooks = 0;
    if (!woken)
      for (const type of WAKERS) view.addEventListener(type, wake, { capture: true, passive: true });
  };
  const stayAwake = () => {
    deep = true;
    awakeUntilMs = now() + AWAKE_MS;
    later(sleep, AWAKE_MS + 1);
    observe();
  };
  /** One listener for both stages: each costs every page. */
  const onStage = () => {
    if (stage === 'loading' && doc.readyState !== 'loading') {
      stage = 'interactive';
      clearTimeout(parsing);
      stayAwake();
      look(() => suspectByName(doc, view));
      // What came last may wait for a frame.
      askEnds(true);
      if (over) return;
      lookAtScreen();
    }
    if (over || stage !== 'interactive' || doc.readyState !== 'complete') return;
    stage = 'complete';
    if (changed || now() > lookedAtMs + JUST_LOOKED_MS) lookAtScreen();
    lookOn();
  };
  const wake = () => {
    woken = true;
    resting = false;
    for (const type of WAKERS) view.removeEventListener(type, wake, true);
    stayAwake();
    for (const afterMs of AFTER_WAKING_MS) later(lookAtScreen, afterMs);
  };

  if (asleep) {
    stage = 'complete';
    sleep();
    return stop;
  }
  const parsing = setTimeout(() => {
    if (!deep) askEnds();
  }, PARSE_MS);
  timers.add(parsing);
  doc.addEventListener('readystatechange', onStage);
  if (settled && doc.body) {
    stayAwake();
    later(onStage, AFTER_ROUTE_MS);
  } else onStage();
  return stop;
}
