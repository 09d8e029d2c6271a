/** The fallback where Readability finds nothing, or little of what is there: the smallest element that holds the prose. */
import { type Block, blocksOf } from './blocks';

/** Parts that are seldom the article; dropped only where they do not hold most of the text. */
const ASIDE =
  'nav, footer, aside, form, noscript, dialog, [role="navigation"], [role="complementary"], [role="contentinfo"], [role="dialog"], [aria-modal="true"]';
/** What their classes and identifiers say; patterns are several times faster than a selector with a part for each word. */
const ASIDE_CLASS = /comment|related|sidebar|footer|newsletter|recommend|popup|modal|promo/i;
const ASIDE_ID = /comment|sidebar/i;

const isAside = (element: Element) =>
  ASIDE_CLASS.test(element.getAttribute('class') ?? '') ||
  ASIDE_ID.test(element.getAttribute('id') ?? '') ||
  element.matches(ASIDE);

/** Share of the page's prose that the element must hold. */
const SHARE = 0.85;

export const proseWords = (blocks: readonly Block[]) =>
  blocks.reduce((sum, { isProse, words }) => sum + (isProse ? words : 0), 0);

/**
 * Finds the element around the prose.
 *
 * @param body the body of a prepared copy; asides are taken out of it
 * @returns null where there is no prose at all
 */
export function proseRoot(body: Element): { root: Element; words: number } | null {
  const pageChars = body.textContent?.length ?? 0;
  let removed: Element | null = null;
  for (const element of body.querySelectorAll(`${ASIDE}, [class], [id]`)) {
    if (removed?.contains(element) || !isAside(element)) continue;
    if ((element.textContent?.length ?? 0) >= pageChars / 2 || element.querySelector('article, main'))
      continue;
    element.remove();
    removed = element;
  }
  const held = new Map<Element, number>();
  let words = 0;
  for (const block of blocksOf(body)) {
    if (!block.isProse) continue;
    words += block.words;
    for (let element = block.nodes[0]?.parentElement ?? null; element; element = element.parentElement) {
      held.set(element, (held.get(element) ?? 0) + block.words);
      if (element === body) break;
    }
  }
  if (words === 0) return null;
  let root = body;
  for (;;) {
    const next: Element | undefined = Array.from(root.children).find(
      (child) => (held.get(child) ?? 0) >= words * SHARE,
    );
    if (!next || next.localName === 'tr' || next.localName === 'p') break;
    root = next;
  }
  return { root, words };
}
