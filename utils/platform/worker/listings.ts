/** Listings: what is known of the stories they link to, from the reader's own ledger and the outlet directory. */
import type { LedgerRecord } from '../../ledger/record';
import type { Ledger, Story } from '../../ledger/store';
import type { Foresight, StoryLink } from '../../listing/foresight';
import { MIN_HOSTS } from '../../listing/headline';
import { aggregatorPage } from '../../rules/aggregators';
import { type Behind, behind, linksLikeAggregator } from '../../source/behind';
import { isSameSite } from '../../source/domains';
import { inject } from '../inject';
import type { Handlers, Sender } from '../listen';
import { readSettings, type Settings, siteOf } from '../settings';

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
function isWanted({ showForesight, sitesOff }: Settings, { frameId, url }: Sender): boolean {
  const site = siteOf(url);
  return frameId === 0 && showForesight && site !== null && !sitesOff.includes(site);
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
      'page/links': async ({ links }, sender) =>
        isWanted(await readSettings(), sender) ? foreseeAll(links, sender) : null,
    } satisfies Partial<Handlers>,
  };
}
