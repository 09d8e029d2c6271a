/** A part of `npm run bench -- consent`, in both browsers: every stage, and the pages that are nearest to a banner. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure, type Row, summarise } from '../bench/consent/measure.ts';
import { ALL_PAGES, benchSite } from '../bench/consent/site.ts';
import type { BrowserName } from '../tools/browsers.ts';
import { driveExtension, type Extension } from '../tools/extension.ts';
import { serve, type TestServer } from '../tools/serve.ts';
import type { Session } from '../tools/session.ts';
import { startBrowser } from '../tools/start.ts';

const NAMES = (process.env.TEST_BROWSERS ?? 'chromium,firefox').split(',') as BrowserName[];
const IDS = [
  'vanilla3-locked-it',
  'vanilla2-settings-de',
  'osano-info',
  'tarteaucitron-settings-it',
  'bootstrap-alert',
  'cookies-eu-banner-fr',
  'govuk-in-flow',
  'frame-of-another-origin',
  'unknown-settings-switches',
  'unknown-thanks',
  'unknown-accept-only-locked',
  'unknown-notice-mark',
  'unknown-disagree',
  'unknown-nested-shadow',
  'unknown-after-scroll',
  'unknown-after-route-de',
  'unknown-ar',
  'unknown-third-choice-fr',
  'unknown-wall-en',
  'pay-or-agree',
  'trap-age',
  'trap-terms',
  'trap-data-request',
  'trap-invitation',
  'trap-recipe',
  'trap-policy',
  'trap-asked-for',
  'trap-third-party',
];
const PAGES = ALL_PAGES.filter(({ id }) => IDS.includes(id));

it('knows every page it names', () => expect(PAGES).toHaveLength(IDS.length));

describe.each(NAMES)('Real consent tools, in %s', (name) => {
  let server: TestServer | undefined;
  let session: Session | undefined;
  let extension: Extension | undefined;
  const rows: Row[] = [];
  beforeAll(async () => {
    server = await serve(benchSite());
    session = await startBrowser(name, { port: server.port });
    extension = await driveExtension(session);
  });
  afterAll(async () => {
    await session?.close();
    await server?.close();
  });

  it.each(PAGES.map((page) => [page.id, page] as const))('%s', async (_, page) => {
    if (!session || !extension) throw new Error('the browser did not start');
    const row = await measure(session, extension, page);
    rows.push(row);
    expect(row.scrolls).toBe(true);
    expect(row.state).not.toMatch(/accepted|partial|paid/);
    expect(row.back).toBe(false);
    if (page.kind === 'trap')
      expect({ gone: row.gone, presses: row.presses }).toEqual({ gone: false, presses: [] });
    else expect(row.gone).toBe(page.kind !== 'pay');
    if (page.kind === 'reject' || page.kind === 'settings') expect(row.state).toBe('rejected');
  });

  it('none of them was agreed to, and nothing else was touched', () => {
    const { accepted, touched, notScrolling, wallsLeft, walls } = summarise(rows);
    expect({ accepted, touched, notScrolling, wallsLeft }).toEqual({
      accepted: 0,
      touched: 0,
      notScrolling: [],
      wallsLeft: walls,
    });
  });
});
