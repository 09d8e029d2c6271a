/** Puts the heavy scripts into a page, only when they are asked for. */
import { browser } from './browser';
import type { World } from './world';

export type PageScript = 'consent' | 'article' | 'listing';

/** Is a tab's site withheld from us, so that it shows no address? Chromium would keep the script for later, and us waiting. */
const isWithheld = async (tabId: number): Promise<boolean> => !(await browser.tabs.get(tabId)).url;

/**
 * Runs an unlisted script in a tab: the consent engine in every frame, the others in the top one. Running it
 * again is harmless; the scripts see to that.
 *
 * @returns whether it ran; false when the tab closed or moved on, or access was taken back meanwhile
 */
export async function inject(tabId: number, script: PageScript): Promise<boolean> {
  try {
    if (await isWithheld(tabId)) return false;
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

/**
 * Puts back what the consent script did to a tab's page and its frames, where it has gone since.
 *
 * @returns whether a banner is in sight again
 */
export async function putBack(tabId: number): Promise<boolean> {
  try {
    const ran = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: ['/undo.js'],
      injectImmediately: true,
    });
    return ran.some(({ result }) => result === true);
  } catch {
    return false;
  }
}

/**
 * Has the article script that is in a page begin again, which after a route change spares the page reading it anew.
 *
 * @returns false when it is not there, or cannot be reached
 */
export async function judgeAgain(tabId: number): Promise<boolean> {
  try {
    if (await isWithheld(tabId)) return false;
    const [ran] = await browser.scripting.executeScript({
      target: { tabId },
      func: async () => {
        const article = (globalThis as World).__headwaterArticle;
        await article?.again();
        return article !== undefined;
      },
    });
    return ran?.result === true;
  } catch {
    return false;
  }
}
