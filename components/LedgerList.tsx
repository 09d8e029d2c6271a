import type { LedgerRecord } from '../utils/ledger/record';
import type { Words } from '../utils/platform/words';
import { isOfferable, shareShown } from '../utils/report';
import { formatCount, formatMoment, formatPublished, formatShare, hostOf } from './format';
import { useLocale, useWords } from './words';

interface Actions {
  onOpen: (record: LedgerRecord) => void;
  onSearch: (record: LedgerRecord) => void;
  onForget: (record: LedgerRecord) => void;
}

/** Where the record leads: the article, its outlet, or an honest word and a search. */
function Origin({ record, onOpen, onSearch }: { record: LedgerRecord } & Omit<Actions, 'onForget'>) {
  const words = useWords();
  const { kind, url, outlet } = record.source;
  if (isOfferable(url) && (kind === 'article' || kind === 'outlet')) {
    const label = kind === 'article' ? words('source_read') : words('source_goTo', outlet || hostOf(url));
    return (
      <a class="origin" href={url} target="_blank" rel="noopener noreferrer" onClick={() => onOpen(record)}>
        <bdi>{label}</bdi>
        {kind === 'article' && <bdi class="quiet"> {hostOf(url)}</bdi>}
        <span class="hidden"> {words('source_newTab')}</span>
      </a>
    );
  }
  if (kind === 'self') return <span class="quiet">{words('source_self')}</span>;
  const reason = kind === 'unresolvable' || kind === 'none' ? kind : 'outletOnly';
  return (
    <span>
      <span class="quiet">{words(`source_${reason}`)} </span>
      <button type="button" class="plain" onClick={() => onSearch(record)}>
        <bdi>{outlet ? words('source_findAt', outlet) : words('source_find')}</bdi>
      </button>
    </span>
  );
}

/** What was found at the source when the reader went there. */
function found({ arrival, wordCount }: LedgerRecord, words: Words, locale: string): string[] {
  if (!arrival) return [];
  const share = shareShown(wordCount, arrival);
  return [
    share === null ? '' : words('ledger_share', formatShare(share, locale)),
    arrival.body === 'cut' ? words('ledger_sourceCut') : '',
    arrival.access === 'locked' || arrival.access === 'metered' ? words('ledger_sourceSold') : '',
  ];
}

function Row({ record, onOpen, onSearch, onForget }: { record: LedgerRecord } & Actions) {
  const words = useWords();
  const locale = useLocale();
  const title = record.title || words('meta_untitled');
  const byline = [record.outlet, record.author, formatPublished(record.published, locale)].filter(Boolean);
  const traces = [
    words('ledger_seen', formatMoment(record.lastSeenMs, locale)),
    words('ledger_visits', formatCount(Object.keys(record.visits).length, locale)),
    record.openedMs !== null && words('ledger_opened', formatMoment(record.openedMs, locale)),
    ...found(record, words, locale),
  ].filter(Boolean);
  return (
    <li class="record">
      <h2 lang={record.lang ?? undefined} dir="auto">
        {title}
      </h2>
      {byline.length > 0 && (
        <ul class="byline">
          {byline.map((part) => (
            <li key={part}>
              <bdi>{part}</bdi>
            </li>
          ))}
        </ul>
      )}
      <p class="record-verdicts">
        <span class={`chip chip-${record.body.verdict}`}>{words(`body_${record.body.verdict}`)}</span>
        {record.access.verdict !== 'unknown' && (
          <span class={`chip chip-${record.access.verdict}`}>{words(`access_${record.access.verdict}`)}</span>
        )}
        {record.consent && <span class="chip">{words(`consent_${record.consent.outcome}`)}</span>}
      </p>
      <p class="quiet">
        {traces.join(' · ')}
        {isOfferable(record.pageUrl) && (
          <>
            {' · '}
            <a href={record.pageUrl} target="_blank" rel="noopener noreferrer">
              {words('ledger_metAt')}
            </a>{' '}
            <bdi>({hostOf(record.pageUrl)})</bdi>
          </>
        )}
      </p>
      <div class="record-ways">
        <Origin record={record} onOpen={onOpen} onSearch={onSearch} />
        <button
          type="button"
          class="button small"
          aria-label={words('ledger_forgetOne', title)}
          onClick={() => onForget(record)}
        >
          {words('action_forget')}
        </button>
      </div>
    </li>
  );
}

/** Records of the ledger, one below the other. */
export function LedgerList({ records, ...actions }: { records: readonly LedgerRecord[] } & Actions) {
  return (
    <ul class="records">
      {records.map((record) => (
        <Row key={record.id} record={record} {...actions} />
      ))}
    </ul>
  );
}
