/** Runs a body of tests in each browser, with the production build installed and the sample pages as the web. */
import { afterAll, beforeAll, describe } from 'vitest';
import type { BrowserName } from '../tools/browsers.ts';
import { driveExtension, type Extension } from '../tools/extension.ts';
import { serve, type TestServer } from '../tools/serve.ts';
import type { Session, SessionOptions } from '../tools/session.ts';
import { sampleSite } from '../tools/sites.ts';
import { startBrowser } from '../tools/start.ts';

export interface Stage {
  session: Session;
  extension: Extension;
  /** Every address that was asked of the server so far, in order. */
  requests: readonly string[];
}

/** `TEST_BROWSERS=firefox` limits a run while something is being worked on. */
const NAMES = (process.env.TEST_BROWSERS ?? 'chromium,firefox').split(',') as BrowserName[];

/**
 * @param site what the web consists of
 * @param tests defines the tests; the stage may be asked for inside of them, not while they are being defined
 */
export function inBrowsers(
  title: string,
  tests: (stage: () => Stage) => void,
  site = sampleSite(),
  options: Pick<SessionOptions, 'given' | 'storageMb'> = {},
): void {
  describe.each(NAMES)(`${title}, in %s`, (name) => {
    let server: TestServer | undefined;
    let session: Session | undefined;
    let stage: Stage | undefined;
    beforeAll(async () => {
      const requests: string[] = [];
      server = await serve((address, ...more) => {
        requests.push(address.href);
        return site(address, ...more);
      });
      session = await startBrowser(name, { port: server.port, ...options });
      stage = { session, extension: await driveExtension(session), requests };
    });
    afterAll(async () => {
      await session?.close();
      await server?.close();
    });
    tests(() => {
      if (!stage) throw new Error('the browser did not start');
      return stage;
    });
  });
}
