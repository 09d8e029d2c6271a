/** The blocks of text in a piece of a document, in order, with what judging them needs. */
import { countWords, fold } from './fold';

export interface Block {
  /** The nodes that make the block: one element, or a run of inline nodes between blocks. */
  nodes: ChildNode[];
  /** Folded, for rules. */
  text: string;
  words: number;
  /** Share of the characters that stand in links, 0 to 1. */
  linkShare: number;
  /** Lower-case name of the element that holds the text. */
  tag: string;
  isHeading: boolean;
  endsSentence: boolean;
  hasMedia: boolean;
  inFigure: boolean;
  inQuote: boolean;
  inTable: boolean;
  inPre: boolean;
  /** The closest list, or null. */
  list: Element | null;
  /** Reads like running text: many words, or a sentence, few of them in links. */
  isProse: boolean;
}

const BLOCK_TAGS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const MEDIA = 'img, picture, video, audio, iframe, svg, math';

export const isElement = (node: Node): node is Element => node.nodeType === 1;

interface Place {
  inFigure: boolean;
  inQuote: boolean;
  inTable: boolean;
  inPre: boolean;
  /** A link around whole blocks: a teaser. */
  inLink: boolean;
  list: Element | null;
}

function placeIn(element: Element, outer: Place): Place {
  const tag = element.localName;
  return {
    inFigure: outer.inFigure || tag === 'figure' || tag === 'figcaption',
    inQuote: outer.inQuote || tag === 'blockquote',
    inTable: outer.inTable || tag === 'table',
    inPre: outer.inPre || tag === 'pre',
    inLink: outer.inLink || tag === 'a',
    list: tag === 'ul' || tag === 'ol' || tag === 'dl' ? element : outer.list,
  };
}

function linkChars(nodes: readonly Node[]): number {
  let chars = 0;
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const links = node.localName === 'a' ? [node] : Array.from(node.querySelectorAll('a'));
    for (const link of links) chars += (link.textContent ?? '').trim().length;
  }
  return chars;
}

const SENTENCE_END = /[.!?…:;。!?।॥۔؟]["”’'»」』)\]]*$/u;

function blockOf(nodes: ChildNode[], holder: Element, place: Place): Block | null {
  const raw = nodes
    .map((node) => node.textContent ?? '')
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const hasMedia = nodes.some(
    (node) => isElement(node) && (node.matches(MEDIA) || node.querySelector(MEDIA) !== null),
  );
  if (raw === '' && !hasMedia) return null;
  const words = countWords(raw);
  const linkShare = raw === '' ? 0 : place.inLink ? 1 : Math.min(1, linkChars(nodes) / raw.length);
  const endsSentence = SENTENCE_END.test(raw);
  return {
    inFigure: place.inFigure,
    inQuote: place.inQuote,
    inTable: place.inTable,
    inPre: place.inPre,
    list: place.list,
    nodes,
    text: fold(raw),
    words,
    linkShare,
    tag: holder.localName,
    isHeading: /^h[1-6]$/.test(holder.localName),
    endsSentence,
    hasMedia,
    isProse:
      !place.inFigure &&
      ((words >= 20 && linkShare < 0.35) || (words >= 8 && endsSentence && linkShare < 0.3)),
  };
}

/** Whether an element holds blocks; inline elements that wrap blocks count as blocks themselves. */
const holdsBlocks = (element: Element) =>
  element.firstElementChild !== null &&
  Array.from(element.querySelectorAll('*')).some(({ localName }) => BLOCK_TAGS.has(localName));

/** All blocks under an element, in document order. Depth costs no stack. */
export function blocksOf(root: Element): Block[] {
  const blocks: Block[] = [];
  const nowhere: Place = {
    inFigure: false,
    inQuote: false,
    inTable: false,
    inPre: false,
    inLink: false,
    list: null,
  };
  const stack: { element: Element; place: Place; next: ChildNode | null; run: ChildNode[] }[] = [
    { element: root, place: placeIn(root, nowhere), next: root.firstChild, run: [] },
  ];
  const flush = (frame: (typeof stack)[number]) => {
    if (frame.run.length === 0) return;
    const block = blockOf(frame.run, frame.element, frame.place);
    if (block) blocks.push(block);
    frame.run = [];
  };
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const node = frame.next;
    if (!node) {
      flush(frame);
      stack.pop();
      continue;
    }
    frame.next = node.nextSibling;
    // Comments have text, too, which nobody is shown.
    if (node.nodeType !== 1 && node.nodeType !== 3) continue;
    if (isElement(node) && (BLOCK_TAGS.has(node.localName) || holdsBlocks(node))) {
      flush(frame);
      if (node.localName === 'pre') {
        const block = blockOf([node], node, placeIn(node, frame.place));
        if (block) blocks.push(block);
      } else {
        stack.push({ element: node, place: placeIn(node, frame.place), next: node.firstChild, run: [] });
      }
    } else {
      frame.run.push(node);
    }
  }
  return blocks;
}
