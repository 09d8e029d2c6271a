/** The blocks of text in a piece of a document, in order, with what judging them needs. */
import { countWords, fold, spaced } from './fold';

export interface Block {
  /** The nodes that make the block: one element, or a run of inline nodes between blocks. */
  readonly nodes: ChildNode[];
  /** Folded, for rules. */
  readonly text: string;
  readonly words: number;
  /** Share of the characters that stand in links, 0 to 1. */
  readonly linkShare: number;
  /** Lower-case name of the element that holds the text. */
  readonly tag: string;
  readonly isHeading: boolean;
  readonly endsSentence: boolean;
  readonly hasMedia: boolean;
  readonly inFigure: boolean;
  readonly inQuote: boolean;
  readonly inTable: boolean;
  readonly inPre: boolean;
  /** The closest list, or null. */
  readonly list: Element | null;
  /** Reads like running text: many words, or a sentence, few of them in links. */
  readonly isProse: boolean;
}

const BLOCK_TAGS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const BLOCKS = Array.from(BLOCK_TAGS).join(', ');
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
    if (node.localName === 'a') chars += (node.textContent ?? '').trim().length;
    else if (node.firstElementChild)
      for (const link of node.querySelectorAll('a')) chars += (link.textContent ?? '').trim().length;
  }
  return chars;
}

const holdsMedia = (nodes: readonly Node[]) =>
  nodes.some((node) => isElement(node) && (node.matches(MEDIA) || node.querySelector(MEDIA) !== null));

const HEADING = /^h[1-6]$/;
const SENTENCE_END = /[.!?…:;。!?।॥۔؟]["”’'»」』)\]]*$/u;

/** Who asks for blocks mostly needs one or two things of each: what costs is told when it is asked for, and kept. */
class ReadBlock implements Block {
  readonly inFigure: boolean;
  readonly inQuote: boolean;
  readonly inTable: boolean;
  readonly inPre: boolean;
  readonly list: Element | null;
  readonly isHeading: boolean;
  readonly words: number;
  readonly #inLink: boolean;
  readonly #raw: string;
  #text: string | undefined;
  #linkShare: number | undefined;
  #hasMedia: boolean | undefined;
  #isProse: boolean | undefined;

  constructor(
    readonly nodes: ChildNode[],
    raw: string,
    readonly tag: string,
    place: Place,
  ) {
    this.inFigure = place.inFigure;
    this.inQuote = place.inQuote;
    this.inTable = place.inTable;
    this.inPre = place.inPre;
    this.list = place.list;
    this.isHeading = HEADING.test(tag);
    this.words = countWords(raw);
    this.#inLink = place.inLink;
    this.#raw = raw;
  }

  get text(): string {
    this.#text ??= fold(this.#raw);
    return this.#text;
  }

  get linkShare(): number {
    this.#linkShare ??=
      this.#raw === '' ? 0 : this.#inLink ? 1 : Math.min(1, linkChars(this.nodes) / this.#raw.length);
    return this.#linkShare;
  }

  get endsSentence(): boolean {
    return SENTENCE_END.test(this.#raw);
  }

  get hasMedia(): boolean {
    this.#hasMedia ??= holdsMedia(this.nodes);
    return this.#hasMedia;
  }

  get isProse(): boolean {
    this.#isProse ??=
      !this.inFigure &&
      ((this.words >= 20 && this.linkShare < 0.35) ||
        (this.words >= 8 && this.endsSentence && this.linkShare < 0.3));
    return this.#isProse;
  }
}

function blockOf(nodes: ChildNode[], holder: Element, place: Place): Block | null {
  let text = '';
  for (const node of nodes) text += node.nodeType === 3 ? node.nodeValue : node.textContent;
  const raw = spaced(text);
  return raw === '' && !holdsMedia(nodes) ? null : new ReadBlock(nodes, raw, holder.localName, place);
}

/** Whether an element holds blocks; inline elements that wrap blocks count as blocks themselves. */
const holdsBlocks = (element: Element) =>
  element.firstElementChild !== null && element.querySelector(BLOCKS) !== null;

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
