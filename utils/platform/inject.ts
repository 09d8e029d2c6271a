/** Puts the heavy scripts into a page, only when they are asked for. */
import { browser } from './browser';

export type PageScript = 'consent' | 'article' | 'listing';

/**
 * Runs an unlisted script in a tab: the consent engine in every frame, the others in the top one. Running it
 * again is harmless; the scripts see to that.
 *
 * @returns whether it ran; false when the tab closed or moved on, or access was taken back meanwhile
 */
export async function inject(tabId: number, script: PageScript): Promise<boolean> {
  try {
    // A tab without an address is one whose site is withheld: Chromium would keep the script for later, and us waiting.
    if (!(await browser.tabs.get(tabId)).url) return false;
    await browser.scripting.executeScript({
      target: script === 'consent' ? { tabId, allFrames: true } : { tabId },
      files: [`/${script}.js`],
      // The engine has to be there before the banner is painted, the others may wait their turn.
      injectImmediately: script === 'consent',
    });
    return true;
  } catch {
    return false;
  }
}
