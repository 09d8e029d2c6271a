/** What is done to a layer. Everything that changes the page returns what puts it back. */

export type Undo = () => void;

/** Sets inline styles with priority and returns what restores exactly what stood there. */
export function style(element: HTMLElement, properties: Record<string, string>): Undo {
  const before = Object.keys(properties).map(
    (name) => [name, element.style.getPropertyValue(name), element.style.getPropertyPriority(name)] as const,
  );
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value, 'important');
  return () => {
    for (const [name, value, priority] of before) {
      if (value) element.style.setProperty(name, value, priority);
      else element.style.removeProperty(name);
    }
    if (!element.getAttribute('style')) element.removeAttribute('style');
  };
}

/** Makes a layer unseen while it is being dealt with; its layout and its controls stay as they are. */
export const veil = (root: HTMLElement): Undo => style(root, { opacity: '0', transition: 'none' });

/** Hides a layer for good. */
export const hide = (root: HTMLElement): Undo => {
  const back = style(root, { display: 'none' });
  const isModal = root.nodeName === 'DIALOG' && root.matches(':modal');
  // A modal dialog makes the rest of the page inert even when it is not drawn.
  if (isModal) (root as HTMLDialogElement).close();
  return () => {
    back();
    if (isModal && root.isConnected) (root as HTMLDialogElement).showModal();
  };
};

/** Where a press may lead meanwhile: a navigation that comes later is the page's own. */
const STAY_MS = 400;

interface NavigateEventLike extends Event {
  navigationType: string;
  hashChange: boolean;
  formData: FormData | null;
  destination: { url: string };
}

/**
 * Keeps the reader on the page while a control is pressed: refusing may reload it or send its form, but leads nowhere
 * else.
 */
function stayHere(view: Window): void {
  const navigation = (view as { navigation?: EventTarget }).navigation;
  if (!navigation) return;
  const place = (url: string) => url.split(/[?#]/)[0];
  const stay = (event: Event) => {
    const { navigationType, hashChange, formData, destination } = event as NavigateEventLike;
    if (hashChange || formData || navigationType === 'reload' || navigationType === 'traverse') return;
    if (place(destination.url) !== place(view.location.href)) event.preventDefault();
  };
  navigation.addEventListener('navigate', stay);
  setTimeout(() => navigation.removeEventListener('navigate', stay), STAY_MS);
}

/**
 * Presses a control as a reader would, once.
 *
 * A link that leads away is not followed: only the page's own listeners get the press. What a listener of the page
 * throws is the page's affair.
 */
export function press(control: HTMLElement): void {
  const stay = (event: Event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (link && !/^(?:#|javascript:)/i.test(link.getAttribute('href') ?? '')) event.preventDefault();
  };
  const doc = control.ownerDocument;
  const view = doc.defaultView;
  view?.addEventListener('click', stay, { once: true });
  if (view) stayHere(view);
  try {
    control.click();
  } catch {
    // Whatever it did before it threw is what counts.
  } finally {
    view?.removeEventListener('click', stay);
  }
}
