/** The extension's own comings and goings under pages that are open. */
import { describe, expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import type { BrowserName } from '../tools/browsers.ts';
import { driveExtension, openFresh } from '../tools/extension.ts';
import { serve } from '../tools/serve.ts';
import { type Session, until } from '../tools/session.ts';
import { sampleSite } from '../tools/sites.ts';
import { startBrowser } from '../tools/start.ts';

/** Adds something that looks like a late consent banner, for the orphaned sentinel to see. */
const LATE_BANNER = `(() => {
  const bar = document.createElement('div');
  bar.id = 'late-banner';
  bar.style.cssText = 'position:fixed;bottom:0;left:0;right:0;background:#fff';
  bar.innerHTML = '<p>We use cookies on this site.</p><button>Close</button>';
  document.body.append(bar);
})()`;

/** Opens an article, waits for its verdict, and has the page keep what goes wrong in it from then on, in `faults`. */
async function openArticle(session: Session) {
  const extension = await driveExtension(session);
  const page = await openFresh(session, samplePage('ordinary').url);
  await extension.stateWhen(page, 'the article', ({ report }) => report?.article != null);
  await page.evaluate(`(() => {
    window.faults = [];
    addEventListener('error', (event) => faults.push(event.message));
    addEventListener('unhandledrejection', (event) => faults.push(String(event.reason)));
  })()`);
  return { extension, page };
}

/** What ends the extension that the page was opened with. */
const ENDS: Record<string, (session: Session) => Promise<void>> = {
  updated: async (session) => {
    const own = await session.openOwn('/options.html');
    // The page that asks goes down with the extension, so no answer can come.
    await Promise.race([
      own.evaluate('void (globalThis.browser ?? chrome).runtime.reload()').catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, 1500)),
    ]);
  },
  disabled: (session) => session.disable(),
};

describe.each((process.env.TEST_BROWSERS ?? 'chromium,firefox').split(',') as BrowserName[])(
  'Under an open page, in %s',
  (name) => {
    it.each(name === 'firefox' ? ['updated'] : Object.keys(ENDS))(
      'an extension that is %s leaves the page working and quiet',
      async (how) => {
        const server = await serve(sampleSite());
        const session = await startBrowser(name, { port: server.port });
        try {
          const { page } = await openArticle(session);
          await ENDS[how]?.(session);
          await new Promise((resolve) => setTimeout(resolve, 1000));
          await page.evaluate(LATE_BANNER);
          await page.evaluate('void history.pushState({}, "", "/another-place")');
          await new Promise((resolve) => setTimeout(resolve, 1500));
          expect(await page.evaluate('faults')).toEqual([]);
          expect(await page.evaluate('(scrollTo(0, 200), scrollY > 0)')).toBe(true);
          expect(await page.evaluate('document.querySelector("h1").innerText.length > 0')).toBe(true);
        } finally {
          await session.close();
          await server.close();
        }
      },
    );

    it('access that is taken back leaves the page working, and is said', async () => {
      const server = await serve(sampleSite());
      const session = await startBrowser(name, { port: server.port });
      try {
        const { extension, page } = await openArticle(session);
        const popup = await extension.openAbout('/popup.html', page);
        await session.withholdSites();
        // The page's sentinel still tells of what it sees; what it asks for can no longer be injected.
        await page.evaluate(LATE_BANNER);
        await new Promise((resolve) => setTimeout(resolve, 2500));
        expect(await page.evaluate(`document.getElementById('late-banner').checkVisibility()`)).toBe(true);
        expect(await page.evaluate('faults')).toEqual([]);
        await popup.evaluate('void setTimeout(() => location.reload())');
        const said = await until(
          () => popup.evaluate<string>(`document.querySelector('.state h1')?.innerText`),
          'a word about the access',
        );
        expect(said).toContain('may not see this site');
        await popup.close();
        expect(await extension.ledger()).toHaveLength(1);
      } finally {
        await session.close();
        await server.close();
      }
    });
  },
);
