/** The switches of a preferences dialog: one for each purpose, in whatever markup. */
import { press } from './act';
import { textOf } from './find';

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

/** All elements under a root that match, through open shadow roots. */
function deepQuery(root: Element | ShadowRoot, selector: string, found: HTMLElement[] = []): HTMLElement[] {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (found.length >= MAX_SWITCHES) break;
    if (element.matches(selector)) found.push(element);
    if (element.shadowRoot) deepQuery(element.shadowRoot, selector, found);
  }
  return found;
}

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
  const own = root.shadowRoot ? deepQuery(root.shadowRoot, SWITCH) : [];
  return [...own, ...deepQuery(root, SWITCH)]
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
export function turn(one: Switch, on: boolean): boolean {
  if (one.isOn() === on) return true;
  press(one.element);
  if (one.isOn() === on) return true;
  const [label] = (one.element as HTMLInputElement).labels ?? [];
  if (label) press(label);
  return one.isOn() === on;
}
