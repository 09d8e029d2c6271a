/** Addresses of the extension's own pages. */
import { browser } from './browser';

export type OwnPage = 'changes' | 'cleaned' | 'ledger' | 'options' | 'popup' | 'reader' | 'welcome';

/**
 * The address of one of our pages.
 *
 * @param query search parameters; the page checks them again
 */
export function ownPage(page: OwnPage, query: Record<string, string> = {}): string {
  // WXT's type knows the paths of the last build only, and none with parameters.
  const url = new URL((browser.runtime.getURL as (path: string) => string)(`/${page}.html`));
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** Addresses of the pages that lead to each other. */
export const ownPages = () => ({
  ledger: ownPage('ledger'),
  cleaned: ownPage('cleaned'),
  options: ownPage('options'),
  changes: ownPage('changes'),
});

/** Opens one of our pages in a new tab. */
export async function openOwnPage(page: OwnPage, query: Record<string, string> = {}): Promise<void> {
  await browser.tabs.create({ url: ownPage(page, query) });
}
