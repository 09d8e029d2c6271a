/** The report of what is going on in each tab: added to, drawn on the toolbar, recorded. */
import { recordOf } from '../../ledger/record';
import type { Ledger } from '../../ledger/store';
import { isOfferable, type PageReport, REPORT_VERSION } from '../../report';
import { cleanAddress } from '../../source/address';
import { showBadge } from '../badge';
import type { Sender } from '../listen';
import { changeReport, leftOn } from '../session';
import type { Settings } from '../settings';

/** What every handler needs of the visits. */
export type Visits = ReturnType<typeof visitsOf>;

/**
 * @param ledger where original links are kept
 */
export function visitsOf(ledger: Ledger) {
  /** Shows on the toolbar what the report of a tab says. */
  const draw = async (tabId: number, report: PageReport | null, url: string) =>
    showBadge(tabId, report, await leftOn(tabId, url));

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

  /** Keeps what a report says of an original link, where the reader wants that; never of a private window. */
  const record = async (report: PageReport | null, isPrivate: boolean, settings: Settings) => {
    if (!report || isPrivate || !settings.keepLedger) return;
    const id = cleanAddress(report.url);
    const entry = id ? recordOf(report, id) : null;
    if (entry) await ledger.add(entry);
  };

  return { draw, update, record };
}

/** A ledger that fails must not keep the page from being judged; the Sources page tells the reader what is wrong. */
export function reportFault(error: unknown): void {
  console.warn('Headwater: the ledger did not take a record', error);
}
