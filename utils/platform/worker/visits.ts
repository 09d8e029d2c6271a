/** The report of what is going on in each tab: added to, drawn on the toolbar, recorded. */
import { recordOf } from '../../ledger/record';
import type { Shelf } from '../../ledger/shelf';
import { type Ledger, LedgerError } from '../../ledger/store';
import { isOfferable, type PageReport, REPORT_VERSION } from '../../report';
import { cleanAddress } from '../../source/address';
import { backUpDaily } from '../backup';
import { showBadge } from '../badge';
import { noteFault } from '../faults';
import type { Sender } from '../listen';
import { changeReport, leftOn } from '../session';
import type { Settings } from '../settings';
import { pruneDaily } from './keeping';

/** More tabs than this do not change their pages in one moment. */
const MAX_TABS = 50;

/** What every handler needs of the visits. */
export type Visits = ReturnType<typeof visitsOf>;

/**
 * @param ledger where original links are kept
 * @param shelf the same, to be read as it is stored
 */
export function visitsOf(ledger: Ledger, shelf: Shelf) {
  /** Shows on the toolbar what the report of a tab says. */
  const draw = async (tabId: number, report: PageReport | null, url: string) =>
    showBadge(tabId, report, await leftOn(tabId, url));

  const noteIn = (visits: Map<number, string>) => (tabId: number, visit: string) => {
    visits.delete(tabId);
    visits.set(tabId, visit);
    const [oldest] = visits.keys();
    if (visits.size > MAX_TABS && oldest !== undefined) visits.delete(oldest);
  };
  /** The visit that each tab ended last by a route change: what is still told of it is no news of the tab. */
  const left = new Map<number, string>();
  /** The visit that each tab's page told of last: what is still under way for the page before is no news either. */
  const latest = new Map<number, string>();

  /**
   * Adds to the report of this visit, or begins a new one when the tab has moved on.
   *
   * @param isGone the tab shows another page by now: the report is made, but is not the tab's
   * @returns the report of this visit
   */
  const update = async (
    sender: Sender,
    visit: string,
    add: (report: PageReport) => PageReport,
    isGone = false,
  ): Promise<PageReport | null> => {
    const url = sender.topUrl;
    if (!isOfferable(url)) return null;
    const fresh = (): PageReport => ({
      version: REPORT_VERSION,
      url,
      seenAtMs: Date.now(),
      visit,
      consent: null,
      consentUndone: false,
      article: null,
    });
    let made: PageReport | null = null;
    const report = await changeReport(sender.tabId, (known) => {
      const isEarlier = sender.frameId === 0 && (latest.get(sender.tabId) ?? visit) !== visit;
      if (isGone || isEarlier || left.get(sender.tabId) === visit) {
        made = add(fresh());
        return known;
      }
      // A frame's scripts know nothing of the page's visit: what they say belongs to the one that is running.
      made = add(known && (known.visit === visit || sender.frameId !== 0) ? known : fresh());
      return made;
    });
    if (made === report) await draw(sender.tabId, report, url);
    return made;
  };

  /** Keeps what a report says of an original link, where the reader wants that; never of a private window. */
  const record = async (report: PageReport | null, isPrivate: boolean, settings: Settings) => {
    if (!report || isPrivate || !settings.keepLedger) return;
    const id = cleanAddress(report.url);
    const entry = id ? recordOf(report, id) : null;
    if (!entry) return;
    await ledger.add(entry);
    await noteFault(null);
    await pruneDaily(ledger, settings, Date.now());
    // Not waited for: the page that told us is.
    backUpDaily(shelf, Date.now()).catch(reportFault);
  };

  return {
    draw,
    update,
    record,
    /** The tab's page tells of a visit. To be called as soon as the message is there, before anything is waited for. */
    begin: noteIn(latest),
    /** The tab's page has ended a visit by a route change. */
    leave: noteIn(left),
    /** Did the tab's page, or one before it, end a visit by a route change, as far as is remembered? */
    hasLeft: (tabId: number): boolean => left.has(tabId),
  };
}

/** A ledger that fails must not keep the page from being judged; the Sources page tells the reader what is wrong. */
export function reportFault(error: unknown): void {
  console.warn('Headwater: the ledger did not take a record', error);
  if (error instanceof LedgerError) void noteFault(error.fault).catch(() => {});
}
