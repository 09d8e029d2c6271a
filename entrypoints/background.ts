import { defineBackground } from 'wxt/utils/define-background';
import { openCleanings } from '../utils/ledger/cleanings';
import { openReplica } from '../utils/ledger/replication/replica';
import { openShelf } from '../utils/ledger/shelf';
import { openLedger } from '../utils/ledger/store';
import { browser } from '../utils/platform/browser';
import { listen } from '../utils/platform/listen';
import { registerMenus } from '../utils/platform/menus';
import { ownPage } from '../utils/platform/pages';
import { forgetTab } from '../utils/platform/session';
import { forgetPresses } from '../utils/platform/stops';
import { keepVeil } from '../utils/platform/veil';
import { withWaiting } from '../utils/platform/waiting';
import { workerHandlers } from '../utils/platform/worker';
import { openFinder } from '../utils/platform/worker/finding';
import { watchKeeping } from '../utils/platform/worker/keeping';
import { reportFault } from '../utils/platform/worker/visits';
import { openShelf as openReadings } from '../utils/reading/shelf';

// Everything is registered synchronously: the browser wakes a sleeping worker only for listeners it has seen.
export default defineBackground(() => {
  const ledger = withWaiting(openLedger());
  const finder = openFinder(ledger);
  listen(workerHandlers(ledger, openCleanings(), openReadings(), finder, openShelf(), openReplica()));
  finder.watchGrants();
  watchKeeping(ledger, reportFault);
  registerMenus();
  keepVeil();
  browser.tabs.onRemoved.addListener((tabId) => {
    void forgetTab(tabId);
    void forgetPresses(tabId);
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: ownPage('welcome') });
  });
});
