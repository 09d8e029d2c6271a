// @vitest-environment node
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { Engine } from '../../utils/article/extract/engine';
import { TWINS } from '../fixtures/twins.ts';

const parse = (html: string) => parseHTML(html).document as unknown as Document;

type Made = new (
  document: Document,
  options: { keepClasses: boolean },
) => { parse(): ReturnType<Readability['parse']> };
/** All that an engine tells of a page, its markup among it. */
const told = (Kind: unknown, html: string) => new (Kind as Made)(parse(html), { keepClasses: true }).parse();

const SENTENCE = 'The ferry left the harbour at six, with nobody on deck, but the mate and two gulls. ';
const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, at) => `<p>${at}. ${SENTENCE.repeat(3)}</p>`).join('\n  ');

/** Each has what one of the cheaper looks must not decide by itself. */
const PAGES: readonly [string, string][] = [
  ['a byline', `<article><div class="byline">By <b>Ann Lee</b></div>${paragraphs(6)}</article>`],
  ['a byline by its role', `<article><a rel="author" href="/a">Ann Lee</a>${paragraphs(6)}</article>`],
  ['a byline by its property', `<article><i itemprop="author">Ann Lee</i>${paragraphs(6)}</article>`],
  [
    'empty boxes',
    `<article><div><div> <br> </div></div><section>\n<hr></section><div>${'<b></b>'.repeat(40)}late</div>${paragraphs(6)}</article>`,
  ],
  [
    'hidden parts',
    `<article><p style="display:none">${SENTENCE.repeat(9)}</p><p hidden>never</p><div aria-hidden="true">${paragraphs(2)}</div><p style="color:red" align="left">red</p>${paragraphs(6)}</article>`,
  ],
  [
    'links',
    `<div class="story">${paragraphs(5)}<div><p><a href="#note">${SENTENCE}</a></p></div><div><p><a href="/x">${SENTENCE}</a> ${SENTENCE}</p></div></div><div>${`<p><a href="/s">${SENTENCE}</a></p>`.repeat(9)}</div>`,
  ],
  [
    'tables and lists',
    `<article>${paragraphs(5)}<table width="9" border="1"><tr><td width="3" style="a:b">1</td><td>2</td></tr></table><table><tr><td>${SENTENCE}</td></tr></table><ul>${`<li><a href="/a"><img src="a.jpg"></a></li>`.repeat(4)}</ul><ul>${'<li><a href="/a">away</a></li>'.repeat(8)}</ul></article>`,
  ],
  [
    'boxes',
    `<div id="content"><div>${paragraphs(4)}<div class="share">Share</div><div><span>a</span><span><div>inner</div></span></div><div>bare<br><br>lines, of text</div></div></div>`,
  ],
  ['too short, so that it is tried again', `<div class="comment"><p>${SENTENCE}</p><p>${SENTENCE}</p></div>`],
  ['nothing', '<div></div>'],
];

describe('tells what Readability tells', () => {
  test.each(PAGES)('of a page with %s', (_, body) => {
    const html = `<!doctype html><html lang="en"><head><title>The ferry | Outlet</title></head><body>${body}</body></html>`;
    expect(told(Engine, html)).toEqual(told(Readability, html));
  });

  test.each(TWINS.map((page) => [page.id, page.source()] as const))('of %s', (_, html) => {
    expect(told(Engine, html)).toEqual(told(Readability, html));
  });
});

test('what is made cheaper is still called so', () => {
  const names = Object.getOwnPropertyNames(Engine.prototype).filter((name) => name !== 'constructor');
  const parts = Readability.prototype as unknown as Record<string, unknown>;
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(typeof parts[name], name).toBe('function');
});
