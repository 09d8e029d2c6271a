import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Where it is kept how far each article was read; the entrypoint does it. */
export interface Places {
  /** In blocks from the start, as {@link placeAt} counts; null when the article is new. */
  get(pageUrl: string): Promise<number | null>;
  keep(pageUrl: string, place: number): Promise<void>;
}

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, pre, figure, table, dt, dd';
/** A reader who scrolls on is not written down at every step. */
const REST_MS = 300;

/** What scrolls around an element: the nearest element that does, or the page. */
export function scrollerOf(element: Element): Element {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === 'auto' || overflowY === 'scroll') && at.scrollHeight > at.clientHeight) return at;
  }
  return element.ownerDocument.documentElement;
}

const isPage = (scroller: Element) => scroller === scroller.ownerDocument.documentElement;

/** Where the upper edge of what is seen of a text lies, in pixels of the window. */
export function edgeOf(text: Element): number {
  const scroller = scrollerOf(text);
  // What sticks to the top of the page covers the text.
  if (isPage(scroller)) return Number.parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
  return scroller.getBoundingClientRect().top;
}

/**
 * How far a text was scrolled, in blocks: 3.25 is a quarter into the fourth. 0 while its first block is not reached.
 *
 * @param text the element that holds the text
 * @param edge upper edge of what is seen, in pixels of the window
 */
export function placeAt(text: Element, edge: number): number {
  const blocks = text.querySelectorAll(BLOCKS);
  let [low, high] = [0, blocks.length];
  // Blocks follow each other from top to bottom: halve until the last one that began above the edge is found.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.getBoundingClientRect().top ?? 0) <= edge) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low - 1];
  if (!block) return 0;
  const { top, height } = block.getBoundingClientRect();
  return low - 1 + (height > 0 ? Math.min(0.999, Math.max(0, (edge - top) / height)) : 0);
}

/** Scrolls to a place as {@link placeAt} tells it; one that is not there leaves everything as it is. */
export function scrollToPlace(text: Element, scroller: Element, place: number): void {
  const block = text.querySelectorAll(BLOCKS)[Math.floor(place)];
  if (!block || place === 0) return;
  const { top, height } = block.getBoundingClientRect();
  // At once, whatever the style says of smooth scrolling: the reader did not ask to be moved.
  scroller.scrollBy({ top: top + (place % 1) * height - edgeOf(text), behavior: 'instant' });
}

/**
 * Returns to where the reader left off, and keeps the place from then on.
 *
 * @param text the element that holds the text
 * @param content what it shows: another text has another place
 */
export function usePlace(
  text: RefObject<HTMLElement | null>,
  content: DocumentFragment,
  pageUrl: string,
  places: Places,
): void {
  useEffect(() => {
    const element = text.current;
    if (!element) return;
    const scroller = scrollerOf(element);
    const target: EventTarget = isPage(scroller) ? element.ownerDocument : scroller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let kept = 0;
    let isGone = false;
    const keep = () => {
      timer = undefined;
      const place = Math.round(placeAt(element, edgeOf(element)) * 1000) / 1000;
      if (place === kept) return;
      kept = place;
      // A place that is not kept is no reason to disturb anybody.
      places.keep(pageUrl, place).catch(() => {});
    };
    const onScroll = () => {
      timer ??= setTimeout(keep, REST_MS);
    };
    const onLeave = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      keep();
    };
    places.get(pageUrl).then(
      (place) => {
        // Who has scrolled already is not moved.
        if (isGone || place === null || scroller.scrollTop > 0) return;
        kept = place;
        scrollToPlace(element, scroller, place);
      },
      () => {},
    );
    target.addEventListener('scroll', onScroll, { passive: true });
    addEventListener('pagehide', onLeave);
    return () => {
      isGone = true;
      onLeave();
      target.removeEventListener('scroll', onScroll);
      removeEventListener('pagehide', onLeave);
    };
  }, [content, pageUrl]);
}
