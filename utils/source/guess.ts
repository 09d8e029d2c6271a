/**
 * Aggregators on no list, known by how they behave: the text sends readers on to another publisher, and something else
 * on the page says that the text is that publisher's. One sign alone is common on ordinary pages and says nothing.
 */
import type { PageFacts } from '../facts';
import { creditedIn } from '../rules/credit';
import { creditedArticle } from './credited';
import { brandOf, isSameSite } from './domains';
import { breaksOff } from './ending';
import { elsewhere, fold, type Lead, looksLikeArticle, promise } from './leads';
import { bearsName, findOutlet, outletAt } from './outlets';

export interface Guess {
  signal: 'canonicalElsewhere' | 'continueElsewhere' | 'outletLink';
  lead: Lead;
  /** The outlet that the page names, or null. */
  outlet: string | null;
  /** The page's words that made the lead believed. */
  because: string;
}

/** Blocks behind the text in which a link that sends readers on belongs to the text. */
const NEAR_BLOCKS = 3;

/** A link right behind the text that promises the rest of it, by another publisher. */
function continueLink(facts: PageFacts): Lead | null {
  const near = [...facts.body.slice(-1), ...facts.after.slice(0, NEAR_BLOCKS)].map(({ text }) => fold(text));
  for (const { href, text, place } of facts.links) {
    if (place === 'before' || promise(text) !== 'sure') continue;
    if (!near.some((block) => block.includes(fold(text)))) continue;
    const url = elsewhere(href, facts.url);
    if (url && looksLikeArticle(url)) return { url, excerpt: text };
  }
  return null;
}

/** Is this address on the site of the outlet that bears the name? */
function isOf(url: string, outletName: string): boolean {
  const host = findOutlet(outletName)?.host;
  return host ? isSameSite(url, `https://${host}/`) : bearsName(url, outletName);
}

/** Blocks behind the text in which its © line stands, as `utils/article/metadata.ts` looks for it. */
const CREDIT_BLOCKS = 8;

/** Other publishers that the page names as owners of the text. */
function creditedElsewhere(facts: PageFacts, outletName: string | null): string[] {
  const lines = [...facts.body.slice(-3), ...facts.after.slice(0, CREDIT_BLOCKS)];
  const names = [outletName, ...lines.map(({ text }) => creditedIn(text))];
  return [...new Set(names)]
    .filter((name) => typeof name === 'string')
    .filter((name) => !isOf(facts.url, name));
}

/** Do the words name whom the link leads to? `Continue reading on tidewaterpost.com` does. */
function namesTarget({ url, excerpt }: Lead): boolean {
  const words = fold(excerpt);
  const names = [...(outletAt(url)?.names ?? []), brandOf(url) ?? ''].map(fold);
  return names.some((name) => name.length >= 4 && words.includes(name));
}

/**
 * The original of a page whose site is on no list.
 *
 * @param outletName the outlet that the page names as the owner of the text, or null
 * @returns null unless two independent signs lead to one publisher
 */
export function guessOriginal(facts: PageFacts, outletName: string | null): Guess | null {
  const credits = creditedElsewhere(facts, outletName);
  const ownerOf = (url: string) => credits.find((name) => isOf(url, name)) ?? null;
  const onward = continueLink(facts);
  const canonicalUrl = facts.canonical ? elsewhere(facts.canonical, facts.url) : null;
  const canonical =
    canonicalUrl && looksLikeArticle(canonicalUrl) && facts.canonical
      ? { url: canonicalUrl, excerpt: facts.canonical }
      : null;

  if (canonical && onward && isSameSite(canonical.url, onward.url)) {
    return {
      signal: 'canonicalElsewhere',
      lead: canonical,
      outlet: ownerOf(canonical.url),
      because: onward.excerpt,
    };
  }
  for (const [signal, lead] of [
    ['canonicalElsewhere', canonical],
    ['continueElsewhere', onward],
  ] as const) {
    const owner = lead && ownerOf(lead.url);
    if (lead && owner) return { signal, lead, outlet: owner, because: owner };
  }
  const lastWords = facts.body.at(-1)?.text.slice(-80) ?? '';
  if (onward && breaksOff(facts.body, facts.lang) && namesTarget(onward))
    return { signal: 'continueElsewhere', lead: onward, outlet: null, because: lastWords };
  const credited = creditedArticle(facts);
  return credited && { signal: 'outletLink', lead: credited, outlet: credited.outlet, because: lastWords };
}
