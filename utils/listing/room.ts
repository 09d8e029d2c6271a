/**
 * Where beside a headline there is room for a mark. Only reads: the layout of the page, and what lies at a point of it.
 * What is known of a story has no part in it, so that the place of a mark tells a page nothing.
 */

/** Height of a mark, in CSS pixels. */
export const MARK_HEIGHT = 16;
/** A mark of words needs this much room, and takes no more than that. */
const MIN_WIDTH = 44;
const MAX_WIDTH = 260;
/** Between the last word and the mark, and between the mark and what comes then. */
const GAP = 6;
/** Width of a mark that is only a sign, beside the beginning of a headline that leaves no room. */
const SIGN_WIDTH = 14;
const MIN_SIGN_WIDTH = 8;
/** Boxes around a headline that are looked at for room. */
const MAX_UP = 3;
/** Neighbours on either side of each box around a headline that may stand on its last line. */
const MAX_NEIGHBOURS = 4;
const MAX_RECTS = 60;

/** A place for a mark, in CSS pixels of the viewport. */
export interface Room {
  left: number;
  top: number;
  width: number;
  /** `words` beside the last line; `sign` for a single character before the first one. */
  kind: 'words' | 'sign';
  isRtl: boolean;
  /** Whether all of the place was in view when it was looked at; what stands in the rest cannot be told. */
  isSure: boolean;
  /** The headline's own colour, which can be read on the page's ground. */
  colour: string;
}

interface Line {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function rectsOf(doc: Document, node: Node): DOMRect[] {
  const range = doc.createRange();
  range.selectNodeContents(node);
  const rects = range.getClientRects();
  const found: DOMRect[] = [];
  for (let at = 0; at < rects.length && at < MAX_RECTS; at++) {
    const rect = rects[at];
    if (rect && rect.width > 1 && rect.height > 4) found.push(rect);
  }
  return found;
}

const sharesLine = (a: Line, b: Line): boolean =>
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.bottom - a.top, b.bottom - b.top) / 2;

const joined = (a: Line, b: Line): Line => ({
  left: Math.min(a.left, b.left),
  right: Math.max(a.right, b.right),
  top: Math.min(a.top, b.top),
  bottom: Math.max(a.bottom, b.bottom),
});

/** The first and the last line of the headline. */
function linesOf(rects: readonly DOMRect[]): { first: Line; last: Line } | null {
  const lowest = rects.reduce<DOMRect | null>((low, rect) => (low && low.top >= rect.top ? low : rect), null);
  const highest = rects.reduce<DOMRect | null>(
    (top, rect) => (top && top.top <= rect.top ? top : rect),
    null,
  );
  if (!lowest || !highest) return null;
  const on = (line: Line) => rects.filter((rect) => sharesLine(rect, line)).reduce<Line>(joined, line);
  return { first: on(highest), last: on(lowest) };
}

/** Boxes that draw themselves end there: a mark over the edge of a card would look like a mistake. */
const hasEdge = ({ backgroundColor, overflowX, borderInlineEndWidth, boxShadow }: CSSStyleDeclaration) =>
  overflowX !== 'visible' ||
  Number.parseFloat(borderInlineEndWidth) > 0 ||
  boxShadow !== 'none' ||
  !/^(?:transparent|rgba\(\d+, \d+, \d+, 0\))$/.test(backgroundColor);

/** The outermost box around the headline in which a mark may stand. */
function boxAround(view: Window, words: Element): Element {
  let box = words;
  for (let up = 0; up < 8 && /^(?:inline|contents)$/.test(view.getComputedStyle(box).display); up++) {
    if (!box.parentElement) break;
    box = box.parentElement;
  }
  for (let up = 0; up < MAX_UP; up++) {
    const parent = box.parentElement;
    if (!parent || parent.localName === 'body' || hasEdge(view.getComputedStyle(box))) break;
    box = parent;
  }
  return box;
}

const REPLACED = /^(?:img|svg|video|canvas|iframe|object|embed|button|input|select|picture)$/i;

/** Is it a box of the headline's own link, and no picture or control in it? */
const isLinks = (link: Element, element: Element): boolean =>
  link.contains(element) && !REPLACED.test(element.localName);

/** Where a neighbour is drawn. Of what is in the link itself only its words and pictures are in the way, not its box. */
function drawnRects(doc: Document, link: Element, node: Node): Iterable<DOMRect> {
  if (node.nodeType !== Node.ELEMENT_NODE) return rectsOf(doc, node);
  const element = node as Element;
  if (isLinks(link, element)) return rectsOf(doc, element);
  return element.getClientRects();
}

/** What else stands on the headline's last line, in the box around it, as far as it is near in the page's order. */
function around(doc: Document, box: Element, link: Element, words: Element, line: Line): DOMRect[] {
  const found: DOMRect[] = [];
  for (let inner: Element = words; inner !== box && inner.parentElement; inner = inner.parentElement) {
    for (const way of ['previousSibling', 'nextSibling'] as const) {
      let node: Node | null = inner[way];
      for (let count = 0; node && count < MAX_NEIGHBOURS; node = node[way]) {
        if (node.nodeType === Node.TEXT_NODE ? !/\S/.test(node.nodeValue ?? '') : !(node instanceof Element))
          continue;
        count += 1;
        for (const rect of drawnRects(doc, link, node))
          if (rect.width > 1 && rect.height > 1 && sharesLine(rect, line)) found.push(rect);
      }
    }
  }
  return found;
}

/** Is nothing drawn at this point but the boxes that hold the headline? Outside of the view nothing can be said. */
function isFree(doc: Document, link: Element, x: number, y: number): boolean {
  const hit = doc.elementFromPoint(x, y);
  return !hit || hit.contains(link) || isLinks(link, hit);
}

/**
 * Finds room for a mark beside a headline.
 *
 * @param link the link, in view
 * @param words the element whose words are the headline
 * @returns null where there is none
 */
export function roomBeside(doc: Document, link: Element, words: Element): Room | null {
  const view = doc.defaultView;
  const lines = view && linesOf(rectsOf(doc, words));
  if (!lines) return null;
  const { first, last } = lines;
  const style = view.getComputedStyle(words);
  if (style.visibility !== 'visible' || !/^horizontal/.test(style.writingMode)) return null;
  const isRtl = style.direction === 'rtl';
  const width = doc.documentElement.clientWidth;
  const box = boxAround(view, words);
  const { left, right } = box.getBoundingClientRect();
  const edge = { left: Math.max(left, 2), right: Math.min(right, width - 2) };
  const colour = style.color;
  const isSure = last.top >= 0 && last.bottom <= doc.documentElement.clientHeight;
  // Neighbours are known by their boxes. What else of the page reaches in does so from the far end; to look at a point
  // takes the longer the longer the page is.
  const isOpen = (at: number, wide: number, middle: number) =>
    isFree(doc, link, isRtl ? at + 2 : at + wide - 2, middle);

  // Everything is measured from where the line begins, so that both directions are one.
  const along = (rect: Line) =>
    isRtl
      ? { start: edge.right - rect.right, end: edge.right - rect.left }
      : { start: rect.left - edge.left, end: rect.right - edge.left };
  const behind = around(doc, box, link, words, last)
    .map(along)
    .sort((a, b) => a.start - b.start);
  const middle = (last.top + last.bottom) / 2;
  const limit = edge.right - edge.left;
  let from = along(last).end;
  for (const { start, end } of [...behind, { start: limit, end: limit }]) {
    const room = Math.min(start - from - 2 * GAP, MAX_WIDTH);
    if (room >= MIN_WIDTH) {
      const at = isRtl ? edge.right - from - GAP - room : edge.left + from + GAP;
      if (isOpen(at, room, middle))
        return { left: at, top: middle - MARK_HEIGHT / 2, width: room, kind: 'words', isRtl, isSure, colour };
      // Something else stands there: half of it may still be free.
      const less = Math.max(MIN_WIDTH, room / 3);
      const near = isRtl ? edge.right - from - GAP - less : at;
      if (isOpen(near, less, middle))
        return {
          left: near,
          top: middle - MARK_HEIGHT / 2,
          width: less,
          kind: 'words',
          isRtl,
          isSure,
          colour,
        };
    }
    from = Math.max(from, end);
  }

  // Within the card, where the headline is in one.
  const isCard = hasEdge(view.getComputedStyle(box));
  const margin = isRtl ? (isCard ? right : width) - first.right : first.left - (isCard ? left : 0);
  const wide = Math.min(SIGN_WIDTH, margin - (isCard ? 3 : 2));
  const beside = isRtl ? first.right + 2 : first.left - wide - 2;
  const height = (first.top + first.bottom) / 2;
  return wide >= MIN_SIGN_WIDTH && isOpen(beside, wide, height)
    ? { left: beside, top: height - MARK_HEIGHT / 2, width: wide, kind: 'sign', isRtl, isSure, colour }
    : null;
}
