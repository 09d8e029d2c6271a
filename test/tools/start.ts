/** Starts any of the browsers with the built extension in it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BrowserName, findBrowser } from './browsers.ts';
import { startChromium } from './chromium.ts';
import { startFirefox } from './firefox.ts';
import type { Session, SessionOptions } from './session.ts';

/**
 * Where the build for a browser lies.
 *
 * @param mode `faults` for the build that tests of faults break
 */
export function builtExtension(name: BrowserName, mode: '' | 'faults' = ''): string {
  const folder = `${name === 'firefox' ? 'firefox-mv3' : 'chrome-mv3'}${mode && `-${mode}`}`;
  return fileURLToPath(new URL(`../../.output/${folder}`, import.meta.url));
}

/**
 * Starts a browser with a fresh profile and the built extension.
 *
 * @param port of the test server that stands for the web; null for the real web
 * @throws Error when there is no such browser, or no build
 */
export async function startBrowser(
  name: BrowserName,
  {
    headless = true,
    mode,
    ...options
  }: Pick<SessionOptions, 'port' | 'given' | 'storageMb' | 'language' | 'profile'> & {
    headless?: boolean;
    mode?: 'faults';
  },
): Promise<Session> {
  const extension = builtExtension(name, mode);
  if (!existsSync(extension)) throw new Error('The extension is not built yet: npm run build');
  const start = name === 'firefox' ? startFirefox : startChromium;
  return start({ executable: findBrowser(name), extension, headless, ...options });
}
