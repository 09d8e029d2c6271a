import { render } from 'preact';
import { Ledger, type LedgerHost } from '../../components/Ledger';
import { LanguageContext } from '../../components/words';
import { Catalogue } from '../../utils/ledger/catalogue';
import { watchChanges } from '../../utils/ledger/changes';
import type { LedgerError } from '../../utils/ledger/database';
import { loadCatalogue, refreshCatalogue } from '../../utils/ledger/loading';
import { picturesOf } from '../../utils/ledger/pictures';
import { openShelf } from '../../utils/ledger/shelf';
import { lastCopy, watchCopies } from '../../utils/platform/backup';
import { lastFault } from '../../utils/platform/faults';
import { speak } from '../../utils/platform/language';
import { previewFile, saveLedger, takeFile } from '../../utils/platform/ledger-files';
import { replicateIfDue } from '../../utils/platform/machines';
import { send, sendSurely } from '../../utils/platform/messages';
import { ownPages } from '../../utils/platform/pages';
import { problemOf } from '../../utils/platform/problems';
import { searchWeb } from '../../utils/platform/search';
import { readSettings, watchSettings } from '../../utils/platform/settings';
import { AGGREGATORS } from '../../utils/rules/aggregators';
import { withPlace } from '../../utils/source/place';
import { searchQuery } from '../../utils/source/search';

/** Why the list is only read as it is, if that is so. */
let readOnly: LedgerError | null = null;
const shelf = openShelf(undefined, (error) => {
  readOnly = error;
});
const catalogue = new Catalogue();
/** Whether originals are opened where the text stopped; read before any line is drawn. */
let openAtPlace = false;
const follow = (settings: { openAtPlace: boolean }) => {
  openAtPlace = settings.openAtPlace;
};
const settled = readSettings().then(follow, () => {});
watchSettings(follow);
const names = new Map(AGGREGATORS.map(({ id, name }) => [id, name]));

/** Rest between two runs of replication that nobody pressed for. */
const REST_MS = 5 * 60_000;
const REST_AT_OPENING_MS = 20_000;

const host: LedgerHost = {
  catalogue,
  load: async (onFirst) => {
    await settled;
    return loadCatalogue(shelf, catalogue, onFirst);
  },
  refresh: (change) => refreshCatalogue(shelf, catalogue, change),
  watch: watchChanges,
  records: (ids) => shelf.recordsOf(ids),
  forget: (ids, act) => send('ledger/forget', { ids, act }),
  unforget: (act) => send('ledger/unforget', { act }),
  empty: () => send('ledger/empty', {}),
  forgetAll: () => send('ledger/forgetAll', {}),
  star: (ids, on) => send('ledger/star', { ids, on }),
  note: async (id, text) => {
    await send('ledger/note', { id, text });
    // Notes exist nowhere else: the browser is asked not to clear them when space runs short.
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  },
  trouble: async () => {
    const fault = readOnly ?? (await lastFault());
    return fault && problemOf(fault, 'record').words;
  },
  backUp: () => send('copy/due', {}),
  lastCopy,
  watchCopies,
  replicate: (isOpening) => replicateIfDue(isOpening ? REST_AT_OPENING_MS : REST_MS, Date.now()),
  save: (format, ids, course) => saveLedger(shelf, format, ids, ids?.length ?? catalogue.size, course),
  preview: (file, course) => previewFile(shelf, file, course),
  take: (file, course) => takeFile(shelf, file, course),
  opened: ({ pageUrl }) => sendSurely('ledger/opened', { pageUrl }),
  search: (record) => searchWeb(searchQuery({ ...record, dir: 'ltr' })),
  pictures: () => picturesOf(catalogue.lines(), Date.now()),
  sourceUrl: ({ source: { url }, place }) => url && withPlace(url, openAtPlace ? place : null),
  aggregatorName: (id) => names.get(id) ?? id,
  keeping: async () => (await readSettings()).keepLedger,
  copy: (text) => navigator.clipboard.writeText(text),
  problemOf,
  pages: ownPages(),
};

render(
  <LanguageContext.Provider value={speak(document, 'action_ledger')}>
    <Ledger host={host} />
  </LanguageContext.Provider>,
  document.body,
);
