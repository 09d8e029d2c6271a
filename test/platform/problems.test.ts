import { beforeAll, describe, expect, it } from 'vitest';
import { browser } from '../../utils/platform/browser';
import { WorkerError } from '../../utils/platform/messages';
import { problemOf, ReaderError } from '../../utils/platform/problems';

describe('problems', () => {
  // The fake browser has no manifest.
  beforeAll(() => {
    Object.assign(browser.runtime, { getManifest: () => ({ version: '1.2.3' }) });
  });

  it.each([
    [new WorkerError('Could not establish connection. Receiving end does not exist.'), 'error_worker'],
    [new WorkerError('no answer to tab/state'), 'error_worker'],
    [new WorkerError('Extension context invalidated.'), 'error_worker'],
    [new WorkerError('TypeError: x is undefined'), 'error_unexpected'],
    [new WorkerError('Error: No tab with id: 9.'), 'error_pageClosed'],
    [new WorkerError('Error: Invalid tab ID: 9'), 'error_pageClosed'],
    [new WorkerError('LedgerError: ledger full'), 'error_ledgerFull'],
    [new WorkerError('LedgerError: ledger newer'), 'error_ledgerNewer'],
    [new WorkerError('LedgerError: ledger blocked'), 'error_ledgerUnavailable'],
    [new Error('QuotaExceededError: storage.session quota bytes exceeded'), 'error_storage'],
    [new ReaderError('error_readingGone', 'x'), 'error_readingGone'],
    [new TypeError('x'), 'error_unexpected'],
    ['thrown words', 'error_unexpected'],
    [undefined, 'error_unexpected'],
  ])('have words for %s', (error, words) => {
    expect(problemOf(error, 'test').words).toBe(words);
  });

  it('report what was done and what went wrong, with its cause', () => {
    const { report } = problemOf(
      new ReaderError('error_noText', 'outer', { cause: new RangeError('inner') }),
      'read text',
    );
    expect(report).toContain('while: read text');
    expect(report).toContain('ReaderError: outer');
    expect(report).toContain('cause: RangeError: inner');
    expect(report).toMatch(/^Headwater 1\.2\.3\n/);
  });

  it('report no more of an address than its site', () => {
    const { report } = problemOf(
      new Error('at https://a.example/private/path?q=secret#x, then more'),
      'test',
    );
    expect(report).toContain('https://a.example/…');
    expect(report).toContain('then more');
    expect(report).not.toMatch(/private|secret/);
  });

  it('stay short however long a message is', () => {
    expect(problemOf(new Error('x'.repeat(100_000)), 'test').report.length).toBeLessThan(1500);
  });
});
