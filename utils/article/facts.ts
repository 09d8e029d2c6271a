/** Reads what a page says of itself from the live Document: one pass, nothing changed, nothing judged. */
import type { FactBlock, FactLink, PageFacts } from '../facts';
import { attributeOf, bodyOf, nameOf, parentOf, read, rootOf, selectAll } from './dom';
import { type LayoutView, readLayout } from './layout';
import { linkedArticles } from './linked';
import { type Block, type Outline, outline } from './outline';
import { HEADING, type Said, sayingOf, textSaid, titleSaid } from './said';

/** Meta elements that judges ask for. */
const META = new Set(
  (
    'og:title og:site_name og:type og:url og:locale og:article:author og:article:published_time ' +
    'article:published_time article:author article:publisher article:content_tier article:opinion author byl ' +
    'byline date pubdate publishdate dc.date dc.date.issued dc.creator dc.publisher dcterms.created dcterms.date ' +
    'parsely-author parsely-pub-date parsely-title sailthru.author sailthru.date cxenseparse:recs:publishtime ' +
    'syndication-source original-source citation_author citation_publication_date application-name twitter:site ' +
    'twitter:title news_authors publisher'
  ).split(' '),
);

/** A body needs this many words of prose before it is taken for one. */
const MIN_PROSE_WORDS = 30;
/** Words of one block that count: a single huge one is no article. */
const MAX_WEIGHT = 2000;
/** Last blocks of the body whose layout is measured. */
const MEASURED_BLOCKS = 6;
/** Share of a page's prose that a container must hold to be gone into. */
const HOLDS_MOST = 0.7;

export interface ReadOptions {
  /** Whether an element can be seen, for the blocks that matter; without it attributes alone decide. */
  isVisible?: (element: Element) => boolean;
  /** Measures of the page as it is laid out (`layoutOf`); without them nothing is said of what is clipped or covered. */
  layout?: LayoutView | null;
  /** What was said before the route change that led here; what still stands of it is believed less. */
  before?: Said | null | undefined;
  /** A route change led here from a page that was never read: whose head this is must be told by what it names. */
  isRouted?: boolean;
}

export interface Reading {
  facts: PageFacts;
  /** Where the last shown words end in the live document (a text node), or null when there is no text. */
  lastNode: Node | null;
  /** The element that holds the text, or null. */
  bodyRoot: Element | null;
  /** The node in which a block of the body that ends in these words ends; null when none does. */
  nodeEnding: (words: string) => Node | null;
  /** The element that clips the text, behind which a note can be seen; null when none does. */
  clippedBy: Element | null;
}

const fold = (text: string | null | undefined, maxChars: number): string | null => {
  const folded = (text ?? '')
    .slice(0, maxChars * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return folded === '' ? null : folded.slice(0, maxChars);
};

/** Letters and digits alone, to compare a heading with a title. */
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Of the metadata, what names the article, and what is said of the site whatever article it shows. */
const TITLES = ['og:title', 'twitter:title', 'parsely-title'];
const OF_SITE =
  /^(?:og:site_name|application-name|og:locale|twitter:site|publisher|dc\.publisher|article:publisher)$/;

/**
 * Does a name of the article stand for what the page is called now? Pages add their own name to titles, and pages of a
 * longer text a number.
 */
const isNamed = (name: string, names: readonly string[]): boolean => {
  const wanted = bare(name);
  return names.map(bare).some((known) => {
    const [shorter = '', longer = ''] = [wanted, known].sort((a, b) => a.length - b.length);
    return shorter === longer || (shorter.length >= 8 && longer.includes(shorter));
  });
};

/**
 * What a page is called since it changed its route: its title and headings, as far as they are other ones than before.
 * Empty where nothing was renamed, as on every page that was loaded.
 */
function newNames(doc: Document, title: string, before: Said | null | undefined): string[] {
  if (!before) return [];
  const isNew = title !== '' && !before.has(titleSaid(String(read(doc, 'title') ?? '')));
  // A page that had no heading as yet was not called anything else by one.
  const hadHeading = [...before].some((saying) => saying.startsWith(HEADING));
  const headings = selectAll(doc, 'h1')
    .filter((heading) => hadHeading && !before.has(sayingOf(heading)))
    .map(({ textContent }) => fold(textContent, 400) ?? '');
  return [...(isNew ? [title] : []), ...headings].filter(Boolean);
}

/**
 * What a page is called that came by a route change, nothing being known of the page before: its headings, or its title
 * where it has none. Empty where the head names the page's own address, by which it is known to be the page's.
 */
function shownNames(doc: Document, title: string): string[] {
  const own = String(read(doc, 'URL') ?? '').split('#')[0];
  const canonical = selectAll(doc, 'link[rel~="canonical"][href]')[0];
  if (canonical && absolute(doc, canonical)?.split('#')[0] === own) return [];
  const headings = selectAll(doc, 'h1').map(({ textContent }) => fold(textContent, 400) ?? '');
  const names = headings.filter(Boolean);
  return names.length > 0 ? names : [title].filter(Boolean);
}

/**
 * What the page's head says of its article. Applications that go from article to article often leave the head of the
 * first one standing: what is the same as before while the page has got another name is not believed, unless it names
 * what the page is called now.
 */
function readHead(
  doc: Document,
  names: readonly string[],
  before: Said | null | undefined,
): Pick<PageFacts, 'meta' | 'canonical' | 'linkedArticles'> {
  const isLeft = (element: Element) => names.length > 0 && (before ? before.has(sayingOf(element)) : true);
  const read = readMeta(doc, isLeft);
  const titles = TITLES.flatMap((name) => read[name] ?? []);
  const isOfArticle = titles.some(({ content, left }) => !left || isNamed(content, names));
  const meta: Record<string, string> = {};
  for (const [name, { content, left }] of Object.entries(read))
    if (!left || isOfArticle || OF_SITE.test(name)) meta[name] = content;
  const scripts = selectAll(doc, 'script[type="application/ld+json" i]');
  const textsOf = (wanted: boolean) =>
    scripts.filter((script) => isLeft(script) === wanted).map(({ textContent }) => textContent ?? '');
  const leftArticles = linkedArticles(textsOf(true)).filter(
    ({ headline }) => headline !== null && isNamed(headline, names),
  );
  const canonical = selectAll(doc, 'link[rel~="canonical"][href]')[0];
  const isOther = canonical && isLeft(canonical) && !titles.some(({ content }) => isNamed(content, names));
  return {
    meta,
    canonical: canonical && !isOther ? fold(attributeOf(canonical, 'href'), 4096) : null,
    linkedArticles: [...linkedArticles(textsOf(false)), ...leftArticles],
  };
}

/** Meta elements that judges ask for, and whether each only stands there from the page before. */
function readMeta(doc: Document, isLeft: (element: Element) => boolean) {
  const meta: Record<string, { content: string; left: boolean }> = {};
  for (const element of selectAll(doc, 'meta[content]').slice(0, 400)) {
    const name = (attributeOf(element, 'property') ?? attributeOf(element, 'name') ?? '')
      .toLowerCase()
      .trim();
    const content = fold(attributeOf(element, 'content'), 1000);
    if (content !== null && META.has(name) && !(name in meta))
      meta[name] = { content, left: isLeft(element) };
  }
  return meta;
}

interface Body {
  /** Index of the container that holds the text. */
  root: number;
  /** Index of its first and last block. */
  first: number;
  last: number;
}

/** For every block, whether it lies inside the container. Containers come before what they hold. */
function insideOf({ containers }: Outline, root: number): (block: Block) => boolean {
  const inside = new Uint8Array(containers.length);
  for (let i = root; i < containers.length; i++)
    inside[i] = i === root || inside[containers[i]?.parent ?? 0] === 1 ? 1 : 0;
  return (block) => inside[block.container] === 1;
}

/** Goes down from the outermost container as long as one child holds most of the prose. */
function proseRoot({ blocks, containers }: Outline): { root: number; words: number } {
  const words = new Float64Array(containers.length);
  for (const block of blocks)
    if (block.isProse)
      words[block.container] = (words[block.container] ?? 0) + Math.min(block.words, MAX_WEIGHT);
  for (let i = containers.length - 1; i > 0; i--) {
    const parent = containers[i]?.parent ?? 0;
    words[parent] = (words[parent] ?? 0) + (words[i] ?? 0);
  }
  const total = words[0] ?? 0;
  const heaviest = new Int32Array(containers.length).fill(-1);
  for (let i = 1; i < containers.length; i++) {
    const parent = containers[i]?.parent ?? 0;
    const rival = heaviest[parent] ?? -1;
    if (rival === -1 || (words[i] ?? 0) > (words[rival] ?? 0)) heaviest[parent] = i;
  }
  let root = 0;
  for (;;) {
    const child = heaviest[root] ?? -1;
    // A single paragraph is no root: what stands beside it is part of the article.
    if (
      child === -1 ||
      (words[child] ?? 0) < total * HOLDS_MOST ||
      /^(?:P|LI|TD|BLOCKQUOTE)$/.test(containers[child]?.name ?? '')
    )
      break;
    root = child;
  }
  return { root, words: total };
}

/** The container that the page itself marks as the article's body; -1 when none or several are. */
function markedRoot({ containers }: Outline): number {
  let body = -1;
  let article = -1;
  let articles = 0;
  containers.forEach(({ element, name }, i) => {
    if (body === -1 && (attributeOf(element, 'itemprop') ?? '').split(/\s+/).includes('articleBody'))
      body = i;
    if (name === 'ARTICLE' && ++articles === 1) article = i;
  });
  return body !== -1 ? body : articles === 1 ? article : -1;
}

/** What a block gains that says the same as a title of the page; part of one gains less. */
const SAME_AS_TITLE = 4;

/** Index of the block that names the article, or -1. */
function headlineAt({ blocks, containers }: Outline, titles: string[], lastProse: number): number {
  const wanted = titles.map(bare).filter((title) => title.length >= 8);
  let best = -1;
  let bestScore = 2.5;
  for (let i = 0; i <= lastProse && i < blocks.length; i++) {
    const block = blocks[i];
    const element = block && containers[block.container]?.element;
    if (!element || block.text.length > 300 || block.text.length < 3) continue;
    let score = { h1: 3, h2: 1, h3: 0.5 }[block.tag] ?? 0;
    if ((attributeOf(element, 'itemprop') ?? '').includes('headline')) score += 3;
    if (/title|headline/i.test(attributeOf(element, 'class') ?? '')) score += 0.6;
    if (block.region === 'side') score -= 2;
    // Comparing is dear, and hardly a paragraph could still win by it.
    if (score + SAME_AS_TITLE <= bestScore) continue;
    const text = bare(block.text);
    if (text.length >= 8 && wanted.includes(text)) score += SAME_AS_TITLE;
    else if (text.length >= 12 && wanted.some((title) => title.includes(text) || text.includes(title)))
      score += 3;
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  }
  return best;
}

/** Finds the run of blocks that is the article, or null when there is no prose. */
function findBody(page: Outline, headline: number, isSeen: (block: Block) => boolean): Body | null {
  const { root: heaviest, words } = proseRoot(page);
  if (words < MIN_PROSE_WORDS) return null;
  const { blocks } = page;
  // Where none of the heaviest part can be seen, what a reader sees stands around it: a teaser above a hidden text.
  for (let root = heaviest; root >= 0; root = page.containers[root]?.parent ?? -1) {
    const found = runOfText(page, root, headline, isSeen);
    if (found) return found;
    if (blocks.length > MAX_BLOCKS_CLIMBED) break;
  }
  return null;
}

/** On a page of more blocks only the heaviest part is looked at. */
const MAX_BLOCKS_CLIMBED = 3000;

/** The run of blocks inside the container that a reader sees as text. */
function runOfText(
  page: Outline,
  root: number,
  headline: number,
  isSeen: (block: Block) => boolean,
): Body | null {
  const isInside = insideOf(page, root);
  const { blocks } = page;
  const isText = (block: Block | undefined): block is Block =>
    block?.isProse === true && isInside(block) && isSeen(block);
  let first = blocks.findIndex((block, i) => i > headline && isText(block));
  if (first === -1) first = blocks.findIndex(isText);
  if (first === -1) return null;
  let last = blocks.length - 1;
  while (last > first && !isText(blocks[last])) last--;
  return { root, first, last };
}

/**
 * Characters of everything in the article element around the body, or in the body's own element: what a declared
 * length is measured against, so that text which was not recognised is not taken for text that is not there.
 */
function articleChars(page: Outline, root: number): number {
  let around = root;
  for (let i = root; i > 0; i = page.containers[i]?.parent ?? -1)
    if (page.containers[i]?.name === 'ARTICLE') around = i;
  const isInside = insideOf(page, around);
  return page.blocks.reduce((sum, block) => sum + (isInside(block) ? block.chars : 0), 0);
}

/** A short line that belongs to the text although it is no prose: the stump of a cut, a list entry, a verse. */
function isTailText(block: Block, body: Block): boolean {
  return (
    block.region === 'flow' &&
    block.tag === body.tag &&
    block.linkChars === 0 &&
    block.words >= 2 &&
    !/^(?:©|\(c\)|copyright)/i.test(block.text)
  );
}

const DOTS = /^[.…·‥⋯\s]+$/;

const asFact = ({ text, linkChars, tag }: Block): FactBlock => ({ text, linkChars, tag: tag.slice(0, 20) });

function absolute(doc: Document, element: Element): string | null {
  const href = attributeOf(element, 'href')?.trim();
  if (!href || href.startsWith('#') || href.length > 4096) return null;
  try {
    return new URL(href, String(read(doc, 'baseURI') ?? read(doc, 'URL') ?? '')).href;
  } catch {
    return null;
  }
}

function pickLinks(
  doc: Document,
  page: Outline,
  body: { first: number; last: number },
  pageUrl: string,
): FactLink[] {
  let host = '';
  try {
    host = new URL(pageUrl).hostname;
  } catch {
    // A document without an address (a test, a blank page) has no inside.
  }
  const near: (FactLink & { isExternal: boolean; distance: number })[] = [];
  for (const link of page.links) {
    const distance =
      link.block < body.first ? body.first - link.block : link.block > body.last ? link.block - body.last : 0;
    if (distance > 40) continue;
    const href = absolute(doc, link.element);
    if (href === null) continue;
    const place = link.block < body.first ? 'before' : link.block > body.last ? 'after' : 'body';
    let isExternal = false;
    try {
      const url = new URL(href);
      isExternal = /^https?:$/.test(url.protocol) && url.hostname !== host;
    } catch {
      // Kept as it is; the worker checks every address before it is offered.
    }
    near.push({ href, text: fold(link.text, 200) ?? '', place, isExternal, distance });
  }
  near.sort((a, b) => Number(b.isExternal) - Number(a.isExternal) || a.distance - b.distance);
  return near.slice(0, 60).map(({ href, text, place }) => ({ href, text, place }));
}

function directionOf(doc: Document, root: Node | null, text: string): 'ltr' | 'rtl' {
  for (let node: Node | null = root; node && nameOf(node) !== '#DOCUMENT'; node = parentOf(node)) {
    const dir = node.nodeType === 1 ? attributeOf(node as Element, 'dir')?.toLowerCase() : null;
    if (dir === 'rtl' || dir === 'ltr') return dir;
  }
  if ((attributeOf(rootOf(doc) ?? doc.createElement('html'), 'dir') ?? '').toLowerCase() === 'rtl')
    return 'rtl';
  const letters = text.slice(0, 400).match(/\p{L}/gu) ?? [];
  const rightToLeft = letters.filter((letter) =>
    /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(letter),
  ).length;
  return rightToLeft > letters.length / 2 ? 'rtl' : 'ltr';
}

function languageOf(root: Node | null, doc: Document): string | null {
  for (
    let node: Node | null = root ?? rootOf(doc);
    node && nameOf(node) !== '#DOCUMENT';
    node = parentOf(node)
  ) {
    const lang = node.nodeType === 1 ? attributeOf(node as Element, 'lang')?.trim() : null;
    if (lang && /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/.test(lang))
      return lang.replace(/_/g, '-').slice(0, 35);
  }
  return null;
}

/**
 * Reads the facts of a page. Never changes it and never throws: what cannot be read is absent.
 *
 * @param doc the live document
 */
export function readFacts(doc: Document, options: ReadOptions = {}): Reading {
  const url = String(read(doc, 'URL') ?? '').slice(0, 4096);
  const title =
    fold(
      attempt(() => String(read(doc, 'title') ?? '')),
      400,
    ) ?? '';
  const facts: PageFacts = {
    url,
    title,
    headline: null,
    lang: null,
    dir: 'ltr',
    canonical: null,
    meta: {},
    linkedArticles: [],
    bodyFound: 'none',
    bodyChars: 0,
    bodyWords: 0,
    body: [],
    before: [],
    after: [],
    links: [],
  };
  let names: string[] = [];
  const reading: Reading = { facts, lastNode: null, bodyRoot: null, nodeEnding: () => null, clippedBy: null };
  attempt(() => {
    names =
      options.before || !options.isRouted ? newNames(doc, title, options.before) : shownNames(doc, title);
    Object.assign(facts, readHead(doc, names, options.before));
  });
  // Nor is a title believed that stayed while the headings changed.
  const isTitleLeft = names.length > 0 && !isNamed(title, names);
  const ends = attempt(() => fillBlocks(doc, reading, isTitleLeft ? '' : title, options)) ?? [];
  // Another heading and another query, but the same text still: another view of the article, whose head it is.
  const text = names.length > 0 && options.before ? textSaid(facts) : null;
  if (text && options.before?.has(text)) return readFacts(doc, { ...options, before: null, isRouted: false });
  attempt(() => {
    const { layout } = options;
    if (!layout || !reading.bodyRoot || facts.bodyFound !== 'prose') return;
    const read = readLayout(reading.bodyRoot, ends, layout);
    if (read.layout) facts.layout = read.layout;
    reading.clippedBy = read.clippedBy;
  });
  return reading;
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

const wordsOf = ({ blocks }: Outline, isCounted: (block: Block) => boolean) =>
  blocks.reduce((sum, block) => sum + (isCounted(block) ? block.words : 0), 0);

/** Class names are a help, not the law: where they would put nearly all the text aside, they are left out. */
function readOutline(top: Element): Outline {
  const page = outline(top);
  const flow = wordsOf(page, (block) => block.isProse);
  const side = wordsOf(
    page,
    (block) => block.region === 'side' && block.words >= 20 && block.linkChars === 0,
  );
  if (flow >= 200 && flow >= side / 3) return page;
  const loose = outline(top, false);
  return wordsOf(loose, (block) => block.isProse) > flow * 2 + 100 ? loose : page;
}

/** @returns the elements in which the last blocks of the body stand */
function fillBlocks(doc: Document, reading: Reading, title: string, { isVisible }: ReadOptions): Element[] {
  const { facts } = reading;
  const top = bodyOf(doc);
  if (!top) return [];
  const page = readOutline(top);
  const { blocks, containers } = page;
  const seen = new Map<number, boolean>();
  const isSeen = (block: Block): boolean => {
    if (!isVisible) return true;
    const known = seen.get(block.container);
    if (known !== undefined) return known;
    const element = containers[block.container]?.element;
    const result = element ? isVisible(element) : true;
    seen.set(block.container, result);
    return result;
  };

  let lastProse = blocks.length - 1;
  while (lastProse >= 0 && !blocks[lastProse]?.isProse) lastProse--;
  const titles = [title, facts.meta['og:title'] ?? '', ...facts.linkedArticles.map((a) => a.headline ?? '')];
  const headline = headlineAt(page, titles, lastProse === -1 ? blocks.length - 1 : lastProse);
  facts.headline = headline === -1 ? null : fold(blocks[headline]?.text, 400);

  const body = findBody(page, headline, isSeen);
  let bodyBlocks: Block[] = [];
  let afterFrom: number;
  if (body) {
    const isInside = insideOf(page, body.root);
    bodyBlocks = blocks
      .slice(body.first, body.last + 1)
      .filter((block) => block.region === 'flow' && isInside(block) && isSeen(block));
    afterFrom = body.last + 1;
    // The stump of a cut may be too short for prose; it stands directly behind, in the same kind of element.
    for (let i = afterFrom; i < Math.min(afterFrom + 3, blocks.length); i++) {
      const block = blocks[i];
      const lastBlock = bodyBlocks.at(-1);
      if (!block || !lastBlock || !isInside(block) || !isSeen(block)) break;
      if (!DOTS.test(block.text) && !isTailText(block, lastBlock)) break;
      bodyBlocks.push(block);
      afterFrom = i + 1;
    }
    facts.bodyFound = 'prose';
    reading.bodyRoot = containers[body.root]?.element ?? null;
  } else {
    const marked = markedRoot(page);
    const isMarked =
      marked !== -1 ||
      facts.linkedArticles.some((article) => article.headline !== null) ||
      facts.meta['og:type']?.toLowerCase() === 'article' ||
      (headline !== -1 && blocks.slice(headline + 1, headline + 12).some((block) => /^©/.test(block.text)));
    facts.bodyFound = isMarked ? 'markup' : 'none';
    afterFrom = headline + 1;
    if (isMarked) {
      const isInside = marked === -1 ? () => true : insideOf(page, marked);
      const text = blocks.findIndex(
        (block, i) =>
          i > headline && isInside(block) && isSeen(block) && (block.isProse || DOTS.test(block.text)),
      );
      if (text !== -1) {
        for (afterFrom = text; afterFrom < blocks.length; afterFrom++) {
          const block = blocks[afterFrom];
          if (!block || !isInside(block) || !(block.isProse || DOTS.test(block.text))) break;
          bodyBlocks.push(block);
        }
      }
      reading.bodyRoot = containers[marked]?.element ?? null;
    }
  }
  const firstBody = bodyBlocks[0] ? blocks.indexOf(bodyBlocks[0]) : afterFrom;
  const beforeFrom = headline !== -1 && headline < firstBody ? headline + 1 : Math.max(0, firstBody - 12);

  facts.body = bodyBlocks.slice(-40).map(asFact);
  facts.bodyChars = body
    ? articleChars(page, body.root)
    : bodyBlocks.reduce((sum, block) => sum + block.chars, 0);
  facts.bodyWords = bodyBlocks.reduce((sum, block) => sum + block.words, 0);
  facts.before = blocks.slice(beforeFrom, firstBody).filter(isSeen).slice(0, 12).map(asFact);
  facts.after = [];
  for (let i = afterFrom; i < Math.min(blocks.length, afterFrom + 40) && facts.after.length < 12; i++) {
    const block = blocks[i];
    if (block && isSeen(block)) facts.after.push(asFact(block));
  }
  facts.links = pickLinks(doc, page, { first: firstBody, last: afterFrom - 1 }, facts.url);
  reading.lastNode = bodyBlocks.at(-1)?.lastNode ?? blocks[headline]?.lastNode ?? null;
  const place = reading.bodyRoot ?? reading.lastNode;
  facts.lang = languageOf(place, doc);
  facts.dir = directionOf(doc, place, bodyBlocks.at(-1)?.text ?? facts.headline ?? facts.title);
  reading.nodeEnding = (words) => {
    const wanted = words.trim();
    if (wanted === '') return null;
    for (let i = bodyBlocks.length - 1; i >= 0; i--)
      if (bodyBlocks[i]?.text.endsWith(wanted)) return bodyBlocks[i]?.lastNode ?? null;
    return null;
  };
  return bodyBlocks
    .slice(-MEASURED_BLOCKS)
    .map(({ container }) => containers[container]?.element)
    .filter((element) => element !== undefined);
}
