import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchListing } from '../../utils/listing/watch';

/** Observers that observe, by their kind; happy-dom lays nothing out, so they see nothing by themselves. */
const observing = new Map<object, string>();
const observed = new Set<unknown>();
const changed: (() => void)[] = [];

function count(name: 'MutationObserver' | 'IntersectionObserver' | 'ResizeObserver'): void {
  class Counting {
    constructor(tell: (records: unknown[]) => void) {
      if (name === 'MutationObserver') changed.push(() => observing.has(this) && tell([]));
    }
    observe(target: unknown) {
      observing.set(this, name);
      observed.add(target);
    }
    unobserve(target: unknown) {
      observed.delete(target);
    }
    disconnect() {
      observing.delete(this);
    }
  }
  vi.stubGlobal(name, Counting);
}

const story = (at: number) =>
  `<li><a href="https://news-${at}.example/">The harbour wall, part ${at} of the story</a></li>`;
const linkTo = (at: number) => document.querySelector(`a[href="https://news-${at}.example/"]`);
const kinds = () => [...observing.values()].sort();
const ALL = ['IntersectionObserver', 'MutationObserver', 'ResizeObserver'];

describe('a listing that nobody touches', () => {
  let end = () => {};
  beforeEach(async () => {
    vi.useFakeTimers();
    observing.clear();
    observed.clear();
    changed.length = 0;
    for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver'] as const) count(name);
    document.body.innerHTML = `<ol>${Array.from({ length: 10 }, (_, at) => story(at)).join('')}</ol>`;
    end = watchListing(document, { isListing: async () => true, ask: async () => [], words: String });
    await vi.advanceTimersByTimeAsync(100);
  });
  afterEach(() => {
    end();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('is observed by nothing after a while, and no timer is left', async () => {
    expect(kinds()).toEqual(ALL);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(kinds()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is observed for as long as it changes', async () => {
    for (let i = 0; i < 5; i += 1) {
      await vi.advanceTimersByTimeAsync(10_000);
      for (const tell of changed) tell();
    }
    expect(kinds()).toEqual(ALL);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(kinds()).toEqual([]);
  });

  it.each(['scroll', 'pointermove', 'keydown', 'resize'])(
    'is read and observed again at the next %s, with what has come meanwhile',
    async (type) => {
      await vi.advanceTimersByTimeAsync(20_000);
      document.querySelector('ol')?.insertAdjacentHTML('beforeend', story(10));
      expect(observed.has(linkTo(10))).toBe(false);
      window.dispatchEvent(new Event(type));
      await vi.advanceTimersByTimeAsync(500);
      expect(kinds()).toEqual(ALL);
      expect(observed.has(linkTo(10))).toBe(true);
    },
  );

  it('rests again after the reader went, but not where the page changes by itself', async () => {
    await vi.advanceTimersByTimeAsync(20_000);
    window.dispatchEvent(new Event('scroll'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(kinds()).toEqual([]);
    document.querySelector('ol')?.insertAdjacentHTML('afterbegin', story(11));
    window.dispatchEvent(new Event('scroll'));
    await vi.advanceTimersByTimeAsync(40_000);
    expect(kinds()).toEqual(ALL);
  });

  it('stays as it is when it is ended at rest', async () => {
    await vi.advanceTimersByTimeAsync(20_000);
    end();
    window.dispatchEvent(new Event('scroll'));
    await vi.advanceTimersByTimeAsync(500);
    expect(kinds()).toEqual([]);
  });
});
