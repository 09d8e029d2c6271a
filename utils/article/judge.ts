/** Puts the judgements of one page together. */
import type { PageFacts } from '../facts';
import type { ArticleFinding, SourceFinding } from '../report';
import type { AggregatorPage } from '../rules/aggregators';
import { proseLength } from './ending';
import { describeArticle } from './metadata';
import { judgeAccess } from './paywall';
import { judgeBody } from './truncation';

/** Words of prose from which a page without any markup may be an article. */
const ENOUGH_WORDS = 150;
/** Words of prose that an article with markup must have, on an ordinary site. */
const ENOUGH_WORDS_MARKED = 25;

/** Types that a page declares of itself and that are no article. */
const OTHER_TYPE = /^(?:website|product|profile|music|video|book|business)/i;
/** Of an unmarked page's blocks, prose must make up this share of the characters: listings are headings and labels. */
const PROSE_SHARE = 0.55;

function proseShare({ body }: PageFacts): number {
  let prose = 0;
  let all = 1;
  for (const { text } of body) {
    all += text.length;
    if (proseLength(text) >= 110) prose += text.length;
  }
  return prose / all;
}

/** The address of a site itself, without a path or a question, is where its stories are listed. */
function isFrontPage(url: string): boolean {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return false;
  const { pathname, search, hash } = new URL(url);
  return /^\/(?:index\.\w+)?$/.test(pathname) && search === '' && !/^#[!/]/.test(hash);
}

function isArticle(facts: PageFacts, page: AggregatorPage | null): boolean {
  if (page?.kind === 'listing') return false;
  if (page?.kind === 'article') return facts.bodyFound !== 'none' || facts.headline !== null;
  const type = facts.meta['og:type'] ?? '';
  if (isFrontPage(facts.url) || (facts.headline === null && OTHER_TYPE.test(type))) return false;
  const described = facts.linkedArticles.filter(
    ({ headline, articleBodyChars }) => headline !== null || articleBodyChars !== null,
  );
  // Several described articles and none that names the page: a front page.
  if (facts.headline === null && described.length >= 3) return false;
  const isMarked =
    described.length > 0 ||
    type.toLowerCase() === 'article' ||
    facts.meta['article:published_time'] !== undefined;
  if (isMarked) return facts.bodyWords >= ENOUGH_WORDS_MARKED;
  return (
    facts.headline !== null &&
    !OTHER_TYPE.test(type) &&
    facts.bodyWords >= ENOUGH_WORDS &&
    proseShare(facts) >= PROSE_SHARE
  );
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
