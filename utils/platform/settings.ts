/**
 * The reader's choices: one versioned object, kept in `storage.sync` where the browser has it and in
 * `storage.local` otherwise.
 */
import * as v from 'valibot';
import { Appearance, DEFAULT_APPEARANCE, parseAppearance } from '../reading/appearance';
import { browser } from './browser';

export const SETTINGS_VERSION = 1;
const KEY = 'settings';

const Host = v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,253}$/));

const ConsentMode = v.picklist(['reject', 'dismiss', 'off']);
const SiteConsent = v.picklist(['reject', 'dismiss', 'off', 'ask']);
/** What is done about banners on one site. `ask`: the banner stays for the reader to answer, and Headwater says so. */
export type SiteConsent = v.InferOutput<typeof SiteConsent>;

const Settings = v.object({
  version: v.literal(SETTINGS_VERSION),
  /** `reject`: refuse where possible, else dismiss or hide. `dismiss`: close mere notices only. `off`: leave all. */
  consentMode: ConsentMode,
  /** The same for single sites, by host name; it goes before `consentMode`. */
  consentSites: v.record(Host, SiteConsent),
  /** Where Headwater works without being asked. */
  runOn: v.picklist(['everySite', 'aggregators', 'onClick']),
  /** Host names on which Headwater does nothing. */
  sitesOff: v.array(Host),
  /** Mark the place of a cut in the page. */
  showNotice: v.boolean(),
  /** Open the original at the words where the text shown stops. */
  openAtPlace: v.boolean(),
  /** Mark what is known of the stories that an aggregator's pages list. */
  showForesight: v.boolean(),
  /** Host names on whose pages no stories are marked. */
  marksOff: v.array(Host),
  /** Keep the ledger of original links. */
  keepLedger: v.boolean(),
  /** How long an article stays in the ledger after it was last seen. */
  retention: v.picklist(['forever', 'year', 'days90', 'session']),
  /** Forget what the browser's own history forgets; only where the reader grants `history`. */
  followHistory: v.boolean(),
  /** Save the ledger to the folder of downloads, at most once a day; only where the reader grants `downloads`. */
  dailyBackup: v.boolean(),
  /** How texts look and sound in the reading view. */
  reading: Appearance,
});
export type Settings = v.InferOutput<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  consentMode: 'reject',
  consentSites: {},
  runOn: 'everySite',
  sitesOff: [],
  showNotice: true,
  openAtPlace: true,
  showForesight: true,
  marksOff: [],
  keepLedger: true,
  retention: 'forever',
  followHistory: false,
  dailyBackup: false,
  reading: DEFAULT_APPEARANCE,
};

/** Turns settings of version `n` (the index) into version `n + 1`. */
type Migration = (old: Record<string, unknown>) => Record<string, unknown>;
const MIGRATIONS: Record<number, Migration> = {
  // Before the first release the switches had no version; unknown values fall back field by field.
  0: (old) => ({ ...old, version: 1 }),
};

/** The entries that are sound, in the order of their names. */
function soundSites(stored: unknown): Record<string, SiteConsent> {
  if (typeof stored !== 'object' || stored === null) return {};
  const sites = Object.entries(stored).filter(
    (entry): entry is [string, SiteConsent] => v.is(Host, entry[0]) && v.is(SiteConsent, entry[1]),
  );
  return Object.fromEntries(sites.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Reads stored settings of any earlier version.
 *
 * A field that is missing or damaged takes its default and the others are kept; settings of a newer version than this
 * one are read as far as they are understood (and are not written back until the reader changes something).
 *
 * @param stored whatever the store held; anything but an object gives the defaults
 */
export function parseSettings(stored: unknown): Settings {
  if (typeof stored !== 'object' || stored === null) return DEFAULT_SETTINGS;
  let current = stored as Record<string, unknown>;
  let version = typeof current.version === 'number' ? current.version : 0;
  while (version < SETTINGS_VERSION) {
    current = MIGRATIONS[version]?.(current) ?? current;
    version += 1;
  }
  const field = <K extends keyof Settings>(key: K): Settings[K] => {
    const result = v.safeParse(Settings.entries[key], current[key]);
    return (result.success ? result.output : DEFAULT_SETTINGS[key]) as Settings[K];
  };
  const hosts = (stored: unknown): string[] =>
    Array.isArray(stored) ? [...new Set(stored.filter((host) => v.is(Host, host)))] : [];
  return {
    version: SETTINGS_VERSION,
    consentMode: field('consentMode'),
    consentSites: soundSites(current.consentSites),
    runOn: field('runOn'),
    sitesOff: hosts(current.sitesOff),
    showNotice: field('showNotice'),
    openAtPlace: field('openAtPlace'),
    showForesight: field('showForesight'),
    marksOff: hosts(current.marksOff),
    keepLedger: field('keepLedger'),
    retention: field('retention'),
    followHistory: field('followHistory'),
    dailyBackup: field('dailyBackup'),
    reading: parseAppearance(current.reading),
  };
}

const area = () => browser.storage.sync ?? browser.storage.local;

/** Reads the reader's choices. A store that cannot be read gives the defaults. */
export async function readSettings(): Promise<Settings> {
  const local = () => browser.storage.local.get(KEY).catch((): Record<string, unknown> => ({}));
  const synced = await area()
    .get(KEY)
    .catch((): Record<string, unknown> => ({}));
  return parseSettings(synced[KEY] ?? (await local())[KEY]);
}

/**
 * Changes some of the choices and keeps the rest.
 *
 * @returns the settings as they now stand
 * @throws Error when neither store takes them (disk or quota full)
 */
export async function changeSettings(change: Partial<Omit<Settings, 'version'>>): Promise<Settings> {
  const next = parseSettings({ ...(await readSettings()), ...change });
  try {
    await area().set({ [KEY]: next });
  } catch {
    // A synced item holds 8 kB, some three hundred sites. What no longer fits is kept on this machine alone, and the
    // synced copy, which is read first, must not go on telling of yesterday.
    await browser.storage.local.set({ [KEY]: next });
    if (browser.storage.sync) await browser.storage.sync.remove(KEY).catch(() => undefined);
  }
  return next;
}

/** Calls back with the new settings whenever they change, in any window or (by sync) on another machine. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>) => {
    const change = changes[KEY];
    if (change) onChange(parseSettings(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/** What the reader chose for banners on one site, or null where the general choice holds. */
export function siteConsent(settings: Settings, site: string | null): SiteConsent | null {
  return site !== null && Object.hasOwn(settings.consentSites, site)
    ? (settings.consentSites[site] ?? null)
    : null;
}

/**
 * Reads what a reader typed as a site: a host name, or a whole address of which only the host counts.
 *
 * @returns the host name without `www.`, or null when it is none
 */
export function siteFromInput(text: string): string | null {
  const typed = text.trim();
  const site = siteOf(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
  return site !== null && v.is(Host, site) && site.includes('.') ? site : null;
}

/** The host name that the per-site switch goes by, without `www.`; null for pages that have none. */
export function siteOf(url: string | undefined): string | null {
  try {
    const { protocol, hostname } = new URL(url ?? '');
    return protocol === 'http:' || protocol === 'https:' ? hostname.replace(/^www\./, '') : null;
  } catch {
    return null;
  }
}
