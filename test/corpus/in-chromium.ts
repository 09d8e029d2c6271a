/** A page of real Chromium with the extractors in it, off the network. */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../tools/browsers.ts';

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('./extractors.ts', import.meta.url)),
        formats: ['iife'],
        name: 'Extractors',
      },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the extractors could not be built');
  return `(() => { ${chunk.code}; globalThis.Extractors = Extractors; })()`;
}

/** Starts Chromium with an empty page; what is asked of it may use `Extractors`. */
export async function openExtractors() {
  const [code, browser] = await Promise.all([
    bundle(),
    chromium.launch({ executablePath: findBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu'] }),
  ]);
  // The pages of a corpus are dead: their scripts do not run, and what they point to is not fetched.
  const context = await browser.newContext({ javaScriptEnabled: true, offline: true });
  const page = await context.newPage();
  const ready = async () => {
    await page.evaluate(code);
  };
  await ready();
  return {
    page,
    /** Shows a page as a document of its own, with the extractors beside it. */
    show: async (html: string) => {
      await page.setContent(html.replaceAll(/<script\b(?![^>]*ld\+json)[\s\S]*?<\/script>/gi, ''), {
        waitUntil: 'domcontentloaded',
        timeout: 20_000,
      });
      await ready();
    },
    close: () => browser.close(),
  };
}
