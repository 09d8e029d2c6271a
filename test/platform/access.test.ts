import { expect, it, vi } from 'vitest';
import { allowFor } from '../../utils/platform/access';
import { browser } from '../../utils/platform/browser';

vi.mock('../../utils/platform/browser', () => ({
  browser: { runtime: { getManifest: vi.fn() }, permissions: { request: vi.fn(async () => true) } },
}));
const named = (optional_permissions?: string[], permissions: string[] = []) =>
  vi.mocked(browser.runtime.getManifest).mockReturnValue({ optional_permissions, permissions } as never);

it('asks for what a choice needs and the browser has', async () => {
  named(['downloads', 'history']);
  expect(await allowFor('dailyBackup')).toBe(true);
  expect(browser.permissions.request).toHaveBeenLastCalledWith({ permissions: ['downloads'] });
});

it('refuses a choice for which this browser has nothing to ask for', async () => {
  vi.mocked(browser.permissions.request).mockClear();
  named();
  expect(await allowFor('followHistory')).toBe(false);
  expect(browser.permissions.request).not.toHaveBeenCalled();
});

it('takes a choice whose permission is there from the start', async () => {
  named([], ['history']);
  expect(await allowFor('followHistory')).toBe(true);
});
