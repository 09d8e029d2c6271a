/**
 * The stages by which one layer is dealt with, each tried once per page and each verified: a known tool by the engine →
 * a rule of ours → a refusal, or a notice's own control → a refusal behind the settings → hidden → hidden by a rule of
 * style, for what is put back as often as it goes.
 */
import type { ConsentOutcome } from '../report';
import { hide, hideByRule, press } from './act';
import { type Control, type Layout, readLayer, textOf } from './find';
import type { FocusKeeper } from './focus';
import type { Judge, Judged } from './judging';
import type { RuledBanner } from './rules';
import { refuseBySettings } from './second';
import type { Tool } from './tool';
import { type Step, takeBack } from './undo';
import { arrives, goes, isGone } from './verify';

export type Stage = 'tool' | 'rule' | 'refuse' | 'dismiss' | 'switches' | 'settings' | 'hide' | 'style';

/** `showAgain` was taken before anything was done to the layer. */
export type Found = Judged & { showAgain: Step[]; ruled: RuledBanner | null };

/** What came of a layer. */
export interface Dealt {
  /** Null where it went by itself, so that nothing is claimed. */
  outcome: ConsentOutcome | null;
  /** Shows it again; null where it left the page, or was left. */
  undo: Step[] | null;
}

export interface StageParts {
  doc: Document;
  isTop: boolean;
  layout: Layout;
  judge: Judge;
  judgeLayers(layers: ReturnType<typeof readLayer>[]): Promise<Judged[]>;
  tool(): Tool | null;
  /** Label of what the engine's heuristic pressed, or null. */
  enginePressed(): string | null;
  /** Our own stages begin: the engine may press nothing any more. */
  takeOver(): void;
  /** Something is about to be pressed that may end in this. */
  onPress(outcome: ConsentOutcome): void;
  /** The page was left meanwhile, or the reader took it all back. */
  isOver(): boolean;
  /** The layer was first seen only a moment ago. */
  isEarly(): boolean;
  /** Shows what was veiled. */
  unveil(): void;
  focus: FocusKeeper;
}

/** The engine is waited for so long. */
export const TOOL_PATIENCE_MS = 3000;
/** A rule that knows the tool finds its banner within this time, or never. */
const DETECTED_PATIENCE_MS = 500;
const TURN_MS = 60;

/** A layer that is refused and could be saved is given longer than a fade takes, for saving might undo what it refused. */
const SAVABLE_MS = 600;
const LEFT: Dealt = { outcome: null, undo: null };

export const outcomeOf = (
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

/** Waits for the engine; it is woken whenever the engine is further along. */
export interface ToolTurn {
  /** True when the engine did something. */
  of(root: HTMLElement): Promise<boolean>;
  wake(): void;
}

export function toolTurn(tool: () => Tool | null, layout: Layout): ToolTurn {
  let wake = () => {};
  return {
    wake: () => wake(),
    async of(root) {
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
          wake = resolve;
          setTimeout(resolve, TURN_MS);
        });
      }
      return false;
    },
  };
}

/** The control that closes what only tells of a choice already made: nothing is left to agree to or to refuse. */
async function thanksIn({ facts, controls }: Judged, judge: Judge): Promise<Control | undefined> {
  const [{ classes = [] } = {}] = await judge([{ ...facts, isPreferences: true }]);
  if (classes.includes('reject') || classes.includes('accept')) return undefined;
  const close = classes.indexOf('close');
  return controls[close >= 0 ? close : classes.indexOf('acknowledge')];
}

/**
 * Takes a layer through the stages that were not tried yet on this page.
 *
 * @param found the layer; its kind is neither `none` nor `payOrAccept`
 * @param tried what was tried on this page; added to
 * @param visibleMs how long it could be seen so far
 * @returns what came of it; `failed` where nothing was left to be tried
 */
export async function dealWith(
  found: Found,
  mode: 'reject' | 'dismiss',
  tried: Set<Stage>,
  visibleMs: number,
  turn: ToolTurn,
  parts: StageParts,
): Promise<Dealt> {
  const { doc, layout, tool, focus } = parts;
  const { root, ruled } = found;
  const begin = (stage: Stage): boolean => !tried.has(stage) && !!tried.add(stage);
  const again = async (): Promise<Judged | undefined> =>
    (await parts.judgeLayers([readLayer(root, found.facts.floats, layout)]))[0];
  const done = (outcome: ConsentOutcome): Dealt => {
    const undoable = root.isConnected;
    return { outcome: { ...outcome, visibleMs, undoable }, undo: undoable ? found.showAgain : null };
  };
  const pressIn = (control: HTMLElement, layer: HTMLElement) => focus.during(() => press(control, layer));
  const pressOne = (control: HTMLElement, outcome: ConsentOutcome) => {
    parts.onPress(outcome);
    pressIn(control, root);
  };

  await arrives(root, layout, () => parts.isOver() || tool()?.state === 'done');

  // A notice's own control is at hand; all else is the engine's first, which knows the tools.
  if (mode === 'reject' && found.judgement.kind !== 'notice' && !tried.has('tool')) {
    const acted = await turn.of(root);
    // One that is still at it may go on with the banner's next layer.
    const state = tool()?.state ?? 'off';
    if (acted || (state !== 'busy' && state !== 'detected')) tried.add('tool');
    const result = tool()?.result ?? { name: tool()?.name ?? null, succeeded: true, hides: false };
    if (acted && result.succeeded && (await goes(root, layout)))
      return done(
        outcomeOf(result.hides ? 'hidden' : 'rejected', result.name ? 'knownTool' : 'heuristic', {
          tool: result.name,
          pressed: parts.enginePressed(),
        }),
      );
  }
  // The engine may have changed the layer, or its banner may be on its second layer: it is read again.
  if (parts.isOver() || isGone(root, layout)) return LEFT;
  parts.takeOver();

  if (ruled && (ruled.rule.stage === 'dismiss' || mode === 'reject') && begin('rule')) {
    const { rule, control } = ruled;
    if (control) {
      const did = outcomeOf(rule.stage === 'reject' ? 'rejected' : 'dismissed', 'knownTool', {
        tool: rule.tool,
        pressed: control.textContent?.replace(/\s+/g, ' ').trim().slice(0, 80) || null,
      });
      pressOne(control, did);
      if (await goes(root, layout)) return done(did);
    }
  }

  const judged = await again();
  if (parts.isOver() || !judged) return LEFT;
  const { kind, press: at } = judged.judgement;
  const stage = kind === 'choice' ? 'heuristic' : 'notice';
  const control = judged.controls[at];
  const refuses = kind === 'choice' && mode === 'reject';
  let pressed: string | null = null;
  if (control && (kind === 'notice' || refuses) && begin(refuses ? 'refuse' : 'dismiss')) {
    const did = outcomeOf(refuses ? 'rejected' : 'dismissed', stage, { pressed: control.label });
    pressed = control.label;
    const wasLoading = doc.readyState !== 'complete';
    const wordsBefore = textOf(root, 400, layout);
    pressOne(control.element, did);
    // Where there is something to save, the layer may wait for it.
    const patienceMs = refuses && judged.judgement.save >= 0 ? SAVABLE_MS : undefined;
    let isAway = await goes(root, layout, patienceMs);
    // The page's own scripts had not listened yet: it is the same press once more, now that they do.
    const isUnheard = () => control.element.isConnected && textOf(root, 400, layout) === wordsBefore;
    if (!isAway && wasLoading && isUnheard()) {
      pressOne(control.element, did);
      isAway = await goes(root, layout);
    }
    if (!isAway && refuses) {
      // Some layers refuse by switching everything off, and want it saved.
      const saving = await again();
      const save = saving?.controls[saving.judgement.save];
      if (save) pressOne(save.element, did);
      isAway = !!save && (await goes(root, layout));
      // Others stay to say that all is refused, and want to be closed.
      const told = !isAway && saving && (await thanksIn(saving, parts.judge));
      if (told) pressOne(told.element, did);
      isAway ||= !!told && (await goes(root, layout));
    }
    if (parts.isOver()) return LEFT;
    if (isAway) return done(did);
  }

  // The purposes may stand on the first layer, each with its switch; else behind the settings.
  const settings = judged.controls[judged.judgement.classes.indexOf('settings')];
  const mayOpen = kind === 'settings' && settings;
  const maySwitch = (kind === 'settings' || kind === 'acceptOnly') && judged.judgement.save >= 0;
  for (const opener of [maySwitch ? null : undefined, mayOpen ? settings : undefined]) {
    if (opener === undefined || mode !== 'reject' || !begin(opener ? 'settings' : 'switches')) continue;
    const refusal = await refuseBySettings(root, opener, {
      doc,
      layout,
      judge: parts.judge,
      isEarly: doc.readyState !== 'complete' || parts.isEarly(),
      press: pressIn,
      onPress: (label) => parts.onPress(outcomeOf('rejected', 'heuristic', { pressed: label })),
    });
    if (parts.isOver()) return LEFT;
    if (refusal.refused) return done(outcomeOf('rejected', 'heuristic', { pressed: refusal.pressed }));
  }

  parts.unveil();
  // What was judged unsure meanwhile is left, unless a rule of ours knows it.
  const isSure = kind === 'none' ? ruled !== null : kind !== 'payOrAccept';
  if (!isSure || mode !== 'reject')
    return {
      outcome: outcomeOf(pressed !== null ? 'failed' : 'leftUnsure', stage, { pressed, visibleMs }),
      undo: null,
    };
  // Refusing was offered beside a subscription, and did not do: perhaps one has to pay after all.
  if (judged.judgement.classes.includes('pay'))
    return { outcome: outcomeOf('leftPayOrAccept', stage, { pressed, visibleMs }), undo: null };
  const failed: Dealt = { outcome: outcomeOf('failed', 'hide', { pressed, visibleMs }), undo: null };
  // A frame is hidden by the page that holds it.
  if (!parts.isTop) return failed;
  const hidden = outcomeOf('hidden', 'hide', { pressed, visibleMs, undoable: true });
  if (begin('hide')) return { outcome: hidden, undo: hide(root) };
  const undo = begin('style') ? hideByRule(root) : null;
  if (undo && isGone(root, layout)) return { outcome: hidden, undo };
  if (undo) takeBack(undo, layout);
  return failed;
}
