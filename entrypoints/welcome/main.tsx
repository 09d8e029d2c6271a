import { render } from 'preact';
import { Welcome, type WelcomeHost } from '../../components/Welcome';
import { LanguageContext } from '../../components/words';
import { hasAccess, requestAccess } from '../../utils/platform/access';
import { speak } from '../../utils/platform/language';
import { ownPages } from '../../utils/platform/pages';
import { isPhone } from '../../utils/platform/phone';
import { changeSettings, readSettings } from '../../utils/platform/settings';

const host: WelcomeHost = {
  hasAccess: () => hasAccess(),
  allow: requestAccess,
  toolbar: isPhone() ? 'phone' : import.meta.env.FIREFOX ? 'firefox' : 'chrome',
  read: readSettings,
  change: changeSettings,
  pages: ownPages(),
};

render(
  <LanguageContext.Provider value={speak(document, 'welcome_heading')}>
    <Welcome host={host} />
  </LanguageContext.Provider>,
  document.body,
);
