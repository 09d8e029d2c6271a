/**
 * The second layer of a banner that can be refused only behind "settings": opens it, refuses there, and proves it.
 * What does not end in a refusal is left as it was found.
 */
import { type Undo, veil } from './act';
import type { LayerFacts, LayerJudgement } from './classify';
import { type Control, controlsOf, findLayers, type Layer, type Layout, readLayer } from './find';
import { type Switch, switchesOf, turn } from './switches';
import { goes, isGone } from './verify';

export interface SecondParts {
  doc: Document;
  layout: Layout;
  judge(layers: LayerFacts[]): Promise<LayerJudgement[]>;
  /** The banner has only just come: its page may not listen to it yet. */
  isEarly: boolean;
  /** Presses a control of a layer. */
  press(control: HTMLElement, layer: HTMLElement): void;
  /** What is pressed next may end it. */
  onPress(label: string): void;
}

export interface Refusal {
  /** The banner and its dialog are gone after a refusal. */
  refused: boolean;
  /** Label of the control that ended it, or null when none was pressed. */
  pressed: string | null;
}

/** Pauses after which the dialog is looked for, in ms; most open at once, some load it first. */
const OPENS_MS = [0, 20, 50, 100, 180, 300, 450, 600];
/** A press that came before the page's own scripts listened is not heard: made once more at this look. */
const PRESS_AGAIN_AT = 5;
/** Switches act at once, but some draw their state from a queue. */
const SETTLE_MS = 30;
/** A dialog that closes by its refusal does so within this time. */
const SAVABLE_MS = 250;
const MAX_DENIALS = 40;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

interface Dialog extends Layer {
  judgement: LayerJudgement;
  switches: Switch[];
  /** What each switch's own label would do, in order. */
  switchClasses: LayerJudgement['classes'];
}

const wordsOf = (controls: Control[]) => controls.map(({ label }) => label).join('\n');

async function read(layer: Layer, parts: SecondParts): Promise<Dialog> {
  const switches = switchesOf(layer.root);
  const facts = { ...layer.facts, isPreferences: true };
  const labels = switches.slice(0, 60).map(({ label }) => ({ label, isLink: false }));
  const [judgement, ofSwitches] = await parts.judge([facts, { ...facts, text: '', controls: labels }]);
  if (!judgement) throw new Error('the dialog was not judged');
  return { ...layer, judgement, switches, switchClasses: ofSwitches?.classes ?? [] };
}

const offers = ({ judgement }: Dialog) => judgement.save >= 0 || judgement.classes.includes('reject');

/** Whether a press has stirred anything so far: in the banner, or beside it where a dialog would be put. */
function watchHeard(root: HTMLElement): () => boolean {
  let isHeard = false;
  const observer = new MutationObserver(() => {
    isHeard = true;
    observer.disconnect();
  });
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  const { body } = root.ownerDocument;
  if (body) observer.observe(body, { childList: true, attributes: true });
  return () => {
    observer.disconnect();
    return isHeard;
  };
}

/** Presses "settings" and waits for the dialog: a new layer, or other controls in the banner itself. */
async function open(
  root: HTMLElement,
  settings: Control,
  parts: SecondParts,
  veils: Undo[],
): Promise<Dialog | null> {
  const { doc, layout, press } = parts;
  const before = new Set(findLayers(doc, layout).map((layer) => layer.root));
  const firstWords = wordsOf(controlsOf(root, layout));
  const heard = watchHeard(root);
  press(settings.element, root);
  const veiled = new Set<HTMLElement>();
  const openedNow = (): Layer[] => {
    const own = isGone(root, layout) ? [] : [readLayer(root, true, layout)];
    return [...findLayers(doc, layout), ...own].filter((layer) =>
      layer.root === root ? wordsOf(layer.controls) !== firstWords : !before.has(layer.root),
    );
  };
  for (const [i, ms] of OPENS_MS.entries()) {
    if (ms) await wait(ms);
    let opened = openedNow();
    const isUnheard =
      parts.isEarly && i === PRESS_AGAIN_AT && opened.length === 0 && !heard() && !isGone(root, layout);
    if (isUnheard) {
      // Nothing at all has happened so far.
      press(settings.element, root);
      opened = openedNow();
    }
    for (const layer of opened) {
      // Nobody needs to see it flash by.
      if (layer.root !== root && layer.facts.floats && !veiled.has(layer.root)) {
        veiled.add(layer.root);
        veils.push(veil(layer.root));
      }
      const dialog = await read(layer, parts);
      if (offers(dialog)) return dialog;
    }
  }
  return null;
}

/** The controls that refuse: one for everything where there is one, else one for each purpose. */
function refusals({ controls, judgement }: Dialog): Control[] {
  const denying = controls.filter((control, i) => judgement.classes[i] === 'reject' && !control.isLink);
  const often = new Map<string, number>();
  for (const { label } of denying) often.set(label, (often.get(label) ?? 0) + 1);
  const forAll = denying.find(({ label }) => often.get(label) === 1);
  return forAll ? [forAll] : denying.slice(0, MAX_DENIALS);
}

/**
 * Refuses behind the "settings" control of a banner: by the dialog's own refusal, or by switching every purpose off
 * that can be, and saving.
 *
 * @param root the banner
 * @param settings its control that opens the dialog; null where the banner holds the switches itself
 * @returns whether both are gone afterwards; if not, the dialog is closed again with its switches as they were
 */
export async function refuseBySettings(
  root: HTMLElement,
  settings: Control | null,
  parts: SecondParts,
): Promise<Refusal> {
  const { layout, press } = parts;
  const veils: Undo[] = [];
  const turned: { one: Switch; wasOn: boolean }[] = [];
  let pressed: string | null = null;
  try {
    const dialog = settings
      ? await open(root, settings, parts, veils)
      : await read(readLayer(root, true, layout), parts);
    // With nothing to switch off, saving would only agree.
    if (!dialog || (!settings && !dialog.switches.length)) return { refused: false, pressed };
    const isOver = async (withinMs?: number) =>
      (await goes(dialog.root, layout, withinMs)) && isGone(root, layout);
    const again = () => read(readLayer(dialog.root, dialog.facts.floats, layout), parts);
    const pressOne = async (index: number, now: Dialog): Promise<boolean> => {
      const control = now.controls[index];
      if (!control) return false;
      parts.onPress(control.label);
      press(control.element, dialog.root);
      pressed = control.label;
      return isOver();
    };

    const denying = refusals(dialog);
    for (const control of denying) {
      parts.onPress(control.label);
      press(control.element, dialog.root);
      pressed = control.label;
    }
    // Where there is something to save, the dialog usually waits for it.
    const patienceMs = dialog.judgement.save >= 0 ? SAVABLE_MS : undefined;
    if (denying.length && (await isOver(patienceMs))) return { refused: true, pressed };
    if (!denying.length) {
      for (const [i, one] of dialog.switches.entries()) {
        // "Do not sell my data" refuses by being on.
        const wanted = dialog.switchClasses[i] === 'reject';
        const wasOn = one.isOn();
        if (wasOn === wanted) continue;
        turned.push({ one, wasOn });
        turn(one, wanted, (control) => press(control, dialog.root));
      }
      await wait(SETTLE_MS);
      const isOff = dialog.switches.every((one, i) => one.isOn() === (dialog.switchClasses[i] === 'reject'));
      if (!isOff) return { refused: false, pressed };
    }
    const now = await again();
    if (await pressOne(now.judgement.save, now)) return { refused: true, pressed };
    // Refused purpose by purpose, and only the dialog is still open.
    if (denying.length) {
      const last = await again();
      const close = last.judgement.classes.indexOf('close');
      if (close >= 0) {
        const label: string | null = pressed;
        if (await pressOne(close, last)) return { refused: true, pressed: label };
      }
      return { refused: isGone(root, layout) && isGone(dialog.root, layout), pressed };
    }
    if (settings) await leave(dialog, turned, parts);
    else for (const { one, wasOn } of turned) turn(one, wasOn, (control) => press(control, root));
    return { refused: false, pressed };
  } catch {
    // Nobody judges any more: at least nothing stays switched.
    for (const { one, wasOn } of turned) turn(one, wasOn, (control) => press(control, root));
    return { refused: false, pressed };
  } finally {
    for (const back of veils) back();
  }
}

/** Puts the switches back and closes the dialog, as a reader would who thought better of it. */
async function leave(
  dialog: Dialog,
  turned: { one: Switch; wasOn: boolean }[],
  parts: SecondParts,
): Promise<void> {
  for (const { one, wasOn } of turned) turn(one, wasOn, (control) => parts.press(control, dialog.root));
  if (isGone(dialog.root, parts.layout)) return;
  const now = await read(readLayer(dialog.root, dialog.facts.floats, parts.layout), parts);
  const close = now.controls[now.judgement.classes.indexOf('close')];
  if (close) parts.press(close.element, dialog.root);
}
