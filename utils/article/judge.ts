/** Puts the judgements of one page together. */
import type { PageFacts } from '../facts';
import type { ArticleFinding, SourceFinding } from '../report';
import type { AggregatorPage } from '../rules/aggregators';
import { describeArticle } from './metadata';
import { judgeAccess } from './paywall';
import { judgeBody } from './truncation';

/** Words of prose from which a page without any markup may be an article. */
const ENOUGH_WORDS = 150;
/** Words of prose that an article with markup must have, on an ordinary site. */
const ENOUGH_WORDS_MARKED = 25;

function isArticle(facts: PageFacts, page: AggregatorPage | null): boolean {
  if (page?.kind === 'listing') return false;
  if (page?.kind === 'article') return facts.bodyFound !== 'none' || facts.headline !== null;
  const isMarked =
    facts.linkedArticles.some(
      ({ headline, articleBodyChars }) => headline !== null || articleBodyChars !== null,
    ) ||
    facts.meta['og:type']?.toLowerCase() === 'article' ||
    facts.meta['article:published_time'] !== undefined;
  if (facts.headline === null && !isMarked) return false;
  return facts.bodyWords >= (isMarked ? ENOUGH_WORDS_MARKED : ENOUGH_WORDS);
}

/**
 * Judges a page.
 *
 * @param page what the rules know of the aggregator, or null for an ordinary page
 * @param source where the original is (`utils/source/resolve.ts`)
 * @param nowMs the clock, in milliseconds since 1970
 * @returns null when the page holds no article
 */
export function judgePage(
  facts: PageFacts,
  page: AggregatorPage | null,
  source: SourceFinding,
  nowMs: number,
): ArticleFinding | null {
  if (!isArticle(facts, page)) return null;
  const described = describeArticle(facts, page, nowMs);
  return {
    aggregator: page?.aggregator.id ?? null,
    ...described,
    outlet: described.outlet ?? source.outlet,
    body: judgeBody(facts, page),
    access: judgeAccess(facts),
    source,
  };
}
