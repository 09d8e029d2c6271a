/** Makes the packages that the stores get, and the sources from which Firefox's store builds its own. */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import JSZip from 'jszip';
import { zip } from 'wxt';

/** What is built; Edge takes Chrome's build as it is. */
const BROWSERS = ['chrome', 'firefox'] as const;

/**
 * Builds for every store and packs each build; with Firefox's come the sources.
 *
 * The packer writes no dates and sorts its files, so equal builds make equal packages.
 *
 * @param root folder of the sources
 * @param out folder for the packages; made when it is not there
 * @returns paths of the packages, sorted
 */
export async function makePackages(root: string, out: string): Promise<string[]> {
  await mkdir(out, { recursive: true });
  const made: string[] = [];
  for (const browser of BROWSERS) {
    made.push(...(await zip({ root, browser, outDir: out, logger: quiet })));
    await rm(join(out, `${browser}-mv3`), { recursive: true, force: true });
  }
  for (const path of made.filter((one) => one.endsWith('-chrome.zip'))) {
    const edge = path.replace(/-chrome\.zip$/, '-edge.zip');
    await copyFile(path, edge);
    made.push(edge);
  }
  return made.sort();
}

/** WXT's own news would bury ours. */
const say = (...args: unknown[]): void => console.error(...args);
const nothing = (): void => {};
export const quiet = {
  debug: nothing,
  log: nothing,
  info: nothing,
  warn: nothing,
  error: say,
  fatal: say,
  success: nothing,
  level: 0,
};

/** SHA-256 of a file, in hexadecimal. */
export async function sumOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/**
 * Writes what a package holds into a folder.
 *
 * @throws Error when an entry points out of the folder
 */
export async function unpack(path: string, folder: string): Promise<void> {
  const { files } = await JSZip.loadAsync(await readFile(path));
  for (const entry of Object.values(files)) {
    const to = join(folder, entry.name);
    if (!to.startsWith(folder + sep)) throw new Error(`${entry.name} points out of ${path}`);
    if (entry.dir) continue;
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, await entry.async('nodebuffer'));
  }
}
