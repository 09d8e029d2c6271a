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

/** Readability with the commas and words of all scripts: the only answers that are meant to differ. */
class Peer extends (Readability as unknown as new (...all: unknown[]) => { REGEXPS: object }) {
  constructor(document: Document, options: object) {
    super(document, options);
    const { REGEXPS } = new Engine(document, {});
    this.REGEXPS = REGEXPS;
  }
  _getCharCount = Engine.prototype._getCharCount;
}

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
    expect(told(Engine, html)).toEqual(told(Peer, html));
  });

  test.each(TWINS.map((page) => [page.id, page.source()] as const))('of %s', (_, html) => {
    expect(told(Engine, html)).toEqual(told(Peer, html));
  });
});

describe('measures what Readability measures in English alone', () => {
  const page = (title: string, body: string) =>
    parse(`<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`);
  const textOf = (Kind: unknown, document: Document, ...more: unknown[]) =>
    (new (Kind as new (...all: unknown[]) => { parse(): ReturnType<Readability['parse']> })(
      document,
      {},
      ...more,
    ).parse()?.textContent ?? '') as string;

  test('words of a title', () => {
    const words = 'Паром отходит от северного причала в шесть утра, и никто его не провожает. '.repeat(4);
    const body = `<div>${`<p>${words}</p>`.repeat(3)}<h2>Цены и льготы в 2026</h2>${`<p>${words}</p>`.repeat(3)}</div>`;
    const title = 'Паром 2026: новое расписание';
    expect(textOf(Readability, page(title, body))).not.toContain('льготы');
    expect(textOf(Engine, page(title, body))).toContain('льготы');
  });

  test('commas', () => {
    const words = '渡し船は、朝の六時に、港を出た、見送る者は、いない、風もない、'.repeat(3);
    const box = `<div>${`<img src="a.jpg">`.repeat(5)}<div>ここに立つ${words}</div></div>`;
    const body = `<div><div>${`<p>${words}</p>`.repeat(4)}${box}${`<p>${words}</p>`.repeat(4)}</div></div>`;
    expect(textOf(Readability, page('渡し船', body))).not.toContain('ここに立つ');
    expect(textOf(Engine, page('渡し船', body))).toContain('ここに立つ');
  });

  test('lengths, where a character says as much as a syllable', () => {
    const words = '昨日上午九时，市轮渡公司宣布，自本月起末班渡轮延长至晚上十一点，方便夜间下班的居民过江。';
    const comments = `<div class="comment-list">${'<p>我住北岸，每天下班都赶不上末班船，只能绕道大桥打车回家，希望能坚持下去。</p>'.repeat(4)}</div>`;
    const body = `<div class="wrap"><div>${`<p>${words}</p>`.repeat(4)}</div>${comments}</div>`;
    expect(textOf(Engine, page('末班渡轮', body), false)).toContain('我住北岸');
    const found = textOf(Engine, page('末班渡轮', body), true);
    expect(found).toContain('市轮渡公司');
    expect(found).not.toContain('我住北岸');
  });
});

test('what is made cheaper is still called so', () => {
  const names = Object.getOwnPropertyNames(Engine.prototype).filter((name) => name !== 'constructor');
  const parts = Readability.prototype as unknown as Record<string, unknown>;
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(typeof parts[name], name).toBe('function');
});
