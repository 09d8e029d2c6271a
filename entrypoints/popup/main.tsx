import { render } from 'preact';
import { Popup } from '../../components/Popup';
import type { PopupHost } from '../../components/use-popup';
import { LanguageContext } from '../../components/words';
import { requestAccess } from '../../utils/platform/access';
import { appearanceOf } from '../../utils/platform/appearance';
import { besideOf } from '../../utils/platform/beside';
import { browser } from '../../utils/platform/browser';
import { findingOf } from '../../utils/platform/find';
import { speak } from '../../utils/platform/language';
import { send } from '../../utils/platform/messages';
import { openOwnPage, ownPage } from '../../utils/platform/pages';
import { problemOf } from '../../utils/platform/problems';
import { placesOf, readTab } from '../../utils/platform/reading';
import { chooseConsent, showBanner, switchSite } from '../../utils/platform/site';
import { reloadTab, tabInQuestion } from '../../utils/platform/tab';
import { withPlace } from '../../utils/source/place';

const tab = tabInQuestion(location.search);
// Told to the reader by the first call that waits for it.
tab.catch(() => {});

// Without a popup's frame around it, as in a tab or on a phone, it fills the page.
const isPage = location.search !== '';
if (isPage) document.documentElement.classList.add('as-page');
// Not every browser lets the popup go by itself when a tab opens over it.
const leave = () => {
  if (!isPage) close();
};

// The popup does not wait for its colours.
const appearance = appearanceOf(document);
const looks = appearance.read();
looks.catch(() => {});

const host: PopupHost = {
  state: async () => send('tab/state', { tabId: await tab }),
  judge: async () => send('tab/judge', { tabId: await tab }),
  read: async () => readTab(await tab, document),
  places: placesOf(() => tab),
  undoConsent: async () => send('tab/undo', { tabId: await tab, what: 'consent' }),
  marks: async (wish) => send('tab/marks', { tabId: await tab, wish }),
  follow: async (how) => {
    await send('tab/follow', { tabId: await tab, how });
    leave();
  },
  overrule: async (verdict) => send('tab/overrule', { tabId: await tab, verdict }),
  version: browser.runtime.getManifest().version,
  switchSite,
  chooseConsent,
  showBanner: async (site) => {
    await showBanner(await tab, site);
    leave();
  },
  reload: async () => {
    if (isPage) return reloadTab(await tab);
    // Over the page there is nothing to wait for: the page itself is what the reader wants to see.
    await browser.tabs.reload(await tab);
    leave();
  },
  allow: requestAccess,
  find: findingOf(() => tab),
  openReader: async (reading) => {
    const id = await send('reading/keep', { ...reading, tabId: await tab });
    await openOwnPage('reader', { id });
    leave();
  },
  singleKeys: async () => (await looks).singleKeys,
  openBeside: besideOf(leave),
  copy: (text) => navigator.clipboard.writeText(text),
  articleUrl: ({ source, place }) =>
    source.kind === 'article' && source.url ? withPlace(source.url, place) : null,
  problemOf,
  pages: { ledger: ownPage('ledger'), options: ownPage('options') },
};

render(
  <LanguageContext.Provider value={speak(document, null)}>
    <Popup host={host} />
  </LanguageContext.Provider>,
  document.body,
);
