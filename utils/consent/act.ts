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

/**
 * Presses a control as a reader would, once.
 *
 * A link that leads away is not followed: only the page's own listeners get the press.
 */
export function press(control: HTMLElement): void {
  const stay = (event: Event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (link && !/^(?:#|javascript:)/i.test(link.getAttribute('href') ?? '')) event.preventDefault();
  };
  const doc = control.ownerDocument;
  const view = doc.defaultView;
  view?.addEventListener('click', stay, { once: true });
  try {
    control.click();
  } finally {
    view?.removeEventListener('click', stay);
  }
}
