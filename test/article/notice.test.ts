import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { drawNotice, isWorthNotice, type NoticeWords } from '../../utils/article/notice';
import { BROKEN, findingOf, WHOLE } from './make';

const words: NoticeWords = (key, ...substitutions) =>
  (messages as Record<string, { message: string }>)[key]?.message.replace(
    /\$\w+\$/,
    String(substitutions[0]),
  ) ?? key;

let root: ShadowRoot | undefined;
const onFollow = vi.fn();

beforeEach(() => {
  root = undefined;
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    expect(init.mode).toBe('closed');
    root = attach.call(this, init);
    return root;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  onFollow.mockReset();
  document.body.replaceChildren();
});

const lastTextIn = (selector: string): Node => {
  const walker = document.createTreeWalker(
    document.querySelector(selector) ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  let last: Node | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (/\S/.test(node.textContent ?? '')) last = node;
  if (!last) throw new Error('no text');
  return last;
};

function page(html: string): void {
  document.body.replaceChildren(
    ...new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html').body.childNodes,
  );
}
const draw = (change: Parameters<typeof findingOf>[0] = {}, at = '.last') =>
  drawNotice(document, lastTextIn(at), { finding: findingOf(change), onFollow }, words);
const said = () => (root?.querySelector('section')?.textContent ?? '').replace(/[\u2066-\u2069]/g, '');
const host = () => document.querySelector('headwater-notice');

describe('the note says', () => {
  beforeEach(() => page(`<div><p>${WHOLE}</p><p class="last">${BROKEN}</p></div>`));

  it('what was seen, and leads to the source', () => {
    draw();
    expect(said()).toContain('This is an excerpt: it stops in mid-sentence.');
    const link = root?.querySelector('a');
    expect(link?.href).toBe('https://www.blitz.example/2025/bridge');
    expect(link?.target).toBe('_blank');
    expect(link?.rel).toBe('noopener noreferrer');
    expect(link?.textContent).toContain('Blitz');
    link?.addEventListener('click', (event) => event.preventDefault());
    link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    expect(onFollow).toHaveBeenCalledExactlyOnceWith('opened');
  });

  it('that it cannot tell, on an aggregator', () => {
    draw({ body: { ...findingOf().body, verdict: 'unknown' } });
    expect(said()).toContain('QOSHE shows excerpts. Whether this is the whole text cannot be told.');
  });

  it('honestly that only the outlet is known, and searches on a press', () => {
    draw({ source: { kind: 'outlet', url: 'https://www.blitz.example/', outlet: 'Blitz', evidence: [] } });
    expect(root?.querySelector('a')).toBeNull();
    expect(said()).toContain('button in the toolbar can look for it there');
    const find = root?.querySelector<HTMLButtonElement>('button.go');
    expect(find?.textContent?.replace(/[\u2066-\u2069]/g, '')).toBe('Find at Blitz');
    find?.click();
    expect(onFollow).toHaveBeenCalledExactlyOnceWith('search');
  });

  it('nothing of looking there where not even the outlet’s address is known', () => {
    draw({ source: { kind: 'outlet', url: null, outlet: 'Blitz', evidence: [] } });
    expect(said()).toContain('names the outlet');
    expect(said()).not.toContain('look for it there');
  });

  it('whom an unlisted site credits, and not the site itself', () => {
    const credited = { kind: 'outlet' as const, url: null, outlet: 'Breakwater Notes', evidence: [] };
    draw({ aggregator: null, outlet: 'Blitz', source: credited });
    expect(said()).toContain('Breakwater Notes');
    expect(said()).not.toContain('Blitz');
  });

  it('apart from the excerpt that the publisher sells access', () => {
    draw();
    expect(said()).not.toContain('subscription');
    host()?.remove();
    draw({ access: { verdict: 'locked', evidence: [] } });
    expect(said()).toContain('The publisher may ask for a subscription.');
  });

  it('nothing of that again where the page was seen to ask for it', () => {
    const gate = { signal: 'gatePhrase' as const, weight: 9, excerpt: '' };
    draw({
      body: { ...findingOf().body, evidence: [gate] },
      access: { verdict: 'locked', evidence: [] },
    });
    expect(said()).toContain('after it the page asks for a subscription');
    expect(said()).not.toContain('may ask for a subscription');
  });

  it('how much is held back, where the page says so', () => {
    draw({ body: { ...findingOf().body, hidden: { unit: 'percent', amount: 89 } } });
    expect(said()).toContain('89 %');
  });

  it('why, with the words of the page as plain text', () => {
    const { body } = findingOf();
    draw({
      body: {
        ...body,
        evidence: [{ signal: 'bareEnd', weight: 3, excerpt: '<img src=x onerror=alert(1)>' }],
      },
    });
    expect(root?.querySelector('details')?.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(root?.querySelector('img')).toBeNull();
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://user:secret@blitz.example/'])(
    'nothing of an address such as %s',
    (url) => {
      draw({ source: { kind: 'article', url, outlet: 'Blitz', evidence: [] } });
      expect(root?.querySelector('a')).toBeNull();
    },
  );

  it('it aloud, once, politely', () => {
    vi.useFakeTimers();
    draw();
    const status = root?.querySelector('[role=status]');
    expect(status?.textContent).toBe('');
    vi.advanceTimersByTime(500);
    expect(status?.textContent).toBe('This is an excerpt: it stops in mid-sentence.');
    vi.advanceTimersByTime(20_000);
    expect(status?.textContent).toBe('');
  });
});

describe('the note stands right after the last words', () => {
  it.each([
    [
      'behind a paragraph',
      `<div><p>${WHOLE}</p><p class="last">${BROKEN}</p><p>© Blitz</p></div>`,
      'P',
      'DIV',
    ],
    ['behind marks in it', `<div><p class="last">${WHOLE} <b><i>${BROKEN}</i></b></p></div>`, 'P', 'DIV'],
    [
      'in a cell, before the next line',
      `<table><tbody><tr><td class="last">${WHOLE}<br>${BROKEN}</td></tr></tbody></table>`,
      '#text',
      'TD',
    ],
    ['in a list entry', `<ul><li class="last">${BROKEN}</li></ul>`, '#text', 'LI'],
    ['in a box', `<div class="last">${BROKEN}</div>`, '#text', 'DIV'],
    ['in the body itself', `${WHOLE}<br>${BROKEN}`, '#text', 'BODY'],
  ])('%s', (_name, html, previous, parent) => {
    page(html);
    const before = document.body.innerHTML;
    const notice = draw({}, html.includes('class="last"') ? '.last' : 'body');
    expect(host()?.previousSibling?.nodeName).toBe(previous);
    expect(host()?.parentNode?.nodeName).toBe(parent);
    notice.undo();
    notice.undo();
    expect(document.body.innerHTML).toBe(before);
  });

  it('inside a paragraph that goes on with line breaks', () => {
    page(`<div><p>${WHOLE}<br>${BROKEN}<br>© Blitz</p></div>`);
    const text = [...(document.querySelector('p')?.childNodes ?? [])].find(
      (node) => node.textContent === BROKEN,
    );
    drawNotice(document, text ?? null, { finding: findingOf(), onFollow }, words);
    expect(host()?.previousSibling).toBe(text);
    expect(host()?.parentNode?.nodeName).toBe('P');
  });

  it('nowhere when there are none, or they have gone', () => {
    drawNotice(document, null, { finding: findingOf(), onFollow }, words).undo();
    drawNotice(document, document.createTextNode('gone'), { finding: findingOf(), onFollow }, words).undo();
    expect(host()).toBeNull();
  });
});

it('goes when it is dismissed', () => {
  page(`<p class="last">${BROKEN}</p>`);
  const onDismiss = vi.fn();
  drawNotice(document, lastTextIn('.last'), { finding: findingOf(), onFollow, onDismiss }, words);
  root?.querySelector<HTMLButtonElement>('button.dismiss')?.click();
  expect(host()).toBeNull();
  expect(onDismiss).toHaveBeenCalledOnce();
});

it('keeps its clicks from the page', () => {
  page(`<p class="last">${BROKEN}</p>`);
  const onClick = vi.fn();
  document.body.addEventListener('click', onClick);
  draw();
  root?.querySelector('summary')?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  expect(onClick).not.toHaveBeenCalled();
});

it('is worth drawing for a cut, on an aggregator, or where the original is elsewhere', () => {
  const self = { kind: 'self', url: null, outlet: null, evidence: [] } as const;
  const whole = { ...findingOf().body, verdict: 'complete' } as const;
  const worth = (change: Parameters<typeof findingOf>[0]) => isWorthNotice(findingOf(change));
  expect(worth({ aggregator: null, source: { ...self, evidence: [] }, body: whole })).toBe(false);
  expect(worth({ aggregator: null, source: { ...self, evidence: [] } })).toBe(true);
  expect(worth({ aggregator: null, body: whole })).toBe(true);
  const own = findingOf({ aggregator: null, source: { ...self, evidence: [] }, body: whole });
  expect(isWorthNotice(own, 'cut')).toBe(true);
  expect(worth({ source: { ...self, evidence: [] }, body: { ...whole, verdict: 'unknown' } })).toBe(true);
});

describe('"This is wrong"', () => {
  const wrong = {
    report: vi.fn((overruled: string | null) => `the reader says: ${overruled}`),
    copy: vi.fn(async () => {}),
    onOverrule: vi.fn(),
  };
  const button = (label: string) =>
    [...(root?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent === label);
  beforeEach(() => {
    page(`<p class="last">${BROKEN}</p>`);
    drawNotice(document, lastTextIn('.last'), { finding: findingOf(), onFollow, wrong }, words);
  });

  it('takes the word of the reader once and shows it in the report', () => {
    expect(root?.querySelector('textarea')?.value).toBe('the reader says: null');
    button('The text is all there')?.click();
    button('The text is all there')?.click();
    expect(wrong.onOverrule).toHaveBeenCalledExactlyOnceWith('complete');
    expect(root?.querySelector('textarea')?.value).toBe('the reader says: complete');
    expect(said()).toContain('Noted for this page.');
    button('Take that back')?.click();
    expect(wrong.onOverrule).toHaveBeenLastCalledWith(null);
    expect(root?.querySelector('textarea')?.value).toBe('the reader says: null');
  });

  it('tells what the reader said before, in place of the verdict, with the way back', () => {
    drawNotice(
      document,
      lastTextIn('.last'),
      { finding: findingOf(), onFollow, wrong, overruled: 'complete' },
      words,
    );
    expect(root?.querySelector('.seen')?.textContent).toBe('You said: the text is all there.');
    button('Take that back')?.click();
    expect(wrong.onOverrule).toHaveBeenLastCalledWith(null);
    expect(button('The text is all there')).toBeDefined();
  });

  it('follows what is said elsewhere, and what is said in it', () => {
    page(`<p class="last">${BROKEN}</p>`);
    const finding = findingOf({ body: { ...findingOf().body, hidden: { unit: 'percent', amount: 89 } } });
    const notice = drawNotice(document, lastTextIn('.last'), { finding, onFollow, wrong }, words);
    const seen = () => root?.querySelector('.seen')?.textContent;
    const missing = () => root?.querySelector<HTMLElement>('.more:not([hidden])')?.textContent ?? '';
    const first = seen();
    expect(missing()).toContain('89 %');
    notice.say('complete');
    expect(seen()).toBe('You said: the text is all there.');
    expect(missing()).not.toContain('89 %');
    expect(root?.querySelector('textarea')?.value).toBe('the reader says: complete');
    notice.say(null);
    expect(seen()).toBe(first);
    expect(missing()).toContain('89 %');
    button('The text is all there')?.click();
    expect(seen()).toBe('You said: the text is all there.');
    button('Take that back')?.click();
    expect(seen()).toBe(first);
  });

  it('copies, and tells where that is refused', async () => {
    button('Copy this report')?.click();
    await vi.waitFor(() => expect(said()).toContain('Copied'));
    expect(wrong.copy).toHaveBeenCalledWith('the reader says: null');
    wrong.copy.mockRejectedValueOnce(new Error('no'));
    button('Copied')?.click();
    await vi.waitFor(() => expect(said()).toContain('by hand'));
  });
});
