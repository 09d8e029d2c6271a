import { useEffect, useRef, useState } from 'preact/hooks';
import type { LedgerRecord } from '../utils/ledger/record';
import type { Problem } from '../utils/platform/problems';
import { formatCount } from './format';
import { LedgerList } from './LedgerList';
import { ForgetAll, Pager } from './lists';
import { Mark } from './Mark';
import { Failure, State, Waiting } from './states';
import { useLocale, useWords } from './words';

const PAGE_SIZE = 50;
/** A pause in typing after which the search runs, in milliseconds. */
const SEARCH_PAUSE_MS = 120;

/** What the page over the ledger needs done. */
export interface LedgerHost {
  list(search: string, offset: number, limit: number): Promise<{ records: LedgerRecord[]; total: number }>;
  forget(ids: string[]): Promise<unknown>;
  forgetAll(): Promise<unknown>;
  restore(records: LedgerRecord[]): Promise<unknown>;
  opened(record: LedgerRecord): Promise<void>;
  /** Searches the web for the original. */
  search(record: LedgerRecord): Promise<void>;
  /** Whether new articles are noted down. */
  keeping(): Promise<boolean>;
  copy(text: string): Promise<void>;
  problemOf(error: unknown, doing: string): Problem;
  pages: { cleaned: string; options: string };
}

interface Shown {
  records: LedgerRecord[];
  total: number;
  search: string;
  offset: number;
}

/** What was just done, told politely, with the way back where there is one. */
type Done = { what: 'forgotten' | 'restored'; record: LedgerRecord } | { what: 'forgottenAll' };

function DoneLine({ done, onUndo }: { done: Done | null; onUndo: (record: LedgerRecord) => void }) {
  const words = useWords();
  return (
    <div class="done" role="status">
      {done && (
        <p>
          {done.what === 'forgottenAll'
            ? words('ledger_forgottenAll')
            : words(`ledger_${done.what}`, done.record.title || words('meta_untitled'))}{' '}
          {done.what === 'forgotten' && (
            <button type="button" class="button small" onClick={() => onUndo(done.record)}>
              {words('action_undo')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** The page "Sources": every article met, where it comes from, and the means to find or forget it. */
export function Ledger({ host }: { host: LedgerHost }) {
  const words = useWords();
  const locale = useLocale();
  const [shown, setShown] = useState<Shown | null>(null);
  const [keeping, setKeeping] = useState(true);
  const [done, setDone] = useState<Done | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const latest = useRef(0);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const show = async (search: string, offset: number) => {
    latest.current += 1;
    const turn = latest.current;
    try {
      const found = await host.list(search, offset, PAGE_SIZE);
      // An answer that a later question overtook is no longer wanted.
      if (turn !== latest.current) return;
      setProblem(null);
      setShown({ ...found, search, offset });
    } catch (error) {
      setProblem(host.problemOf(error, 'list sources'));
    }
  };
  const again = () => show(shown?.search ?? '', shown?.offset ?? 0);
  useEffect(() => {
    void show('', 0);
    host.keeping().then(setKeeping, () => setKeeping(true));
  }, []);

  const trying = async (doing: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      setProblem(host.problemOf(error, doing));
    }
  };
  const forget = (record: LedgerRecord) =>
    void trying('forget', async () => {
      await host.forget([record.id]);
      setDone({ what: 'forgotten', record });
      await again();
    });
  const restore = (record: LedgerRecord) =>
    void trying('restore', async () => {
      await host.restore([record]);
      setDone({ what: 'restored', record });
      await again();
    });
  const forgetAll = () =>
    void trying('forget all', async () => {
      await host.forgetAll();
      setDone({ what: 'forgottenAll' });
      await show('', 0);
    });
  const search = (text: string) => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => void show(text.slice(0, 400), 0), SEARCH_PAUSE_MS);
  };

  return (
    <div class="page">
      <header class="bar">
        <Mark />
        <nav class="links">
          <a href={host.pages.cleaned}>{words('cleaned_heading')}</a>
          <a href={host.pages.options}>{words('action_options')}</a>
        </nav>
      </header>
      <main>
        <h1>{words('action_ledger')}</h1>
        <p class="lead">{words('ledger_intro')}</p>
        {!keeping && <p class="callout">{words('ledger_off')}</p>}
        {problem && <Failure problem={problem} onRetry={() => void again()} onCopy={host.copy} />}
        <search class="finder">
          <label>
            <span class="finder-label">{words('ledger_search')}</span>
            <input type="search" dir="auto" onInput={(event) => search(event.currentTarget.value)} />
          </label>
        </search>
        <DoneLine done={done} onUndo={restore} />
        {!shown && !problem && <Waiting what="state_opening" />}
        {shown && shown.total === 0 && !shown.search && (
          <State title="ledger_empty" hint="ledger_emptyHint" />
        )}
        {shown && shown.total === 0 && shown.search && <p role="status">{words('ledger_noHits')}</p>}
        {shown && shown.total > 0 && (
          <>
            <LedgerList
              records={shown.records}
              onForget={forget}
              onSearch={(record) => void trying('search', () => host.search(record))}
              onOpen={(record) => void trying('note opening', () => host.opened(record))}
            />
            <Pager
              label={words('action_ledger')}
              offset={shown.offset}
              count={shown.records.length}
              total={shown.total}
              pageSize={PAGE_SIZE}
              onTurn={(offset) => void show(shown.search, offset)}
            />
          </>
        )}
        <aside class="stored">
          <p>{words('ledger_stored')}</p>
          {shown && shown.total > 0 && (
            <ForgetAll
              question={words('ledger_confirm', formatCount(shown.total, locale))}
              onForgetAll={forgetAll}
            />
          )}
        </aside>
      </main>
    </div>
  );
}
