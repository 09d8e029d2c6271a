import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  isStopped,
  noteAnswer,
  noteMeeting,
  noteMistake,
  readStops,
  tryAgain,
} from '../../utils/platform/stops';

const page = (isPrivate = false) => ({
  tabId: 3,
  url: 'https://loop.example/a?b#c',
  site: 'loop.example',
  isPrivate,
});

let startMs = 0;

/** Three loads at each of which a banner is met, and refused unless the guard says to stop. */
async function loop(isPrivate = false): Promise<boolean[]> {
  const told: boolean[] = [];
  for (let load = 0; load < 3; load += 1) {
    startMs += 1;
    const stop = await noteMeeting(page(isPrivate), ['label:no']);
    // Told twice of one pressing.
    if (!stop) await Promise.all([1, 2].map(() => noteAnswer(page(isPrivate), ['label:no'])));
    told.push(stop);
  }
  return told;
}

describe('what the loop guard remembers', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    Object.assign(fakeBrowser.scripting, { executeScript: async () => [{ result: startMs }] });
  });

  it('is the site, from the third load on, until it is told to try again', async () => {
    expect(await loop()).toEqual([false, false, true]);
    expect(await isStopped('loop.example')).toBe(true);
    expect(await readStops()).toMatchObject([{ site: 'loop.example', what: 'no' }]);
    await tryAgain('loop.example');
    expect(await isStopped('loop.example')).toBe(false);
  });

  it('is gone with the session when it was in a private window', async () => {
    await loop(true);
    expect(await isStopped('loop.example')).toBe(true);
    expect(await readStops()).toEqual([]);
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('loop.example');
  });

  it('is nothing of a banner that was closed and not refused, nor of a refusal that proved to be none', async () => {
    for (let load = 0; load < 6; load += 1) {
      startMs += 1;
      expect(await noteMeeting(page(), ['label:close'])).toBe(false);
      await noteAnswer(page(), ['label:no']);
      await noteMistake(page(), ['label:no']);
      expect(await noteMeeting(page(), ['label:no'])).toBe(false);
    }
    expect(await isStopped('loop.example')).toBe(false);
  });

  it('counts a load that a press has caused by the document that was left', async () => {
    for (const told of [false, false, true]) {
      expect(await noteMeeting(page(), ['label:close'])).toBe(told);
      // By the time it is told, the tab may show the next document.
      const left = startMs;
      startMs += 1;
      if (!told) await noteAnswer(page(), ['label:close'], left);
    }
  });

  it('is nothing when the tab has moved on meanwhile', async () => {
    Object.assign(fakeBrowser.scripting, { executeScript: () => Promise.reject(new Error('No tab')) });
    expect(await loop()).toEqual([false, false, false]);
  });

  it('outlives a damaged store', async () => {
    await fakeBrowser.storage.local.set({ stops: [7, { site: 'x' }, null] });
    expect(await readStops()).toEqual([]);
    await loop();
    expect(await readStops()).toHaveLength(1);
  });
});
