/** Sites that show other publishers' texts. Adding one touches this list and a fixture, no code. */
export interface Aggregator {
  /** Stable identifier, kept in the ledger. */
  id: string;
  name: string;
  /** Host names it is served under; subdomains count too. */
  hosts: readonly string[];
  /**
   * Path of a page that shows one article. Named groups `outlet` and `author` give slugs that name them.
   * Absent where articles and listings cannot be told apart by address.
   */
  article?: RegExp;
  /** Path of a page that lists articles. */
  listing?: RegExp;
  /** A real-looking address of an article, which a test runs through the patterns. */
  example: string;
}

export const AGGREGATORS: readonly Aggregator[] = [
  {
    id: 'msn',
    name: 'MSN',
    hosts: ['msn.com'],
    article: /^\/[a-z]{2}-[a-z]{2}\/(?:[\w-]+\/)+ar-\w+$/,
    example: 'https://www.msn.com/en-us/news/world/a-title/ar-AA1abcde',
  },
  {
    id: 'qoshe',
    name: 'QOSHE',
    hosts: ['dfnihf8fcqrzv.cloudfront.net', 'qoshe.com'],
    article: /^\/(?!gazete\/|yazar\/)(?<outlet>[\w-]+)\/(?<author>[\w-]+)\/[^/]+\/\d{6,10}(?:\/amp)?\/?$/,
    listing: /^\/(?:gazete|yazar)\//,
    example: 'https://qoshe.com/blitz/staff-writer/a-title/180006188',
  },
  {
    id: 'yahoo',
    name: 'Yahoo News',
    hosts: ['news.yahoo.com', 'yahoo.com'],
    article: /^\/(?:[\w-]+\/)*[\w-]+-\d{6,}\.html$/,
    example: 'https://www.yahoo.com/news/a-title-123456789.html',
  },
];

export interface AggregatorPage {
  aggregator: Aggregator;
  /** `unclear` where the rule has no pattern for the page's path. */
  kind: 'article' | 'listing' | 'unclear';
  outletSlug: string | null;
  authorSlug: string | null;
}

/**
 * Is this page on a known aggregator, and which kind of page is it?
 *
 * @param url the page's address
 * @returns null when the host is not a known aggregator, or the address is malformed
 */
export function aggregatorPage(url: string): AggregatorPage | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname } = new URL(url);
  const aggregator = AGGREGATORS.find(({ hosts }) =>
    hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)),
  );
  if (!aggregator) return null;
  const article = aggregator.article?.exec(pathname);
  const kind = article ? 'article' : aggregator.listing?.test(pathname) ? 'listing' : 'unclear';
  return {
    aggregator,
    kind,
    outletSlug: article?.groups?.outlet ?? null,
    authorSlug: article?.groups?.author ?? null,
  };
}
