import { browser } from './browser';

/** Where the browser keeps no way to the reader’s own engine; opened only when the reader presses for it. */
const ELSEWHERE = 'https://duckduckgo.com/';

/**
 * Searches with the reader's own search engine, in a new tab. Nothing happens without words to search for.
 * Firefox for Android and Safari let no extension use that engine: there the search goes to DuckDuckGo.
 */
export async function searchWeb(text: string): Promise<void> {
  if (!text) return;
  const { search }: { search?: typeof browser.search } = browser;
  if (search) await search.query({ text, disposition: 'NEW_TAB' });
  else await browser.tabs.create({ url: `${ELSEWHERE}?${new URLSearchParams({ q: text })}` });
}
