import { describe, expect, it } from 'vitest';
import { fileName } from '../../utils/reading/article';
import { frontMatter, toMarkdown } from '../../utils/reading/export/markdown';
import { toPage } from '../../utils/reading/export/page';
import { finding } from '../components/draw';

const PICTURE = 'https://e.example/a.jpg';
function article(over: Parameters<typeof finding>[0] = {}) {
  const text = document.createElement('div');
  const add = (tag: string, words: string, parent: Element = text) => {
    const element = document.createElement(tag);
    element.textContent = words;
    parent.append(element);
    return element;
  };
  add('h2', 'The source');
  const paragraph = add('p', 'It *rises* in ');
  add('a', 'the moor', paragraph).setAttribute('href', 'https://e.example/moor');
  const list = add('ul', '');
  add('li', 'one', list);
  add('li', 'two', list);
  const table = add('table', '');
  const [head, body] = [add('thead', '', table), add('tbody', '', table)];
  for (const [place, tag, cells] of [
    [head, 'th', ['Year', 'Depth']],
    [body, 'td', ['2025', '3 m']],
  ] as const) {
    const row = add('tr', '', place);
    for (const cell of cells) add(tag, cell, row);
  }
  const image = add('img', '');
  image.setAttribute('src', PICTURE);
  image.setAttribute('srcset', `${PICTURE} 2x`);
  image.setAttribute('alt', 'A view');
  return {
    finding: finding(over),
    pageUrl: 'https://qoshe.example/1',
    readMs: Date.UTC(2026, 10, 22, 9),
    text,
    ending: 'The text shown here stops here.',
  };
}

describe('Markdown', () => {
  it('begins with what is known, and a title cannot add to it', () => {
    expect(frontMatter(article({ title: 'A "river"\nauthor: forged', author: null }))).toBe(
      [
        '---',
        'title: "A \\"river\\"\\nauthor: forged"',
        'outlet: "The Daily Example"',
        'date: "2025-08-11"',
        'language: "en"',
        'source: "https://www.daily.example/river"',
        'found_at: "https://qoshe.example/1"',
        'read: "2026-11-22"',
        'body: "cut"',
        '---',
      ].join('\n'),
    );
  });

  it('keeps headings, links, lists, tables and pictures, and tells where the text ends', () => {
    const markdown = toMarkdown(article());
    for (const part of [
      '# Whose river is it?',
      '## The source',
      'It \\*rises\\* in [the moor](https://e.example/moor)',
      '-   one',
      '| Year | Depth |',
      '| 2025 | 3 m |',
      `![A view](${PICTURE})`,
    ])
      expect(markdown).toContain(part);
    expect(markdown.trimEnd().endsWith('*The text shown here stops here.*')).toBe(true);
  });
});

describe('a page of one file', () => {
  const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

  it('holds the text, its pictures, where it is from and where it ends, and nothing that acts', async () => {
    const shown = article();
    const html = await toPage(shown, async (url) => `data:image/png;base64,${btoa(url)}`);
    const page = parse(html);
    expect(page.title).toBe('Whose river is it?');
    expect(page.querySelector('h1')?.textContent).toBe('Whose river is it?');
    expect(page.querySelector('.byline a')?.getAttribute('href')).toBe('https://www.daily.example/river');
    expect(page.querySelector('img')?.getAttribute('src')).toBe(`data:image/png;base64,${btoa(PICTURE)}`);
    expect(page.querySelector('img')?.hasAttribute('srcset')).toBe(false);
    expect(page.querySelector('.ending')?.textContent).toContain('stops here');
    expect(page.querySelectorAll('script, link, iframe')).toHaveLength(0);
    expect(html).toContain("default-src 'none'");
    // What is shown stays as it is.
    expect(shown.text.querySelector('img')?.getAttribute('src')).toBe(PICTURE);
  });

  it('leaves a picture that cannot be had where it is', async () => {
    const page = parse(await toPage(article(), () => Promise.reject(new Error('no'))));
    expect(page.querySelector('img')?.getAttribute('src')).toBe(PICTURE);
  });
});

describe('the name of a file', () => {
  it.each([
    ['Whose river is it?', 'Whose river is it.md'],
    ['../..\\etc/passwd\u202Egnp', 'etc passwd gnp.md'],
    ['', 'article.md'],
    ['...', 'article.md'],
    ['川'.repeat(200), `${'川'.repeat(80)}.md`],
  ])('%j', (title, name) => expect(fileName(title, 'md')).toBe(name));
});
