import { describe, expect, test } from 'vitest';
import { OUTLETS } from '../../utils/rules/outlets';
import { SOLD } from '../../utils/rules/sold';
import { behind, linksLikeAggregator } from '../../utils/source/behind';

const HN = 'https://news.ycombinator.com/newest';

describe('behind a link', () => {
  test.each([
    [
      'https://www.nytimes.com/2026/11/01/world/a-harbour-story.html?smid=tw',
      'The New York Times',
      'metered',
    ],
    ['https://www.ft.com/content/0a1b2c3d-4e5f-6789-0123', 'Financial Times', 'locked'],
    ['https://www.theguardian.com/world/2026/nov/01/harbour-story', 'The Guardian', null],
    ['https://www.harbour-notes.example/2026/what-the-harbour-said', null, null],
    // A redirector hides even an unknown publisher, so its host is news.
    [
      'https://www.google.com/url?q=https%3A%2F%2Fwww.harbour-notes.example%2F2026%2Fwhat-the-harbour-said',
      'harbour-notes.example',
      null,
    ],
  ])('%s', (href, outlet, access) => {
    const found = behind(href, HN);
    expect(found).toMatchObject({ outlet, access });
    expect(found?.target).not.toBeNull();
    expect(found?.addresses).toContain(found?.target);
    expect(found?.addresses.join()).not.toContain('smid');
  });

  test.each([
    ['a home page', 'https://www.nytimes.com/'],
    ['a page of the same site', 'https://news.ycombinator.com/user?id=somebody'],
    [
      'a share link',
      'https://twitter.com/intent/tweet?url=https%3A%2F%2Fwww.nytimes.com%2F2026%2Fa-b-c.html',
    ],
    ['a script', 'javascript:alert(1)'],
    ['credentials', 'https://user:secret@www.nytimes.com/2026/11/01/world/a-story.html'],
    ['nonsense', 'https://'],
  ])('there is no story: %s', (_what, href) => {
    expect(behind(href, HN)).toBeNull();
  });

  test("there is the aggregator's own page, or a redirector that nobody can follow offline", () => {
    const own = 'https://qoshe.com/blitz/ada-lind/a-bridge-too-narrow/180006188';
    expect(behind(own, 'https://qoshe.com/gazete/blitz-de')).toEqual({
      addresses: [own],
      target: null,
      outlet: null,
      access: null,
    });
    const opaque = 'https://t.co/AbCdEf1234';
    expect(behind(opaque, HN)).toMatchObject({ addresses: [opaque], target: null, outlet: null });
  });

  test('outlets that sell are in the directory, once', () => {
    const hosts = [...SOLD.locked, ...SOLD.metered];
    expect(new Set(hosts).size).toBe(hosts.length);
    for (const host of hosts)
      expect(
        OUTLETS.filter((outlet) => outlet.host === host),
        host,
      ).toHaveLength(1);
    expect(OUTLETS.find(({ host }) => host === 'www.ft.com')?.access).toBe('locked');
    expect(OUTLETS.filter(({ access }) => access !== null)).toHaveLength(hosts.length);
  });
});

describe('a page on no list of aggregators', () => {
  const page = 'https://www.coastal-wire.example/';
  const outlets = ['nytimes.com', 'ft.com', 'theguardian.com', 'lemonde.fr', 'bbc.com', 'dawn.com'];
  const stories = outlets.map((host) => `https://www.${host}/2026/a-story-of-the-harbour`);
  test('links like one when its headlines lead to articles of several outlets', () => {
    expect(linksLikeAggregator(stories, page)).toBe(true);
  });
  test.each([
    ['to few sites', stories.slice(0, 3)],
    [
      'to sites that are no outlets',
      outlets.map((_, at) => `https://www.harbour-${at}.example/a-long-story`),
    ],
    ['to home pages', outlets.map((host) => `https://www.${host}/`)],
    [
      'mostly to itself',
      [...stories, ...Array.from({ length: 30 }, (_, at) => `${page}2026/our-own-story-${at}`)],
    ],
    ['nowhere', []],
  ])('does not when they lead %s', (_what, hrefs) => {
    expect(linksLikeAggregator(hrefs, page)).toBe(false);
  });
});
