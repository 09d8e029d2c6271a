/** Which of an outlet's articles is the one that is looked for: by headline, author and day. Rather none than a wrong one. */
import type { Entry } from './entry';
import { fold, type Likeness, substance, titleLikeness, tokenLikeness, tokensOf } from './likeness';

/** What is known of the article that is looked for. */
export interface Wanted {
  title: string;
  author: string | null;
  /** ISO 8601, or null. An aggregator may date by its own clock. */
  published: string | null;
  /** Names of the outlet, which stand before or behind headlines. */
  outletNames: readonly string[];
}

export interface Match {
  entry: Entry;
  /** 0 to 1. */
  likeness: number;
}

/** Less is not shown; measured in `test/source/find/match.test.ts`. */
export const OFFERED_FROM = 0.85;
/** From here on nobody need go on looking. */
export const SURE_FROM = 0.93;
const MAX_MATCHES = 4;
/** Below this no author and no date makes a headline the same one. */
const MIN_TITLE = 0.62;
/** Headlines that tell less (`Editorial`, `The week ahead`) recur. */
const MIN_SUBSTANCE = 3.2;
/** Of a headline behind a label. */
const MIN_HEADLINE = 4;
const LABEL_LEFT_OUT = 0.96;
/** Addresses drop small words, and numbers that may tell two articles apart. */
const SLUG_ONLY = 0.95;
const WEEKLY_DAYS = 4;
const COLUMN_SUBSTANCE = 5;
/** Of what the headline tells, the least that must occur somewhere in an entry for it to be looked at closely. */
const MIN_PRESENT = 0.3;
const DAY_MS = 86_400_000;
/** Farther apart it is another article, even under the same headline. */
const MAX_DAYS = 21;

/** Between a headline and a name: ` | `, ` - `, ` – `, ` — `, ` · `, `: `, ` » `. */
const SEPARATOR = /\s+[|–—·•»-]\s+|\s*[|｜]\s*|:\s+|：/u;

/** The headline without parts that are only the outlet's name or what half of its headlines carry. */
function bare(title: string, isFurniture: (part: string) => boolean): string {
  const parts = title.split(SEPARATOR).filter((part) => part.trim() !== '');
  if (parts.length < 2) return title;
  const kept = parts.filter((part) => !isFurniture(fold(part).trim()));
  return kept.length === 0 || kept.length === parts.length ? title : kept.join(' ');
}

/** Parts of headlines that many entries share: column names, the outlet's name. */
function commonParts(entries: readonly Entry[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { title } of entries) {
    const parts = title.split(SEPARATOR);
    if (parts.length < 2) continue;
    for (const part of new Set(parts.map((text) => fold(text).trim())))
      counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const least = Math.max(3, entries.length * 0.3);
  return new Set([...counts].filter(([, count]) => count >= least).map(([part]) => part));
}

/** The words of the last part of a path that reads like a headline; null for numbers and short names. */
export function slugWords(url: string): string | null {
  const parts = new URL(url).pathname.split('/').reverse();
  for (const part of parts) {
    let text = part.replace(/\.\w{2,5}$/, '');
    try {
      text = decodeURIComponent(text);
    } catch {
      // Not encoded after all.
    }
    const words = text
      .split(/[-_+,.\s]+/)
      .filter((word) => /\p{L}/u.test(word) && !/^[a-z]*\d[a-z\d]*$/.test(word));
    if (words.length >= 4) return words.join(' ');
  }
  return null;
}

const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** Addresses drop small words and spell umlauts as two letters. */
function slugLikeness(title: string, slug: string, url: string): Likeness {
  const spelled = title
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[äöü]/g, (letter) => GERMAN[letter] ?? letter);
  const ofSlug = tokensOf(slug);
  const inAddress = new Set(new URL(url).pathname.split(/\D+/));
  const present = new Set(ofSlug.map(({ text }) => text));
  const likenesses = [title, spelled].map((text) => {
    const ofTitle = tokensOf(text).filter(({ weight, isNumber, text: word }) =>
      isNumber ? !inAddress.has(word) : weight > 0.6 || present.has(word),
    );
    return tokenLikeness(ofTitle, ofSlug);
  });
  return likenesses.reduce((best, next) => (next.likeness > best.likeness ? next : best));
}

/** Words of a name that is a person's: without what stands before names and what is no name at all. */
const nameWords = (name: string) =>
  fold(name)
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word.length > 1 && !/^(?:by|von|par|por|di|the|de|la|van|and|und|et|ve)$/.test(word));

/** Do two bylines name one person? null when either says nothing. */
function sameAuthor(a: string | null, b: string | null): boolean | null {
  const [x, y] = [nameWords(a ?? ''), nameWords(b ?? '')];
  if (x.length === 0 || y.length === 0) return null;
  const shared = x.filter((word) => y.includes(word)).length;
  return shared >= Math.min(2, x.length, y.length);
}

/** Days between two dates; null when either is not known. */
function daysApart(a: string | null, b: string | null): number | null {
  const apartMs = Math.abs(Date.parse(a ?? '') - Date.parse(b ?? ''));
  return Number.isNaN(apartMs) ? null : apartMs / DAY_MS;
}

/** A short label before the headline, such as a column's name, which one of the two leaves out. */
function afterLabel(title: string): string | null {
  const parts = title.split(SEPARATOR).filter((part) => part.trim() !== '');
  const [label = '', ...rest] = parts;
  const headline = rest.join(' ');
  return rest.length > 0 && label.trim().split(/\s+/).length <= 4 && substance(headline) >= MIN_HEADLINE
    ? headline
    : null;
}

function byHeadline(title: string, entryTitle: string): Likeness {
  // Of one side only: two articles of a column share its name, and nothing else.
  const [ours, theirs] = [afterLabel(title), afterLabel(entryTitle)];
  return [
    titleLikeness(title, entryTitle),
    ...(theirs ? [titleLikeness(title, theirs)] : []),
    ...(ours ? [titleLikeness(ours, entryTitle)] : []),
  ].reduce((best, next, at) =>
    next.likeness * (at ? LABEL_LEFT_OUT : 1) > best.likeness
      ? { ...next, likeness: next.likeness * LABEL_LEFT_OUT }
      : best,
  );
}

function judge(wanted: Wanted, title: string, entry: Entry, entryTitle: string): number {
  const slug = slugWords(entry.url);
  const byTitle = entryTitle ? byHeadline(title, entryTitle) : null;
  const bySlug =
    slug && (!byTitle || byTitle.likeness >= MIN_TITLE) ? slugLikeness(title, slug, entry.url) : null;
  // A headline that says otherwise is not outvoted by an address that leaves out what differs.
  const slugCounts = bySlug !== null && (!byTitle || (byTitle.agrees && bySlug.likeness > byTitle.likeness));
  const best = slugCounts ? bySlug : byTitle;
  if (!best) return 0;
  let likeness = slugCounts ? SLUG_ONLY * best.likeness : best.likeness;
  if (likeness < MIN_TITLE) return likeness;
  const author = sameAuthor(wanted.author, entry.author);
  const days = daysApart(wanted.published, entry.published);
  const near = days !== null && days <= 2;
  if (days !== null && days > MAX_DAYS) return Math.min(likeness, 0.5);
  if (substance(title) < MIN_SUBSTANCE && !near) return Math.min(likeness, author ? 0.75 : 0.6);
  // A weekly column's headline comes again and again, by the same author.
  if (days !== null && days >= WEEKLY_DAYS && substance(title) < COLUMN_SUBSTANCE)
    return Math.min(likeness, 0.6);
  if (best.agrees && near) likeness += (1 - likeness) * 0.3;
  if (best.agrees && author) likeness += (1 - likeness) * 0.35;
  if (author === false) likeness -= near ? 0.05 : 0.15;
  if (days !== null && days > 7) likeness -= 0.08;
  return Math.max(0, Math.min(1, likeness));
}

/** How likely an entry is the article, 0 to 1. */
export function scoreOf(wanted: Wanted, entry: Entry, common: ReadonlySet<string> = new Set()): number {
  const names = new Set(wanted.outletNames.map((name) => fold(name).trim()).filter(Boolean));
  const title = bare(wanted.title, (part) => names.has(part));
  const plain = bare(entry.title, (part) => names.has(part) || common.has(part));
  const direct = judge(wanted, title, entry, entry.title);
  if (plain === entry.title) return direct;
  return Math.max(
    direct,
    judge(
      wanted,
      bare(title, (part) => common.has(part)),
      entry,
      plain,
    ),
  );
}

/** Whether an entry has enough of the headline's words at all: most of ten thousand have not, and are done with. */
function quickTest(title: string): (entry: Entry) => boolean {
  const tokens = tokensOf(title);
  const least = MIN_PRESENT * tokens.reduce((sum, { weight }) => sum + weight, 0);
  return ({ title: other, url }) => {
    const text = fold(`${other} ${slugWords(url) ?? ''}`);
    let present = 0;
    for (const { text: word, weight } of tokens) if (text.includes(word)) present += weight;
    return present >= least;
  };
}

/**
 * The entries that are likely the article, the likeliest first.
 *
 * @param entries of the outlet, from whatever place
 * @returns at most four, none below `OFFERED_FROM`; one per address
 */
export function matchesAmong(wanted: Wanted, entries: readonly Entry[]): Match[] {
  const common = commonParts(entries);
  const mayMatch = quickTest(wanted.title);
  const best = new Map<string, Match>();
  for (const entry of entries) {
    if (!mayMatch(entry)) continue;
    const likeness = scoreOf(wanted, entry, common);
    const known = best.get(entry.url);
    if (likeness >= OFFERED_FROM && (!known || known.likeness < likeness))
      best.set(entry.url, { entry, likeness: Math.round(likeness * 100) / 100 });
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness).slice(0, MAX_MATCHES);
}
