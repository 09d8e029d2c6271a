/**
 * The extension API as the browser itself has it, for what runs in pages: sending, listening and looking up words are the
 * same in all browsers since they answer with promises, and the polyfill would be ten kilobytes more in each page.
 */
import type { browser } from './browser';

type Native = Pick<typeof browser, 'runtime' | 'i18n'>;

/**
 * The browser's own API. Looked up among what the browser itself has put there: an element that a page calls `browser`
 * stands in for it elsewhere.
 */
export const native = (): Native => {
  const world = globalThis as unknown as { browser: Native; chrome: Native };
  return Object.hasOwn(world, 'browser') ? world.browser : world.chrome;
};
