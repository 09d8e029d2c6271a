import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { departureTo, noteDeparture } from '../../utils/platform/departures';

const STORY = 'https://www.tidewater-post.example/opinion/a-bridge-too-narrow';
const departure = (change = {}) => ({
  sourceUrl: STORY,
  id: 'https://qoshe.com/a',
  from: 'QOSHE',
  shownWords: 100,
  atMs: 1000,
  isPrivate: false,
  ...change,
});
const at = (url: string, canonical: string | null = null, nowMs = 2000, isPrivate = false) =>
  departureTo({ url, isPrivate }, canonical, nowMs);

describe('departures', () => {
  beforeEach(() => fakeBrowser.reset());

  it('lead to the original, whatever was added to its address', async () => {
    await noteDeparture(departure());
    expect(await at(`${STORY}?utm_source=x#top`)).toMatchObject({ from: 'QOSHE', shownWords: 100 });
    expect(await at('https://www.tidewater-post.example/')).toBeNull();
  });

  it('lead to an address that calls itself the original, on its own site only', async () => {
    await noteDeparture(departure());
    expect(await at('https://m.tidewater-post.example/short', STORY)).not.toBeNull();
    expect(await at('https://tidewater-post.example/short', '/opinion/a-bridge-too-narrow')).toBeNull();
    expect(await at('https://evil.example/', STORY)).toBeNull();
    expect(await at('https://evil.example/', 'https://[')).toBeNull();
  });

  it('are forgotten after half an hour, and thirty later ones', async () => {
    await noteDeparture(departure());
    expect(await at(STORY, null, 1000 + 30 * 60_000)).toBeNull();
    for (let number = 0; number < 30; number++)
      await noteDeparture(departure({ sourceUrl: `https://b.example/${number}` }));
    expect(await at(STORY)).toBeNull();
    expect(await at('https://b.example/0')).not.toBeNull();
  });

  it('of private windows are told in private windows only', async () => {
    await noteDeparture(departure({ isPrivate: true }));
    expect(await at(STORY)).toBeNull();
    await noteDeparture(departure({ from: 'MSN' }));
    expect(await at(STORY)).toMatchObject({ from: 'MSN' });
    expect(await at(STORY, null, 2000, true)).toMatchObject({ from: 'QOSHE' });
  });

  it('that are damaged count as none', async () => {
    await fakeBrowser.storage.session.set({ departures: [{ sourceUrl: 7 }] });
    expect(await at(STORY)).toBeNull();
    await noteDeparture(departure());
    expect(await at(STORY)).not.toBeNull();
  });
});
