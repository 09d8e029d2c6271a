import { describe, expect, it } from 'vitest';
import { addressOfSaved } from './sites';

describe('the address of a saved page', () => {
  it('is its canonical one', () => {
    const html =
      '<meta property="og:url" content="https://b.example/"><link href="https://a.example/x?a=1&amp;b=2#top" rel="canonical">';
    expect(addressOfSaved(html, 'x.html')).toBe('https://a.example/x?a=1&b=2');
  });

  it('is the shared one when the canonical is not an address', () => {
    const html =
      '<link rel="canonical" href="/x"><meta property="og:url" content="http://www.b.example:8080/y">';
    expect(addressOfSaved(html, 'x.html')).toBe('https://www.b.example/y');
  });

  it('is made from the file name when the page says nothing', () => {
    expect(addressOfSaved('<p>Hello</p>', '/tmp/a b.html')).toBe('https://saved-page.localhost/a%20b.html');
  });
});
