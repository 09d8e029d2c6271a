import { describe, expect, it } from 'vitest';
import { feedEntries } from '../../../utils/source/find/feed';

const HOME = 'https://www.tidewater.example/';
const BASE = 'https://www.tidewater.example/feed/';
const read = (text: string) => feedEntries(text, BASE, HOME);
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Tidewater Post</title><link>https://www.tidewater.example/</link>${items}</channel></rss>`;

describe('a feed', () => {
  it('is read as RSS', () => {
    expect(
      read(
        rss(`<item><title><![CDATA[Whose river is it?]]></title><link>https://www.tidewater.example/river?utm_source=rss</link>
<dc:creator>Nora Feldmann</dc:creator><pubDate>Mon, 11 Aug 2025 06:30:00 +0100</pubDate>
<media:title>Not this one</media:title><content:encoded><![CDATA[<p>Long &amp; wide</p>]]></content:encoded></item>
<item><title>Salt &amp;amp; water &amp;#8217;25</title><guid>https://www.tidewater.example/salt</guid><author>desk@tidewater.example (Ada Lind)</author></item>`),
      ),
    ).toEqual([
      {
        url: 'https://www.tidewater.example/river',
        title: 'Whose river is it?',
        author: 'Nora Feldmann',
        published: '2025-08-11T05:30:00.000Z',
      },
      {
        url: 'https://www.tidewater.example/salt',
        title: 'Salt & water ’25',
        author: 'Ada Lind',
        published: null,
      },
    ]);
  });

  it('is read as Atom, also with a prefix', () => {
    const atom = (
      prefix: string,
    ) => `<${prefix}feed xmlns="http://www.w3.org/2005/Atom"><${prefix}title>T</${prefix}title>
<${prefix}entry><${prefix}title type="html">A &lt;em&gt;small&lt;/em&gt; bridge</${prefix}title>
<${prefix}link rel="self" href="/feed/1"/><${prefix}link href="/2025/08/11/bridge"/>
<${prefix}author><${prefix}name>Ada Lind</${prefix}name></${prefix}author></${prefix}entry></${prefix}feed>`;
    for (const prefix of ['', 'atom:']) {
      expect(read(atom(prefix))).toEqual([
        {
          url: 'https://www.tidewater.example/2025/08/11/bridge',
          title: 'A small bridge',
          author: 'Ada Lind',
          published: '2025-08-11',
        },
      ]);
    }
  });

  it('is read as RDF and as JSON Feed', () => {
    expect(
      read(`<rdf:RDF xmlns:rdf="x"><channel rdf:about="${HOME}"><title>T</title></channel>
<item rdf:about="https://tidewater.example/a"><title>First light</title><dc:date>2025-08-11</dc:date></item></rdf:RDF>`),
    ).toEqual([
      { url: 'https://tidewater.example/a', title: 'First light', author: null, published: '2025-08-11' },
    ]);
    expect(
      read(
        JSON.stringify({
          items: [
            {
              id: '1',
              url: '/b',
              title: 'Second light',
              authors: [{ name: 'N. F.' }],
              date_published: '2025-08-12T10:00:00Z',
            },
            { id: 4, url: 7, title: [] },
            null,
          ],
        }),
      ),
    ).toEqual([
      {
        url: 'https://www.tidewater.example/b',
        title: 'Second light',
        author: 'N. F.',
        published: '2025-08-12T10:00:00.000Z',
      },
    ]);
  });

  it.each([
    ['another domain', 'https://elsewhere.example/river'],
    ['a look-alike', 'https://tidewater.example.evil.example/river'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['credentials', 'https://reader:secret@www.tidewater.example/river'],
    ['the home page', 'https://www.tidewater.example/'],
    ['nothing', ''],
    ['what is no address', 'https://[oops'],
  ])('never leads to %s', (_, href) => {
    expect(read(rss(`<item><title>Whose river is it?</title><link>${href}</link></item>`))).toEqual([]);
    expect(read(JSON.stringify({ items: [{ url: href, title: 'Whose river is it?' }] }))).toEqual([]);
  });

  it('expands no entities of a document type, near or far', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY secret SYSTEM "file:///etc/passwd">]>
<rss><channel><item><title>&c; &secret; river</title><link>/river</link></item></channel></rss>`;
    const [entry] = read(bomb);
    expect(entry?.url).toBe('https://www.tidewater.example/river');
    expect(entry?.title.length).toBeLessThan(60);
    expect(entry?.title).not.toContain('haha');
  });

  it.each([
    ['nothing', ''],
    ['HTML', '<!doctype html><html><body><p>Not found<script>if (a < b) "<item>"</script></body></html>'],
    ['broken JSON', '{"items": [{'],
    ['JSON of another kind', '{"items": {"length": 4}}'],
    ['noise', '\u0000\u0001<<<>>&&&;'.repeat(1000)],
    ['nesting without end', '<a>'.repeat(300_000)],
  ])('that is %s holds no article', (_, text) => {
    expect(read(text)).toEqual([]);
  });

  it('that breaks off is read as far as it goes', () => {
    const cut = rss(
      '<item><title>One</title><link>/1</link></item><item><title>Two</title><link>/2</link></item>',
    ).slice(0, -25);
    expect(read(cut).map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  it('of many thousand entries is read to a limit', () => {
    const many = rss('<item><title>T</title><link>/x</link></item>'.repeat(30_000));
    expect(read(many)).toHaveLength(20_000);
  });
});
