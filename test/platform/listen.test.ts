import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Handlers, listen } from '../../utils/platform/listen';

type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => unknown;

const PAGE = {
  id: 'test-extension-id',
  url: 'https://news.example/a',
  frameId: 0,
  tab: { id: 3, incognito: false },
};

function door() {
  const calls: unknown[][] = [];
  let listener: Listener | undefined;
  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((added) => {
    listener = added as Listener;
  });
  const handlers = new Proxy({} as Handlers, {
    get: (_, kind) => async (payload: unknown, sender: unknown) => {
      calls.push([kind, payload, sender]);
      if (kind === 'page/left') throw new RangeError('tab is gone');
      return 'done';
    },
  });
  listen(handlers);
  const ask = (message: unknown, sender: unknown) =>
    new Promise<unknown>((resolve) => {
      if (listener?.(message, sender, resolve) !== true) resolve('not heard');
    });
  return { ask, calls };
}

describe("the worker's door", () => {
  beforeEach(() => {
    vi.restoreAllMocks();
    vi.spyOn(fakeBrowser.runtime, 'id', 'get').mockReturnValue(PAGE.id);
  });

  it('takes tab, address and privacy from the browser, not from the message', async () => {
    const { ask, calls } = door();
    const payload = { consent: true, article: false, tabId: 99, url: 'https://forged.example/' };
    const sender = { ...PAGE, tab: { id: 3, incognito: true } };
    expect(await ask({ kind: 'page/suspects', payload, tabId: 99 }, sender)).toEqual({
      ok: true,
      value: 'done',
    });
    expect(calls).toEqual([
      [
        'page/suspects',
        { consent: true, article: false },
        { kind: 'page', tabId: 3, frameId: 0, url: PAGE.url, topUrl: PAGE.url, isPrivate: true },
      ],
    ]);
  });

  it('knows the present address of a page that changed it without loading anew', async () => {
    const { ask, calls } = door();
    const message = { kind: 'page/suspects', payload: { consent: false, article: true } };
    await ask(message, { ...PAGE, tab: { ...PAGE.tab, url: 'https://news.example/b?c' } });
    await ask(message, { ...PAGE, tab: { ...PAGE.tab, url: 'https://other.example/b' } });
    expect(calls.map(([, , sender]) => sender)).toMatchObject([
      { url: 'https://news.example/b?c', topUrl: 'https://news.example/b?c' },
      // The tab has gone elsewhere since; the message is still about the page that sent it.
      { url: PAGE.url, topUrl: PAGE.url },
    ]);
  });

  it('refuses to pages what only our own pages may ask, and the reverse', async () => {
    const { ask, calls } = door();
    expect(await ask({ kind: 'ledger/forgetAll', payload: {} }, PAGE)).toMatchObject({ ok: false });
    const own = { id: PAGE.id, url: fakeBrowser.runtime.getURL('/popup.html' as '/background.js') };
    expect(
      await ask({ kind: 'page/suspects', payload: { consent: true, article: true } }, own),
    ).toMatchObject({ ok: false });
    expect(await ask({ kind: 'ledger/forgetAll', payload: {} }, own)).toMatchObject({ ok: true });
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['another extension', { kind: 'page/left', payload: {} }, { ...PAGE, id: 'other' }],
    ['no tab', { kind: 'page/left', payload: {} }, { ...PAGE, tab: undefined }],
    ['a name on the prototype', { kind: 'constructor', payload: {} }, PAGE],
    ['a bare string', 'page/left', PAGE],
    ['null', null, PAGE],
  ])('does not hear %s', async (_, message, sender) => {
    const { ask, calls } = door();
    expect(await ask(message, sender)).toBe('not heard');
    expect(calls).toEqual([]);
  });

  it('refuses a payload that does not fit, and says why', async () => {
    const { ask, calls } = door();
    expect(await ask({ kind: 'page/suspects', payload: { consent: 'yes' } }, PAGE)).toMatchObject({
      ok: false,
      error: expect.stringContaining('page/suspects'),
    });
    expect(calls).toEqual([]);
  });

  it('turns a failure into a refusal that names it', async () => {
    const { ask } = door();
    expect(await ask({ kind: 'page/left', payload: {} }, PAGE)).toEqual({
      ok: false,
      error: 'RangeError: tab is gone',
    });
  });
});
