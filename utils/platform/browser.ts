/** The one seam to the extension API: promises in both browsers by webextension-polyfill. */
export { browser } from 'wxt/browser';
