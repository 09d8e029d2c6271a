/** Context menu and keyboard command. */
import { canOpenBeside, showBeside } from './beside';
import { browser } from './browser';
import { ownPage } from './pages';
import { words } from './words';

const READ = 'read';
const SOURCES = 'sources';
const BESIDE = 'beside';

const openReader = (tabId: number | undefined) =>
  browser.tabs.create({ url: ownPage('reader', { tab: String(tabId ?? -1) }) });

/** Registers the menu and the command; called synchronously when the worker starts. */
export function registerMenus(): void {
  browser.runtime.onInstalled.addListener(() => {
    // Menus outlive the worker but not an update.
    void browser.contextMenus.removeAll().then(() => {
      browser.contextMenus.create({
        id: READ,
        title: words('menu_read'),
        contexts: ['page', 'selection'],
        documentUrlPatterns: ['http://*/*', 'https://*/*'],
      });
      if (canOpenBeside())
        browser.contextMenus.create({ id: BESIDE, title: words('action_beside'), contexts: ['action'] });
      browser.contextMenus.create({ id: SOURCES, title: words('menu_sources'), contexts: ['action'] });
    });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === READ) void openReader(tab?.id);
    // At once: browsers open the panel only in answer to a press.
    if (menuItemId === BESIDE) void showBeside(tab?.windowId);
    if (menuItemId === SOURCES) void browser.tabs.create({ url: ownPage('ledger') });
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-reader') void openReader(tab?.id);
  });
}
