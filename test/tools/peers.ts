/** Extensions that ours is compared with: one without a script, an empty one made with the same tools, and a peer. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'wxt';
import { ROOT } from './built.ts';

/** The reference add-on of the library that the consent engine stands on. */
export const AUTOCONSENT = join(ROOT, 'node_modules/@duckduckgo/autoconsent/dist/addon-mv3');

/**
 * Writes an extension with nothing in it, no script at all: a browser with it is as one without extensions.
 *
 * @returns its folder
 */
export async function bareExtension(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'worker.js'), '');
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Nothing',
      version: '1',
      background: { service_worker: 'worker.js' },
    }),
  );
  return folder;
}

/**
 * Makes an extension with WXT whose content script does nothing.
 *
 * @param folder must lie where WXT can be found
 * @returns the folder of its build
 */
export async function emptyExtension(folder: string): Promise<string> {
  await mkdir(join(folder, 'entrypoints'), { recursive: true });
  const files = {
    'package.json': '{"name":"empty","version":"1.0.0","type":"module"}',
    'entrypoints/background.ts': 'export default defineBackground(() => {});',
    'entrypoints/page.content.ts':
      "export default defineContentScript({ matches: ['http://*/*', 'https://*/*'], runAt: 'document_start', main() {} });",
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await build({ root: folder, configFile: false, browser: 'chrome' });
  return join(folder, '.output/chrome-mv3');
}
