/**
 * Pages that keep themselves from scrolling by listeners of their own, while a banner is up that nobody closes. Whether
 * a page does is seen only when the reader tries; then its listeners get no more of what scrolls.
 */
import type { Undo } from './act';

const SCROLLING = ['wheel', 'touchmove', 'keydown'] as const;
const SCROLL_KEYS = /^(?:Arrow(?:Up|Down)|Page(?:Up|Down)|Home|End| )$/;
/** What takes such events for itself: maps, players, fields, scrollers within the page. */
const TAKES_THEM =
  'canvas,video,audio,iframe,svg,input,textarea,select,[contenteditable],[role=slider],[role=listbox],[role=application]';
/** A page that scrolls by its own script has done so by then. */
const SCROLLED_MS = 120;

const isTaken = (element: Element, view: Window): boolean => {
  if (element.closest(TAKES_THEM)) return true;
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (at === at.ownerDocument.body || at === at.ownerDocument.documentElement) return false;
    if (at.scrollHeight > at.clientHeight + 4 && /auto|scroll/.test(view.getComputedStyle(at).overflowY))
      return true;
  }
  return false;
};

/**
 * Lets the page scroll where its own listeners forbid it; listens only passively, and only from a banner on that was
 * hidden without its page being told.
 *
 * @returns gives the page's listeners everything again
 */
export function unblockScroll(doc: Document): Undo {
  const view = doc.defaultView;
  if (!view) return () => {};
  const blocked = new Set<string>();
  const listener = (event: Event) => {
    const { type, target } = event;
    if (!event.isTrusted || (type === 'keydown' && !SCROLL_KEYS.test((event as KeyboardEvent).key))) return;
    if (!(target as Node | null)?.nodeType || (target as Node).nodeType !== 1) return;
    if (isTaken(target as Element, view)) return;
    if (blocked.has(type)) {
      event.stopImmediatePropagation();
      return;
    }
    const { scrollY } = view;
    setTimeout(() => {
      const hasRoom = doc.documentElement.scrollHeight > view.innerHeight + 4;
      if (event.defaultPrevented && hasRoom && view.scrollY === scrollY) blocked.add(type);
    }, SCROLLED_MS);
  };
  const how = { capture: true, passive: true };
  for (const type of SCROLLING) view.addEventListener(type, listener, how);
  return () => {
    for (const type of SCROLLING) view.removeEventListener(type, listener, how);
  };
}
