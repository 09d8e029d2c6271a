/**
 * What looks like a consent layer from afar. The sentinel asks on every page, so it decides only whether the engine is
 * worth loading: known containers by name, unknown ones by a short text of cookies or consent in something that is
 * fixed, a dialog, or a bar at an edge. Text comes first and layout last, and never the whole document's.
 */
import {
  BAR_NAME,
  FRAME_NAMES,
  FRAME_SOURCES,
  KNOWN_BEGINNING,
  KNOWN_IDS,
  KNOWN_KINDS,
  NAMED,
  NAMES,
  OTHER_IDS,
  SEARCHED_ROOTS,
  speaksOfConsent,
} from '../rules/consent-suspects';
import { HIT_POINTS, type HitPoint } from '../rules/hit-points';
import { shadowOf } from './tree';

/** A banner's text is short; whatever is longer is content. Of an unknown layer no more than this is ever read. */
const MAX_TEXT_CHARS = 2500;
/** In-flow bars are told from prose by being shorter still. */
const MAX_BAR_CHARS = 700;
/** A link after so many characters of text is part of a sentence, not of a list of links. */
const IN_SENTENCE_CHARS = 8;
/** Lower frames over the whole width are strips of advertising. */
const MIN_SHEET_PX = 130;
/** A named container may wrap the layer that floats; so many of its elements are asked. */
const MAX_INNER = 24;
/** Named containers of a document that are asked, before it is left at a suspicion. */
const MAX_NAMED = 8;
const MANY_ELEMENTS = 60;

/** A layer that is suspected: the element, where it is sure enough to be made unseen at once. */
export type Suspicion = { veil: HTMLElement | null };

const NOT_SURE: Suspicion = { veil: null };
const SILENT = /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/;
const PRESSED = /^(A|BUTTON)$/;
const PRESSABLE = 'a,button,[role=button],[onclick],input,img,svg,span';

/**
 * An element's text, through open shadow roots; null when it is longer than a layer's.
 *
 * @param spoken leaves out links and buttons that stand alone: a footer lists "Cookies" and "Privacy" on every page
 */
function shortText(root: Node, maxChars: number, spoken: boolean): string | null {
  let text = '';
  const read = (node: Node): boolean => {
    const shadow = (node as Element).shadowRoot;
    if (shadow && !read(shadow)) return false;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) text += child.nodeValue;
      else if (child.nodeType === 1 && !SILENT.test(child.nodeName)) {
        if (spoken && PRESSED.test(child.nodeName)) {
          const before = child.previousSibling;
          if (before?.nodeType !== 3 || (before.nodeValue ?? '').trim().length < IN_SENTENCE_CHARS) continue;
        }
        if (!read(child)) return false;
      }
      if (text.length > maxChars) return false;
    }
    return true;
  };
  return read(root) ? text : null;
}

const talks = (element: Element, maxChars = MAX_TEXT_CHARS, spoken = false) => {
  const text = shortText(element, maxChars, spoken);
  return text !== null && speaksOfConsent(text);
};

const floats = (element: Element, view: Window) =>
  element.matches('dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true],[popover]') ||
  /fixed|sticky/.test(view.getComputedStyle(element).position);

const classOf = (element: Element) => element.getAttribute('class') ?? '';

/** Asked of each added element, so no selector is read for it. */
const isKnown = (element: Element): boolean =>
  KNOWN_IDS.includes(element.id) ||
  element.id.startsWith(KNOWN_BEGINNING) ||
  KNOWN_KINDS.includes(element.localName) ||
  classOf(element)
    .split(' ')
    .some((name) => KNOWN_KINDS.includes(`.${name}`));

const isConsentFrame = (element: Element): boolean =>
  element.localName === 'iframe' &&
  (FRAME_SOURCES.test(element.getAttribute('src') ?? '') ||
    FRAME_NAMES.test(`${element.id} ${classOf(element)} ${element.getAttribute('title')}`));

/** Is an element a container that bears a name of consent? */
const isNamed = (element: Element): boolean =>
  (NAMED.test(element.localName) && NAMES.test(`${element.id} ${classOf(element)}`)) ||
  isKnown(element) ||
  OTHER_IDS.includes(element.id) ||
  isConsentFrame(element);

/** The same of what is around an element, too. */
export function isInNamed(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) if (isNamed(at)) return true;
  return false;
}

/** Such containers in a document, one by one: that is cheaper by far than one selector for all names. */
function* namedIn(doc: Document): Generator<Element> {
  for (const id of [...KNOWN_IDS, ...OTHER_IDS]) {
    const found = doc.getElementById(id);
    if (found) yield found;
  }
  for (const kind of KNOWN_KINDS) {
    const found = doc.querySelector(kind);
    if (found) yield found;
  }
  yield* doc.querySelectorAll(SEARCHED_ROOTS);
  for (const frame of doc.getElementsByTagName('iframe')) if (isConsentFrame(frame)) yield frame;
}

/** The container itself, or the first in it, that bears such a name. */
function firstNamedOf(root: Element): Element | null {
  if (isNamed(root)) return root;
  const inner = root.getElementsByTagName('*');
  if (inner.length < MANY_ELEMENTS) {
    for (let i = 0; i < inner.length; i += 1) if (isNamed(inner[i] as Element)) return inner[i] as Element;
    return null;
  }
  for (const named of namedIn(root.ownerDocument)) if (root.contains(named)) return named;
  return null;
}

/** What floats in a container, itself included, is shown and talks of consent; null when nothing does. */
function floatingIn(root: Element, view: Window): HTMLElement | null {
  let left = MAX_INNER;
  const search = (element: Element): HTMLElement | null => {
    if (left <= 0 || !element.checkVisibility?.()) return null;
    left -= 1;
    if (floats(element, view)) return talks(element) ? (element as HTMLElement) : null;
    for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
      const found = search(child);
      if (found) return found;
    }
    return null;
  };
  return search(root);
}

/** Is it a named bar in normal flow that talks of consent, with nothing else around it up to the body? */
function isBar(root: Element): boolean {
  const { body } = root.ownerDocument;
  if (!BAR_NAME.test(`${root.id} ${root.getAttribute('class')}`) || !talks(root, MAX_BAR_CHARS, true))
    return false;
  let top = root;
  while (top.parentElement && top.parentElement !== body) top = top.parentElement;
  return (
    top.parentElement === body &&
    !/^(MAIN|ARTICLE|FOOTER|NAV)$/.test(top.nodeName) &&
    talks(top, MAX_BAR_CHARS)
  );
}

/**
 * Is an element, or something in it, a consent layer by its name or by its place and words?
 *
 * @param root just added, or just shown
 * @param searched the document was searched for names in this task: only the element's own is asked
 * @returns null when not; else the layer to make unseen, where that is sure
 */
export function suspectIn(root: Element, view: Window, searched = false): Suspicion | null {
  const named = searched ? isNamed(root) && root : firstNamedOf(root);
  if (named) {
    if (isKnown(named)) return { veil: named as HTMLElement };
    if (named.nodeName === 'IFRAME') return { veil: floats(named, view) ? (named as HTMLElement) : null };
    return { veil: floatingIn(named, view) ?? (isBar(named) ? (named as HTMLElement) : null) };
  }
  if (!talks(root)) return null;
  // The layer itself may be the added element, one of the wrappers around it or one of those inside.
  let inner: Element | null = root;
  for (let depth = 0; inner && depth < 4; depth += 1, inner = inner.firstElementChild)
    if (floats(inner, view)) return { veil: inner as HTMLElement };
  return suspectAt(root, root.parentElement === root.ownerDocument.body, view) ? NOT_SURE : null;
}

/** Asks the whole document for names; needs no layout. */
export function suspectByName(doc: Document, view: Window): Suspicion | null {
  let suspicion: Suspicion | null = null;
  let left = MAX_NAMED;
  for (const root of namedIn(doc)) {
    suspicion = suspectIn(root, view) ?? suspicion;
    left -= 1;
    if (suspicion?.veil || !left) break;
  }
  return suspicion;
}

/** A frame that floats by itself over half of the page's width: what it says is read in it, or nowhere. */
function isSheet(element: Element, view: Window): boolean {
  if (element.localName !== 'iframe') return false;
  const { width, height } = element.getBoundingClientRect();
  return width >= view.innerWidth / 2 && height >= MIN_SHEET_PX;
}

/** Does an element stand between its likes, as the rows of a list do? A banner is one of its kind. */
export function isRow(element: Element): boolean {
  const { previousElementSibling: before, nextElementSibling: after } = element;
  const isLike = (other: Element | null) =>
    other?.nodeName === element.nodeName &&
    ['class', 'style'].every((name) => other.getAttribute(name) === element.getAttribute(name));
  return !!element.getAttribute('class') && !element.id && isLike(before) && isLike(after);
}

/**
 * Does what stands at this point, or something around it, float and talk of consent, or is it a bar that does?
 *
 * @param asked what was asked before and is none, with all around it; written to
 */
function suspectAt(start: Element, edge: boolean, view: Window, asked?: Set<Element>): boolean {
  let element: Element | null = start;
  let bar: Element | null = null;
  for (let depth = 0; element && depth < 24; depth += 1) {
    if (asked?.has(element) || /^(BODY|HTML|MAIN|ARTICLE)$/.test(element.nodeName)) break;
    if (floats(element, view)) return talks(element) || isSheet(element, view);
    // A bar in normal flow has something to press. Its words come last: reading them is dear.
    if (edge && depth < 8) {
      const worth = !isRow(element) && (depth > 0 || element.querySelector(PRESSABLE));
      if (worth && talks(element, MAX_BAR_CHARS, true)) bar = element;
      else asked?.add(element);
    }
    element =
      element.parentElement ?? ((element.getRootNode() as ShadowRoot).host as Element | undefined) ?? null;
  }
  return !!bar && (!!bar.querySelector(PRESSABLE) || bar !== start);
}

/**
 * Asks what stands at a few points of the screen. Layout has to be up to date, or else the browser brings it up to date.
 *
 * @param met what stood at each point when last asked: the same is not asked again; written to
 */
export function suspectOnScreen(doc: Document, view: Window, met: (Element | null)[]): Suspicion | null {
  const { innerWidth, innerHeight } = view;
  const asked = new Set<Element>();
  for (let index = 0; index < HIT_POINTS.length; index += 1) {
    const point = HIT_POINTS[index] as HitPoint;
    if (point.fine) continue;
    const x = point.x * innerWidth;
    const y = point.y * innerHeight;
    let hit = doc.elementFromPoint?.(x, y) ?? null;
    for (let tree = hit && shadowOf(hit); tree; tree = hit && shadowOf(hit)) {
      const inner: Element | null = tree.elementFromPoint?.(x, y) ?? null;
      if (!inner || inner === hit) break;
      hit = inner;
    }
    const isNew = hit && hit !== met[index] && !met.includes(hit);
    met[index] = hit;
    if (hit && isNew && suspectAt(hit, !!point.edge, view, asked)) return NOT_SURE;
  }
  return null;
}
