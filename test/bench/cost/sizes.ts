/** What the built extension weighs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { type Build, builtFile, builtFiles, gzippedBytes, ROOT } from '../../tools/built.ts';

/** Of a ZIP file: a local header, a central one, and the end of the directory (APPNOTE 4.3). */
const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END = 22;

/** Bytes of the package as a store takes it: a ZIP file of the build. */
function zippedBytes(build: Build): number {
  return builtFiles(build).reduce((sum, path) => {
    const bytes = readFileSync(join(ROOT, '.output', build, path));
    const packed = Math.min(bytes.length, deflateRawSync(bytes, { level: 9 }).length);
    return sum + packed + LOCAL_HEADER + CENTRAL_HEADER + 2 * Buffer.byteLength(path);
  }, END);
}

export const sizes = (): Record<string, number> => ({
  'size.sentinel.gzipBytes': gzippedBytes(builtFile('chrome-mv3', 'sentinel.js')),
  'size.veil.gzipBytes': gzippedBytes(builtFile('chrome-mv3', 'veil.js')),
  'size.article.gzipBytes': gzippedBytes(builtFile('chrome-mv3', 'article.js')),
  'size.listing.gzipBytes': gzippedBytes(builtFile('chrome-mv3', 'listing.js')),
  'size.consent.gzipBytes': gzippedBytes(builtFile('chrome-mv3', 'consent.js')),
  'size.package.chrome.zipBytes': zippedBytes('chrome-mv3'),
  'size.package.firefox.zipBytes': zippedBytes('firefox-mv3'),
});
