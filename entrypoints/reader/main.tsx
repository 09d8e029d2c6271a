import { render } from 'preact';
import { Reader, type ReaderHost } from '../../components/Reader';
import { LanguageContext } from '../../components/words';
import { findingOf } from '../../utils/platform/find';
import { speak } from '../../utils/platform/language';
import { ownPage } from '../../utils/platform/pages';
import { readerTools } from '../../utils/platform/reader-tools';
import { openReading, placesOf } from '../../utils/platform/reading';

const host: ReaderHost = {
  ...readerTools(document),
  isApart: true,
  open: async (onKnown) => {
    const open = await openReading(location.search, document, onKnown);
    // From here on the page goes by what was kept: a reload works after the tab is gone.
    history.replaceState(null, '', ownPage('reader', { id: open.id }));
    document.title = open.reading.finding.title || document.title;
    return open;
  },
  places: placesOf(async () => null),
  find: findingOf(async () => null),
};

render(
  <LanguageContext.Provider value={speak(document, null)}>
    <Reader host={host} />
  </LanguageContext.Provider>,
  document.body,
);
