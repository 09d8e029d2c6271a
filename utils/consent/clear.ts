/**
 * Clears a page's consent banner: watches for layers, has them judged, takes the most pressing one through the stages
 * (`stages.ts`), repairs the page, and proves the outcome once more a second later. What a frame could not do is done
 * by the page that holds it.
 */
import type { ConsentOutcome } from '../report';
import { hide, snapshot, type Undo, veil } from './act';
import type { LayerKind } from './classify';
import { drawEarlyVeil, type EarlyVeil } from './early';
import { findLayers, type Layer, type Layout, liveLayout, readLayer } from './find';
import { type FocusKeeper, keepFocus, watchFocus } from './focus';
import { frameElement, isConsentFrame } from './frames';
import { type Judge, type Judged, rememberJudge } from './judging';
import { watchReader } from './reader';
import { repairPage } from './repair';
import { bannerRuleFor, type RuledBanner } from './rules';
import {
  type Dealt,
  dealWith,
  type Found,
  outcomeOf,
  type Stage,
  TOOL_PATIENCE_MS,
  toolTurn,
} from './stages';
import { isInNamed, suspectIn } from './suspect';
import type { Tool } from './tool';
import { holds } from './tree';
import { unblockScroll } from './unblock';
import { type Kept, putBack, type Step } from './undo';
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
  /** A frame of this page, known by its address, could not clear its banner: hides the frame. */
  hideFrame(url: string, pressed: string | null): void;
  /** Puts back what can be put back; whether a banner is in sight again. */
  undo(): boolean;
  /** The reader has gone to another page of the same document: what was done stays done, nothing more is. */
  retire(): void;
  /** Nothing more happens by itself, and nothing of it has to stay: what was done can be put back without it. */
  readonly mayLeave: boolean;
  /** All is done on this page, whatever else appears. */
  readonly isOver: boolean;
  /** Lets go of the page, for good. */
  leave(): Kept;
}

export interface ClearingParts {
  doc: Document;
  isTop: boolean;
  tool(): Tool | null;
  /**
   * @param instead the outcome that was reported before and proved wrong, or null
   */
  report(outcome: ConsentOutcome, instead: ConsentOutcome | null): void;
  judge: Judge;
  /** Something is about to be pressed; if all goes well, this comes of it. */
  onPress?(outcome: ConsentOutcome): void;
  /** Asks to be injected into the frames that have come since. */
  reachFrames?(): void;
  /**
   * All is done and proved, or nothing was found and is not looked for any more; told again where it began anew and ended
   * once more.
   */
  onEnd?(): void;
  /** What was made unseen before this script was there. */
  early?: EarlyVeil | undefined;
  /** Banners are to be cleared here, so they may be made unseen before they are judged. */
  mayVeil?: boolean | undefined;
  /** What had the focus since the page began, the latest last; from now on where it is not known. */
  places?: readonly Element[] | undefined;
  layout?: Layout;
}

/** What is dealt with first where there are several. */
const ORDER: readonly LayerKind[] = ['payOrAccept', 'choice', 'notice', 'settings', 'acceptOnly'];
/** Looking for late banners ends so long after the last reason to expect one. */
const WATCH_MS = 15_000;
const BATCH_MS = 60;
/** Of the time, at most a twentieth is spent looking, and only while a banner is suspected. */
const REST_PER_LOOK = 20;
/** Tools unlock the page when their fade ends, or lock it once more: it is repaired again after such pauses. */
const REPAIRS_MS = [500, 600, 900];
/** After this one of them it is looked whether the banner is back. */
const PROOF_AT = 1;
/** A layer that goes by itself and comes again is dealt with so often and then left. */
const MAX_ATTEMPTS = 5;
const MAX_FRAME_CALLS = 6;
/** A control pressed so soon after it was seen may have been drawn before its page listened to it. */
const EARLY_MS = 1000;
/** Time that may be spent, in all, on making layers unseen before they are judged. */
const MAX_EARLY_MS = 40;

/** What the engine has refused is on its way out, and stays unseen until it is gone, or so long. */
const FADE_MS = 800;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const WATCHED: MutationObserverInit = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'open'],
};

/** Starts watching a page; nothing is touched until the mode is known. */
export function clearBanners(parts: ClearingParts): Clearing {
  const { doc, isTop, tool, report, layout = liveLayout } = parts;
  /** What puts back what was done for good, one change after the other. */
  const done: Step[][] = [];
  /** What was taken from sight and can be put back. */
  const cleared: HTMLElement[] = [];
  const gone = new AbortController();
  const places = parts.places ?? (doc.defaultView ? watchFocus(doc.defaultView, gone.signal) : []);
  const judgeLayers = rememberJudge(parts.judge);
  const turn = toolTurn(tool, layout);
  /** What was tried on this page: a stage that failed once is not tried again. */
  const tried = new Set<Stage>();
  let mode: Mode | null = null;
  let busy = false;
  /** How much is under way that takes its time. */
  let underWay = 0;
  let watching: ReturnType<typeof setTimeout> | undefined;
  let judging = false;
  let lookAgain = false;
  let over = false;
  let undone = false;
  let retired = false;
  let attempts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restUntilMs = 0;
  let watchUntilMs = performance.now() + WATCH_MS;
  let veiled: { root: HTMLElement; showAgain: Step[]; back: Undo; sinceMs: number } | null = null;
  let acted = false;
  let enginePressed: string | null = null;
  let early = parts.early ?? null;
  /** What was reported last, and of which layer. */
  let told: { outcome: ConsentOutcome; root: HTMLElement | null; text: string } | null = null;

  /** Shows what fades unseen. */
  let endFading: Undo | null = null;
  const unveil = () => {
    endFading?.();
    veiled?.back();
    veiled = null;
    early?.lift();
    early = null;
  };
  const isEnded = () => underWay === 0 && !judging && (over || watching === undefined);
  const tellEnd = () => {
    if (isEnded() && !gone.signal.aborted) parts.onEnd?.();
  };
  /** Does something that takes its time; the end is told when all such is done. */
  const during = async (work: () => Promise<unknown>) => {
    underWay += 1;
    try {
      await work();
    } catch {
      // A page may break the platform under us; what was done so far can be undone.
    }
    underWay -= 1;
    tellEnd();
  };
  const finish = () => {
    over = true;
    rest();
    unveil();
    // Whoever finishes may have more to do first.
    void during(async () => {});
  };
  /** As `finish`, but what was made unseen comes to light only when its fade has ended. */
  const finishUnseen = () => {
    const { root } = veiled ?? early ?? {};
    const backs = [veiled?.back, early?.lift];
    veiled = null;
    early = null;
    finish();
    if (!root) return;
    endFading = () => {
      endFading = null;
      for (const back of backs) back?.();
    };
    void during(() => goes(root, layout, FADE_MS).finally(() => endFading?.()));
  };
  const tell = (outcome: ConsentOutcome, found: Judged | null) => {
    // The same banner once more: what was said of it is no longer true.
    const isSame =
      told !== null &&
      found !== null &&
      (told.root === null || told.root === found.root || told.text === found.facts.text);
    report(outcome, isSame ? (told?.outcome ?? null) : null);
    told = { outcome, root: found?.root ?? null, text: found?.facts.text ?? '' };
  };
  const repair = () => {
    if (!undone) done.push(repairPage(doc, layout));
  };

  /** Nobody told the page that its banner is gone: it may go on keeping itself from scrolling. */
  let block: Undo | null = null;
  const unblock = () => {
    if (isTop) block ??= unblockScroll(doc);
  };

  /** The layers that ask for consent, the most pressing first. */
  const pressing = (layers: Judged[]): Judged[] =>
    layers
      .filter(({ judgement }) => judgement.kind !== 'none')
      .filter(({ judgement }) => mode !== 'dismiss' || judgement.kind === 'notice')
      .sort((a, b) => ORDER.indexOf(a.judgement.kind) - ORDER.indexOf(b.judgement.kind));

  /** The banner of one of our own rules, when it can be seen. */
  const ruledBanner = (): RuledBanner | null => {
    const ruled = bannerRuleFor(doc);
    return ruled && layout.isShown(ruled.root) ? ruled : null;
  };
  /** What a rule knows is a banner, whatever its words. */
  const asRuled = (layer: Layer, { rule }: RuledBanner): Judged => ({
    ...layer,
    judgement: {
      kind: rule.stage === 'reject' ? 'choice' : rule.stage === 'dismiss' ? 'notice' : 'acceptOnly',
      press: -1,
      save: -1,
      classes: [],
      speaksOfConsent: true,
    },
  });

  const readLayers = (): Layer[] => {
    const layers = findLayers(doc, layout, early?.root, watchShadow).filter(
      ({ controls, facts }) => controls.length && facts.text,
    );
    const ruled = ruledBanner();
    const isRead = !ruled || layers.some(({ root }) => holds(root, ruled.root) || holds(ruled.root, root));
    return isRead ? layers : [...layers, readLayer(ruled.root, true, layout)];
  };
  const judgeAll = async (layers: Layer[]): Promise<Judged[]> => {
    const ruled = ruledBanner();
    const judged = await judgeLayers(layers);
    return judged.map((layer) =>
      ruled && layer.judgement.kind === 'none' && (layer.root === ruled.root || holds(layer.root, ruled.root))
        ? asRuled(layer, ruled)
        : layer,
    );
  };

  /** Looks after the page for a while, once each time, and proves the outcome; what is back goes on to its next stage. */
  const settle = async (focus: FocusKeeper | null) => {
    for (const [i, ms] of REPAIRS_MS.entries()) {
      repair();
      focus?.restore();
      await pause(ms);
      if (undone || retired) break;
      if (i !== PROOF_AT) continue;
      const [back] = pressing(await judgeAll(readLayers()).catch(() => []));
      if (!back || undone || retired) continue;
      await attempt(back, performance.now());
      return;
    }
    repair();
    focus?.restore();
  };

  /** Takes a layer through its next stages, and tells what came of it. */
  const attempt = async (judged: Judged, seenMs: number, sinceMs = performance.now()) => {
    const { root } = judged;
    // How it is shown is remembered below, without the veil.
    endFading?.();
    if (judged.judgement.kind === 'payOrAccept') {
      finish();
      return tell(outcomeOf('leftPayOrAccept', 'notice'), judged);
    }
    if (mode !== 'reject' && mode !== 'dismiss') return;
    const showAgain = veiled?.showAgain ?? snapshot(root);
    if (mode === 'reject') veiled ??= { root, showAgain, back: veil(root), sinceMs };
    const ruled = ruledBanner();
    const focus = keepFocus(doc, places, root);
    const found: Found = {
      ...judged,
      showAgain,
      ruled: ruled && (holds(root, ruled.root) || holds(ruled.root, root)) ? ruled : null,
    };
    const visibleMs = Math.max(0, Math.round((veiled?.sinceMs ?? performance.now()) - seenMs));
    let dealt: Dealt;
    try {
      dealt = await dealWith(found, mode, tried, visibleMs, turn, {
        doc,
        isTop,
        layout,
        judge: parts.judge,
        judgeLayers,
        tool,
        enginePressed: () => enginePressed,
        takeOver: () => {
          acted = true;
          tool()?.stop();
        },
        onPress: (outcome) => parts.onPress?.(outcome),
        isOver: () => undone || retired,
        isEarly: () => performance.now() - seenMs < EARLY_MS,
        unveil,
        focus,
      });
    } catch {
      dealt = { outcome: outcomeOf('failed', 'notice'), undo: null };
    }
    unveil();
    const { outcome, undo } = dealt;
    if (undone) putBack({ steps: undo ?? [], roots: [] }, layout);
    else if (undo) {
      done.push(undo);
      cleared.push(root);
    }
    if (!outcome || undone || retired) return;
    finish();
    tell(outcome, judged);
    if (outcome.outcome === 'hidden') unblock();
    if (outcome.outcome === 'leftUnsure' || outcome.outcome === 'failed') return;
    await settle(focus);
  };

  /** A tool's dialog may live in a frame that was not there when we were injected. */
  const metFrames = new WeakSet<Element>();
  let frameCalls = 0;
  const meetFrames = () => {
    if (!isTop || !parts.reachFrames) return;
    for (const frame of doc.querySelectorAll('iframe')) {
      if (metFrames.has(frame) || frameCalls >= MAX_FRAME_CALLS) continue;
      if (!isConsentFrame(frame, layout)) continue;
      metFrames.add(frame);
      frameCalls += 1;
      parts.reachFrames();
      frame.addEventListener('load', () => parts.reachFrames?.(), { once: true, signal: gone.signal });
    }
  };

  /** Deals with the most pressing of the judged layers. */
  const choose = (layers: Judged[], seenMs: number) => {
    const [judged] = pressing(layers);
    if (!judged || attempts >= MAX_ATTEMPTS) {
      // A tool's container may still be empty, and what is in a frame is judged there; else there is nothing.
      const hidden = early?.root;
      const isRead = hidden && layers.some(({ root }) => holds(root, hidden) || holds(hidden, root));
      // The engine may have its hands on it: the early veil comes off by itself if that takes long.
      const isEngines = early && ['detected', 'busy'].includes(tool()?.state ?? 'off');
      if (veiled || (isRead && !isEngines) || attempts >= MAX_ATTEMPTS) unveil();
      if (performance.now() > watchUntilMs) rest();
      return;
    }
    const { root } = judged;
    if (veiled && veiled.root !== root) unveil();
    // The early veil makes way for one on the layer itself, in the same task: nothing is painted between them.
    const sinceMs = early?.sinceMs ?? performance.now();
    early?.lift();
    early = null;
    if (judged.judgement.kind !== 'payOrAccept' && mode !== 'dismiss') {
      veiled ??= { root, showAgain: snapshot(root), back: veil(root), sinceMs };
      if (!mode) setTimeout(() => !mode && unveil(), TOOL_PATIENCE_MS);
    }
    if (!mode || mode === 'off') return;
    attempts += 1;
    busy = true;
    void during(() =>
      attempt(judged, seenMs, sinceMs).finally(() => {
        busy = false;
        if (!over) unveil();
      }),
    );
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
      layers = readLayers();
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
        tellEnd();
      });
  };

  const lookSoon = () => {
    if (timer === undefined && !over && !busy)
      timer = setTimeout(look, Math.max(BATCH_MS, restUntilMs - performance.now()));
  };

  /** What is drawn in a shadow root is a change of that root alone. */
  let watchedShadows = new WeakSet<ShadowRoot>();
  function watchShadow(tree: ShadowRoot): void {
    if (over || watchedShadows.has(tree)) return;
    watchedShadows.add(tree);
    observer.observe(tree, WATCHED);
    // Motion in a shadow root is not told outside of it.
    watchMotion(tree);
  }

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
        if (node.nodeType !== 1 || (type === 'attributes' && !isInNamed(node as Element))) continue;
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
  let moving = new AbortController();
  const watchMotion = (tree: Node) => {
    for (const type of MOTION)
      tree.addEventListener(type, lookSoon, { capture: true, signal: moving.signal });
  };
  const rest = () => {
    clearTimeout(watching);
    watching = undefined;
    observer.disconnect();
    moving.abort();
  };
  const watch = () => {
    if (moving.signal.aborted) moving = new AbortController();
    watchMotion(doc);
    watchUntilMs = performance.now() + WATCH_MS;
    clearTimeout(watching);
    watching = setTimeout(() => {
      rest();
      tellEnd();
    }, WATCH_MS);
    watchedShadows = new WeakSet();
    observer.observe(doc, WATCHED);
  };

  if (doc.defaultView) watchReader(doc.defaultView);
  watch();
  look();

  return {
    setMode(next) {
      mode = next;
      if (mode === 'off') finish();
      else look();
    },
    toolChanged() {
      turn.wake();
      const result = tool()?.result;
      // The engine was done before anything of ours saw a layer.
      if (tool()?.state === 'done' && result && !busy && !over) {
        tried.add('tool');
        finishUnseen();
        tell(
          outcomeOf(result.hides ? 'hidden' : 'rejected', result.name ? 'knownTool' : 'heuristic', {
            tool: result.name,
            pressed: enginePressed,
          }),
          null,
        );
        void during(() => settle(null));
      } else if (early && ['passed', 'failed'].includes(tool()?.state ?? 'off')) lookSoon();
    },
    look() {
      if (over) return;
      watch();
      look();
    },
    async mayPress(element) {
      if (over || acted || mode !== 'reject') return false;
      const layer = findLayers(doc, layout).find(({ root }) => holds(root, element));
      const [judged] = layer ? await judgeLayers([layer]) : [];
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
    hideFrame(url, pressed) {
      const frame = mode === 'reject' && !undone ? frameElement(doc, url, layout) : null;
      if (!frame) return;
      const visible = layout.isShown(frame);
      done.push(hide(frame));
      cleared.push(frame);
      finish();
      if (visible && isGone(frame, layout)) {
        unblock();
        tell(outcomeOf('hidden', 'hide', { pressed, undoable: true }), null);
        void during(() => settle(null));
      }
    },
    undo() {
      undone = true;
      finish();
      block?.();
      block = null;
      return putBack({ steps: done.splice(0).reverse().flat(), roots: cleared.splice(0) }, layout);
    },
    retire() {
      retired = true;
      finish();
    },
    get mayLeave() {
      return isEnded() && block === null;
    },
    get isOver() {
      return over;
    },
    leave() {
      gone.abort();
      retired = true;
      finish();
      return { steps: done.splice(0).reverse().flat(), roots: cleared.splice(0) };
    },
  };
}
