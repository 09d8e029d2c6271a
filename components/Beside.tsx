import { useEffect, useState } from 'preact/hooks';
import { Mark } from './Mark';
import { Reader, type ReaderHost } from './Reader';
import { State } from './states';

interface Tab {
  tabId: number;
  visit: string;
}

export interface BesideHost {
  /** Calls back with the tab that is looked at, at once and whenever that changes; returns what stops that. */
  follow(onTab: (tab: Tab) => void): () => void;
  /** What the reading view of a tab needs done. */
  readerOf(tabId: number): ReaderHost;
}

/** The reading view beside the page: it shows the article of whatever tab is looked at. */
export function Beside({ host }: { host: BesideHost }) {
  const [tab, setTab] = useState<Tab | null>(null);
  useEffect(() => host.follow(setTab), []);
  if (!tab) {
    return (
      <main class="beside-empty">
        <Mark />
        <State title="state_noArticle" hint="state_noArticleHint" />
      </main>
    );
  }
  // Another page is another reading view: nothing of the last one stays.
  return <Reader key={tab.visit} host={host.readerOf(tab.tabId)} />;
}
