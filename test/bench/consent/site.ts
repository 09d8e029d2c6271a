/** Serves the pages of the bench, each under a host name of its own, and the files of the packages that they load. */
import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { ROOT } from '../../tools/built.ts';
import type { Site } from '../../tools/serve.ts';
import { type BenchPage, sourceOf } from './page.ts';
import { BANNER_PAGES, COOKIES_JSR_CONFIG, FRAME } from './tools.ts';
import { TRAP_PAGES } from './traps.ts';

const TYPES: Record<string, string> = {
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};
const MODULES = join(ROOT, 'node_modules');

/** The address of a page of the bench. */
export const addressOf = ({ id }: BenchPage): string => `https://${id}.bench.example/`;

/** All pages, and what they load. */
export function benchSite(): Site {
  const pages = new Map(
    [...BANNER_PAGES, ...TRAP_PAGES, FRAME].map((page) => [new URL(addressOf(page)).hostname, page]),
  );
  return async ({ hostname, pathname }) => {
    const page = pages.get(hostname);
    if (page && pathname === '/') return { contentType: 'text/html; charset=utf-8', body: sourceOf(page) };
    if (pathname === '/cookiesjsr.json')
      return { contentType: 'application/json', body: JSON.stringify(COOKIES_JSR_CONFIG) };
    if (!pathname.startsWith('/npm/')) return null;
    const path = normalize(join(MODULES, decodeURIComponent(pathname.slice('/npm/'.length))));
    if (!path.startsWith(MODULES)) return null;
    const body = await readFile(path).catch(() => null);
    return body && { contentType: TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body };
  };
}
