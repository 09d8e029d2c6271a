/** Paragraphs where the page only breaks lines: `text<br><br>text` in a cell or a `div` becomes `p` elements. */
import { isElement } from './blocks';
import { fold } from './fold';
import { isShaped } from './labels';

const isBreak = (node: Node | null): node is Element =>
  node !== null && isElement(node) && node.localName === 'br';
const isBlank = (node: Node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() === '';
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const isInline = (node: Node) =>
  node.nodeType === 3 ||
  (isElement(node) &&
    INLINE.has(node.localName) &&
    !node.querySelector('p, div, table, ul, ol, blockquote, h1, h2, h3, h4'));

/** A line of its own, even after a single break: a © line, a counter, a date. */
const isLine = (nodes: readonly Node[]) => {
  const text = fold(nodes.map((node) => node.textContent ?? '').join(''));
  return text !== '' && text.length < 100 && isShaped(text);
};

/** The lines of an element: runs of inline nodes with the number of breaks before them. */
function linesOf(parent: Element): { nodes: ChildNode[]; breaksBefore: number }[] {
  const lines: { nodes: ChildNode[]; breaksBefore: number }[] = [];
  let line: ChildNode[] = [];
  let breaks = 0;
  const flush = () => {
    if (line.some((node) => !isBlank(node))) {
      lines.push({ nodes: line, breaksBefore: breaks });
      breaks = 0;
    }
    line = [];
  };
  for (const node of Array.from(parent.childNodes)) {
    if (isBreak(node)) {
      flush();
      breaks += 1;
    } else if (isInline(node)) {
      line.push(node);
    } else {
      flush();
      // A block of its own stands between: what follows begins anew.
      breaks = 2;
    }
  }
  flush();
  return lines;
}

function breakInto(parent: Element): void {
  const groups: ChildNode[][] = [];
  let previousWasLine = false;
  for (const { nodes, breaksBefore } of linesOf(parent)) {
    const alone = isLine(nodes);
    const last = groups.at(-1);
    if (last && breaksBefore < 2 && !alone && !previousWasLine) {
      const joint = nodes[0]?.previousSibling;
      last.push(...(isBreak(joint ?? null) && joint ? [joint] : []), ...nodes);
    } else {
      groups.push(nodes);
    }
    previousWasLine = alone;
  }
  if (groups.length < 2) return;
  for (const nodes of groups) {
    const paragraph = parent.ownerDocument.createElement('p');
    nodes[0]?.before(paragraph);
    paragraph.append(...nodes);
  }
  for (const node of Array.from(parent.childNodes)) if (isBreak(node)) node.remove();
}

/** Makes paragraphs in place, wherever an element breaks lines. */
export function breakParagraphs(root: Element): void {
  const parents = new Set<Element>();
  for (const lineBreak of Array.from(root.querySelectorAll('br'))) {
    const parent = lineBreak.parentElement;
    if (parent && !INLINE.has(parent.localName) && !parent.closest('pre, svg, math, figcaption, address'))
      parents.add(parent);
  }
  for (const parent of parents) {
    if (parent.localName !== 'p' && !/^h[1-6]$/.test(parent.localName)) {
      breakInto(parent);
      continue;
    }
    // Paragraphs do not nest: one that holds several becomes a plain block.
    const holder = parent.ownerDocument.createElement('div');
    holder.append(...Array.from(parent.childNodes));
    breakInto(holder);
    if (holder.querySelector('p')) parent.replaceWith(holder);
    else parent.append(...Array.from(holder.childNodes));
  }
}
