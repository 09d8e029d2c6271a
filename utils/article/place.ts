/** Where in a page a note can stand right after some words without breaking what is around it. */
import { nameOf, nextOf, parentOf } from './dom';

/** Elements that may hold a block of ours beside their own children. */
const HOLDS_BLOCKS = new Set(
  'ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV FIGURE FOOTER FORM HEADER LI MAIN SECTION TD TH'.split(
    ' ',
  ),
);
/** Elements that hold words and end with them: the note goes behind, not inside. */
const HOLDS_WORDS = new Set('ADDRESS DT H1 H2 H3 H4 H5 H6 P PRE'.split(' '));

const isElement = (node: Node | null): node is Element => node?.nodeType === 1;

function hasTextBehind(node: Node): boolean {
  for (let next = nextOf(node); next; next = nextOf(next))
    if (/\S/.test((next.textContent ?? '').slice(0, 2000))) return true;
  return false;
}

/** Does the element lay its children out in its own way, so that one more would be a column among them? */
function arrangesChildren(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  const display = view?.getComputedStyle?.(element)?.display ?? '';
  if (/grid/.test(display)) return true;
  return /flex/.test(display) && !/column/.test(view?.getComputedStyle(element).flexDirection ?? '');
}

export interface Place {
  parent: Node;
  /** The note goes before this node; null for the end. */
  before: Node | null;
}

/**
 * The place right after a node's words: behind the paragraph when it ends there, else inside it, directly behind the
 * words; in tables and lists inside the cell or entry.
 *
 * @param last the node in which the words end
 * @returns null when the node is in no document
 */
export function placeAfter(last: Node): Place | null {
  let node: Node = last;
  let parent = parentOf(node);
  if (isElement(node) && HOLDS_WORDS.has(nameOf(node)) && parent) return { parent, before: nextOf(node) };
  // Out of the marks around the words (`b`, `span`, `a`): a block inside them would take on their look.
  while (isElement(parent) && !HOLDS_BLOCKS.has(nameOf(parent)) && !HOLDS_WORDS.has(nameOf(parent))) {
    if (/^(?:TABLE|TBODY|TR|UL|OL|DL|HTML)$/.test(nameOf(parent))) break;
    node = parent;
    parent = parentOf(node);
  }
  if (!parent) return null;
  // A paragraph that goes on behind the words (line breaks, a © line) is entered; else the note stands behind it.
  while (isElement(parent) && HOLDS_WORDS.has(nameOf(parent)) && !hasTextBehind(node)) {
    const outer = parentOf(parent);
    if (!isElement(outer) || !HOLDS_BLOCKS.has(nameOf(outer)) || arrangesChildren(outer)) break;
    node = parent;
    parent = outer;
  }
  return { parent, before: nextOf(node) };
}
