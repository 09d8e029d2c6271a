/** Which tab the popup is about. */
import { browser } from './browser';
import { ReaderError } from './problems';

/** A page that takes longer than this to load is looked at as far as it has come. */
const LOAD_MS = 15_000;

/**
 * Loads a tab's page anew.
 *
 * @returns settles when it has loaded, or is still at it after a while
 * @throws Error when the tab is gone
 */
export async function reloadTab(tabId: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const onUpdated = (id: number, { status }: { status?: string }) => {
    if (id === tabId && status === 'complete') resolve();
  };
  const timer = setTimeout(resolve, LOAD_MS);
  browser.tabs.onUpdated.addListener(onUpdated);
  try {
    await browser.tabs.reload(tabId);
    await promise;
  } finally {
    clearTimeout(timer);
    browser.tabs.onUpdated.removeListener(onUpdated);
  }
}

/**
 * The tab named in the page's address (`?tab=7`: opened as a page, as on Android and in tests), else the active one.
 *
 * @param search `location.search` of our page
 * @throws ReaderError when there is none
 */
export async function tabInQuestion(search: string): Promise<number> {
  const named = new URLSearchParams(search).get('tab');
  if (named !== null && /^\d{1,10}$/.test(named)) return Number(named);
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  if (active?.id === undefined) throw new ReaderError('error_noTab', 'no active tab');
  return active.id;
}
