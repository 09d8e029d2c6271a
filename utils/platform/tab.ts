/** Which tab the popup is about. */
import { browser } from './browser';
import { ReaderError } from './problems';

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
