/**
 * May the article need a subscription? Declarations and phrases in place decide; an axis of its own, apart from
 * whether the body is cut: most articles declared sold are all there.
 */
import type { PageFacts } from '../facts';
import type { AccessJudgement } from '../report';
import { holds } from './phrasing';

type Evidence = AccessJudgement['evidence'];

/** Lines behind the body in which a gate is looked for. */
const LOOK_AHEAD = 8;

const TIERS = { free: 'tierFree', metered: 'tierMetered', locked: 'tierLocked' } as const;
const isTier = (value: string | undefined): value is keyof typeof TIERS =>
  value !== undefined && Object.hasOwn(TIERS, value);

/** The line right behind the text that says it is sold, or null. */
function gateLine(facts: PageFacts): string | null {
  const lines = [...facts.body.slice(-3), ...facts.after.slice(0, LOOK_AHEAD)];
  for (const { text } of lines) {
    if (text.length >= 280) continue;
    if (holds('gate', text) || holds('sold', text)) return text;
  }
  return null;
}

/**
 * Judges access. Publishers contradict themselves; what says "sold" wins, and the contradiction is told.
 */
export function judgeAccess(facts: PageFacts): AccessJudgement {
  const evidence: Evidence = [];
  const tier = facts.meta['article:content_tier']?.trim().toLowerCase();
  const declared = facts.linkedArticles.map((article) => article.isAccessibleForFree);
  const isDeclaredPaid = declared.includes(false);
  const isDeclaredFree = declared.includes(true);
  if (isDeclaredPaid)
    evidence.push({ signal: 'declaredPaid', weight: 4, excerpt: 'isAccessibleForFree: false' });
  if (isDeclaredFree)
    evidence.push({ signal: 'declaredFree', weight: -2, excerpt: 'isAccessibleForFree: true' });
  if (isTier(tier))
    evidence.push({
      signal: TIERS[tier],
      weight: tier === 'free' ? -2 : 4,
      excerpt: `content_tier: ${tier}`,
    });
  const gate = gateLine(facts);
  if (gate !== null) evidence.push({ signal: 'accessPhrase', weight: 2, excerpt: gate.slice(0, 200) });

  const saysSold = isDeclaredPaid || tier === 'metered' || tier === 'locked';
  const saysFree = (isDeclaredFree && !isDeclaredPaid) || tier === 'free';
  if (saysSold && saysFree) evidence.push({ signal: 'contradiction', weight: 0, excerpt: '' });

  let verdict: AccessJudgement['verdict'] = 'unknown';
  if (saysSold) verdict = tier === 'metered' ? 'metered' : 'locked';
  else if (gate !== null && !saysFree) verdict = 'locked';
  else if (saysFree) verdict = 'free';
  return { verdict, evidence };
}
