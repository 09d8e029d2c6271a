import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { veil } from '../../utils/consent/act';
import { judgeLayer } from '../../utils/consent/classify';
import { type Clearing, clearBanners } from '../../utils/consent/clear';
import { drawEarlyVeil } from '../../utils/consent/early';
import type { Tool } from '../../utils/consent/tool';
import type { ConsentOutcome } from '../../utils/report';
import { plainLayout } from './layout';

const STORY = `<main><p>${'The council voted on Tuesday. '.repeat(40)}</p></main>`;
let clearing: Clearing | undefined;

type FakeTool = { -readonly [key in keyof Tool]: Tool[key] };

/** Starts on a page whose first fixed element is veiled early, with an engine that the test moves on. */
function start(html: string, state: Tool['state']) {
  document.body.innerHTML = STORY + html;
  const root = document.querySelector('#b') as HTMLElement;
  const early = drawEarlyVeil(root, 0);
  const tool: FakeTool = {
    state,
    result: null,
    name: 'a tool',
    stop: () => {},
    end: () => {},
    receive: () => {},
  };
  const outcomes: ConsentOutcome[] = [];
  clearing = clearBanners({
    doc: document,
    isTop: true,
    tool: () => tool,
    report: (outcome) => outcomes.push(outcome),
    judge: async (layers) => layers.map(judgeLayer),
    early,
    layout: plainLayout,
  });
  clearing.setMode('reject');
  const become = (next: Tool['state']) => {
    tool.state = next;
    if (next === 'done') tool.result = { name: 'a tool', succeeded: true, hides: false };
    clearing?.toolChanged();
  };
  return { root, become, outcomes };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const styleOf = (root: HTMLElement) => (root.getAttribute('style') ?? '').replace(/\s|;$/g, '');
const FADING = '<div id="b" style="position:fixed">We use cookies.</div>';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  document.documentElement.lang = 'en';
});
afterEach(() => {
  clearing?.undo();
  vi.useRealTimers();
});

describe('what the engine refuses before a layer was judged', () => {
  it('fades unseen until it is gone, and keeps no style of ours', async () => {
    const { root, become, outcomes } = start(FADING, 'busy');
    become('done');
    expect(outcomes).toEqual([expect.objectContaining({ outcome: 'rejected', tool: 'a tool' })]);
    await pass(100);
    expect(root.style.opacity).toBe('0');
    root.hidden = true;
    await pass(200);
    expect(styleOf(root)).toBe('position:fixed');
  });

  it('is shown again after a second where it stays', async () => {
    const { root, become } = start(FADING, 'busy');
    become('done');
    await pass(300);
    expect(root.style.opacity).toBe('0');
    await pass(700);
    expect(styleOf(root)).toBe('position:fixed');
  });

  it('is shown again at once by undo', async () => {
    const { root, become } = start(FADING, 'busy');
    become('done');
    await pass(100);
    clearing?.undo();
    expect(styleOf(root)).toBe('position:fixed');
  });
});

describe('while the engine has its hands on a tool', () => {
  const UNREADABLE = '<div id="b" style="position:fixed">Please wait <button>Go</button></div>';

  it('what says nothing of consent yet stays unseen, and comes to light when the engine fails', async () => {
    const { root, become } = start(UNREADABLE, 'busy');
    await pass(500);
    expect(root.style.opacity).toBe('0');
    become('failed');
    await pass(200);
    expect(styleOf(root)).toBe('position:fixed');
  });

  it('it is unseen for two seconds at most', async () => {
    const { root } = start(UNREADABLE, 'busy');
    await pass(2000);
    expect(styleOf(root)).toBe('position:fixed');
  });

  it('it is shown at once where no engine knows it', async () => {
    const { root } = start(UNREADABLE, 'passed');
    await pass(200);
    expect(styleOf(root)).toBe('position:fixed');
  });
});

describe('a layer that slides in', () => {
  const BANNER =
    '<div id="b" style="position:fixed">We use cookies to measure traffic. <button>Accept</button> <button id="no">Reject all</button></div>';
  const at = (root: HTMLElement, topPx: () => number) => {
    root.getBoundingClientRect = () => new DOMRect(0, topPx(), 400, 200);
  };

  it('stays unseen on its way and is refused when it is there', async () => {
    const { root, outcomes } = start(BANNER, 'passed');
    let topPx = window.innerHeight + 10;
    at(root, () => topPx);
    root.querySelector('#no')?.addEventListener('click', () => root.remove());
    await pass(400);
    expect(root.style.opacity).toBe('0');
    expect(outcomes).toEqual([]);
    topPx = 20;
    await pass(400);
    expect(outcomes).toEqual([expect.objectContaining({ outcome: 'rejected', pressed: 'Reject all' })]);
  });

  it('that stays outside is put aside: nothing in it is pressed, and it keeps no style of ours', async () => {
    const { root, outcomes } = start(BANNER, 'passed');
    at(root, () => window.innerHeight + 10);
    const pressed = vi.fn();
    root.addEventListener('click', pressed);
    await pass(2500);
    expect(pressed).not.toHaveBeenCalled();
    expect(outcomes).toEqual([]);
    expect(styleOf(root)).toBe('position:fixed');
  });
});

describe('the veil', () => {
  it('leaves what the page itself styled meanwhile', () => {
    document.body.innerHTML = FADING;
    const root = document.querySelector('#b') as HTMLElement;
    const back = veil(root);
    root.style.setProperty('opacity', '0.2');
    back();
    expect(styleOf(root)).toBe('position:fixed;opacity:0.2');
  });
});
