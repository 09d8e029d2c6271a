/** What the reader decides for one site; sites go by their host name without `www.`. */
import { browser } from './browser';
import { changeSettings, readSettings, type SiteConsent } from './settings';
import { tryAgain } from './stops';

/** Switches Headwater off or on for a site. */
export async function switchSite(site: string, off: boolean): Promise<void> {
  const others = (await readSettings()).sitesOff.filter((other) => other !== site);
  await changeSettings({ sitesOff: off ? [...others, site] : others });
}

/** Has stories that a site's pages list no longer marked, or marked again. */
export async function switchMarks(site: string, off: boolean): Promise<void> {
  const others = (await readSettings()).marksOff.filter((other) => other !== site);
  await changeSettings({ marksOff: off ? [...others, site] : others });
}

/**
 * Sets what is done about banners on a site.
 *
 * Whoever chooses anew also takes back a stop of the loop guard there.
 *
 * @param choice null for as everywhere
 */
export async function chooseConsent(site: string, choice: SiteConsent | null): Promise<void> {
  const { [site]: _, ...others } = (await readSettings()).consentSites;
  await changeSettings({ consentSites: choice === null ? others : { ...others, [site]: choice } });
  await tryAgain(site);
}

/**
 * Leaves banners on a site to the reader and loads the tab anew. What the site has stored meanwhile is not touched:
 * a banner that was really refused comes back only when the site asks again.
 */
export async function showBanner(tabId: number, site: string): Promise<void> {
  await chooseConsent(site, 'ask');
  await browser.tabs.reload(tabId);
}
