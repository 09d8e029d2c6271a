/** Readings and how far they were read: on the shelf, or, where nothing may reach the disk, in the session. */
import type { Reading } from '../../reading/reading';
import type { Shelf } from '../../reading/shelf';
import { pageOf } from '../../report/page-of';
import { browser } from '../browser';
import type { Handlers, Sender } from '../listen';
import { keepReading, keepSessionPlace, readingOf, sessionPlaceIn } from '../session';
import { readSettings } from '../settings';

/**
 * Whether what a page of ours read may reach the disk.
 *
 * @param tabId the tab that was read, or null where only the sender is known
 */
async function mayReachDisk(tabId: number | null, sender: Sender): Promise<boolean> {
  if (sender.isPrivate || !(await readSettings()).keepLedger) return false;
  if (tabId === null) return true;
  // Chromium opens our pages in an ordinary window even when the page read stands in a private one.
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab !== null && !tab.incognito;
}

/** @param shelf where readings are kept on disk */
export function readingHandlers(shelf: Shelf) {
  const keep = async (reading: Reading, tabId: number, sender: Sender): Promise<string> => {
    if (!(await mayReachDisk(tabId, sender))) {
      // From now on the place in this page stays in the session, too.
      const page = pageOf(reading.pageUrl);
      await keepSessionPlace(page, (await sessionPlaceIn(page)) ?? 0);
      return keepReading(reading);
    }
    // A shelf that cannot be written (disk full) must not keep anybody from reading.
    return shelf.keep(reading, Date.now()).catch(() => keepReading(reading));
  };
  return {
    'reading/keep': ({ tabId, ...reading }, sender) => keep(reading, tabId, sender),
    'reading/get': async ({ id }) => (await readingOf(id)) ?? shelf.get(id).catch(() => null),
    'place/keep': async ({ pageUrl, place, tabId }, sender) => {
      const page = pageOf(pageUrl);
      const isOfSession = (await sessionPlaceIn(page)) !== null;
      if (isOfSession || !(await mayReachDisk(tabId, sender))) await keepSessionPlace(page, place);
      else await shelf.keepPlace(page, place, Date.now());
    },
    'place/get': async ({ pageUrl }) =>
      (await sessionPlaceIn(pageOf(pageUrl))) ?? shelf.placeIn(pageUrl).catch(() => null),
  } satisfies Partial<Handlers>;
}
