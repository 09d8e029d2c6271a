import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../utils/article/facts';
import { describeArticle } from '../../utils/article/metadata';
import type { FactBlock, PageFacts } from '../../utils/facts';
import { CREDITS, creditOf } from '../../utils/rules/credit';
import { resolveSource } from '../../utils/source/resolve';
import { factsAt } from './make';

const PAGE = 'https://newsmirror.example/read/81723655';
const TITLE = 'Why the ferry to the outer islands sails on Tuesdays only';
/** An article of an outlet that no directory knows, under the same title. */
const ORIGINAL = 'https://www.tidewater-post.example/2026/11/ferry-outer-islands-sails-tuesdays-only';
/** Another article, as an own report would draw upon. */
const STUDY = 'https://www.tidewater-post.example/2025/03/what-the-tide-tables-leave-out-again';
const GUARDIAN = 'https://www.theguardian.com/world/2025/may/01/what-the-tide-tables-leave-out';

const paragraph = (text: string): FactBlock => ({ text, linkChars: 0, tag: 'p' });
const BEGIN = [
  paragraph('The boat left at six, as it has done for forty years, and nobody was on board.'),
  paragraph('Its captain, who is the third of her family on this bridge, did not mind.'),
];
const CUT = [...BEGIN, paragraph('She had asked the harbour office about it twice, and was told that the')];
const BARE = [
  ...BEGIN,
  paragraph('She had asked the harbour office about it twice and got no answer in spring'),
];
const WHOLE = [...BEGIN, paragraph('She had asked the harbour office about it twice, and was told to wait.')];

/** A page whose line behind the text is written as `© <the name>`, the name being a link. */
function page(
  line: string,
  href: string | null,
  body: readonly FactBlock[],
  more: Partial<PageFacts> = {},
): PageFacts {
  const text = /<(.*)>/.exec(line)?.[1] ?? '';
  const linkChars = href === null ? 0 : text.length;
  return factsAt(PAGE, {
    title: `${TITLE} | News Mirror`,
    headline: TITLE,
    meta: { 'og:site_name': 'News Mirror' },
    body: [...body],
    after: [{ text: line.replace(/[<>]/g, ''), linkChars, tag: 'p' }],
    links: href === null ? [] : [{ href, text, place: 'after' }],
    ...more,
  });
}

const sourceOf = (facts: PageFacts) => resolveSource(facts, null, describeArticle(facts, null).outlet);

describe('lines of credit', () => {
  test.each(CREDITS.flatMap(({ examples }) => examples))('%s', (line, kind, rest) => {
    expect(creditOf(line)).toEqual({ kind, rest });
  });

  test('every language has one, and each of its expressions matches something', () => {
    for (const { lang, examples } of CREDITS) expect(examples.length, lang).toBeGreaterThan(0);
  });

  test.each([
    'Sources say that the ferry will sail again.',
    'This article was reprinted on Blitz.',
    'From the archive',
    'Viaducts are dear.',
    'The post office closed.',
    `Source: ${'word '.repeat(80)}`,
  ])('is none: %s', (line) => {
    expect(creditOf(line)).toBeNull();
  });
});

describe('a site on no list', () => {
  test.each([
    ['© of the outlet, and the text breaks off', page('© <The Tidewater Post>', STUDY, CUT), STUDY],
    ['the same with no more than a missing full stop', page('© <The Tidewater Post>', STUDY, BARE), STUDY],
    ['© of the outlet, under the same title', page('© 2026 <The Tidewater Post>', ORIGINAL, WHOLE), ORIGINAL],
    ['source, under the same title', page('Source: <The Tidewater Post>', ORIGINAL, WHOLE), ORIGINAL],
    ['source in German, where the text breaks off', page('Quelle: <Tidewater Post>', STUDY, CUT), STUDY],
    ['source by its address', page(`Source: <${ORIGINAL}>`, ORIGINAL, CUT), ORIGINAL],
    ['source by its host', page('来源：<tidewater-post.example>', ORIGINAL, WHOLE), ORIGINAL],
    ['first published there', page('Originally published at <Tidewater Post>', STUDY, WHOLE), STUDY],
    [
      'first published somewhere, under the same title',
      page('This article first appeared in <our spring issue>.', ORIGINAL, WHOLE),
      ORIGINAL,
    ],
    [
      'as feeds of weblogs say it',
      page(`The post <${TITLE}> appeared first on Low Water.`, ORIGINAL, WHOLE),
      ORIGINAL,
    ],
    ['© of a known outlet', page('© <The Guardian>', GUARDIAN, WHOLE), GUARDIAN],
  ])('is led to its original by its credit: %s', (_, facts, url) => {
    const found = sourceOf(facts);
    expect(found).toMatchObject({ kind: 'article', url });
    expect(found.evidence.map(({ signal }) => signal)).toEqual(['outletLink', 'guessedAggregator']);
  });

  test('is led there by a line that stands before the text', () => {
    const facts = page('', null, CUT, {
      before: [{ text: 'Source: Tidewater Post', linkChars: 14, tag: 'p' }],
      after: [],
      links: [{ href: STUDY, text: 'Tidewater Post', place: 'before' }],
    });
    expect(sourceOf(facts)).toMatchObject({ kind: 'article', url: STUDY, outlet: 'Tidewater Post' });
  });

  test.each([
    ['draws upon another', page('Source: <The Tidewater Post>', STUDY, WHOLE)],
    ['draws upon a known outlet', page('Source: <The Guardian>', GUARDIAN, WHOLE)],
    ['the same without a full stop at its end', page('Source: <The Guardian>', GUARDIAN, BARE)],
    ['thanks a weblog', page('Via <Tidewater Post>', STUDY, WHOLE)],
    [
      'names several sources',
      page('Source: <The Guardian>, Blitz and a long list of others', GUARDIAN, WHOLE),
    ],
    ['credits a photographer', page('Photo: © <The Guardian>', GUARDIAN, WHOLE)],
    ['credits an agency', page('© <Reuters>', 'https://www.reuters.com/world/what-the-tides-leave', WHOLE)],
    ['an agency without a link', page('© AFP', null, CUT)],
    ['credits a person', page('© <Nora Feldmann>', 'https://flickr.com/photos/91823655@N00/5512', CUT)],
    ['belongs to a company', page('© 2026 <Tidewater Post>', 'https://www.tidewater-post.example/', WHOLE)],
    [
      'links to its owner’s terms',
      page('© 2026 <Tidewater Post>', 'https://www.tidewater-post.example/terms-of-use', CUT, {
        meta: { 'og:site_name': 'Tidewater Post' },
      }),
    ],
    ['was reprinted elsewhere', page('This article was reprinted on <The Tidewater Post>.', ORIGINAL, WHOLE)],
    ['was first published on a day', page('First published on November 20, 2026', null, CUT)],
    ['names a company', page('© Tidewater Media Group', null, CUT)],
    ['names its own', page('© News Mirror', null, CUT)],
    ['names another, and is whole', page('© Breakwater Notes', null, WHOLE)],
    [
      'sells its text, which breaks off here too',
      page('© <Tidewater Post>', STUDY, CUT, { meta: { 'article:content_tier': 'locked' } }),
    ],
    [
      'has its credit far from the text',
      page('', null, CUT, {
        after: [...Array(5).fill(paragraph('Another story')), { text: '© Blitz', linkChars: 5, tag: 'p' }],
        links: [{ href: STUDY, text: 'Blitz', place: 'after' }],
      }),
    ],
    [
      'a script',
      page('© <Tidewater Post>', 'javascript:alert(1)', CUT, { meta: { author: 'Tidewater Post' } }),
    ],
  ])('is its own source although it %s', (_, facts) => {
    expect(sourceOf(facts).kind).toBe('self');
  });

  test('with words that lead to two places is led to neither', () => {
    const links = [ORIGINAL, STUDY].map((href) => ({ href, text: 'Blitz', place: 'after' as const }));
    expect(sourceOf(page('© <Blitz>', ORIGINAL, CUT, { links })).kind).not.toBe('article');
  });

  test.each([
    [
      'a known outlet',
      page('© The Guardian', null, WHOLE),
      'https://www.theguardian.com/',
      'outletDirectory',
    ],
    [
      'a known one whose article is not there',
      page('First published in <The Guardian>.', 'https://www.theguardian.com/', WHOLE),
      'https://www.theguardian.com/',
      'outletDirectory',
    ],
    ['another, and breaks off', page('© Breakwater Notes', null, CUT), null, 'outletNameOnly'],
  ])('does not call itself the original where it credits %s', (_, facts, url, signal) => {
    const found = sourceOf(facts);
    expect(found).toMatchObject({ kind: 'outlet', url });
    expect(found.evidence.map((item) => item.signal)).toEqual([signal, 'guessedAggregator']);
  });
});

test('a credit is read from the markup of a page', () => {
  const { document } = parseHTML(
    `<html lang="en"><head><base href="${PAGE}"><title>${TITLE}</title></head><body><main><article><h1>${TITLE}</h1>${CUT.map(
      ({ text }) => `<p>${text}</p>`,
    ).join(
      '',
    )}<div class="meta">Source: <a href="${ORIGINAL}?utm_source=mirror">The Tidewater Post</a></div></article>
    <aside><a href="${STUDY}">The Tidewater Post: another</a></aside></main></body></html>`,
  );
  const facts = { ...readFacts(document as unknown as Document).facts, url: PAGE };
  expect(sourceOf(facts)).toMatchObject({ kind: 'article', url: ORIGINAL });
});
