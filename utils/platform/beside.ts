/** The reading view beside the page: Chromium's side panel, Firefox's sidebar. */
import { browser } from './browser';

/** Neither is in the types of the common API. */
interface Panels {
  sidePanel?: { open(where: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
}
const panels = (): Panels => ({
  ...(globalThis as { chrome?: Panels }).chrome,
  ...(browser as unknown as Panels),
});

/** Phones have neither. */
export function canOpenBeside(): boolean {
  const { sidePanel, sidebarAction } = panels();
  return Boolean(sidePanel?.open ?? sidebarAction?.open);
}

/**
 * Opens the panel. Must be called straight from a press.
 *
 * @param windowId the window it opens in; Firefox takes the one of the press
 */
export async function showBeside(windowId: number | undefined): Promise<void> {
  const { sidePanel, sidebarAction } = panels();
  if (sidePanel && windowId !== undefined) await sidePanel.open({ windowId });
  else await sidebarAction?.open();
}

/**
 * What a page of ours needs to open the panel, or null where there is none.
 *
 * @param then called once it is open
 */
export function besideOf(then: () => void): (() => Promise<void>) | null {
  if (!canOpenBeside()) return null;
  // Asked now, for a press does not wait.
  let windowId: number | undefined;
  browser.windows.getCurrent().then(
    ({ id }) => {
      windowId = id;
    },
    () => {},
  );
  return () => showBeside(windowId).then(then);
}

/** A page that is looked at beside the panel. */
export interface BesideTab {
  tabId: number;
  /** Changes with every page that the tab shows. */
  visit: string;
}

/**
 * Follows the tab that is looked at in the panel's window. Our own pages are passed over: the last page stays.
 *
 * @returns stops following
 */
export function followActiveTab(onTab: (tab: BesideTab) => void): () => void {
  let windowId: number | undefined;
  let loads = 0;
  let last = '';
  const look = async () => {
    windowId ??= (await browser.windows.getCurrent()).id;
    const [tab] = await browser.tabs.query({ active: true, ...(windowId === undefined ? {} : { windowId }) });
    if (tab?.id === undefined || tab.url?.startsWith(browser.runtime.getURL(''))) return;
    const visit = `${tab.id} ${loads} ${tab.url?.split('#')[0] ?? ''}`;
    if (visit === last) return;
    last = visit;
    onTab({ tabId: tab.id, visit });
  };
  const again = () => void look().catch(() => {});
  const onActivated = (info: { windowId: number }) => {
    if (info.windowId === windowId) again();
  };
  const onUpdated = (tabId: number, change: { status?: string; url?: string }) => {
    // A page that was loaded again is another one, though its address is the same.
    if (change.status === 'complete' && last.startsWith(`${tabId} `)) loads += 1;
    if (change.status === 'complete' || change.url) again();
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  again();
  return () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
  };
}
