/**
 * What lines of credit around a text say of where it is from, on sites that are on no list: `© Other Outlet`, `Source: …`,
 * `Originally published at …`. Nearly every page credits somebody (its owner's company, a photographer, the study that it
 * writes about), so a line counts only together with something else that says the same.
 */
import type { FactBlock, FactLink, PageFacts } from '../facts';
import { AGENCIES, type Credit, creditOf, NO_OUTLET } from '../rules/credit';
import type { Outlet } from '../rules/outlets';
import { hostOf, isSameSite, registrableDomain } from './domains';
import { breaksOff } from './ending';
import { OFFERED_FROM, scoreOf } from './find/match';
import { elsewhere, fold, type Lead, looksLikeArticle } from './leads';
import { bearsName, findOutlet } from './outlets';

/** Last blocks of the text among which a line of credit may be, and blocks behind it. */
const LAST_BLOCKS = 3;
const NEAR_BLOCKS = 4;
/** A name without a link must stand closer: what is farther away is the foot of the page. */
const NEXT_BLOCKS = 2;
/** Words behind a credited name: a day, a place, all rights reserved. */
const MAX_REST = 60;
/** A line names whom its link leads to, so that a short name of the target suffices. */
const MIN_TARGET_LETTERS = 4;
/** Owners' terms and addresses, to which a © line leads too. */
const LEGAL =
  /\/(?:terms|privacy|copyright|cookies?|legal|imprint|impressum|about|contact|licen[cs](?:e|es|ing)|permissions|conditions)(?:[-_](?:and|conditions?|information|notices?|of|our|policies|policy|rights|service|statement|the|to|us|use))*(?:\.\w+)?(?:\/|$)/i;

interface Line {
  block: FactBlock;
  place: FactLink['place'];
  credit: Credit;
  /** The blocks of the text that stand before it. */
  text: readonly FactBlock[];
}

function creditLines(facts: PageFacts, nextBlocks: number): Line[] {
  const { body, before, after } = facts;
  const from = Math.max(0, body.length - LAST_BLOCKS);
  const places = [
    ...after.slice(0, nextBlocks).map((block) => ({ block, place: 'after' as const, text: body })),
    ...body.slice(from).map((block, i) => ({ block, place: 'body' as const, text: body.slice(0, from + i) })),
    ...before.map((block) => ({ block, place: 'before' as const, text: body })),
  ];
  return places.flatMap((at) => {
    const credit = creditOf(at.block.text);
    return credit && (at.place !== 'before' || credit.kind === 'mention') ? [{ ...at, credit }] : [];
  });
}

/** The lines of credit at the end of a text are no part of it. */
const textOf = ({ text }: Line) => text.filter((block) => creditOf(block.text) === null);

/** The links that stand in a line, by their words; without those whose words lead to several places. */
function linksIn({ block, place }: Line, facts: PageFacts): FactLink[] {
  if (block.linkChars === 0) return [];
  const words = fold(block.text);
  const byText = new Map<string, FactLink | null>();
  for (const link of facts.links) {
    const text = fold(link.text);
    if (link.place !== place || text === '' || !words.includes(text)) continue;
    const known = byText.get(text);
    byText.set(text, known === undefined || known?.href === link.href ? link : null);
  }
  return [...byText.values()].filter((link) => link !== null);
}

/** The link that a line credits: the one that its name is, or, in a sentence about the text, the only one to an article. */
function creditedLink(line: Line, facts: PageFacts): { lead: Lead; text: string } | null {
  const { kind, rest } = line.credit;
  const leads = linksIn(line, facts).flatMap(({ href, text }) => {
    const url = elsewhere(href, facts.url);
    return url && looksLikeArticle(url) && !LEGAL.test(new URL(url).pathname)
      ? [{ lead: { url, excerpt: line.block.text }, text }]
      : [];
  });
  if (kind === 'first') return leads.length === 1 ? (leads[0] ?? null) : null;
  const name = fold(rest).replace(/^[^\p{L}\p{N}]+/u, '');
  const named = leads.find(({ text }) => {
    const words = fold(text);
    return name.startsWith(words) || name.replace(/^the /, '').startsWith(words) || words.endsWith(name);
  });
  // Several sources are what an article draws upon.
  const isAlone =
    named &&
    line.block.linkChars <= named.text.length + (kind === 'owner' ? MAX_REST : 2) &&
    rest.length <= named.text.length + MAX_REST;
  return isAlone ? named : null;
}

const clean = (name: string) => name.trim().replace(/[\s.,]+$/, '');

/** Do the words name the site of the address: by its outlet's name, its own, or its address? */
function namesSite(words: string, url: string): boolean {
  const name = clean(words);
  const known = findOutlet(name);
  if (known) return isSameSite(url, `https://${known.host}/`);
  if (bearsName(url, name, MIN_TARGET_LETTERS)) return true;
  if (/\s/.test(name) || !name.includes('.')) return false;
  const address = /^https?:\/\//i.test(name) ? name : `https://${name}`;
  return hostOf(address) !== null && isSameSite(address, url);
}

/** Is the page's headline what the link says, or what its address is made of? */
function hasTitle({ lead, text }: { lead: Lead; text: string }, facts: PageFacts): boolean {
  const title = facts.headline ?? facts.meta['og:title'] ?? facts.title;
  const wanted = { title, author: null, published: null, outletNames: [] };
  const entry = { url: lead.url, title: '', author: null, published: null };
  if (scoreOf(wanted, entry) >= OFFERED_FROM) return true;
  return fold(title).split(' ').length >= 3 && fold(text) === fold(title);
}

/** Who sells a text does not print it for others, and a text that is sold breaks off on its own site too. */
const isSoldHere = ({ linkedArticles, meta }: PageFacts) =>
  linkedArticles.some(({ isAccessibleForFree }) => isAccessibleForFree === false) ||
  /^(?:locked|metered)$/i.test(meta['article:content_tier'] ?? '');

const endOf = (line: Line, facts: PageFacts) =>
  isSoldHere(facts) ? null : breaksOff(textOf(line), facts.lang);

/**
 * The article on another site to which a line of credit leads.
 *
 * @returns null unless, besides the words of credit, two of these agree (one, where the line says that the text was first
 * published there): the line names the site that its link leads to, the text breaks off before it, and the page's headline
 * is that of the article behind the link
 */
export function creditedArticle(facts: PageFacts): (Lead & { outlet: string | null }) | null {
  for (const line of creditLines(facts, NEAR_BLOCKS)) {
    const link = creditedLink(line, facts);
    if (!link) continue;
    const { kind, rest } = line.credit;
    const name = [link.text, rest].find((words) => namesSite(words, link.lead.url)) ?? null;
    const isTitle = hasTitle(link, facts);
    const end = endOf(line, facts);
    const enough = {
      first: name !== null || isTitle,
      owner: name !== null && (isTitle || end !== null || isOwner(findOutlet(clean(name)), facts)),
      // Articles of one's own name their sources, and one in ten has no full stop at its end.
      mention: isTitle ? name !== null || end !== null : name !== null && end === 'surely',
    }[kind];
    if (enough) return { ...link.lead, outlet: name === null ? null : nameOf(name) };
  }
  return null;
}

/** A known outlet other than the page's own that prints its texts itself. */
function isOwner(outlet: Outlet | null, facts: PageFacts): outlet is Outlet {
  if (!outlet) return false;
  const home = `https://${outlet.host}/`;
  const host = hostOf(home) ?? '';
  return (
    !isSameSite(facts.url, home) && !AGENCIES.some((agency) => host === agency || host.endsWith(`.${agency}`))
  );
}

const nameOf = (words: string) => {
  const name = clean(words);
  return findOutlet(name)?.names[0] ?? (/^https?:|\//i.test(name) ? hostOf(name) : name);
};

/** What the page calls itself. */
function ownNames({ meta, linkedArticles, title }: PageFacts): string[] {
  const tail = title.split(/\s+[|–—-]\s+/u).at(-1) ?? '';
  return [
    meta['og:site_name'],
    meta['application-name'],
    meta.publisher,
    ...linkedArticles.map(({ publisher }) => publisher),
    tail === title ? null : tail,
    meta.author,
    ...linkedArticles.flatMap(({ authors }) => authors),
  ]
    .map((name) => fold(name ?? ''))
    .filter((name) => name !== '');
}

/** At most so many words make an outlet's name. */
const MAX_NAME_WORDS = 5;

/**
 * Another outlet that owns the text, by a line right behind it that leads nowhere. A known outlet is believed; any
 * other name only where the text breaks off before it, as owners' companies and writers stand behind a © too.
 */
export function creditedOwner(
  facts: PageFacts,
): { outlet: Outlet | null; name: string; because: string } | null {
  const own = ownNames(facts);
  for (const line of creditLines(facts, NEXT_BLOCKS)) {
    const { kind, rest } = line.credit;
    const name = clean(rest);
    if (kind === 'mention' || name === '' || bearsName(facts.url, name, MIN_TARGET_LETTERS)) continue;
    const words = fold(name);
    if (own.some((known) => known.includes(words) || words.includes(known))) continue;
    const outlet = findOutlet(name);
    if (isOwner(outlet, facts)) return { outlet, name: outlet.names[0] ?? name, because: line.block.text };
    if (outlet) continue;
    const isName =
      !/[\d/|@:]|[.!?]\s/.test(name) &&
      (/^\P{Ll}/u.test(name) || registrableDomain(name) === name) &&
      name.split(' ').length <= MAX_NAME_WORDS &&
      !NO_OUTLET.test(name);
    if (isName && line.block.linkChars === 0 && endOf(line, facts))
      return { outlet: null, name, because: line.block.text };
  }
  return null;
}
