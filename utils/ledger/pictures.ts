/** What the lines of the ledger tell together: whom one reads, what aggregators show of them, how often one goes there. */
import type { LedgerLine } from './line';

/** More rows than this are no picture any more. */
const ROWS = 10;
const MONTHS = 12;
/** A share that was measured fewer times says nothing of a habit. */
const MIN_SHARES = 2;

export interface Pictures {
  /** Outlets by the number of their stories, the most read first. */
  outlets: { outlet: string; stories: number; opened: number }[];
  /** How much of an outlet's articles an aggregator showed: the mean share, from 0 to 1. */
  shares: { aggregator: string; outlet: string; share: number; articles: number }[];
  /** The last twelve months, as `2026-05`, the oldest first. */
  months: { month: string; met: number; opened: number }[];
}

/** A month in the reader's time zone. */
const monthOf = (timeMs: number): string => {
  const date = new Date(timeMs);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
};

function lastMonths(nowMs: number): string[] {
  const date = new Date(nowMs);
  return Array.from({ length: MONTHS }, (_, back) =>
    monthOf(new Date(date.getFullYear(), date.getMonth() - (MONTHS - 1 - back), 1).getTime()),
  );
}

/**
 * Counts stories, not the places where they were met; an article counts for the month in which it was met first, and
 * for that in which it was opened last.
 *
 * @param nowMs moment in the last month of the picture
 */
export function picturesOf(lines: Iterable<LedgerLine>, nowMs: number): Pictures {
  const stories = new Map<string, { outlet: string; metMs: number; openedMs: number }>();
  const shares = new Map<string, { aggregator: string; outlet: string; sum: number; articles: number }>();
  for (const { story, outlet, aggregator, share, firstSeenMs, openedMs } of lines) {
    const known = stories.get(story);
    stories.set(story, {
      outlet: known?.outlet || outlet,
      metMs: Math.min(known?.metMs ?? firstSeenMs, firstSeenMs),
      openedMs: Math.max(known?.openedMs ?? 0, openedMs),
    });
    if (share === 0 || !aggregator || !outlet) continue;
    const key = `${aggregator}\n${outlet}`;
    const pair = shares.get(key) ?? { aggregator, outlet, sum: 0, articles: 0 };
    shares.set(key, { ...pair, sum: pair.sum + share, articles: pair.articles + 1 });
  }
  const outlets = new Map<string, { outlet: string; stories: number; opened: number }>();
  const months = new Map(lastMonths(nowMs).map((month) => [month, { month, met: 0, opened: 0 }]));
  for (const { outlet, metMs, openedMs } of stories.values()) {
    if (outlet) {
      const known = outlets.get(outlet) ?? { outlet, stories: 0, opened: 0 };
      outlets.set(outlet, {
        outlet,
        stories: known.stories + 1,
        opened: known.opened + (openedMs > 0 ? 1 : 0),
      });
    }
    const met = months.get(monthOf(metMs));
    if (met) met.met += 1;
    const opened = openedMs > 0 ? months.get(monthOf(openedMs)) : undefined;
    if (opened) opened.opened += 1;
  }
  return {
    outlets: [...outlets.values()].sort((a, b) => b.stories - a.stories).slice(0, ROWS),
    shares: [...shares.values()]
      .filter(({ articles }) => articles >= MIN_SHARES)
      .sort((a, b) => b.articles - a.articles)
      .slice(0, ROWS)
      .map(({ aggregator, outlet, sum, articles }) => ({
        aggregator,
        outlet,
        share: sum / articles,
        articles,
      })),
    months: [...months.values()],
  };
}
