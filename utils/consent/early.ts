/**
 * The early veil: what is surely a consent layer is made unseen in the task in which it appears, long before anybody
 * has judged its words. It is drawn on the layer itself and comes off by itself.
 */
import { type Undo, veil } from './act';

export interface EarlyVeil {
  readonly root: HTMLElement;
  readonly sinceMs: number;
  /** Shows the layer again; harmless when it was shown before. */
  lift(): void;
}

/** Nothing that nobody takes over stays unseen for longer. */
const VEIL_MS = 2000;

/** Makes a layer unseen and unpressable; its layout stays, so that the page's own tools still find their banner. */
export function drawEarlyVeil(root: HTMLElement, nowMs: number): EarlyVeil {
  let back: Undo | null = veil(root, { 'pointer-events': 'none' });
  const lift = () => {
    clearTimeout(timer);
    back?.();
    back = null;
  };
  const timer = setTimeout(lift, VEIL_MS);
  return { root, sinceMs: nowMs, lift };
}
