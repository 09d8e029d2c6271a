import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Shelf } from '../../utils/ledger/shelf';
import { backUpDaily, lastCopy } from '../../utils/platform/backup';
import { changeSettings } from '../../utils/platform/settings';
import { record } from '../ledger/make';

const HOUR_MS = 3_600_000;
const NOW_MS = 2000 * 24 * HOUR_MS;

let stored = [record({ id: 'https://a.example/1' })];
const shelf = {
  async *records() {
    if (stored.length > 0) yield stored;
  },
} as unknown as Shelf;
const download = vi.fn(async (_how: { filename: string }) => 7);
let end = { state: 'complete' } as { state: string; error?: string };

describe('the daily copy', () => {
  beforeEach(async () => {
    fakeBrowser.reset();
    download.mockClear();
    stored = [record({ id: 'https://a.example/1' })];
    end = { state: 'complete' };
    Object.assign(fakeBrowser, {
      offscreen: { closeDocument: async () => {} },
      downloads: {
        download,
        search: async () => [end],
        onChanged: { addListener: () => {}, removeListener: () => {} },
      },
    });
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: () => 'blob:copy', revokeObjectURL: () => {} }),
    );
    await changeSettings({ dailyBackup: true });
  });

  it('is made when it is wanted, once a day', async () => {
    await changeSettings({ dailyBackup: false });
    await backUpDaily(shelf, NOW_MS);
    expect(download).not.toHaveBeenCalled();
    await changeSettings({ dailyBackup: true });
    await Promise.all([backUpDaily(shelf, NOW_MS), backUpDaily(shelf, NOW_MS)]);
    expect(download.mock.calls.map(([{ filename }]) => filename)).toEqual([
      'Headwater/headwater-1975-06-24.jsonl',
    ]);
    expect(await lastCopy()).toMatchObject({ savedMs: NOW_MS, hasFailed: false });
    await backUpDaily(shelf, NOW_MS + 23 * HOUR_MS);
    expect(download).toHaveBeenCalledTimes(1);
    await backUpDaily(shelf, NOW_MS + 25 * HOUR_MS);
    expect(download).toHaveBeenCalledTimes(2);
  });

  it('that the disk does not take is told of, and tried again after an hour', async () => {
    const quiet = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await backUpDaily(shelf, NOW_MS);
    end = { state: 'interrupted', error: 'FILE_NO_SPACE' };
    await backUpDaily(shelf, NOW_MS + 25 * HOUR_MS);
    expect(String(quiet.mock.calls)).toContain('FILE_NO_SPACE');
    expect(await lastCopy()).toMatchObject({ savedMs: NOW_MS, hasFailed: true });
    await backUpDaily(shelf, NOW_MS + 25.5 * HOUR_MS);
    expect(download).toHaveBeenCalledTimes(2);
    end = { state: 'complete' };
    await backUpDaily(shelf, NOW_MS + 26.1 * HOUR_MS);
    expect(await lastCopy()).toMatchObject({ savedMs: NOW_MS + 26.1 * HOUR_MS, hasFailed: false });
  });

  it('of an empty ledger is none, and does not keep the next one waiting', async () => {
    stored = [];
    await backUpDaily(shelf, NOW_MS);
    expect(download).not.toHaveBeenCalled();
    expect(await lastCopy()).toBeNull();
    stored = [record({ id: 'https://a.example/1' })];
    await backUpDaily(shelf, NOW_MS + 1);
    expect(download).toHaveBeenCalledTimes(1);
  });
});
