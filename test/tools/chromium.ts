/** Chromium and its kin with the extension, driven by Playwright. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page as PlaywrightPage } from 'playwright-core';
import { endBelow } from './processes.ts';
import { type Page, type Session, type SessionOptions, VIEWPORT } from './session.ts';

function pageOf(page: PlaywrightPage): Page {
  return {
    url: async () => page.url(),
    goto: async (url) => {
      await page.goto(url, { waitUntil: 'load' });
    },
    back: async () => {
      await page.goBack({ waitUntil: 'commit' });
    },
    evaluate: (expression) => page.evaluate(expression),
    click: (selector) => page.click(selector, { timeout: 5_000 }),
    clickAt: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    wheel: async (downPx) => {
      await page.mouse.move(VIEWPORT.width / 2, VIEWPORT.height / 3);
      await page.mouse.wheel(0, downPx);
    },
    swipe: async (upPx) => {
      const target = await page.context().newCDPSession(page);
      await target.send('Emulation.setTouchEmulationEnabled', { enabled: true });
      const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', movedPx: number) =>
        target.send('Input.dispatchTouchEvent', {
          type,
          touchPoints:
            type === 'touchEnd' ? [] : [{ x: VIEWPORT.width / 2, y: VIEWPORT.height / 2 - movedPx }],
        });
      await finger('touchStart', 0);
      for (let step = 1; step <= 10; step += 1) await finger('touchMove', (upPx * step) / 10);
      await finger('touchEnd', upPx);
      await target.detach();
    },
    toFront: () => page.bringToFront(),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: async (path) => {
      await page.screenshot({ path });
    },
    pdf: async () => {
      const target = await page.context().newCDPSession(page);
      const { data } = await target.send('Page.printToPDF', {});
      await target.detach();
      return Buffer.from(data, 'base64');
    },
    close: () => page.close(),
  };
}

/**
 * Puts the extension's button into the toolbar, where a person finds it, and downloads where a test finds them.
 *
 * An unpacked extension's id is made from its path: the first half of its SHA-256, written in the letters a to p.
 */
async function prepare(profile: string, extension: string, downloads: string): Promise<void> {
  const hex = createHash('sha256').update(extension).digest('hex').slice(0, 32);
  const id = [...hex].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
  await mkdir(join(profile, 'Default'), { recursive: true });
  await writeFile(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({
      extensions: { pinned_extensions: [id] },
      download: { default_directory: downloads, prompt_for_download: false },
    }),
  );
}

/** A copy of the extension that has been given permissions from the start. */
async function withGiven(extension: string, folder: string, given: readonly string[]): Promise<string> {
  if (given.length === 0) return extension;
  await cp(extension, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as {
    permissions: string[];
    optional_permissions: string[];
  };
  const { permissions, optional_permissions } = manifest;
  await writeFile(
    file,
    JSON.stringify({
      ...manifest,
      permissions: [...permissions, ...given],
      optional_permissions: optional_permissions.filter((name) => !given.includes(name)),
    }),
  );
  return folder;
}

/** The extension's id is the host of its worker's address. */
export async function extensionOrigin(context: BrowserContext): Promise<string> {
  const worker =
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }));
  return new URL(worker.url()).origin === 'null'
    ? worker.url().split('/').slice(0, 3).join('/')
    : new URL(worker.url()).origin;
}

/**
 * Starts the browser, with a fresh profile where none is given.
 *
 * Some consent tools hide from robots, so the marks of automation are taken off.
 */
export async function launchChromium({
  executable,
  extension: built,
  port,
  headless,
  given = [],
  language,
  profile: kept,
}: SessionOptions): Promise<{
  context: BrowserContext;
  downloads: string;
  profile: string;
  close: () => Promise<void>;
}> {
  const profile = kept ?? (await mkdtemp(join(tmpdir(), 'headwater-chromium-')));
  const extension = await withGiven(built, join(profile, 'extension'), given);
  const downloads = join(profile, 'downloads');
  // The browser's own by the second start.
  if (!existsSync(join(profile, 'Default'))) await prepare(profile, extension, downloads);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    // Playwright's own headless switch picks an older mode that takes no extensions.
    headless: false,
    viewport: headless ? VIEWPORT : null,
    ignoreHTTPSErrors: true,
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache', '--enable-automation'],
    // Linux takes the language of the interface from the environment, the others from the switch.
    ...(language ? { env: { ...process.env, LANGUAGE: language } as Record<string, string> } : {}),
    args: [
      ...(headless ? ['--headless=new'] : []),
      ...(language ? [`--lang=${language}`] : []),
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-blink-features=AutomationControlled',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...(port === null
        ? []
        : [`--host-resolver-rules=MAP * 127.0.0.1:${port}`, '--ignore-certificate-errors']),
    ],
  });
  // The driver's own way with downloads gives them names of its own.
  const browser = await context.browser()?.newBrowserCDPSession();
  await browser?.send('Browser.setDownloadBehavior', { behavior: 'default' });
  return {
    context,
    downloads,
    profile,
    close: async () => {
      await context.close();
      if (!kept) await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Starts the browser, to be driven as any other. */
export async function startChromium(options: SessionOptions): Promise<Session> {
  const { context, downloads, profile, close } = await launchChromium(options);
  const origin = await extensionOrigin(context);
  if (options.storageMb !== undefined) {
    // The limit holds for as long as the one who set it is there.
    const keeper = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
    await keeper.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: options.storageMb * 1e6 });
  }
  const inSettings = async (script: string) => {
    const page = await context.newPage();
    await page.goto('chrome://extensions', { waitUntil: 'load' });
    await page.evaluate(script);
    await page.close();
  };
  const id = JSON.stringify(new URL(origin).host);

  return {
    browser: 'chromium',
    origin,
    open: async (url) => {
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return pageOf(page);
    },
    openOwn: async (path) => {
      const page = await context.newPage();
      await page.goto(origin + path, { waitUntil: 'load' });
      return pageOf(page);
    },
    pages: async () => context.pages().map(pageOf),
    downloads,
    stopWorker: async () => {
      const browser = context.browser();
      const page = await context.newPage();
      const target = browser ? await browser.newBrowserCDPSession() : await context.newCDPSession(page);
      const { targetInfos } = await target.send('Target.getTargets');
      for (const { type, url, targetId } of targetInfos) {
        if (type === 'service_worker' && url.startsWith(origin))
          await target.send('Target.closeTarget', { targetId });
      }
      await page.close();
    },
    setClockAhead: async (byMs) => {
      const [worker] = context.serviceWorkers();
      if (!worker) throw new Error('the worker sleeps');
      await worker.evaluate(`{ const now = Date.now.bind(Date); Date.now = () => now() + ${byMs}; }`);
    },
    tellStart: async () => {
      const [worker] = context.serviceWorkers();
      if (!worker) throw new Error('the worker sleeps');
      await worker.evaluate('chrome.runtime.onStartup.dispatch()');
    },
    crashExtension: async () => {
      const ended = await endBelow(
        ({ command }) => command.includes(`--user-data-dir=${profile}`) && !command.includes('--type='),
        ({ command }) => command.includes('--extension-process'),
      );
      if (ended === 0) throw new Error('the process of the extension was not found');
    },
    withholdSites: () =>
      inSettings(`(async () => {
        await chrome.developerPrivate.updateExtensionConfiguration({ extensionId: ${id}, hostAccess: 'ON_CLICK' });
        const { permissions } = await chrome.developerPrivate.getExtensionInfo(${id});
        if (permissions.runtimeHostPermissions?.hostAccess !== 'ON_CLICK') throw new Error('not withheld');
      })()`),
    disable: () =>
      inSettings(`(async () => {
        await chrome.management.setEnabled(${id}, false);
        if ((await chrome.management.get(${id})).enabled) throw new Error('still on');
      })()`),
    closed: new Promise((resolve) => context.once('close', () => resolve())),
    close,
  };
}
