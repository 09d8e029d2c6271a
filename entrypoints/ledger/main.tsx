import { render } from 'preact';
import { Ledger, type LedgerHost } from '../../components/Ledger';
import { LanguageContext } from '../../components/words';
import { speak } from '../../utils/platform/language';
import { send } from '../../utils/platform/messages';
import { ownPage } from '../../utils/platform/pages';
import { problemOf } from '../../utils/platform/problems';
import { searchWeb } from '../../utils/platform/search';
import { readSettings } from '../../utils/platform/settings';
import { searchQuery } from '../../utils/source/search';

const host: LedgerHost = {
  list: (search, offset, limit) => send('ledger/list', { search, offset, limit }),
  forget: (ids) => send('ledger/forget', { ids }),
  forgetAll: () => send('ledger/forgetAll', {}),
  restore: (records) => send('ledger/restore', { records }),
  opened: ({ pageUrl }) => send('ledger/opened', { pageUrl }),
  search: (record) => searchWeb(searchQuery({ ...record, dir: 'ltr' })),
  keeping: async () => (await readSettings()).keepLedger,
  copy: (text) => navigator.clipboard.writeText(text),
  problemOf,
  pages: { cleaned: ownPage('cleaned'), options: ownPage('options') },
};

render(
  <LanguageContext.Provider value={speak(document, 'action_ledger')}>
    <Ledger host={host} />
  </LanguageContext.Provider>,
  document.body,
);
