import { describe, expect, it } from 'vitest';
import { readFacts } from '../../utils/article/facts';
import { describeArticle } from '../../utils/article/metadata';
import { type Said as Heard, isRouted, saidOn } from '../../utils/article/said';
import { BROKEN, WHOLE } from './make';

interface Said {
  title: string;
  h1?: string | null;
  og?: string | null;
  author?: string;
  headline?: string;
  canonical?: string;
  /** What stands below the text, or the logo above it. */
  more?: string;
  logo?: string;
  /** How the text begins. */
  text?: string;
}

function pageOf({
  title,
  h1 = title,
  og,
  author,
  headline,
  canonical,
  more = '',
  logo = '',
  text = [...title, ...(h1 ?? '')].reverse().join(''),
}: Said): Document {
  const doc = new DOMParser().parseFromString(
    '<!doctype html><html lang="en"><body></body></html>',
    'text/html',
  );
  doc.title = title;
  const add = (name: string, attributes: Record<string, string>, text = '') => {
    const element = doc.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    doc.head.append(element);
  };
  add('meta', { property: 'og:site_name', content: 'The Spindle' });
  if (og) add('meta', { property: 'og:title', content: og });
  if (author) add('meta', { name: 'author', content: author });
  if (canonical) add('link', { rel: 'canonical', href: canonical });
  if (headline)
    add('script', { type: 'application/ld+json' }, JSON.stringify({ '@type': 'NewsArticle', headline }));
  doc.body.innerHTML = `<header>${logo}</header><main><article>${h1 ? `<h1>${h1}</h1>` : ''}<p>${WHOLE}</p><p>${WHOLE}</p><p>${text} ${BROKEN}</p></article></main>${more}`;
  return doc;
}

const FIRST = 'Whose river is it anyway';
const SECOND = 'The harbour wall must go';
const first: Said = {
  title: FIRST,
  og: FIRST,
  author: 'Ada Writer',
  headline: FIRST,
  canonical: 'https://spindle.example/first',
};

const heardOn = (doc: Document): Heard => saidOn(doc, readFacts(doc).facts);

/** What is read of a page after a route change, the page before having been another. */
function routed(before: Said, now: Said) {
  const { facts } = readFacts(pageOf(now), { before: heardOn(pageOf(before)) });
  return { ...facts, described: describeArticle(facts, null) };
}

describe('after a route change that left the head of the first article standing', () => {
  it('the article is called what the page shows, also beside a teaser of the first one', () => {
    const more = `<aside></aside><section><h2 class="headline">${FIRST}</h2></section>`;
    const { described, meta, linkedArticles, canonical } = routed(first, {
      ...first,
      title: SECOND,
      h1: SECOND,
      logo: `<h2 class="title">${FIRST}</h2>`,
      more,
    });
    expect(described).toMatchObject({ title: SECOND, author: null, outlet: 'The Spindle' });
    expect(meta['og:title']).toBeUndefined();
    expect(linkedArticles).toEqual([]);
    expect(canonical).toBeNull();
  });

  it('it is called so where even the title of the document stayed', () => {
    const now = { ...first, h1: SECOND, logo: `<h2 class="title">${FIRST}</h2>` };
    expect(routed(first, now).described.title).toBe(SECOND);
  });

  it('it is called by the title of the document where there is no heading', () => {
    const before = { ...first, h1: null };
    expect(routed(before, { ...before, title: `${SECOND} | The Spindle` }).described.title).toBe(SECOND);
  });

  it('of several articles one below the other, by the one that the title names', () => {
    const more = `<article><h1>${SECOND}</h1><p>${WHOLE}</p><p>${WHOLE}</p></article>`;
    const shown = { ...first, h1: FIRST, more };
    expect(routed(shown, { ...shown, title: SECOND }).described.title).toBe(SECOND);
  });

  it('coming back to the first article, its head is believed again', () => {
    const away = { ...first, title: SECOND, h1: SECOND };
    const { described, linkedArticles, canonical } = routed(away, {
      ...first,
      h1: FIRST,
      title: `${FIRST} – The Spindle`,
    });
    expect(described).toMatchObject({ title: FIRST, author: 'Ada Writer' });
    expect(linkedArticles).toHaveLength(1);
    expect(canonical).toBe('https://spindle.example/first');
  });
});

describe('the head of a page is believed', () => {
  const social = { ...first, og: 'You will not believe this river', headline: 'A river, and whose' };
  const all = { author: 'Ada Writer', outlet: 'The Spindle' };

  it.each([
    ['on an ordinary load', null, social],
    ['where a route changed nothing but the address', social, social],
    ['on the next page of the same text', first, { ...first, title: `${FIRST}, page 2` }],
    [
      'where the page wrote it anew, though the author is the same',
      first,
      { ...first, title: SECOND, h1: SECOND, og: SECOND, headline: SECOND },
    ],
    ['where the heading came only after the address had changed', { ...social, h1: null }, social],
  ])('%s', (_when, before, now) => {
    const { facts } = readFacts(pageOf(now), { before: before && heardOn(pageOf(before)) });
    expect(facts.meta['og:title']).toBe(now.og);
    expect(facts.linkedArticles).toHaveLength(1);
    expect(describeArticle(facts, null)).toMatchObject(all);
  });
});

describe('another heading above the same text', () => {
  it('is another view of the article, and author and day stand', () => {
    const shown = { ...first, text: 'As ever.' };
    expect(routed(shown, { ...shown, h1: 'What readers say' }).described.author).toBe('Ada Writer');
    expect(routed(shown, { ...shown, h1: SECOND, text: 'Another.' }).described.author).toBeNull();
  });
});

describe('an article to which a route led from a page that was never read', () => {
  const read = (page: Said) => {
    const { facts } = readFacts(pageOf(page), { before: null, isRouted: true });
    return { ...facts, described: describeArticle(facts, null) };
  };

  it('is not described by what the front page left in the head', () => {
    const { described, linkedArticles, canonical } = read({ ...first, title: 'The Spindle', h1: SECOND });
    expect(described).toMatchObject({ title: SECOND, author: null, outlet: 'The Spindle' });
    expect(linkedArticles).toEqual([]);
    expect(canonical).toBeNull();
  });

  it.each([
    ['it names what the page shows', first],
    ['its canonical address is where the page is', { ...first, h1: SECOND, canonical: pageOf(first).URL }],
  ])('is described by its head where %s', (_why, page) => {
    expect(read(page).described.author).toBe('Ada Writer');
  });

  it.each([
    ['https://a.example/', 'https://a.example/read/1', true],
    ['https://a.example/?id=1', 'https://a.example/?id=2', true],
    ['https://a.example/', 'https://a.example/?id=2', true],
    ['https://a.example/read/1', 'https://a.example/read/2', true],
    ['https://a.example/read/1', 'https://a.example/', true],
    ['https://a.example/read/1?utm_source=x', 'https://a.example/read/1', false],
    ['https://a.example/read/1', 'https://a.example/read/1/the-harbour-wall#top', false],
    ['https://a.example/read/1', 'https://a.example/read/10', true],
    ['document', 'https://a.example/read/1', false],
  ])('from %s to %s: %s', (loaded, now, expected) => {
    expect(isRouted(loaded, now)).toBe(expected);
  });
});
