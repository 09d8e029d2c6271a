import { describe, expect, test } from 'vitest';
import { OUTLETS } from '../../utils/rules/outlets';
import { brandOf, isSameSite, registrableDomain } from '../../utils/source/domains';
import { findOutlet, homeOf, outletAt } from '../../utils/source/outlets';

describe('domains', () => {
  test.each([
    ['https://www.bbc.co.uk/news', 'bbc.co.uk'],
    ['news.yahoo.co.jp', 'yahoo.co.jp'],
    ['https://127.0.0.1/', null],
    ['https://[::1]/', null],
    ['http://localhost/', null],
    ['http://wiki.internal/', null],
    ['https://co.uk/', null],
    ['nonsense', null],
  ])('%s', (url, domain) => {
    expect(registrableDomain(url)).toBe(domain);
  });

  test('country and hyphen twins are one publisher, look-alikes are not', () => {
    expect(isSameSite('https://www.bbc.com/a', 'https://www.bbc.co.uk/a')).toBe(true);
    expect(isSameSite('https://the-times.co.uk/a', 'https://thetimes.com/a')).toBe(true);
    expect(isSameSite('https://bbc.com.evil.example/', 'https://bbc.com/')).toBe(false);
    expect(isSameSite('http://a.localhost/', 'http://b.localhost/')).toBe(false);
    expect(isSameSite('http://localhost:1/', 'http://localhost:2/')).toBe(true);
    expect(isSameSite('nonsense', 'nonsense')).toBe(false);
    expect(brandOf('https://www.google.co.uk/')).toBe('google');
  });
});

/** Names that others bear too, but alone mean one outlet to readers everywhere. */
const WORLD_NAMES: Readonly<Record<string, readonly string[]>> = {
  'the guardian': ['www.theguardian.com'],
  'el país': ['elpais.com'],
  'the times of israel': ['www.timesofisrael.com'],
  'asharq al-awsat': ['english.aawsat.com'],
};

describe('outlets', () => {
  test.each([
    ['The Times of Israel (Blogs)', 'blogs.timesofisrael.com'],
    ['the-times-of-israel-blogs-', 'blogs.timesofisrael.com'],
    ['Dawn (Magazines)', 'www.dawn.com'],
    ['dawn-magazines', 'www.dawn.com'],
    ['Der Tagesspiegel', 'www.tagesspiegel.de'],
    ['der-tagesspiegel', 'www.tagesspiegel.de'],
    ['The Spectator', 'www.spectator.co.uk'],
    ['  LE MONDE  ', 'www.lemonde.fr'],
    ['Hürriyet', 'www.hurriyet.com.tr'],
    ['HÜRRİYET', 'www.hurriyet.com.tr'],
    ['Clarin', 'www.clarin.com'],
    ['日本経済新聞', 'www.nikkei.com'],
    ['Haaretz (Opinion)', 'www.haaretz.com'],
    ['The Guardian (Nigeria)', 'guardian.ng'],
  ])('%s', (name, host) => {
    expect(findOutlet(name)?.host).toBe(host);
  });

  test.each([
    'Blitz',
    'The Star',
    'The Nation',
    'El Comercio',
    'El Universal',
    'La Prensa',
    'La Nación',
    'La Razón',
    'The Sun',
    'The Telegraph',
    'The Standard',
    'The Citizen',
    'Delfi',
    'Times',
    'The Guardian (Uganda)',
    '',
    '   ',
    '()',
    '__proto__',
    'constructor',
    'x'.repeat(1e6),
  ])('does not guess at %.20s', (name) => {
    expect(findOutlet(name)).toBeNull();
  });

  test('no name is claimed by two outlets, and every home is a registered domain over https', () => {
    for (const outlet of OUTLETS) {
      expect(outlet.names.length, outlet.host).toBeGreaterThan(0);
      for (const name of outlet.names) expect(findOutlet(name)?.host, name).toBe(outlet.host);
      expect(outlet.host).toMatch(/^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/);
      expect(registrableDomain(outlet.host), outlet.host).not.toBeNull();
      expect(homeOf(outlet)).toBe(new URL(`https://${outlet.host}`).href);
      expect(outlet.country).toMatch(/^[A-Z]{2}$/);
    }
    const hosts = OUTLETS.map(({ host }) => host.replace(/^www\./, ''));
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  test('hundreds of outlets of dozens of countries, in order', () => {
    expect(OUTLETS.length).toBeGreaterThanOrEqual(400);
    expect(new Set(OUTLETS.map(({ country }) => country)).size).toBeGreaterThanOrEqual(40);
    for (const country of new Set(OUTLETS.map((outlet) => outlet.country))) {
      const hosts = OUTLETS.filter((outlet) => outlet.country === country).map(({ host }) => host);
      expect(hosts, country).toEqual([...hosts].sort());
    }
  });

  test('a name without its country that several outlets bear is nobody’s', () => {
    // What stands before the bracket of one outlet must not alone name another, unless it is that one's own usual name.
    const bare = new Map<string, Set<string>>();
    for (const { host, names } of OUTLETS) {
      for (const name of names) {
        const key = name.replace(/ \([^)]*\)$/, '').toLowerCase();
        bare.set(key, (bare.get(key) ?? new Set()).add(host));
      }
    }
    const shared = [...bare].filter(([, hosts]) => hosts.size > 1).map(([name]) => name);
    expect(shared).toContain('the nation');
    for (const name of shared) {
      const meant = findOutlet(name)?.host ?? null;
      expect([null, ...(WORLD_NAMES[name] ?? [])], name).toContain(meant);
    }
  });

  test('an address names its outlet', () => {
    expect(outletAt('https://www.theguardian.com/world/a')?.names[0]).toBe('The Guardian');
    expect(outletAt('https://asia.nikkei.com/a')?.names[0]).toBe('Nikkei Asia');
    expect(outletAt('https://sports.indiatimes.com/a')).toBeNull();
    expect(outletAt('https://example.org/')).toBeNull();
  });
});
