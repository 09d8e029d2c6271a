import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type Clearing, clearBanners, type Mode } from '../utils/consent/clear';
import { startTool, type Tool } from '../utils/consent/tool';
import { onPageMessage, send } from '../utils/platform/messages';
import { currentVisit, world as shared } from '../utils/platform/world';

/** Injected into the frames of a tab when the sentinel suspects a banner; injected again, it only looks again. */
export default defineUnlistedScript(() => {
  const world = globalThis as { __headwaterConsent?: Clearing };
  if (world.__headwaterConsent) {
    world.__headwaterConsent.look();
    return;
  }
  const visit = currentVisit();
  let tool: Tool | null = null;
  const clearing = clearBanners({
    doc: document,
    isTop: window === window.top,
    early: shared.__headwaterVeil,
    mayVeil: shared.__headwaterMayVeil,
    tool: () => tool,
    reachFrames: () => void send('page/suspects', { consent: true, article: false }).catch(() => {}),
    judge: (layers) => send('page/layers', { layers }),
    // A page outlives an update of the extension; then nobody is there to be told.
    report: (outcome) => void send('page/consent', { outcome, visit }).catch(() => {}),
  });
  world.__headwaterConsent = clearing;
  onPageMessage('undo/run', ({ what }) => (what === 'consent' ? clearing.undo() : null));
  onPageMessage('engine/message', ({ message }) => {
    if (typeof message !== 'object' || message === null) return false;
    const { type, mode } = message as { type?: unknown; mode?: Mode };
    tool?.receive(message);
    if (type === 'initResp' && mode) clearing.setMode(mode);
    return true;
  });
  tool = startTool({
    ask: (message) => void send('page/engine', { message }).catch(() => {}),
    mayPress: (element) => clearing.mayPress(element),
    onChange: () => clearing.toolChanged(),
  });
});
