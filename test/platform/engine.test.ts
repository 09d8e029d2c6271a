import { evalSnippets } from '@duckduckgo/autoconsent';
import rules from '@duckduckgo/autoconsent/rules/compact-rules.json';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const sendMessage = vi.fn(async (..._: unknown[]) => undefined);
const executeScript = vi.fn(async (..._: unknown[]) => [{ result: true }]);
vi.mock('../../utils/platform/browser', () => ({
  browser: {
    runtime: { getURL: (path: string) => `chrome-extension://id${path}` },
    tabs: { sendMessage: (...args: unknown[]) => sendMessage(...args) },
    scripting: { executeScript: (...args: unknown[]) => executeScript(...args) },
  },
}));
vi.stubGlobal('fetch', async () => ({ json: async () => rules }));

const { answerEngine } = await import('../../utils/platform/engine');
let tabId = 1;
const sender = (more = {}) => ({
  tabId,
  frameId: 0,
  url: 'https://news.example/story',
  topUrl: 'https://news.example/story',
  ...more,
});
interface InitAnswer {
  mode: string;
  config: { enabled: boolean; heuristicMode?: string; autoAction?: string };
  rules: { compact?: { r: unknown[] } };
}
const lastAnswer = (): InitAnswer => {
  const [, sent] = sendMessage.mock.lastCall ?? [];
  return (sent as { payload: { message: InitAnswer } }).payload.message;
};

beforeEach(() => {
  tabId += 1;
  sendMessage.mockClear();
  executeScript.mockClear();
});

describe('answerEngine', () => {
  it('answers init with the rules of the page, and never with a heuristic that agrees', async () => {
    await answerEngine({ type: 'init', url: 'https://forged.example/' }, sender(), 'reject');
    expect(sendMessage.mock.lastCall?.[0]).toBe(tabId);
    expect(sendMessage.mock.lastCall?.[2]).toEqual({ frameId: 0 });
    const { config, rules: sent } = lastAnswer();
    expect(config).toMatchObject({ enabled: true, heuristicMode: 'reject', autoAction: 'optOut' });
    expect(sent.compact?.r.length).toBeGreaterThan(100);
    expect(sent.compact?.r.length).toBeLessThan(rules.r.length / 2);
  });

  it('goes by the address that the browser tells, not by the one in the message', async () => {
    const url = 'https://www.heise.de/';
    await answerEngine({ type: 'init', url: 'https://forged.example/' }, sender({ url }), 'reject');
    const here = lastAnswer().rules.compact?.r.length ?? 0;
    await answerEngine({ type: 'init', url }, sender(), 'reject');
    expect(here).toBeGreaterThanOrEqual(lastAnswer().rules.compact?.r.length ?? 0);
  });

  it.each(['dismiss', 'off'] as const)('keeps the engine still in mode %s', async (mode) => {
    await answerEngine({ type: 'init' }, sender(), mode);
    expect(lastAnswer()).toMatchObject({ mode, config: { enabled: false } });
    await answerEngine({ type: 'eval', id: 'a', snippetId: 'EVAL_COOKIEBOT_1' }, sender(), mode);
    expect(executeScript).not.toHaveBeenCalled();
  });

  it("runs the library's own snippets in the page's world of that frame", async () => {
    await answerEngine(
      { type: 'eval', id: 'a', snippetId: 'EVAL_COOKIEBOT_1' },
      sender({ frameId: 7 }),
      'reject',
    );
    expect(executeScript).toHaveBeenCalledWith({
      target: { tabId, frameIds: [7] },
      world: 'MAIN',
      func: evalSnippets.EVAL_COOKIEBOT_1,
    });
    expect(lastAnswer()).toEqual({ type: 'evalResp', id: 'a', result: true });
  });

  it.each([
    ['code', { type: 'eval', id: 'a', code: 'alert(1)' }],
    ['an unknown name', { type: 'eval', id: 'a', snippetId: 'EVAL_MINE' }],
    ['a name of every object', { type: 'eval', id: 'a', snippetId: 'constructor' }],
    ['no identifier', { type: 'eval', snippetId: 'EVAL_COOKIEBOT_1' }],
    ['nothing', null],
    ['a word', 'init'],
    ['another type', { type: 'optIn' }],
  ])('does nothing for %s', async (_, message) => {
    await answerEngine(message, sender(), 'reject');
    expect(executeScript).not.toHaveBeenCalled();
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it('stops on a page that loads again and again', async () => {
    for (let load = 0; load < 4; load += 1) {
      await answerEngine({ type: 'init' }, sender(), 'reject');
      expect(lastAnswer().mode).toBe('reject');
    }
    await answerEngine({ type: 'init' }, sender(), 'reject');
    expect(lastAnswer()).toMatchObject({ mode: 'off', config: { enabled: false } });
  });

  it('survives a frame that is gone', async () => {
    sendMessage.mockRejectedValueOnce(new Error('no receiver'));
    executeScript.mockRejectedValueOnce(new Error('no frame'));
    await expect(
      answerEngine({ type: 'eval', id: 'a', snippetId: 'EVAL_COOKIEBOT_1' }, sender(), 'reject'),
    ).resolves.toBeUndefined();
  });
});
