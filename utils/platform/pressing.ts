/**
 * What frames have begun. A consent tool's frame is taken away with the banner in it, often before its script can tell
 * what came of the press: then what it was about to do is what it did.
 */
import * as v from 'valibot';
import { ConsentOutcome } from '../report';
import { browser } from './browser';
import { inTurn } from './session';

const key = (tabId: number) => `pressing:${tabId}`;
/** A banner's answer is waited for no longer than this; only then is it asked whether its frame is still there. */
export const FRAME_PATIENCE_MS = 1800;
/** A press longer ago makes no page load anew. */
const CAUSED_MS = 3000;

const Begun = v.object({ frameId: v.number(), atMs: v.number(), outcome: ConsentOutcome });
type Begun = v.InferOutput<typeof Begun>;

function change(tabId: number, alter: (known: Begun[]) => Begun[]): Promise<void> {
  return inTurn(key(tabId), async () => {
    const stored = v.safeParse(v.array(Begun), (await browser.storage.session.get(key(tabId)))[key(tabId)]);
    await browser.storage.session.set({
      [key(tabId)]: alter(stored.success ? stored.output : []).slice(0, 20),
    });
  });
}

/** A frame is about to press something. */
export const notePressing = (tabId: number, frameId: number, outcome: ConsentOutcome): Promise<void> =>
  change(tabId, (known) => [
    { frameId, atMs: Date.now(), outcome },
    ...known.filter((one) => one.frameId !== frameId),
  ]);

/**
 * What a frame had begun; from now on it is no longer remembered.
 *
 * @returns null where nothing was
 */
export async function takePressing(tabId: number, frameId: number): Promise<ConsentOutcome | null> {
  let found: ConsentOutcome | null = null;
  await change(tabId, (known) => {
    found = known.find((one) => one.frameId === frameId)?.outcome ?? null;
    return known.filter((one) => one.frameId !== frameId);
  });
  return found;
}

/** What any frame of a tab has pressed a moment ago, or null. */
export async function lastPressing(tabId: number): Promise<ConsentOutcome | null> {
  let found: ConsentOutcome | null = null;
  await change(tabId, (known) => {
    found = known.find(({ atMs }) => Date.now() - atMs < CAUSED_MS)?.outcome ?? null;
    return known;
  });
  return found;
}

/** Is a frame of a tab still there? */
export async function hasFrame(tabId: number, frameId: number): Promise<boolean> {
  try {
    const [ran] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      injectImmediately: true,
      func: () => true,
    });
    return ran?.result === true;
  } catch {
    return false;
  }
}
