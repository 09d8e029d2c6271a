/** What the worker does for each message: settings decide, features judge, the report is kept, the badge drawn. */
import { judgePage } from '../article/judge';
import { describeArticle } from '../article/metadata';
import { judgeLayer, type LayerFacts, type LayerJudgement } from '../consent/classify';
import { keysOf } from '../consent/guard';
import type { PageFacts } from '../facts';
import { cleaningOf } from '../ledger/cleaning';
import type { Cleanings } from '../ledger/cleanings';
import { recordOf } from '../ledger/record';
import type { Ledger } from '../ledger/store';
import {
  type ArticleFinding,
  type ConsentOutcome,
  isOfferable,
  type Overruling,
  type PageReport,
  REPORT_VERSION,
} from '../report';
import { aggregatorPage } from '../rules/aggregators';
import { cleanAddress } from '../source/address';
import { placeOf } from '../source/fragment';
import { resolveSource } from '../source/resolve';
import { searchQuery } from '../source/search';
import { accessOf } from './access';
import { showBadge } from './badge';
import { browser } from './browser';
import { departureTo, noteDeparture } from './departures';
import { answerEngine } from './engine';
import { inject } from './inject';
import type { Handlers, Sender } from './listen';
import type { TabState, ToWorker } from './messages';
import { searchWeb } from './search';
import { changeReport, keepReading, leftOn, noteLeft, readingOf, reportOf } from './session';
import { readSettings, type Settings, type SiteConsent, siteConsent, siteOf } from './settings';
import { isStopped, notePress } from './stops';

/** Does Headwater work on this address without being asked? */
function runsUnasked(settings: Settings, url: string): boolean {
  const site = siteOf(url);
  if (site === null || settings.sitesOff.includes(site)) return false;
  if (settings.runOn === 'everySite') return true;
  return settings.runOn === 'aggregators' && aggregatorPage(url) !== null;
}

/** What is to be done about banners on a page; `stopped` by the loop guard, which the reader has not overruled. */
async function bannerPlan(settings: Settings, url: string): Promise<SiteConsent | 'stopped'> {
  const site = siteOf(url);
  const wanted = siteConsent(settings, site) ?? settings.consentMode;
  const acts = wanted === 'reject' || wanted === 'dismiss';
  return acts && site !== null && (await isStopped(site)) ? 'stopped' : wanted;
}

const LEAVE: LayerJudgement = { kind: 'none', press: -1, save: -1, classes: [], speaksOfConsent: false };

/** What the consent script will press of the layers it has asked about, as the loop guard knows it. */
function pressesOf(
  layers: readonly LayerFacts[],
  judgements: readonly LayerJudgement[],
  plan: 'reject' | 'dismiss',
): string[] {
  return judgements.flatMap(({ kind, press }, at) => {
    const acts = kind === 'notice' || (kind === 'choice' && plan === 'reject');
    return acts ? keysOf({ tool: null, pressed: layers[at]?.controls[press]?.label ?? null }) : [];
  });
}

/** Notes that the reader leaves an excerpt for its original, so that the original's page can tell. */
async function depart(
  id: string,
  pageUrl: string,
  { source, wordCount }: Pick<ArticleFinding, 'source' | 'wordCount'>,
  isPrivate: boolean,
): Promise<void> {
  const sourceUrl = source.kind === 'article' && source.url ? cleanAddress(source.url) : null;
  if (!sourceUrl) return;
  const from = aggregatorPage(pageUrl)?.aggregator.name ?? siteOf(pageUrl) ?? '';
  await noteDeparture({ sourceUrl, id, from, shownWords: wordCount, atMs: Date.now(), isPrivate });
}

/** A choice that was changed since the page was judged holds at once. */
const forReader = (report: PageReport, { openAtPlace }: Settings): PageReport =>
  openAtPlace || !report.article ? report : { ...report, article: { ...report.article, place: null } };

/** Where the original goes on; of a whole text nothing is left to go on with. */
function placeIn({ body }: PageFacts, { source, body: { verdict, lastWords }, lang }: ArticleFinding) {
  if (source.kind !== 'article' || verdict === 'complete') return null;
  const shown = body.map(({ text }) => text);
  return placeOf(shown, lastWords, lang);
}

/** Of several frames' outcomes the one that did most is told. */
const RANK: Record<ConsentOutcome['outcome'], number> = {
  rejected: 5,
  dismissed: 4,
  hidden: 3,
  leftPayOrAccept: 2,
  leftUnsure: 1,
  failed: 0,
};

/**
 * The handlers of the worker.
 *
 * @param ledger where original links are kept
 * @param cleanings where it is kept on which sites banners were dealt with
 */
export function workerHandlers(ledger: Ledger, cleanings: Cleanings): Handlers {
  const draw = async (tabId: number, report: PageReport | null, url: string) =>
    showBadge(tabId, report, await leftOn(tabId, url));

  /** Leaves a banner to the reader, and says so. */
  const leave = async ({ tabId, topUrl }: Sender, why: 'ask' | 'stopped') => {
    await noteLeft(tabId, topUrl, why);
    await draw(tabId, await reportOf(tabId), topUrl);
  };

  /** Tells the loop guard what is pressed; true when it says to stop. */
  const loops = async (sender: Sender, keys: readonly string[]): Promise<boolean> => {
    const { tabId, topUrl, isPrivate } = sender;
    const site = siteOf(topUrl);
    if (site === null || !(await notePress({ tabId, url: topUrl, site, isPrivate }, keys))) return false;
    await leave(sender, 'stopped');
    return true;
  };

  /** Adds to the report of this visit, or begins a new one when the tab has moved on. */
  const update = async (
    sender: Sender,
    visit: string,
    add: (report: PageReport) => PageReport,
  ): Promise<PageReport | null> => {
    const url = sender.topUrl;
    if (!isOfferable(url)) return null;
    const report = await changeReport(sender.tabId, (known) =>
      add(
        // A frame's scripts know nothing of the page's visit: what they say belongs to the one that is running.
        known && (known.visit === visit || sender.frameId !== 0)
          ? known
          : {
              version: REPORT_VERSION,
              url,
              seenAtMs: Date.now(),
              visit,
              consent: null,
              consentUndone: false,
              article: null,
            },
      ),
    );
    await draw(sender.tabId, report, url);
    return report;
  };

  const record = async (report: PageReport | null, isPrivate: boolean, settings: Settings) => {
    if (!report || isPrivate || !settings.keepLedger) return;
    const id = cleanAddress(report.url);
    const entry = id ? recordOf(report, id) : null;
    if (entry) await ledger.add(entry);
  };

  const tabState = async (tabId: number): Promise<TabState> => {
    const [tab, settings] = await Promise.all([browser.tabs.get(tabId), readSettings()]);
    const url = tab.url ?? null;
    const [access, report, left] = await Promise.all([
      accessOf(tabId, tab.url),
      reportOf(tabId),
      leftOn(tabId, tab.url),
    ]);
    const site = siteOf(tab.url);
    const sameDocument = report !== null && url !== null && report.url.split('#')[0] === url.split('#')[0];
    return {
      url,
      report: sameDocument ? forReader(report, settings) : null,
      access,
      site,
      siteOff: site !== null && settings.sitesOff.includes(site),
      banners: { choice: siteConsent(settings, site), general: settings.consentMode, left },
    };
  };

  const follow = async (tabId: number, how: 'opened' | 'search', isPrivate: boolean): Promise<undefined> => {
    const report = await reportOf(tabId);
    if (!report?.article) return;
    // A search is not yet a visit to the source.
    if (how === 'search') return void (await searchWeb(searchQuery(report.article)));
    const id = cleanAddress(report.url);
    if (!id) return;
    await depart(id, report.url, report.article, isPrivate);
    await ledger.markOpened(id, Date.now());
  };

  const overrule = async (
    tabId: number,
    overruled: Overruling | null,
    isPrivate: boolean,
  ): Promise<undefined> => {
    const report = await changeReport(tabId, (known) => known && { ...known, overruled });
    await record(report, isPrivate, await readSettings()).catch(reportFault);
  };

  const judge = async ({ facts, visit }: ToWorker['page/facts']['in'], sender: Sender) => {
    if (sender.frameId !== 0) return null;
    const page = aggregatorPage(sender.url);
    const nowMs = Date.now();
    const { outlet } = describeArticle(facts, page, nowMs);
    const judged = judgePage(facts, page, resolveSource(facts, page, outlet), nowMs);
    const settings = await readSettings();
    const finding = judged && { ...judged, place: settings.openAtPlace ? placeIn(facts, judged) : null };
    const left = finding && (await departureTo(sender, facts.canonical, nowMs));
    const cameFrom = left ? { name: left.from, shownWords: left.shownWords } : null;
    const report = await update(sender, visit, (known) => ({ ...known, article: finding, cameFrom }));
    await record(report, sender.isPrivate, settings).catch(reportFault);
    if (!finding) return null;
    if (left && !sender.isPrivate && settings.keepLedger) {
      const { wordCount, body, access } = finding;
      const arrival = { atMs: nowMs, wordCount, body: body.verdict, access: access.verdict };
      await ledger.markArrived(left.id, arrival).catch(reportFault);
    }
    return {
      finding,
      showNotice: settings.showNotice && !settings.sitesOff.includes(siteOf(sender.url) ?? ''),
    };
  };

  return {
    'page/suspects': async ({ consent, article }, sender) => {
      const { tabId, frameId, url } = sender;
      const settings = await readSettings();
      if (frameId !== 0 || !runsUnasked(settings, url)) return;
      const clear = async () => {
        const plan = await bannerPlan(settings, url);
        if (plan === 'ask' || plan === 'stopped') await leave(sender, plan);
        else if (plan !== 'off') {
          await noteLeft(tabId, url, null);
          await inject(tabId, 'consent');
        }
      };
      await Promise.all([consent && clear(), article && inject(tabId, 'article')]);
    },
    'page/facts': ({ facts, visit }, sender) =>
      judge({ facts: { ...facts, url: sender.url }, visit }, sender),
    'page/left': async (_, { tabId, frameId }) => {
      if (frameId !== 0) return;
      await changeReport(tabId, () => null);
      await noteLeft(tabId, '', null);
      await showBadge(tabId, null);
    },
    'page/layers': async ({ layers }, sender) => {
      const judgements = layers.map(judgeLayer);
      const plan = await bannerPlan(await readSettings(), sender.topUrl);
      if (plan !== 'reject' && plan !== 'dismiss') return layers.map(() => LEAVE);
      // A page that loads anew as soon as its banner is answered never tells what came of it: what is going to be
      // pressed counts.
      return (await loops(sender, pressesOf(layers, judgements, plan)))
        ? layers.map(() => LEAVE)
        : judgements;
    },
    'page/consent': async ({ outcome, visit }, sender) => {
      const report = await update(sender, visit, (known) =>
        known.consent && RANK[known.consent.outcome] >= RANK[outcome.outcome]
          ? known
          : { ...known, consent: outcome },
      );
      const settings = await readSettings();
      await record(report, sender.isPrivate, settings).catch(reportFault);
      const cleaning = report && cleaningOf(report, siteOf(report.url));
      if (cleaning && settings.keepLedger && !sender.isPrivate)
        await cleanings.add(cleaning).catch(reportFault);
      const acted = outcome.outcome === 'rejected' || outcome.outcome === 'dismissed';
      if (acted || outcome.pressed !== null) await loops(sender, keysOf(outcome));
    },
    'page/engine': async ({ message }, { tabId, frameId, url, topUrl }) => {
      const plan = await bannerPlan(await readSettings(), topUrl);
      const mode = plan === 'reject' || plan === 'dismiss' ? plan : 'off';
      await answerEngine(message, { tabId, frameId, url, topUrl }, mode);
    },
    'page/follow': ({ how }, { tabId, isPrivate }) => follow(tabId, how, isPrivate),

    'page/overrule': ({ verdict }, { tabId, frameId, isPrivate }) =>
      frameId === 0 ? overrule(tabId, verdict, isPrivate) : Promise.resolve(undefined),
    'tab/overrule': async ({ tabId, verdict }) => {
      const tab = await browser.tabs.get(tabId).catch(() => null);
      return overrule(tabId, verdict, tab?.incognito ?? false);
    },
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
      const done: unknown = await browser.tabs
        .sendMessage(tabId, { kind: 'undo/run', payload: { what } })
        .catch(() => false);
      if (done !== true) return false;
      if (what === 'consent') {
        const report = await changeReport(tabId, (known) => known && { ...known, consentUndone: true });
        await draw(tabId, report, report?.url ?? '');
      }
      return true;
    },
    'tab/follow': async ({ tabId, how }) => {
      const tab = await browser.tabs.get(tabId).catch(() => null);
      return follow(tabId, how, tab?.incognito ?? false);
    },

    'reading/keep': (reading) => keepReading(reading),
    'reading/get': ({ id }) => readingOf(id),

    'ledger/list': ({ search, offset, limit }) => ledger.list(search, offset, limit),
    'ledger/forget': ({ ids }) => ledger.forget(ids),
    'ledger/forgetAll': () => ledger.forgetAll(),
    'ledger/restore': ({ records }) => ledger.restore(records),
    'cleanings/list': ({ search, offset, limit }) => cleanings.list(search, offset, limit),
    'cleanings/forgetAll': () => cleanings.forgetAll(),
    'ledger/opened': async ({ pageUrl }, { isPrivate }) => {
      const id = cleanAddress(pageUrl);
      const left = id && (await ledger.markOpened(id, Date.now()));
      if (left) await depart(left.id, left.pageUrl, left, isPrivate);
    },
  };
}

/** A ledger that fails must not keep the page from being judged; the Sources page tells the reader what is wrong. */
function reportFault(error: unknown): void {
  console.warn('Headwater: the ledger did not take a record', error);
}
