import { describe, expect, it } from 'vitest';
import { askAt } from '../../../utils/source/find/ask';
import { lookAtOutlet, queriesFor } from '../../../utils/source/find/look';
import { ELSEWHERE, type FindKind, findSite, hostOf, PATH } from '../../fixtures/finds';
import { textIn } from '../../fixtures/texts';
import { type Call, fetcherOf } from './fetcher';

const { title, author } = textIn('en');
const WANTED = { title, author, published: '2025-08-11', outletNames: ['The Tidewater Post'] };
const never = new AbortController().signal;
/** A day after the article; and a year. */
const SOON = Date.parse('2025-08-12');
const LATE = Date.parse('2026-08-12');

async function look(kind: FindKind, { nowMs = SOON, home = `https://${hostOf(kind)}/`, limits = {} } = {}) {
  const calls: Call[] = [];
  const asked = askAt(home, never, fetcherOf(findSite([]), calls), {
    requests: 14,
    requestMs: 2_000,
    totalMs: 20_000,
    bytes: 4_000_000,
    refusals: 3,
    ...limits,
  });
  const candidates = await lookAtOutlet(WANTED, home, asked.ask, nowMs);
  const paths = calls.map(({ url }) => new URL(url).pathname);
  expect(
    calls.map(({ url }) => new URL(url).hostname).filter((host) => !host.endsWith(`${kind}-paper.example`)),
  ).toEqual([]);
  return { candidates, paths, calls };
}

describe('looking at an outlet', () => {
  it('asks for no more than it needs', async () => {
    const { candidates, paths } = await look('feed');
    expect(candidates).toMatchObject([
      { url: `https://${hostOf('feed')}${PATH}`, title, author, how: 'feed' },
    ]);
    expect(paths).toEqual(['/', '/news.rss']);
  });

  it('looks through an index into the news, packed or not, and takes no title of a picture', async () => {
    const { candidates, paths } = await look('sitemap');
    expect(candidates).toMatchObject([
      { url: `https://${hostOf('sitemap')}/a/3`, how: 'sitemap', published: '2025-08-11' },
    ]);
    expect(paths.filter((path) => path.includes('sitemap'))).toEqual([
      '/sitemaps/index.xml',
      '/sitemaps/news.xml.gz',
    ]);
  });

  it('asks WordPress and the search page, and searches first for what is no longer new', async () => {
    const wordpress = await look('wordpress', { nowMs: LATE });
    expect(wordpress.candidates).toMatchObject([
      { url: `https://${hostOf('wordpress')}/?p=0`, how: 'wordpress' },
    ]);
    expect(wordpress.paths).toEqual(['/', '/wp-json/wp/v2/posts']);
    const search = await look('search', { nowMs: LATE });
    expect(search.candidates).toMatchObject([
      { url: `https://${hostOf('search')}/2025/08/13/story`, how: 'search' },
    ]);
    expect(search.paths).toEqual(['/', '/find']);
    expect(new URL(search.calls[1]?.url ?? '').searchParams.get('in')).toBe('all');
  });

  it.each(['none', 'redirecting', 'away', 'refusing', 'broken', 'hostile'] as const)(
    'finds nothing at the outlet of the kind %s, and goes nowhere else',
    async (kind) => {
      const { candidates, paths } = await look(kind);
      expect(candidates).toEqual([]);
      expect(paths.length).toBeLessThanOrEqual(14);
    },
    20_000,
  );

  it('gives up on a slow one', async () => {
    const { candidates, paths } = await look('slow', { limits: { requestMs: 100, totalMs: 250 } });
    expect(candidates).toEqual([]);
    expect(paths.length).toBeLessThanOrEqual(4);
  });

  it('tries the same site with `www.`, or without, where the named one only points elsewhere', async () => {
    const calls: Call[] = [];
    const home = 'https://feed-paper.example/';
    const site = findSite([]);
    const { ask } = askAt(
      home,
      never,
      fetcherOf((address, headers) => {
        if (address.hostname === 'feed-paper.example')
          return {
            status: 301,
            contentType: 'text/plain',
            body: '',
            headers: { location: `https://${ELSEWHERE}/` },
          };
        return site(address, headers);
      }, calls),
    );
    const [found] = await lookAtOutlet(WANTED, home, ask, SOON);
    expect(found?.url).toBe(`https://www.feed-paper.example${PATH}`);
    expect(calls.map(({ url }) => url)).toEqual([
      'https://feed-paper.example/',
      'https://www.feed-paper.example/',
      'https://www.feed-paper.example/news.rss',
    ]);
  });

  it('tries the usual places where the home page names none', async () => {
    const home = 'https://www.plain.example/';
    const { ask } = askAt(
      home,
      never,
      fetcherOf(({ pathname }) =>
        pathname === '/rss.xml'
          ? {
              contentType: 'text/xml',
              body: `<rss><channel><item><title>${title}</title><link>/story</link></item></channel></rss>`,
            }
          : pathname === '/'
            ? { contentType: 'text/html', body: '<p>Hello' }
            : null,
      ),
    );
    const [found] = await lookAtOutlet(WANTED, home, ask, SOON);
    expect(found).toMatchObject({ url: 'https://www.plain.example/story', how: 'feed' });
  });
});

describe('what is searched for', () => {
  it('are the words of the headline, then the few that tell most', () => {
    expect(queriesFor('“We were told nothing”: a night on the dyke')).toEqual([
      'We were told nothing a night on the dyke',
      'were told nothing night dyke',
    ]);
    expect(queriesFor('谁来为这座新桥买单？')).toEqual(['谁来为这座新桥买单']);
    expect(queriesFor('***')).toEqual([]);
  });
});
