/** Context menu and keyboard command. */
import { browser } from './browser';
import { ownPage } from './pages';
import { words } from './words';

const READ = 'read';
const SOURCES = 'sources';

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
      browser.contextMenus.create({ id: SOURCES, title: words('menu_sources'), contexts: ['action'] });
    });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === READ) void openReader(tab?.id);
    if (menuItemId === SOURCES) void browser.tabs.create({ url: ownPage('ledger') });
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-reader') void openReader(tab?.id);
  });
}
