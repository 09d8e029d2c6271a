import { render } from 'preact';
import { Reader, type ReaderHost } from '../../components/Reader';
import { LanguageContext } from '../../components/words';
import { appearanceOf } from '../../utils/platform/appearance';
import { findingOf } from '../../utils/platform/find';
import { speak } from '../../utils/platform/language';
import { send } from '../../utils/platform/messages';
import { ownPage } from '../../utils/platform/pages';
import { problemOf } from '../../utils/platform/problems';
import { openReading, placesOf } from '../../utils/platform/reading';
import { savingOf } from '../../utils/platform/saving';
import { searchWeb } from '../../utils/platform/search';
import { DEGREES } from '../../utils/reading/appearance';
import { withPlace } from '../../utils/source/place';
import { searchQuery } from '../../utils/source/search';

const host: ReaderHost = {
  open: async (onKnown) => {
    const open = await openReading(location.search, document, onKnown);
    // From here on the page goes by what was kept: a reload works after the tab is gone.
    history.replaceState(null, '', ownPage('reader', { id: open.id }));
    document.title = open.reading.finding.title || document.title;
    return open;
  },
  places: placesOf(async () => null),
  appearance: appearanceOf(document),
  degrees: DEGREES,
  saving: (shown) => savingOf(shown, document),
  follow: ({ finding, pageUrl }, how) =>
    how === 'search' ? searchWeb(searchQuery(finding)) : send('ledger/opened', { pageUrl }),
  find: findingOf(async () => null),
  copy: (text) => navigator.clipboard.writeText(text),
  articleUrl: ({ source, place }) =>
    source.kind === 'article' && source.url ? withPlace(source.url, place) : null,
  problemOf,
  pages: { ledger: ownPage('ledger'), options: ownPage('options') },
};

render(
  <LanguageContext.Provider value={speak(document, null)}>
    <Reader host={host} />
  </LanguageContext.Provider>,
  document.body,
);
