/**
 * The worker's side of the consent engine. The engine (`@duckduckgo/autoconsent`, unmodified) runs in the page; it asks
 * its host for the rules of the page and for snippets to be run in the page's own world. Its messages come from a
 * page and are trusted least: the address is the sender's, and only snippets of the library itself are ever run.
 */
import {
  type Config,
  evalSnippets,
  filterCompactRules,
  type IndexedCMPRuleset,
} from '@duckduckgo/autoconsent';
import { browser } from './browser';
import type { Settings } from './settings';

/** Where a message of the engine came from, as the browser says it. */
export interface EngineSender {
  tabId: number;
  frameId: number;
  /** Address of the frame. */
  url: string;
  /** Address of the tab's page. */
  topUrl: string;
}

type Mode = Settings['consentMode'];

/** The library's compact rules, put beside the scripts at build (`wxt.config.ts`). */
const RULES_PATH = '/consent-rules.json';

/**
 * Real values of the library's settings. `reject` is the strongest heuristic that never agrees to anything:
 * `tier2` presses Accept where nothing else is offered.
 */
const ENGINE_CONFIG: Partial<Config> = {
  enabled: true,
  autoAction: 'optOut',
  enablePrehide: true,
  // The library's own default for how long elements stay hidden while it is still looking.
  prehideTimeout: 2000,
  enableCosmeticRules: true,
  enableGeneratedRules: true,
  enableHeuristicDetection: false,
  heuristicMode: 'reject',
  detectRetries: 20,
  disabledCmps: [],
};

/** WXT types `getURL` by the pages it built; this is a plain file. */
const addressOf = (path: string): string => browser.runtime.getURL(path as '/popup.html');

let rules: Promise<IndexedCMPRuleset> | null = null;

/** Loads the rules at the first question, not at the worker's start; a failed load is tried again next time. */
function loadRules(): Promise<IndexedCMPRuleset> {
  rules ??= fetch(addressOf(RULES_PATH))
    .then((response) => response.json() as Promise<IndexedCMPRuleset>)
    .catch((error: unknown) => {
      rules = null;
      throw error;
    });
  return rules;
}

/** Loads of one address in one tab, for the loop guard. */
const loads = new Map<number, { url: string; timesMs: number[] }>();
const LOOP_WINDOW_MS = 30_000;
/** A site that reloads itself after a refusal does so at once; nobody reloads by hand this often in half a minute. */
const LOOP_LOADS = 5;

/** Does this page keep loading again and again, perhaps because a refused banner makes it reload? */
function loops(tabId: number, url: string, nowMs: number): boolean {
  const known = loads.get(tabId);
  const timesMs = known?.url === url ? known.timesMs.filter((t) => nowMs - t < LOOP_WINDOW_MS) : [];
  timesMs.push(nowMs);
  loads.delete(tabId);
  loads.set(tabId, { url, timesMs });
  for (const oldest of loads.keys()) {
    if (loads.size <= 200) break;
    loads.delete(oldest);
  }
  return timesMs.length >= LOOP_LOADS;
}

type Question = { type: 'init' } | { type: 'eval'; id: string; snippetId: keyof typeof evalSnippets };

/** Reads a message that claims to be the engine's; null for all that needs no answer or is not one. */
function questionOf(message: unknown): Question | null {
  if (typeof message !== 'object' || message === null) return null;
  const { type, id, snippetId } = message as Record<string, unknown>;
  if (type === 'init') return { type };
  if (type !== 'eval' || typeof id !== 'string' || id.length > 64) return null;
  if (typeof snippetId !== 'string' || !Object.hasOwn(evalSnippets, snippetId)) return null;
  return { type, id, snippetId: snippetId as keyof typeof evalSnippets };
}

/**
 * Answers one message of the engine. The answer goes to the frame that asked, as `engine/message`.
 *
 * `init` is answered by the rules that can matter on that frame and by the mode; in any mode but `reject` the engine
 * is told to stay still. `eval` runs the named snippet in the page's world. Anything else is ignored.
 *
 * @param message what the page sent; of any shape
 * @param sender as the browser tells it, never as the message does
 * @param mode what the reader wants done on this site
 * @returns settles when the answer is on its way; a frame that is gone by then is no failure
 */
export async function answerEngine(message: unknown, sender: EngineSender, mode: Mode): Promise<void> {
  const question = questionOf(message);
  if (!question) return;
  const answer =
    question.type === 'init' ? await initAnswer(sender, mode) : await evalAnswer(question, sender, mode);
  await browser.tabs
    .sendMessage(
      sender.tabId,
      { kind: 'engine/message', payload: { message: answer } },
      { frameId: sender.frameId },
    )
    .catch(() => undefined);
}

async function initAnswer({ tabId, frameId, url, topUrl }: EngineSender, wanted: Mode) {
  const isTop = frameId === 0;
  const mode: Mode = isTop && loops(tabId, topUrl, Date.now()) ? 'off' : wanted;
  const still = { type: 'initResp', mode, rules: { autoconsent: [] }, config: { enabled: false } };
  if (mode !== 'reject') return still;
  try {
    const compact = filterCompactRules(await loadRules(), { url, mainFrame: isTop });
    return { type: 'initResp', mode, rules: { autoconsent: [], compact }, config: ENGINE_CONFIG };
  } catch {
    // Without its rules the engine is of no use, but what we read ourselves still works.
    return still;
  }
}

async function evalAnswer(
  { id, snippetId }: { id: string; snippetId: keyof typeof evalSnippets },
  { tabId, frameId }: EngineSender,
  mode: Mode,
) {
  let result: unknown = false;
  if (mode === 'reject') {
    try {
      const [injection] = await browser.scripting.executeScript({
        target: { tabId, frameIds: [frameId] },
        world: 'MAIN',
        func: evalSnippets[snippetId] as () => unknown,
      });
      result = injection?.result ?? false;
    } catch {
      // The frame is gone or the snippet threw: to the engine that is a plain no.
    }
  }
  return { type: 'evalResp', id, result };
}
