/**
 * Clears a page's consent banner, in stages, each tried once per page load and each verified:
 * a known tool by the engine → a refusal on the first layer → a mere notice by its own control → hidden, page repaired.
 */
import type { ConsentOutcome } from '../report';
import { hide, press, style, type Undo, veil } from './act';
import {
  classifyLabel,
  consentText,
  judgeLayer,
  type LayerJudgement,
  type LayerKind,
  savesChoice,
} from './classify';
import { findLayers, type Layer, type Layout, liveLayout, readLayer, textOf } from './find';
import { repairPage } from './repair';
import type { Tool } from './tool';
import { goes, isGone } from './verify';

export type Mode = 'reject' | 'dismiss' | 'off';

export interface Clearing {
  /** The reader's choice came from the worker. */
  setMode(mode: Mode): void;
  /** The engine is further along. */
  toolChanged(): void;
  /** Something may have appeared: look again. */
  look(): void;
  /** May the engine's heuristic press this element? */
  mayPress(element: HTMLElement): boolean;
  /** Puts back what can be put back; whether there was anything. */
  undo(): boolean;
}

export interface ClearingParts {
  doc: Document;
  isTop: boolean;
  tool(): Tool | null;
  report(outcome: ConsentOutcome): void;
  layout?: Layout;
}

type Found = Layer & { judgement: LayerJudgement };

/** What is dealt with first where there are several. */
const ORDER: readonly LayerKind[] = ['payOrAccept', 'choice', 'notice', 'settings', 'acceptOnly'];
/** Looking for late banners ends so long after the last reason to expect one. */
const WATCH_MS = 15_000;
const BATCH_MS = 60;
/** Of the time, at most a twentieth is spent looking, and only while a banner is suspected. */
const REST_PER_LOOK = 20;
/** A veiled layer is shown again when the engine takes longer than this. */
const TOOL_PATIENCE_MS = 3000;
const FADE_MS = 600;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** More elements than this are in no banner that its own control only hides. */
const MAX_REMEMBERED = 400;

/** Remembers how a root and what is in it are shown, for banners that their own control only hid. */
function snapshot(root: HTMLElement, layout: Layout): Undo {
  const names = ['class', 'style', 'hidden', 'aria-hidden', 'open'];
  const elements = [root, ...root.querySelectorAll('*')].slice(0, MAX_REMEMBERED);
  const before = elements.map((element) => ({
    element,
    values: names.map((name) => element.getAttribute(name)),
  }));
  return () => {
    for (const { element, values } of before) {
      names.forEach((name, index) => {
        const value = values[index] ?? null;
        if (element.getAttribute(name) === value) return;
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      });
    }
    if (!layout.isShown(root)) style(root, { display: 'block', visibility: 'visible', opacity: '1' });
  };
}

/** Starts watching a page; nothing is touched until the mode is known. */
export function clearBanners({ doc, isTop, tool, report, layout = liveLayout }: ClearingParts): Clearing {
  const undos: Undo[] = [];
  let mode: Mode | null = null;
  let busy = false;
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restUntilMs = 0;
  let watchUntilMs = performance.now() + WATCH_MS;
  let veiled: { root: HTMLElement; back: Undo; sinceMs: number } | null = null;
  let engineActed = false;
  let enginePressed: string | null = null;

  const unveil = () => {
    veiled?.back();
    veiled = null;
  };
  const finish = (outcome: ConsentOutcome) => {
    if (over) return;
    over = true;
    rest();
    unveil();
    report(outcome);
  };

  const find = (): Found | null => {
    let best: Found | null = null;
    for (const layer of findLayers(doc, layout)) {
      const judgement = judgeLayer(layer.facts);
      if (judgement.kind === 'none') continue;
      if (!best || ORDER.indexOf(judgement.kind) < ORDER.indexOf(best.judgement.kind))
        best = { ...layer, judgement };
    }
    return best;
  };

  /** Waits until the engine has had its turn; true when it did something. */
  const toolTurn = async (): Promise<boolean> => {
    const untilMs = performance.now() + TOOL_PATIENCE_MS;
    while (performance.now() < untilMs) {
      const state = tool()?.state ?? 'off';
      if (state === 'done') return true;
      if (state === 'off' || state === 'passed' || state === 'failed') return false;
      await new Promise<void>((resolve) => {
        wakeTurn = resolve;
        setTimeout(resolve, 200);
      });
    }
    return false;
  };
  let wakeTurn: () => void = () => {};

  const settle = async (outcome: ConsentOutcome) => {
    undos.push(repairPage(doc, layout));
    finish(outcome);
    // Tools unlock the page when their fade ends, or lock it once more.
    await pause(FADE_MS);
    undos.push(repairPage(doc, layout));
  };

  const outcomeOf = (
    outcome: ConsentOutcome['outcome'],
    stage: ConsentOutcome['stage'],
    more: Partial<ConsentOutcome> = {},
  ): ConsentOutcome => ({
    outcome,
    stage,
    tool: null,
    pressed: null,
    visibleMs: null,
    undoable: false,
    ...more,
  });

  const deal = async (found: Found, seenMs: number) => {
    const { root } = found;
    const { kind } = found.judgement;
    const visibleMs = Math.max(0, Math.round((veiled?.sinceMs ?? performance.now()) - seenMs));
    if (kind === 'payOrAccept') {
      unveil();
      return finish(outcomeOf('leftPayOrAccept', 'notice'));
    }
    const shownAs = snapshot(root, layout);
    // A notice's own control is at hand; all else is the engine's first, which knows the tools.
    if (mode === 'reject' && kind !== 'notice' && (await toolTurn())) {
      const result = tool()?.result;
      if (result?.succeeded && (await goes(root, layout))) {
        if (root.isConnected && isTop) undos.push(shownAs);
        const did = result.hides ? 'hidden' : 'rejected';
        return settle(
          outcomeOf(did, result.name ? 'knownTool' : 'heuristic', {
            tool: result.name,
            pressed: enginePressed,
            visibleMs,
            undoable: root.isConnected,
          }),
        );
      }
    }
    if (over) return;
    // The engine may have changed the layer, or its banner may be on its second layer: read it again.
    if (isGone(root, layout)) return unveil();
    engineActed = true;
    const again = readLayer(root, found.facts.floats, layout);
    const judged = judgeLayer(again.facts);
    const control = again.controls[judged.press];
    const stage = judged.kind === 'choice' ? 'heuristic' : 'notice';
    const mayPress = judged.kind === 'notice' || (judged.kind === 'choice' && mode === 'reject');
    if (control && mayPress) {
      press(control.element);
      let isAway = await goes(root, layout);
      if (!isAway && judged.kind === 'choice') {
        // Some layers refuse by switching everything off, and want it saved.
        const save = readLayer(root, found.facts.floats, layout).controls.find(({ label }) =>
          savesChoice(label),
        );
        if (save) press(save.element);
        isAway = !!save && (await goes(root, layout));
      }
      if (isAway) {
        const undoable = root.isConnected;
        if (undoable) undos.push(shownAs);
        const did = judged.kind === 'choice' ? 'rejected' : 'dismissed';
        return settle(outcomeOf(did, stage, { pressed: control.label, visibleMs, undoable }));
      }
    }
    unveil();
    // A frame is hidden by the page that holds it or not at all, and what was judged unsure meanwhile is left.
    if (mode !== 'reject' || !isTop || judged.kind === 'none' || judged.kind === 'payOrAccept')
      return finish(outcomeOf(control && mayPress ? 'failed' : 'leftUnsure', stage));
    undos.push(hide(root));
    return settle(
      outcomeOf('hidden', 'hide', {
        pressed: mayPress ? (control?.label ?? null) : null,
        visibleMs,
        undoable: true,
      }),
    );
  };

  const look = () => {
    timer = undefined;
    if (over || busy) return;
    const startMs = performance.now();
    let found: Found | null = null;
    try {
      found = find();
    } catch {
      // A page may have bent the DOM's own methods; then nothing is judged.
    }
    const endMs = performance.now();
    restUntilMs = endMs + (endMs - startMs) * REST_PER_LOOK;
    if (found && (mode !== 'dismiss' || found.judgement.kind === 'notice')) {
      const { root } = found;
      if (veiled && veiled.root !== root) unveil();
      if (found.facts.floats && found.judgement.kind !== 'payOrAccept' && mode !== 'dismiss')
        veiled ??= { root, back: veil(root), sinceMs: endMs };
      if (mode && mode !== 'off') {
        busy = true;
        deal(found, startMs)
          .catch(() => finish(outcomeOf('failed', 'notice')))
          .finally(() => {
            busy = false;
            if (!over) unveil();
          });
      }
    } else {
      unveil();
      if (endMs > watchUntilMs) rest();
    }
  };

  const lookSoon = () => {
    if (timer === undefined && !over && !busy)
      timer = setTimeout(look, Math.max(BATCH_MS, restUntilMs - performance.now()));
  };

  const observer = new MutationObserver(lookSoon);
  /** What is already there may be faded or slid in. */
  const MOTION = ['transitionend', 'animationend'];
  const rest = () => {
    observer.disconnect();
    for (const type of MOTION) doc.removeEventListener(type, lookSoon, true);
  };
  const watch = () => {
    for (const type of MOTION) doc.addEventListener(type, lookSoon, true);
    watchUntilMs = performance.now() + WATCH_MS;
    observer.observe(doc, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['class', 'style', 'hidden', 'open'],
    });
  };

  watch();
  look();

  return {
    setMode(next) {
      mode = next;
      if (mode === 'off') {
        over = true;
        rest();
        unveil();
      } else look();
    },
    toolChanged() {
      wakeTurn();
      const result = tool()?.result;
      // The engine was done before anything of ours saw a layer.
      if (tool()?.state === 'done' && result && !busy && !over) {
        settle(
          outcomeOf(result.hides ? 'hidden' : 'rejected', result.name ? 'knownTool' : 'heuristic', {
            tool: result.name,
            pressed: enginePressed,
          }),
        );
      }
    },
    look() {
      if (over) return;
      watch();
      look();
    },
    mayPress(element) {
      if (over || engineActed || mode !== 'reject') return false;
      const layer = findLayers(doc, layout).find(({ root }) => root.contains(element));
      if (!layer) return false;
      const { text, headings, lang } = layer.facts;
      const consent = consentText(text, headings, lang);
      const label =
        layer.controls.find((control) => control.element === element)?.label ?? textOf(element, 200);
      const kind = judgeLayer(layer.facts).kind;
      const labelled = classifyLabel(label, consent?.langs);
      const may =
        !!consent && kind !== 'none' && kind !== 'payOrAccept' && labelled !== 'accept' && labelled !== 'pay';
      if (may) {
        engineActed = true;
        enginePressed = label;
      }
      return may;
    },
    undo() {
      over = true;
      rest();
      unveil();
      const any = undos.length > 0;
      for (const undo of undos.splice(0).reverse()) undo();
      return any;
    },
  };
}
