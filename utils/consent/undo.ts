/**
 * How what was done to a page is put back. Each step is plain data and holds without the script that made the change: that
 * one is heavy, and leaves the page when its work is done.
 */
import type { Layout } from './find';
import { parentOf } from './tree';

/** What takes one change back, of one element. */
export type Step =
  | {
      put: 'style';
      element: HTMLElement;
      before: (readonly [name: string, value: string, priority: string])[];
    }
  | { put: 'attributes'; element: Element; before: (readonly [name: string, value: string | null])[] }
  | { put: 'classes'; element: Element; names: string[] }
  | { put: 'modal'; element: HTMLDialogElement }
  /** Into the page again, before its neighbour, if it has left it. */
  | { put: 'place'; element: Element; parent: Node | null; next: Node | null }
  /** In sight, whatever it takes. */
  | { put: 'sight'; element: HTMLElement }
  /** Something of ours, out of the page. */
  | { put: 'away'; element: Element };

/** What is left of a script that has cleared a page and gone. */
export interface Kept {
  steps: readonly Step[];
  /** What was taken from sight. */
  roots: readonly HTMLElement[];
}

const SHOWN = { display: 'block', visibility: 'visible', opacity: '1' };

function show(root: HTMLElement, layout: Layout): void {
  const { body, documentElement } = root.ownerDocument;
  for (let at: Element | null = root; at && !layout.isShown(root); at = parentOf(at)) {
    if (at === body || at === documentElement) break;
    if (at !== root && layout.isShown(at)) continue;
    for (const [name, value] of Object.entries(SHOWN))
      (at as HTMLElement).style.setProperty(name, value, 'important');
  }
}

/** Takes one step back to how the page was. */
function take(step: Step, layout: Layout): void {
  const { element } = step;
  switch (step.put) {
    case 'style': {
      const { style } = step.element;
      for (const [name, value, priority] of step.before) {
        if (value) style.setProperty(name, value, priority);
        else style.removeProperty(name);
      }
      if (!element.getAttribute('style')) element.removeAttribute('style');
      return;
    }
    case 'attributes':
      for (const [name, value] of step.before) {
        if (element.getAttribute(name) === value) continue;
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      }
      return;
    case 'classes':
      element.classList.add(...step.names);
      return;
    case 'modal':
      if (element.isConnected) step.element.showModal();
      return;
    case 'place': {
      const { parent, next } = step;
      if (!element.isConnected && parent?.isConnected)
        parent.insertBefore(element, next?.parentNode === parent ? next : null);
      return;
    }
    case 'sight':
      show(step.element, layout);
      return;
    case 'away':
      element.remove();
  }
}

/** Takes steps back, in order. */
export function takeBack(steps: readonly Step[], layout: Layout): void {
  for (const step of steps) take(step, layout);
}

/**
 * Puts back what a script has left.
 *
 * @returns whether something is in sight again: a tool that has put its layer away by means of its own may keep it there
 */
export function putBack({ steps, roots }: Kept, layout: Layout): boolean {
  takeBack(steps, layout);
  return roots.some((root) => layout.isShown(root));
}
