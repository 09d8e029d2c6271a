import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { judgeLayer } from '../../utils/consent/classify';
import { type Clearing, clearBanners, type Mode } from '../../utils/consent/clear';
import type { Layout } from '../../utils/consent/find';
import type { Tool } from '../../utils/consent/tool';
import type { ConsentOutcome } from '../../utils/report';
import { plainLayout } from './layout';

const STORY = `<main><p>${'The council voted on Tuesday. '.repeat(40)}</p></main>`;
let clearing: Clearing | undefined;

/** Runs the stages over a page; the engine knows nothing unless told otherwise. */
async function clear(
  html: string,
  mode: Mode = 'reject',
  tool: Partial<Tool> = {},
  layout: Layout = plainLayout,
) {
  document.body.innerHTML = html;
  const pressed: string[] = [];
  document.body.addEventListener('click', (event) => {
    const target = event.target as HTMLElement;
    pressed.push(target.dataset.name ?? target.textContent?.trim() ?? '');
    if (target.dataset.closes) document.querySelector(target.dataset.closes)?.remove();
    if (target.dataset.hides)
      (document.querySelector(target.dataset.hides) as HTMLElement).style.display = 'none';
  });
  const outcomes: ConsentOutcome[] = [];
  const corrected: (ConsentOutcome | null)[] = [];
  const judge = vi.fn(async (layers: Parameters<typeof judgeLayer>[0][]) => layers.map(judgeLayer));
  clearing = clearBanners({
    doc: document,
    isTop: true,
    tool: () => ({ state: 'passed', result: null, name: null, stop: () => {}, ...tool }) as Tool,
    report: (outcome, instead) => {
      outcomes.push(outcome);
      corrected.push(instead);
    },
    judge,
    layout,
  });
  clearing.setMode(mode);
  await vi.advanceTimersByTimeAsync(6000);
  return { pressed, outcomes, corrected, judge };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  document.documentElement.lang = 'en';
});
afterEach(() => {
  clearing?.undo();
  vi.useRealTimers();
  document.body.removeAttribute('class');
  document.body.removeAttribute('style');
});

const TEXT = 'We use cookies to provide some features and experiences in QOSHE';
const MARKUPS: Record<string, string> = {
  'divs and spans': `<div id="n" style="position:fixed"><span>${TEXT}</span><br><span>More information</span> . <span style="cursor:pointer" data-closes="#n">Close</span></div>`,
  'a link in normal flow': `<div id="n"><span>${TEXT}</span> <a href="/c">More information</a>. <a href="#" data-closes="#n">Close</a></div>`,
  'a table': `<table id="n"><tbody><tr><td>${TEXT}</td><td><a href="#" data-closes="#n">Close</a></td></tr></tbody></table>`,
  'a dialog': `<dialog open id="n"><p>${TEXT}</p><button data-closes="#n">Close</button></dialog>`,
  'an image with a label': `<div id="n" style="position:fixed">${TEXT} <img alt="Close" style="cursor:pointer" src="data:," data-name="Close" data-closes="#n"></div>`,
  'a mark in a span': `<div id="n" style="position:fixed">${TEXT} <span data-closes="#n">✕</span></div>`,
  'a button with only a name': `<div id="n" style="position:sticky">${TEXT} <button aria-label="Close" data-name="Close" data-closes="#n"></button></div>`,
};

describe('a mere notice', () => {
  it.each(Object.entries(MARKUPS))('made of %s is dismissed by its own control', async (_, html) => {
    const { pressed, outcomes } = await clear(STORY + html);
    expect(pressed).toHaveLength(1);
    expect(pressed[0]).toMatch(/Close|✕/);
    expect(document.querySelector('#n')).toBeNull();
    expect(outcomes).toEqual([
      expect.objectContaining({ outcome: 'dismissed', stage: 'notice', undoable: false }),
    ]);
  });

  it('on a page with hardly a word goes, and the page stays', async () => {
    const { outcomes } = await clear(
      `<div id="page"><p>Columnists</p><div id="n"><span>${TEXT}</span> <a href="#" data-closes="#n">Close</a></div>
       <h2>The harbour wall that nobody wanted to measure</h2><p>10 0</p><p>11.08.2025</p><p>.....</p>
       <p>© The Tidewater Post</p></div>`,
    );
    expect(outcomes).toEqual([expect.objectContaining({ outcome: 'dismissed' })]);
    expect((document.querySelector('#page') as HTMLElement).style.display).toBe('');
  });

  it('that was only hidden can be shown again', async () => {
    const { outcomes } = await clear(
      `${STORY}<div id="n" style="position:fixed">${TEXT} <button data-hides="#n">Close</button></div>`,
    );
    expect(outcomes).toEqual([expect.objectContaining({ outcome: 'dismissed', undoable: true })]);
    expect(clearing?.undo()).toBe(true);
    expect((document.querySelector('#n') as HTMLElement).style.display).toBe('');
    expect((document.querySelector('#n') as HTMLElement).style.opacity).toBe('');
  });

  it('that its page keeps from sight all the same is not told to be back', async () => {
    let isKept = false;
    const layout: Layout = {
      ...plainLayout,
      isShown: (element) => plainLayout.isShown(element) && !(isKept && element.id === 'n'),
    };
    const { outcomes } = await clear(
      `${STORY}<div id="n" style="position:fixed">${TEXT} <button data-hides="#n">Close</button></div>`,
      'reject',
      {},
      layout,
    );
    expect(outcomes).toEqual([expect.objectContaining({ undoable: true })]);
    isKept = true;
    expect(clearing?.undo()).toBe(false);
  });

  it('whose control does nothing is hidden, and undo shows it', async () => {
    const { pressed, outcomes } = await clear(
      `${STORY}<div id="n" style="position:fixed">${TEXT} <button>Close</button></div>`,
    );
    expect(pressed).toEqual(['Close']);
    expect(outcomes).toEqual([expect.objectContaining({ outcome: 'hidden', stage: 'hide', undoable: true })]);
    expect((document.querySelector('#n') as HTMLElement).style.display).toBe('none');
    clearing?.undo();
    expect(document.querySelector('#n')?.getAttribute('style')?.replace(/\s|;$/g, '')).toBe('position:fixed');
  });
});

const BANNER = (buttons: string) =>
  `${STORY}<div id="b" style="position:fixed">We use cookies to measure traffic. ${buttons}</div>`;

describe('a banner', () => {
  it('is refused where it can be, after the engine had its turn', async () => {
    const { pressed, outcomes } = await clear(
      BANNER('<button data-closes="#b">Accept all</button><button data-closes="#b">Reject all</button>'),
    );
    expect(pressed).toEqual(['Reject all']);
    expect(outcomes).toEqual([expect.objectContaining({ outcome: 'rejected', pressed: 'Reject all' })]);
  });

  it('that only accepts is hidden, not pressed, and the page scrolls', async () => {
    document.body.className = 'modal-open';
    Object.defineProperty(document.documentElement, 'scrollHeight', { value: 5000, configurable: true });
    document.body.style.overflow = 'hidden';
    const { pressed, outcomes } = await clear(BANNER('<button data-closes="#b">Accept</button>'));
    expect(pressed).toEqual([]);
    expect(outcomes).toEqual([expect.objectContaining({ outcome: 'hidden', pressed: null })]);
    expect(document.body.className).toBe('');
    expect(document.body.style.overflow).toBe('visible');
    clearing?.undo();
    expect(document.body.className).toBe('modal-open');
    expect(document.body.style.overflow).toBe('hidden');
  });

  it('is left to the engine where that is done with it', async () => {
    const { pressed, outcomes } = await clear(
      BANNER('<button>Accept all</button><button>Reject all</button>'),
      'reject',
      {
        get state() {
          document.querySelector('#b')?.remove();
          return 'done' as const;
        },
        result: { name: 'some-tool', succeeded: true, hides: false },
      },
    );
    expect(pressed).toEqual([]);
    expect(outcomes).toEqual([
      expect.objectContaining({ outcome: 'rejected', stage: 'knownTool', tool: 'some-tool' }),
    ]);
  });

  it('that comes again and again is dealt with a few times and then left', async () => {
    document.body.innerHTML = '';
    const again = new MutationObserver(() => {
      if (!document.querySelector('#b'))
        document.body.insertAdjacentHTML(
          'beforeend',
          BANNER('<button data-closes="#b">Reject all</button><button>Accept all</button>'),
        );
    });
    again.observe(document.body, { childList: true });
    const { pressed, outcomes, corrected } = await clear(
      BANNER('<button data-closes="#b">Reject all</button><button>Accept all</button>'),
    );
    again.disconnect();
    // Refused once, it is found again at the proof, and then hidden: what was told first is taken back.
    expect(pressed).toEqual(['Reject all']);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['rejected', 'hidden']);
    expect(corrected).toEqual([null, outcomes[0]]);
    expect((document.querySelector('#b') as HTMLElement).style.display).toBe('none');
  });

  it('that is put back even when it is hidden goes by a rule of style, and undo takes that back', async () => {
    let times = 0;
    const markup = BANNER('<button>Accept</button>').slice(STORY.length);
    const again = new MutationObserver(() => {
      const root = document.querySelector('#b') as HTMLElement;
      if (root.style.display === 'none' && times < 50) {
        times += 1;
        root.outerHTML = markup;
      }
    });
    again.observe(document.body, { subtree: true, attributes: true });
    const { outcomes } = await clear(BANNER('<button>Accept</button>'));
    again.disconnect();
    expect(times).toBe(1);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['hidden', 'failed']);
    clearing?.undo();
    expect(document.querySelector('head style')).toBeNull();
  });
});

describe('what is left', () => {
  it('a pay-or-accept wall, and it is told', async () => {
    const { pressed, outcomes } = await clear(
      BANNER('<button>Accept all</button><button>Reject all and subscribe for £2.99</button>'),
    );
    expect(pressed).toEqual([]);
    expect(outcomes).toEqual([expect.objectContaining({ outcome: 'leftPayOrAccept' })]);
    expect(document.querySelector('#b')?.getAttribute('style')).not.toMatch(/opacity|display/);
  });

  it.each([
    [
      'an age gate',
      '<div role="dialog">Are you of legal drinking age? We use cookies.<button>Yes</button><button>No</button></div>',
    ],
    [
      'a form',
      '<div role="dialog">We use cookies. <input type="email"><button>Reject</button><button>Accept</button></div>',
    ],
    [
      'an invitation',
      '<div role="dialog">3 meeting requests <button>Accept all</button><button>Decline all</button></div>',
    ],
  ])('%s', async (_, html) => {
    const { pressed, outcomes } = await clear(STORY + html);
    expect(pressed).toEqual([]);
    expect(outcomes).toEqual([]);
    expect(document.querySelector('[role=dialog]')?.getAttribute('style')).toBeNull();
  });

  it('every banner but a notice, where the reader wants only notices dismissed', async () => {
    const { pressed, outcomes } = await clear(
      BANNER('<button>Accept all</button><button>Reject all</button>'),
      'dismiss',
    );
    expect(pressed).toEqual([]);
    expect(outcomes).toEqual([]);
    expect(document.querySelector('#b')?.getAttribute('style')).not.toMatch(/opacity|display/);
  });

  it('everything, where the worker is gone', async () => {
    document.body.innerHTML = `${STORY}<div id="n" style="position:fixed">${TEXT} <button>Close</button></div>`;
    const report = vi.fn();
    clearing = clearBanners({
      doc: document,
      isTop: true,
      tool: () => null,
      report,
      judge: () => Promise.reject(new Error('gone')),
      layout: plainLayout,
    });
    clearing.setMode('reject');
    await vi.advanceTimersByTimeAsync(3000);
    expect(report).not.toHaveBeenCalled();
    expect(document.querySelector('#n')?.getAttribute('style')).not.toMatch(/opacity|display/);
  });
});

describe('bad pages', () => {
  it('a button that throws counts by what came of it, and the banner is hidden', async () => {
    document.addEventListener(
      'click',
      (event) => {
        if ((event.target as HTMLElement).id === 'throws') throw new Error('broken');
      },
      { capture: true, once: true },
    );
    const { outcomes } = await clear(
      BANNER('<button>Accept</button> <button id="throws">Reject all</button>'),
    );
    expect(outcomes).toEqual([expect.objectContaining({ outcome: 'hidden', undoable: true })]);
  });

  it('among five hundred dialogs the banner is found, and no other is pressed', async () => {
    const other = '<div role="dialog" style="position:fixed">Rate this story <button>Good</button></div>';
    const { pressed } = await clear(
      `${BANNER('<button>Accept</button> <button data-closes="#b">Reject all</button>')}${other.repeat(500)}`,
    );
    expect(pressed).toEqual(['Reject all']);
  });

  it('a banner inside a form is refused, and the form is not sent', async () => {
    const sent = vi.fn((event: Event) => event.preventDefault());
    document.addEventListener('submit', sent);
    const { pressed } = await clear(
      `<form>${BANNER('<button type="button">Accept</button> <button type="button" data-closes="#b">Reject all</button>')}</form>`,
    );
    document.removeEventListener('submit', sent);
    expect(pressed).toEqual(['Reject all']);
    expect(sent).not.toHaveBeenCalled();
  });
});
