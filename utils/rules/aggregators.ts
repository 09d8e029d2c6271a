/** Sites that show other publishers' texts. Adding one touches this list and a fixture, no code. */
export interface Aggregator {
  /** Stable identifier, kept in the ledger. */
  id: string;
  name: string;
  /** Host names it is served under; subdomains count too. */
  hosts: readonly string[];
  /** Only paths that match; absent where the host does nothing else. */
  path?: RegExp;
  /**
   * Path of a page that shows one article. Named groups `outlet` and `author` give slugs that name them.
   * Absent where articles and listings cannot be told apart by address.
   */
  article?: RegExp;
  /** Path of a page that lists articles. */
  listing?: RegExp;
  /** A real-looking address, of an article where there is a pattern for them, which a test runs through the patterns. */
  example: string;
}

export const AGGREGATORS: readonly Aggregator[] = [
  {
    id: 'allsides',
    name: 'AllSides',
    hosts: ['allsides.com'],
    article: /^\/news\/\d{4}-\d{2}-\d{2}-\d{4}\/[^/]+\/?$/,
    listing: /^\/(?:$|topics\/|story\/)/,
    example: 'https://www.allsides.com/news/2024-05-01-0800/politics-a-title',
  },
  {
    id: 'aol',
    name: 'AOL',
    hosts: ['aol.com', 'aol.co.uk', 'aol.de'],
    article: /^\/(?:[^/]+\/)*[^/]*-\d{6,}\.html$/,
    example: 'https://www.aol.com/news/a-title-123456789.html',
  },
  {
    id: 'bingnews',
    name: 'Bing News',
    hosts: ['bing.com'],
    path: /^\/news(?:\/|$)/,
    listing: /^\/news(?:\/|$)/,
    example: 'https://www.bing.com/news/search?q=a+topic',
  },
  {
    id: 'dailyhunt',
    name: 'Dailyhunt',
    hosts: ['dailyhunt.in'],
    article: /^\/news\/.+-newsid-\w+$/,
    example: 'https://m.dailyhunt.in/news/india/english/outlet-epaper-out/a+title-newsid-n123456789',
  },
  {
    id: 'digg',
    name: 'Digg',
    hosts: ['digg.com'],
    // Its own stories of earlier years stand elsewhere on the site.
    path: /^\/$|\/link\//,
    article: /\/link\/[^/]+\/?$/,
    listing: /^\/$/,
    example: 'https://digg.com/news/link/a-title-0a1b2c3d',
  },
  {
    id: 'drudge',
    name: 'Drudge Report',
    hosts: ['drudgereport.com'],
    listing: /^\/(?:$|flash)/,
    example: 'https://drudgereport.com/',
  },
  {
    id: 'feedly',
    name: 'Feedly',
    hosts: ['feedly.com'],
    article: /^\/i\/entry\//,
    listing: /^\/i\/(?:my|feed|collection|subscription)\b/,
    example: 'https://feedly.com/i/entry/abcDEF123_18f0a:1b2c:3d4e',
  },
  {
    id: 'flipboard',
    name: 'Flipboard',
    hosts: ['flipboard.com'],
    article: /\/[af]-[^/]+$/,
    example: 'https://flipboard.com/article/a-title/f-0a1b2c3d4e%2Fexample.com',
  },
  {
    id: 'gazeteoku',
    name: 'Gazete Oku',
    hosts: ['gazeteoku.com'],
    listing: /^\/$/,
    example: 'https://www.gazeteoku.com/',
  },
  {
    id: 'googlenews',
    name: 'Google News',
    hosts: ['news.google.com'],
    article: /^\/(?:rss\/)?(?:articles|read)\/[\w-]+/,
    listing: /^\/(?:$|home|foryou|search|showcase|stories|topics|topstories|publications)/,
    example: 'https://news.google.com/read/CBMiXkFVX3lxTE1iY2Rl?hl=en-US',
  },
  {
    id: 'groundnews',
    name: 'Ground News',
    hosts: ['ground.news'],
    article: /^\/article\/[^/]+$/,
    listing: /^\/(?:$|interest\/|local\b|my\b)/,
    example: 'https://ground.news/article/a-title_abc123',
  },
  {
    id: 'haberler',
    name: 'Haberler.com',
    hosts: ['haberler.com'],
    article: /-\d{6,}-haberi\/?$/,
    listing: /^\/$/,
    example: 'https://www.haberler.com/guncel/a-title-12345678-haberi/',
  },
  {
    id: 'hackernews',
    name: 'Hacker News',
    hosts: ['news.ycombinator.com'],
    article: /^\/item$/,
    listing: /^\/(?:$|news|newest|front|best|ask|show|active)/,
    example: 'https://news.ycombinator.com/item?id=12345678',
  },
  {
    id: 'headtopics',
    name: 'Head Topics',
    hosts: ['headtopics.com'],
    article: /^\/[a-z]{2}\/[^/]+-\d{5,}\/?$/,
    listing: /^\/(?:[a-z]{2}\/?)?$/,
    example: 'https://headtopics.com/us/a-title-12345678',
  },
  {
    id: 'inoreader',
    name: 'Inoreader',
    hosts: ['inoreader.com'],
    article: /^\/article\/[^/]+/,
    listing: /^\/(?:feed|folder|all_articles|stream)\b/,
    example: 'https://www.inoreader.com/article/3a9c6e7f12ab34cd-a-title',
  },
  {
    id: 'lobsters',
    name: 'Lobsters',
    hosts: ['lobste.rs'],
    article: /^\/s\/\w+(?:\/|$)/,
    listing: /^\/(?:$|newest|recent|active|top|t\/|page\/)/,
    example: 'https://lobste.rs/s/abc123/a_title',
  },
  {
    id: 'mediumreader',
    name: 'Scribe',
    hosts: ['scribe.rip'],
    article: /-[0-9a-f]{10,12}$/,
    example: 'https://scribe.rip/a-title-of-some-words-0123456789ab',
  },
  {
    id: 'memeorandum',
    name: 'Memeorandum',
    hosts: ['memeorandum.com'],
    listing: /^\/(?:$|\d{6}\/)/,
    example: 'https://www.memeorandum.com/240501/p12',
  },
  {
    id: 'msn',
    name: 'MSN',
    hosts: ['msn.com'],
    article: /^\/[a-z]{2,3}(?:-[a-z]+)?-[a-z]{2}\/(?:[^/]+\/)+ar-\w+\/?$/i,
    example: 'https://www.msn.com/en-us/news/world/a-title/ar-AA1abcde',
  },
  {
    id: 'muckrack',
    name: 'Muck Rack',
    hosts: ['muckrack.com'],
    path: /^\/[\w-]+\/articles\/?$/,
    listing: /^\/[\w-]+\/articles\/?$/,
    example: 'https://muckrack.com/staff-writer/articles',
  },
  {
    id: 'newsbreak',
    name: 'NewsBreak',
    hosts: ['newsbreak.com', 'newsbreakapp.com'],
    article: /^\/(?:news|share|n)\/\w+|^\/[\w-]+(?<=[\w-]-\d+)\/\d{6,}[^/]*$/,
    example: 'https://www.newsbreak.com/news/3456789012345-a-title',
  },
  {
    id: 'newser',
    name: 'Newser',
    hosts: ['newser.com'],
    article: /^\/story\/\d+\//,
    listing: /^\/(?:$|section\/|tag\/)/,
    example: 'https://www.newser.com/story/123456/a-title.html',
  },
  {
    id: 'onenewspage',
    name: 'One News Page',
    hosts: ['onenewspage.com', 'onenewspage.us'],
    article: /^\/n\/[^/]+\/[^/]+\/[^/]+\.htm$/,
    listing: /^\/$/,
    example: 'https://www.onenewspage.com/n/World/1a2b3c4d/A-title.htm',
  },
  {
    id: 'pressreader',
    name: 'PressReader',
    hosts: ['pressreader.com'],
    article: /^\/(?!article\/)[\w-]+\/(?<outlet>[\w-]+)\/\d{8}\/\d{6,}/,
    example: 'https://www.pressreader.com/uk/the-guardian/20240501/281234567890123',
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
    id: 'realclear',
    name: 'RealClear',
    hosts: [
      'realclearbooks.com',
      'realcleardefense.com',
      'realcleareducation.com',
      'realclearenergy.org',
      'realclearhealth.com',
      'realclearhistory.com',
      'realclearmarkets.com',
      'realclearpolicy.com',
      'realclearpolitics.com',
      'realclearreligion.org',
      'realclearscience.com',
      'realclearworld.com',
    ],
    // What stands under /articles/ was written for RealClear: there it is an outlet.
    path: /^\/(?!articles\/)/,
    article: /^\/\d{4}\/\d{2}\/\d{2}\/[^/]+_\d+\.html$/,
    listing: /^\/(?:$|\d{4}\/\d{2}\/\d{2}\/?$)/,
    example: 'https://www.realclearpolitics.com/2024/05/01/a_title_123456.html',
  },
  {
    id: 'reddit',
    name: 'Reddit',
    hosts: ['reddit.com'],
    article: /^\/(?:r|user)\/[^/]+\/comments\/\w+/,
    listing: /^\/(?:$|(?:r|user)\/[^/]+(?:\/(?:best|hot|new|rising|top))?\/?$)/,
    example: 'https://www.reddit.com/r/news/comments/1a2b3c4/a_title/',
  },
  {
    id: 'slashdot',
    name: 'Slashdot',
    hosts: ['slashdot.org'],
    article: /^\/story\/\d{2}\/\d{2}\/\d{2}\/\d+(?:\/|$)/,
    listing: /^\/(?:$|recent|archive)/,
    example: 'https://tech.slashdot.org/story/24/05/01/1234567/a-title',
  },
  {
    id: 'smartnews',
    name: 'SmartNews',
    hosts: ['smartnews.com'],
    article: /^\/(?:[a-z]{2}-[a-z]{2}\/)?article\/\d+/,
    example: 'https://www.smartnews.com/en-us/article/1234567890123',
  },
  {
    id: 'sondakika',
    name: 'Son Dakika',
    hosts: ['sondakika.com'],
    article: /\/haber-[^/]+-\d{6,}\/?$/,
    listing: /^\/$/,
    example: 'https://www.sondakika.com/haber/haber-a-title-12345678/',
  },
  {
    id: 'squid',
    name: 'SQUID',
    hosts: ['squidapp.co'],
    example: 'https://squidapp.co/',
  },
  {
    id: 'substackreader',
    name: 'Substack Reader',
    hosts: ['substack.com'],
    path: /^\/(?:home|inbox)(?:\/|$)/,
    article: /^\/(?:home|inbox)\/post\/(?:p-)?\d+/,
    listing: /^\/(?:home|inbox)\/?$/,
    example: 'https://substack.com/home/post/p-123456789',
  },
  {
    id: 'techmeme',
    name: 'Techmeme',
    hosts: ['techmeme.com'],
    listing: /^\/(?:$|river|lb|\d{6}\/)/,
    example: 'https://www.techmeme.com/240501/p12',
  },
  {
    id: 'upday',
    name: 'upday',
    hosts: ['upday.com'],
    example: 'https://news.upday.com/uk/',
  },
  {
    id: 'yahoo',
    name: 'Yahoo News',
    hosts: ['news.yahoo.com', 'yahoo.com'],
    article: /^\/(?:[^/]+\/)*[^/]*-\d{6,}\.html$/,
    example: 'https://www.yahoo.com/news/a-title-123456789.html',
  },
  {
    id: 'yahoojapan',
    name: 'Yahoo! Japan News',
    hosts: ['news.yahoo.co.jp'],
    article: /^\/(?:articles\/[0-9a-f]{40}|pickup\/\d+)/,
    listing: /^\/(?:$|categories\/|topics\/|ranking\/|flash)/,
    example: 'https://news.yahoo.co.jp/articles/0123456789abcdef0123456789abcdef01234567',
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
  const aggregator = AGGREGATORS.find(
    ({ hosts, path }) =>
      hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)) &&
      (!path || path.test(pathname)),
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
