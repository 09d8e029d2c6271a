/** How our pages have the worker look for an article at its outlet. */
import { requestSite } from './access';
import { type FindView, type Sought, send } from './messages';

/**
 * @param tabId the tab that the page is about, or null where it may be gone
 * @returns what one article's search can do
 */
export const findingOf = (tabId: () => Promise<number | null>) => (known: Omit<Sought, 'tabId'>) => {
  const sought = async (): Promise<Sought> => ({
    pageUrl: known.pageUrl,
    finding: known.finding,
    tabId: await tabId(),
  });
  return {
    state: async () => send('find/state', await sought()),
    start: async (onceAllowed: boolean): Promise<FindView | null> =>
      send('find/start', { ...(await sought()), onceAllowed }),
    wait: async () => send('find/wait', await sought()),
    cancel: async () => send('find/cancel', await sought()),
    choose: async (url: string | null) => send('find/choose', { ...(await sought()), url }),
    allow: requestSite,
  };
};
