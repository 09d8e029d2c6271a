/**
 * May the article need a subscription? Declarations and phrases in place decide; an axis of its own, apart from
 * whether the body is cut: most articles declared sold are all there.
 */
import type { PageFacts } from '../facts';
import type { AccessJudgement } from '../report';
import { asksToPay, asksToRegister, countsFreeArticles, holds, speaksOfConsent } from './phrasing';

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
    if (speaksOfConsent(text)) continue;
    if (holds('gate', text) || holds('sold', text)) return text;
  }
  const layer = facts.layout?.layer;
  return layer && asksToPay(layer) ? layer : null;
}

/** The line that counts the articles which may still be read, or null. */
function meterLine({ before, body, after, layout }: PageFacts): string | null {
  const lines = [...before, ...body.slice(-3), ...after].map(({ text }) => text);
  if (layout?.layer) lines.push(layout.layer);
  return lines.find((text) => text.length <= 600 && countsFreeArticles(text)) ?? null;
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

  if (gate !== null && asksToRegister(gate))
    evidence.push({ signal: 'registrationWall', weight: 0, excerpt: gate.slice(0, 200) });
  const meter = meterLine(facts);
  if (meter !== null) evidence.push({ signal: 'meterCounter', weight: 3, excerpt: meter.slice(0, 200) });

  const saysSold = isDeclaredPaid || tier === 'metered' || tier === 'locked';
  const saysFree = (isDeclaredFree && !isDeclaredPaid) || tier === 'free';
  if (saysSold && saysFree) evidence.push({ signal: 'contradiction', weight: 0, excerpt: '' });

  let verdict: AccessJudgement['verdict'] = 'unknown';
  if (saysSold) verdict = tier === 'metered' ? 'metered' : 'locked';
  else if (meter !== null) verdict = 'metered';
  else if (gate !== null && !saysFree) verdict = 'locked';
  else if (saysFree) verdict = 'free';
  return { verdict, evidence };
}
