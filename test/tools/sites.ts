/** What the server shows: the sample pages, or pages that were saved to disk. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { CONSENT_TOOL } from '../fixtures/outlets.ts';
import { SAMPLE_PAGES } from '../fixtures/pages.ts';
import type { Answer, Site } from './serve.ts';

const HTML = 'text/html; charset=utf-8';

/** Scheme, host and path: query and fragment do not choose a page. */
const placeOf = (address: URL): string => `${address.hostname}${address.pathname}`;

async function consentToolFile(address: URL): Promise<Answer | null> {
  const name = basename(address.pathname);
  if (address.hostname !== CONSENT_TOOL.host || !CONSENT_TOOL.files.some((file) => file === name))
    return null;
  const packageFolder = dirname(fileURLToPath(import.meta.resolve('vanilla-cookieconsent/package.json')));
  return {
    contentType: name.endsWith('.css') ? 'text/css' : 'text/javascript',
    body: await readFile(join(packageFolder, 'dist', name)),
  };
}

const patience = (ms: number) =>
  new Promise<void>((resolve) => {
    if (Number.isFinite(ms)) setTimeout(resolve, ms);
  });

/** The sample pages under their addresses, and the consent tool that one of them loads. */
export function sampleSite(): Site {
  const pages = new Map(SAMPLE_PAGES.map((page) => [placeOf(new URL(page.url)), page]));
  return async (address) => {
    const page = pages.get(placeOf(address));
    if (page) {
      await patience(page.answersAfterMs ?? 0);
      return { contentType: page.contentType ?? HTML, body: page.source() };
    }
    return consentToolFile(address);
  };
}

export interface SavedPage {
  path: string;
  url: string;
  body: Uint8Array;
  contentType: string;
}

/** Where a saved page may say what its address was, in order of trust. */
const ADDRESS_PATTERNS = [
  /<link\b(?=[^>]*\brel\s*=\s*["']?canonical\b)[^>]*\bhref\s*=\s*["']?([^"'\s>]+)/i,
  /<meta\b(?=[^>]*\bproperty\s*=\s*["']?og:url\b)[^>]*\bcontent\s*=\s*["']?([^"'\s>]+)/i,
  /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i,
];

/** The address that a saved page gives itself; an address of this machine made from its file name when it gives none. */
export function addressOfSaved(html: string, path: string): string {
  for (const pattern of ADDRESS_PATTERNS) {
    const value = pattern.exec(html)?.[1]?.replaceAll('&amp;', '&');
    if (value && URL.canParse(value) && /^https?:/.test(value)) {
      const address = new URL(value);
      // A staging port or a fragment would not be found again.
      address.port = '';
      address.hash = '';
      address.protocol = 'https:';
      return address.href;
    }
  }
  return `https://saved-page.localhost/${encodeURIComponent(basename(path))}`;
}

/**
 * Reads saved pages, plain or gzipped.
 *
 * @param paths files; an address can be forced with `PATH=ADDRESS`
 * @throws Error when a file cannot be read
 */
export async function readSavedPages(paths: readonly string[]): Promise<SavedPage[]> {
  return Promise.all(
    paths.map(async (given) => {
      const [, path = given, forced] = /^(.+?)=(https?:.+)$/.exec(given) ?? [];
      const raw = await readFile(path);
      const body = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
      const start = body.subarray(0, 400_000).toString('latin1');
      // Saved pages were mostly written as UTF-8 whatever they once declared; others keep their own charset.
      const utf8 = isUtf8(body);
      return {
        path,
        url: forced ?? addressOfSaved(utf8 ? body.toString('utf8') : start, path),
        body,
        contentType: utf8 ? HTML : 'text/html',
      };
    }),
  );
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Saved pages under their addresses; whatever else they ask for is not there. */
export function savedSite(pages: readonly SavedPage[]): Site {
  const byAddress = new Map(pages.map((page) => [new URL(page.url).href, page]));
  return (address) => {
    const page = byAddress.get(address.href);
    return page ? { contentType: page.contentType, body: page.body } : null;
  };
}
