/** A ledger that is kept until the browser is closed. Firefox forgets on closing what extensions a test installed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manyRecords } from '../ledger/many.ts';
import { driveExtension, type Extension } from '../tools/extension.ts';
import { type Session, until } from '../tools/session.ts';
import { startBrowser } from '../tools/start.ts';

let profile = '';
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'headwater-kept-'));
});
afterAll(() => rm(profile, { recursive: true, force: true, maxRetries: 3 }));

/** Starts the browser on the same profile, does something, and closes it. */
async function whileOpen(work: (extension: Extension, session: Session) => Promise<void>): Promise<void> {
  const session = await startBrowser('chromium', { port: null, profile });
  try {
    await work(await driveExtension(session), session);
  } finally {
    await session.close();
  }
}

it('is there when Chromium starts anew, and gone where the reader wants it for a session', async () => {
  await whileOpen(async (extension) => {
    await extension.ask('ledger/restore', { records: manyRecords(0, 5) });
  });
  await whileOpen(async (extension, session) => {
    expect(await extension.ledger()).toHaveLength(5);
    await session.tellStart?.();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await extension.ledger()).toHaveLength(5);
    await extension.configure({ retention: 'session' });
    expect(await extension.ledger()).toHaveLength(5);
    await session.tellStart?.();
    await until(async () => (await extension.ledger()).length === 0, 'the ledger to be empty', 5_000);
  });
});
