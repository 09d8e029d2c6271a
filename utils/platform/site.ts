import { changeSettings, readSettings } from './settings';

/** Switches Headwater off or on for a site (host name without `www.`). */
export async function switchSite(site: string, off: boolean): Promise<void> {
  const others = (await readSettings()).sitesOff.filter((other) => other !== site);
  await changeSettings({ sitesOff: off ? [...others, site] : others });
}
