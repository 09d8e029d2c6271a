import { render } from 'preact';
import { Beside } from '../../components/Beside';
import { LanguageContext } from '../../components/words';
import { followActiveTab } from '../../utils/platform/beside';
import { findingOf } from '../../utils/platform/find';
import { speak } from '../../utils/platform/language';
import { readerTools } from '../../utils/platform/reader-tools';
import { hearWord, openBeside, placesOf } from '../../utils/platform/reading';

const tools = readerTools(document);

render(
  <LanguageContext.Provider value={speak(document, 'beside_title')}>
    <Beside
      host={{
        follow: followActiveTab,
        readerOf: (tabId) => ({
          ...tools,
          open: (onKnown, evenIfOff) => openBeside(tabId, evenIfOff, document, onKnown),
          hear: (onBody) => hearWord(tabId, onBody),
          places: placesOf(async () => tabId),
          find: findingOf(async () => tabId),
        }),
      }}
    />
  </LanguageContext.Provider>,
  document.body,
);
