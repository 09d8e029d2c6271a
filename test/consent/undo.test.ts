import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { judgeLayer } from '../../utils/consent/classify';
import { type Clearing, clearBanners } from '../../utils/consent/clear';
import type { Tool } from '../../utils/consent/tool';
import { putBack } from '../../utils/consent/undo';
import { plainLayout } from './layout';

const STORY = `<main><p>${'The council voted on Tuesday. '.repeat(40)}</p></main>`;
const TEXT = 'We use cookies to provide some features and experiences in QOSHE';
const TOOL: Tool = { state: 'passed', result: null, name: null, stop() {}, end() {}, receive() {} };

describe('a script that has cleared a page', () => {
  const onEnd = vi.fn();
  let clearing: Clearing;
  const begin = async (html: string, forMs: number) => {
    document.body.innerHTML = STORY + html;
    document.body.addEventListener('click', ({ target }) => {
      const { hides } = (target as HTMLElement).dataset;
      if (hides) (document.querySelector(hides) as HTMLElement).style.display = 'none';
    });
    clearing = clearBanners({
      doc: document,
      isTop: true,
      tool: () => TOOL,
      report: () => {},
      judge: async (layers) => layers.map(judgeLayer),
      onEnd,
      layout: plainLayout,
    });
    clearing.setMode('reject');
    await vi.advanceTimersByTimeAsync(forMs);
  };

  beforeEach(() => {
    onEnd.mockReset();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    document.documentElement.lang = 'en';
  });
  afterEach(() => vi.useRealTimers());

  it('may leave when that is proved, and what it did is put back without it', async () => {
    await begin(
      `<div id="n" style="position:fixed">${TEXT} <button data-hides="#n">Close</button></div>`,
      1000,
    );
    expect(onEnd).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(4000);
    expect(onEnd).toHaveBeenCalled();
    expect(clearing).toMatchObject({ mayLeave: true, isOver: true });
    const banner = document.querySelector('#n') as HTMLElement;
    expect(banner.style.display).toBe('none');

    const kept = clearing.leave();
    expect(vi.getTimerCount()).toBe(0);
    expect(putBack(kept, plainLayout)).toBe(true);
    expect(banner.getAttribute('style')?.replace(/\s|;$/g, '')).toBe('position:fixed');
    // By whom it was left nothing is put back twice.
    expect(clearing.undo()).toBe(false);
  });

  it('stays where it keeps the page able to be scrolled', async () => {
    await begin(`<div id="n" style="position:fixed">${TEXT} <button>Close</button></div>`, 8000);
    expect((document.querySelector('#n') as HTMLElement).style.display).toBe('none');
    expect(clearing).toMatchObject({ mayLeave: false, isOver: true });
    clearing.undo();
    await vi.advanceTimersByTimeAsync(0);
    expect(clearing.mayLeave).toBe(true);
  });

  it('may leave where there was none after a while, and is not done with the page', async () => {
    await begin('', 10_000);
    expect(onEnd).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(onEnd).toHaveBeenCalled();
    expect(clearing).toMatchObject({ mayLeave: true, isOver: false });
    expect(vi.getTimerCount()).toBe(0);
  });
});
