/**
 * Clears a page's consent banner, in stages, each tried once per page load and each verified:
 * a known tool by the engine → a refusal on the first layer → a mere notice by its own control → hidden, page repaired.
 */
import type { ConsentOutcome } from '../report';
import { CONSENT_ROOTS } from '../rules/consent-suspects';
import { hide, press, style, type Undo, veil } from './act';
import type { LayerFacts, LayerJudgement, LayerKind } from './classify';
import { drawEarlyVeil, type EarlyVeil } from './early';
import { findLayers, type Layer, type Layout, liveLayout, readLayer, textOf } from './find';
import { repairPage } from './repair';
import { refuseBySettings } from './second';
import { suspectIn } from './suspect';
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
  mayPress(element: HTMLElement): Promise<boolean>;
  /** Puts back what can be put back; whether there was anything. */
  undo(): boolean;
}

export interface ClearingParts {
  doc: Document;
  isTop: boolean;
  tool(): Tool | null;
  report(outcome: ConsentOutcome): void;
  /** Judges layers by their words (`judgeLayer`, in the worker: phrase lists do not load in pages). */
  judge(layers: LayerFacts[]): Promise<LayerJudgement[]>;
  /** Asks to be injected into the frames that have come since. */
  reachFrames?(): void;
  /** What was made unseen before this script was there. */
  early?: EarlyVeil | undefined;
  /** Banners are to be cleared here, so they may be made unseen before they are judged. */
  mayVeil?: boolean | undefined;
  layout?: Layout;
}

type Judged = Layer & { judgement: LayerJudgement };
/** `showAgain` was taken before anything was done to the layer. */
type Found = Judged & { showAgain: Undo };

/** What is dealt with first where there are several. */
const ORDER: readonly LayerKind[] = ['payOrAccept', 'choice', 'notice', 'settings', 'acceptOnly'];
/** Looking for late banners ends so long after the last reason to expect one. */
const WATCH_MS = 15_000;
const BATCH_MS = 60;
/** Of the time, at most a twentieth is spent looking, and only while a banner is suspected. */
const REST_PER_LOOK = 20;
/** A veiled layer is shown again when the engine takes longer than this. */
const TOOL_PATIENCE_MS = 3000;
/** A rule that knows the tool finds its banner within this time, or never. */
const DETECTED_PATIENCE_MS = 500;
/** Pauses before the page is looked after again. */
const REPAIRS_MS = [600, 1400];
/** A layer that goes and comes again is dealt with so often and then left. */
const MAX_ATTEMPTS = 3;
const MAX_FRAME_CALLS = 6;
/** A control pressed so soon after it was seen may have been drawn before its page listened to it. */
const EARLY_MS = 1000;
/** Time that may be spent, in all, on making layers unseen before they are judged. */
const MAX_EARLY_MS = 40;
const CONSENT_FRAME = /consent|privacy|cookie|cmp|gdpr|sp_message|trustarc/i;
const NO: LayerJudgement = { kind: 'none', press: -1, save: -1, classes: [], speaksOfConsent: false };

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
export function clearBanners(parts: ClearingParts): Clearing {
  const { doc, isTop, tool, report, layout = liveLayout } = parts;
  const undos: Undo[] = [];
  let mode: Mode | null = null;
  let busy = false;
  let judging = false;
  let lookAgain = false;
  let over = false;
  let undone = false;
  let attempts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restUntilMs = 0;
  let watchUntilMs = performance.now() + WATCH_MS;
  let veiled: { root: HTMLElement; showAgain: Undo; back: Undo; sinceMs: number } | null = null;
  let acted = false;
  let enginePressed: string | null = null;
  let triedSettings = false;
  let early = parts.early ?? null;

  const unveil = () => {
    veiled?.back();
    veiled = null;
    early?.lift();
    early = null;
  };
  const finish = (outcome: ConsentOutcome) => {
    if (over) return;
    over = true;
    rest();
    unveil();
    report(outcome);
  };

  /** Judgements by the facts they were made on: a page that changes elsewhere asks no second time. */
  const known = new Map<string, LayerJudgement>();
  const judgeAll = async (layers: Layer[]): Promise<Judged[]> => {
    const keys = layers.map(({ facts }) => JSON.stringify(facts));
    const fresh = layers.filter((_, i) => !known.has(keys[i] ?? ''));
    if (known.size > 200) known.clear();
    const judgements = fresh.length ? await parts.judge(fresh.map(({ facts }) => facts)) : [];
    for (const [i, { facts }] of fresh.entries()) known.set(JSON.stringify(facts), judgements[i] ?? NO);
    return layers.map((layer, i) => ({ ...layer, judgement: known.get(keys[i] ?? '') ?? NO }));
  };
  const judgeAgain = async (root: HTMLElement, isFloating: boolean): Promise<Judged> => {
    const layer = readLayer(root, isFloating, layout);
    return (await judgeAll([layer]))[0] ?? { ...layer, judgement: NO };
  };

  /** Waits until the engine has had its turn; true when it did something. */
  const toolTurn = async (root: HTMLElement): Promise<boolean> => {
    const startMs = performance.now();
    while (performance.now() < startMs + TOOL_PATIENCE_MS) {
      const state = tool()?.state ?? 'off';
      if (state === 'done') return true;
      if (state === 'off' || state === 'passed' || state === 'failed') return false;
      // It sees no banner where there is one: its rule is of another version of the tool.
      if (state === 'detected' && performance.now() > startMs + DETECTED_PATIENCE_MS) return false;
      // It goes on checking long after the banner went.
      if (state === 'busy' && isGone(root, layout)) return true;
      await new Promise<void>((resolve) => {
        wakeTurn = resolve;
        setTimeout(resolve, 60);
      });
    }
    return false;
  };
  let wakeTurn: () => void = () => {};

  const settle = async (outcome: ConsentOutcome) => {
    undos.push(repairPage(doc, layout));
    finish(outcome);
    // Tools unlock the page when their fade ends, or lock it once more.
    for (const ms of REPAIRS_MS) {
      await pause(ms);
      if (!undone) undos.push(repairPage(doc, layout));
    }
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
    const { root, showAgain } = found;
    const { kind } = found.judgement;
    const visibleMs = Math.max(0, Math.round((veiled?.sinceMs ?? performance.now()) - seenMs));
    if (kind === 'payOrAccept') {
      unveil();
      return finish(outcomeOf('leftPayOrAccept', 'notice'));
    }
    // A notice's own control is at hand; all else is the engine's first, which knows the tools.
    if (mode === 'reject' && kind !== 'notice' && (await toolTurn(root))) {
      const result = tool()?.result ?? { name: tool()?.name ?? null, succeeded: true, hides: false };
      if (result.succeeded && (await goes(root, layout))) {
        if (root.isConnected) undos.push(showAgain);
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
    acted = true;
    tool()?.stop();
    const { judgement: judged, controls } = await judgeAgain(root, found.facts.floats);
    const control = controls[judged.press];
    const stage = judged.kind === 'choice' ? 'heuristic' : 'notice';
    const mayPress = judged.kind === 'notice' || (judged.kind === 'choice' && mode === 'reject');
    if (control && mayPress) {
      const isEarly = doc.readyState !== 'complete' || performance.now() - seenMs < EARLY_MS;
      const wordsBefore = textOf(root, 400, layout);
      press(control.element);
      let isAway = await goes(root, layout);
      // The page's own scripts may not have listened yet.
      if (!isAway && isEarly && control.element.isConnected && textOf(root, 400, layout) === wordsBefore) {
        press(control.element);
        isAway = await goes(root, layout);
      }
      if (!isAway && judged.kind === 'choice') {
        // Some layers refuse by switching everything off, and want it saved.
        const saving = await judgeAgain(root, found.facts.floats);
        const save = saving.controls[saving.judgement.save];
        if (save) press(save.element);
        isAway = !!save && (await goes(root, layout));
      }
      if (isAway) {
        const undoable = root.isConnected;
        if (undoable) undos.push(showAgain);
        const did = judged.kind === 'choice' ? 'rejected' : 'dismissed';
        return settle(outcomeOf(did, stage, { pressed: control.label, visibleMs, undoable }));
      }
    }
    const settings = controls[judged.classes.indexOf('settings')];
    if (settings && judged.kind === 'settings' && mode === 'reject' && !triedSettings) {
      triedSettings = true;
      const { refused, pressed } = await refuseBySettings(root, settings, {
        doc,
        layout,
        judge: parts.judge,
      });
      if (over) return;
      if (refused) {
        const undoable = root.isConnected;
        if (undoable) undos.push(showAgain);
        return settle(outcomeOf('rejected', 'heuristic', { pressed, visibleMs, undoable }));
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

  /** A tool's dialog may live in a frame that was not there when we were injected. */
  const metFrames = new WeakSet<Element>();
  let frameCalls = 0;
  const meetFrames = () => {
    if (!isTop || !parts.reachFrames) return;
    for (const frame of doc.querySelectorAll('iframe')) {
      if (metFrames.has(frame) || frameCalls >= MAX_FRAME_CALLS) continue;
      const names = `${frame.id} ${frame.className} ${frame.title} ${frame.name} ${frame.src}`;
      if (!CONSENT_FRAME.test(names) && layout.position(frame) !== 'fixed') continue;
      metFrames.add(frame);
      frameCalls += 1;
      parts.reachFrames();
      frame.addEventListener('load', () => parts.reachFrames?.(), { once: true });
    }
  };

  /** Deals with the most pressing of the judged layers. */
  const choose = (layers: Judged[], seenMs: number) => {
    const [judged] = layers
      .filter(({ judgement }) => judgement.kind !== 'none')
      .filter(({ judgement }) => mode !== 'dismiss' || judgement.kind === 'notice')
      .sort((a, b) => ORDER.indexOf(a.judgement.kind) - ORDER.indexOf(b.judgement.kind));
    if (!judged || attempts >= MAX_ATTEMPTS) {
      // A tool's container may still be empty, and what is in a frame is judged there; else there is nothing.
      const isRead =
        early && layers.some(({ root }) => root.contains(early?.root ?? null) || early?.root.contains(root));
      if (veiled || isRead || attempts >= MAX_ATTEMPTS) unveil();
      if (performance.now() > watchUntilMs) rest();
      return;
    }
    const { root } = judged;
    if (veiled && veiled.root !== root) unveil();
    // The early veil makes way for one on the layer itself, in the same task: nothing is painted between them.
    const sinceMs = early?.sinceMs ?? performance.now();
    early?.lift();
    early = null;
    const found: Found = { ...judged, showAgain: veiled?.showAgain ?? snapshot(root, layout) };
    if (judged.judgement.kind !== 'payOrAccept' && mode !== 'dismiss') {
      veiled ??= { root, showAgain: found.showAgain, back: veil(root), sinceMs };
      if (!mode) setTimeout(() => !mode && unveil(), TOOL_PATIENCE_MS);
    }
    if (!mode || mode === 'off') return;
    attempts += 1;
    busy = true;
    deal(found, seenMs)
      .catch(() => finish(outcomeOf('failed', 'notice')))
      .finally(() => {
        busy = false;
        if (!over) unveil();
      });
  };

  const look = () => {
    clearTimeout(timer);
    timer = undefined;
    if (over || busy) return;
    if (judging) {
      lookAgain = true;
      return;
    }
    const startMs = performance.now();
    let layers: Layer[] = [];
    try {
      meetFrames();
      layers = findLayers(doc, layout).filter(({ controls, facts }) => controls.length && facts.text);
    } catch {
      // A page may have bent the DOM's own methods; then nothing is judged.
    }
    const endMs = performance.now();
    restUntilMs = endMs + (endMs - startMs) * REST_PER_LOOK;
    judging = true;
    judgeAll(layers)
      .then((judged) => {
        judging = false;
        if (!over && !busy) choose(judged, startMs);
      })
      .catch(() => {
        // The worker is gone: nothing is judged, nothing stays veiled.
        judging = false;
        unveil();
      })
      .finally(() => {
        if (lookAgain) lookSoon();
        lookAgain = false;
      });
  };

  const lookSoon = () => {
    if (timer === undefined && !over && !busy)
      timer = setTimeout(look, Math.max(BATCH_MS, restUntilMs - performance.now()));
  };

  /** What was made unseen once and shown again is not made unseen before it is judged. */
  const metEarly = new WeakSet<Element>();
  let earlyMs = 0;
  /** Makes a layer unseen in the task in which it comes or is shown. */
  const veilAtOnce = (records: MutationRecord[]) => {
    const view = doc.defaultView;
    if (!parts.mayVeil || !view || early || veiled || busy || over || (mode && mode !== 'reject')) return;
    if (earlyMs > MAX_EARLY_MS) return;
    const startMs = performance.now();
    for (const { type, target, addedNodes } of records) {
      const changed = type === 'attributes' ? [target] : addedNodes;
      for (const node of changed) {
        if (node.nodeType !== 1 || (type === 'attributes' && !(node as Element).closest(CONSENT_ROOTS)))
          continue;
        const found = suspectIn(node as Element, view)?.veil;
        if (!found || metEarly.has(found) || !layout.isShown(found)) continue;
        metEarly.add(found);
        early = drawEarlyVeil(found, startMs);
        look();
        return;
      }
    }
    earlyMs += performance.now() - startMs;
  };
  const observer = new MutationObserver((records) => {
    try {
      veilAtOnce(records);
    } catch {
      // A page may have bent the DOM's own methods; then it is looked at later, or not at all.
    }
    lookSoon();
  });
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
    async mayPress(element) {
      if (over || acted || mode !== 'reject') return false;
      const layer = findLayers(doc, layout).find(({ root }) => root.contains(element));
      const [judged] = layer ? await judgeAll([layer]) : [];
      if (!judged || over || acted) return false;
      const { kind, speaksOfConsent, classes } = judged.judgement;
      const index = judged.controls.findIndex((control) => control.element === element);
      const label = classes[index];
      // What it takes for a refusal may only save what is ticked: our own reading must say so too.
      const ends =
        label === 'reject' || (kind === 'notice' && (label === 'close' || label === 'acknowledge'));
      const may = speaksOfConsent && kind !== 'none' && kind !== 'payOrAccept' && ends;
      if (may) {
        acted = true;
        enginePressed = judged.controls[index]?.label ?? null;
      }
      return may;
    },
    undo() {
      over = true;
      undone = true;
      rest();
      unveil();
      const any = undos.length > 0;
      for (const undo of undos.splice(0).reverse()) undo();
      return any;
    },
  };
}
