/** What is done to a layer. Everything that changes the page returns what puts it back: for good by steps (`undo.ts`). */
import { readerActedSince } from './reader';
import { queryTree } from './tree';
import type { Step } from './undo';

/** Takes one change back. */
export type Undo = () => void;

/** Sets inline styles with priority; the step puts back exactly what stood there. */
export function style(element: HTMLElement, properties: Record<string, string>): Step {
  const before = Object.keys(properties).map(
    (name) => [name, element.style.getPropertyValue(name), element.style.getPropertyPriority(name)] as const,
  );
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value, 'important');
  return { put: 'style', element, before };
}

/**
 * Makes a layer unseen while it is being dealt with; its layout and its controls stay as they are. What its page styles
 * meanwhile, to fade it out say, stands when the veil is taken off.
 */
export function veil(root: HTMLElement, more: Record<string, string> = {}): Undo {
  const properties = { opacity: '0', ...more, transition: 'none' };
  const before = Object.keys(properties).map(
    (name) => [name, root.style.getPropertyValue(name), root.style.getPropertyPriority(name)] as const,
  );
  for (const [name, value] of Object.entries(properties)) root.style.setProperty(name, value, 'important');
  return () => {
    for (const [name, value, priority] of before) {
      if (root.style.getPropertyPriority(name) !== 'important') continue;
      if (value) root.style.setProperty(name, value, priority);
      else root.style.removeProperty(name);
    }
    if (!root.getAttribute('style')) root.removeAttribute('style');
  };
}

/** Hides a layer for good. */
export function hide(root: HTMLElement): Step[] {
  const steps = [style(root, { display: 'none' })];
  // A modal dialog makes the rest of the page inert even when it is not drawn.
  if (root.nodeName === 'DIALOG' && root.matches(':modal')) {
    (root as HTMLDialogElement).close();
    steps.push({ put: 'modal', element: root as HTMLDialogElement });
  }
  return steps;
}

/** A selector for this element and no other one of its tree, made of its own names; null where they do not suffice. */
function selectorOf(root: HTMLElement): string | null {
  const tree = root.getRootNode() as Document | ShadowRoot;
  const label = root.getAttribute('aria-label');
  const classes = [...root.classList].map((name) => `.${CSS.escape(name)}`).join('');
  const named = label ? `[aria-label=${JSON.stringify(label)}]` : '';
  const selectors = [
    root.id && `#${CSS.escape(root.id)}`,
    (classes || named) && root.localName + classes + named,
  ];
  return (
    selectors.find((selector) => {
      const found = selector ? tree.querySelectorAll(selector) : [];
      return found.length === 1 && found[0] === root;
    }) || null
  );
}

/**
 * Hides a layer and whatever its page puts in its place under the same name: for banners that come back as often as
 * they are taken away. Nothing runs afterwards, the browser itself does it.
 *
 * @returns null where the layer has no name of its own, or as a modal dialog would lock the page unseen
 */
export function hideByRule(root: HTMLElement): Step[] | null {
  if (root.matches(':modal')) return null;
  const selector = selectorOf(root);
  if (!selector) return null;
  const doc = root.ownerDocument;
  const tree = root.getRootNode();
  const rule = doc.createElement('style');
  rule.textContent = `${selector}{display:none!important}`;
  (tree.nodeType === 11 ? tree : (doc.head ?? doc.documentElement)).appendChild(rule);
  return [{ put: 'away', element: rule }];
}

/** More elements than this are in no banner that its own control only hides. */
const MAX_REMEMBERED = 400;
const SHOWING = ['class', 'style', 'hidden', 'aria-hidden', 'open'];

/** Remembers how a root and what is in it are shown, for banners that their own control only hides. */
export function snapshot(root: HTMLElement): Step[] {
  const shown = [root, ...queryTree(root, '*', MAX_REMEMBERED)].map(
    (element): Step => ({
      put: 'attributes',
      element,
      before: SHOWING.map((name) => [name, element.getAttribute(name)] as const),
    }),
  );
  const { parentNode: parent, nextSibling: next } = root;
  // Some leave the page only when their fade has ended.
  return [{ put: 'place', element: root, parent, next }, ...shown, { put: 'sight', element: root }];
}

/** Where a press may lead meanwhile: a navigation that comes later is the page's own. */
const STAY_MS = 400;
/** What a page does so soon after the reader pressed something, it does for the reader. */
const READER_MS = 1000;

interface NavigateEventLike extends Event {
  navigationType: string;
  hashChange: boolean;
  userInitiated: boolean;
  formData: FormData | null;
  destination: { url: string };
}

/**
 * Keeps the reader on the page while a control is pressed: refusing may reload it or send its form, but leads nowhere
 * else. Where the reader goes meanwhile is the reader's affair.
 *
 * @param maySend whether a form may be sent
 */
function stayHere(view: Window, maySend: boolean): void {
  const navigation = (view as { navigation?: EventTarget }).navigation;
  if (!navigation) return;
  const place = (url: string) => url.split(/[?#]/)[0];
  const stay = (event: Event) => {
    const { navigationType, hashChange, userInitiated, formData, destination } = event as NavigateEventLike;
    if (hashChange || userInitiated || navigationType === 'reload' || navigationType === 'traverse') return;
    // The reader pressed something a moment ago: what its script does is meant.
    if (readerActedSince(performance.now() - READER_MS)) return;
    const leads = formData ? !maySend : place(destination.url) !== place(view.location.href);
    if (leads) event.preventDefault();
  };
  navigation.addEventListener('navigate', stay);
  setTimeout(() => navigation.removeEventListener('navigate', stay), STAY_MS);
}

const FIELD =
  'input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),textarea,select,[contenteditable=true]';

/** Does a control belong to a form of the page's own, which holds more than the layer? */
function isInForeignForm(control: HTMLElement, layer: HTMLElement): boolean {
  const form = control.closest('form');
  if (!form || layer === form || layer.contains(form)) return false;
  return [...form.querySelectorAll(FIELD)].some((field) => !layer.contains(field));
}

/**
 * Presses a control as a reader would, once.
 *
 * A link that leads away is not followed: only the page's own listeners get the press. What a listener of the page
 * throws is the page's affair. A layer may stand in a form with fields of the page's own: that form is not sent.
 *
 * @param layer what the control belongs to; its own form may be sent
 */
export function press(control: HTMLElement, layer: HTMLElement): void {
  const doc = control.ownerDocument;
  const view = doc.defaultView;
  const maySend = !isInForeignForm(control, layer);
  const stay = (event: Event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (link && !/^(?:#|javascript:)/i.test(link.getAttribute('href') ?? '')) event.preventDefault();
  };
  const keep = (event: Event) => event.preventDefault();
  view?.addEventListener('click', stay, { once: true });
  if (!maySend) view?.addEventListener('submit', keep, true);
  if (view) stayHere(view, maySend);
  try {
    control.click();
  } catch {
    // Whatever it did before it threw is what counts.
  } finally {
    view?.removeEventListener('click', stay);
    view?.removeEventListener('submit', keep, true);
  }
}
