/** Gives the page back after a layer went: it scrolls, nothing covers it, its content can be reached. */
import { style } from './act';
import { type Layout, textOf } from './find';
import { deepest, parentOf, queryTree } from './tree';
import type { Step } from './undo';

const LOCK_CLASS =
  /^(?:(?:[\w-]*[_-])?(?:no|prevent|disable|stop|lock)[_-]?scroll(?:ing)?(?:[_-][\w-]*)?|scroll[_-]?(?:lock(?:ed)?|disabled?|hidden)|(?:body[_-])?(?:lock(?:ed)?|overflow[_-]hidden|frozen)|modal[_-]open|is[_-]locked|(?:show|has)[-_]+(?:consent|cookie)[\w-]*|[\w-]*(?:cookie|consent|cmp|gdpr)[\w-]*(?:open|active|visible|shown|lock(?:ed)?|modal)|noscroll)$/i;

/** A dialog may leave a dimming layer, and a second one under it. */
const MAX_COVERS = 3;
/** What holds less text is no content. */
const CONTENT_CHARS = 500;
/** The content stands in wrappers of wrappers. */
const MAX_DEPTH = 5;
/** Share of the text. */
const NEARLY_ALL = 0.9;
const MAX_CHILDREN = 200;

/** Removes classes that lock the scroll; what they style besides is the tool's own affair. */
function dropLockClasses(element: Element): Step[] {
  const names = [...element.classList].filter((name) => LOCK_CLASS.test(name));
  element.classList.remove(...names);
  return names.length ? [{ put: 'classes', element, names }] : [];
}

/** Removes what makes an element unreachable. */
function reach(element: HTMLElement): Step[] {
  return ['inert', 'aria-hidden'].flatMap((name): Step[] => {
    const value = element.getAttribute(name);
    if (value === null || value === 'false') return [];
    element.removeAttribute(name);
    return [{ put: 'attributes', element, before: [[name, value]] }];
  });
}

/** Undoes what dims an element or lets no press through. */
function clarify(element: HTMLElement, computed: CSSStyleDeclaration): Step[] {
  const steps: Step[] = [];
  if (/blur/.test(computed.filter ?? '')) steps.push(style(element, { filter: 'none' }));
  if (computed.pointerEvents === 'none') steps.push(style(element, { 'pointer-events': 'auto' }));
  if (computed.touchAction === 'none') steps.push(style(element, { 'touch-action': 'auto' }));
  return steps;
}

const isOnScreen = (element: Element, view: Window): boolean => {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return bottom > 0 && top < view.innerHeight && right > 0 && left < view.innerWidth;
};

/** Is something of the page's own shown as a modal, so that the lock may be another's? */
function otherModal(doc: Document, layout: Layout): boolean {
  const view = doc.defaultView;
  const middle = deepest(doc, (tree) => layout.hit(tree, 0.5, 0.45));
  const within = new Set<Element>();
  for (let at = middle; at; at = parentOf(at)) within.add(at);
  return queryTree(doc.body, 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]').some(
    (element) => {
      if (!layout.isShown(element) || (view && !isOnScreen(element, view))) return false;
      // What only sits at the edge, a chat say, locks nothing.
      return element.matches('[aria-modal=true]') || isModal(element) || within.has(element);
    },
  );
}

function isModal(element: Element): boolean {
  try {
    return element.matches('dialog:modal');
  } catch {
    return false;
  }
}

/** Nothing to read, see or fill in. */
function isEmpty(element: HTMLElement, layout: Layout): boolean {
  // Some keep a heading for screen readers in it.
  if (textOf(element, 100, layout).length >= 40) return false;
  return !queryTree(element, 'img,video,iframe,canvas,input').some((part) => layout.isShown(part));
}

/** The empty layer that covers the screen where a press would land; null when there is none. */
function hitCover(doc: Document, view: Window, layout: Layout): HTMLElement | null {
  let cover: HTMLElement | null = null;
  let isDrawnByPseudo = false;
  const hit = deepest(doc, (tree) => layout.hit(tree, 0.5, 0.45));
  for (let element = hit; element; element = parentOf(element)) {
    if (element === doc.body || element === doc.documentElement) break;
    const pseudo = ['::before', '::after'].some(
      (part) => view.getComputedStyle(element as Element, part).position === 'fixed',
    );
    if (!pseudo && layout.position(element) !== 'fixed') continue;
    cover = element as HTMLElement;
    isDrawnByPseudo = pseudo;
  }
  if (!cover) return null;
  return (isDrawnByPseudo || covers(cover, view)) && isEmpty(cover, layout) ? cover : null;
}

function covers(element: Element, view: Window): boolean {
  const { width, height, top, left } = element.getBoundingClientRect();
  const reaches = top < view.innerHeight * 0.1 && left < view.innerWidth * 0.1;
  return width >= view.innerWidth * 0.9 && height >= view.innerHeight * 0.9 && reaches;
}

const DRAWS_NOTHING = /^(?:rgba\(0, 0, 0, 0\)|transparent|)$/;
/** Pages have backgrounds and grain of their own that cover the screen and let presses through. */
const COVER_NAME = /overlay|backdrop|mask|modal|dimm|curtain|cookie|consent|cmp|gdpr/i;

/** A dimming layer that lets presses through is hit nowhere: it is looked for where dialogs are put. */
function dimmingCover(doc: Document, view: Window, layout: Layout): HTMLElement | null {
  for (const child of [...doc.body.children].slice(0, MAX_CHILDREN)) {
    const element = child as HTMLElement;
    if (!element.style || layout.position(element) !== 'fixed' || !layout.isShown(element)) continue;
    if (!COVER_NAME.test(`${element.id} ${element.className}`)) continue;
    const { backgroundColor, backdropFilter, opacity, pointerEvents, zIndex } =
      view.getComputedStyle(element);
    const dims = !DRAWS_NOTHING.test(backgroundColor) || /blur/.test(backdropFilter ?? '');
    if (!dims || Number(opacity) === 0 || pointerEvents !== 'none' || Number(zIndex) < 0) continue;
    if (covers(element, view) && isEmpty(element, layout)) return element;
  }
  return null;
}

/**
 * The page's content and the wrappers it stands in, outermost first; what is drawn over the page is not among them.
 *
 * Below the body's own children only what holds nearly all of the text: a part that is blurred or out of reach may be
 * behind a paywall, and that is left as it is.
 */
function contentOf(body: HTMLElement, layout: Layout): HTMLElement[] {
  const isPart = (part: Element) =>
    (part as HTMLElement).style &&
    !/^(SCRIPT|STYLE|LINK|TEMPLATE|DIALOG)$/.test(part.nodeName) &&
    (part.textContent?.length ?? 0) > CONTENT_CHARS &&
    layout.position(part) !== 'fixed' &&
    layout.isShown(part);
  const found = [...body.children].slice(0, MAX_CHILDREN).filter(isPart) as HTMLElement[];
  let whole = found.length === 1 ? found[0] : undefined;
  for (let depth = 1; whole && depth < MAX_DEPTH; depth += 1) {
    const chars = whole.textContent?.length ?? 0;
    whole = [...whole.children].find(
      (part) => isPart(part) && (part.textContent?.length ?? 0) > chars * NEARLY_ALL,
    ) as HTMLElement | undefined;
    if (whole) found.push(whole);
  }
  return found;
}

/**
 * Repairs what a consent layer leaves behind. Harmless where nothing is left, so it may run again.
 *
 * @param doc the page
 * @param layout how it is laid out
 * @returns what puts every change back
 */
export function repairPage(doc: Document, layout: Layout): Step[] {
  const steps: Step[] = [];
  const { body, documentElement: html } = doc;
  const view = doc.defaultView;
  if (!body || !view || otherModal(doc, layout)) return [];
  for (const element of [html, body]) {
    steps.push(...dropLockClasses(element), ...reach(element));
    const computed = view.getComputedStyle(element);
    steps.push(...clarify(element, computed));
    // A page that fits the screen may keep its scrollers inside: only a longer one is locked.
    const isLonger = html.scrollHeight > view.innerHeight + 4 || body.scrollHeight > view.innerHeight + 4;
    if (!isLonger && computed.position !== 'fixed') continue;
    const isFixed = computed.position === 'fixed';
    if (/hidden|clip/.test(computed.overflowY) || /hidden|clip/.test(element.style.overflow))
      steps.push(style(element, { overflow: 'visible', 'overflow-y': 'visible' }));
    if (isFixed) {
      const scrolledPx = -Number.parseFloat(computed.top) || 0;
      steps.push(style(element, { position: 'static', top: 'auto', width: 'auto', height: 'auto' }));
      if (scrolledPx > 0) view.scrollTo({ top: scrolledPx, behavior: 'instant' });
    }
  }
  for (let i = 0; i < MAX_COVERS; i += 1) {
    const cover = hitCover(doc, view, layout) ?? dimmingCover(doc, view, layout);
    if (!cover) break;
    steps.push(style(cover, { display: 'none' }));
  }
  // The content itself: made unreachable or blurred while the dialog was open.
  for (const element of contentOf(body, layout))
    steps.push(
      ...dropLockClasses(element),
      ...reach(element),
      ...clarify(element, view.getComputedStyle(element)),
    );
  return steps.reverse();
}
