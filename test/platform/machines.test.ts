import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  connectMachines,
  readMachines,
  replicateIfDue,
  serverFromInput,
} from '../../utils/platform/machines';

describe('the address of a server', () => {
  it.each([
    ['https://couch.example', 'https://couch.example'],
    ['couch.example:6984/', 'https://couch.example:6984'],
    [' https://home.example/couch/ ', 'https://home.example/couch'],
    ['http://localhost:5984', 'http://localhost:5984'],
    ['http://127.0.0.1:5984/', 'http://127.0.0.1:5984'],
    ['http://[::1]:5984', 'http://[::1]:5984'],
  ])('%s is taken', (typed, url) => {
    expect(serverFromInput(typed)).toBe(url);
  });

  it.each([
    '',
    'http://couch.example',
    'http://localhost.evil.example',
    'https://reader:secret@couch.example',
    'https://couch.example/?a=b',
    'javascript:alert(1)',
    'ftp://couch.example',
    'file:///etc/passwd',
  ])('"%s" is refused', (typed) => {
    expect(serverFromInput(typed)).toBeNull();
  });
});

describe('sharing the ledger', () => {
  const form = { url: 'https://couch.example', database: 'headwater', user: 'ada', password: 'secret' };
  const request = vi.fn(async () => true);
  beforeEach(() => {
    fakeBrowser.reset();
    request.mockReset();
    Object.assign(fakeBrowser, { permissions: { request, contains: async () => false } });
  });

  it('asks for that one server alone, and connects nothing without it', async () => {
    request.mockResolvedValue(false);
    await expect(connectMachines(form)).rejects.toMatchObject({ words: 'machines_permission' });
    expect(request).toHaveBeenCalledExactlyOnceWith({ origins: ['https://couch.example/*'] });
    expect(await readMachines()).toBeNull();
  });

  it('asks for nothing where the address or the name cannot be right', async () => {
    await expect(connectMachines({ ...form, url: 'http://couch.example' })).rejects.toMatchObject({
      words: 'machines_address',
    });
    await expect(connectMachines({ ...form, database: '_users' })).rejects.toMatchObject({
      words: 'machines_databaseName',
    });
    expect(request).not.toHaveBeenCalled();
  });

  it('does nothing of itself while no server is connected', async () => {
    expect(await replicateIfDue(0, 1)).toBeNull();
  });
});
