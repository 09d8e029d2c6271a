import { browser } from './browser';

/** Searches with the reader's own search engine, in a new tab. Nothing happens without words to search for. */
export async function searchWeb(text: string): Promise<void> {
  if (text) await browser.search.query({ text, disposition: 'NEW_TAB' });
}
