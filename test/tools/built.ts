/** Looks into the built extension. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const BUILDS = ['chrome-mv3', 'firefox-mv3'] as const;
export type Build = (typeof BUILDS)[number];

/** A file of a build, as text. */
export const builtFile = (build: Build, path: string): string =>
  readFileSync(join(ROOT, '.output', build, path), 'utf8');

/** Every file below a folder, relative to it, with forward slashes. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export const builtFiles = (build: Build): string[] => filesBelow(join(ROOT, '.output', build));

/** Bytes after gzip, as stores and browsers would carry it. */
export const gzippedBytes = (text: string): number => gzipSync(text, { level: 9 }).length;

/** Scripts that a page of the extension loads before it can draw: its own, and what those import at once. */
export function initialScripts(build: Build, page: string): string[] {
  const html = builtFile(build, page);
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    // `import(` is a later load; `import"…"` and `from"…"` are not.
    for (const [, specifier] of builtFile(build, path).matchAll(
      /(?:^|[;}\s])(?:import|from|import[^;"'(]*from)\s*["']([^"']+\.js)["']/g,
    )) {
      if (specifier) visit(new URL(specifier, `file:///${folder}/`).pathname.slice(1));
    }
  };
  for (const [, path] of html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/?([^"]+\.js)"/g)) {
    if (path) visit(path);
  }
  return [...found];
}
