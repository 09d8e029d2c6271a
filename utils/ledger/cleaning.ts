/** Where banners were dealt with: one entry for each site, the latest outcome and how often. */
import * as v from 'valibot';
import { ConsentOutcome, clipped, type PageReport } from '../report';

const timeMs = v.pipe(v.number(), v.integer(), v.minValue(0));
const { outcome, stage, tool, pressed, visibleMs } = ConsentOutcome.entries;

const visit = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
/** A message that is sent twice is sent so within seconds; more pages of one site are not opened meanwhile. */
const MAX_EARLIER = 20;

export const Cleaning = v.object({
  version: v.literal(1),
  /** Host name without `www.`; the address of the page is not kept. */
  site: clipped(253),
  /** What was done the last time. */
  outcome,
  stage,
  tool,
  pressed,
  visibleMs,
  firstMs: timeMs,
  lastMs: timeMs,
  /** On how many visits to pages of the site. */
  times: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The latest visit by its random identifier, so that a message sent twice counts once. */
  visit,
  /** Visits before it, the latest first: pages in several tabs may tell of theirs in turn. */
  earlier: v.optional(v.array(visit)),
});
export type Cleaning = v.InferOutput<typeof Cleaning>;

/**
 * The entry that a report makes.
 *
 * @param site host name of the page without `www.`, or null when it has none
 * @returns null where nothing was done or left
 */
export function cleaningOf(report: PageReport, site: string | null): Cleaning | null {
  const { consent, seenAtMs, visit } = report;
  if (!consent || !site) return null;
  return {
    version: 1,
    site,
    outcome: consent.outcome,
    stage: consent.stage,
    tool: consent.tool,
    pressed: consent.pressed,
    visibleMs: consent.visibleMs,
    firstMs: seenAtMs,
    lastMs: seenAtMs,
    times: 1,
    visit,
  };
}

/**
 * Adds what was done now to what is known of the site. The same visit told again replaces what was told of it.
 *
 * @throws RangeError when the entries are of different sites
 */
export function addCleaning(known: Cleaning, now: Cleaning): Cleaning {
  if (known.site !== now.site) throw new RangeError('entries of different sites');
  const visits = [known.visit, ...(known.earlier ?? [])];
  const isNews = !visits.includes(now.visit);
  const earlier = visits.filter((visit) => visit !== now.visit).slice(0, MAX_EARLIER);
  return {
    ...now,
    ...(earlier.length > 0 ? { earlier } : {}),
    firstMs: Math.min(known.firstMs, now.firstMs),
    lastMs: Math.max(known.lastMs, now.lastMs),
    times: isNews ? known.times + now.times : known.times,
  };
}
