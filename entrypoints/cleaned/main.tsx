import { render } from 'preact';
import { Cleaned, type CleanedHost } from '../../components/Cleaned';
import { LanguageContext } from '../../components/words';
import { speak } from '../../utils/platform/language';
import { send } from '../../utils/platform/messages';
import { ownPages } from '../../utils/platform/pages';
import { problemOf } from '../../utils/platform/problems';
import { readSettings, watchSettings } from '../../utils/platform/settings';
import { chooseConsent } from '../../utils/platform/site';
import { readStops, watchStops } from '../../utils/platform/stops';

const host: CleanedHost = {
  list: (search, offset, limit) => send('cleanings/list', { search, offset, limit }),
  forgetAll: () => send('cleanings/forgetAll', {}),
  settings: readSettings,
  watch: watchSettings,
  choose: chooseConsent,
  stops: readStops,
  watchStops,
  copy: (text) => navigator.clipboard.writeText(text),
  problemOf,
  pages: ownPages(),
};

render(
  <LanguageContext.Provider value={speak(document, 'cleaned_heading')}>
    <Cleaned host={host} />
  </LanguageContext.Provider>,
  document.body,
);
