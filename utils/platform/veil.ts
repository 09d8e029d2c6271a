/** Tells pages, before they are there, whether their banners are to be cleared: by a script that runs only then. */
import { browser } from './browser';
import { readSettings, type Settings, watchSettings } from './settings';
import { readStops, watchStops } from './stops';

const ID = 'veil';
const PAGES = ['http://*/*', 'https://*/*'];

/**
 * Where banners may be made unseen the moment they appear, as match patterns; null for nowhere.
 *
 * @param stopped sites on which the loop guard has stopped: their banners are left, so they are seen from the first
 */
export function veiledPages(
  settings: Settings,
  stopped: readonly string[] = [],
): { matches: string[]; excludeMatches: string[] } | null {
  if (settings.runOn !== 'everySite') return null;
  const patterns = (sites: string[]) => sites.flatMap((site) => [`*://${site}/*`, `*://www.${site}/*`]);
  const chosen = Object.entries(settings.consentSites);
  const others = chosen.filter(([, choice]) => choice !== 'reject').map(([site]) => site);
  const matches =
    settings.consentMode === 'reject'
      ? PAGES
      : patterns(chosen.filter(([, choice]) => choice === 'reject').map(([site]) => site));
  return matches.length
    ? { matches, excludeMatches: patterns([...new Set([...settings.sitesOff, ...others, ...stopped])]) }
    : null;
}

async function register(settings: Settings): Promise<void> {
  const pages = veiledPages(
    settings,
    (await readStops()).map(({ site }) => site),
  );
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (!pages) {
    if (known.length) await browser.scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  const script = { id: ID, js: ['veil.js'], runAt: 'document_start' as const, ...pages };
  if (known.length) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([{ ...script, persistAcrossSessions: true }]);
}

let turn: Promise<void> = Promise.resolve();

/** Keeps the registration as the reader's choices are; a failure costs a flash, never a page. */
export function keepVeil(): void {
  const sync = () => {
    turn = turn
      .then(readSettings)
      .then(register)
      .catch(() => undefined);
  };
  sync();
  watchSettings(sync);
  watchStops(sync);
}
