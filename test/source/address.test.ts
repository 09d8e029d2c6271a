import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOfferable } from '../../utils/report';
import { REDIRECTORS } from '../../utils/rules/redirectors';
import { TRACKING } from '../../utils/rules/tracking';
import { cleanAddress, unwrap } from '../../utils/source/address';

const base64 = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

describe('unwrapping', () => {
  test.each(REDIRECTORS.map(({ id, example, leadsTo }) => [id, example, leadsTo]))(
    '%s',
    (id, example, leadsTo) => {
      expect(unwrap(example)).toEqual(leadsTo === null ? { unresolvable: id } : { url: leadsTo, hops: 1 });
    },
  );

  test('the list is sorted and its identifiers are unique', () => {
    const ids = REDIRECTORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort());
  });

  test.each([
    [
      'another country',
      'https://www.google.co.uk/url?url=https%3A%2F%2Fwww.zeit.de%2Fx&usg=A',
      'https://www.zeit.de/x',
      1,
    ],
    [
      'plain http behind AMP',
      'https://www.google.com/amp/www.example.com/story',
      'http://www.example.com/story',
      1,
    ],
    [
      'AMP cache over http',
      'https://example-com.cdn.ampproject.org/v/example.com/a?amp_js_v=0.1',
      'http://example.com/a?amp_js_v=0.1',
      1,
    ],
    [
      'encoded twice',
      'https://l.facebook.com/l.php?u=https%253A%252F%252Fexample.org%252Fa',
      'https://example.org/a',
      1,
    ],
    [
      'base64 in a parameter',
      `https://out.reddit.com/x?url=${base64('https://example.org/deep/story')}`,
      'https://example.org/deep/story',
      1,
    ],
    [
      'nested',
      `https://l.facebook.com/l.php?u=${encodeURIComponent('https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa')}`,
      'https://example.org/a',
      2,
    ],
    [
      'one slash lost',
      'https://web.archive.org/web/2021/https:/www.nytimes.com/x.html',
      'https://www.nytimes.com/x.html',
      1,
    ],
    [
      'archived resource flag',
      'https://web.archive.org/web/20210101000000if_/http://example.com/',
      'http://example.com/',
      1,
    ],
    [
      'international host',
      'https://duckduckgo.com/l/?uddg=https%3A%2F%2Fm%C3%BCnchen.de%2Fa',
      'https://xn--mnchen-3ya.de/a',
      1,
    ],
    [
      'homograph, shown as what it is',
      'https://duckduckgo.com/l/?uddg=https%3A%2F%2F%D0%B0pple.com%2Fa',
      'https://xn--pple-43d.com/a',
      1,
    ],
    [
      'percent-encoded host',
      'https://vk.com/away.php?to=https%3A%2F%2F%2565xample.com%2Fa',
      'https://example.com/a',
      1,
    ],
    [
      'not a redirector',
      'https://example.com/url?q=https%3A%2F%2Fexample.org%2Fa',
      'https://example.com/url?q=https%3A%2F%2Fexample.org%2Fa',
      0,
    ],
    [
      'a look-alike host',
      'https://google.evil.example/url?q=https%3A%2F%2Fexample.org',
      'https://google.evil.example/url?q=https%3A%2F%2Fexample.org',
      0,
    ],
    [
      'a search page',
      'https://www.google.com/search?q=https%3A%2F%2Fexample.org',
      'https://www.google.com/search?q=https%3A%2F%2Fexample.org',
      0,
    ],
  ])('%s', (_, url, expected, hops) => {
    expect(unwrap(url)).toEqual({ url: expected, hops });
  });

  test.each([
    ['script', 'https://www.google.com/url?q=javascript%3Aalert(1)', 'notOfferable'],
    ['script in mixed case', 'https://l.facebook.com/l.php?u=JaVaScRiPt%3Aalert(1)', 'notOfferable'],
    ['data', 'https://duckduckgo.com/l/?uddg=data%3Atext%2Fhtml%2C%3Cscript%3E', 'notOfferable'],
    [
      'script in base64',
      `https://out.reddit.com/x?url=${base64('javascript:alert(document.domain)')}`,
      'reddit',
    ],
    ['file', 'https://vk.com/away.php?to=file%3A%2F%2F%2Fetc%2Fpasswd', 'notOfferable'],
    ['blob', 'https://vk.com/away.php?to=blob%3Ahttps%3A%2F%2Fexample.com%2F1', 'notOfferable'],
    [
      'credentials',
      'https://www.google.com/url?q=https%3A%2F%2Fbank.example%40evil.example%2F',
      'notOfferable',
    ],
    ['credentials at the start', 'https://user:secret@example.com/', 'notOfferable'],
    ['target missing', 'https://www.google.com/url?sa=t', 'googleSearch'],
    ['target empty', 'https://l.facebook.com/l.php?u=', 'facebook'],
    ['target relative', 'https://www.google.com/url?q=%2Fsettings', 'googleSearch'],
    ['host missing', 'https://www.google.com/url?q=https%3A%2F%2F%2F', 'notOfferable'],
    ['broken escape', 'https://www.google.com/url?q=%E0%A4%A', 'googleSearch'],
    [
      'Google News of today',
      'https://news.google.com/rss/articles/CBMiXkFVX3lxTE1iY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6?oc=5',
      'googleNews',
    ],
    ['Google News, cut off', 'https://news.google.com/read/CBMi_2h0', 'googleNews'],
    ['not an address', 'no address', 'notOfferable'],
    ['script itself', 'javascript:alert(1)', 'notOfferable'],
    ['too long', `https://example.com/${'a'.repeat(5000)}`, 'notOfferable'],
  ])('refuses: %s', (_, url, why) => {
    expect(unwrap(url)).toEqual({ unresolvable: why });
  });

  test('a chain that is too long is a loop, and ends', () => {
    let url = 'https://example.org/';
    for (let depth = 0; depth < 9; depth++) url = `https://href.li/?${url}`;
    expect(unwrap(url)).toEqual({ unresolvable: 'loop' });
  });

  test('never gives an address that may not be offered, whatever the parameter holds', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.constantFrom('javascript:', 'https://', 'data:', '//', ''),
        (text, scheme) => {
          const end = unwrap(
            `https://www.google.com/url?q=${encodeURIComponent(scheme + text.toWellFormed())}`,
          );
          return 'unresolvable' in end || isOfferable(end.url);
        },
      ),
    );
  });
});

describe('cleaning', () => {
  test.each(TRACKING.map(({ example }) => [example]))('%s loses its tracking', (example) => {
    expect(cleanAddress(example)).toBe(example.replace(/\?.*/, ''));
  });

  test.each([
    [
      'keeps what names the article',
      'https://example.com/a?id=5&ref=home',
      'https://example.com/a?id=5&ref=home',
    ],
    [
      'keeps order and encoding',
      'https://example.com/?b=%C3%A4+1&utm_source=x&a=2',
      'https://example.com/?b=%C3%A4+1&a=2',
    ],
    ['drops fragments', 'https://example.com/a#comments', 'https://example.com/a'],
    ['keeps routes', 'https://example.com/#!/story/5', 'https://example.com/#!/story/5'],
    ['lower-case host, no default port', 'HTTPS://WWW.Example.COM:443/A', 'https://www.example.com/A'],
    ['trailing dot', 'https://example.com./a', 'https://example.com/a'],
    ['a domain rule elsewhere', 'https://example.com/a?partner=5', 'https://example.com/a?partner=5'],
    [
      'AMP path of a slug',
      'https://example.com/2024/a-long-title/amp/',
      'https://example.com/2024/a-long-title',
    ],
    [
      'AMP path of an identifier',
      'https://www.ndtv.com/world/story-3820328/amp/1',
      'https://www.ndtv.com/world/story-3820328',
    ],
    ['AMP file', 'https://example.com/story.amp.html', 'https://example.com/story.html'],
    ['AMP parameter', 'https://example.com/a-b-c?amp=1&x=2', 'https://example.com/a-b-c?x=2'],
    ['AMP output type', 'https://example.com/a?outputType=amp', 'https://example.com/a'],
    ['a page about amperes', 'https://example.com/units/amp', 'https://example.com/units/amp'],
    [
      'a parameter of that name with a meaning',
      'https://example.com/shop?amp=marshall',
      'https://example.com/shop?amp=marshall',
    ],
    [
      'parameters named like object members',
      'https://example.com/a?constructor=1&__proto__=2',
      'https://example.com/a?constructor=1&__proto__=2',
    ],
    [
      'QOSHE twins',
      'https://qoshe.com/the-spectator/isabel-hardman/a-title/183601553/amp',
      'https://qoshe.com/the-spectator/isabel-hardman/a-title/183601553',
    ],
    [
      'QOSHE mirror',
      'https://dfnihf8fcqrzv.cloudfront.net/blitz/a-b/a-title/183601553',
      'https://qoshe.com/blitz/a-b/a-title/183601553',
    ],
    ['homographs in punycode', 'https://аpple.com/', 'https://xn--pple-43d.com/'],
    ['the computer itself', 'http://localhost:8080/a?utm_source=x', 'http://localhost:8080/a'],
    ['addresses by number', 'http://2130706433/a', 'http://127.0.0.1/a'],
  ])('%s', (_, url, expected) => {
    expect(cleanAddress(url)).toBe(expected);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a:b@example.com/',
    'https://',
    '/relative',
    '',
    'ftp://example.com/',
  ])('refuses %s', (url) => {
    expect(cleanAddress(url)).toBeNull();
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const once = cleanAddress(url);
        return once === null || cleanAddress(once) === once;
      }),
    );
  });
});
