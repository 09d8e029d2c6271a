/**
 * The story of a listing: one observer tells which headlines are in view, what is known of these is asked for, and it is
 * drawn beside them. Work is bounded: a page decides what it shows, not how much of the reader's machine it takes.
 */
import type { Foresight, StoryLink } from './foresight';
import { type Marks, type MarkWords, makeMarks } from './marks';
import { type Room, roomBeside } from './room';
import { type Headline, headlineOf, headlinesOf } from './stories';

/** Headlines that are asked for at once, and marked at once. */
const MAX_ASKED = 40;
const MAX_MARKED = 120;
/** Answers that are remembered, for headlines that come back into view. */
const MAX_KNOWN = 4000;
/** Headlines whose addresses tell what kind of page it is. */
const MAX_SAMPLE = 80;
/** The page is read again this long after it changed; longer each time when nothing new was there. */
const READ_AGAIN_MS = 300;
const READ_AGAIN_MAX_MS = 5000;
/** So long after the last change, and the last that the reader did, a page is left alone: nothing observes it any more. */
const REST_AFTER_MS = 15_000;
/** What tells that the reader is back. */
const WAKERS = ['scroll', 'pointermove', 'pointerdown', 'keydown', 'resize'];
/** A page that throws the layer out this often does not want it. */
const MAX_ATTACHED = 5;

export interface ListingHost {
  /** Does the page list stories of others that are to be marked? */
  isListing(hrefs: string[]): Promise<boolean>;
  /** What is known of each story, in order; null when none are to be marked any more. */
  ask(links: StoryLink[]): Promise<(Foresight | null)[] | null>;
  words: MarkWords;
}

const keyOf = ({ href, title }: StoryLink) => `${href}\n${title}`;

/** Where in the pile of the page's layers a headline is: its outermost box that is laid above others. */
function layerOf(view: Window, of: Element): number {
  let layer = 0;
  for (let box: Element | null = of; box; box = box.parentElement) {
    const value = Number(view.getComputedStyle(box).zIndex);
    if (Number.isInteger(value)) layer = value;
  }
  return Math.max(0, layer);
}

/**
 * Marks what is known of the stories that a page lists. A page at rest, or out of sight, is not observed; the reader's next
 * move has it read and observed again. One that has changed meanwhile by itself is taken for one that does, and is
 * observed from then on for as long as it can be seen.
 *
 * @returns stops, and leaves the page as it was
 */
export function watchListing(doc: Document, { isListing, ask, words }: ListingHost): () => void {
  const view = doc.defaultView;
  if (!view) return () => {};
  const marks: Marks = makeMarks(doc, words);
  const end = new AbortController();
  const { signal } = end;
  /** All links that are headlines. What they say is kept of those in view alone: a page may list thousands. */
  const listed = new Set<Element>();
  const inView = new Map<Element, Headline>();
  const known = new Map<string, Foresight | null>();
  /** Where each mark stands, measured from the layer's corner; they hold until the page is laid out anew. */
  const places = new Map<Element, Room | null>();
  let isAsking = false;
  let attached = 0;
  let frame = 0;
  let reading: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = READ_AGAIN_MS;
  /** Listens for the reader while nothing is observed; null while everything is. */
  let resting: AbortController | null = null;
  let stillSinceMs = 0;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let isLive = false;

  const stop = () => {
    if (signal.aborted) return;
    end.abort();
    seen.disconnect();
    sizes.disconnect();
    changes.disconnect();
    resting?.abort();
    clearTimeout(restTimer);
    clearTimeout(reading);
    view.cancelAnimationFrame(frame);
    marks.remove();
  };
  /** Whatever a page does to us, it does not hear of it. */
  const safely = (work: () => void) => {
    if (signal.aborted) return;
    try {
      work();
    } catch {
      stop();
    }
  };

  const draw = () => {
    if (inView.size === 0 && attached === 0) return;
    if (!marks.isThere()) {
      attached += 1;
      if (attached > MAX_ATTACHED) return stop();
      marks.attach();
    }
    const shown = [...inView.values()].slice(0, MAX_MARKED);
    // All is read before anything is written, or each headline would have the page laid out anew.
    const unplaced = shown.filter(({ link }) => !places.has(link));
    const [first] = unplaced;
    if (first) {
      const layer = layerOf(view, first.link);
      const { x, y } = marks.origin();
      for (const { link, words: shownIn } of unplaced) {
        const room = roomBeside(doc, link, shownIn);
        places.set(link, room && { ...room, left: room.left - x, top: room.top - y });
      }
      marks.raise(layer);
    }
    for (const headline of shown) {
      const room = places.get(headline.link);
      if (room) marks.draw(headline.link, headline.title, room, known.get(keyOf(headline)) ?? null);
      else marks.drop(headline.link);
    }
  };
  const drawSoon = () => {
    if (frame || signal.aborted) return;
    frame = view.requestAnimationFrame(() => {
      frame = 0;
      safely(draw);
    });
  };

  /** The page may be laid out anew: every mark looks for its place again. */
  const placeSoon = () => {
    places.clear();
    drawSoon();
  };
  /** The page was scrolled as a whole: what was then at the edge of the view could not be looked at in full. */
  const settleSoon = () => {
    for (const [link, room] of places) if (room && !room.isSure) places.delete(link);
    drawSoon();
  };

  const askOnce = async (): Promise<boolean> => {
    const wanted = new Map<string, StoryLink>();
    for (const headline of inView.values()) {
      if (known.has(keyOf(headline))) continue;
      wanted.set(keyOf(headline), { href: headline.href, title: headline.title });
      if (wanted.size >= MAX_ASKED) break;
    }
    if (wanted.size === 0) return false;
    const answers = await ask([...wanted.values()]);
    if (!answers) stop();
    if (!answers || signal.aborted) return false;
    if (known.size > MAX_KNOWN) known.clear();
    [...wanted.keys()].forEach((key, at) => {
      known.set(key, answers[at] ?? null);
    });
    drawSoon();
    return true;
  };
  /** One question after the other, as long as something in view is not known. */
  const askAll = async () => {
    if (isAsking) return;
    isAsking = true;
    try {
      while (await askOnce());
    } catch {
      // The worker is gone: the extension was updated or switched off.
      stop();
    }
    isAsking = false;
  };

  /** A link that is no headline any more. */
  const forget = (link: Element) => {
    listed.delete(link);
    inView.delete(link);
    places.delete(link);
    marks.drop(link);
    seen.unobserve(link);
  };
  const look = (entries: IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting } of entries) {
      if (!listed.has(target)) continue;
      const headline = isIntersecting && headlineOf(target as HTMLAnchorElement);
      if (headline) inView.set(target, headline);
      // It says something else by now; it is found again when it is a headline again.
      else if (headline === null) forget(target);
      else {
        inView.delete(target);
        marks.drop(target);
      }
    }
    drawSoon();
    void askAll();
  };
  const seen = new IntersectionObserver((entries) => safely(() => look(entries)));

  /** Reads the page's headlines anew. */
  const read = () => {
    places.clear();
    const found = new Map(headlinesOf(doc).map((headline) => [headline.link as Element, headline]));
    let isNews = false;
    for (const link of new Set([...listed, ...inView.keys()])) {
      if (!found.has(link)) forget(link);
    }
    for (const [link, headline] of found) {
      const before = inView.get(link);
      isNews ||= !listed.has(link) || (before !== undefined && keyOf(before) !== keyOf(headline));
      if (before) inView.set(link, headline);
      if (listed.has(link)) continue;
      listed.add(link);
      seen.observe(link);
    }
    pauseMs = isNews ? READ_AGAIN_MS : Math.min(pauseMs * 2, READ_AGAIN_MAX_MS);
    drawSoon();
    void askAll();
  };
  const readSoon = () => {
    if (reading !== undefined || resting) return;
    reading = setTimeout(() => {
      reading = undefined;
      safely(read);
    }, pauseMs);
  };

  /** The layer's own coming is no change of the page's. */
  const isLayer = ({ type, target, addedNodes, removedNodes }: MutationRecord) =>
    type === 'childList' &&
    target === doc.documentElement &&
    removedNodes.length === 0 &&
    [...addedNodes].every(marks.isLayer);
  /** A link that was given another address says something else from now on: what was said of it goes at once. */
  const onChange = (records: MutationRecord[]) => {
    if (records.every(isLayer)) return;
    if (attached > 0 && !marks.isThere()) drawSoon();
    for (const { type, target } of records) {
      if (type !== 'attributes' || !listed.has(target as Element)) continue;
      const headline = headlineOf(target as HTMLAnchorElement);
      if (headline) {
        if (inView.has(headline.link)) inView.set(headline.link, headline);
        marks.drop(headline.link);
        places.delete(headline.link);
      } else forget(target as Element);
      drawSoon();
      void askAll();
    }
    readSoon();
  };
  const changes = new MutationObserver((records) =>
    safely(() => {
      stir();
      onChange(records);
    }),
  );
  let isFirstSize = true;
  const sizes = new ResizeObserver(() => {
    // What is told at first is how things are.
    if (!isFirstSize) {
      stir();
      placeSoon();
    }
    isFirstSize = false;
  });

  /** Something has happened: the rest is put off. */
  const stir = () => {
    stillSinceMs = view.performance.now();
  };
  const restLater = () => {
    clearTimeout(restTimer);
    restTimer = setTimeout(
      () => {
        if (view.performance.now() < stillSinceMs + REST_AFTER_MS) restLater();
        else if (!isLive) safely(rest);
      },
      stillSinceMs + REST_AFTER_MS - view.performance.now(),
    );
  };
  /** What a page that has changed by itself differs in. */
  const gist = () => `${doc.getElementsByTagName('*').length} ${doc.documentElement.scrollHeight}`;
  const rest = () => {
    if (resting) return;
    resting = new AbortController();
    clearTimeout(restTimer);
    clearTimeout(reading);
    reading = undefined;
    changes.disconnect();
    sizes.disconnect();
    seen.disconnect();
    listed.clear();
    if (doc.hidden) return;
    const before = gist();
    const onBack = ({ type }: Event) =>
      safely(() => {
        const hasChanged = gist() !== before;
        isLive ||= hasChanged && type !== 'resize';
        wake();
        // What the reader does is not kept waiting for nothing.
        pauseMs = READ_AGAIN_MS;
        if (hasChanged) read();
        else readSoon();
      });
    const how = { capture: true, passive: true, once: true, signal: resting.signal };
    for (const type of WAKERS) view.addEventListener(type, onBack, how);
  };
  const wake = () => {
    resting?.abort();
    resting = null;
    isFirstSize = true;
    stir();
    changes.observe(doc, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
    sizes.observe(doc.documentElement);
    if (doc.body) sizes.observe(doc.body);
    restLater();
  };
  const show = () =>
    safely(() => {
      wake();
      read();
    });

  const begin = () => {
    show();
    // What scrolls within the page moves headlines under their marks; what the page itself scrolls takes both along.
    doc.addEventListener(
      'scroll',
      ({ target }) => {
        stir();
        if (target !== doc) placeSoon();
      },
      { capture: true, passive: true, signal },
    );
    doc.addEventListener('scrollend', settleSoon, { passive: true, signal });
    for (const moved of ['load', 'transitionend', 'animationend', 'toggle'])
      doc.addEventListener(moved, placeSoon, { capture: true, passive: true, signal });
    doc.addEventListener('visibilitychange', () => (doc.hidden ? safely(rest) : show()), { signal });
  };

  isListing(headlinesOf(doc, MAX_SAMPLE).map(({ href }) => href)).then(
    (yes) => (yes ? safely(begin) : stop()),
    () => stop(),
  );
  return stop;
}
