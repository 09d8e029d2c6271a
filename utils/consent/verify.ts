/** Proof: is a layer really gone, and does the page work again? */
import type { Layout } from './find';

/** Pauses after which the layer is looked at again, in ms; most tools fade for less than half a second. */
const CHECKS_MS = [30, 120, 250, 400, 700];

/** The check after which a fade that our veil swallowed is told to be over. */
const FADED_AT = 2;

/**
 * Many tools take their banner away when its fade has ended, and what is veiled does not fade: they would wait for
 * ever, and leave an unseen layer over the page.
 */
function endFade(root: HTMLElement): void {
  if (root.style.opacity !== '0' || typeof TransitionEvent === 'undefined') return;
  for (const element of [root, ...root.children])
    element.dispatchEvent(new TransitionEvent('transitionend', { propertyName: 'opacity', bubbles: true }));
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Gone: out of the document, or drawn no more (faded counts, unless the fade is a veil of ours). */
export function isGone(root: HTMLElement, layout: Layout): boolean {
  if (!root.isConnected || !layout.isShown(root)) return true;
  const view = root.ownerDocument.defaultView;
  const { bottom, top, height } = root.getBoundingClientRect();
  // Slid out of the screen: fixed layers only, what merely scrolled away is not gone.
  return (
    !!view && height > 0 && layout.position(root) === 'fixed' && (top >= view.innerHeight || bottom <= 0)
  );
}

/**
 * Waits until a layer is gone.
 *
 * @param withinMs how long it is waited for; one and a half seconds when omitted
 * @returns whether it went
 */
export async function goes(root: HTMLElement, layout: Layout, withinMs = Infinity): Promise<boolean> {
  let waitedMs = 0;
  for (const [i, ms] of CHECKS_MS.entries()) {
    if (waitedMs >= withinMs) break;
    await wait(ms);
    waitedMs += ms;
    if (isGone(root, layout)) return true;
    if (i === FADED_AT) endFade(root);
  }
  return false;
}
