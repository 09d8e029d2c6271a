/** Serves the pages of the bench, each under a host name of its own, and the files of the packages that they load. */
import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { ROOT } from '../../tools/built.ts';
import type { Site } from '../../tools/serve.ts';
import { type BenchPage, sourceOf } from './page.ts';
import { BANNER_PAGES, COOKIES_JSR_CONFIG, FRAME } from './tools.ts';
import { TRAP_PAGES } from './traps.ts';
import { UNKNOWN_FRAMES, UNKNOWN_PAGES } from './unknown.ts';

const TYPES: Record<string, string> = {
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};
const MODULES = join(ROOT, 'node_modules');

/** The address of a page of the bench. */
export const addressOf = ({ id }: BenchPage): string => `https://${id}.bench.example/`;

/** Every page of the bench that is opened. */
export const ALL_PAGES: readonly BenchPage[] = [...BANNER_PAGES, ...UNKNOWN_PAGES, ...TRAP_PAGES];

/** All pages, and what they load. */
export function benchSite(): Site {
  const pages = new Map(
    [...ALL_PAGES, FRAME, ...UNKNOWN_FRAMES].map((page) => [new URL(addressOf(page)).hostname, page]),
  );
  return async ({ hostname, pathname }) => {
    const page = pages.get(hostname);
    const inner = pathname === '/inner' && UNKNOWN_FRAMES.find(({ id }) => id === `${page?.id}-inner`);
    if (inner) return { contentType: 'text/html; charset=utf-8', body: sourceOf(inner) };
    if (page && (pathname === '/' || pathname === '/second-page'))
      return { contentType: 'text/html; charset=utf-8', body: sourceOf(page) };
    if (pathname === '/cookiesjsr.json')
      return { contentType: 'application/json', body: JSON.stringify(COOKIES_JSR_CONFIG) };
    if (!pathname.startsWith('/npm/')) return null;
    const path = normalize(join(MODULES, decodeURIComponent(pathname.slice('/npm/'.length))));
    if (!path.startsWith(MODULES)) return null;
    const body = await readFile(path).catch(() => null);
    return body && { contentType: TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body };
  };
}
