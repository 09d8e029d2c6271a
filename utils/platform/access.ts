/** May Headwater work on a page? Both browsers let the reader withhold or take back access to sites. */
import { browser } from './browser';

/** Host access as the manifest asks for it. */
const EVERY_SITE = { origins: ['http://*/*', 'https://*/*'] };

/**
 * Does the browser grant access to this page's site, or, without an address, to every site?
 *
 * @returns false also when the browser will not say
 */
export async function hasAccess(url?: string): Promise<boolean> {
  try {
    return await browser.permissions.contains(url ? { origins: [`${new URL(url).origin}/*`] } : EVERY_SITE);
  } catch {
    return false;
  }
}

/**
 * Asks the reader for access to every site. Must be called straight from a click.
 *
 * @returns whether it was granted
 */
export async function requestAccess(): Promise<boolean> {
  try {
    return await browser.permissions.request(EVERY_SITE);
  } catch {
    return false;
  }
}

/**
 * Asks the reader for access to one site. Must be called straight from a click.
 *
 * @param origin a match pattern
 * @returns whether it was granted
 */
export async function requestSite(origin: string): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [origin] });
  } catch {
    return false;
  }
}

/** Choices that need a permission of their own, asked for when they are made. */
const NEEDED = { followHistory: ['history'], dailyBackup: ['downloads', 'offscreen'] } as const;

/**
 * Asks for the permission that a choice needs. Must be called straight from a click.
 *
 * @returns whether it was granted
 */
export async function allowFor(choice: keyof typeof NEEDED): Promise<boolean> {
  try {
    // Only Chromium knows, and needs, all of them.
    const { permissions: had = [], optional_permissions: open = [] } = browser.runtime.getManifest();
    const isIn = (list: readonly string[]) => (name: string) => list.includes(name);
    const permissions = NEEDED[choice].filter(isIn(open));
    // Asked for nothing the browser would agree; where none is named (Safari) the choice cannot be had.
    if (permissions.length === 0 && !NEEDED[choice].some(isIn(had))) return false;
    return await browser.permissions.request({ permissions: permissions as 'history'[] });
  } catch {
    return false;
  }
}

/**
 * Can scripts run on the tab's page at this moment? Opening the popup grants a single page even where sites are
 * withheld, so the answer comes from trying.
 *
 * @returns `impossible` for the browser's own pages, its store and other extensions; `withheld` when the reader could
 * grant it
 */
export async function accessOf(
  tabId: number,
  url: string | undefined,
): Promise<'granted' | 'withheld' | 'impossible'> {
  if (url && !/^https?:/.test(url)) return 'impossible';
  // Chromium would hold the script back until the reader grants the site, and answer nothing meanwhile.
  if (!url && !(await hasAccess(url))) return 'withheld';
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: () => true });
    return 'granted';
  } catch {
    return (await hasAccess(url)) ? 'impossible' : 'withheld';
  }
}
