import { render } from 'preact';
import { Ledger, type LedgerHost } from '../../components/Ledger';
import { LanguageContext } from '../../components/words';
import { Catalogue } from '../../utils/ledger/catalogue';
import { watchChanges } from '../../utils/ledger/changes';
import { loadCatalogue, refreshCatalogue } from '../../utils/ledger/loading';
import { openShelf } from '../../utils/ledger/shelf';
import { speak } from '../../utils/platform/language';
import { previewFile, saveLedger, takeFile } from '../../utils/platform/ledger-files';
import { send } from '../../utils/platform/messages';
import { ownPage } from '../../utils/platform/pages';
import { problemOf } from '../../utils/platform/problems';
import { searchWeb } from '../../utils/platform/search';
import { readSettings } from '../../utils/platform/settings';
import { AGGREGATORS } from '../../utils/rules/aggregators';
import { searchQuery } from '../../utils/source/search';

const shelf = openShelf();
const catalogue = new Catalogue();
const names = new Map(AGGREGATORS.map(({ id, name }) => [id, name]));

const host: LedgerHost = {
  catalogue,
  load: (onFirst) => loadCatalogue(shelf, catalogue, onFirst),
  refresh: (change) => refreshCatalogue(shelf, catalogue, change),
  watch: watchChanges,
  records: (ids) => shelf.recordsOf(ids),
  forget: (ids, act) => send('ledger/forget', { ids, act }),
  unforget: (act) => send('ledger/unforget', { act }),
  empty: () => send('ledger/empty', {}),
  forgetAll: () => send('ledger/forgetAll', {}),
  star: (ids, on) => send('ledger/star', { ids, on }),
  note: (id, text) => send('ledger/note', { id, text }),
  save: (format, ids, course) => saveLedger(shelf, format, ids, ids?.length ?? catalogue.size, course),
  preview: (file, course) => previewFile(shelf, file, course),
  take: (file, course) => takeFile(shelf, file, course),
  opened: ({ pageUrl }) => send('ledger/opened', { pageUrl }),
  search: (record) => searchWeb(searchQuery({ ...record, dir: 'ltr' })),
  aggregatorName: (id) => names.get(id) ?? id,
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
