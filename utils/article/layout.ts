/**
 * What keeps a reader from seeing the end of a text that is there: lines clipped, faded, blurred, or a layer before it.
 * Only the last blocks and what holds them are measured, so that the cost does not grow with the page.
 */
import type { LayoutFacts } from '../facts';
import { nameOf, parentOf } from './dom';

/** The measures that are taken, so that tests can give their own. */
export interface LayoutView {
  style(element: Element, pseudo?: '::before' | '::after'): CSSStyleDeclaration;
  rect(element: Element): { top: number; bottom: number; width: number; height: number };
  /** Height of the content and of what is shown of it, in CSS pixels. */
  heights(element: Element): { content: number; shown: number };
  /** The topmost element at a place of the viewport given in shares of its size, or null. */
  hit(x: number, y: number): Element | null;
  viewport: { width: number; height: number };
}

/** The measures of a live document; null where nothing is laid out. */
export function layoutOf(doc: Document): LayoutView | null {
  const view = doc.defaultView;
  if (!view || !(view.innerWidth > 0 && view.innerHeight > 0)) return null;
  const viewport = { width: view.innerWidth, height: view.innerHeight };
  return {
    style: (element, pseudo) => view.getComputedStyle(element, pseudo),
    rect: (element) => element.getBoundingClientRect(),
    heights: (element) => ({ content: element.scrollHeight, shown: element.clientHeight }),
    hit: (x, y) => doc.elementFromPoint(viewport.width * x, viewport.height * y),
    viewport,
  };
}

/** Elements that are gone up from the text: its root and what clips it from outside. */
const MAX_HOLDERS = 14;
/** Less than a line is rounding, a shadow, a descender. */
const MIN_HIDDEN_PX = 20;
/** A weaker blur is decoration. */
const MIN_BLUR_PX = 2;
/** Share of the viewport's height and width that a layer over the text takes at least. */
const MIN_LAYER_SHARE = 0.25;

const BLUR = /blur\(\s*([\d.]+)px/;
/** A gradient that begins or ends with nothing. */
const FADE = /gradient\([^;]*(?:transparent|rgba\([^)]*,\s*0(?:\.0+)?\s*\)|\/\s*0(?:\.0+)?%?\s*\))/;

export interface LayoutReading {
  layout: LayoutFacts | null;
  /** The element that clips the text: a note inside of it would not be seen. */
  clippedBy: Element | null;
}

function holdersOf(element: Element): Element[] {
  const holders: Element[] = [];
  let node: Node | null = element;
  while (node && node.nodeType === 1 && holders.length < MAX_HOLDERS) {
    const name = nameOf(node);
    // The body and the root are kept from scrolling for many reasons.
    if (name === 'BODY' || name === 'HTML') break;
    holders.push(node as Element);
    node = parentOf(node);
  }
  return holders;
}

/** A wrapper that goes on far below the text has its gradients elsewhere. */
const MAX_BELOW_PX = 120;

/** Is there a gradient over the last lines, drawn by the element itself or by a box laid over it? */
function isFadedBy(holder: Element, last: Element, view: LayoutView): boolean {
  const { bottom } = view.rect(last);
  const held = view.rect(holder);
  if (held.bottom > bottom + MAX_BELOW_PX) return false;
  // Where the text is clipped, too, its visible end is the end of what clips it.
  const end = Math.min(bottom, held.bottom);
  const own = view.style(holder);
  const mask = own.maskImage || own.getPropertyValue('-webkit-mask-image');
  if (/gradient/.test(mask)) return true;
  for (const pseudo of ['::after', '::before'] as const) {
    const style = view.style(holder, pseudo);
    const isAtBottom =
      style.position === 'absolute' &&
      Math.abs(Number.parseFloat(style.bottom)) <= 40 &&
      Number.parseFloat(style.height) >= MIN_HIDDEN_PX;
    if (style.content !== 'none' && isAtBottom && FADE.test(style.backgroundImage)) return true;
  }
  const over = [...Array.from(holder.children).slice(-2), holder.nextElementSibling];
  for (const box of over) {
    if (!box || box === last || box.contains(last)) continue;
    const style = view.style(box);
    const isOver = style.position === 'absolute' || Number.parseFloat(style.marginTop) < -MIN_HIDDEN_PX;
    const rect = view.rect(box);
    if (isOver && FADE.test(style.backgroundImage) && rect.top < end && rect.bottom >= end - 10) return true;
  }
  return false;
}

function clipOf(holder: Element, last: Element, view: LayoutView): LayoutFacts['clip'] {
  const style = view.style(holder);
  const { content, shown } = view.heights(holder);
  if (shown <= 0 || content - shown < MIN_HIDDEN_PX) return null;
  const clamp = style.getPropertyValue('-webkit-line-clamp');
  if (clamp !== '' && clamp !== 'none') return 'lines';
  if (!/^(?:hidden|clip)$/.test(style.overflowY)) return null;
  // Something else in it may be too tall; the text's own end must be out of sight.
  return view.rect(last).bottom > view.rect(holder).bottom + MIN_HIDDEN_PX / 2 ? 'height' : null;
}

/** The words of the layer that lies over the middle of the page; null when there is none. */
function layerWords(root: Element, view: LayoutView): string | null {
  for (const y of [0.5, 0.8]) {
    let layer: Element | null = null;
    for (let node: Node | null = view.hit(0.5, y); node && node.nodeType === 1; node = parentOf(node)) {
      const name = nameOf(node);
      if (name === 'BODY' || name === 'HTML') break;
      if (/^(?:fixed|sticky)$/.test(view.style(node as Element).position)) layer = node as Element;
    }
    if (!layer || layer.contains(root) || root.contains(layer)) continue;
    const { width, height } = view.rect(layer);
    if (width < view.viewport.width * MIN_LAYER_SHARE || height < view.viewport.height * MIN_LAYER_SHARE)
      continue;
    const words = (layer.textContent ?? '').slice(0, 4000).replace(/\s+/g, ' ').trim();
    if (words !== '') return words.slice(0, 600);
  }
  return null;
}

/**
 * Measures how the end of a text is shown.
 *
 * @param root the element that holds the text
 * @param ends the elements of its last blocks, in order; the very last is where the text stops
 */
export function readLayout(root: Element, ends: readonly Element[], view: LayoutView): LayoutReading {
  const last = ends.at(-1);
  const layout: LayoutFacts = { clip: null, isFaded: false, isBlurred: false, layer: null };
  let clippedBy: Element | null = null;
  if (last) {
    for (const holder of holdersOf(last)) {
      const clip = clipOf(holder, last, view);
      if (clip) {
        layout.clip = clip;
        clippedBy = holder;
      }
      layout.isFaded ||= isFadedBy(holder, last, view);
    }
    const measured = new Set<Element>();
    for (const end of ends)
      for (const holder of holdersOf(end)) {
        if (measured.has(holder)) break;
        measured.add(holder);
        layout.isBlurred ||= Number(BLUR.exec(view.style(holder).filter)?.[1] ?? 0) >= MIN_BLUR_PX;
      }
  }
  layout.layer = layerWords(root, view);
  const isPlain = !layout.clip && !layout.isFaded && !layout.isBlurred && layout.layer === null;
  return { layout: isPlain ? null : layout, clippedBy };
}
