/**
 * Where the reader left for an original, so that its page can be told how it was come to. Kept in `storage.session`:
 * it outlives a sleeping worker and never reaches the disk.
 */
import * as v from 'valibot';
import { clipped } from '../report';
import { cleanAddress } from '../source/address';
import { isSameSite } from '../source/domains';
import { browser } from './browser';
import { inTurn } from './session';

const KEY = 'departures';
/** A page that opens later than this was come to in another way. */
const FRESH_MS = 30 * 60_000;
const MAX_KEPT = 30;

const Departure = v.object({
  /** The original's address, cleaned. */
  sourceUrl: v.string(),
  /** Identifier of the record of the page that was left. */
  id: v.string(),
  /** The aggregator's name, or the site. */
  from: clipped(160),
  /** Words that were shown there. */
  shownWords: v.pipe(v.number(), v.integer(), v.minValue(0)),
  atMs: v.number(),
  /** From a private window: only told in private windows. */
  isPrivate: v.boolean(),
});
export type Departure = v.InferOutput<typeof Departure>;

async function known(nowMs: number): Promise<Departure[]> {
  const stored = v.safeParse(v.array(Departure), (await browser.storage.session.get(KEY))[KEY]);
  return stored.success ? stored.output.filter(({ atMs }) => nowMs - atMs < FRESH_MS) : [];
}

/** Notes that the reader went to an original. */
export function noteDeparture(departure: Departure): Promise<void> {
  return inTurn(KEY, async () => {
    const others = (await known(departure.atMs)).filter(
      ({ sourceUrl, isPrivate }) => sourceUrl !== departure.sourceUrl || isPrivate !== departure.isPrivate,
    );
    await browser.storage.session.set({ [KEY]: [departure, ...others].slice(0, MAX_KEPT) });
  });
}

/**
 * The departure that led to a page, or null.
 *
 * @param url the page's address
 * @param canonical what the page calls its own address, since originals redirect; believed on its own site only
 */
export async function departureTo(
  { url, isPrivate }: { url: string; isPrivate: boolean },
  canonical: string | null,
  nowMs: number,
): Promise<Departure | null> {
  const addresses = new Set([cleanAddress(url)]);
  if (canonical && URL.canParse(canonical, url)) {
    const own = new URL(canonical, url).href;
    if (isSameSite(own, url)) addresses.add(cleanAddress(own));
  }
  const departures = await known(nowMs);
  return departures.find((known) => known.isPrivate === isPrivate && addresses.has(known.sourceUrl)) ?? null;
}
