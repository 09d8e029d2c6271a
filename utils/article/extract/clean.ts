/** Drops the blocks of an extracted article that are not the article: judged by shape, by words and by where they stand. */
import { type Block, blocksOf, isElement } from './blocks';
import { isAsideName, isConsentNotice, isLabel, isPlea, isShaped, isWayName } from './labels';
import { isBlank } from './spare';

const LABEL_WORDS = 18;
/** A text under a story's title that is longer says more than what the story is about. */
const SUMMARY_WORDS = 50;
/** A container of a larger share of the article's text is none that stands beside it, whatever its name. */
const ASIDE_SHARE = 0.25;
const ASIDE_CHARS = 4000;
/** What leads to other stories has at least this share of its characters in links. */
const WAY_LINKS = 0.3;
/** A list with a larger share of its characters in links is one of links. */
const LIST_LINKS = 0.7;
/** A line that announces a list has more words than a label such as "Links:". */
const ANNOUNCING_WORDS = 5;
const NO_CONTAINER =
  'body, main, article, figure, figcaption, pre, code, a, span, h1, h2, h3, h4, h5, h6, img, picture, video, svg, svg *';
const PLEA_WORDS = 45;
const NOTICE_WORDS = 60;
const BIO_WORDS = 70;
/** Lines of more words are paragraphs. */
const LINE_WORDS = 25;
/** What follows the article is no larger share of all words. */
const TAIL_SHARE = 0.3;
/** A heading of more words says something of its own. */
const HEADING_WORDS = 8;

/** The lines about the author at the end of many articles. */
const BIO =
  /\b(?:is|was|has been|ist|est|è|es|is een) (?:an? |the |eine? |un[ea]? |el |la )?.{0,60}\b(?:reporter|editor|writer|journalist|author|columnist|correspondent|contributor|professor|fellow|freelance|autor(?:in)?|redakteur(?:in)?|journaliste|periodista|giornalista)|\b(?:follow (?:him|her|them) on|can be reached at|contributed to this (?:report|story|article)|reach (?:him|her|them) at)\b/u;

/** A line that says only that a name follows. */
const BY = /^(?:(?:written )?by|von|par|por|di|door|av|af|tekst|text|autor(?:in|e)?|auteur|yazan):?$/u;
/** A name has no more words. */
const NAME_WORDS = 6;

/** The line of the owner of the rights. */
const RIGHTS =
  /©|\(c\) ?(?:19|20)\d\d|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|tutti i diritti|無断転載|all rights/u;

/** Share of an element's characters that stand in links. */
function linkedShare(element: Element): number {
  let links = 0;
  for (const link of Array.from(element.querySelectorAll('a')))
    links += (link.textContent ?? '').trim().length;
  return links / Math.max(1, (element.textContent ?? '').trim().length);
}

/** Neighbours in the same parent that read like a list of short lines: lyrics, ingredients, results. */
function inRunOfLines(blocks: readonly Block[], index: number): boolean {
  const parent = blocks[index]?.nodes[0]?.parentNode?.parentNode;
  let lines = 0;
  for (const block of blocks.slice(Math.max(0, index - 3), index + 4)) {
    if (block.nodes[0]?.parentNode?.parentNode === parent && block.linkShare < 0.3 && !isLabel(block.text))
      lines += 1;
  }
  return lines >= 4;
}

/** Do two blocks stand in the same element, in elements of one kind? */
function isBeside(one: Block, other: Block | undefined): boolean {
  const [a, b] = [one.nodes[0]?.parentNode, other?.nodes[0]?.parentNode];
  return a?.parentNode === b?.parentNode && one.tag === other?.tag;
}

/** Lists of other stories: a line that is a link, then an elided summary, twice or more. */
function teasers(blocks: readonly Block[]): Set<Block> {
  const texts = blocks.filter(({ text }) => text !== '');
  const pairs: [Block, Block][] = [];
  texts.forEach((title, index) => {
    const summary = texts[index + 1];
    const isTitle = title.linkShare > 0.8 && title.words >= 2 && title.words <= 25;
    if (
      isTitle &&
      summary &&
      summary.words <= PLEA_WORDS &&
      summary.linkShare < 0.5 &&
      /(?:\.\.\.|…)$/.test(summary.text)
    ) {
      pairs.push([title, summary]);
    }
  });
  return pairs.length >= 2 ? new Set(pairs.flat()) : new Set();
}

/** A long heading, or a whole sentence without links, is text even when it begins like a label. */
function saysSomething({ isHeading, isProse, words, linkShare, text }: Block): boolean {
  if (isHeading) return words > HEADING_WORDS;
  return isProse && words >= 10 && linkShare === 0 && /[.!?。]["”’»」]?$/u.test(text) && !isShaped(text);
}

/** Links that the text leads up to, `… such as these:`, are part of it: a list of them, or an address on a line of its own. */
function isAnnounced(block: Block, index: number, blocks: readonly Block[]): boolean {
  if (!block.list && !/^https?:/.test(block.text)) return false;
  const lead = blocks.slice(0, index).findLast(({ list }) => !block.list || list !== block.list);
  return (
    lead !== undefined &&
    !lead.isHeading &&
    !lead.list &&
    lead.words >= ANNOUNCING_WORDS &&
    lead.linkShare < WAY_LINKS &&
    /[:：]$/.test(lead.text) &&
    !isLabel(lead.text)
  );
}

function isDropped(
  block: Block,
  index: number,
  blocks: readonly Block[],
  first: number,
  last: number,
  isLinks: (list: Element) => boolean,
): boolean {
  if (block.text === '' || block.inFigure || block.inPre) return false;
  const short = block.words <= LABEL_WORDS;
  if (short && !block.inTable && isLabel(block.text) && !saysSomething(block)) return true;
  if (
    block.words <= NOTICE_WORDS &&
    isConsentNotice(block.text) &&
    (index < first || index >= last || block.words <= 25)
  )
    return true;
  if (block.words <= PLEA_WORDS && !block.inQuote && isPlea(block.text)) return true;
  if (
    index >= last - 2 &&
    index > first + 3 &&
    block.words <= BIO_WORDS &&
    BIO.test(block.text) &&
    block.linkShare < 1
  )
    return true;
  if (index >= last - 2 && block.words <= PLEA_WORDS && RIGHTS.test(block.text)) return true;
  if (block.inTable) return false;
  if ((index < last || !block.list) && isAnnounced(block, index, blocks)) return false;
  const linkList = block.list !== null && isLinks(block.list);
  if (
    block.linkShare > 0.8 &&
    block.words <= 30 &&
    !block.isHeading &&
    !block.inQuote &&
    (!block.list || linkList)
  )
    return true;
  if (index < first) {
    const isLine = block.words <= LABEL_WORDS && !block.endsSentence;
    return !block.isHeading && isLine && !(block.words >= 4 && inRunOfLines(blocks, index));
  }
  if (index > last && !block.isProse) {
    if (block.list) return linkList || block.linkShare >= 0.5;
    if (block.words >= 12 && block.endsSentence && block.linkShare < 0.6 && isBeside(block, blocks[last]))
      return false;
    return block.words < 3 || block.isHeading || block.linkShare >= 0.3 || !inRunOfLines(blocks, index);
  }
  return false;
}

/** "By" on a line of its own, and the name on the next: the author is told above the text. */
function bylines(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, index) => {
    if (block.inTable || block.inQuote || block.inPre || !BY.test(block.text)) return [];
    const name = blocks[index + 1];
    const isName =
      name && name.words <= NAME_WORDS && !name.isHeading && !name.endsSentence && !name.hasMedia;
    return isName ? [block, name] : [block];
  });
}

/** The items of a list of links right under a label such as "More great stories". */
function listsUnderLabels(blocks: readonly Block[], dropped: ReadonlySet<Block>): Block[] {
  const found: Block[] = [];
  blocks.forEach((label, index) => {
    const list = blocks[index + 1]?.list;
    if (!dropped.has(label) || !list || label.list === list || label.words > LABEL_WORDS) return;
    const items = blocks.slice(index + 1).filter((block) => block.list === list);
    if (items.every(({ linkShare, text }) => linkShare > 0 || text === '')) found.push(...items);
  });
  return found;
}

/** From here on only other stories follow: three or more headings, each a link with at most a summary under it. */
function storiesAtTheEnd(blocks: readonly Block[]): Block[] {
  let start = blocks.length;
  let headings = 0;
  let words = 0;
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index];
    if (!block) break;
    words += block.words;
    if (!block.isHeading) continue;
    if (block.linkShare < 0.8 || words - block.words > SUMMARY_WORDS) break;
    headings += 1;
    start = index;
    words = 0;
  }
  const before = blocks.slice(0, start).reduce((sum, block) => sum + (block.isProse ? block.words : 0), 0);
  return headings >= 3 && before >= 150 ? blocks.slice(start) : [];
}

/** Drops containers whose names say that they stand beside the article. */
function dropAsides(root: Element): void {
  const limit = Math.min(ASIDE_CHARS, (root.textContent?.length ?? 0) * ASIDE_SHARE);
  for (const element of Array.from(root.querySelectorAll('[id], [class]'))) {
    const isAside = isAsideName(element);
    if ((!isAside && !isWayName(element)) || element.matches(NO_CONTAINER)) continue;
    if ((element.textContent?.length ?? 0) >= limit || !root.contains(element)) continue;
    if (isAside || linkedShare(element) > WAY_LINKS) element.remove();
  }
}

/** What follows a label such as "Most popular" near the end, if it is only short lines. */
function shortLinesUnderLabels(blocks: readonly Block[], dropped: ReadonlySet<Block>): Block[] {
  const all = blocks.reduce((sum, { words }) => sum + words, 0);
  let start = blocks.length;
  let words = 0;
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index];
    if (!block || block.words > LINE_WORDS || words + block.words > all * TAIL_SHARE) break;
    // The article goes on: a heading of its own, or a list of what it says.
    if ((block.isHeading && !dropped.has(block)) || (block.list && block.linkShare < 0.5)) break;
    words += block.words;
    if (block.isHeading && dropped.has(block)) start = index;
  }
  return blocks.slice(start);
}

/** Headings under which nothing is left. */
function bareHeadings(blocks: readonly Block[], dropped: ReadonlySet<Block>): Block[] {
  const bare: Block[] = [];
  let below: Block | null = null;
  for (const block of blocks.toReversed()) {
    if (dropped.has(block) || (block.text === '' && !block.hasMedia)) continue;
    if (!block.isHeading) {
      below = block;
    } else if (below === null) {
      bare.push(block);
    }
  }
  return bare;
}

function remove(block: Block): void {
  for (const node of block.nodes) {
    if (
      isElement(node) &&
      (node.matches('img, picture, video') || node.querySelector('img, picture, video'))
    ) {
      // The picture stays, its words go.
      const texts = node.ownerDocument.createTreeWalker(node, 4 /* NodeFilter.SHOW_TEXT */);
      const found: Node[] = [];
      for (let text = texts.nextNode(); text; text = texts.nextNode()) found.push(text);
      for (const text of found) text.parentNode?.removeChild(text);
    } else {
      node.remove();
    }
  }
}

const CAPTION_CLASS = '[class*="caption" i], [class*="credit" i], .wp-caption-text';
const CREDITED =
  /\((?:image|photo|picture|pic|credit|foto|bild|crédit)s?(?: credit)?: ?[^)]{1,80}\)$|\((?:ap photo|[^)]{2,60}\/(?:ap|afp|reuters|getty images|dpa))[^)]{0,60}\)$|(?:^|[.!?。…|]['”’»]? ?)(?:photo|image|picture|foto|bild|crédit|illustration)s?(?: credit)?(?: ?[:©|]| by:?) ?.{2,60}$|[.!?。…]['”’»]? credit: ?.{2,60}$/u;
const CAPTION_WORDS = 60;

/** Is this the caption of a picture, whatever its element is called? */
function isCaption(block: Block): boolean {
  const holder = block.nodes[0]?.parentElement;
  if (
    !holder ||
    block.text === '' ||
    block.words > CAPTION_WORDS ||
    block.tag === 'figcaption' ||
    block.inQuote ||
    block.inTable
  )
    return false;
  if (block.inFigure) return holder.closest('figcaption') === null;
  return (
    !block.isHeading &&
    (CREDITED.test(block.text) || (!block.isProse && holder.closest(CAPTION_CLASS) !== null))
  );
}

/** Makes captions of what are captions, so that they look like it. */
function markCaptions(blocks: readonly Block[]): void {
  for (const block of blocks) {
    const [first] = block.nodes;
    if (!first || block.hasMedia || !isCaption(block)) continue;
    const caption = first.ownerDocument?.createElement('figcaption');
    if (!caption) continue;
    first.before(caption);
    caption.append(...block.nodes);
  }
}

const KEPT_EMPTY = new Set('img picture video audio iframe svg math table hr br'.split(' '));
const KEPT_PARTS = new Set('source track col td th tr tbody thead'.split(' '));

/** Takes away what is empty now, from the inside out. */
function removeEmpty(root: Element): void {
  const full = new Set<Node | null>();
  for (const element of Array.from(root.querySelectorAll('*')).reverse()) {
    if (full.has(element) || KEPT_EMPTY.has(element.localName) || hasOwnText(element)) {
      full.add(element.parentNode);
    } else if (!KEPT_PARTS.has(element.localName) && !element.closest('svg, math')) {
      element.remove();
    }
  }
}

function hasOwnText(element: Element): boolean {
  for (let node = element.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 3 && !isBlank(node)) return true;
  return false;
}

/**
 * Cleans an extracted article in place.
 *
 * @returns the blocks that are left
 */
export function clean(root: Element): Block[] {
  dropAsides(root);
  const blocks = blocksOf(root);
  let first = blocks.findIndex(({ isProse, list }) => isProse && !list);
  if (first < 0) first = blocks.findIndex(({ isProse }) => isProse);
  const last = blocks.findLastIndex(({ isProse }) => isProse);
  const dropped = teasers(blocks);
  // A list is asked for by each of its lines, and nothing is taken out meanwhile.
  const lists = new Map<Element, boolean>();
  const isLinks = (list: Element) => {
    const known = lists.get(list) ?? linkedShare(list) > LIST_LINKS;
    lists.set(list, known);
    return known;
  };
  blocks.forEach((block, index) => {
    // Without prose there is no before and after: only words and links tell.
    const [from, to] = first < 0 ? [0, blocks.length] : [first, last];
    if (isDropped(block, index, blocks, from, to, isLinks)) dropped.add(block);
  });
  for (const block of bylines(blocks)) dropped.add(block);
  for (const block of listsUnderLabels(blocks, dropped)) dropped.add(block);
  for (const block of storiesAtTheEnd(blocks)) dropped.add(block);
  for (const block of shortLinesUnderLabels(blocks, dropped)) dropped.add(block);
  for (const block of bareHeadings(blocks, dropped)) dropped.add(block);
  markCaptions(blocks.filter((block) => !dropped.has(block)));
  for (const block of dropped) remove(block);
  removeEmpty(root);
  return blocks.filter((block) => !dropped.has(block));
}
