/** Articles: judged by what the page script read, led to their source, overruled by the reader. */

import { judgePage } from '../../article/judge';
import { describeArticle } from '../../article/metadata';
import type { PageFacts } from '../../facts';
import type { Ledger } from '../../ledger/store';
import {
  type ArticleFinding,
  isOfferable,
  type Overruling,
  type PageReport,
  type SourceFinding,
} from '../../report';
import { pageOf } from '../../report/page-of';
import { aggregatorPage } from '../../rules/aggregators';
import { cleanAddress } from '../../source/address';
import { placeOf } from '../../source/fragment';
import { resolveSource } from '../../source/resolve';
import { searchQuery } from '../../source/search';
import { browser } from '../browser';
import { departureTo, noteDeparture } from '../departures';
import type { Handlers, Sender } from '../listen';
import type { ToWorker } from '../messages';
import { searchWeb } from '../search';
import { changeReport, reportOf } from '../session';
import { readSettings, siteOf } from '../settings';
import type { Finder } from './finding';
import { reportFault, type Visits } from './visits';

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

/** Where the original goes on; of a whole text nothing is left to go on with. */
function placeIn({ body }: PageFacts, { source, body: { verdict, lastWords }, lang }: ArticleFinding) {
  // Of an outlet alone the reader may yet find the article.
  if ((source.kind !== 'article' && source.kind !== 'outlet') || verdict === 'complete') return null;
  const shown = body.map(({ text }) => text);
  return placeOf(shown, lastWords, lang);
}

/**
 * The sender at the address that was read. A page may change its address while its facts are under way, and the browser
 * tells where the tab is, not what was read; so the page is believed, on its own origin only.
 */
function asRead(sender: Sender, url: string): Sender {
  const isOwn =
    isOfferable(url) && URL.canParse(sender.url) && new URL(url).origin === new URL(sender.url).origin;
  return isOwn ? { ...sender, url, topUrl: url } : sender;
}

/**
 * @param ledger where original links are kept
 * @param finder knows what the reader found at an outlet before
 */
export function judgingHandlers(
  { begin, update, record, draw }: Visits,
  ledger: Ledger,
  finder: Pick<Finder, 'choiceFor'>,
) {
  /** The source as the page betrays it, or, where that is the outlet alone, as the reader found it there before. */
  const sourceOf = async (source: SourceFinding, { url, isPrivate }: Sender): Promise<SourceFinding> => {
    const id = source.kind === 'outlet' ? cleanAddress(url) : null;
    return (id && (await finder.choiceFor(id, isPrivate))) || source;
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
    if (report) await draw(tabId, report, report.url);
    await record(report, isPrivate, await readSettings()).catch(reportFault);
  };

  /** What the reader has said of a page's body before; of private windows nothing is known. */
  const saidOf = async ({ url, isPrivate }: Sender): Promise<Overruling | null> => {
    const id = isPrivate ? null : cleanAddress(url);
    const record = id ? await ledger.get(id).catch(() => null) : null;
    return record?.overruled ?? null;
  };

  const judge = async ({ facts: read, visit }: ToWorker['page/facts']['in'], told: Sender) => {
    if (told.frameId !== 0) return null;
    begin(told.tabId, visit);
    const sender = asRead(told, read.url);
    const facts = { ...read, url: sender.url };
    const page = aggregatorPage(sender.url);
    const nowMs = Date.now();
    const { outlet } = describeArticle(facts, page, nowMs);
    const source = await sourceOf(resolveSource(facts, page, outlet), sender);
    const judged = judgePage(facts, page, source, nowMs);
    const settings = await readSettings();
    const finding = judged && { ...judged, place: settings.openAtPlace ? placeIn(facts, judged) : null };
    const left = finding && (await departureTo(sender, facts.canonical, nowMs));
    const cameFrom = left ? { name: left.from, shownWords: left.shownWords } : null;
    const said = finding && (await saidOf(sender));
    const add = (known: PageReport): PageReport => ({
      ...known,
      article: finding,
      cameFrom,
      // Null is what the reader has taken back on this very visit.
      ...(known.overruled === undefined && said ? { overruled: said } : {}),
    });
    const report = await update(sender, visit, add, pageOf(sender.url) !== pageOf(told.topUrl));
    await record(report, sender.isPrivate, settings).catch(reportFault);
    if (!finding) return null;
    if (left && !sender.isPrivate && settings.keepLedger) {
      const { wordCount, body, access } = finding;
      const arrival = { atMs: nowMs, wordCount, body: body.verdict, access: access.verdict };
      await ledger.markArrived(left.id, arrival).catch(reportFault);
    }
    return {
      finding,
      overruled: report?.overruled ?? null,
      showNotice: settings.showNotice && !settings.sitesOff.includes(siteOf(sender.url) ?? ''),
    };
  };

  return {
    'page/facts': judge,
    'page/follow': ({ how }, { tabId, isPrivate }) => follow(tabId, how, isPrivate),

    'page/overrule': ({ verdict }, { tabId, frameId, isPrivate }) =>
      frameId === 0 ? overrule(tabId, verdict, isPrivate) : Promise.resolve(undefined),
    'tab/overrule': async ({ tabId, verdict }) => {
      const tab = await browser.tabs.get(tabId);
      await overrule(tabId, verdict, tab.incognito);
      // The note that is open in the page says the same from now on; where there is none, nobody listens.
      const said = { kind: 'verdict/said', payload: { overruled: verdict } };
      await browser.tabs.sendMessage(tabId, said, { frameId: 0 }).catch(() => {});
    },
    'tab/follow': async ({ tabId, how }) => {
      // A link leads on by itself; a search needs what is known of the page.
      const tab = await browser.tabs.get(tabId).catch((error) => {
        if (how === 'search') throw error;
        return null;
      });
      return follow(tabId, how, tab?.incognito ?? false);
    },

    'ledger/opened': async ({ pageUrl }, { isPrivate }) => {
      const id = cleanAddress(pageUrl);
      const left = id && (await ledger.markOpened(id, Date.now()));
      if (left) await depart(left.id, left.pageUrl, left, isPrivate);
    },
  } satisfies Partial<Handlers>;
}
