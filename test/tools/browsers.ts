/** Finds a browser to test in: named by the environment, on the system, from Debian's packages, or by Playwright. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium as playwrightChromium } from 'playwright-core';

export const BROWSERS = ['chromium', 'chrome', 'edge', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** Chrome itself ignores `--load-extension` since version 137, so it can be driven only where it still obeys. */
interface Search {
  /** Environment variable that holds the path of an executable. */
  variable: string;
  /** Names looked for on the search path. */
  commands: readonly string[];
  /** Where installers put it on Windows, macOS and Linux. */
  paths: readonly string[];
  /** Debian packages, tried in turn. */
  packages: readonly string[];
}

const inProgramFiles = (...parts: string[]): string[] =>
  [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA]
    .filter((folder): folder is string => folder !== undefined)
    .map((folder) => join(folder, ...parts));

const SEARCHES: Record<BrowserName, Search> = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: ['chromium', 'chromium-browser'],
    paths: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ...inProgramFiles('Chromium', 'Application', 'chrome.exe'),
    ],
    packages: ['chromium'],
  },
  chrome: {
    variable: 'CHROME_PATH',
    commands: ['google-chrome-for-testing', 'google-chrome-stable', 'google-chrome'],
    paths: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ...inProgramFiles('Google', 'Chrome', 'Application', 'chrome.exe'),
    ],
    packages: [],
  },
  edge: {
    variable: 'EDGE_PATH',
    commands: ['microsoft-edge-stable', 'microsoft-edge'],
    paths: [
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ...inProgramFiles('Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ],
    packages: [],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox', 'firefox-esr'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...inProgramFiles('Mozilla Firefox', 'firefox.exe'),
    ],
    packages: ['firefox-esr', 'firefox'],
  },
};

function onSearchPath(command: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const folder of folders) {
    for (const ending of endings) {
      const path = join(folder, command + ending);
      if (existsSync(path)) return path;
    }
  }
  return null;
}

function onSystem({ variable, commands, paths }: Search): string | null {
  const named = process.env[variable];
  if (named) {
    if (!existsSync(named)) throw new Error(`${variable} names ${named}, which is not there`);
    return named;
  }
  for (const command of commands) {
    const found = onSearchPath(command);
    if (found) return found;
  }
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Installs from Debian's packages; only root on a Debian can. */
function fromDebian({ packages }: Search): boolean {
  if (process.getuid?.() !== 0 || packages.length === 0 || !onSearchPath('apt-get')) return false;
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
    }).status === 0;
  apt('update');
  return packages.some((name) => apt('install', '-y', '--no-install-recommends', name));
}

/** Lets Playwright download its Chromium; its Firefox is a build of its own that takes no extensions. */
function fromPlaywright(name: BrowserName): string | null {
  if (name !== 'chromium') return null;
  const path = playwrightChromium.executablePath();
  if (existsSync(path)) return path;
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  try {
    execFileSync(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
      stdio: 'ignore',
      timeout: 300_000,
    });
  } catch {
    return null;
  }
  return existsSync(path) ? path : null;
}

/**
 * The path of a browser's executable, installing it where that is possible without asking.
 *
 * @throws Error with one sentence that says what to install, when there is none to be had
 */
export function findBrowser(name: BrowserName): string {
  const search = SEARCHES[name];
  const found = onSystem(search) ?? (fromDebian(search) ? onSystem(search) : null) ?? fromPlaywright(name);
  if (found) return found;
  throw new Error(
    `No ${name} was found. Install it, or set ${search.variable} to its executable` +
      `${search.packages[0] ? ` (on Debian: apt-get install ${search.packages[0]})` : ''}.`,
  );
}
