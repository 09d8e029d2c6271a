/** Finds the banner of one of our own rules in a page. */
import { BANNER_RULES, type BannerRule } from '../rules/banners';

/** A banner that a rule knows. */
export interface RuledBanner {
  rule: BannerRule;
  root: HTMLElement;
  /** What to press; null where the rule only hides. */
  control: HTMLElement | null;
}

/** What may be pressed, where a rule goes by the label. */
const CONTROLS = 'button, a, [role=button], input[type=button], input[type=submit]';

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

const labelOf = (element: HTMLElement): string =>
  plain(
    element.getAttribute('aria-label') ??
      (element instanceof HTMLInputElement ? element.value : (element.textContent ?? '')),
  );

function controlOf({ control }: BannerRule, root: HTMLElement): HTMLElement | null {
  if (!control) return null;
  if ('selector' in control) return root.querySelector<HTMLElement>(control.selector);
  const label = plain(control.label);
  return (
    [...root.querySelectorAll<HTMLElement>(CONTROLS)].find((element) => labelOf(element) === label) ?? null
  );
}

/**
 * The banner that one of our rules knows, in a document or an open shadow root.
 *
 * To be asked after the engine had its turn and before the words of the layer are judged: the rule says which tool it
 * is, what is done (`rule.stage`) and what is pressed. The caller still checks that the root can be seen, that the
 * reader's mode allows the stage, and afterwards that the banner went. A rule whose control is not there counts as no
 * rule, so a tool that changed its markup is read by its words instead.
 *
 * @param place where to look; one selector per rule, no walk through the document
 * @param rules for tests
 * @returns null where no rule fits
 */
export function bannerRuleFor(
  place: Document | ShadowRoot,
  rules: readonly BannerRule[] = BANNER_RULES,
): RuledBanner | null {
  for (const rule of rules) {
    try {
      const root = place.querySelector<HTMLElement>(rule.root);
      const control = root && controlOf(rule, root);
      if (root && (control || rule.stage === 'hide')) return { rule, root, control };
    } catch {
      // A selector that this browser does not understand knows no banner.
    }
  }
  return null;
}
