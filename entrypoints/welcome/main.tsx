import { render } from 'preact';
import { Welcome, type WelcomeHost } from '../../components/Welcome';
import { LanguageContext } from '../../components/words';
import { hasAccess, requestAccess } from '../../utils/platform/access';
import { speak } from '../../utils/platform/language';
import { ownPage } from '../../utils/platform/pages';

const host: WelcomeHost = {
  hasAccess: () => hasAccess(),
  allow: requestAccess,
  toolbar: import.meta.env.FIREFOX ? 'firefox' : 'chrome',
  pages: { ledger: ownPage('ledger'), options: ownPage('options') },
};

render(
  <LanguageContext.Provider value={speak(document, 'welcome_heading')}>
    <Welcome host={host} />
  </LanguageContext.Provider>,
  document.body,
);
