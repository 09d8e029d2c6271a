/** Who wrote what, where and when: read from plain facts. What the page does not say stays null. */
import type { PageFacts } from '../facts';
import type { ArticleFinding } from '../report';
import type { AggregatorPage } from '../rules/aggregators';
import { creditedIn } from '../rules/credit';
import { BYLINE_WORDS, foldText } from '../rules/phrases';
import { dateIn, type PublishedDate } from './dates';
import { guessLanguage } from './language';

type Description = Pick<
  ArticleFinding,
  'title' | 'outlet' | 'author' | 'published' | 'lang' | 'dir' | 'wordCount'
>;

/** A name made of an address's slug: `harriet-gimpel` → `Harriet Gimpel`. */
export function nameFromSlug(slug: string | null): string | null {
  const words = (slug ?? '').split(/[-_]+/).filter(Boolean);
  if (words.length === 0) return null;
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** The outlet that a © line behind the text names, or null. */
function creditedOutlet(facts: PageFacts, aggregatorName: string | null): string | null {
  for (const { text } of [...facts.body.slice(-3), ...facts.after.slice(0, 8)]) {
    const name = creditedIn(text);
    if (name && name.length <= 100 && foldText(name) !== foldText(aggregatorName ?? '')) return name;
  }
  return null;
}

/** Cuts the outlet's name off a document's title: `A title | Blitz` → `A title`. */
function withoutSite(title: string, site: string | null): string {
  const match = /^(.{12,}?)\s+[|–—-]\s+([^|–—]{2,40})$/u.exec(title);
  if (!match) return title;
  const [, head = title, tail = ''] = match;
  return site && !foldText(tail).includes(foldText(site)) && !foldText(site).includes(foldText(tail))
    ? title
    : head;
}

const isAddress = (text: string) => /^(?:https?:)?\/\/|^www\.|@/.test(text);

const BYLINE = new RegExp(
  `^(?:${BYLINE_WORDS.map(foldText)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')})(?:\\s*[:：]\\s*|\\s+)(?=\\S)`,
  'u',
);
/** A person's name as pages print it: two to five words, no digits, no sentence. */
const PERSON = /^(?=.{3,60}$)[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*(?:\s+[\p{L}\p{M}'’.-]+){1,4}$/u;

function bylineAuthor(facts: PageFacts): string | null {
  for (const { text } of facts.before) {
    const folded = foldText(text);
    const opening = BYLINE.exec(folded)?.[0];
    if (opening === undefined || text.length > 120) continue;
    const name = text
      .slice(opening.length)
      .split(/\s*(?:[|·•,]|\s[–—-]\s|\d)/u)[0]
      ?.trim();
    if (name && PERSON.test(name)) return name;
  }
  return null;
}

/** A line of the byline with nothing but a name, as aggregators set it beside the outlet's. */
function loneName(facts: PageFacts, outlet: string | null): string | null {
  for (const { text } of facts.before) {
    const isName = PERSON.test(text) && text.split(' ').every((word) => /^[\p{Lu}\p{Lo}]/u.test(word));
    if (isName && text !== outlet && text !== facts.headline) return text;
  }
  return null;
}

/** The outlet that an aggregator's byline names: as a link to its site, or behind the author's name. */
function providerIn(facts: PageFacts): string | null {
  const host = URL.canParse(facts.url) ? new URL(facts.url).hostname : '';
  for (const { href, text, place } of facts.links) {
    if (place !== 'before' || text.length < 2 || text.length > 60 || !URL.canParse(href)) continue;
    const { protocol, hostname, pathname } = new URL(href);
    if (/^https?:$/.test(protocol) && hostname !== host && pathname.length < 12) return text;
  }
  for (const { text } of facts.before) {
    const [byline = '', provider = ''] = text.split(/(?<!\s)\s+[•·|]\s+/u);
    if (provider && provider.length <= 60 && !/\d/.test(provider) && BYLINE.test(foldText(byline)))
      return provider;
  }
  return null;
}

function authorOf(facts: PageFacts, page: AggregatorPage | null, outlet: string | null): string | null {
  const declared = [
    ...new Set(facts.linkedArticles.find(({ authors }) => authors.length > 0)?.authors ?? []),
  ];
  const fromLinked = declared
    .filter((name) => !isAddress(name))
    .slice(0, 4)
    .join(', ');
  if (fromLinked) return fromLinked;
  for (const key of [
    'author',
    'byl',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'citation_author',
    'article:author',
  ]) {
    const name = facts.meta[key]?.replace(/^by\s+/i, '').trim();
    if (name && name.length <= 120 && !isAddress(name)) return name;
  }
  const named = bylineAuthor(facts) ?? nameFromSlug(page?.authorSlug ?? null);
  return named ?? (page ? loneName(facts, outlet) : null);
}

/** Meta elements that hold the time of publication, the most common first. */
const DATE_META = [
  'article:published_time',
  'og:article:published_time',
  'parsely-pub-date',
  'date',
  'pubdate',
  'publishdate',
  'dc.date.issued',
  'dc.date',
  'dcterms.created',
  'dcterms.date',
  'sailthru.date',
  'citation_publication_date',
];

function publishedOf(facts: PageFacts, nowMs: number | undefined): PublishedDate | null {
  let worded: PublishedDate | null = null;
  for (const { text } of [...facts.before, ...facts.after.slice(0, 3)]) {
    if (text.length > 120) continue;
    worded = dateIn(text, facts.lang, nowMs);
    if (worded) break;
  }
  const declared = [
    ...facts.linkedArticles.map(({ datePublished }) => datePublished ?? ''),
    ...DATE_META.map((key) => facts.meta[key] ?? ''),
  ];
  for (const text of declared) {
    const date = dateIn(text, facts.lang);
    if (date?.iso) return { iso: date.iso, text: worded?.text ?? date.text };
  }
  return worded;
}

/** The text's own language where it shows, else the declared one. */
function languageOf(facts: PageFacts): string | null {
  const guessed = guessLanguage(facts.body.map(({ text }) => text).join(' ') || (facts.headline ?? ''));
  const declared = facts.lang?.toLowerCase().split('-')[0];
  return guessed === null || guessed === declared
    ? facts.lang
    : declared === 'nb' && guessed === 'no'
      ? facts.lang
      : guessed;
}

/**
 * Describes the article of a page.
 *
 * @param page the aggregator's page, or null on an ordinary site
 * @param nowMs the clock, to date words such as `yesterday`
 */
export function describeArticle(facts: PageFacts, page: AggregatorPage | null, nowMs?: number): Description {
  const aggregatorName = page?.aggregator.name ?? null;
  const credited = creditedOutlet(facts, aggregatorName);
  const publisher = facts.linkedArticles.find((article) => article.publisher !== null)?.publisher ?? null;
  const site = facts.meta['og:site_name'] ?? publisher ?? facts.meta['application-name'] ?? null;
  const isOfAggregator = (name: string | null) =>
    name !== null &&
    aggregatorName !== null &&
    foldText(name).includes(foldText(aggregatorName).split(' ')[0] ?? '');
  const outlet = page
    ? (credited ??
      (isOfAggregator(publisher) ? null : publisher) ??
      nameFromSlug(page.outletSlug) ??
      providerIn(facts))
    : (facts.meta['og:site_name'] ?? publisher ?? facts.meta['application-name'] ?? credited);
  const headline = facts.linkedArticles.find((article) => article.headline !== null)?.headline ?? null;
  return {
    title: facts.headline ?? facts.meta['og:title'] ?? headline ?? withoutSite(facts.title, site),
    outlet: outlet?.slice(0, 160) ?? null,
    author: authorOf(facts, page, outlet)?.slice(0, 200) ?? null,
    published: publishedOf(facts, nowMs),
    lang: languageOf(facts),
    dir: facts.dir,
    wordCount: facts.bodyWords,
  };
}
