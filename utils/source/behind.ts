/** What lies behind a link of a listing, as far as its address tells. */
import { aggregatorPage } from '../rules/aggregators';
import { cleanAddress, unwrap } from './address';
import { hostOf, isSameSite, registrableDomain } from './domains';
import { elsewhere, looksLikeArticle } from './leads';
import { outletAt } from './outlets';

export interface Behind {
  /** Addresses under which the story may be known: the link's own, and the one it leads to; cleaned. */
  addresses: string[];
  /** The story at another publisher, cleaned; null where the link stays on the page's site or its end is not known. */
  target: string | null;
  /** The publisher, by the directory; where a redirector hides the target, at least its host. */
  outlet: string | null;
  /** How the publisher sells nearly everything, or null. */
  access: 'locked' | 'metered' | null;
}

/**
 * @param href absolute address of the link
 * @param pageUrl the page it stands on
 * @returns null where the link leads to no story
 */
export function behind(href: string, pageUrl: string): Behind | null {
  const own = cleanAddress(href);
  if (!own) return null;
  const target = elsewhere(href, pageUrl);
  if (target && looksLikeArticle(target)) {
    const outlet = outletAt(target);
    const isWrapped = !isSameSite(own, target);
    return {
      addresses: [...new Set([own, target])],
      target,
      outlet: outlet?.names[0] ?? (isWrapped ? hostOf(target) : null),
      access: outlet?.access ?? null,
    };
  }
  // The aggregator's own page of an article, or a redirector that only its server can follow.
  const isStory = aggregatorPage(own)?.kind === 'article' || 'unresolvable' in unwrap(href);
  return isStory ? { addresses: [own], target: null, outlet: null, access: null } : null;
}

/** A page that lists stories of others links to at least so many sites, so many of them known outlets. */
const MIN_SITES = 5;
const MIN_OUTLETS = 3;

/**
 * Does a page on no list of aggregators link as one does: mostly to articles, of several publishers?
 *
 * @param hrefs where its headlines lead
 */
export function linksLikeAggregator(hrefs: readonly string[], pageUrl: string): boolean {
  const targets = hrefs.map((href) => behind(href, pageUrl)?.target ?? null).filter((url) => url !== null);
  if (targets.length * 2 < hrefs.length) return false;
  const sites = new Set(targets.map((url) => registrableDomain(url)));
  const outlets = new Set(targets.map((url) => outletAt(url)?.host).filter(Boolean));
  return sites.size >= MIN_SITES && outlets.size >= MIN_OUTLETS;
}
