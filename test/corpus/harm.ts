/**
 * Do no harm: complete articles are opened in real Chromium, scripts and all, with and without the built extension, and
 * what can be seen of them is compared. Nothing but the page itself can be reached meanwhile.
 *
 * Each page is opened three times at once: twice without the extension, since what differs then differs by itself, and
 * once with it. Where something differs the three are opened again, twice: scripts of pages race with each other, and what
 * is our doing is there each time. Pages with a banner that the extension clears are told apart.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { findBrowser } from '../tools/browsers.ts';
import { extensionOrigin, launchChromium } from '../tools/chromium.ts';
import { bareExtension } from '../tools/peers.ts';
import { serve } from '../tools/serve.ts';
import { readSavedPages, savedSite } from '../tools/sites.ts';
import { builtExtension } from '../tools/start.ts';
import {
  ASPECTS,
  type Aspect,
  difference,
  pressesAdded,
  TESTIFY,
  WATCH_DEEDS,
  type Witness,
} from '../tools/witness.ts';
import { benchmarks, labelledPages, type SavedPage } from './corpus.ts';

/** The last look at a page, for layers that come late, is four seconds after its load. */
const SETTLED_MS = 5000;
const LOAD_MS = 20_000;
/** Pages that are open at once, three times each. */
const AT_ONCE = 6;
/** A page where something differs is opened so often in all. */
const TRIES = 3;

interface Seen extends Witness {
  /** Faults and errors that the browser's console tells of, ours and the page's. */
  errors: string[];
}

interface Try {
  plain: Seen;
  again: Seen;
  with: Seen;
  /** What became of a banner, as the worker tells it. */
  consent: string | null;
}

interface Opened {
  page: SavedPage;
  tries: [Try, ...Try[]];
}

/** The page is so by itself, in each try, that it can be compared. */
const isSteady = ({ tries }: Opened, aspect: Aspect): boolean =>
  tries.every(({ plain, again }) => difference(aspect, plain, again) === null);

/** What differs in each try; how it did so first. */
function differs({ tries }: Opened, aspect: Aspect): string | null {
  const all = tries.map((one) => difference(aspect, one.plain, one.with));
  return all.includes(null) ? null : (all[0] ?? null);
}

/** Errors that came with the extension, in each try. */
function errorsAdded({ tries }: Opened): string[] {
  const [first, ...rest] = tries.map(({ plain, again, with: { errors } }) => {
    const known = new Set([...plain.errors, ...again.errors]);
    return errors.filter((error) => !known.has(error));
  });
  return (first ?? []).filter((error) => isOurs(error) || rest.every((errors) => errors.includes(error)));
}

const pressesOf = ({ tries }: Opened): number =>
  Math.min(...tries.flatMap((one) => [pressesAdded(one.plain, one.with), pressesAdded(one.again, one.with)]));

/** Complete articles of a corpus, each address once; those that somebody else calls cut are left out. */
function completePages(corpus: string): SavedPage[] {
  const labelled = labelledPages(corpus);
  const cut = new Set(labelled.filter(({ body }) => body !== 'full').map(({ url }) => url));
  const byUrl = new Map<string, SavedPage>();
  const all = [...labelled, ...benchmarks(corpus).flatMap(({ pages }) => pages)];
  for (const page of all) {
    if (page.body !== 'full' || cut.has(page.url) || !URL.canParse(page.url)) continue;
    const url = new URL(page.url);
    url.hash = '';
    if (/^https?:$/.test(url.protocol)) byUrl.set(url.href, { ...page, url: url.href });
  }
  return [...byUrl.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function look(context: BrowserContext, url: string, consentOf?: (tab: Page) => Promise<string | null>) {
  const tab = await context.newPage();
  try {
    const cdp = await context.newCDPSession(tab);
    const errors = new Set<string>();
    // Every world's, the extension's too, which is why the page's own events will not do.
    cdp.on('Runtime.exceptionThrown', ({ exceptionDetails: { url: from, text, exception } }) =>
      errors.add(`${from ?? ''} ${exception?.description?.split('\n')[0] ?? text}`),
    );
    cdp.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      if (type === 'error' || type === 'assert')
        errors.add(
          `${stackTrace?.callFrames[0]?.url ?? ''} ${args.map(({ value, description }) => value ?? description).join(' ')}`,
        );
    });
    cdp.on('Log.entryAdded', ({ entry: { level, url: from, text } }) => {
      if (level === 'error') errors.add(`${from ?? ''} ${text}`);
    });
    await cdp.send('Runtime.enable');
    await cdp.send('Log.enable');
    await tab.addInitScript(WATCH_DEEDS);
    tab.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
    // A page that never ends loading is compared as far as it came.
    await tab.goto(url, { waitUntil: 'load', timeout: LOAD_MS }).catch((error) => {
      if (!/Timeout/.test(String(error))) throw error;
    });
    await tab.waitForTimeout(SETTLED_MS);
    const consent = (await consentOf?.(tab)) ?? null;
    const witness = await tab.evaluate<Witness>(TESTIFY);
    return { seen: { ...witness, errors: [...errors] }, consent };
  } finally {
    await tab.close();
  }
}

/** Asks the extension what became of the banner of a page. */
async function consentAsker(context: BrowserContext): Promise<(tab: Page) => Promise<string | null>> {
  const own = await context.newPage();
  await own.goto(`${await extensionOrigin(context)}/options.html`);
  return (tab) =>
    own.evaluate(async (url) => {
      const api = (globalThis as unknown as { chrome: typeof import('webextension-polyfill') }).chrome;
      const [found] = (await api.tabs.query({})).filter((one) => one.url === url);
      const answer = (await api.runtime.sendMessage({
        kind: 'tab/state',
        payload: { tabId: found?.id },
      })) as {
        value?: { report?: { consent?: { outcome: string } | null } | null };
      };
      return answer?.value?.report?.consent?.outcome ?? null;
    }, tab.url());
}

const isOurs = (error: string) => /^(?:chrome|moz)-extension:/.test(error) || /headwater/i.test(error);

interface Measure {
  figures: Record<string, number | null>;
  report: string;
  cases: string[];
}

const cellOf = (text: string) => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').slice(0, 260);

function told(opened: Opened[], left: string[], failed: string[]): Measure {
  const isCleared = ({ tries }: Opened) => tries.some(({ consent }) => consent !== null);
  const cleared = opened.filter(isCleared);
  const compared = opened.filter((one) => !isCleared(one));
  const lines: [page: string, what: string, how: string][] = [];
  const differing: Record<Aspect, number> = { text: 0, boxes: 0, markup: 0, scroll: 0, deeds: 0 };
  for (const one of compared) {
    for (const aspect of ASPECTS) {
      const how = isSteady(one, aspect) ? differs(one, aspect) : null;
      if (how === null) continue;
      differing[aspect] += 1;
      lines.push([one.page.url, aspect, how]);
    }
    for (const error of errorsAdded(one)) lines.push([one.page.url, 'console', error]);
  }
  const unsteady = (aspect: Aspect) => compared.filter((one) => !isSteady(one, aspect)).length;
  // Pages that are the same to look at by themselves, which most are; the others cannot tell anything of that kind.
  const whole = compared.filter((one) => isSteady(one, 'text') && isSteady(one, 'boxes'));
  const clicks = compared.reduce((sum, one) => sum + pressesOf(one), 0);
  const errors = compared.reduce((sum, one) => sum + errorsAdded(one).length, 0);
  const notices = compared.filter(({ tries: [{ with: first }] }) => first.own > 0).length;
  const figures = {
    'harm.pages': whole.length,
    'harm.textDiffers': differing.text,
    'harm.boxesDiffer': differing.boxes,
    'harm.markupDiffers': differing.markup,
    'harm.scrollDiffers': differing.scroll,
    'harm.consoleErrors': errors,
    'harm.clicks': clicks,
    'harm.notices': notices,
    'harm.bannersCleared': cleared.length,
    'harm.unsteady': compared.length - whole.length,
    'harm.notOpened': failed.length + left.length,
  };
  const table = (columns: string[], rows: (string | number)[][]) =>
    [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const report = [
    `${opened.length} complete pages, opened in Chromium with their scripts, twice without and once with the built extension at the same time, and compared ${SETTLED_MS / 1000} s after the load; elements of ours are taken out of the layout first. Nothing but the page itself can be reached. Where something differed the three were opened again, ${TRIES - 1} times, and what is told differed each time. \`npm run build && npm run eval -- harm --corpus DIR\`.`,
    table(
      ['compared', 'differ', 'cannot be compared: differ by themselves'],
      [
        ...ASPECTS.map((aspect) => [
          aspect,
          `${differing[aspect]} of ${compared.length - unsteady(aspect)}`,
          unsteady(aspect),
        ]),
        ['console errors that came with it', errors, ''],
        ['presses added', clicks, ''],
      ],
    ),
    `${whole.length} pages are the same twice to look at. ${notices} got a notice or marks. ${failed.length} could not be opened; ${left.length} led away at once.`,
    lines.length === 0
      ? 'No difference.'
      : table(
          ['page', 'what', 'how'],
          // The words of pages stay out of what is kept; `--show` prints them.
          lines.map(([url, what, how]) => [url, what, /^(?:text|markup)$/.test(what) ? '' : how].map(cellOf)),
        ),
    `On ${cleared.length} pages a banner was cleared; they are not in the table above.`,
    table(
      ['page', 'outcome', 'characters of text, before and after', 'pointer events and clicks added'],
      cleared.map((one) => {
        const [{ plain, with: after }] = one.tries;
        return [
          cellOf(one.page.url),
          one.tries.map(({ consent }) => consent ?? 'none').join(', '),
          `${plain.text.length} → ${after.text.length}`,
          pressesOf(one),
        ];
      }),
    ),
  ].join('\n\n');
  return {
    figures,
    report,
    cases: [...lines.map((cells) => cells.join('\n  ')), ...failed, ...left.map((url) => `${url}: led away`)],
  };
}

/**
 * Opens the complete pages of a corpus with and without the built extension.
 *
 * @param most so many pages at most, evenly taken
 * @param tries how often a page is opened where something differs
 * @param tell is told of the progress
 * @throws Error when the extension is not built
 */
export async function measureHarm(
  corpus: string,
  { most = Number.POSITIVE_INFINITY, extension = builtExtension('chromium'), tries = TRIES } = {},
  tell: (line: string) => void = () => {},
): Promise<Measure> {
  if (!existsSync(extension)) throw new Error('The extension is not built yet: npm run build');
  const all = completePages(corpus);
  const step = Math.max(1, all.length / most);
  const pages = all.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  const saved = await readSavedPages(pages.map(({ file, url }) => `${file}=${url}`));
  const server = await serve(savedSite(saved));
  const scratch = await mkdtemp(join(tmpdir(), 'headwater-harm-'));
  const launch = (folder: string) =>
    launchChromium({
      executable: findBrowser('chromium'),
      extension: folder,
      port: server.port,
      headless: true,
    });
  const bare = await launch(await bareExtension(join(scratch, 'bare')));
  const ours = await launch(extension);
  const opened: Opened[] = [];
  const failed: string[] = [];
  const left: string[] = [];
  try {
    const consentOf = await consentAsker(ours.context);
    const queue = [...pages];
    const tryOnce = async (url: string): Promise<Try> => {
      const [plain, again, under] = await Promise.all([
        look(bare.context, url),
        look(bare.context, url),
        look(ours.context, url, consentOf),
      ]);
      return { plain: plain.seen, again: again.seen, with: under.seen, consent: under.consent };
    };
    const isSuspect = (one: Opened) =>
      one.tries.every(({ consent }) => consent === null) &&
      (errorsAdded(one).length > 0 ||
        pressesOf(one) > 0 ||
        ASPECTS.some((aspect) => isSteady(one, aspect) && differs(one, aspect) !== null));
    const work = async () => {
      for (let page = queue.shift(); page; page = queue.shift()) {
        try {
          const one: Opened = { page, tries: [await tryOnce(page.url)] };
          const [{ plain, with: under }] = one.tries;
          if (plain.url.split('#')[0] !== page.url && plain.url === under.url) {
            left.push(page.url);
            continue;
          }
          while (one.tries.length < tries && isSuspect(one)) one.tries.push(await tryOnce(page.url));
          opened.push(one);
        } catch (error) {
          failed.push(`${page.url}: ${String(error).split('\n')[0]}`);
        }
        if ((opened.length + failed.length) % 20 === 0)
          tell(`${opened.length + failed.length} of ${pages.length}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await bare.close();
    await ours.close();
    await server.close();
    await rm(scratch, { recursive: true, force: true });
  }
  return told(
    opened.sort((a, b) => (a.page.id < b.page.id ? -1 : 1)),
    left,
    failed,
  );
}
