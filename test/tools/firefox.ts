/** Firefox with the extension, driven by Puppeteer over WebDriver BiDi. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import JSZip from 'jszip';
import puppeteer, { type KeyInput, type Page as PuppeteerPage } from 'puppeteer-core';
import { endBelow } from './processes.ts';
import { type Page, type Session, type SessionOptions, until, VIEWPORT } from './session.ts';

function pageOf(page: PuppeteerPage): Page {
  return {
    // The driver's own record lags behind a change of process: the page knows, and one that is gone has no address.
    url: async () => page.evaluate('location.href').then(String, () => ''),
    goto: async (url) => {
      await page.goto(url, { waitUntil: 'load' });
    },
    back: async () => {
      await page.evaluate('setTimeout(() => history.back(), 0)');
    },
    evaluate: async <T>(expression: string) => (await page.evaluate(expression)) as T,
    click: async (selector) => {
      const box = await until(
        () =>
          page.evaluate(`(() => {
            const element = document.querySelector(${JSON.stringify(selector)});
            if (!element) return null;
            element.scrollIntoView({ block: 'center' });
            const { left, top, width, height } = element.getBoundingClientRect();
            return width && height ? { x: left + width / 2, y: top + height / 2 } : null;
          })()`) as Promise<{ x: number; y: number } | null>,
        `${selector} to be there`,
        5_000,
      );
      await page.mouse.click(box.x, box.y);
    },
    clickAt: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key as KeyInput),
    wheel: async (downPx) => {
      await page.mouse.move(VIEWPORT.width / 2, VIEWPORT.height / 3);
      await page.mouse.wheel({ deltaY: downPx });
    },
    swipe: null,
    toFront: () => page.bringToFront(),
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: async (path) => {
      await page.screenshot({ path: path as `${string}.png` });
    },
    pdf: async () => Buffer.from(await page.pdf()),
    close: () => page.close(),
  };
}

/** Of the extension in profiles that stay. */
const KEPT_UUID = '0f3c6d52-9b1e-4c6b-8a57-2d1f6f0f7a11';

/** What keeps a test from being disturbed, and from the real web. */
function preferences(
  id: string,
  uuid: string,
  port: number | null,
  downloads: string,
  storageMb: number | undefined,
): Record<string, unknown> {
  return {
    // What lies in a profile before the browser is started counts as installed, signed by the store or not.
    'xpinstall.signatures.required': false,
    'extensions.autoDisableScopes': 0,
    // One site may store a fifth of all, but not less than 10 MB.
    ...(storageMb === undefined ? {} : { 'dom.quotaManager.temporaryStorage.fixedLimit': storageMb * 5000 }),
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
    'browser.shell.checkDefaultBrowser': false,
    // Nobody is there to press "Allow": what an extension asks for in the moment of a press is granted.
    'extensions.webextOptionalPermissionPrompts': false,
    'browser.startup.page': 0,
    // After a few crashes of the extension's process it would be started no more.
    'extensions.webextensions.crash.threshold': 1000,
    'dom.security.https_first': false,
    'network.stricttransportsecurity.preloadlist': false,
    'services.settings.server': 'data:,#none',
    ...(port === null
      ? {}
      : {
          'network.proxy.type': 1,
          'network.proxy.http': '127.0.0.1',
          'network.proxy.http_port': port,
          'network.proxy.ssl': '127.0.0.1',
          'network.proxy.ssl_port': port,
          'network.proxy.no_proxies_on': '',
          'network.proxy.allow_hijacking_localhost': true,
          // Names are resolved by the proxy, that is, not at all.
          'network.dns.disabled': true,
          'network.captive-portal-service.enabled': false,
          'network.connectivity-service.enabled': false,
        }),
  };
}

/** Puts the extension into a profile as the package that stores hand out: unlike one that a driver installs, it stays. */
async function putInto(profile: string, id: string, extension: string): Promise<void> {
  const target = join(profile, 'extensions', `${id}.xpi`);
  // Written again it would count as another version.
  if (existsSync(target)) return;
  const zip = new JSZip();
  for (const entry of await readdir(extension, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) zip.file(relative(extension, path).replaceAll('\\', '/'), readFile(path));
  }
  await mkdir(join(profile, 'extensions'), { recursive: true });
  await writeFile(target, await zip.generateAsync({ type: 'nodebuffer' }));
}

/** Starts the browser, with a fresh profile where none is given. */
export async function startFirefox({
  executable,
  extension,
  port,
  headless,
  profile,
  storageMb,
}: SessionOptions): Promise<Session> {
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  const { id } = manifest.browser_specific_settings.gecko;
  // A profile that stays must know the extension's databases again.
  const uuid = profile === undefined ? randomUUID() : KEPT_UUID;
  const origin = `moz-extension://${uuid}`;
  const downloads = await mkdtemp(join(tmpdir(), 'headwater-downloads-'));
  if (profile !== undefined) await putInto(profile, id, extension);
  const browser = await puppeteer.launch({
    ...(profile === undefined ? {} : { userDataDir: profile }),
    browser: 'firefox',
    executablePath: executable,
    headless,
    acceptInsecureCerts: true,
    defaultViewport: headless ? VIEWPORT : null,
    // The extension's own pages count as privileged: without this they are out of reach.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: preferences(id, uuid, port, downloads, storageMb),
  });
  if (profile === undefined) await browser.installExtension(extension);

  const openOwn = async (path: string): Promise<Page> => {
    const page = await browser.newPage();
    // The tab moves to another process on the way, so the driver never learns that it has arrived; and now and
    // then that move loses the navigation itself, so one that has not even begun is asked for again.
    const setOff = () => void page.goto(origin + path).catch(() => {});
    // A page may give itself another query as soon as it is there.
    const place = JSON.stringify(new URL(origin + path).pathname);
    const arrived = `location.href.startsWith(${JSON.stringify(origin)}) && location.pathname === ${place} && document.readyState === 'complete'`;
    setOff();
    let askAgainAtMs = Date.now() + 3_000;
    await until(
      async () => {
        if (await page.evaluate(arrived)) return true;
        if (Date.now() > askAgainAtMs && (await page.evaluate(`location.href === 'about:blank'`))) {
          askAgainAtMs = Date.now() + 3_000;
          setOff();
        }
        return false;
      },
      `${path} to open`,
      20_000,
    );
    return pageOf(page);
  };

  return {
    browser: 'firefox',
    origin,
    open: async (url) => {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return pageOf(page);
    },
    openOwn,
    pages: async () => (await browser.pages()).map(pageOf),
    downloads,
    stopWorker: null,
    setClockAhead: null,
    tellStart: null,
    crashExtension: async () => {
      const ended = await endBelow(
        ({ pid }) => pid === browser.process()?.pid,
        ({ name }) => name.startsWith('WebExtensions'),
      );
      if (ended === 0) throw new Error('the process of the extension was not found');
    },
    // Its own settings cannot be driven; there the access to sites is one that an extension may give back itself.
    withholdSites: async () => {
      const page = await openOwn('/options.html');
      const given = await page.evaluate<boolean>(
        `browser.permissions.remove({ origins: browser.runtime.getManifest().host_permissions })`,
      );
      await page.close();
      if (!given) throw new Error('not withheld');
    },
    disable: async () => {
      const page = await browser.newPage();
      await page.goto('about:addons');
      await page.evaluate(`(async () => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const addon = await AddonManager.getAddonByID(${JSON.stringify(id)});
        await addon.disable();
        if (addon.isActive) throw new Error('still on');
      })()`);
      await page.close();
    },
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    close: async () => {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}
