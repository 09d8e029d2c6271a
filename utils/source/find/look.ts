/** Looks for an article on its outlet's own site: the feed, the news sitemap, WordPress, the site's search. */
import type { Found } from '../../report';
import type { Ask, Refusal } from './ask';
import type { Entry } from './entry';
import { feedEntries } from './feed';
import { describedSearch, type HomePage, linksOf, readHome, WORDS } from './home';
import { tokensOf } from './likeness';
import { type Match, matchesAmong, SURE_FROM, slugWords, type Wanted } from './match';
import { byPromise, readSitemap, sitemapsIn } from './sitemap';
import { wordpressEntries, wordpressSearches } from './wordpress';

export interface Candidate {
  url: string;
  /** As the outlet words it; from the address where it does not say. */
  title: string;
  author: string | null;
  published: string | null;
  how: Found['how'];
  /** 0 to 1. */
  likeness: number;
}

const FEED_PATHS = ['/feed/', '/rss', '/rss.xml', '/feed.xml', '/atom.xml'];
const SITEMAP_PATHS = ['/news-sitemap.xml', '/sitemap-news.xml', '/sitemap_news.xml', '/sitemap.xml'];
const MAX_FEEDS = 3;
const MAX_SITEMAPS = 3;
/** Feeds and news sitemaps hold the latest days; an older text is sooner found by searching. */
const RECENT_MS = 8 * 86_400_000;
const MAX_QUERY_CHARS = 120;
const MAX_QUERY_WORDS = 5;

/** What to search for: the headline's words, and the few that tell most of it. */
export function queriesFor(title: string): string[] {
  const whole = title
    .replaceAll(/[^\p{L}\p{N}\p{M}'’-]+/gu, ' ')
    .trim()
    .slice(0, MAX_QUERY_CHARS)
    .trim();
  const words = [...whole.split(' ').entries()]
    .map(([at, word]) => ({ at, word, weight: tokensOf(word).reduce((sum, { weight }) => sum + weight, 0) }))
    .sort((a, b) => b.weight - a.weight || b.word.length - a.word.length)
    .slice(0, MAX_QUERY_WORDS)
    .sort((a, b) => a.at - b.at);
  return [...new Set([whole, words.map(({ word }) => word).join(' ')])].filter(Boolean);
}

/** The same host with `www.`, or without. */
function twinOf(home: string): string {
  const url = new URL(home);
  url.hostname = url.hostname.startsWith('www.') ? url.hostname.slice(4) : `www.${url.hostname}`;
  return url.href;
}

/**
 * @param wanted what is known of the article
 * @param given the outlet's home page
 * @param ask asks the outlet (`askAt`)
 * @param nowMs now, in milliseconds since 1970
 * @returns at most four, the likeliest first, from as few requests as will do; none is no proof that there is none
 */
export async function lookAtOutlet(
  wanted: Wanted,
  given: string,
  ask: Ask,
  nowMs: number,
): Promise<Candidate[]> {
  const found = new Map<string, Candidate>();
  const isSure = () => [...found.values()].some(({ likeness }) => likeness >= SURE_FROM);
  const note = (how: Found['how'], entries: readonly Entry[]) => {
    for (const { entry, likeness } of matchesAmong(wanted, entries) satisfies Match[]) {
      const known = found.get(entry.url);
      if (known && known.likeness >= likeness) continue;
      found.set(entry.url, { ...entry, title: entry.title || slugWords(entry.url) || '', how, likeness });
    }
  };

  const wentElsewhere = (why: Refusal) => why === 'redirected' || why === 'unreachable';
  let root = new URL('/', given).href;
  let reply = await ask(root);
  if (!reply.ok && wentElsewhere(reply.why)) {
    const other = await ask(twinOf(root));
    if (other.ok || !wentElsewhere(other.why)) {
      root = twinOf(root);
      reply = other;
    }
  }
  const page: HomePage | null = reply.ok ? readHome(reply.text, root) : null;
  const at = (path: string) => new URL(path, root).href;

  const inFeeds = async () => {
    const feeds = page?.feeds.length ? page.feeds.slice(0, MAX_FEEDS) : FEED_PATHS.map(at);
    for (const url of feeds) {
      const feed = await ask(url);
      const entries = feed.ok ? feedEntries(feed.text, feed.url, given) : [];
      note('feed', entries);
      // Of guessed addresses one that holds a feed is enough.
      if (isSure() || (entries.length > 0 && !page?.feeds.length)) return;
    }
  };

  const inSitemaps = async () => {
    const robots = await ask(at('/robots.txt'));
    const named = robots.ok ? sitemapsIn(robots.text) : [];
    const starts = named.length > 0 ? byPromise(named, wanted.published) : SITEMAP_PATHS.map(at);
    let read = 0;
    const open = async (url: string, isChild: boolean): Promise<void> => {
      const map = await ask(url);
      if (!map.ok) return;
      const { entries, maps } = readSitemap(map.text, map.url, given);
      if (entries.length + maps.length > 0) read += 1;
      note('sitemap', entries);
      if (isChild) return;
      for (const child of byPromise(
        maps.map(({ url }) => url),
        wanted.published,
      )) {
        if (isSure() || read >= MAX_SITEMAPS) return;
        await open(child, true);
      }
    };
    for (const url of starts) {
      if (isSure() || read >= MAX_SITEMAPS) return;
      await open(url, false);
    }
  };

  const queries = queriesFor(wanted.title);
  const inWordpress = async () => {
    // Where the home page tells nothing of itself, it might be one all the same.
    const api = page ? page.wordpress : at('/wp-json/');
    if (!api) return;
    for (const query of queries) {
      for (const url of wordpressSearches(api, query)) {
        const answer = await ask(url);
        if (answer.ok) note('wordpress', wordpressEntries(answer.text, answer.url, given));
        if (isSure() || (!answer.ok && answer.why !== 'missing')) return;
      }
    }
  };

  const inSearch = async () => {
    let searches = page?.searches ?? [];
    const [description] = page?.descriptions ?? [];
    if (searches.length === 0 && description) {
      const described = await ask(description);
      const search = described.ok ? describedSearch(described.text, description) : null;
      searches = search ? [search] : [];
    }
    const [search] = searches;
    if (!search) return;
    for (const query of queries) {
      const results = await ask(search.replace(WORDS, encodeURIComponent(query)));
      if (results.ok) note('search', linksOf(results.text, results.url, given));
      if (isSure() || found.size > 0) return;
    }
  };

  const publishedMs = Date.parse(wanted.published ?? '');
  const isOld = nowMs - publishedMs > RECENT_MS;
  const ways = isOld
    ? [inWordpress, inSearch, inFeeds, inSitemaps]
    : [inFeeds, inSitemaps, inWordpress, inSearch];
  for (const way of ways) {
    await way();
    if (isSure()) break;
  }
  return [...found.values()].sort((a, b) => b.likeness - a.likeness).slice(0, 4);
}
