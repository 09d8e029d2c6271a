/** The article of a page: prepared copy → Readability, unmodified → blocks that are no article dropped → sanitised. */
import { Readability } from '@mozilla/readability';
import { blocksOf } from './blocks';
import { clean } from './clean';
import { countWords, fold } from './fold';
import { breakParagraphs } from './paragraphs';
import { prepare } from './prepare';
import { proseRoot, proseWords } from './prose-root';
import { sanitiseToMarkup } from './sanitise';

export interface Extracted {
  title: string;
  byline: string | null;
  siteName: string | null;
  /** As the page declares it, mostly ISO 8601. */
  published: string | null;
  lang: string | null;
  dir: 'ltr' | 'rtl';
  /** Sanitised; sanitise again before display, for it may have been stored. */
  html: string;
  /** Words; in scripts without spaces, characters halved. */
  wordCount: number;
  /** Blocks of text and pictures. */
  blocks: number;
}

/** The article as nodes of the inert document, before it is sanitised. */
export interface ExtractedNodes extends Omit<Extracted, 'html'> {
  root: Element;
}

/** Below this share of the page's words, what Readability found is compared with the page's prose. */
const SUSPICIOUS_SHARE = 0.35;
/** Below this share of the prose, Readability missed the article. */
const MISSED_SHARE = 0.4;
/** Less prose than this is no article worth a fallback. */
const MIN_PROSE_WORDS = 40;

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const LETTER = /\p{L}/gu;

/** The direction the page declares, else the one most letters have. */
function directionOf(declared: string | null | undefined, text: string): 'ltr' | 'rtl' {
  const dir = declared?.toLowerCase();
  if (dir === 'rtl' || dir === 'ltr') return dir;
  const sample = text.slice(0, 2000);
  return (sample.match(RTL)?.length ?? 0) * 2 > (sample.match(LETTER)?.length ?? 0) ? 'rtl' : 'ltr';
}

const textOf = (value: string | null | undefined, maxChars: number) =>
  value?.replaceAll(/\s+/g, ' ').trim().slice(0, maxChars) || null;

/** A heading whose words begin the document's title is the title without the outlet's name. */
function titleOf(document: Document, found: string | null | undefined): string {
  const pageTitle = fold(document.title);
  for (const heading of Array.from(document.querySelectorAll('h1'))) {
    const text = textOf(heading.textContent, 400);
    if (text && text.length >= 3 && pageTitle.startsWith(fold(text))) return text;
  }
  return textOf(found, 400) ?? textOf(document.title, 400) ?? '';
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

/** Takes out headings that only repeat the title. */
function dropTitle(root: Element, title: string): void {
  for (const heading of Array.from(root.querySelectorAll('h1, h2'))) {
    if (fold(heading.textContent ?? '') === fold(title)) heading.remove();
  }
}

function better(found: Element | null, body: Element | null): Element | null {
  if (!body) return found;
  const pageWords = countWords(body.textContent ?? '');
  if (found && countWords(found.textContent ?? '') >= pageWords * SUSPICIOUS_SHARE) return found;
  breakParagraphs(body);
  const prose = proseRoot(body);
  if (!prose || prose.words < MIN_PROSE_WORDS) return found;
  if (found && proseWords(blocksOf(found)) >= prose.words * MISSED_SHARE) return found;
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
  const title = titleOf(document, null);
  const declared = publishedOf(document, null);
  const { documentElement, body } = document;
  const lang = textOf(documentElement?.getAttribute('lang'), 35);
  const declaredDir = documentElement?.getAttribute('dir') ?? body?.getAttribute('dir');
  // Readability uses the document up and retries on its own; a copy is kept for where it misses the article.
  const spare = body ? (body.cloneNode(true) as Element) : null;
  for (const data of Array.from(spare?.querySelectorAll('script, noscript') ?? [])) data.remove();
  const article = new Readability<Node>(document, { serializer: (node) => node, keepClasses: true }).parse();
  const root = better((article?.content as Element | null | undefined) ?? null, spare);
  if (!root) return null;
  dropTitle(root, title);
  breakParagraphs(root);
  const blocks = clean(root);
  const text = root.textContent ?? '';
  const wordCount = countWords(text);
  if (wordCount === 0) return null;
  return {
    root,
    title:
      title && article?.title && !fold(article.title).includes(fold(title))
        ? (textOf(article.title, 400) ?? title)
        : title || (textOf(article?.title, 400) ?? ''),
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
  return { ...article, html: sanitiseToMarkup(root) };
}
