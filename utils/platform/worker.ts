/** What the worker does for each message: settings decide, features judge, the report is kept, the badge drawn. */
import type { Cleanings } from '../ledger/cleanings';
import type { Replica } from '../ledger/replication/replica';
import type { Shelf } from '../ledger/shelf';
import type { Ledger } from '../ledger/store';
import type { Shelf as Readings } from '../reading/shelf';
import { aggregatorPage } from '../rules/aggregators';
import { showBadge } from './badge';
import { inject, judgeAgain } from './inject';
import type { Handlers } from './listen';
import { changeReport, noteLeft } from './session';
import { readSettings, type Settings, siteOf } from './settings';
import { bannerHandlers } from './worker/banners';
import type { Finder } from './worker/finding';
import { judgingHandlers } from './worker/judging';
import { listingHandlers } from './worker/listings';
import { readingHandlers } from './worker/readings';
import { replicaHandlers } from './worker/replicas';
import { storeHandlers } from './worker/stores';
import { tabHandlers } from './worker/tabs';
import { visitsOf } from './worker/visits';

/** Does Headwater work on this address without being asked? */
function runsUnasked(settings: Settings, url: string): boolean {
  const site = siteOf(url);
  if (site === null || settings.sitesOff.includes(site)) return false;
  if (settings.runOn === 'everySite') return true;
  return settings.runOn === 'aggregators' && aggregatorPage(url) !== null;
}

/**
 * The handlers of the worker.
 *
 * @param ledger where original links are kept
 * @param cleanings where it is kept on which sites banners were dealt with
 * @param readings where articles opened in the reader are kept
 * @param finder looks for articles at their outlets
 * @param shelf the ledger to be read as it is stored
 * @param replica writes what other machines that share the ledger changed
 */
export function workerHandlers(
  ledger: Ledger,
  cleanings: Cleanings,
  readings: Readings,
  finder: Finder,
  shelf: Shelf,
  replica: Replica,
): Handlers {
  const visits = visitsOf(ledger, shelf);
  const banners = bannerHandlers(visits, cleanings);
  const listings = listingHandlers(ledger);
  const judge = async (tabId: number) =>
    (visits.hasLeft(tabId) && (await judgeAgain(tabId))) || inject(tabId, 'article');
  return {
    'page/suspects': async ({ consent, article, listing }, sender) => {
      const { tabId, frameId, url } = sender;
      const settings = await readSettings();
      if (frameId !== 0 || !runsUnasked(settings, url)) return;
      await Promise.all([
        consent && banners.clear(sender, settings),
        article && judge(tabId),
        listing !== undefined && listings.mark(sender, settings, listing, article),
      ]);
    },
    'page/left': async ({ visit }, { tabId, frameId }) => {
      if (frameId !== 0) return;
      if (visit) visits.leave(tabId, visit);
      await changeReport(tabId, () => null);
      await noteLeft(tabId, '', null);
      await showBadge(tabId, null);
    },
    ...banners.handlers,
    ...listings.handlers,
    ...judgingHandlers(visits, ledger, finder),
    ...finder.handlers,
    ...tabHandlers(visits),
    ...storeHandlers(ledger, cleanings, readings, shelf),
    ...readingHandlers(readings),
    ...replicaHandlers(replica),
  };
}
