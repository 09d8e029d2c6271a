import { useEffect, useRef, useState } from 'preact/hooks';
import type { LedgerLine } from '../utils/ledger/line';
import type { LedgerRecord } from '../utils/ledger/record';
import type { Words } from '../utils/platform/words';
import { isOfferable, shareShown } from '../utils/report';
import { formatCount, formatMoment, formatPublished, formatShare, hostOf } from './format';
import { useLocale, useWords } from './words';

export interface RowActions {
  onOpen: (record: LedgerRecord) => void;
  onSearch: (record: LedgerRecord) => void;
  onForget: (id: string) => void;
  onStar: (id: string, on: boolean) => void;
  onSelect: (id: string, on: boolean) => void;
  onNote: (id: string, text: string) => void;
  /** Begins or ends the writing of a note. */
  onWrite: (id: string | null) => void;
}

interface RowProps extends RowActions {
  /** All records of the story, the one that is shown first. */
  lines: readonly LedgerLine[];
  /** Not there until it is read, an instant later. */
  record: LedgerRecord | null;
  /** Id for the element that names the row. */
  nameId: string;
  /** Name of an aggregator by its identifier. */
  aggregatorName: (id: string) => string;
  /** Address of the article at its source, with the place to scroll to where the reader wants that. */
  sourceUrl: (record: LedgerRecord) => string | null;
  selected: boolean;
  writing: boolean;
}

/** Where the record leads: the article, its outlet, or an honest word and a search. */
function Origin({
  record,
  sourceUrl,
  onOpen,
  onSearch,
}: { record: LedgerRecord } & Pick<RowProps, 'sourceUrl' | 'onOpen' | 'onSearch'>) {
  const words = useWords();
  const { kind, outlet } = record.source;
  // A page that is the original itself is named by no source.
  const url = kind === 'self' ? record.pageUrl : record.source.url;
  if (isOfferable(url) && (kind === 'article' || kind === 'self' || kind === 'outlet')) {
    const label = kind === 'outlet' ? words('source_goTo', outlet || hostOf(url)) : words('source_read');
    const placed = kind === 'article' ? sourceUrl(record) : null;
    const href = isOfferable(placed) ? placed : url;
    return (
      <a class="origin" href={href} target="_blank" rel="noopener noreferrer" onClick={() => onOpen(record)}>
        <bdi>{label}</bdi> {kind !== 'outlet' && <bdi class="quiet">{hostOf(url)}</bdi>}
        <span class="hidden"> {words('source_newTab')}</span>
      </a>
    );
  }
  const reason = kind === 'unresolvable' || kind === 'none' ? kind : 'outletOnly';
  return (
    <span>
      <span class="quiet">{words(`source_${reason}`)} </span>
      <button type="button" class="plain origin-search" onClick={() => onSearch(record)}>
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

/** What is known of the record beyond its line. */
function Traces({ record }: { record: LedgerRecord }) {
  const words = useWords();
  const locale = useLocale();
  const traces = [
    words('ledger_seen', formatMoment(record.lastSeenMs, locale)),
    words('ledger_visits', formatCount(Object.keys(record.visits).length, locale)),
    record.openedMs !== null && words('ledger_opened', formatMoment(record.openedMs, locale)),
    record.source.found &&
      words('find_chosen', words(`find_how_${record.source.found.how}`), hostOf(record.source.url)),
    ...found(record, words, locale),
  ].filter(Boolean);
  return (
    <p class="quiet">
      {traces.join(' · ')}
      {isOfferable(record.pageUrl) && record.source.kind !== 'self' && (
        <>
          {' · '}
          <a href={record.pageUrl} target="_blank" rel="noopener noreferrer">
            {words('ledger_metAt')}
          </a>{' '}
          <bdi>({hostOf(record.pageUrl)})</bdi>
        </>
      )}
    </p>
  );
}

/** Writes a note: kept when it is left or by Ctrl+Enter, thrown away by Escape. */
function NoteField({
  text,
  label,
  onDone,
}: {
  text: string;
  label: string;
  onDone: (text: string | null) => void;
}) {
  const words = useWords();
  const [written, setWritten] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="note-field"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(written);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone(null);
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onDone(written);
      }}
    >
      <textarea
        ref={field}
        rows={3}
        dir="auto"
        maxLength={4000}
        aria-label={label}
        value={written}
        onInput={(event) => setWritten(event.currentTarget.value)}
      />
      <div class="record-ways">
        <button type="submit" class="button small">
          {words('action_save')}
        </button>
        <button type="button" class="button small" onClick={() => onDone(null)}>
          {words('action_cancel')}
        </button>
      </div>
    </form>
  );
}

/** One story: what it is, where it comes from, where it was met, and what can be done with it. */
export function LedgerRow(props: RowProps) {
  const { lines, record, nameId, aggregatorName, sourceUrl, selected, writing, onOpen, onSearch } = props;
  const words = useWords();
  const locale = useLocale();
  const [line] = lines;
  if (!line) return null;
  const { id } = line;
  const title = line.title || words('meta_untitled');
  const starred = lines.some((one) => one.starred);
  const noted = lines.find((one) => one.note !== '') ?? line;
  const byline = [line.outlet, line.author, record ? formatPublished(record.published, locale) : ''].filter(
    Boolean,
  );
  const others = [
    ...new Set(
      lines.slice(1).map((one) => (one.aggregator ? aggregatorName(one.aggregator) : hostOf(one.id))),
    ),
  ];
  return (
    <>
      <div class="record-head">
        <input
          type="checkbox"
          checked={selected}
          aria-label={words('ledger_select', title)}
          onChange={(event) => props.onSelect(id, event.currentTarget.checked)}
        />
        <h2 id={nameId} lang={record?.lang ?? undefined} dir="auto">
          {title}
        </h2>
        <button
          type="button"
          class="star"
          aria-pressed={starred}
          aria-label={words('ledger_star', title)}
          onClick={() => props.onStar(id, !starred)}
        >
          {starred ? '★' : '☆'}
        </button>
      </div>
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
        <span class={`chip chip-${line.body}`}>{words(`body_${line.body}`)}</span>
        {record && record.access.verdict !== 'unknown' && (
          <span class={`chip chip-${record.access.verdict}`}>{words(`access_${record.access.verdict}`)}</span>
        )}
        {record?.consent && <span class="chip">{words(`consent_${record.consent.outcome}`)}</span>}
        {others.length > 0 && (
          <span class="chip">
            <bdi>{words('ledger_alsoAt', others.join(', '))}</bdi>
          </span>
        )}
      </p>
      {record && <Traces record={record} />}
      {writing ? (
        <NoteField
          text={noted.note}
          label={words('ledger_noteOn', title)}
          onDone={(text) => {
            if (text !== null && text.trim() !== noted.note) props.onNote(noted.id, text.trim());
            props.onWrite(null);
          }}
        />
      ) : (
        noted.note && (
          <p class="note" dir="auto">
            {noted.note}
          </p>
        )
      )}
      <div class="record-ways">
        {record ? (
          <Origin record={record} sourceUrl={sourceUrl} onOpen={onOpen} onSearch={onSearch} />
        ) : (
          <span />
        )}
        <span class="record-small">
          {!writing && (
            <button
              type="button"
              class="button small"
              aria-label={words('ledger_noteOn', title)}
              onClick={() => props.onWrite(id)}
            >
              {words('action_note')}
            </button>
          )}
          <button
            type="button"
            class="button small"
            aria-label={words('ledger_forgetOne', title)}
            onClick={() => props.onForget(id)}
          >
            {words('action_forget')}
          </button>
        </span>
      </div>
    </>
  );
}
