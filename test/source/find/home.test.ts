import { describe, expect, it } from 'vitest';
import { describedSearch, linksOf, readHome, WORDS } from '../../../utils/source/find/home';
import { byPromise, readSitemap, sitemapsIn } from '../../../utils/source/find/sitemap';
import { wordpressEntries, wordpressSearches } from '../../../utils/source/find/wordpress';

const HOME = 'https://www.tidewater.example/';
const searchIn = (html: string) => readHome(html, HOME).searches;

describe("an outlet's home page", () => {
  it('names its feeds, those of comments last, and none of others', () => {
    const { feeds } = readHome(
      `<link rel="alternate" type="application/rss+xml" href="/comments/feed/">
<LINK REL="Alternate" TYPE="application/atom+xml" HREF="atom.xml"><link rel=alternate type=application/feed+json href=//www.tidewater.example/feed.json>
<link rel="alternate" hreflang="de" href="/de/"><link rel="alternate" type="application/rss+xml" href="https://elsewhere.example/rss">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"><link rel="alternate" type="application/rss+xml">`,
      HOME,
    );
    expect(feeds).toEqual([`${HOME}atom.xml`, `${HOME}feed.json`, `${HOME}comments/feed/`]);
  });

  it('shows whether it is made with WordPress', () => {
    expect(readHome('<link rel="https://api.w.org/" href="/blog/wp-json/">', HOME).wordpress).toBe(
      `${HOME}blog/wp-json/`,
    );
    expect(readHome('<script src="/wp-includes/js/a.js"></script>', HOME).wordpress).toBe(`${HOME}wp-json/`);
    expect(readHome('<a href="/how-wordpress-works">', HOME).wordpress).toBeNull();
  });

  it.each([
    [
      'a form of that role',
      '<form role="search" action="/find"><input name="words"></form>',
      `/find?words=${WORDS}`,
    ],
    [
      'a search field',
      '<form action="/x?in=all#top"><input type="search" name="k"></form>',
      `/x?in=all&k=${WORDS}`,
    ],
    [
      'its name',
      '<form><input type="hidden" name="l" value="tr"><input name="q"><input type="submit" name="go"></form>',
      `/?l=tr&q=${WORDS}`,
    ],
    [
      'a word for searching',
      '<form class="arama-formu" action="/ara"><input type="text" name="kelime"></form>',
      `/ara?kelime=${WORDS}`,
    ],
    [
      'linked data',
      `<script type="application/ld+json">{"@graph":[{"@type":"WebSite","potentialAction":[{"@type":["SearchAction"],
"target":{"@type":"EntryPoint","urlTemplate":"https://www.tidewater.example/?s={search_term_string}"}}]}]}</script>`,
      `/?s=${WORDS}`,
    ],
  ])('is searched by %s', (_, html, path) => {
    expect(searchIn(html)).toEqual([`${HOME}${path.slice(1)}`]);
  });

  it.each([
    ['a form that posts', '<form role="search" method="post" action="/find"><input name="q"></form>'],
    ['a log-in', '<form action="/login"><input name="user"><input name="password" type="password"></form>'],
    ['a newsletter', '<form action="/newsletter"><input type="email" name="mail"></form>'],
    ['several fields', '<form role="search" action="/find"><input name="from"><input name="to"></form>'],
    ['another site', '<form role="search" action="https://elsewhere.example/search"><input name="q"></form>'],
    [
      'linked data of another site',
      '<script type="application/ld+json">{"@type":"SearchAction","target":"https://elsewhere.example/{q}"}</script>',
    ],
    ['broken linked data', '<script type="application/ld+json">{"@type":"SearchAction","target":</script>'],
    ['a form that never ends', '<form role="search"><input name="q">'.repeat(3).slice(0, -30)],
  ])('is not searched by %s', (_, html) => {
    expect(searchIn(html).filter((url) => !url.startsWith(HOME))).toEqual([]);
    if (!html.startsWith('<form role="search"><input')) expect(searchIn(html)).toEqual([]);
  });

  it('may describe its search in a file of its own', () => {
    const html = '<link rel="search" type="application/opensearchdescription+xml" href="/os.xml">';
    expect(readHome(html, HOME).descriptions).toEqual([`${HOME}os.xml`]);
    const xml = `<OpenSearchDescription><Url type="application/x-suggestions+json" template="${HOME}s?q={searchTerms}"/>
<Url type="text/html" template="${HOME}find?q={searchTerms}&amp;p={startPage?}"/></OpenSearchDescription>`;
    expect(describedSearch(xml, `${HOME}os.xml`)).toBe(`${HOME}find?q=${WORDS}&p=`);
    expect(describedSearch(xml.replaceAll('tidewater', 'elsewhere'), `${HOME}os.xml`)).toBeNull();
    expect(describedSearch('<html>', HOME)).toBeNull();
  });

  it('that is enormous or nested without end is read in time', () => {
    expect(searchIn('<div>'.repeat(100_000))).toEqual([]);
    expect(searchIn(`${'<a href="/x">'.repeat(100_000)}</b>`)).toEqual([]);
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(searchIn(`<script type="application/ld+json">${deep}</script>`)).toEqual([]);
  });
});

describe('links of a page of results', () => {
  it('are read with their words, without scripts, on this site only', () => {
    const html = `<a href="/a"><img alt="x"><h2>Whose&nbsp;river <em>is it?</em></h2><script>no()</script></a>
<a href="/b" title="By its title"></a><a href="/c" aria-label="By its label"><svg><title>Icon</title></svg></a>
<a href="https://elsewhere.example/">Away</a><a href="javascript:x()">Script</a><a href="/">Home</a><a>None</a><a href="/d">One<a href="/e">Two`;
    expect(
      linksOf(html, `${HOME}find`, HOME).map(({ url, title }) => [new URL(url).pathname, title]),
    ).toEqual([
      ['/a', 'Whose river is it?'],
      ['/b', 'By its title'],
      ['/c', 'By its label'],
      ['/d', 'One'],
      ['/e', 'Two'],
    ]);
  });
});

describe('a sitemap', () => {
  it('is named in robots.txt', () => {
    expect(
      sitemapsIn('User-agent: *\r\nDisallow: /\r\nSITEMAP : https://a.example/1.xml\n#Sitemap: no\nSitemap:'),
    ).toEqual(['https://a.example/1.xml']);
    expect(sitemapsIn('Sitemap: /x\n'.repeat(1000))).toHaveLength(40);
  });

  it('names articles, with headline and day where it is one of news', () => {
    const { entries, maps } = readSitemap(
      `<urlset><url><loc> https://www.tidewater.example/2025/08/11/whose-river </loc><lastmod>2026-01-01</lastmod></url>
<url><loc>/b</loc><news:news><news:publication_date>2025-08-12T05:00+02:00</news:publication_date><news:title>A &amp; B</news:title></news:news></url>
<url><loc>https://elsewhere.example/c</loc></url></urlset>`,
      `${HOME}s.xml`,
      HOME,
    );
    expect(maps).toEqual([]);
    expect(entries).toEqual([
      { url: `${HOME}2025/08/11/whose-river`, title: '', author: null, published: '2025-08-11' },
      { url: `${HOME}b`, title: 'A & B', author: null, published: '2025-08-12T03:00:00.000Z' },
    ]);
  });

  it('of sitemaps is read in the order of promise', () => {
    const urls = ['images', 'authors', 'posts-2024-01', 'posts-2025-08', 'news', 'x'].map(
      (name) => `${HOME}${name}.xml`,
    );
    expect(byPromise(urls, '2025-08-11').map((url) => url.slice(HOME.length, -4))).toEqual([
      'posts-2025-08',
      'news',
      'posts-2024-01',
      'x',
      'images',
      'authors',
    ]);
    expect(byPromise(urls, null)[0]).toBe(`${HOME}news.xml`);
  });
});

describe('the interface of WordPress', () => {
  it('is asked for posts, then for everything', () => {
    expect(wordpressSearches(`${HOME}wp-json`, 'salt & sand')).toEqual([
      `${HOME}wp-json/wp/v2/posts?search=salt%20%26%20sand&per_page=10&_fields=link,title,date_gmt`,
      `${HOME}wp-json/wp/v2/search?search=salt%20%26%20sand&per_page=10`,
    ]);
    expect(wordpressSearches(`${HOME}?rest_route=/`, 'salt')[0]).toBe(
      `${HOME}?rest_route=/wp/v2/posts&search=salt&per_page=10&_fields=link,title,date_gmt`,
    );
  });

  it('answers with posts of this site', () => {
    const answer = JSON.stringify([
      { link: `${HOME}a`, title: { rendered: 'Salt &#8211; and sand' }, date_gmt: '2025-08-11T05:30:00' },
      { url: `${HOME}b`, title: 'Salt' },
      { link: 'https://elsewhere.example/c', title: { rendered: 'Salt' } },
      { link: 5 },
      null,
    ]);
    expect(wordpressEntries(answer, HOME, HOME)).toEqual([
      { url: `${HOME}a`, title: 'Salt – and sand', author: null, published: '2025-08-11T05:30:00.000Z' },
      { url: `${HOME}b`, title: 'Salt', author: null, published: null },
    ]);
    for (const none of ['', '{"code":"rest_disabled"}', '<html>', '[[['])
      expect(wordpressEntries(none, HOME, HOME)).toEqual([]);
  });
});
