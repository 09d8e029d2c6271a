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

/** Phones have neither menus nor keys for commands; their browsers leave these out of the API. */
type Parts = Partial<Pick<typeof browser, 'contextMenus' | 'commands'>>;

/** Registers the menu and the command, where there are such; called synchronously when the worker starts. */
export function registerMenus(): void {
  const { contextMenus, commands }: Parts = browser;
  if (contextMenus) keepMenus(contextMenus);
  commands?.onCommand.addListener((command, tab) => {
    if (command === 'open-reader') void openReader(tab?.id);
  });
}

function keepMenus(menus: NonNullable<Parts['contextMenus']>): void {
  browser.runtime.onInstalled.addListener(() => {
    // Menus outlive the worker but not an update.
    void menus.removeAll().then(() => {
      menus.create({
        id: READ,
        title: words('menu_read'),
        contexts: ['page', 'selection'],
        documentUrlPatterns: ['http://*/*', 'https://*/*'],
      });
      if (canOpenBeside()) menus.create({ id: BESIDE, title: words('action_beside'), contexts: ['action'] });
      menus.create({ id: SOURCES, title: words('menu_sources'), contexts: ['action'] });
    });
  });
  menus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === READ) void openReader(tab?.id);
    // At once: browsers open the panel only in answer to a press.
    if (menuItemId === BESIDE) void showBeside(tab?.windowId);
    if (menuItemId === SOURCES) void browser.tabs.create({ url: ownPage('ledger') });
  });
}
