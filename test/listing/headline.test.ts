import { afterEach, describe, expect, it } from 'vitest';
import { foldTitle, isHeadline, listedHosts } from '../../utils/listing/headline';
import { headlineOf, headlinesOf } from '../../utils/listing/stories';

const show = (html: string) => {
  document.body.innerHTML = html;
};
const link = (host: string, title = 'A headline of several words') =>
  `<li><a href="https://${host}/2026/a-story">${title}</a></li>`;

afterEach(() => show(''));

describe('headlines', () => {
  it.each([
    ['The harbour wall that nobody measured', true],
    ['終着駅の時計はなぜ七分遅れているのか', true],
    ['رصيف الميناء القديم يفتح أبوابه', true],
    ['Read more', false],
    ['Subscribe by letter', true],
    ['Newsletters today', false],
    ['12 comments', false],
    ['登录', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isHeadline(foldTitle(text))).toBe(expected);
  });

  it('are folded and bounded', () => {
    expect(foldTitle('  A\n headline \t of  words ')).toBe('A headline of words');
    expect(foldTitle('word '.repeat(2_000_000)).length).toBeLessThanOrEqual(300);
    expect(foldTitle(null)).toBe('');
  });

  it('are read once for each address, from the heading inside the link, and not from menus', () => {
    show(`<nav>${link('a.example')}</nav><footer>${link('b.example')}</footer>
      <a href="https://c.example/1"><img alt=""></a>
      <a href="https://c.example/1"><h3>The headline of the card itself</h3><p>And a teaser that goes on and on.</p></a>
      <a href="https://c.example/1">The same story, told once more below</a>
      <a href="javascript:void 0">A headline that is a script in truth</a>
      <a>A headline that leads nowhere at all</a>`);
    expect(headlinesOf(document).map(({ title }) => title)).toEqual(['The headline of the card itself']);
  });

  it('are none any more when their link changes', () => {
    show(link('a.example'));
    const anchor = document.querySelector('a');
    if (!anchor) throw new Error('no link');
    expect(headlineOf(anchor)?.href).toBe('https://a.example/2026/a-story');
    anchor.href = 'mailto:somebody@a.example';
    expect(headlineOf(anchor)).toBeNull();
  });
});

describe('a page of headlines', () => {
  it('is one when there are several, and tells to how many other hosts they lead', () => {
    show(Array.from({ length: 8 }, (_, at) => link(`h${at % 5}.example`)).join(''));
    expect(listedHosts(document)).toBe(5);
    show(Array.from({ length: 8 }, () => link(document.location.hostname)).join(''));
    expect(listedHosts(document)).toBe(0);
  });

  it('is none when there are few, or only menus', () => {
    show(Array.from({ length: 5 }, (_, at) => link(`h${at}.example`)).join(''));
    expect(listedHosts(document)).toBeNull();
    show(Array.from({ length: 50 }, (_, at) => link(`h${at}.example`, 'Sport')).join(''));
    expect(listedHosts(document)).toBeNull();
  });

  it('is none when its document is bent', () => {
    const bent = { location: { hostname: 'a.example' }, getElementsByTagName: () => null };
    expect(listedHosts(bent as unknown as Document)).toBeNull();
  });
});
