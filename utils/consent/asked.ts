/**
 * A reader who presses "Cookie settings" asks for the dialog that comes: it is not cleared away under the reader's hand,
 * and neither is a banner that the reader is answering.
 */
import { speaksOfConsent } from '../rules/consent-suspects';

const CONTROL = 'a,button,summary,label,input,[role=button],[role=link],[onclick]';
/** What such controls are called besides. */
const PRIVACY = /privac|ad.?choices|do.?not.?sell/i;
/** A control's label is short; a card that is one large link may tell of anything. */
const MAX_CHARS = 80;

/** Does a control, by its words and names, lead to the site's own consent settings? */
export function asksForConsent(pressed: Element): boolean {
  const control = pressed.closest(CONTROL);
  const words = control?.textContent?.trim() ?? '';
  if (!control || words.length > MAX_CHARS) return false;
  const names = ['id', 'class', 'aria-label', 'title', 'value', 'href'].map(
    (name) => control.getAttribute(name) ?? '',
  );
  const all = [words, ...names].join(' ');
  return speaksOfConsent(all) || PRIVACY.test(all);
}

/**
 * Listens for a reader who asks for the consent settings; presses by scripts do not count.
 *
 * @param onAsked called for each such press, before the page itself hears of it
 * @returns ends the listening
 */
export function watchAsking(view: Window, onAsked: () => void): () => void {
  const hear = (event: Event) => {
    const pressed = event.composedPath()[0];
    if (
      event.isTrusted &&
      pressed instanceof (view as Window & typeof globalThis).Element &&
      asksForConsent(pressed)
    )
      onAsked();
  };
  view.addEventListener('click', hear, true);
  return () => view.removeEventListener('click', hear, true);
}
