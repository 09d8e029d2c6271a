import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { build } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { turningMarkup } from '../fixtures/mean.ts';
import { samplePage } from '../fixtures/pages.ts';
import { openFresh } from '../tools/extension.ts';
import { type Page, until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

let parts = '';
beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('./reading-parts.ts', import.meta.url)),
        formats: ['iife'],
        name: 'Reading',
      },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the parts could not be built');
  parts = `(() => { ${chunk.code}; globalThis.Reading = Reading; return true; })()`;
});

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Things that ran, or would run when pressed, in the markup of others. */
const HOSTILE: readonly [string, string][] = [
  ['script', '<p>a</p><script>ran(1)</script>'],
  ['handler', '<p onclick="ran(1)">a</p><img src="https://e.example/a.png" onerror="ran(1)">'],
  ['script link', '<a href="javascript:ran(1)">a</a>'],
  [
    'script link, disguised',
    '<a href="java&#x09;script:ran(1)">a</a><a href=" &#14; javascript:ran(1)">a</a>',
  ],
  ['data link', '<a href="data:text/html,<script>ran(1)</script>">a</a>'],
  [
    'frame',
    '<iframe srcdoc="<script>parent.ran(1)</script>"></iframe><iframe src="https://e.example"></iframe><p>a</p>',
  ],
  [
    'form',
    '<form action="https://e.example"><input autofocus onfocus="ran(1)"><button formaction="javascript:ran(1)">go</button></form>',
  ],
  ['style', '<style>p{color:red}</style><p style="position:fixed" class="x" id="y">a</p>'],
  [
    'drawing',
    '<svg onload="ran(1)"><script>ran(1)</script><a href="javascript:ran(1)"><text>a</text></a></svg>',
  ],
  [
    'namespaces',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=ran(1)&gt;">',
  ],
  ['noscript', '<noscript><p title="</noscript><img src=x onerror=ran(1)>">'],
  ['nested forms', '<form><math><mtext></form><form><mglyph><style></math><img src onerror=ran(1)>'],
  ['nested drawing', '<svg></p><style><a id="</style><img src=1 onerror=ran(1)>">'],
  [
    'formula',
    '<math><annotation-xml encoding="text/html"><img src=x onerror=ran(1)></annotation-xml></math>',
  ],
  ['formula link', '<math href="javascript:ran(1)">a</math>'],
  ['template', '<template><img src=x onerror=ran(1)></template><p>a</p>'],
  [
    'base and refresh',
    '<base href="https://e.example/"><meta http-equiv="refresh" content="0;url=javascript:ran(1)"><p>a</p>',
  ],
  ['clobbering', '<a id="document" name="cookie">a</a><img name="body" src="https://e.example/a.png">'],
  ['details', '<details open ontoggle="ran(1)"><summary>a</summary>b</details>'],
  ['media', '<video><source onerror="ran(1)" src="x"></video><audio src="x" onerror="ran(1)"></audio>'],
  ['shadow', '<div><template shadowrootmode="open"><img src=x onerror=ran(1)></template></div>'],
];

inBrowsers('The reading view', (stage) => {
  const withParts = async (id: string): Promise<Page> => {
    const page = await openFresh(stage().session, samplePage(id).url);
    expect(await page.evaluate(parts)).toBe(true);
    return page;
  };
  const shown = (page: Page, html: string): Promise<string> =>
    page.evaluate(`(() => { const holder = document.createElement('div');
      holder.append(Reading.sanitise(${JSON.stringify(html)}).contentFor(document)); return holder.innerHTML; })()`);

  it('shows nothing that acts', async () => {
    const page = await withParts('twin-semantic-dots-en');
    await page.evaluate(`(globalThis.times = 0, globalThis.ran = () => { globalThis.times += 1; }, true)`);
    for (const [name, html] of HOSTILE) {
      const markup = await shown(page, html);
      expect(markup, name).not.toMatch(
        /<(?:script|iframe|form|input|button|style|svg|base|meta|template|noscript|object|embed|video|audio)\b/i,
      );
      expect(markup, name).not.toMatch(/javascript:|data:|\son\w+=|srcdoc|style=|\sid=|\sname=|\sclass=/i);
      // Kept, read again, shown again: the same.
      expect(await shown(page, markup), name).toBe(markup);
      await page.evaluate(
        `(document.body.append(Reading.sanitise(${JSON.stringify(html)}).contentFor(document)), true)`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await page.evaluate('times')).toBe(0);
    await page.close();
  });

  it('shows nothing that acts of markup whose meaning turns when it is read again', async () => {
    const page = await withParts('twin-semantic-dots-en');
    const cases = fc.sample(turningMarkup, { numRuns: 4000, seed: 20_260_101 });
    const faults = await page.evaluate<string[]>(`(async () => {
      let times = 0;
      globalThis.ran = () => { times += 1; };
      const forbidden = 'script,iframe,form,input,button,style,svg,base,meta,template,noscript,object,embed,textarea,select,title,' +
        'foreignObject,annotation-xml,mglyph,xmp,plaintext,frameset,link,[style],[id],[name],[class]';
      const acts = (root) => root.querySelector(forbidden) !== null || [...root.querySelectorAll('*')].some((element) =>
        [...element.attributes].some(({ name, value }) => name.startsWith('on') || /^\\s*(?:javascript|data|vbscript):/i.test(value)));
      const faults = [];
      let [at, articles] = [0, 0];
      for (const html of ${JSON.stringify(cases)}) {
        const startMs = performance.now();
        const once = document.createElement('div');
        once.append(Reading.sanitise(html).contentFor(document));
        // What is kept is written out, read again and sanitised again; a reader's copy of it may be read by anybody's parser.
        const twice = document.createElement('div');
        twice.innerHTML = once.innerHTML;
        const again = document.createElement('div');
        again.append(Reading.sanitise(once.innerHTML).contentFor(document));
        const tookMs = performance.now() - startMs;
        if (acts(once) || acts(twice) || acts(again) || tookMs > 250) faults.push(html);
        document.body.append(once, twice, again);
        once.remove(); twice.remove(); again.remove();
        // Amid an article of a page, which is shown without being read again.
        if (at++ % 20) continue;
        const text = '<p>' + 'The ferry left the harbour at six, with nobody on deck but the mate. '.repeat(4) + '</p>';
        const found = Reading.extractArticle('<article>' + text + text + html + text + '</article>', 'https://outlet.example/a');
        if (!found) continue;
        articles += 1;
        const article = document.createElement('div');
        article.append(found.contentFor(document));
        if (acts(article)) faults.push('in an article: ' + html);
        document.body.append(article);
        article.remove();
      }
      await new Promise((then) => setTimeout(then, 500));
      if (articles < 100) faults.push('only ' + articles + ' articles were found');
      return times ? [...faults, 'ran ' + times + ' times'] : faults;
    })()`);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('keeps links and pictures of the web, and no others', async () => {
    const page = await withParts('twin-semantic-dots-en');
    const link = await shown(page, '<a href="https://example.org/a" target="_top" rel="opener">a</a>');
    for (const part of ['href="https://example.org/a"', 'target="_blank"', 'rel="noopener"'])
      expect(link).toContain(part);
    expect(
      await shown(page, '<a href="https://user:pass@example.org/">a</a><a href="/relative">b</a>'),
    ).not.toContain('href');
    expect(await shown(page, '<img src="https://e.example/a.jpg" width="600" alt="A view">')).toContain(
      'alt="A view"',
    );
    for (const gone of [
      '<img src="https://e.example/p.gif" width="1" height="1">',
      '<img src="http://e.example/p.gif" height="0">',
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
      '<img src="file:///etc/passwd">',
    ]) {
      expect(await shown(page, gone), gone).toBe('');
    }
    const several = await shown(
      page,
      '<img srcset="https://e.example/a.jpg 1x, javascript:ran(1) 2x, https://e.example/b.jpg 3x">',
    );
    expect(several).toContain('srcset="https://e.example/a.jpg 1x, https://e.example/b.jpg 3x"');
    const structure =
      '<h2>T</h2><ul><li>a</li></ul><blockquote>b</blockquote><table><tbody><tr><td colspan="2">c</td></tr></tbody></table><pre>d</pre><figure><figcaption>e</figcaption></figure>';
    expect(await shown(page, structure)).toBe(structure);
    await page.close();
  });

  it('extracts without running or fetching anything', async () => {
    const page = await withParts('twin-semantic-dots-en');
    const prose =
      'The ferry left the harbour at six, with nobody on deck but the mate and two gulls. '.repeat(3);
    const html = `<!doctype html><title>&lt;script&gt;ran(1)&lt;/script&gt;</title><base href="/b/"><script>ran(1)</script>
      <link rel="stylesheet" href="https://never.example/a.css"><article>${`<p>${prose}</p>`.repeat(8)}
      <p onclick="ran(1)">${prose}<a href="next">one</a> <a href="javascript:ran(1)">two</a></p>
      <figure><img src="https://never.example/a.png" onerror="ran(1)"><figcaption>A view</figcaption></figure>
      <figure><noscript>&lt;img src="https://never.example/late.png" onerror="ran(1)"&gt;</noscript></figure></article>`;
    const found = await page.evaluate<{
      html: string;
      title: string;
      fetched: string[];
      times: number;
    }>(`(async () => {
      globalThis.times = 0; globalThis.ran = () => { globalThis.times += 1; };
      const found = Reading.extractArticle(${JSON.stringify(html)}, 'https://outlet.example/a');
      await new Promise((resolve) => setTimeout(resolve, 400));
      const fetched = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('never.example'));
      return { html: found.html, title: found.title, fetched, times };
    })()`);
    expect(found.fetched).toEqual([]);
    expect(found.times).toBe(0);
    expect(found.title).toBe('<script>ran(1)</script>');
    expect(found.html).toContain('href="https://outlet.example/b/next"');
    expect(found.html).toContain('src="https://never.example/a.png"');
    expect(found.html).toContain('src="https://never.example/late.png"');
    expect(found.html).not.toMatch(/javascript:|\son\w+=|<script/);
    await page.close();
  });

  it('copies what the page shows, shadow roots too, and leaves the page as it is', async () => {
    const page = await withParts('twin-semantic-dots-en');
    const copy = await page.evaluate<{
      html: string;
      url: string;
      title: string;
      changes: number;
    }>(`(async () => {
      const add = (tag, text, more) => { const e = document.createElement(tag); e.textContent = text; Object.assign(e, more); document.body.append(e); return e; };
      add('p', 'hidden by rule', { style: 'display:none' });
      add('p', 'hidden by visibility', { style: 'visibility:hidden' });
      const contents = add('div', '', { style: 'display:contents' }); contents.append('shown without a box');
      const details = add('details', ''); details.innerHTML = '<summary>more</summary><p>folded away</p>';
      const host = add('x-host', 'light text'); host.attachShadow({ mode: 'open' }).innerHTML =
        '<style>p{color:red}</style><p>shadow text</p><slot></slot><p style="display:none">hidden in shadow</p><slot name="none">fallback text</slot>';
      const outer = add('x-outer', ''); outer.attachShadow({ mode: 'open' }).innerHTML = '<x-inner></x-inner>';
      outer.shadowRoot.firstChild.attachShadow({ mode: 'open' }).innerHTML = '<p>deep shadow text</p>';
      add('headwater-notice', 'our own words');
      add('div', '').innerHTML = '<svg id="drawing"><text>drawn words</text></svg>';
      add('form', '').innerHTML = 'words in a form<input name="checkVisibility"><input name="shadowRoot"><input name="nodeName"><input name="querySelectorAll">';
      add('script', '"never in the copy"', { type: 'text/plain' });
      let changes = 0;
      const observer = new MutationObserver((records) => { changes += records.length; });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const snapshot = Reading.takeSnapshot(document);
      await Promise.resolve();
      observer.disconnect();
      return { ...snapshot, changes };
    })()`);
    for (const text of [
      'shown without a box',
      'folded away',
      'light text',
      'shadow text',
      'fallback text',
      'deep shadow text',
      'words in a form',
      '<svg id="drawing"></svg>',
    ]) {
      expect(copy.html, text).toContain(text);
    }
    expect(copy.html.match(/light text/g)).toHaveLength(1);
    for (const text of [
      'hidden by rule',
      'hidden by visibility',
      'hidden in shadow',
      'our own words',
      'never in the copy',
      'color:red',
      'drawn words',
    ]) {
      expect(copy.html, text).not.toContain(text);
    }
    expect(copy.changes).toBe(0);
    expect(copy.url).toBe(await page.url());
    await page.close();
  });

  it('reads an article under a dialogue, half in a shadow root, in Chinese, with a picture that waits', async () => {
    const page = await withParts('twin-semantic-dots-en');
    const found = await page.evaluate<{ html: string; title: string; lang: string }>(`(() => {
      const texts = ['昨日上午九时，市轮渡公司宣布，自本月起末班渡轮延长至晚上十一点。', '延长后的航线共设三个码头，每二十分钟一班，票价不变。', '住在北岸的王女士说，她等这一天等了五年，绕道大桥要花一个多小时，冬天尤其难熬，遇上雾天连公交车也停了。', '公司表示，试运行期为三个月，届时将根据客流情况决定是否继续。', '候船室也将延长开放，增派工作人员维持秩序。沿线居民多数表示欢迎，也有人担心噪音。'];
      const p = (text, more = '') => '<p ' + more + '>' + text + '</p>';
      document.head.replaceChildren();
      document.documentElement.lang = 'zh-CN';
      document.title = '末班渡轮延长至晚上十一点_晨报网';
      document.body.innerHTML = '<main aria-hidden="true" inert><h1>末班渡轮延长至晚上十一点</h1><div class="txt">' + p(texts[0]) + p(texts[1])
        + p('隐藏的文字，谁也看不见，也不应该出现在这里。', 'class="unseen"') + '<x-rest></x-rest>'
        + '<figure><noscript><img src="/quay.jpg" width="800"></noscript></figure><noscript><img src="https://count.example/hit.gif" width="1"></noscript>' + p(texts[4])
        + '</div><div class="comment-list">' + p('我住北岸，每天下班都赶不上末班船，希望这次能坚持下去，别又取消了。').repeat(4) + '</div></main>'
        + '<div role="dialog" aria-modal="true">' + p('登录后可以收藏文章，参与评论，接收最新消息，并在多台设备上继续阅读。') + '</div>';
      document.head.append(Object.assign(document.createElement('style'), { textContent: '.unseen { display: none }' }));
      document.querySelector('x-rest').attachShadow({ mode: 'open' }).innerHTML = p(texts[2]) + p(texts[3]);
      const { html, url } = Reading.takeSnapshot(document);
      return Reading.extractArticle(html, url);
    })()`);
    expect(found.title).toBe('末班渡轮延长至晚上十一点');
    expect(found.lang).toBe('zh-CN');
    const lines = found.html
      .replaceAll(/<\/p>/g, '\n')
      .replaceAll(/<[^<>]*>/g, '')
      .split('\n')
      .map(plain)
      .filter(Boolean);
    expect(lines.map((line) => line.slice(0, 4))).toEqual([
      '昨日上午',
      '延长后的',
      '住在北岸',
      '公司表示',
      '候船室也',
    ]);
    expect(found.html.match(/<img[^>]*src="[^"]*"/g)).toHaveLength(1);
    expect(found.html).toContain('/quay.jpg"');
    await page.close();
  });

  it('reads pages whose forms answer with their controls for every property', async () => {
    const page = await withParts('twin-semantic-dots-en');
    const prose =
      'The ferry left the harbour at six, with nobody on deck but the mate and two gulls. '.repeat(3);
    const found = await page.evaluate<string>(`(() => {
      const form = (name, more) => '<form ' + more + '><input name="' + name + '"><input id="' + name + '">in a form</form>';
      const names = []; for (const name in HTMLFormElement.prototype) names.push(name);
      document.body.innerHTML = '<article><h1>The ferry</h1>' + ('<p>' + ${JSON.stringify(prose)} + '</p>').repeat(8)
        + names.map((name) => form(name, '') + form(name, 'style="display:none"')).join('') + '</article>';
      const { html, url } = Reading.takeSnapshot(document);
      return Reading.extractArticle(html, url).html;
    })()`);
    expect(found.match(/The ferry left/g)).toHaveLength(24);
    await page.close();
  });

  it('refuses pages that are too large, and what is no page', async () => {
    const page = await withParts('twin-semantic-dots-en');
    expect(
      await page.evaluate(`(() => { const p = document.createElement('p'); p.textContent = 'x'.repeat(9e6); document.body.append(p);
        return Reading.takeSnapshot(document); })()`),
    ).toEqual({ refused: 'tooLarge' });
    expect(
      await page.evaluate(`Reading.takeSnapshot(new DOMParser().parseFromString('<a/>', 'application/xml'))`),
    ).toEqual({ refused: 'noDocument' });
    await page.close();
  });

  it.each(['twin-semantic-quote-de', 'twin-soup-bare-tr', 'twin-table-dots-ar', 'twin-amp-bare-ja'])(
    'holds every paragraph of %s and nothing else',
    async (id) => {
      const { session, extension } = stage();
      const { url, truth } = samplePage(id);
      const page = await openFresh(session, url);
      await extension.stateWhen(page, 'the article', ({ report }) => report?.article != null);
      const popup = await extension.openAbout('/popup.html', page);
      const TEXT = `Array.from(document.querySelectorAll('.reading .text p, .reading .text div:not(:has(p, div))'), ({ textContent }) => textContent)`;
      await until(() => popup.evaluate(`${TEXT}.length > 0`), 'the text');
      const lines = (await popup.evaluate<string[]>(TEXT)).map(plain).filter(Boolean);
      expect(lines).toEqual(truth?.paragraphs.map(plain));
      await popup.close();
      await page.close();
    },
  );
});
