/** What short lines and the names of containers say of being no part of an article. */
import { ASIDE_NAMES, BOILERPLATE, BOILERPLATE_SHAPES, WAY_NAMES } from '../../rules/boilerplate';
import { isDateLine } from './date-line';

/** One pattern of many, all with the flag `u`: a text is gone through half as long as by one after the other. */
const anyOf = (patterns: readonly (RegExp | undefined)[]) =>
  new RegExp(patterns.flatMap((pattern) => (pattern ? [pattern.source] : [])).join('|'), 'u');
const SHAPE = anyOf(BOILERPLATE_SHAPES.map(({ shape }) => shape));
const LABEL = anyOf(BOILERPLATE.map(({ label }) => label));
const PLEA = anyOf(BOILERPLATE.map(({ plea }) => plea));
const CONSENT = anyOf(BOILERPLATE.map(({ consent }) => consent));

/** Has the shape of a line that is no text in any language. */
export const isShaped = (folded: string): boolean => SHAPE.test(folded);

/** Begins like a label: a share row, a counter, a date, "related stories". */
export function isLabel(folded: string): boolean {
  if (isShaped(folded) || isDateLine(folded)) return true;
  const words = folded.replace(/^[\s\p{P}\p{S}]+/u, '');
  return LABEL.test(words) || (words !== folded && LABEL.test(folded));
}

/** Asks readers to subscribe, follow or install. */
export const isPlea = (folded: string): boolean => PLEA.test(folded);

/** Is this text a consent notice? */
export const isConsentNotice = (folded: string): boolean => CONSENT.test(folded);

const nameOf = (element: Element) =>
  `${element.getAttribute('id') ?? ''} ${element.getAttribute('class') ?? ''}`;

/** Does the page's author call an element something that stands beside an article? */
export const isAsideName = (element: Element): boolean => ASIDE_NAMES.test(nameOf(element));

/** Does the page's author call an element something that may stand beside an article, and leads to others? */
export const isWayName = (element: Element): boolean => WAY_NAMES.test(nameOf(element));
