/**
 * Shows the extension at work in a real browser: opens pages, tells what was cleaned, judged and recorded, and writes
 * pictures. With a display it leaves the reader in front of a cleaned page.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LONG_LISTING } from '../fixtures/foresight.ts';
import { samplePage } from '../fixtures/pages.ts';
import { BROWSERS, type BrowserName, findBrowser } from '../tools/browsers.ts';
import { driveExtension, type Extension } from '../tools/extension.ts';
import { serve } from '../tools/serve.ts';
import { type Page, type Session, until } from '../tools/session.ts';
import { readSavedPages, sampleSite, savedSite } from '../tools/sites.ts';
import { startBrowser } from '../tools/start.ts';
import { type Look, lookAt, type Subject } from './look.ts';
import { asTable } from './table.ts';

const USAGE = `npm run demo -- [options]
  --browser chromium|chrome|edge|firefox   which browser (else the first one that is found)
  --page NAME          a sample page of test/fixtures/pages.ts, instead of the usual round; may be repeated
  --url ADDRESS        a page of the real web; may be repeated
  --file PATH…         saved pages, plain or gzipped HTML, each under the address that it gives itself
  --out DIR            where pictures go (demo-output)
  --json FILE          everything that was found, as JSON
  --keep               leave the browser open
  --headless           no window, even where there is a display`;

/** One of each kind; the first is the one that the reader is left with. */
const ROUND = [
  'twin-semantic-bare-en-linked',
  'twin-soup-dots-tr',
  'twin-table-quote-ar',
  'twin-amp-bare-ja',
  'twin-semantic-empty-fr',
  'twin-known-outlet',
  'twin-shared-name',
  'listing-outlet',
  'listing-author',
  'yahoo-stub',
  'msn',
  'source',
  'ordinary',
  'sold',
  'consent-tool',
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string' },
    page: { type: 'string', multiple: true },
    url: { type: 'string', multiple: true },
    file: { type: 'string', multiple: true },
    out: { type: 'string', default: 'demo-output' },
    json: { type: 'string' },
    keep: { type: 'boolean', default: false },
    headless: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function chosenBrowser(): BrowserName {
  if (values.browser) {
    const named = BROWSERS.find((name) => name === values.browser);
    if (!named) throw new Error(`--browser is one of ${BROWSERS.join(', ')}`);
    findBrowser(named);
    return named;
  }
  const faults: string[] = [];
  for (const name of BROWSERS) {
    try {
      findBrowser(name);
      return name;
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`No browser was found.\n${faults.join('\n')}`);
}

const hasDisplay =
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Names that are fit for a file, and each only once. */
function named(subjects: Subject[]): Subject[] {
  const seen = new Map<string, number>();
  return subjects.map((subject) => {
    const plain = subject.id.replace(/[^\w.-]+/g, '_').slice(0, 80);
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    return { ...subject, id: count > 1 ? `${plain}-${count}` : plain };
  });
}

/** What to look at, and what stands for the web meanwhile. */
async function prepare() {
  const files = [...(values.file ?? []), ...positionals];
  if (files.length > 0) {
    const saved = await readSavedPages(
      files.map((file) => file.replace(/^([^=]+)/, (path) => resolve(path))),
    );
    const subjects = saved.map(({ path, url }) => ({
      id: basename(path).replace(/\.html?(?:\.gz)?$/, ''),
      url,
      truth: null,
    }));
    return { subjects: named(subjects), server: await serve(savedSite(saved)) };
  }
  if (values.url) {
    return {
      subjects: named(values.url.map((url) => ({ id: new URL(url).hostname, url, truth: null }))),
      server: null,
    };
  }
  const subjects = (values.page ?? ROUND).map((id) => samplePage(id));
  return { subjects, server: await serve(sampleSite()) };
}

/** Milliseconds from opening the popup's page to its first paint and to the text, the median of several. */
async function measurePopup(extension: Extension, page: Page): Promise<{ paintMs: number; textMs: number }> {
  const paints: number[] = [];
  const texts: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const popup = await extension.openAbout('/popup.html', page);
    texts.push(
      await popup.evaluate<number>(`new Promise((resolve) => {
        const look = () => (document.querySelector('.reading .text')?.textContent.length ?? 0) > 100 || performance.now() > 5000
          ? resolve(performance.now()) : setTimeout(look, 5);
        look();
      })`),
    );
    paints.push(
      await until(
        () =>
          popup.evaluate<number | null>(
            `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null`,
          ),
        'the first paint',
        3_000,
      ).catch(() => Number.NaN),
    );
    await popup.close();
  }
  const median = (values: number[]): number =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return { paintMs: median(paints), textMs: median(texts) };
}

const isRead = `document.querySelector('.reading .text')?.textContent.length > 100`;
/** Pages whose script runs from the right, or knows no spaces. */
const SCRIPTS = { 'reader-arabic': 'twin-table-quote-ar', 'reader-japanese': 'twin-amp-bare-ja' };

/** Pictures of the reader: in each theme, and in scripts that are set otherwise. */
async function pictureReader(
  session: Session,
  extension: Extension,
  page: Page,
  folder: string,
): Promise<void> {
  const shoot = async (about: Page, name: string, theme: string) => {
    const reader = await extension.openAbout('/reader.html', about);
    await reader.resize(1000, 800).catch(() => {});
    await until(() => reader.evaluate(isRead), `${name} to be ready`, 5_000).catch(() => {});
    await reader.evaluate(`document.querySelector('#appearance [value="${theme}"]').click()`);
    await until(
      () => reader.evaluate(`(document.documentElement.dataset.theme ?? 'system') === '${theme}'`),
      theme,
    );
    await new Promise((done) => setTimeout(done, 300));
    await reader.screenshot(join(folder, `${name}.png`));
    await reader.close();
  };
  for (const theme of ['light', 'sepia', 'dark', 'black']) await shoot(page, `reader-${theme}`, theme);
  for (const [name, id] of Object.entries(SCRIPTS)) {
    const other = await session.open(samplePage(id).url);
    await extension.stateWhen(other, id, ({ report }) => report?.article != null);
    await shoot(other, name, 'light');
    await other.close();
  }
  const any = await extension.openAbout('/reader.html', page);
  await until(() => any.evaluate(isRead), 'the reader', 5_000).catch(() => {});
  await any.evaluate(`document.querySelector('#appearance [value="system"]').click()`);
  await any.close();
}

/** Pictures of the extension's own pages, popup and reader about a page that was looked at; and of a list of headlines. */
async function picture(
  session: Session,
  extension: Extension,
  page: Page | null,
  folder: string,
  listing: string | null,
): Promise<void> {
  const shoot = async (own: Page, name: string, width: number, height: number, ready: string) => {
    await own.resize(width, height).catch(() => {});
    await until(() => own.evaluate(ready), `${name} to be ready`, 5_000).catch(() => {});
    await new Promise((done) => setTimeout(done, 300));
    await own.screenshot(join(folder, `${name}.png`));
    await own.close();
  };
  if (page) {
    await shoot(await extension.openAbout('/popup.html', page), 'popup', 420, 600, isRead);
    await shoot(await extension.openAbout('/reader.html', page), 'reader', 1100, 900, isRead);
  }
  await shoot(
    await session.openOwn('/welcome.html'),
    'welcome',
    1100,
    900,
    `document.querySelector('input') !== null`,
  );
  if (listing) {
    const list = await session.open(listing);
    const isMarked = async () => (await extension.marks(list))?.some(({ words }) => words !== '');
    await until(isMarked, 'the marks', 5_000).catch(() => {});
    await shoot(list, 'headlines', 1100, 420, 'true');
  }
  await shoot(
    await session.openOwn('/ledger.html'),
    'ledger',
    1100,
    900,
    `document.querySelector('.record') !== null`,
  );
}

async function main(): Promise<void> {
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const name = chosenBrowser();
  const headless = values.headless || !hasDisplay;
  const folder = resolve(values.out);
  await mkdir(folder, { recursive: true });
  const { subjects, server } = await prepare();
  console.log(`Headwater in ${name}${headless ? ', without a window' : ''}: ${subjects.length} pages`);
  const session = await startBrowser(name, { port: server?.port ?? null, headless });
  const extension = await driveExtension(session);

  const looks: Look[] = [];
  let first: Page | null = null;
  for (const subject of subjects) {
    const { page, look } = await lookAt({ session, extension }, subject, folder);
    looks.push(look);
    if (first || !look.article) await page?.close().catch(() => {});
    else first = page;
  }
  console.log(`\n${asTable(looks)}\n`);

  // Of the real web there is no list that we know, nor a page in every script.
  const isOurs = server !== null && subjects.some(({ truth }) => truth);
  await picture(session, extension, first, folder, isOurs ? LONG_LISTING.url : null);
  if (first && isOurs) await pictureReader(session, extension, first, folder);
  if (first) {
    const { paintMs, textMs } = await measurePopup(extension, first);
    console.log(
      `Popup, median of 5 openings: first paint after ${paintMs.toFixed(0)} ms, text after ${textMs.toFixed(0)} ms`,
    );
  }
  if (values.json) await writeFile(values.json, `${JSON.stringify(looks, null, 2)}\n`);
  console.log(`Pictures: ${folder}`);

  if (values.keep || !headless) {
    await extension.close();
    await first?.toFront();
    if (!headless)
      console.log('The page is in front of you; Headwater’s button in the toolbar opens the reading view.');
    console.log('Close the browser to end.');
    await session.closed;
  } else await session.close();
  await server?.close();
  if (looks.some(({ fault, wrong }) => fault !== null || wrong.length > 0)) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
