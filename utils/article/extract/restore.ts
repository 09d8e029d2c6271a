/**
 * Puts back what Readability dropped from the midst of an article: boxes, answers, parts of lists that it weighed one by
 * one and found too light. What it kept tells where the article is; what stands there too and reads like it belongs to it.
 */
import { type Block, blocksOf } from './blocks';
import { declares } from './declared-body';
import { isAsideName, isLabel, isWayName } from './labels';
import { proseWords } from './prose-root';
import { isBlank, type Spare, textsOf } from './spare';

/** Share of the kept text that the element around the article holds. */
const HOLDS = 0.9;
/** A part is put back where at least this share of its words is prose, … */
const PROSE_SHARE = 0.6;
/** … and no more than this share of its characters stands in links. */
const LINK_SHARE = 0.25;
/** A declared text with this share of the kept paragraphs holds all of the article. */
const WITNESS_SHARE = 0.8;
/** Longer headings are none. */
const HEADING_WORDS = 16;
/** Questions and answers that follow an article are no larger share of it; larger ones are a page's own matter. */
const ANSWERS_SHARE = 0.3;
const QUESTION = /[?？؟;]["”’»」』)）]*$/u;
const QUESTION_WORDS = 30;
const NEVER =
  'nav, footer, aside, form, header, figure, dialog, noscript, script, svg, iframe, select, textarea, button, [role="navigation"], [role="complementary"], [role="dialog"], [role="contentinfo"], [role="banner"], [aria-hidden="true"]';

/** The first text that is more than spaces. */
function firstTextOf(element: Element): Node | null {
  const walker = element.ownerDocument.createTreeWalker(element, 4 /* NodeFilter.SHOW_TEXT */);
  let node = walker.nextNode();
  while (node && isBlank(node)) node = walker.nextNode();
  return node;
}

const indexOfFirst = (element: Element, order: () => ReadonlyMap<Node, number>) => {
  const start = firstTextOf(element);
  return start ? (order().get(start) ?? 0) : 0;
};

const kindOf = (element: Element) => `${element.localName} ${element.getAttribute('class') ?? ''}`;
const PLAIN = 'p, ul, ol, dl, li, dt, dd, blockquote, h2, h3, h4, h5, h6';

/** Reads like a part of the article: sentences with few links, or a heading. */
function belongs(element: Element, blocks: readonly Block[]): boolean {
  const words = blocks.reduce((sum, block) => sum + block.words, 0);
  if (words === 0) return false;
  const linked = blocks.reduce((sum, { linkShare, text }) => sum + linkShare * text.length, 0);
  const chars = blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (linked > chars * LINK_SHARE) return false;
  const prose = proseWords(blocks);
  if (prose < words * PROSE_SHARE) {
    const [only] = blocks;
    return (
      blocks.length === 1 &&
      only?.isHeading === true &&
      only.words >= 2 &&
      words <= HEADING_WORDS &&
      !isLabel(only.text)
    );
  }
  // Teasers: headings that lead elsewhere.
  if (blocks.some(({ isHeading, linkShare }) => isHeading && linkShare > 0.8)) return false;
  if (blocks.some(({ text, words: count }) => count <= 18 && isLabel(text))) return false;
  // A picture with a sentence or two is a picture with its caption.
  if (element.querySelector('img, picture, video') && blocks.filter(({ isProse }) => isProse).length < 2)
    return false;
  return element.querySelector('input, textarea, form') === null;
}

/** Holds questions, each with its answer: at least two. */
function holdsAnswers(blocks: readonly Block[]): boolean {
  const answered = blocks.filter(
    ({ text, words }, index) =>
      words <= QUESTION_WORDS && QUESTION.test(text) && blocks[index + 1]?.isProse === true,
  );
  return answered.length >= 2;
}

/** What holds an element, as far as the article or the main part of the page that it stands in. */
function holdersOf(element: Element, body: Element): Element[] {
  const holders: Element[] = [];
  for (
    let inner = element, outer = element.parentElement;
    outer && inner !== body && !inner.matches('main, article');
    inner = outer, outer = outer.parentElement
  )
    holders.push(outer);
  return holders;
}

/**
 * Puts missed parts back, in place: what stands amid the text that was kept, what leads from the page's heading to it, and
 * the questions and answers that follow it.
 *
 * @param found what Readability kept
 * @param spare the body as it was before, with its texts beside those that Readability was given
 */
export function restore(
  found: Element,
  { body, texts: spareTexts, given }: Spare,
  declared: string | null,
): void {
  const own = new Set(textsOf(found));
  const kept = new Map<number, Node>();
  const direct = new Map<Element, number>();
  given.forEach((text, index) => {
    if (!own.has(text) || isBlank(text)) return;
    kept.set(index, text);
    const parent = spareTexts[index]?.parentElement;
    if (parent) direct.set(parent, (direct.get(parent) ?? 0) + (text.nodeValue?.length ?? 0));
  });
  const charsIn = new Map<Element, number>();
  for (const [holder, chars] of direct)
    for (let element: Element | null = holder; element; element = element.parentElement)
      charsIn.set(element, (charsIn.get(element) ?? 0) + chars);
  const all = charsIn.get(body) ?? 0;
  if (all === 0) return;
  let region = body;
  for (;;) {
    const next: Element | undefined = Array.from(region.children).find(
      (child) => (charsIn.get(child) ?? 0) >= all * HOLDS,
    );
    if (!next) break;
    region = next;
  }
  let places: ReadonlyMap<Node, number> | undefined;
  const order = () => {
    places ??= new Map(spareTexts.map((node, index) => [node, index]));
    return places;
  };
  const indexes = [...kept.keys()];
  const [first = 0] = indexes;
  const last = indexes.at(-1) ?? 0;
  const prose = !declared ? [] : blocksOf(found).filter(({ isProse }) => isProse);
  // Declared texts are often only the beginning: one that lacks much of what was kept is no witness.
  const held = prose.filter(({ text }) => declared && declares(declared, text)).length;
  const witness = prose.length > 0 && held >= prose.length * WITNESS_SHARE ? declared : null;
  const lastInserted = new Map<Node, Node>();
  const title = Array.from(body.querySelectorAll('h1'), (heading) => indexOfFirst(heading, order))
    .filter((index) => index < first)
    .at(-1);
  const stack = [region];
  for (let element = stack.pop(); element; element = stack.pop()) {
    const children = Array.from(element.children);
    const below = children.filter((child) => charsIn.has(child));
    const kinds = new Set(below.map(kindOf));
    for (const child of children) {
      if (charsIn.has(child)) continue;
      // A part of a kind of its own is a box of something else more often than not.
      if (!witness && !kinds.has(kindOf(child)) && !child.matches(PLAIN)) continue;
      if (
        child.matches(NEVER) ||
        isAsideName(child) ||
        isWayName(child) ||
        (child.textContent ?? '').trim().length < 8
      )
        continue;
      const at = indexOfFirst(child, order);
      if (at > last || (at < first && (title === undefined || at <= title))) continue;
      const blocks = blocksOf(child);
      if (!belongs(child, blocks)) continue;
      if (witness && blocks.some(({ isProse, text }) => isProse && !declares(witness, text))) continue;
      insert(found, child, at, indexes, kept, lastInserted);
    }
    stack.push(...below.reverse());
  }
  for (const holder of holdersOf(region, body)) {
    for (const child of Array.from(holder.children)) {
      if (charsIn.has(child) || child.matches(NEVER) || isAsideName(child)) continue;
      const at = indexOfFirst(child, order);
      if (at < last || (child.textContent?.length ?? 0) > all * ANSWERS_SHARE) continue;
      const blocks = blocksOf(child);
      if (holdsAnswers(blocks) && belongs(child, blocks))
        insert(found, child, at, indexes, kept, lastInserted);
    }
  }
}

/** Inserts a part behind the text that came before it. */
function insert(
  found: Element,
  part: Element,
  at: number,
  indexes: readonly number[],
  kept: ReadonlyMap<number, Node>,
  lastInserted: Map<Node, Node>,
): void {
  const position = indexes.findIndex((index) => index > at);
  const before = kept.get(indexes[position < 0 ? indexes.length - 1 : position - 1] ?? -1);
  const after = position < 0 ? undefined : kept.get(indexes[position] ?? -1);
  const inList = part.matches('li, dt, dd');
  if (!before) {
    const home = found.firstElementChild ?? found;
    const previous = lastInserted.get(home);
    if (previous) (previous as ChildNode).after(part);
    else home.prepend(part);
    lastInserted.set(home, part);
    return;
  }
  let anchor: ChildNode = before as ChildNode;
  for (let parent = anchor.parentElement; parent && parent !== found; parent = anchor.parentElement) {
    if (after && parent.contains(after)) break;
    if (inList && anchor.nodeType === 1 && (anchor as Element).matches('li, dt, dd')) break;
    // The wrapper around all that Readability kept.
    if (parent.parentElement === found && parent === found.firstElementChild && !parent.nextElementSibling)
      break;
    anchor = parent;
  }
  // Amid a paragraph nothing is put in.
  if (anchor.nodeType !== 1) return;
  const previous = lastInserted.get(anchor) ?? anchor;
  (previous as ChildNode).after(part);
  lastInserted.set(anchor, part);
}
