import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { LayerJudgement } from '../utils/consent/classify';
import { type Clearing, clearBanners, type Mode } from '../utils/consent/clear';
import { watchLeaving } from '../utils/consent/leaving';
import { forgetReader } from '../utils/consent/reader';
import { startTool, type Tool } from '../utils/consent/tool';
import { onPageMessage, sendSurely } from '../utils/platform/messages';
import { currentVisit, world as shared } from '../utils/platform/world';

/** What the reader has asked for is no banner. */
const LEAVE: LayerJudgement = { kind: 'none', press: -1, save: -1, classes: [], speaksOfConsent: false };

/** So long after a page has done with its own banners one of its frames may still fail at its own, or press something. */
const FRAMES_MS = 6000;

/**
 * The banners of one page; a route change of the same document begins a new one, with every stage once again.
 *
 * @param onEnd called when nothing more will come of it
 */
function clearPage(visit: string, onEnd: () => void) {
  const isTop = window === window.top;
  let tool: Tool | null = null;
  // A page outlives an update of the extension; then nobody is there to be told.
  const tell = (sending: Promise<unknown>) => void sending.catch(() => {});
  const leaving = watchLeaving(window, (pressed) => {
    if (isTop) tell(sendSurely('page/leaving', { pressed, startMs: performance.timeOrigin }));
  });
  const clearing = clearBanners({
    doc: document,
    isTop,
    early: shared.__headwaterVeil,
    mayVeil: shared.__headwaterMayVeil,
    places: shared.__headwaterFocus,
    tool: () => tool,
    reachFrames: () => tell(sendSurely('page/suspects', { consent: true, article: false })),
    judge: async (layers) =>
      shared.__headwaterAsked ? layers.map(() => LEAVE) : sendSurely('page/layers', { layers }),
    onEnd() {
      if (clearing.isOver) tool?.end();
      // What was pressed may lead away a moment later.
      const holdsFrames = isTop && document.querySelector('iframe,frame') !== null;
      setTimeout(onEnd, holdsFrames ? FRAMES_MS : leaving.dueMs());
    },
    report: (outcome, instead) => tell(sendSurely('page/consent', { outcome, instead, visit })),
    onPress: (outcome) => {
      leaving.pressed(outcome);
      // A frame may be taken away with the banner in it, before it can tell what came of it.
      if (!isTop) tell(sendSurely('page/pressing', { outcome }));
    },
  });
  tool = startTool({
    ask: (message) => tell(sendSurely('page/engine', { message })),
    mayPress: (element) => clearing.mayPress(element),
    onChange: () => clearing.toolChanged(),
    onPress: (outcome) => {
      leaving.pressed(outcome);
      if (!isTop) tell(sendSurely('page/pressing', { outcome }));
    },
  });
  return {
    visit,
    clearing,
    receive(message: object) {
      const { type, mode } = message as { type?: unknown; mode?: Mode };
      tool?.receive(message);
      if (type === 'initResp' && mode) clearing.setMode(mode);
    },
    retire() {
      clearing.retire();
      leaving.stop();
      tool?.end();
    },
  };
}

/**
 * Injected into the frames of a tab when the sentinel suspects a banner; injected again, it only looks again. When all is
 * done it goes, with its rules and its code, and leaves behind what `undo.ts` puts back.
 */
export default defineUnlistedScript(() => {
  if (shared.__headwaterConsent) {
    shared.__headwaterConsent();
    return;
  }
  const before = shared.__headwaterCleared;
  if (before?.isOver && before.visit === currentVisit()) return;
  let hasLeft = false;
  const endings: (() => void)[] = [];
  const earlier: Clearing[] = [];
  const leave = () => {
    const all = [page.clearing, ...earlier.toReversed()];
    if (hasLeft || !all.every(({ mayLeave }) => mayLeave)) return;
    hasLeft = true;
    const { isOver } = page.clearing;
    const kept = [...all.map((each) => each.leave()), shared.__headwaterCleared ?? { steps: [], roots: [] }];
    page.retire();
    for (const end of endings) end();
    forgetReader(window);
    shared.__headwaterConsent = undefined;
    shared.__headwaterVeil = undefined;
    shared.__headwaterCleared = {
      visit: page.visit,
      isOver,
      steps: kept.flatMap(({ steps }) => steps),
      roots: kept.flatMap(({ roots }) => roots),
    };
    // A tool that was there from the start may show its banner at the reader's first move. Another route has a watch of its own.
    if (!isOver && page.visit === shared.__headwaterVisit) shared.__headwaterAwait?.();
  };
  let page = clearPage(currentVisit(), leave);
  shared.__headwaterConsent = () => {
    if (page.visit === currentVisit()) {
      page.clearing.look();
      return;
    }
    page.retire();
    earlier.push(page.clearing);
    page = clearPage(currentVisit(), leave);
  };
  endings.push(
    onPageMessage('undo/run', ({ what }) => {
      if (what !== 'consent') return null;
      // What an earlier route hid is hidden still.
      return [page.clearing, ...earlier.splice(0).reverse()].map((each) => each.undo()).some(Boolean);
    }),
    onPageMessage('frame/failed', ({ url, pressed }) => {
      page.clearing.hideFrame(url, pressed);
      return true;
    }),
    onPageMessage('engine/message', ({ message }) => {
      if (typeof message !== 'object' || message === null) return false;
      page.receive(message);
      return true;
    }),
  );
});
