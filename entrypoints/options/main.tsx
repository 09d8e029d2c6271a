import { render } from 'preact';
import { Options, type OptionsHost } from '../../components/Options';
import { LanguageContext } from '../../components/words';
import { allowFor, hasAccess, requestAccess } from '../../utils/platform/access';
import { speak } from '../../utils/platform/language';
import {
  connectMachines,
  disconnectMachines,
  readMachines,
  replicateNow,
  watchMachines,
} from '../../utils/platform/machines';
import { ownPages } from '../../utils/platform/pages';
import { problemOf } from '../../utils/platform/problems';
import { changeSettings, readSettings, siteFromInput, watchSettings } from '../../utils/platform/settings';
import { readStops, tryAgain, watchStops } from '../../utils/platform/stops';

const host: OptionsHost = {
  read: readSettings,
  change: changeSettings,
  watch: watchSettings,
  stops: readStops,
  watchStops,
  tryAgain,
  siteFromInput,
  hasAccess: () => hasAccess(),
  allow: requestAccess,
  allowFor,
  machines: {
    read: readMachines,
    watch: watchMachines,
    connect: connectMachines,
    disconnect: disconnectMachines,
    replicate: replicateNow,
  },
  copy: (text) => navigator.clipboard.writeText(text),
  problemOf,
  pages: ownPages(),
};

render(
  <LanguageContext.Provider value={speak(document, 'action_options')}>
    <Options host={host} />
  </LanguageContext.Provider>,
  document.body,
);
