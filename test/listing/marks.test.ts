import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import type { Foresight } from '../../utils/listing/foresight';
import { makeMarks, wordsOf } from '../../utils/listing/marks';
import type { Room } from '../../utils/listing/room';

const words = (key: keyof typeof messages, ...given: (string | number)[]) =>
  given.reduce<string>(
    (text, value, at) => text.replace(at === 0 ? /\$(?:title|site)\$/ : /\$facts\$/, String(value)),
    messages[key].message,
  );
const nothing: Foresight = { outlet: null, sold: null, isRead: false, metAt: null };
const room: Room = {
  left: 300,
  top: 40,
  width: 120,
  kind: 'words',
  isRtl: false,
  isSure: true,
  colour: 'rgb(1, 2, 3)',
};
const plain = (text: string | null | undefined) => (text ?? '').replace(/[\u2066-\u2069]/g, '');

describe('the words of a mark', () => {
  it.each<[Partial<Foresight>, string[]]>([
    [{}, []],
    [{ outlet: 'The Guardian' }, ['The Guardian']],
    [{ sold: 'usually', outlet: 'FT' }, ['usually sold', 'FT']],
    [
      { sold: 'declared', isRead: true, metAt: 'QOSHE', outlet: 'FT' },
      ['read', 'sold', 'met at QOSHE', 'FT'],
    ],
  ])('%j', (known, expected) => {
    expect(wordsOf({ ...nothing, ...known }, words).map(plain)).toEqual(expected);
  });

  it('cannot be turned by a name', () => {
    const [name] = wordsOf({ ...nothing, outlet: 'evil\u202egnp.exe' }, words);
    expect(name).toBe('\u2068evilgnp.exe\u2069');
  });
});

describe('the layer of marks', () => {
  let root: ShadowRoot | null = null;
  const link = document.createElement('a');
  beforeEach(() => {
    const attach = HTMLElement.prototype.attachShadow;
    vi.spyOn(HTMLElement.prototype, 'attachShadow').mockImplementation(function (this: HTMLElement, init) {
      expect(init.mode).toBe('closed');
      root = attach.call(this, init);
      return root;
    });
  });
  afterEach(() => vi.restoreAllMocks());
  const boxes = () => [...(root?.querySelectorAll('span') ?? [])];

  it('has a box of the same make whether or not something is known', () => {
    const marks = makeMarks(document, words);
    marks.attach();
    const before = document.body.innerHTML;
    marks.draw(link, 'A story', room, null);
    const silent = boxes()[0]?.getAttribute('style');
    expect(boxes()[0]?.hasAttribute('data-words')).toBe(false);
    marks.draw(link, 'A story', room, { ...nothing, isRead: true, sold: 'usually' });
    expect(boxes()).toHaveLength(1);
    expect(boxes()[0]?.getAttribute('style')).toBe(silent);
    expect(boxes()[0]?.getAttribute('data-words')).toBe('read · usually sold');
    expect(boxes()[0]?.textContent).toBe('');
    expect(plain(boxes()[0]?.getAttribute('aria-label'))).toBe('A story: read, usually sold');
    // Known no longer, it is silent again.
    marks.draw(link, 'A story', room, null);
    for (const name of ['data-words', 'aria-label', 'role'])
      expect(boxes()[0]?.hasAttribute(name)).toBe(false);
    expect(document.body.innerHTML).toBe(before);
    marks.remove();
  });

  it.each([
    [0, 0, 'translate(0px, 0px)'],
    [12.5, 1203.4, 'translate(13px, 1203px)'],
    [-7.2, -10, 'translate(-7px, -10px)'],
    [-0.2, 100, 'translate(0px, 100px)'],
    [Number.NaN, Number.POSITIVE_INFINITY, 'translate(0px, 0px)'],
  ])('stands at whole pixels: %d, %d', (left, top, expected) => {
    const marks = makeMarks(document, words);
    marks.draw(link, 'A story', { ...room, left, top, width: 99.6 }, null);
    expect(boxes()[0]?.style.transform).toBe(expected);
    expect(boxes()[0]?.style.width).toBe('100px');
    marks.remove();
  });

  it('shows a sign where there is no room for words, and still tells the words', () => {
    const marks = makeMarks(document, words);
    marks.attach();
    marks.draw(link, 'A story', { ...room, kind: 'sign' }, { ...nothing, isRead: true });
    expect(boxes()[0]?.getAttribute('data-words')).toBe('✓');
    expect(plain(boxes()[0]?.getAttribute('aria-label'))).toBe('A story: read');
    marks.remove();
  });

  it('is one element beside the body, and goes with all it drew', () => {
    const marks = makeMarks(document, words);
    expect(marks.isThere()).toBe(false);
    marks.attach();
    marks.attach();
    const hosts = () => document.querySelectorAll('headwater-marks');
    expect(hosts()).toHaveLength(1);
    expect(hosts()[0]?.parentNode).toBe(document.documentElement);
    expect(hosts()[0]?.shadowRoot).toBeNull();
    marks.draw(link, 'A story', room, null);
    marks.drop(link);
    expect(boxes().map(({ style }) => style.visibility)).toEqual(['hidden']);
    // The next headline takes the box over.
    marks.draw(document.createElement('a'), 'Another', room, null);
    expect(boxes().map(({ style }) => style.visibility)).toEqual(['visible']);
    marks.remove();
    expect(hosts()).toHaveLength(0);
  });
});
