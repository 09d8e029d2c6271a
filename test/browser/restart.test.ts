/** A ledger that is kept until the browser is closed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { manyRecords } from '../ledger/many.ts';
import { driveAgain, driveExtension, type Extension } from '../tools/extension.ts';
import { type Session, until } from '../tools/session.ts';
import { startBrowser } from '../tools/start.ts';

let profile = '';
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'headwater-kept-'));
});
afterEach(() => rm(profile, { recursive: true, force: true, maxRetries: 3 }));

/** Starts the browser on the same profile, does something, and closes it. */
async function whileOpen(
  browser: Session['browser'],
  isFirst: boolean,
  work: (extension: Extension) => Promise<void>,
): Promise<void> {
  const session = await startBrowser(browser, { port: null, profile });
  try {
    const isNew = isFirst || session.tellStart !== null;
    const extension = await (isNew ? driveExtension : driveAgain)(session);
    // Firefox knows the extension again, and tells it of the start by itself.
    await session.tellStart?.();
    await work(extension);
  } finally {
    await session.close();
  }
}

it.each(['chromium', 'firefox'] as const)(
  'is there when %s starts anew, and gone where the reader wants it for a session',
  async (browser) => {
    await whileOpen(browser, true, async (extension) => {
      await extension.ask('ledger/restore', { records: manyRecords(0, 5) });
    });
    await whileOpen(browser, false, async (extension) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await extension.ledger()).toHaveLength(5);
      await extension.configure({ retention: 'session' });
      expect(await extension.ledger()).toHaveLength(5);
      // A driver closes the browser before it has written down what was set a moment ago.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    });
    await whileOpen(browser, false, async (extension) => {
      await until(async () => (await extension.ledger()).length === 0, 'the ledger to be empty', 5_000);
    });
  },
);
