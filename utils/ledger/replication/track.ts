/**
 * What is known of a record's revisions on the reader's server, and what comes of records that other machines changed:
 * pure, so that two machines that know the same leaves can be shown to come to the same.
 *
 * A revision is named as CouchDB does, by its generation and 32 hex digits. Which of two states goes before the other is
 * told by the tree of revisions, not by clocks; only where neither knew of the other does the records' algebra join them.
 */
import * as v from 'valibot';
import { canonicalJson, type LedgerRecord, mergeRecords } from '../record';

/** Revisions of one branch, the newest first, each made of the next. */
export type Branch = string[];

/** As many generations as are remembered; CouchDB itself keeps a thousand, PouchDB as many. */
const MAX_BRANCH = 50;

export interface Track {
  /** Name of the document on the server: a digest of the article's address, so that what was forgotten is not named. */
  doc: string;
  /** The article's address while its record is here; null for forgotten and dropped ones. */
  id: string | null;
  /** Grows with every change that the server has to hear of. */
  seq: number;
  /** The branch of which the record here is the newest state; empty when none was made yet. */
  trunk: Branch;
  /** Whether the record differs from the trunk's newest revision, which a new one has to be made for. */
  isStale: boolean;
  /** When it was forgotten everywhere, by the clock of the machine and later than all it held; null while it lives. */
  goneMs: number | null;
  /** Put away on this machine alone, by its own choice of how long things are kept. */
  isDropped: boolean;
  /** Other branches, each closed: their content is in the trunk. */
  ends: Branch[];
}

/** A leaf of the tree of revisions as it comes from the server. */
export interface Leaf {
  revs: Branch;
  /** What it holds; null when it was deleted. */
  record: LedgerRecord | null;
  /** When the reader forgot it; null while it lives, or when something else than Headwater deleted it. */
  goneMs: number | null;
  /** The branch ended because its content went on in another. */
  isClosed: boolean;
}

const Revision = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}-[\w]{1,64}$/));
export const Revisions = v.pipe(v.array(Revision), v.minLength(1), v.maxLength(1000));

const generationOf = (revision: string): number => Number.parseInt(revision, 10);

/** The next revision of a branch, with digits of its own. */
export const nextRevision = (branch: Branch, digits: string): string =>
  `${(branch[0] ? generationOf(branch[0]) : 0) + 1}-${digits}`;

/** A branch with one more revision, as long as branches get. */
export const grown = (branch: Branch, revision: string): Branch => [revision, ...branch].slice(0, MAX_BRANCH);

/** Does a revision follow in the order by which CouchDB elects the leaf that wins? */
function isHigher(a: Branch, b: Branch): boolean {
  const [x = '0-', y = '0-'] = [a[0], b[0]];
  return generationOf(x) === generationOf(y) ? x > y : generationOf(x) > generationOf(y);
}

/**
 * Ends a branch. Every machine that ends it names the end alike, by turning the digits of its last revision around, so
 * that two of them do not make two ends.
 */
export function closed(branch: Branch): Branch {
  const digits = (branch[0] ?? '').replace(/^\d+-/, '');
  const turned = [...digits].map((digit) => '0123456789abcdef'['fedcba9876543210'.indexOf(digit)] ?? 'f');
  return grown(branch, nextRevision(branch, turned.join('')));
}

/** The latest moment that a record tells of. */
export const latestMs = ({ lastSeenMs, openedMs, arrival, note, star }: LedgerRecord): number =>
  Math.max(lastSeenMs, openedMs ?? 0, arrival?.atMs ?? 0, note?.atMs ?? 0, star?.atMs ?? 0);

/**
 * Does a record outlive a forgetting that knew nothing of its newest state? Only by what is later than the forgetting;
 * where the clocks of two machines disagree by more, the record stays, since it can be forgotten once more.
 */
const survives = (record: LedgerRecord, goneMs: number): boolean => latestMs(record) > goneMs;

const isSame = (a: LedgerRecord, b: LedgerRecord): boolean => canonicalJson(a) === canonicalJson(b);

/** The state of one article on one machine. */
export interface Held {
  /** Without one nothing was ever heard of the article from the server. */
  track: Track | null;
  record: LedgerRecord | null;
}

/** A document that nothing is known of. */
export const newTrack = (doc: string, id: string | null): Track => ({
  doc,
  id,
  seq: 0,
  trunk: [],
  isStale: false,
  goneMs: null,
  isDropped: false,
  ends: [],
});

/** Every revision that is known of a track. */
export const knows = ({ trunk, ends }: Track, revision: string): boolean =>
  trunk.includes(revision) || ends.some((end) => end.includes(revision));

/** Two states of an article of which neither knew the other. */
function together(mine: LedgerRecord | null, theirs: LedgerRecord): LedgerRecord {
  return mine ? mergeRecords(mine, theirs) : theirs;
}

function takeLeaf(
  { track, record }: { track: Track; record: LedgerRecord | null },
  leaf: Leaf,
): Required<Held> {
  const [tip = ''] = leaf.revs;
  const revs = leaf.revs.slice(0, MAX_BRANCH);
  if (knows(track, tip)) return { track, record };
  const ends = track.ends.filter((end) => !end[0] || !leaf.revs.includes(end[0]));
  const [mine] = track.trunk;
  const isNext = mine !== undefined && leaf.revs.includes(mine);
  const base: Track = { ...track, ends };
  /** Goes on from the leaf with a state of which it may know only a part. */
  const onwards = (next: LedgerRecord, others = ends): Held => ({
    track: {
      ...base,
      trunk: revs,
      ends: others,
      id: next.id,
      goneMs: null,
      isDropped: false,
      isStale: leaf.record === null || !isSame(next, leaf.record),
    },
    record: next,
  });
  const gone = (goneMs: number, others = ends): Held => ({
    track: { ...base, trunk: revs, ends: others, id: null, goneMs, isDropped: false, isStale: false },
    record: null,
  });
  const asIs = (others: Branch[], isStale = track.isStale): Held => ({
    track: { ...base, ends: others, isStale },
    record,
  });
  const settle = (): Held => {
    if (leaf.isClosed) {
      // What the branch held went on in another, which is still to come: until then the record belongs to no branch.
      return isNext
        ? { track: { ...base, trunk: [], ends: [...ends, revs] }, record }
        : asIs([...ends, revs]);
    }
    const theirs = leaf.record;
    if (track.trunk.length === 0 || isNext) {
      const isNews = track.isStale;
      if (!theirs) {
        const goneMs = leaf.goneMs ?? 0;
        if (record && isNews && survives(record, goneMs)) return onwards(record);
        return gone(Math.max(goneMs, track.goneMs ?? 0));
      }
      // Forgotten here and, unknown to that, changed there.
      if (track.goneMs !== null && isNews)
        return survives(theirs, track.goneMs)
          ? onwards(theirs)
          : { track: { ...base, trunk: revs, isStale: true }, record: null };
      // The tree says that all that is here is known there, so even what became less is taken over.
      return onwards(isNews || !track.id ? together(record, theirs) : theirs);
    }
    // Two branches: neither knew of the other.
    const other = track.trunk;
    if (!theirs) {
      const goneMs = leaf.goneMs ?? 0;
      if (track.goneMs !== null) {
        const later = Math.max(goneMs, track.goneMs);
        return isHigher(revs, other)
          ? gone(later, [...ends, other])
          : { track: { ...base, ends: [...ends, revs], goneMs: later }, record };
      }
      // What was put away here may outlive it on a machine that still has it.
      if (!record) return asIs([...ends, revs]);
      return survives(record, goneMs) ? asIs([...ends, revs]) : gone(goneMs, [...ends, closed(other)]);
    }
    if (track.isDropped) return onwards(theirs);
    if (track.goneMs !== null)
      return survives(theirs, track.goneMs)
        ? onwards(theirs, [...ends, other])
        : asIs([...ends, closed(revs)]);
    if (!record) return onwards(theirs);
    const both = together(record, theirs);
    if (isHigher(revs, other)) return onwards(both, [...ends, closed(other)]);
    return {
      track: { ...base, ends: [...ends, closed(revs)], isStale: track.isStale || !isSame(both, record) },
      record: both,
    };
  };
  return settle();
}

/**
 * Takes over what the server knows of an article.
 *
 * @param leaves in any order; those that are known already change nothing
 * @returns the state as it is now, and whether the server has to hear of it
 */
export function takeLeaves(
  doc: string,
  held: Held,
  leaves: readonly Leaf[],
): Held & { track: Track; isNews: boolean } {
  const start = held.track ?? { ...newTrack(doc, held.record?.id ?? null), isStale: held.record !== null };
  // What ended first: then the branch that it went on in finds the record free.
  const inOrder = [...leaves].sort(
    (a, b) => Number(b.isClosed) - Number(a.isClosed) || (isHigher(a.revs, b.revs) ? -1 : 1),
  );
  let now: Held & { track: Track } = { track: start, record: held.record };
  for (const leaf of inOrder) {
    const next = takeLeaf(now, leaf);
    if (next.track) now = { track: next.track, record: next.record };
  }
  const theirs = new Set(leaves.flatMap(({ revs }) => revs));
  const isNews =
    now.track.isStale || now.track.ends.some(([tip]) => tip && !theirs.has(tip) && !knows(start, tip));
  return { ...now, isNews };
}
