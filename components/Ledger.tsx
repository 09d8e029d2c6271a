import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ForgetPart } from './ForgetPart';
import { formatCount } from './format';
import { LedgerFiles, Progress } from './LedgerFiles';
import { LedgerFilters } from './LedgerFilters';
import { LedgerRow } from './LedgerList';
import { LedgerPictures } from './LedgerPictures';
import { ForgetAll } from './lists';
import { PageHead } from './PageHead';
import { Failure, State, Waiting } from './states';
import { type Done, type LedgerHost, useLedger } from './use-ledger';
import { VirtualFeed } from './VirtualFeed';
import { useLocale, useWords } from './words';

export type { LedgerHost } from './use-ledger';

function DoneLine({
  done,
  onUndo,
}: {
  done: Done | null;
  onUndo: (done: { act: string; title: string; count: number }) => void;
}) {
  const words = useWords();
  const locale = useLocale();
  const said = (known: Done) => {
    if (known.what === 'forgottenAll') return words('ledger_forgottenAll');
    if (known.what === 'taken')
      return [
        words('in_added', formatCount(known.added, locale)),
        words('in_merged', formatCount(known.merged, locale)),
      ].join(' · ');
    return known.count === 1
      ? words(`ledger_${known.what}`, known.title || words('meta_untitled'))
      : words(`ledger_${known.what}Many`, formatCount(known.count, locale));
  };
  const act = done?.what === 'forgotten' ? done.act : null;
  return (
    <div class="done" role="status">
      {done && (
        <p>
          {said(done)}{' '}
          {done.what === 'forgotten' &&
            (act === null ? (
              words('ledger_forgottenFull')
            ) : (
              <button type="button" class="button small" onClick={() => onUndo({ ...done, act })}>
                {words('action_undo')}
              </button>
            ))}
        </p>
      )}
    </div>
  );
}

/** The button that was pressed is gone: the keyboard goes on in the list. */
function focusList(): void {
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>('.record[tabindex="0"]')?.focus({ preventScroll: true });
}

/** Presses the way to the source in the row that the keyboard is at. */
function pressOrigin(): boolean {
  const way = document.activeElement?.querySelector<HTMLElement>('.origin, .origin-search');
  way?.click();
  return way != null;
}

/** The page "Sources": every story met, where it comes from, and the means to find, mark or forget it. */
export function Ledger({ host }: { host: LedgerHost }) {
  const words = useWords();
  const locale = useLocale();
  const ledger = useLedger(host);
  const { ids, state, selected, query, problem } = ledger;
  const [keeping, setKeeping] = useState(true);
  const field = useRef<HTMLInputElement>(null);
  const { catalogue } = host;
  const names = useMemo(
    () => ({ outlets: catalogue.tally('outlet'), aggregators: catalogue.tally('aggregator') }),
    [state === 'ready', state === 'ready' && catalogue.size],
  );

  const { search: _, ...limits } = query;
  // Hundreds of names, which a keystroke of search does not change.
  const filters = useMemo(
    () => (
      <LedgerFilters query={limits} {...names} aggregatorName={host.aggregatorName} onChange={ledger.find} />
    ),
    [names, JSON.stringify(limits)],
  );
  const pictures = useMemo(
    () => <LedgerPictures look={host.pictures} aggregatorName={host.aggregatorName} />,
    [host],
  );

  useEffect(() => {
    host.keeping().then(setKeeping, () => setKeeping(true));
    const slash = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.key !== '/' || (target instanceof HTMLElement && target.matches('input, textarea, select')))
        return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', slash);
    return () => removeEventListener('keydown', slash);
  }, []);

  const onKey = (key: string, id: string): boolean => {
    const starred = catalogue.story(id).some((line) => line.starred);
    const keys: Record<string, () => unknown> = {
      Enter: pressOrigin,
      s: () => ledger.star([id], !starred),
      n: () => ledger.setWriting(id),
      x: () => ledger.select(id, !selected.has(id)),
      Delete: () => ledger.forget([id]),
    };
    const act = Object.hasOwn(keys, key) ? keys[key] : undefined;
    act?.();
    return act !== undefined;
  };
  const isLimited = Object.entries(query).some(
    ([part, value]) => part !== 'sort' && value !== undefined && value !== '',
  );
  const chosen = selected.size > 0 ? [...selected] : isLimited ? ids : null;
  const isEmpty = state === 'ready' && catalogue.size === 0;

  return (
    <div class="page">
      <PageHead pages={host.pages} at="ledger" />
      <main class="ledger">
        <h1>{words('action_ledger')}</h1>
        <p class="lead">{words('ledger_intro')}</p>
        {!keeping && <p class="callout">{words('ledger_off')}</p>}
        {ledger.trouble && !problem && (
          <p class="callout" role="alert">
            {words(ledger.trouble)}
          </p>
        )}
        {ledger.apart && (
          <p class="callout" role="status">
            {words('machines_apart')} {words(ledger.apart)}
          </p>
        )}
        {problem && (
          <Failure intoView problem={problem} onRetry={() => void ledger.load()} onCopy={host.copy} />
        )}
        {(state === 'loading' || catalogue.size > 0) && (
          <search class="finder">
            <label>
              <span class="finder-label">{words('ledger_search')}</span>
              <input
                ref={field}
                type="search"
                dir="auto"
                aria-keyshortcuts="/"
                onInput={(event) => ledger.find({ search: event.currentTarget.value.slice(0, 400) })}
              />
            </label>
            {filters}
          </search>
        )}
        <DoneLine done={ledger.done} onUndo={(done) => void ledger.unforget(done).then(focusList)} />
        <Progress share={ledger.progress} />
        {state === 'opening' && !problem && <Waiting what="state_opening" />}
        {isEmpty && <State heading="h2" title="ledger_empty" hint="ledger_emptyHint" />}
        {state === 'ready' && !isEmpty && ids.length === 0 && <p role="status">{words('ledger_noHits')}</p>}
        {ids.length > 0 && (
          <>
            <div class="bulk">
              <label>
                <input
                  type="checkbox"
                  checked={selected.size > 0 && selected.size === ids.length}
                  onChange={(event) => ledger.selectAll(event.currentTarget.checked)}
                />
                {words(isLimited ? 'ledger_selectFound' : 'ledger_selectAll')}
              </label>
              <span role="status">
                {state === 'loading'
                  ? words('ledger_loading')
                  : words(
                      ids.length === catalogue.size ? 'ledger_articles' : 'ledger_stories',
                      formatCount(ids.length, locale),
                      formatCount(catalogue.size, locale),
                    )}
              </span>
              {selected.size > 0 && (
                <span class="record-small">
                  <button
                    type="button"
                    class="button small"
                    onClick={() => void ledger.star([...selected], true)}
                  >
                    {words('ledger_starMany', formatCount(selected.size, locale))}
                  </button>
                  <button
                    type="button"
                    class="button small"
                    onClick={() => void ledger.forget([...selected])}
                  >
                    {words('ledger_forgetMany', formatCount(selected.size, locale))}
                  </button>
                </span>
              )}
            </div>
            <VirtualFeed
              label={words('action_ledger')}
              ids={ids}
              at={Math.min(ledger.at, ids.length - 1)}
              onMove={ledger.setAt}
              onKey={onKey}
              onShow={ledger.show}
              busy={state !== 'ready'}
              row={(id, nameId) => (
                <LedgerRow
                  lines={catalogue.story(id)}
                  record={ledger.record(id)}
                  nameId={nameId}
                  aggregatorName={host.aggregatorName}
                  sourceUrl={host.sourceUrl}
                  selected={selected.has(id)}
                  writing={ledger.writing === id}
                  onOpen={(record) => void ledger.trying('note opening', () => host.opened(record))}
                  onSearch={(record) => void ledger.trying('search', () => host.search(record))}
                  onForget={(gone) => void ledger.forget([gone])}
                  onStar={(starred, on) => void ledger.star([starred], on)}
                  onSelect={ledger.select}
                  onNote={(noted, text) => void ledger.note(noted, text)}
                  onWrite={ledger.setWriting}
                />
              )}
            />
          </>
        )}
        {state === 'ready' && catalogue.size > 0 && pictures}
        {state === 'ready' && (
          <LedgerFiles
            host={host}
            isEmpty={isEmpty}
            count={chosen?.length ?? null}
            chosen={() => chosen && ledger.wholeStories(chosen)}
            copy={ledger.copy}
            onTaken={({ added, merged }) => ledger.tell({ what: 'taken', added, merged })}
          />
        )}
        <aside class="stored">
          {!isEmpty && <p>{words('ledger_keys')}</p>}
          <p>{words('ledger_stored')}</p>
          {state === 'ready' && catalogue.size > 0 && (
            <ForgetPart
              sites={() => catalogue.tally('site')}
              countOf={(part) => catalogue.recordsOf(part).length}
              onForget={(part, name) => void ledger.forgetPart(part, name)}
            />
          )}
          {catalogue.size > 0 && (
            <ForgetAll
              question={words('ledger_confirm', formatCount(catalogue.size, locale))}
              onForgetAll={() => void ledger.forgetAll()}
            />
          )}
        </aside>
      </main>
    </div>
  );
}
