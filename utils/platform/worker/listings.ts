/** Listings: what is known of the stories they link to, from the reader's own ledger and the outlet directory. */
import type { LedgerRecord } from '../../ledger/record';
import type { Ledger, Story } from '../../ledger/store';
import type { Foresight, StoryLink } from '../../listing/foresight';
import { MIN_HOSTS } from '../../listing/headline';
import { aggregatorPage } from '../../rules/aggregators';
import { type Behind, behind, linksLikeAggregator } from '../../source/behind';
import { isSameSite } from '../../source/domains';
import { browser } from '../browser';
import { inject } from '../inject';
import type { Handlers, Sender } from '../listen';
import type { MarksState } from '../messages';
import { readSettings, type Settings, siteOf } from '../settings';
import { switchMarks } from '../site';

/** Shorter titles are borne by many stories ("Live updates"). */
const MIN_TITLE_CHARS = 24;
const MIN_TITLE_CHARS_UNSPACED = 12;

const tellsApart = (title: string): boolean =>
  title.length >= MIN_TITLE_CHARS || (title.length >= MIN_TITLE_CHARS_UNSPACED && !/\s/.test(title));

const sells = (access: LedgerRecord['access']['verdict'] | undefined) =>
  access === 'locked' || access === 'metered';

/**
 * Joins what the address tells with what the ledger knows.
 *
 * @param records those that the ledger has of the story, by address or by title
 * @returns null when nothing is known
 */
export function foresee(
  { addresses, target, outlet, access }: Behind,
  records: readonly LedgerRecord[],
  pageUrl: string,
): Foresight | null {
  const story = target ?? addresses[0] ?? '';
  const isOwn = (record: LedgerRecord) =>
    addresses.includes(record.id) || (target !== null && isSameSite(record.pageUrl, target));
  const own = records.filter(isOwn);
  // The aggregator's page of a story and the story at its source are two things, each with its own price.
  const isDeclared =
    records.some((record) => record.id === story && sells(record.access.verdict)) ||
    records.some((record) => record.source.url === story && sells(record.arrival?.access));
  const met = records.find((record) => !isOwn(record) && !isSameSite(record.pageUrl, pageUrl));
  const isOpened = records.some((record) => record.source.url === story && record.openedMs !== null);
  const known: Foresight = {
    outlet: outlet ?? records.find((record) => record.source.url === story)?.outlet ?? null,
    sold: isDeclared ? 'declared' : access ? 'usually' : null,
    isRead: own.length > 0 || isOpened,
    metAt: met ? (aggregatorPage(met.pageUrl)?.aggregator.name ?? siteOf(met.pageUrl)) : null,
  };
  return known.outlet || known.sold || known.isRead || known.metAt ? known : null;
}

/** Are stories on this page to be marked at all? */
function isWanted({ showForesight, marksOff, sitesOff }: Settings, { frameId, url }: Sender): boolean {
  const site = siteOf(url);
  return (
    frameId === 0 && showForesight && site !== null && !sitesOff.includes(site) && !marksOff.includes(site)
  );
}

/** Shows or hides the marks on a tab's page, or only asks: are they shown? Null where none are to be. */
async function showMarks(tabId: number, on: boolean | null): Promise<boolean | null> {
  const shown: unknown = await browser.tabs
    .sendMessage(tabId, { kind: 'marks/show', payload: { on } }, { frameId: 0 })
    .catch(() => null);
  return typeof shown === 'boolean' ? shown : null;
}

/** May the page be a listing, before its links are looked at? */
function mayList(url: string, hosts: number, isArticle: boolean): boolean {
  const page = aggregatorPage(url);
  return page ? page.kind !== 'article' : hosts >= MIN_HOSTS && !isArticle;
}

/**
 * @param ledger the reader's own; private windows do not read it
 */
export function listingHandlers(ledger: Ledger) {
  /** Puts the listing script into a page whose headlines may be those of others. */
  const mark = async (
    sender: Sender,
    settings: Settings,
    hosts: number,
    isArticle: boolean,
  ): Promise<void> => {
    if (isWanted(settings, sender) && mayList(sender.url, hosts, isArticle))
      await inject(sender.tabId, 'listing');
  };

  const foreseeAll = async (links: readonly StoryLink[], { url, isPrivate }: Sender) => {
    const stories = links.map(({ href, title }) => ({ title, behind: behind(href, url) }));
    const asked: Story[] = stories.map(({ title, behind }) => ({
      addresses: behind?.addresses ?? [],
      title: behind && tellsApart(title) ? title : '',
    }));
    // Without the ledger there is still the directory.
    const records = isPrivate ? [] : await ledger.about(asked).catch((): LedgerRecord[][] => []);
    return stories.map(({ behind }, at) => behind && foresee(behind, records[at] ?? [], url));
  };

  return {
    mark,
    handlers: {
      'page/listing': async ({ hrefs }, sender) => {
        if (!isWanted(await readSettings(), sender)) return false;
        const page = aggregatorPage(sender.url);
        return page ? page.kind !== 'article' : linksLikeAggregator(hrefs, sender.url);
      },
      'tab/marks': async ({ tabId, wish }): Promise<MarksState> => {
        const [tab, settings] = await Promise.all([browser.tabs.get(tabId), readSettings()]);
        const site = siteOf(tab.url);
        if (site === null || !settings.showForesight || settings.sitesOff.includes(site)) return null;
        if (wish === 'hideOnSite' || (wish === 'show' && settings.marksOff.includes(site)))
          await switchMarks(site, wish === 'hideOnSite');
        else if (wish === null && settings.marksOff.includes(site)) return 'off';
        const shown = await showMarks(tabId, wish === null ? null : wish === 'show');
        if (wish === 'hideOnSite') return 'off';
        if (shown !== null) return shown ? 'shown' : 'hidden';
        // It was off when the page was loaded, so nothing that draws is there yet.
        return wish === 'show' && (await inject(tabId, 'listing')) ? 'shown' : null;
      },
      'page/links': async ({ links }, sender) =>
        isWanted(await readSettings(), sender) ? foreseeAll(links, sender) : null,
    } satisfies Partial<Handlers>,
  };
}
