import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFacts } from '../../utils/article/facts';
import { looksLikeArticle } from '../../utils/article/likeness';
import { BROKEN, WHOLE } from './make';

const parse = (body: string, head = '') =>
  new DOMParser().parseFromString(
    `<!doctype html><html lang="en"><head><title>A bridge too long - Blitz</title>${head}</head><body>${body}</body></html>`,
    'text/html',
  );
const texts = (blocks: readonly { text: string }[]) => blocks.map(({ text }) => text);
const PROSE = `<p>${WHOLE}</p><p>${WHOLE}</p>`;

afterEach(() => vi.restoreAllMocks());

describe('the body is found', () => {
  it.each([
    ['in paragraphs', `<main><h1>A bridge too long</h1>${PROSE}<p>${BROKEN}</p></main>`],
    [
      'in boxes without a name',
      `<div><div class="t0">A bridge too long</div><div><div>${WHOLE}</div><div>${WHOLE}</div><div>${BROKEN}</div></div></div>`,
    ],
    [
      'in a table with line breaks',
      `<table><tr><td><b>A bridge too long</b><br><br>${WHOLE}<br><br>${WHOLE}<br><br>${BROKEN}</td></tr></table>`,
    ],
    ['inside one form', `<form id="aspnetForm"><h1>A bridge too long</h1>${PROSE}<p>${BROKEN}</p></form>`],
    [
      'in a box that a class calls promotion',
      `<div class="promo"><h1>A bridge too long</h1>${PROSE.repeat(4)}<p>${BROKEN}</p></div>`,
    ],
  ])('%s', (_name, html) => {
    const { facts, lastNode } = readFacts(parse(html));
    expect(facts.bodyFound).toBe('prose');
    expect(facts.headline).toBe('A bridge too long');
    expect(texts(facts.body).at(-1)).toBe(BROKEN);
    expect(lastNode?.textContent).toContain(BROKEN);
  });

  it('in an open shadow tree', () => {
    const doc = parse('<h1>A bridge too long</h1><x-article></x-article>');
    const host = doc.querySelector('x-article');
    host?.attachShadow({ mode: 'open' }).append(
      ...[WHOLE, WHOLE, BROKEN].map((text) => {
        const p = doc.createElement('p');
        p.textContent = text;
        return p;
      }),
    );
    expect(texts(readFacts(doc).facts.body).at(-1)).toBe(BROKEN);
  });
});

describe('what stands around it is told apart', () => {
  const html = `<header><nav>menu_open Columnists</nav></header>
    <div class="cookie-notice">We use cookies to provide some features of this site, as everybody does today.</div>
    <article><h1>A bridge too long</h1><span class="material-icons">thumb_up</span><div>16</div><time>11.08.2025</time>
    ${PROSE}<p>${BROKEN}</p>
    <script>var x = "not text";</script><div hidden>${WHOLE}</div><div style="display: none">${WHOLE}</div>
    <footer>© Blitz</footer><div class="gate"><button>Subscribe to continue reading</button></div></article>
    <section class="related"><p>${WHOLE}</p></section><footer>© 2026 Everything, all rights reserved</footer>`;
  const { facts } = readFacts(parse(html));

  it('before: counters and date, no menu, icon or consent layer', () => {
    expect(texts(facts.before)).toEqual(['16', '11.08.2025']);
  });

  it('after: credit and gate, no site footer', () => {
    expect(texts(facts.after).slice(0, 2)).toEqual(['© Blitz', 'Subscribe to continue reading']);
    expect(JSON.stringify(facts)).not.toContain('Everything');
  });

  it('body: neither hidden text nor other stories', () => {
    expect(texts(facts.body)).toEqual([WHOLE, WHOLE, BROKEN]);
    expect(facts.bodyWords).toBe([WHOLE, WHOLE, BROKEN].join(' ').split(' ').length);
  });
});

it('asks the visibility that is handed in', () => {
  const doc = parse(`<h1>A bridge too long</h1>${PROSE}<p class="x">${BROKEN}</p>`);
  const { facts } = readFacts(doc, { isVisible: (element) => element.className !== 'x' });
  expect(texts(facts.body).at(-1)).toBe(WHOLE);
});

it('measures a declared length against the whole article element', () => {
  const doc = parse(
    `<article><h1>A bridge too long</h1>${PROSE}<aside class="more"><p>${WHOLE.repeat(10)}</p></aside></article>`,
  );
  expect(readFacts(doc).facts.bodyChars).toBeGreaterThan(WHOLE.length * 11);
});

it('keeps links with their place, and the external ones first', () => {
  const doc = parse(
    `<h1>A bridge too long</h1><a href="/before">Section</a>${PROSE}<p><a href="https://www.blitz.example/1">Read more</a></p>`,
  );
  const { links } = readFacts(doc).facts;
  expect(links[0]).toMatchObject({ href: 'https://www.blitz.example/1', text: 'Read more', place: 'after' });
  expect(links[1]).toMatchObject({ place: 'before' });
});

describe('a hostile page', () => {
  it('may give its body, its forms and their fields any name', () => {
    const doc = parse(
      `<form id="body" name="body"><input name="nextSibling"><input name="firstChild"><input name="nodeName"><input name="getAttribute">
      <h1>A bridge too long</h1>${PROSE}<p>${BROKEN}</p></form><img name="querySelectorAll"><form name="documentElement"></form>`,
    );
    const form = doc.querySelector('form');
    // This document does not hand controls out under their names; browsers do.
    for (const name of ['nextSibling', 'firstChild', 'getAttribute'])
      if (form) Object.defineProperty(form, name, { value: doc.querySelector('input'), configurable: true });
    expect(texts(readFacts(doc).facts.body).at(-1)).toBe(BROKEN);
  });

  it('may be nested 5,000 deep', () => {
    const doc = parse(`<h1>A bridge too long</h1>${PROSE}`);
    let inner: Element = doc.body;
    for (let i = 0; i < 5000; i++) inner = inner.appendChild(doc.createElement('div'));
    inner.textContent = 'x';
    expect(readFacts(doc).facts.bodyFound).toBe('prose');
  });

  it('may have a text of five million characters, which is not copied', () => {
    const doc = parse(`<h1>A bridge too long</h1><p>${'Lorem ipsum dolor. '.repeat(270_000)}The end</p>`);
    const { facts } = readFacts(doc);
    expect(JSON.stringify(facts).length).toBeLessThan(20_000);
    expect(facts.body.at(-1)?.text.endsWith('The end')).toBe(true);
  });

  it.each(['', '<p>x</p>', '<frameset></frameset>'])('may be next to nothing: %s', (html) => {
    expect(readFacts(parse(html)).facts.bodyFound).toBe('none');
  });

  it('may throw wherever it is touched', () => {
    const doc = parse(PROSE);
    vi.spyOn(doc, 'querySelectorAll').mockImplementation(() => {
      throw new Error('no');
    });
    Object.defineProperty(doc, 'title', { get: () => ({ toString: null }) });
    expect(() => readFacts(doc)).not.toThrow();
  });
});

describe('likeness', () => {
  it.each([
    ['prose in paragraphs', PROSE.repeat(3), true],
    ['prose in boxes', `<div>${WHOLE}</div>`.repeat(5), true],
    ['an emptied article', '<div>A bridge</div><div>.....</div><div>© Blitz</div>', true],
    ['a single article element', '<article><h1>x</h1></article>', true],
    [
      'a search page',
      '<form><input></form><ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul>',
      false,
    ],
    ['teasers', `<article><h2>One</h2><p>A short teaser.</p></article>`.repeat(8), false],
    ['an app', '<div id="root"><button>Inbox</button></div>', false],
    ['nothing', '', false],
  ])('of %s', (_name, html, like) => {
    expect(looksLikeArticle(parse(html))).toBe(like);
  });

  it('goes by declarations', () => {
    expect(looksLikeArticle(parse('', '<meta property="og:type" content="article">'))).toBe(true);
    expect(
      looksLikeArticle(
        parse('', '<script type="application/ld+json">{"@type": ["Thing", "NewsArticle"]}</script>'),
      ),
    ).toBe(true);
  });
});
