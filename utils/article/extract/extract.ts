/** The article of a page: prepared copy → Readability (`engine.ts`) → blocks that are no article dropped → sanitised. */
import { blocksOf } from './blocks';
import { clean } from './clean';
import { declaredBody } from './declared-body';
import { Engine } from './engine';
import { countWords, fold, spaced } from './fold';
import { breakParagraphs } from './paragraphs';
import { prepare } from './prepare';
import { proseRoot, proseWords } from './prose-root';
import { restore } from './restore';
import { type CleanText, sanitise } from './sanitise';
import { keepSpare, type Spare, textsOf } from './spare';

export interface Extracted extends CleanText {
  title: string;
  byline: string | null;
  siteName: string | null;
  /** As the page declares it, mostly ISO 8601. */
  published: string | null;
  lang: string | null;
  dir: 'ltr' | 'rtl';
  /** Words; in scripts without spaces, characters halved. */
  wordCount: number;
  /** Blocks of text and pictures. */
  blocks: number;
}

/** The article as nodes of the inert document, before it is sanitised. */
export interface ExtractedNodes extends Omit<Extracted, keyof CleanText> {
  root: Element;
}

/**
 * Readability tries again, with what it took for comments and menus, where it found less; 500 characters, its own measure,
 * are more than many a short report has.
 */
const WHOLE_CHARS = 250;
/** Below this share of the page's words, what Readability found is compared with the page's prose. */
const SUSPICIOUS_SHARE = 0.6;
/** Below this share of the prose, Readability missed the article. */
const MISSED_SHARE = 0.4;
/** The same where the page itself marks what is around the prose as its article or its main part. */
const MARKED_SHARE = 0.6;
/** Less prose than this is no article worth a fallback. */
const MIN_PROSE_WORDS = 40;

/** A page's menus and data are often in Latin letters whatever its article is in. */
const DENSE_SHARE = 1 / 3;
const SAMPLE = 4000;

/** Kana, Han and Hangul, which say in one character what other scripts take several for. */
const isDenseCode = (code: number) =>
  code >= 0x3040 &&
  (code <= 0x9fff || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff));
/** Above the signs and digits of ASCII nearly all that pages hold are letters. */
const isLetterCode = (code: number) => code > 0x40;

/** Is a page in such a script? Characters from all over it tell. */
function isDense(text: string): boolean {
  const step = Math.max(1, Math.floor(text.length / SAMPLE));
  let [dense, letters] = [0, 0];
  for (let at = 0; at < text.length; at += step) {
    const code = text.charCodeAt(at);
    if (isLetterCode(code)) letters += 1;
    if (isDenseCode(code)) dense += 1;
  }
  return dense > letters * DENSE_SHARE;
}

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const LETTER = /\p{L}/gu;

/** The direction the page declares, else the one most letters have. */
function directionOf(declared: string | null | undefined, text: string): 'ltr' | 'rtl' {
  const dir = declared?.toLowerCase();
  if (dir === 'rtl' || dir === 'ltr') return dir;
  const sample = text.slice(0, 2000);
  const rtl = sample.match(RTL)?.length ?? 0;
  return rtl > 0 && rtl * 2 > (sample.match(LETTER)?.length ?? 0) ? 'rtl' : 'ltr';
}

const textOf = (value: string | null | undefined, maxChars: number) =>
  spaced(value ?? '').slice(0, maxChars) || null;

const lettersOf = (text: string) => fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Takes the site's own name off a title: `Site: a title`, `A title | Site`, `A title_Site`. */
function withoutSiteName(title: string, url: string, siteName?: string | null): string {
  const declared = lettersOf(siteName ?? '');
  const isSite = (part: string | undefined) => {
    const name = lettersOf(part ?? '');
    if (name.length >= 2 && name === declared) return true;
    return (
      name.length >= 3 &&
      (URL.parse(url)?.hostname ?? '')
        .split('.')
        .slice(0, -1)
        .some((label) => label.replaceAll('-', '') === name)
    );
  };
  const front = /^(.{2,40}?)\s*[:|·–—-]\s+(.+)$/u.exec(title);
  if (front?.[2] && isSite(front[1])) return front[2];
  const end = /^(.+?)\s*[|·–—_｜丨-]\s*([^|·–—_｜丨]{2,40})$/u.exec(title);
  return end?.[1] && isSite(end[2]) ? end[1] : title;
}

/** A heading whose words begin the document's title is the title without the outlet's name. */
function titleOf(document: Document, url: string, found: string | null): string {
  const pageTitle = textOf(document.title, 400) ?? '';
  const folded = fold(pageTitle);
  for (const heading of document.querySelectorAll('h1')) {
    const text = textOf(heading.textContent, 400);
    if (text && text.length >= 3 && folded.startsWith(fold(text))) return text;
  }
  return withoutSiteName(found ?? pageTitle, url);
}

function publishedOf(document: Document, found: string | null | undefined): string | null {
  return textOf(
    found ??
      document
        .querySelector('article time[datetime], time[itemprop="datePublished"]')
        ?.getAttribute('datetime'),
    80,
  );
}

/** What the page's metadata say, unless they only add to the heading. */
function titleFrom(heading: string, declared: string, url: string, siteName?: string | null): string {
  if (heading && fold(declared).includes(fold(heading))) return heading;
  return withoutSiteName(textOf(declared, 400) ?? heading, url, siteName);
}

/** Parts of tables that lost their table would lose their lines when they are read again. */
function freeCells(root: Element): void {
  for (const part of Array.from(root.querySelectorAll('tbody, thead, tfoot, tr, td, th'))) {
    if (part.closest('table')) continue;
    const block = part.ownerDocument.createElement('div');
    block.append(...Array.from(part.childNodes));
    part.replaceWith(block);
  }
}

/** Shorter texts are no passages, and of others only those with so many words or the end of a sentence. */
const PASSAGE_CHARS = 30;
const PASSAGE_WORDS = 20;
/** So many words beside those of the prose that was found, as a share of it, may be left out without looking closer. */
const LEFT_OUT_SHARE = 0.4;

/**
 * Is too little left out of what Readability found for the page's prose to be another text? That is seen from the texts as
 * they are; to see what around them is prose takes several times as long.
 */
function holdsMost(found: Element, { given }: Spare): boolean {
  const limit = proseWords(blocksOf(found)) * LEFT_OUT_SHARE;
  if (limit === 0) return false;
  const own = new Set(textsOf(found));
  let words = 0;
  for (const text of given) {
    const passage = text.nodeValue ?? '';
    if (passage.length < PASSAGE_CHARS || own.has(text)) continue;
    const more = countWords(passage);
    if (more >= PASSAGE_WORDS || /[.!?…:。！？।۔؟]["”’»」』)）]*\s*$/u.test(passage)) words += more;
    if (words > limit) return false;
  }
  return true;
}

/** Takes out headings that only repeat the title. */
function dropTitle(root: Element, title: string): void {
  const folded = fold(title);
  for (const heading of root.querySelectorAll('h1, h2')) {
    if (fold(heading.textContent ?? '') === folded) heading.remove();
  }
}

/**
 * What Readability found, or what is around the prose where it missed that.
 *
 * @param spare the body before Readability used it up
 */
function better(found: Element | null, pageWords: number, spare: () => Spare | null): Element | null {
  if (found && countWords(found.textContent ?? '') >= pageWords * SUSPICIOUS_SHARE) return found;
  const before = spare();
  if (!before || (found && holdsMost(found, before))) return found;
  const { body } = before;
  for (const data of Array.from(body.querySelectorAll('script'))) data.remove();
  breakParagraphs(body);
  const prose = proseRoot(body);
  if (!prose || prose.words < MIN_PROSE_WORDS) return found;
  const share = prose.root.closest('main, article') ? MARKED_SHARE : MISSED_SHARE;
  if (found && proseWords(blocksOf(found)) >= prose.words * share) return found;
  const holder = body.ownerDocument.createElement('div');
  holder.append(...(prose.root === body ? Array.from(body.childNodes) : [prose.root]));
  return holder;
}

/**
 * Extracts the article of an inert document, which is used up.
 *
 * @param document made by `DOMParser`, never the live page
 * @param url the page's address, which relative links are resolved against
 * @returns null when the page holds no text that reads like an article
 */
export function extractNodes(document: Document, url: string): ExtractedNodes | null {
  prepare(document, url);
  const heading = titleOf(document, url, null);
  const declared = publishedOf(document, null);
  const { documentElement, body } = document;
  const lang = textOf(documentElement?.getAttribute('lang'), 35);
  const declaredDir = documentElement?.getAttribute('dir') ?? body?.getAttribute('dir');
  const pageText = body?.textContent ?? '';
  const pageWords = countWords(pageText);
  const declaredText = declaredBody(document);
  const spare = body ? keepSpare(body) : () => null;
  const options = { serializer: (node: Node) => node, keepClasses: true, charThreshold: WHOLE_CHARS };
  const article = new Engine(document, options, isDense(pageText)).parse();
  const found = (article?.content as Element | null | undefined) ?? null;
  const root = better(found, pageWords, spare);
  if (!root) return null;
  const before = root === found ? spare() : null;
  if (before) restore(root, before, declaredText);
  const title = article?.title ? titleFrom(heading, article.title, url, article.siteName) : heading;
  dropTitle(root, title);
  freeCells(root);
  breakParagraphs(root);
  const blocks = clean(root);
  const text = root.textContent ?? '';
  const wordCount = blocks.reduce((sum, { words }) => sum + words, 0);
  if (wordCount < MIN_PROSE_WORDS && !blocks.some(({ isProse }) => isProse)) return null;
  return {
    root,
    title,
    byline: textOf(article?.byline, 200),
    siteName: textOf(article?.siteName, 160),
    published: textOf(article?.publishedTime, 80) ?? declared,
    lang: textOf(article?.lang, 35) ?? lang,
    dir: directionOf(article?.dir ?? declaredDir, text),
    wordCount,
    blocks: blocks.length,
  };
}

/**
 * Extracts the article of a page's copy, in the document that is going to show it: no script runs and nothing is fetched.
 *
 * @param html the serialised page (`utils/article/snapshot.ts`)
 * @param url the page's address
 * @returns null when the page holds no text that reads like an article
 */
export function extractArticle(html: string, url: string): Extracted | null {
  const nodes = extractNodes(new DOMParser().parseFromString(html, 'text/html'), url);
  if (!nodes) return null;
  const { root, ...article } = nodes;
  // As markup, so that what is shown now is built as what is read again from it later, with what parsers mend mended.
  return Object.assign(sanitise(root.outerHTML), article);
}
