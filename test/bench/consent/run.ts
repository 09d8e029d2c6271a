/**
 * `npm run bench -- consent`: the built extension over banners of real consent tools, and over pages that must be left
 * alone; next to it, in the same run, the reference add-on of the library it stands on.
 *
 * `--only ID,ID` (or how several begin: `--only unknown,trap`) · `--browser chromium|firefox` · `--no-peer` · `--json FILE` ·
 * `--report FILE` puts the tables into its section "Consent" · `--from FILE,FILE` measures nothing, but tells of what
 * `--json` kept of earlier runs
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../tools/browsers.ts';
import { ROOT } from '../../tools/built.ts';
import { startChromium } from '../../tools/chromium.ts';
import { driveExtension } from '../../tools/extension.ts';
import { serve } from '../../tools/serve.ts';
import type { Session } from '../../tools/session.ts';
import { startBrowser } from '../../tools/start.ts';
import { measure, type Row, summarise } from './measure.ts';
import { tablesOf, withSection } from './report.ts';
import { ALL_PAGES, benchSite } from './site.ts';

const PEER = join(ROOT, 'node_modules/@duckduckgo/autoconsent/dist/addon-mv3');

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    browser: { type: 'string' },
    json: { type: 'string' },
    report: { type: 'string' },
    from: { type: 'string' },
    'no-peer': { type: 'boolean', default: false },
  },
});
const wanted = values.only?.split(',') ?? [''];
/** An identifier, or what several begin with. */
const pages = ALL_PAGES.filter(({ id }) => wanted.some((name) => id === name || id.startsWith(name)));
const chosen = values.from ? 'none' : (values.browser ?? 'both');
const server = await serve(benchSite());

async function rowsOf(session: Session, isOurs: boolean): Promise<Row[]> {
  const rows: Row[] = [];
  try {
    const extension = isOurs ? await driveExtension(session) : null;
    for (const page of pages) {
      try {
        rows.push(await measure(session, extension, page));
      } catch (error) {
        console.error(`${page.id}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
      }
    }
  } finally {
    await session.close();
  }
  return rows;
}

const runs: Record<string, Row[]> = {};
for (const file of values.from?.split(',') ?? []) {
  const kept = JSON.parse(await readFile(file, 'utf8')) as { runs: Record<string, Row[]> };
  // A page that was measured again takes the place of its earlier row.
  for (const [name, rows] of Object.entries(kept.runs)) {
    const again = new Set(rows.map(({ id }) => id));
    runs[name] = [...(runs[name] ?? []).filter(({ id }) => !again.has(id)), ...rows];
  }
}
if (chosen === 'both' || chosen === 'chromium')
  runs['Headwater, Chromium'] = await rowsOf(await startBrowser('chromium', { port: server.port }), true);
if ((chosen === 'both' || chosen === 'chromium') && !values['no-peer']) {
  const peer = { executable: findBrowser('chromium'), extension: PEER, port: server.port, headless: true };
  runs['autoconsent, Chromium'] = await rowsOf(await startChromium(peer), false);
}
if (chosen === 'both' || chosen === 'firefox')
  runs['Headwater, Firefox'] = await rowsOf(await startBrowser('firefox', { port: server.port }), true);
await server.close();

const mark = (is: boolean | null): string => (is === null ? '' : is ? 'yes' : 'NO');
for (const [name, rows] of Object.entries(runs)) {
  console.log(`\n${name}`);
  console.table(
    Object.fromEntries(
      rows.map((row) => [
        row.id,
        {
          kind: row.kind,
          gone: mark(row.gone),
          stored: row.state,
          'visible ms': row.visibleMs,
          'stored ms': row.storedMs ?? '',
          scrolls: mark(row.scrolls),
          'by undo': mark(row.restored),
          'back after reload': row.back ? 'YES' : '',
          outcome: row.outcome ?? '',
          pressed: row.presses.join(' · ').slice(0, 60),
        },
      ]),
    ),
  );
}
const summaries = Object.fromEntries(Object.entries(runs).map(([name, rows]) => [name, summarise(rows)]));
console.log(JSON.stringify(summaries, null, 1));
if (values.report)
  await writeFile(
    values.report,
    withSection(await readFile(values.report, 'utf8').catch(() => ''), 'Consent', tablesOf(runs)),
  );
if (values.json) await writeFile(values.json, JSON.stringify({ summaries, runs }, null, 1));
const ours = Object.entries(summaries).filter(([name]) => name.startsWith('Headwater'));
const isBad = ours.some(
  ([, { accepted, touched, notScrolling, walls, wallsLeft }]) =>
    accepted || touched || notScrolling.length || walls !== wallsLeft,
);
process.exit(isBad ? 1 : 0);
