/**
 * One read-only pass over a live document that turns it into blocks of text: no clone, no layout, no recursion, and a
 * bound on nodes and characters, so that a page of any size costs a bounded time.
 */
import { attributeOf, firstOf, nameOf, nextOf } from './dom';

/** Nodes visited at most; the largest news pages of the measured corpus have some 20,000. */
const MAX_NODES = 150_000;
/** Characters of one text node that are looked at: its beginning and its end. */
const MAX_NODE_CHARS = 24_000;
/** Characters kept of a block; the end is kept, because cuts show there. */
const MAX_BLOCK_CHARS = 4000;

/** `flow`: may be the article. `side`: beside it (forms, comments, teasers, gates); never counted as its text. */
export type Region = 'flow' | 'side';

export interface Block {
  text: string;
  /** Characters of the whole block, also of what `text` leaves out. */
  chars: number;
  words: number;
  linkChars: number;
  /** Lower-case name of the element that holds the text. */
  tag: string;
  /** Index into `Outline.containers`. */
  container: number;
  /** The node in which the block's last words stand. */
  lastNode: Node;
  region: Region;
  /** Reads like prose: long enough or a sentence, and not mostly links. */
  isProse: boolean;
}

export interface Container {
  element: Element;
  name: string;
  /** Index of the surrounding container; -1 for the outermost. */
  parent: number;
  region: Region;
}

export interface OutlineLink {
  element: Element;
  text: string;
  /** How many blocks were complete when the link began: its block's index. */
  block: number;
}

export interface Outline {
  blocks: Block[];
  containers: Container[];
  links: OutlineLink[];
  /** True when the page was larger than the bounds. */
  partial: boolean;
}

const SKIPPED = new Set(
  (
    'SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME FRAME CANVAS OBJECT EMBED VIDEO AUDIO HEAD MATH NAV SELECT OPTION ' +
    'TEXTAREA INPUT METER PROGRESS MAP LINK META HEADWATER-NOTICE'
  ).split(' '),
);
const SIDE = new Set('ASIDE FORM DIALOG FIGCAPTION BUTTON MENU'.split(' '));
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BUTTON CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION ' +
    'FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP LI MAIN MENU OL P PRE SEARCH SECTION SUMMARY TABLE TBODY TD ' +
    'TFOOT TH THEAD TR UL'
  ).split(' '),
);
/** Elements whose class names say nothing about their part in the page: they hold everything. */
const HOLDS_ALL = new Set(['HTML', 'BODY', 'MAIN', 'ARTICLE']);

/** Names of what stands beside an article, as whole words of a class or id. */
const SIDE_WORDS = new Set(
  (
    'ad ads advert advertisement adslot aside author-bio authorbio banner bio breadcrumb breadcrumbs byline-bio ' +
    'comment comments disqus emailsignup footer most-read mostread newsletter newsletters outbrain pager ' +
    'pagination popular popup modal promo promotion recirc recirculation recommend recommendations recommended ' +
    'read-next readnext related relatedposts respond share sharing sidebar signup social sponsor sponsored ' +
    'taboola tags teaser teasers toolbar trending widget'
  ).split(' '),
);
/** Names of consent layers and of menus: their words are no part of the page at all. */
const SKIPPED_WORDS = new Set(
  (
    'cookie cookies cookiebar cookiebanner cookie-banner cookie-notice cookie-consent cookieconsent consent gdpr cmp ' +
    'onetrust didomi usercentrics sr-only visually-hidden screen-reader-text material-icons material-symbols-outlined ' +
    'nav navbar navigation menu hidden-print skip-link'
  ).split(' '),
);
/** Names that speak for the article even when a word above is among them (`article-sharing-body`). */
const ARTICLE_WORD = /article|story|post|content|body|main|entry|text/;
const ICON_WORD = /^\s*[a-z]+(?:_[a-z]+)+\s*$/;
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/;
const SPACES = / /g;
/** White space that is more than single spaces: most paragraphs have none, and looking is cheaper than replacing. */
const UNFOLDED = /[^\S ]| {2}/;
/** Ends a sentence, closing marks aside. */
const SENTENCE_END = /[.!?…。！？؟۔।][\s"'»«”’“)\]」』]*$/;

/** Prose of any length has a mark somewhere; lists of words and filler have none. Some scripts write none. */
const PUNCTUATED = /[.,;:!?…。、，！？؛،؟।۔]|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

type Part = Region | 'skip';

/** Which part of the page an element's class and id speak of; null when they say nothing. */
function partByName(element: Element): Part | null {
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`.trim();
  if (names === '' || names.length > 400) return null;
  let part: Part | null = null;
  for (const name of names.toLowerCase().split(/\s+/)) {
    if (SKIPPED_WORDS.has(name)) return 'skip';
    if (SIDE_WORDS.has(name)) part = 'side';
    const pieces = name.split(/[-_]+/);
    const isArticle = ARTICLE_WORD.test(name);
    for (const piece of pieces) {
      if (isArticle) break;
      if (piece === 'cookie' || piece === 'cookies' || piece === 'consent' || piece === 'gdpr') return 'skip';
      if (SIDE_WORDS.has(piece)) part = 'side';
    }
  }
  return part;
}

function partOf(element: Element, name: string, insideArticle: boolean, trustsNames: boolean): Part | null {
  if (SKIPPED.has(name)) return 'skip';
  // Most paragraphs have no attributes: one question instead of five.
  if (name !== 'FORM' && !element.hasAttributes()) {
    if (name === 'FOOTER' && !insideArticle) return 'skip';
    return SIDE.has(name) ? 'side' : null;
  }
  if (attributeOf(element, 'hidden') !== null) return 'skip';
  const style = attributeOf(element, 'style');
  if (style && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style.slice(0, 400))) return 'skip';
  const role = attributeOf(element, 'role');
  if (role === 'navigation' || role === 'menu' || role === 'menubar') return 'skip';
  if (name === 'FOOTER' && !insideArticle) return 'skip';
  if (HOLDS_ALL.has(name)) return null;
  const named = partByName(element);
  const byName = trustsNames || named === 'skip' ? named : null;
  if (SIDE.has(name) || role === 'complementary' || role === 'dialog' || role === 'alertdialog') {
    // ASP.NET and its like wrap the whole page in one form.
    if (name === 'FORM') return byName;
    return byName === 'skip' ? 'skip' : 'side';
  }
  return byName;
}

/** Words of a text; in scripts without spaces, characters halved. */
export function countWords(text: string): number {
  if (text === '') return 0;
  if (CJK.test(text)) return Math.max(1, text.length >> 1);
  // One expression for the whole text: a search for each space would leave compiled code for each word of the page.
  return (text.match(SPACES)?.length ?? 0) + 1;
}

interface OpenBlock {
  parts: string[];
  chars: number;
  linkChars: number;
  lastNode: Node;
}

interface Frame {
  next: Node | null;
  /** The light children still to come after an open shadow tree. */
  light: Node | null;
  isBlock: boolean;
  container: number;
  region: Region;
  link: OutlineLink | null;
  articles: number;
}

/**
 * Reads the blocks of everything under `root`.
 *
 * @param root usually the body element
 * @param trustsNames whether class names such as `related` put text beside the article
 * @returns blocks in document order; `partial` when the page exceeded the bounds
 */
export function outline(root: Element, trustsNames = true): Outline {
  const blocks: Block[] = [];
  const containers: Container[] = [{ element: root, name: nameOf(root), parent: -1, region: 'flow' }];
  const links: OutlineLink[] = [];
  const stack: Frame[] = [];
  let open: OpenBlock | null = null;
  let container = 0;
  let region: Region = 'flow';
  let link: OutlineLink | null = null;
  let articles = 0;
  let visited = 0;

  const flush = () => {
    if (!open) return;
    const joined = open.parts.join('');
    const folded = (UNFOLDED.test(joined) ? joined.replace(/\s+/g, ' ') : joined).trim();
    const skippedChars = open.chars - open.parts.reduce((sum, part) => sum + part.length, 0);
    if (folded !== '') {
      const text = folded.length > MAX_BLOCK_CHARS ? folded.slice(-MAX_BLOCK_CHARS) : folded;
      const words = countWords(folded) + Math.round(skippedChars / 6);
      const linkChars = Math.min(open.linkChars, text.length);
      const tag = containers[container]?.name.toLowerCase() ?? '';
      const linked = open.linkChars / folded.length;
      const isHeading = /^h[1-6]$/.test(tag);
      blocks.push({
        text,
        chars: folded.length + skippedChars,
        words,
        linkChars,
        tag,
        container,
        lastNode: open.lastNode,
        region,
        isProse:
          region === 'flow' &&
          !isHeading &&
          ((words >= 20 && linked < 0.35 && PUNCTUATED.test(text)) ||
            (words >= 8 && linked < 0.3 && SENTENCE_END.test(text))),
      });
    }
    open = null;
  };

  const addText = (node: Text) => {
    const { data } = node;
    if (!open && !/\S/.test(data.length > 2000 ? data.slice(0, 2000) + data.slice(-2000) : data)) return;
    if (data.length < 40 && ICON_WORD.test(data)) return;
    open ??= { parts: [], chars: 0, linkChars: 0, lastNode: node };
    if (data.length > MAX_NODE_CHARS)
      open.parts.push(data.slice(0, MAX_NODE_CHARS / 2), ' ', data.slice(-MAX_NODE_CHARS / 2));
    else open.parts.push(data);
    open.chars += data.length;
    const solid = data.trim().length;
    if (solid > 0) open.lastNode = node;
    if (link) {
      open.linkChars += solid;
      if (link.text.length < 200) link.text += data.slice(0, 200).replace(/\s+/g, ' ');
    }
  };

  let node: Node | null = firstOf(root);
  for (;;) {
    if (!node) {
      const frame = stack.pop();
      if (!frame) break;
      if (frame.light) {
        node = frame.light;
        stack.push({ ...frame, light: null });
        continue;
      }
      if (frame.isBlock) flush();
      ({ container, region, link, articles } = frame);
      node = frame.next;
      continue;
    }
    if (++visited > MAX_NODES) break;
    const name = nameOf(node);
    const next = nextOf(node, name);
    if (name === '#TEXT') {
      addText(node as Text);
      node = next;
      continue;
    }
    if (name[0] === '#' || (node as Element).nodeType === 8) {
      node = next;
      continue;
    }
    if (name === 'BR' || name === 'HR') {
      flush();
      node = next;
      continue;
    }
    const element = node as Element;
    const isBlock = BLOCKS.has(name);
    const part = partOf(element, name, articles > 0, trustsNames);
    if (part === 'skip') {
      // What is left out still parts the words around it when it is a block.
      if (isBlock) flush();
      node = next;
      continue;
    }
    if (isBlock) flush();
    const shadow = name.includes('-') ? element.shadowRoot : null;
    const first = firstOf(element, name);
    stack.push({ next, light: shadow ? first : null, isBlock, container, region, link, articles });
    if (isBlock) {
      if (part === 'side') region = 'side';
      containers.push({ element, name, parent: container, region });
      container = containers.length - 1;
    }
    if (name === 'ARTICLE' || name === 'MAIN') articles++;
    if (name === 'A' && attributeOf(element, 'href') !== null && links.length < 3000) {
      link = { element, text: '', block: blocks.length };
      links.push(link);
    }
    node = shadow ? firstOf(shadow) : first;
  }
  flush();
  return { blocks, containers, links, partial: visited > MAX_NODES };
}
