import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  changeReport,
  forgetTab,
  keepReading,
  readingOf,
  reportOf,
  watchReport,
} from '../../utils/platform/session';
import { finding, report } from '../ledger/make';

const reading = { finding: finding(), html: '<p>Text</p>', pageUrl: 'https://qoshe.com/a' };

describe('session reports', () => {
  beforeEach(() => fakeBrowser.reset());

  it('lose nothing when two frames report at once', async () => {
    await changeReport(1, () => report({ article: null }));
    await Promise.all([
      changeReport(1, (known) => known && { ...known, article: finding() }),
      changeReport(1, (known) => known && { ...known, consentUndone: true }),
    ]);
    expect(await reportOf(1)).toMatchObject({
      consentUndone: true,
      article: { title: 'A bridge too narrow' },
    });
  });

  it('are heard of by whoever watches that tab, until he stops', async () => {
    const heard = vi.fn();
    const stop = watchReport(1, heard);
    await changeReport(1, () => report({ overruled: 'complete' }));
    await changeReport(2, () => report());
    await fakeBrowser.storage.session.set({ 'tab:1': { version: 0 } });
    stop();
    await changeReport(1, () => report());
    expect(heard.mock.calls.map(([{ overruled }]) => overruled)).toEqual(['complete']);
  });

  it('go on after a change that failed', async () => {
    await expect(
      changeReport(1, () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await changeReport(1, () => report());
    expect(await reportOf(1)).not.toBeNull();
  });

  it('are gone with the tab, and a damaged one counts as none', async () => {
    await changeReport(1, () => report());
    await forgetTab(1);
    expect(await reportOf(1)).toBeNull();
    await fakeBrowser.storage.session.set({ 'tab:1': { version: 0 } });
    expect(await reportOf(1)).toBeNull();
  });

  it('keep the latest readings and make room for the next', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 14; at += 1) {
      vi.spyOn(Date, 'now').mockReturnValue(at);
      ids.push(await keepReading(reading));
    }
    vi.restoreAllMocks();
    expect(await readingOf(ids[13] ?? '')).toEqual(reading);
    expect(await readingOf(ids[0] ?? '')).toBeNull();
    expect(Object.keys(await fakeBrowser.storage.session.get(null))).toHaveLength(12);
  });

  it('empty the shelf when the session store is full', async () => {
    const old = await keepReading(reading);
    vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValueOnce(new Error('quota'));
    const id = await keepReading(reading);
    expect(await readingOf(id)).toEqual(reading);
    expect(await readingOf(old)).toBeNull();
  });
});
