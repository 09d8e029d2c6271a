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

/** Outside of the screen: fixed layers only, what merely scrolled away is not. */
function isOutside(root: HTMLElement, layout: Layout): boolean {
  const view = root.ownerDocument.defaultView;
  const { bottom, top, height } = root.getBoundingClientRect();
  return (
    !!view && height > 0 && layout.position(root) === 'fixed' && (top >= view.innerHeight || bottom <= 0)
  );
}

/** Gone: out of the document, or drawn no more (faded counts, unless the fade is a veil of ours), or slid out. */
export function isGone(root: HTMLElement, layout: Layout): boolean {
  return !root.isConnected || !layout.isShown(root) || isOutside(root, layout);
}

const ARRIVAL_MS = 1500;
const ARRIVAL_STEP_MS = 50;

/**
 * Waits until a layer that is being slid in has reached the screen: until then it cannot be told from one that was slid
 * out. Ends at once where the layer is on the screen, and after one and a half seconds where it stays away.
 *
 * @param isOver ends the waiting
 */
export async function arrives(root: HTMLElement, layout: Layout, isOver: () => boolean): Promise<void> {
  for (let waitedMs = 0; waitedMs < ARRIVAL_MS; waitedMs += ARRIVAL_STEP_MS) {
    if (isOver() || !root.isConnected || !layout.isShown(root) || !isOutside(root, layout)) return;
    await wait(ARRIVAL_STEP_MS);
  }
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
