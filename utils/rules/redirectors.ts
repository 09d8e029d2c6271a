/** Addresses that only lead on to another. Adding one touches this list; a test unwraps its example. */

/** Where a redirector keeps the address it leads to. */
export type Target =
  /** In one of these query parameters, in this order; plain, percent-encoded or base64, after `prefix` if given. */
  | { in: 'parameter'; names: readonly string[]; prefix?: string }
  /** The whole query string. */
  | { in: 'query' }
  /** In path and query, by the named group `target`; without a scheme it is https, or http where the group `plain` matched. */
  | { in: 'path'; pattern: RegExp }
  /** In the identifier of a Google News article, if it is an old one. */
  | { in: 'googleNews' }
  /** Only its server knows. */
  | { in: 'nowhere' };

export interface Redirector {
  id: string;
  /** Host names, subdomains included; `google.*` means that label under any public suffix. */
  hosts: readonly string[];
  /** Only paths that match; absent where the host does nothing else. */
  path?: RegExp;
  target: Target;
  example: string;
  /** What the example leads to; null where that cannot be told offline. */
  leadsTo: string | null;
}

const nowhere = { in: 'nowhere' } as const;
const parameter = (...names: string[]): Target => ({ in: 'parameter', names });

export const REDIRECTORS: readonly Redirector[] = [
  {
    id: 'ampCache',
    hosts: ['cdn.ampproject.org', 'bing-amp.com'],
    path: /^\/(?:v|c|i|wp)\//,
    target: { in: 'path', pattern: /^\/(?:v|c|i|wp)\/(?:s\/|(?<plain>))(?<target>[^?]+(?:\?.*)?)$/ },
    example: 'https://www-example-com.cdn.ampproject.org/c/s/www.example.com/story',
    leadsTo: 'https://www.example.com/story',
  },
  {
    id: 'appleNews',
    hosts: ['apple.news'],
    target: nowhere,
    example: 'https://apple.news/AbCdEf',
    leadsTo: null,
  },
  {
    id: 'awin',
    hosts: ['awin1.com'],
    target: parameter('ued', 'p'),
    example: 'https://www.awin1.com/cread.php?awinmid=1&ued=https%3A%2F%2Fexample.com%2Fa',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'bingNews',
    hosts: ['bing.com'],
    path: /\/apiclick\.aspx$/i,
    target: parameter('url'),
    example: 'https://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fwww.reuters.com%2fa&c=1',
    leadsTo: 'https://www.reuters.com/a',
  },
  {
    id: 'bingSearch',
    hosts: ['bing.com'],
    path: /^\/ck\/a$/,
    target: { in: 'parameter', names: ['u'], prefix: 'a1' },
    example: 'https://www.bing.com/ck/a?!&&p=x&u=a1aHR0cHM6Ly93d3cucmV1dGVycy5jb20vYQ&ntb=1',
    leadsTo: 'https://www.reuters.com/a',
  },
  {
    id: 'dereferrer',
    hosts: ['href.li', 'anon.to', 'dereferer.me', 'nullrefer.com', 'blankrefer.com'],
    target: { in: 'query' },
    example: 'https://href.li/?https://example.org/a',
    leadsTo: 'https://example.org/a',
  },
  {
    id: 'disqus',
    hosts: ['disq.us'],
    path: /^\/url$/,
    target: parameter('url'),
    example: 'https://disq.us/url?url=https%3A%2F%2Fexample.com%2Fa%3AXyZ',
    leadsTo: 'https://example.com/a:XyZ',
  },
  {
    id: 'duckDuckGo',
    hosts: ['duckduckgo.com'],
    path: /^\/l\/?$/,
    target: parameter('uddg'),
    example: 'https://duckduckgo.com/l/?uddg=https%3A%2F%2Fexample.com%2Fx&rut=1',
    leadsTo: 'https://example.com/x',
  },
  {
    id: 'facebook',
    hosts: ['l.facebook.com', 'lm.facebook.com', 'l.messenger.com'],
    target: parameter('u'),
    example: 'https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=AT0',
    leadsTo: 'https://example.org/a',
  },
  {
    id: 'feedly',
    hosts: ['feedly.com'],
    path: /^\/i\/entry\/https?(?:%3A|:)/i,
    target: { in: 'path', pattern: /^\/i\/entry\/(?<target>.+)$/ },
    example: 'https://feedly.com/i/entry/https%3A%2F%2Fexample.com%2Fa',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'feedproxy',
    hosts: ['feedproxy.google.com', 'feeds.feedburner.com'],
    path: /^\/~r\//,
    target: nowhere,
    example: 'https://feedproxy.google.com/~r/outlet/~3/abc/',
    leadsTo: null,
  },
  { id: 'flipboard', hosts: ['flip.it'], target: nowhere, example: 'https://flip.it/AbCdEf', leadsTo: null },
  {
    id: 'flipboardRedirect',
    hosts: ['flipboard.com'],
    path: /^\/redirect$/,
    target: parameter('url'),
    example: 'https://flipboard.com/redirect?url=https%3A%2F%2Fexample.com%2Fa',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'googleAmp',
    hosts: ['google.*'],
    path: /^\/amp\/./,
    target: { in: 'path', pattern: /^\/amp\/(?:s\/|(?<plain>))(?<target>.+)$/ },
    example: 'https://www.google.com/amp/s/www.bbc.com/news/world-1',
    leadsTo: 'https://www.bbc.com/news/world-1',
  },
  {
    id: 'googleConsent',
    hosts: ['consent.google.com', 'consent.youtube.com'],
    target: parameter('continue'),
    example: 'https://consent.google.com/ml?continue=https%3A%2F%2Fexample.com%2Fa&gl=DE',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'googleNews',
    hosts: ['news.google.com'],
    path: /\/(?:articles|read)\/[\w-]+/,
    target: { in: 'googleNews' },
    example: 'https://news.google.com/rss/articles/CBMiHGh0dHBzOi8vd3d3LmV4YW1wbGUub3JnL2EvYmPSAQA?oc=5',
    leadsTo: 'https://www.example.org/a/bc',
  },
  {
    id: 'googleSearch',
    hosts: ['google.*'],
    path: /^\/url$/,
    target: parameter('q', 'url'),
    example: 'https://www.google.com/url?q=https%3A%2F%2Fwww.theguardian.com%2Fa&sa=D',
    leadsTo: 'https://www.theguardian.com/a',
  },
  {
    id: 'inoreader',
    hosts: ['inoreader.com'],
    path: /^\/(?:share|redirect)/,
    target: parameter('url', 'link'),
    example: 'https://www.inoreader.com/share?url=https%3A%2F%2Fexample.com%2Fa',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'instagram',
    hosts: ['l.instagram.com', 'l.threads.com', 'l.threads.net'],
    target: parameter('u'),
    example: 'https://l.instagram.com/?u=https%3A%2F%2Fexample.org%2Fb&e=AT',
    leadsTo: 'https://example.org/b',
  },
  {
    id: 'linkedin',
    hosts: ['linkedin.com'],
    path: /^\/(?:redir|safety)\//,
    target: parameter('url'),
    example: 'https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fexample.com%2Fa&urlhash=x',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'linksynergy',
    hosts: ['click.linksynergy.com'],
    target: parameter('murl'),
    example: 'https://click.linksynergy.com/deeplink?id=x&murl=https%3A%2F%2Fexample.com%2Fa',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'medium',
    hosts: ['medium.com'],
    path: /^\/r\/?$/,
    target: parameter('url'),
    example: 'https://medium.com/r/?url=https%3A%2F%2Fexample.com%2Fa',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'newsEngine',
    hosts: ['newsengine.co'],
    path: /^\/article\//,
    target: { in: 'path', pattern: /^\/article\/[^/]+\/(?<target>[\w-]+)$/ },
    example: 'https://www.newsengine.co/article/outlet/aHR0cHM6Ly93d3cuZXhhbXBsZS5vcmcvYQ',
    leadsTo: 'https://www.example.org/a',
  },
  {
    id: 'outlook',
    hosts: ['safelinks.protection.outlook.com'],
    target: parameter('url'),
    example: 'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.ft.com%2Fc&data=05',
    leadsTo: 'https://www.ft.com/c',
  },
  {
    id: 'pocket',
    hosts: ['getpocket.com'],
    path: /^\/redirect$/,
    target: parameter('url'),
    example: 'https://getpocket.com/redirect?url=https%3A%2F%2Fexample.com%2Fa',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'reddit',
    hosts: ['out.reddit.com'],
    target: parameter('url'),
    example: 'https://out.reddit.com/t3_x?url=https%3A%2F%2Fexample.com%2Fa&token=1',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'shorteners',
    hosts: [
      'bit.ly',
      'j.mp',
      'buff.ly',
      'dlvr.it',
      'ift.tt',
      'ow.ly',
      'trib.al',
      'tinyurl.com',
      'is.gd',
      'goo.gl',
      'lnkd.in',
      'fb.me',
    ],
    target: nowhere,
    example: 'https://trib.al/AbCdEfG',
    leadsTo: null,
  },
  {
    id: 'skimlinks',
    hosts: ['go.skimresources.com', 'go.redirectingat.com'],
    target: parameter('url'),
    example: 'https://go.skimresources.com/?id=1&url=https%3A%2F%2Fexample.com%2Fa',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'slack',
    hosts: ['slack-redir.net'],
    target: parameter('url'),
    example: 'https://slack-redir.net/link?url=https%3A%2F%2Fexample.com%2Fa',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'smartNews',
    hosts: ['l.smartnews.com'],
    target: nowhere,
    example: 'https://l.smartnews.com/p-abc/def',
    leadsTo: null,
  },
  {
    id: 'steam',
    hosts: ['steamcommunity.com'],
    path: /^\/linkfilter\/?$/,
    target: parameter('u', 'url'),
    example: 'https://steamcommunity.com/linkfilter/?u=https%3A%2F%2Fexample.com%2Fa',
    leadsTo: 'https://example.com/a',
  },
  {
    id: 'tumblr',
    hosts: ['t.umblr.com'],
    target: parameter('z'),
    example: 'https://t.umblr.com/redirect?z=https%3A%2F%2Fexample.com%2Fq&t=1',
    leadsTo: 'https://example.com/q',
  },
  { id: 'twitter', hosts: ['t.co'], target: nowhere, example: 'https://t.co/AbCdEf', leadsTo: null },
  {
    id: 'vk',
    hosts: ['vk.com', 'vk.ru'],
    path: /^\/away(?:\.php)?$/,
    target: parameter('to'),
    example: 'https://vk.com/away.php?to=https%3A%2F%2Flenta.ru%2Fnews%2F1',
    leadsTo: 'https://lenta.ru/news/1',
  },
  {
    id: 'wayback',
    hosts: ['web.archive.org'],
    path: /^\/web\/\d/,
    target: { in: 'path', pattern: /^\/web\/\d+(?:[a-z]{2}_)?\/(?<target>.+)$/ },
    example: 'https://web.archive.org/web/20210101000000/https://www.nytimes.com/x.html',
    leadsTo: 'https://www.nytimes.com/x.html',
  },
  {
    id: 'yahooSearch',
    hosts: ['search.yahoo.com'],
    path: /\/RU=/,
    target: { in: 'path', pattern: /\/RU=(?<target>[^/]+)/ },
    example: 'https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU=https%3a%2f%2fwww.cnn.com%2fa/RK=2/RS=x',
    leadsTo: 'https://www.cnn.com/a',
  },
  {
    id: 'youtube',
    hosts: ['youtube.com'],
    path: /^\/redirect$/,
    target: parameter('q'),
    example: 'https://www.youtube.com/redirect?q=https%3A%2F%2Fexample.com%2Fa&v=x',
    leadsTo: 'https://example.com/a',
  },
];
