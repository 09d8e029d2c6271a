/**
 * Where the original is, by what the page says of itself. Pure: works on plain facts, asks no server and guesses nothing.
 * Candidates are tried in falling order of trust and the first that holds is taken.
 */
import type { FactLink, PageFacts } from '../facts';
import { isOfferable, type SourceFinding } from '../report';
import type { AggregatorPage } from '../rules/aggregators';
import { cleanAddress, unwrap } from './address';
import { creditedOwner } from './credited';
import { hostOf, isSameSite, registrableDomain } from './domains';
import { guessOriginal } from './guess';
import { elsewhere, fold, type Lead, looksLikeArticle, promise } from './leads';
import { bearsName, findOutlet, homeOf, outletAt } from './outlets';

type Signal = SourceFinding['evidence'][number]['signal'];
type Evidence = SourceFinding['evidence'][number];

/** Log-odds that what a signal points at is the original; set by hand from how often each was right. */
const WEIGHTS: Record<Signal, number> = {
  addressWraps: 6,
  canonicalElsewhere: 5,
  continueElsewhere: 4,
  basedOn: 3.5,
  outletLink: 3,
  syndicationSource: 3,
  publisherHome: 2,
  outletDirectory: 2,
  selfSource: 3,
  guessedAggregator: -2,
  chosenAtOutlet: 3,
  unresolvableRedirect: 1,
  outletNameOnly: 1,
  noTrace: 0,
};

const evidence = (signal: Signal, excerpt: string): Evidence => ({
  signal,
  weight: WEIGHTS[signal],
  excerpt: excerpt.slice(0, 200),
});

/** The link by which the page itself sends readers on. */
function continueLink(facts: PageFacts, outletHost: string | null): Lead | null {
  const maybes: Lead[] = [];
  const headline = fold(facts.headline ?? '');
  for (const link of facts.links) {
    const isTitle = headline.split(' ').length >= 3 && fold(link.text) === headline;
    const kind = isTitle ? 'sure' : link.place === 'before' ? null : promise(link.text);
    if (!kind) continue;
    const url = elsewhere(link.href, facts.url);
    if (!url || new URL(url).pathname === '/') continue;
    if (kind === 'sure' || (outletHost && isSameSite(url, `https://${outletHost}/`))) {
      return { url, excerpt: link.text };
    }
    maybes.push({ url, excerpt: link.text });
  }
  const domains = new Set(maybes.map(({ url }) => registrableDomain(url)));
  return domains.size === 1 && new Set(maybes.map(({ url }) => url)).size === 1 ? (maybes[0] ?? null) : null;
}

/** A link that would lead on, but whose end only a server knows. */
function opaqueLink(links: readonly FactLink[]): Lead | null {
  for (const { href, text, place } of links) {
    if (place === 'before' || promise(text) === null || !isOfferable(href)) continue;
    const end = unwrap(href);
    if ('unresolvable' in end && end.unresolvable !== 'notOfferable') return { url: href, excerpt: text };
  }
  return null;
}

function basedOn(facts: PageFacts): Lead | null {
  for (const article of facts.linkedArticles) {
    for (const href of [...article.isBasedOn, article.mainEntityOfPage]) {
      const url = href ? elsewhere(href, facts.url) : null;
      if (url && looksLikeArticle(url)) return { url, excerpt: href ?? '' };
    }
  }
  return null;
}

/** A link in or around the body to the site of the outlet that the page names: known, or by the name it bears. */
function outletLink(facts: PageFacts, host: string | null, outletName: string): Lead | null {
  const found = new Map<string, string>();
  for (const { href, text } of facts.links) {
    const url = elsewhere(href, facts.url);
    if (!url || !looksLikeArticle(url)) continue;
    if (host ? isSameSite(url, `https://${host}/`) : bearsName(url, outletName)) found.set(url, text);
  }
  // Several articles of the outlet: nothing tells which one is this.
  const [only] = found;
  return found.size === 1 && only ? { url: only[0], excerpt: only[1] } : null;
}

function syndicationSource(facts: PageFacts): Lead | null {
  for (const name of ['syndication-source', 'original-source']) {
    const href = facts.meta[name];
    // Relative values name the page itself.
    const url = href && /^https?:/i.test(href) ? elsewhere(href, facts.url) : null;
    if (url && looksLikeArticle(url)) return { url, excerpt: href ?? '' };
  }
  return null;
}

function publisherHome(facts: PageFacts): Lead | null {
  const hrefs = [
    ...facts.linkedArticles.map(({ publisherUrl }) => publisherUrl),
    facts.meta['article:publisher'],
  ];
  for (const href of hrefs) {
    const url = href && /^https?:/i.test(href) ? elsewhere(href, facts.url) : null;
    if (url) return { url: new URL('/', url).href, excerpt: href ?? '' };
  }
  return null;
}

/** The outlet's usual name by where the article is, when the page did not name it. */
const nameAt = (url: string, outletName: string | null) => outletName ?? outletAt(url)?.names[0] ?? null;

const article = (signal: Signal, { url, excerpt }: Lead, outletName: string | null): SourceFinding => ({
  kind: 'article',
  url,
  outlet: nameAt(url, outletName),
  evidence: [evidence(signal, excerpt)],
});

/** Other candidates that lead to the same place speak for it too. */
function confirmed(finding: SourceFinding, others: readonly [Signal, Lead | null][]): SourceFinding {
  const known = new Set(finding.evidence.map(({ signal }) => signal));
  const more = others
    .filter(([signal, lead]) => lead && lead.url === finding.url && !known.has(signal))
    .map(([signal, lead]) => evidence(signal, lead?.excerpt ?? ''));
  return { ...finding, evidence: [...finding.evidence, ...more] };
}

/**
 * Where the text on this page is from.
 *
 * @param facts what the page says of itself
 * @param page what the rules know of the aggregator, or null for an ordinary page
 * @param outletName the outlet that the page names as the owner of the text, or null
 */
export function resolveSource(
  facts: PageFacts,
  page: AggregatorPage | null,
  outletName: string | null,
): SourceFinding {
  const wrapped = isOfferable(facts.url) ? unwrap(facts.url) : null;
  const wrappedTarget =
    wrapped && 'url' in wrapped && wrapped.hops > 0 ? elsewhere(wrapped.url, facts.url) : null;
  if (wrappedTarget) return article('addressWraps', { url: wrappedTarget, excerpt: facts.url }, outletName);

  const syndicated = syndicationSource(facts);
  if (!page) {
    if (syndicated) return article('syndicationSource', syndicated, null);
    const guess = guessOriginal(facts, outletName);
    if (guess) {
      const found = article(guess.signal, guess.lead, guess.outlet);
      return { ...found, evidence: [...found.evidence, evidence('guessedAggregator', guess.because)] };
    }
    const owner = creditedOwner(facts);
    if (owner) {
      const signal = owner.outlet ? 'outletDirectory' : 'outletNameOnly';
      return {
        kind: 'outlet',
        url: owner.outlet && homeOf(owner.outlet),
        outlet: owner.name.slice(0, 160),
        evidence: [evidence(signal, owner.because), evidence('guessedAggregator', '')],
      };
    }
    const url = cleanAddress(facts.url);
    const outlet = outletName ?? (url ? (outletAt(url)?.names[0] ?? null) : null);
    return { kind: 'self', url, outlet, evidence: [evidence('selfSource', '')] };
  }

  const known = findOutlet(outletName ?? '') ?? (page.outletSlug ? findOutlet(page.outletSlug) : null);
  const outlet = outletName ?? known?.names[0] ?? null;
  const canonical = facts.canonical ? elsewhere(facts.canonical, facts.url) : null;
  const candidates: [Signal, Lead | null][] = [
    [
      'canonicalElsewhere',
      canonical && looksLikeArticle(canonical) ? { url: canonical, excerpt: facts.canonical ?? '' } : null,
    ],
    ['continueElsewhere', continueLink(facts, known?.host ?? null)],
    ['basedOn', basedOn(facts)],
    ['outletLink', outlet ? outletLink(facts, known?.host ?? null, outlet) : null],
    ['syndicationSource', syndicated],
  ];
  for (const [signal, lead] of candidates) {
    if (lead) return confirmed(article(signal, lead, outlet), candidates);
  }

  if (wrapped && 'unresolvable' in wrapped) {
    return {
      kind: 'unresolvable',
      url: null,
      outlet,
      evidence: [evidence('unresolvableRedirect', facts.url)],
    };
  }
  const opaque = opaqueLink(facts.links);
  if (opaque) {
    return {
      kind: 'unresolvable',
      url: cleanAddress(opaque.url),
      outlet,
      evidence: [evidence('unresolvableRedirect', opaque.excerpt)],
    };
  }
  if (known) {
    const url = homeOf(known);
    return {
      kind: 'outlet',
      url,
      outlet,
      evidence: [evidence('outletDirectory', outletName ?? page.outletSlug ?? '')],
    };
  }
  const home = publisherHome(facts);
  if (home) {
    return {
      kind: 'outlet',
      url: home.url,
      outlet: nameAt(home.url, outlet) ?? hostOf(home.url),
      evidence: [evidence('publisherHome', home.excerpt)],
    };
  }
  if (outlet) return { kind: 'outlet', url: null, outlet, evidence: [evidence('outletNameOnly', outlet)] };
  return { kind: 'none', url: null, outlet: null, evidence: [evidence('noTrace', '')] };
}
