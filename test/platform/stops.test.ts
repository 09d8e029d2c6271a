import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isStopped, notePress, readStops, tryAgain } from '../../utils/platform/stops';

const page = (isPrivate = false) => ({
  tabId: 3,
  url: 'https://loop.example/a?b#c',
  site: 'loop.example',
  isPrivate,
});

let startMs = 0;

async function loop(isPrivate = false): Promise<boolean[]> {
  const told: boolean[] = [];
  for (let load = 0; load < 3; load += 1) {
    startMs += 1;
    // Told twice of one pressing.
    const first = await notePress(page(isPrivate), ['label:no']);
    told.push((await notePress(page(isPrivate), ['label:no'])) || first);
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
