/**
 * The loop guard's memory: what was pressed in each tab lives as long as the session, the sites on which Headwater
 * stopped until the reader says otherwise.
 */
import * as v from 'valibot';
import { afterAnswer, afterMeeting, afterMistake, type Load, type Watched } from '../consent/guard';
import { browser } from './browser';
import { inTurn } from './session';

const STOPS = 'stops';
const watchedKey = (tabId: number) => `pressed:${tabId}`;
/** More sites than this loop nowhere; the oldest make room. */
const MAX_STOPS = 500;

const Stop = v.object({
  site: v.string(),
  /** When, in milliseconds since 1970. */
  sinceMs: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Name of the tool or label of the control, as pressed in vain; may be empty. */
  what: v.string(),
});
/** A site on which answering the banner did not last. */
export type Stop = v.InferOutput<typeof Stop>;

type Area = 'local' | 'session';

async function stopsIn(area: Area): Promise<Stop[]> {
  const stored: unknown = (
    await browser.storage[area].get(STOPS).catch(() => ({}) as Record<string, unknown>)
  )[STOPS];
  return Array.isArray(stored) ? stored.filter((entry): entry is Stop => v.is(Stop, entry)) : [];
}

/** The sites that are remembered beyond this session, the latest first. */
export async function readStops(): Promise<Stop[]> {
  return (await stopsIn('local')).sort((a, b) => b.sinceMs - a.sinceMs);
}

/** Has Headwater stopped answering banners on this site? */
export async function isStopped(site: string): Promise<boolean> {
  const all = await Promise.all([stopsIn('local'), stopsIn('session')]);
  return all.flat().some((stop) => stop.site === site);
}

function changeStops(area: Area, change: (stops: Stop[]) => Stop[]): Promise<void> {
  return inTurn(`${STOPS}:${area}`, async () => {
    const stops = await stopsIn(area);
    const next = change(stops).slice(-MAX_STOPS);
    if (next.length !== stops.length || next.length === MAX_STOPS)
      await browser.storage[area].set({ [STOPS]: next });
  });
}

/** Answers banners on a site again. */
export async function tryAgain(site: string): Promise<void> {
  const without = (stops: Stop[]) => stops.filter((stop) => stop.site !== site);
  await Promise.all([changeStops('local', without), changeStops('session', without)]);
}

/** Calls back whenever the remembered sites change. */
export function watchStops(onChange: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && STOPS in changes) onChange();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/** Address without query and fragment. */
function placeOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return (origin + pathname).slice(0, 2000);
}

async function changeWatched(
  tabId: number,
  change: (known: Watched | null) => Watched | null,
): Promise<void> {
  const key = watchedKey(tabId);
  await inTurn(key, async () => {
    // Written by us alone, and gone with the session: no schema.
    const known = (await browser.storage.session.get(key))[key] as Watched | undefined;
    const next = change(known ?? null);
    if (next) await browser.storage.session.set({ [key]: next });
    else await browser.storage.session.remove(key);
  });
}

/** When the document that a tab shows began, by its own clock; null when the tab has moved on. */
export async function loadStart(tabId: number): Promise<number | null> {
  try {
    const [ran] = await browser.scripting.executeScript({
      target: { tabId },
      injectImmediately: true,
      func: () => performance.timeOrigin,
    });
    return typeof ran?.result === 'number' ? ran.result : null;
  } catch {
    return null;
  }
}

/** A page of a tab, for the loop guard. */
export interface Watching {
  tabId: number;
  url: string;
  site: string;
  /** Of a private window nothing is remembered beyond the session. */
  isPrivate: boolean;
}

/** The load that a tab shows, or the one that began when it is said; null when the tab has moved on. */
async function loadOf({ tabId, url }: Watching, saidMs?: number): Promise<Load | null> {
  const startMs = saidMs ?? (await loadStart(tabId));
  return startMs === null ? null : { place: placeOf(url), startMs };
}

/**
 * A banner is there that can be answered so.
 *
 * @param keys what it is known by (`keysOf`)
 * @param startMs when the document began, where the tab may show the next one already
 * @returns true when it kept coming back and Headwater stops on this site from now on
 */
export async function noteMeeting(
  page: Watching,
  keys: readonly string[],
  startMs?: number,
): Promise<boolean> {
  const key = watchedKey(page.tabId);
  // Nearly always nothing was answered in this tab before, and nothing need be asked of the page.
  if (keys.length === 0 || !(await browser.storage.session.get(key))[key]) return false;
  const load = await loadOf(page, startMs);
  if (!load) return false;
  let isOver = false;
  await changeWatched(page.tabId, (known) => {
    const { watched, stop } = afterMeeting(known, load, keys);
    isOver = stop;
    // Where the reader has it tried again, it is tried from the beginning.
    return stop ? null : watched;
  });
  if (isOver) {
    const what = (keys[0] ?? '').replace(/^\w+:/, '');
    await changeStops(page.isPrivate ? 'session' : 'local', (stops) =>
      stops.some(({ site }) => site === page.site)
        ? stops
        : [...stops, { site: page.site, sinceMs: Date.now(), what }],
    );
  }
  return isOver;
}

/**
 * A banner was refused in a tab, or pressing it makes the page load anew.
 *
 * @param startMs when the document began, where the tab may show the next one already
 */
export async function noteAnswer(page: Watching, keys: readonly string[], startMs?: number): Promise<void> {
  if (keys.length === 0) return;
  const load = await loadOf(page, startMs);
  if (load) await changeWatched(page.tabId, (known) => afterAnswer(known, load, keys));
}

/** What was noted as an answer was none: the banner is still there, or back. */
export async function noteMistake(page: Watching, keys: readonly string[]): Promise<void> {
  const load = keys.length ? await loadOf(page) : null;
  if (load) await changeWatched(page.tabId, (known) => known && afterMistake(known, load, keys));
}

/** Forgets what was pressed in a tab that was closed. */
export async function forgetPresses(tabId: number): Promise<void> {
  await browser.storage.session.remove(watchedKey(tabId));
}
