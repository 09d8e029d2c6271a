/**
 * The engine for known consent tools: `@duckduckgo/autoconsent`, unmodified, with three things done at its own
 * public methods: it is heard when a round of looking is over, each press of its heuristic needs our leave, and it waits for
 * a page to change no longer than it is needed.
 */
import AutoConsent, { type ContentScriptMessage } from '@duckduckgo/autoconsent';
import type { ConsentOutcome } from '../report';
import { labelOf } from './find';
import { outcomeOf } from './stages';

/** How far the engine is. `passed`: it looked at the page at least once and knows nothing here. `detected`: it knows the
 * tool and waits for its banner; `busy`: it deals with it. */
export type ToolState = 'waiting' | 'off' | 'looking' | 'passed' | 'detected' | 'busy' | 'done' | 'failed';

export interface ToolResult {
  /** Name of the tool, or null for the library's heuristic. */
  name: string | null;
  succeeded: boolean;
  /** A rule that only hides. */
  hides: boolean;
}

export interface Tool {
  readonly state: ToolState;
  readonly result: ToolResult | null;
  /** Name of the tool it deals with, or null. */
  readonly name: string | null;
  /** It may press nothing any more: somebody else deals with the banner. */
  stop(): void;
  /** It is not needed any more: it waits for nothing, and its rules are let go. */
  end(): void;
  /** Hands over an answer of the host. */
  receive(message: unknown): void;
}

export interface ToolHooks {
  /** Takes the messages that the host answers (`init`, `eval`). */
  ask(message: ContentScriptMessage): void;
  /** May the heuristic press this? Rules for known tools are not asked about. */
  mayPress(element: HTMLElement): Promise<boolean>;
  onChange(): void;
  /** A rule for a known tool, or the heuristic, is about to press; this comes of it if all goes well. */
  onPress?(outcome: ConsentOutcome): void;
}

class Engine extends AutoConsent {
  onRound?: () => void;

  // Called by the library after each round of trying its rules; the scan of the whole text that it is for is not wanted.
  override detectHeuristics(): void {
    this.onRound?.();
  }
}

/** A detected tool whose banner does not show is not waited for longer than this. */
const BUSY_MS = 5000;

/** A page in which nothing has changed for so long is not watched any more for another tool. */
const STILL_MS = 10_000;

/** Starts the engine; it asks its host for rules at once and stays still until they come. */
export function startTool(hooks: ToolHooks): Tool {
  let state: ToolState = 'waiting';
  let result: ToolResult | null = null;
  let isStopped = false;
  const become = (next: ToolState) => {
    if (state === next || state === 'off' || state === 'done') return;
    state = next;
    hooks.onChange();
  };
  const hear = (message: ContentScriptMessage): Promise<void> => {
    if (message.type === 'init' || message.type === 'eval') hooks.ask(message);
    else if (message.type === 'cmpDetected' && !message.cmp.startsWith('HEURISTIC')) {
      become('detected');
      setTimeout(() => state === 'detected' && become('passed'), BUSY_MS);
    } else if (message.type === 'popupFound') become('busy');
    else if (message.type === 'optOutResult') {
      const isHeuristic = message.cmp.startsWith('HEURISTIC');
      if (engine.foundCmp?.isIntermediate && message.result) return Promise.resolve();
      result = {
        name: isHeuristic ? null : message.cmp,
        succeeded: message.result,
        hides: engine.foundCmp?.isCosmetic ?? false,
      };
      become(message.result ? 'done' : 'failed');
    } else if (message.type === 'report' && message.state.lifecycle === 'nothingDetected') become('passed');
    return Promise.resolve();
  };
  const engine = new Engine(hear);
  engine.onRound = () => state === 'looking' && become('passed');
  const actions = engine.domActions;
  const ended = new AbortController();
  actions.waitForMutation = (selector, timeout = STILL_MS) => {
    const [node] = actions.elementSelector(selector);
    if (!node) throw new Error(`nothing is ${String(selector)}`);
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        observer.disconnect();
        ended.signal.removeEventListener('abort', giveUp);
        settle();
      };
      const giveUp = () => finish(() => reject(new Error('nothing changed')));
      const observer = new MutationObserver(() => finish(() => resolve(true)));
      const timer = setTimeout(giveUp, Math.min(timeout, STILL_MS));
      if (ended.signal.aborted) return giveUp();
      ended.signal.addEventListener('abort', giveUp);
      observer.observe(node, { subtree: true, childList: true, attributes: true });
    });
  };
  const pressNow = actions.clickElement.bind(actions);
  actions.clickElement = async (element) => {
    if (isStopped) return false;
    const asks = engine.foundCmp?.name.startsWith('HEURISTIC');
    if (asks && !(await hooks.mayPress(element))) return false;
    hooks.onPress?.(
      outcomeOf('rejected', asks ? 'heuristic' : 'knownTool', {
        tool: asks ? null : (engine.foundCmp?.name ?? null),
        pressed: asks ? labelOf(element) : null,
      }),
    );
    return pressNow(element);
  };
  return {
    get state() {
      return state;
    },
    get result() {
      return result;
    },
    get name() {
      const name = engine.foundCmp?.name;
      return name && !name.startsWith('HEURISTIC') ? name : null;
    },
    stop() {
      isStopped = true;
    },
    end() {
      isStopped = true;
      engine.rules = [];
      ended.abort();
    },
    receive(message) {
      const { type, config } = message as { type?: string; config?: { enabled?: boolean } };
      if (type === 'initResp') become(config?.enabled ? 'looking' : 'off');
      engine.receiveMessageCallback(message as never).catch(() => become('failed'));
    },
  };
}
