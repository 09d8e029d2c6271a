/** The toolbar badge: a pure projection of a tab's report, so that it can be drawn anew at any time. */
import type { PageReport } from '../report';
import { browser } from './browser';
import type { LeftWhy } from './session';
import { type WordKey, words } from './words';

export interface Badge {
  text: string;
  /** CSS colour behind the text; white on it has a contrast of at least 4.5. */
  colour: string;
  /** What a pointer or a screen reader is told. */
  title: WordKey;
}

const NONE: Badge = { text: '', colour: '#0b5c7a', title: 'badge_none' };

const LEFT: Record<LeftWhy, Badge> = {
  ask: { text: '•', colour: '#475569', title: 'badge_leftAsk' },
  stopped: { text: '•', colour: '#9a3412', title: 'badge_leftStopped' },
};

/**
 * What the toolbar says of a page; the most useful news wins.
 *
 * @param left why a banner was left to the reader, or null
 */
export function badgeOf(report: PageReport | null, left: LeftWhy | null = null): Badge {
  const { article, consent } = report ?? { article: null, consent: null };
  // The reader's own word goes before ours.
  const body = report?.overruled ?? article?.body.verdict;
  if (body === 'cut') return { text: '…', colour: '#9a3412', title: 'badge_cut' };
  if (article?.access.verdict === 'locked') return { text: '§', colour: '#6d28d9', title: 'badge_locked' };
  if (article?.aggregator && body === 'unknown') {
    return { text: '?', colour: '#475569', title: 'badge_unknown' };
  }
  if (consent?.outcome === 'leftPayOrAccept')
    return { text: '!', colour: '#9a3412', title: 'badge_payOrAccept' };
  if (left) return LEFT[left];
  const cleaned = consent && ['rejected', 'dismissed', 'hidden'].includes(consent.outcome);
  return cleaned && !report?.consentUndone ? { text: '✓', colour: '#0b5c7a', title: 'badge_cleaned' } : NONE;
}

/** Draws the badge of a tab. A tab that closed meanwhile is no error. */
export async function showBadge(
  tabId: number,
  report: PageReport | null,
  left: LeftWhy | null = null,
): Promise<void> {
  const { text, colour, title } = badgeOf(report, left);
  // On phones the button is a line in a menu, without a badge.
  const { action }: { action: Partial<typeof browser.action> } = browser;
  await Promise.allSettled([
    action.setBadgeText?.({ tabId, text }),
    action.setBadgeBackgroundColor?.({ tabId, color: colour }),
    action.setTitle?.({ tabId, title: words(title) }),
  ]);
}
