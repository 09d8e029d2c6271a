import { render } from 'preact';
import changelog from '../../CHANGELOG.md?raw';
import { Changes } from '../../components/Changes';
import { LanguageContext } from '../../components/words';
import { speak } from '../../utils/platform/language';
import { ownPages } from '../../utils/platform/pages';

render(
  <LanguageContext.Provider value={speak(document, 'changes_heading')}>
    <Changes changelog={changelog} pages={ownPages()} />
  </LanguageContext.Provider>,
  document.body,
);
