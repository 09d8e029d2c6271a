/** What an outlet's home page says of its feeds and its search, and the links of the pages that its search answers with. */
import { type Entry, entryOf, isAtHome, tidy } from './entry';
import { readHtml } from './markup';
import { recordsOf } from './records';

export interface HomePage {
  /** Feeds that the page declares, those of comments last. */
  feeds: string[];
  /** Root of WordPress's interface, or null where nothing speaks for WordPress. */
  wordpress: string | null;
  /** Addresses of the site's search, with `WORDS` in place of what is looked for. */
  searches: string[];
  /** Descriptions of the site's search (OpenSearch). */
  descriptions: string[];
}

/** Stands in a search's address for the words; a private-use character, so that no address holds it already. */
export const WORDS = '\uf8ff';

const SEARCH_HINT =
  /search|such|recherche|rechercher|busca|buscar|cerca|ricerca|zoek|s[øo]k|s[øo]g|haku|szuka|hled|keres|caut|pretra|arama|поиск|пошук|αναζ|tim-?kiem|cari|find/i;
const WORDS_FIELD =
  /^(?:s|q|query|search|searchterm|searchtext|text|keys?|keywords?|term|kelime|aranan|suche|buscar|recherche|find|words?|wd)$/i;
const MAX_EACH = 6;

/** Puts the mark for the words into a template with one placeholder; null where there is none, or several. */
function withMark(template: string, base: string): string | null {
  if ((template.match(/\{[^{}]*\}/g) ?? []).filter((hole) => !hole.endsWith('?}')).length !== 1) return null;
  const marked = template.replaceAll(/\{[^{}]*\?\}/g, '').replace(/\{[^{}]*\}/, 'HEADWATER_WORDS');
  return URL.canParse(marked, base) ? new URL(marked, base).href.replace('HEADWATER_WORDS', WORDS) : null;
}

/** Templates of every SearchAction in a piece of JSON-LD. */
function searchActions(json: string): string[] {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return [];
  }
  const found: string[] = [];
  let steps = 0;
  const visit = (value: unknown, depth: number): void => {
    steps += 1;
    if (depth > 12 || steps > 20_000 || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1);
      return;
    }
    const node = value as Record<string, unknown>;
    if (JSON.stringify(node['@type'] ?? '').includes('SearchAction')) {
      for (const target of [node.target].flat()) {
        const template =
          typeof target === 'object' && target !== null
            ? (target as Record<string, unknown>).urlTemplate
            : target;
        if (typeof template === 'string') found.push(template.slice(0, 2000));
      }
    }
    for (const child of Object.values(node)) visit(child, depth + 1);
  };
  visit(data, 0);
  return found;
}

interface Form {
  action: string;
  isGet: boolean;
  hints: boolean;
  fields: { name: string; type: string; value: string }[];
}

function searchOf({ action, isGet, hints, fields }: Form, base: string): string | null {
  const typed = fields.filter(({ type }) => type === 'search' || type === 'text');
  const [field] = typed;
  if (!isGet || !field || typed.length > 1 || !URL.canParse(action, base)) return null;
  if (!hints && field.type !== 'search' && !WORDS_FIELD.test(field.name)) return null;
  const url = new URL(action, base);
  for (const { name, type, value } of fields.slice(0, 12)) {
    if (type === 'hidden') url.searchParams.append(name, value);
  }
  url.hash = '';
  const joint = url.search ? '&' : '?';
  return `${url.href}${joint}${encodeURIComponent(field.name)}=${WORDS}`;
}

/**
 * Reads an outlet's home page. Addresses on other sites are left out.
 *
 * @param base its address
 */
export function readHome(html: string, base: string): HomePage {
  const feeds: { url: string; isMain: boolean }[] = [];
  const searches: string[] = [];
  const descriptions: string[] = [];
  let wordpress: string | null = null;
  let looksWordpress = false;
  let linkedData: string | null = null;
  let form: Form | null = null;

  const own = (href: string | undefined): string | null => {
    if (!href || href.length > 2000 || !URL.canParse(href, base)) return null;
    const url = new URL(href, base).href;
    return isAtHome(url, base) ? url : null;
  };
  const keep = (list: string[], url: string | null) => {
    if (url && list.length < MAX_EACH && !list.includes(url) && isAtHome(url, base)) list.push(url);
  };

  readHtml(html, {
    open(name, attributes) {
      if (name === 'link') {
        const rel = attributes.rel?.toLowerCase().split(/\s+/) ?? [];
        const url = own(attributes.href);
        if (url && rel.includes('alternate') && /rss|atom|feed\+json|\brdf\b/i.test(attributes.type ?? ''))
          feeds.push({ url, isMain: !/comment|kommentar|yorum/i.test(url + (attributes.title ?? '')) });
        if (url && rel.includes('search') && /opensearch/i.test(attributes.type ?? ''))
          keep(descriptions, url);
        if (url && rel.includes('https://api.w.org/')) wordpress = url;
      }
      if (/\/wp-(?:content|includes)\//.test(attributes.href ?? attributes.src ?? '')) looksWordpress = true;
      if (name === 'script' && /ld\+json/i.test(attributes.type ?? '')) linkedData = '';
      if (name === 'form') {
        const about = [attributes.action, attributes.id, attributes.class, attributes.name].join(' ');
        form = {
          action: attributes.action ?? '',
          isGet: !/^(?:post|dialog)$/i.test(attributes.method ?? 'get'),
          hints: attributes.role === 'search' || SEARCH_HINT.test(about),
          fields: [],
        };
      }
      if (name === 'input' && form && attributes.name && form.fields.length < 30)
        form.fields.push({
          name: attributes.name.slice(0, 80),
          type: (attributes.type ?? 'text').toLowerCase(),
          value: (attributes.value ?? '').slice(0, 200),
        });
    },
    text(text) {
      if (linkedData !== null && linkedData.length < 200_000) linkedData += text;
    },
    close(name) {
      if (name === 'script' && linkedData !== null) {
        for (const template of searchActions(linkedData)) keep(searches, withMark(template, base));
        linkedData = null;
      }
      if (name === 'form' && form) {
        keep(searches, searchOf(form, base));
        form = null;
      }
    },
  });
  return {
    feeds: [
      ...new Set(feeds.sort((a, b) => Number(b.isMain) - Number(a.isMain)).map(({ url }) => url)),
    ].slice(0, MAX_EACH),
    wordpress: wordpress ?? (looksWordpress ? new URL('/wp-json/', base).href : null),
    searches,
    descriptions,
  };
}

/** The search that an OpenSearch description names for people, on the outlet's own site; null when there is none. */
export function describedSearch(xml: string, base: string): string | null {
  for (const { own } of recordsOf(xml, ['url', 'opensearch:url'])) {
    if (!/text\/html/i.test(own.type ?? '') || /^post$/i.test(own.method ?? '')) continue;
    const url = withMark((own.template ?? '').replaceAll(/\{[^{}]*\?\}/g, ''), base);
    if (url && isAtHome(url, base)) return url;
  }
  return null;
}

const MAX_LINKS = 3_000;
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select', 'textarea']);

/** The links of a page to articles of the outlet, each with its words. */
export function linksOf(html: string, base: string, home: string): Entry[] {
  const entries: Entry[] = [];
  let href: string | null = null;
  let label = '';
  let words = '';
  let silent = 0;
  const close = () => {
    if (href !== null && entries.length < MAX_LINKS) {
      const entry = entryOf(href, base, home, { title: tidy(words) || tidy(label) });
      if (entry?.title) entries.push(entry);
    }
    href = null;
    words = '';
  };
  readHtml(html, {
    open(name, attributes) {
      if (SILENT.has(name)) silent += 1;
      if (name !== 'a') return;
      close();
      href = attributes.href ?? null;
      label = attributes.title ?? attributes['aria-label'] ?? '';
    },
    text(text) {
      if (href !== null && silent === 0 && words.length < 2000) words += text;
    },
    close(name) {
      if (SILENT.has(name)) silent -= 1;
      if (name === 'a') close();
    },
  });
  return entries;
}
