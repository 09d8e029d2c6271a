/** What the extension's own pages ask of a tab. */

import type { PageReport } from '../../report';
import { pageOf } from '../../report/page-of';
import { accessOf } from '../access';
import { browser } from '../browser';
import { inject, putBack } from '../inject';
import type { Handlers } from '../listen';
import type { TabState } from '../messages';
import { changeReport, leftOn, reportOf } from '../session';
import { readSettings, type Settings, siteConsent, siteOf } from '../settings';
import { bannerPlan } from './banners';
import type { Visits } from './visits';

/** A choice that was changed since the page was judged holds at once. */
const forReader = (report: PageReport, { openAtPlace }: Settings): PageReport =>
  openAtPlace || !report.article ? report : { ...report, article: { ...report.article, place: null } };

async function tabState(tabId: number): Promise<TabState> {
  const [tab, settings] = await Promise.all([browser.tabs.get(tabId), readSettings()]);
  const url = tab.url ?? null;
  const [access, report, left] = await Promise.all([
    accessOf(tabId, tab.url),
    reportOf(tabId),
    leftOn(tabId, tab.url),
  ]);
  const site = siteOf(tab.url);
  const sameDocument = report !== null && url !== null && pageOf(report.url) === pageOf(url);
  return {
    url,
    report: sameDocument ? forReader(report, settings) : null,
    access,
    site,
    siteOff: site !== null && settings.sitesOff.includes(site),
    banners: { choice: siteConsent(settings, site), general: settings.consentMode, left },
  };
}

/** Handlers for the popup and its kin. */
export function tabHandlers({ draw }: Visits) {
  return {
    'tab/state': ({ tabId }) => tabState(tabId),
    'tab/judge': async ({ tabId }) => {
      const [tab, settings] = await Promise.all([browser.tabs.get(tabId), readSettings()]);
      const plan = await bannerPlan(settings, tab.url ?? '');
      const acts = plan === 'reject' || plan === 'dismiss';
      const clean = acts && !settings.sitesOff.includes(siteOf(tab.url) ?? '');
      await Promise.all([clean && inject(tabId, 'consent'), inject(tabId, 'article')]);
      return tabState(tabId);
    },
    'tab/undo': async ({ tabId, what }) => {
      // A page that is closed is no banner that will not come back.
      await browser.tabs.get(tabId);
      const done: unknown = await browser.tabs
        .sendMessage(tabId, { kind: 'undo/run', payload: { what } })
        .catch(() => false);
      // What the consent script did is put back by itself while it is there, and later by one that comes for it.
      const isBack = what === 'consent' && (await putBack(tabId));
      if (done !== true && !isBack) return false;
      if (what === 'consent') {
        const report = await changeReport(tabId, (known) => known && { ...known, consentUndone: true });
        await draw(tabId, report, report?.url ?? '');
      }
      return true;
    },
  } satisfies Partial<Handlers>;
}
