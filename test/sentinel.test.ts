import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import sentinel from '../entrypoints/sentinel';

const send = vi.fn(async (_message: unknown) => {});
const told = () => send.mock.calls.map(([message]) => message);
const ARTICLE = { kind: 'page/suspects', payload: { consent: false, article: true } };

function set(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

describe('the sentinel', () => {
  beforeEach(() => {
    send.mockReset();
    send.mockResolvedValue(undefined);
    set(globalThis, 'browser', { runtime: { id: 'headwater', sendMessage: send } });
    set(document, 'contentType', 'text/html');
    set(document, 'prerendering', false);
    document.head.innerHTML = '<meta property="og:type" content="article">';
    document.body.innerHTML = `<article><h1>A title</h1>${'<p>A sentence of some length that stands in a paragraph of a text. It goes on.</p>'.repeat(12)}</article>`;
  });
  afterEach(() => {
    document.head.innerHTML = '';
    document.body.innerHTML = '';
  });

  // The first, since what the others started still hears of routes.
  it('looks at a new route to the end although the load before it has settled meanwhile', async () => {
    vi.useFakeTimers();
    const text = document.body.innerHTML;
    document.head.innerHTML = '';
    document.body.innerHTML = '<p>Menu</p>';
    sentinel.main();
    await vi.advanceTimersByTimeAsync(14_000);
    history.pushState({}, '', '/the-next-story');
    window.dispatchEvent(new Event('popstate'));
    await vi.advanceTimersByTimeAsync(1500);
    expect(told()).toEqual([]);
    document.body.innerHTML = text;
    await vi.advanceTimersByTimeAsync(1500);
    vi.useRealTimers();
    expect(told()).toEqual([ARTICLE]);
  });

  it('tells of the route at which a reader stays, and of none that was passed by', async () => {
    vi.useFakeTimers();
    sentinel.main();
    expect(told()).toEqual([ARTICLE]);
    for (const path of ['/one', '/two', '/three']) {
      history.pushState({}, '', path);
      window.dispatchEvent(new Event('popstate'));
      document.body.append(document.createElement('p'));
      await vi.advanceTimersByTimeAsync(200);
    }
    const left = () => told().filter((message) => (message as { kind: string }).kind === 'page/left');
    expect(told()).toEqual([ARTICLE, ...left()]);
    expect(left().length).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    expect(told().at(-1)).toEqual(ARTICLE);
  });

  it('tells the worker of an article, once', () => {
    sentinel.main();
    expect(told()).toEqual([ARTICLE]);
  });

  it('tells it twice more when the worker was stopped before it answered, the last time after a while', async () => {
    send.mockRejectedValue(new Error('The message port closed before a response was received.'));
    sentinel.main();
    await vi.waitFor(() => expect(told()).toEqual([ARTICLE, ARTICLE]));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told()).toHaveLength(2);
    await vi.waitFor(() => expect(told()).toHaveLength(3), 3000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told()).toHaveLength(3);
  });

  it('does nothing in documents that are no pages', () => {
    for (const type of ['application/xml', 'image/svg+xml', 'application/json', 'image/png']) {
      set(document, 'contentType', type);
      sentinel.main();
    }
    expect(told()).toEqual([]);
  });

  it('waits while a page is made ready unseen, and begins when it is shown', () => {
    set(document, 'prerendering', true);
    sentinel.main();
    expect(told()).toEqual([]);
    set(document, 'prerendering', false);
    document.dispatchEvent(new Event('prerenderingchange'));
    expect(told()).toEqual([ARTICLE]);
  });

  it('is silent when the extension is gone from under it', () => {
    set(globalThis, 'browser', { runtime: { sendMessage: send } });
    expect(() => sentinel.main()).not.toThrow();
    set(globalThis, 'browser', {
      runtime: {
        id: 'headwater',
        sendMessage: () => {
          throw new Error('Extension context invalidated.');
        },
      },
    });
    expect(() => sentinel.main()).not.toThrow();
    set(globalThis, 'browser', undefined);
    expect(() => sentinel.main()).not.toThrow();
    expect(told()).toEqual([]);
  });

  it('never throws into a page that has bent the platform', () => {
    vi.spyOn(document, 'addEventListener').mockImplementation(() => {
      throw new TypeError('bent');
    });
    vi.spyOn(document, 'querySelector').mockImplementation(() => {
      throw new TypeError('bent');
    });
    expect(() => sentinel.main()).not.toThrow();
    vi.restoreAllMocks();
  });
});
