/** Reads the JSON-LD of a page: what it declares of its article. Anything may stand there; limits hold everywhere. */
import type { LinkedArticle } from '../facts';

const MAX_SCRIPTS = 20;
const MAX_SCRIPT_CHARS = 2_000_000;
const MAX_NODES = 3000;
const MAX_DEPTH = 12;
const MAX_ARTICLES = 10;

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|LiveBlogPosting|NewsArticle)$/;
/** Types that publishers hang the declaration of free access on instead. */
const PAGE_TYPE = /(?:WebPage|CreativeWork|WebPageElement)$/;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

const clip = (value: unknown, maxChars: number): string | null => {
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  return text === '' ? null : text.slice(0, maxChars);
};

/** The name of a person, an organisation, or a plain string. */
const nameIn = (value: unknown, maxChars: number): string | null =>
  clip(isObject(value) ? asList(value.name)[0] : value, maxChars);

const addressIn = (value: unknown): string | null =>
  clip(isObject(value) ? (value['@id'] ?? value.url) : value, 4096);

function booleanIn(value: unknown): boolean | null {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (word === true || word === 'true' || word === 'yes' || word === 1) return true;
  if (word === false || word === 'false' || word === 'no' || word === 0) return false;
  return null;
}

function countIn(value: unknown): number | null {
  const count = typeof value === 'string' ? Number(value.trim() || Number.NaN) : value;
  return typeof count === 'number' && Number.isFinite(count) && count >= 0 && count < 1e9
    ? Math.round(count)
    : null;
}

function articleFrom(node: Json): LinkedArticle {
  const publisher = asList(node.publisher)[0];
  const body = asList(node.articleBody)[0];
  return {
    headline: clip(asList(node.headline)[0], 400) ?? clip(asList(node.name)[0], 400),
    authors: asList(node.author)
      .map((author) => nameIn(author, 200))
      .filter((name) => name !== null)
      .slice(0, 10),
    publisher: nameIn(publisher, 160),
    publisherUrl: isObject(publisher) ? clip(publisher.url, 4096) : null,
    datePublished: clip(asList(node.datePublished)[0] ?? asList(node.dateCreated)[0], 80),
    isAccessibleForFree: booleanIn(asList(node.isAccessibleForFree)[0]),
    isBasedOn: asList(node.isBasedOn)
      .map(addressIn)
      .filter((address) => address !== null)
      .slice(0, 5),
    mainEntityOfPage: addressIn(asList(node.mainEntityOfPage)[0]),
    articleBodyChars: typeof body === 'string' ? body.trim().length : null,
    wordCount: countIn(asList(node.wordCount)[0]),
  };
}

/** Parses one script's text; null when it is no JSON even after the usual slips are mended. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      // Raw line breaks inside strings, comments or CDATA around, a semicolon after, a comma before a bracket.
      return JSON.parse(
        text
          .replace(/^\s*(?:\/\*.{0,80}?\*\/|<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/s, '')
          .replace(/(?:-->|(?:\/\/\s*)?\]\]>|;)\s*$/, '')
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what breaks the parser
          .replace(/[\u0000-\u001f]+/g, ' ')
          .replace(/,\s*([}\]])/g, '$1'),
      );
    } catch {
      return null;
    }
  }
}

/**
 * The articles that a page's JSON-LD describes, in the order found; `@graph`, arrays and nested nodes are unfolded.
 *
 * @param scripts texts of the `application/ld+json` scripts; broken ones are left out
 */
export function linkedArticles(scripts: readonly string[]): LinkedArticle[] {
  const articles: LinkedArticle[] = [];
  let nodes = 0;
  for (const script of scripts.slice(0, MAX_SCRIPTS)) {
    if (script.length > MAX_SCRIPT_CHARS) continue;
    const pending: { value: unknown; depth: number }[] = [{ value: parse(script), depth: 0 }];
    for (let item = pending.shift(); item; item = pending.shift()) {
      if (++nodes > MAX_NODES || articles.length >= MAX_ARTICLES) return articles;
      const { value, depth } = item;
      if (depth > MAX_DEPTH) continue;
      if (Array.isArray(value)) {
        for (const entry of value.slice(0, 200)) pending.push({ value: entry, depth: depth + 1 });
      } else if (isObject(value)) {
        const types = asList(value['@type']).filter((type) => typeof type === 'string');
        if (types.some((type) => ARTICLE_TYPE.test(type))) articles.push(articleFrom(value));
        else if (types.some((type) => PAGE_TYPE.test(type)) && booleanIn(value.isAccessibleForFree) !== null)
          articles.push({ ...articleFrom({}), isAccessibleForFree: booleanIn(value.isAccessibleForFree) });
        // The parts of an article that are declared sold say the same again, of themselves.
        for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item', 'hasPart'])
          if (key !== 'hasPart' || types.length === 0)
            if (typeof value[key] === 'object') pending.push({ value: value[key], depth: depth + 1 });
      }
    }
  }
  return articles;
}
