/** The switches of a preferences dialog: one for each purpose, in whatever markup. */
import { textOf } from './find';
import { queryTree } from './tree';

export interface Switch {
  element: HTMLElement;
  /** What a reader takes it to be about; may be empty. */
  label: string;
  isOn(): boolean;
}

const SWITCH =
  'input[type=checkbox],[role=switch],[role=checkbox],[role=menuitemcheckbox],button[aria-pressed],[role=button][aria-pressed]';
/** A dialog with more of them lists partners one by one, and none is worth that many presses. */
const MAX_SWITCHES = 150;
const MAX_LABEL_CHARS = 120;

const named = (element: HTMLElement): string => {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const tree = element.getRootNode() as Document | ShadowRoot;
  const parts = ids.map((id) => (id ? tree.getElementById(id) : null)).filter((part) => part !== null);
  const labels = [...((element as HTMLInputElement).labels ?? [])];
  const text = [...parts, ...labels].map((part) => textOf(part, MAX_LABEL_CHARS)).join(' ');
  return (element.getAttribute('aria-label') || text || textOf(element, MAX_LABEL_CHARS)).trim();
};

const isOn = (element: HTMLElement): boolean =>
  element.matches('input')
    ? (element as HTMLInputElement).checked
    : /true|mixed/.test(element.getAttribute('aria-checked') ?? element.getAttribute('aria-pressed') ?? '');

const isFixed = (element: HTMLElement): boolean =>
  element.matches(':disabled,[aria-disabled=true],[readonly],[aria-readonly=true]') ||
  element.closest('[inert],fieldset:disabled') !== null;

/** The switches below a root that can be switched; those that are required are not among them. */
export function switchesOf(root: HTMLElement): Switch[] {
  return queryTree(root, SWITCH, MAX_SWITCHES)
    .filter((element) => !isFixed(element))
    .map((element) => ({
      element,
      label: named(element).slice(0, MAX_LABEL_CHARS),
      isOn: () => isOn(element),
    }));
}

/**
 * Switches one, as a reader would: by a press on it, or on its label where the control itself is only drawn over.
 *
 * @returns whether it stands as wanted
 */
export function turn(one: Switch, on: boolean, press: (control: HTMLElement) => void): boolean {
  if (one.isOn() === on) return true;
  press(one.element);
  if (one.isOn() === on) return true;
  const [label] = (one.element as HTMLInputElement).labels ?? [];
  if (label) press(label);
  return one.isOn() === on;
}
