/** What short lines and the names of containers say of being no part of an article. */
import { ASIDE_NAMES, BOILERPLATE, BOILERPLATE_SHAPES, WAY_NAMES } from '../../rules/boilerplate';
import { isDateLine } from './date-line';

/** Has the shape of a line that is no text in any language. */
export const isShaped = (folded: string): boolean =>
  BOILERPLATE_SHAPES.some(({ shape }) => shape.test(folded));

/** Begins like a label: a share row, a counter, a date, "related stories". */
export function isLabel(folded: string): boolean {
  if (isShaped(folded) || isDateLine(folded)) return true;
  const words = folded.replace(/^[\s\p{P}\p{S}]+/u, '');
  return BOILERPLATE.some(({ label }) => label.test(words) || label.test(folded));
}

/** Asks readers to subscribe, follow or install. */
export const isPlea = (folded: string): boolean => BOILERPLATE.some(({ plea }) => plea?.test(folded));

const nameOf = (element: Element) =>
  `${element.getAttribute('id') ?? ''} ${element.getAttribute('class') ?? ''}`;

/** Does the page's author call an element something that stands beside an article? */
export const isAsideName = (element: Element): boolean => ASIDE_NAMES.test(nameOf(element));

/** Does the page's author call an element something that may stand beside an article, and leads to others? */
export const isWayName = (element: Element): boolean => WAY_NAMES.test(nameOf(element));
