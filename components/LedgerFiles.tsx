import { useRef, useState } from 'preact/hooks';
import type { Intake } from '../utils/ledger/files';
import type { Copy } from '../utils/platform/backup';
import type { LedgerFormat } from '../utils/platform/ledger-files';
import type { Problem } from '../utils/platform/problems';
import { formatCount, formatMoment, formatShare } from './format';
import { Failure } from './states';
import { useLocale, useWords } from './words';

/** How far something is; the signal stops it. */
export interface Course {
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** What going in and out of files needs done. */
export interface FilesHost {
  /** Writes records to a file; null for all. */
  save(format: LedgerFormat, ids: string[] | null, course: Course): Promise<void>;
  preview(file: Blob, course: Course): Promise<Intake>;
  take(file: Blob, course: Course): Promise<Intake>;
  copy(text: string): Promise<void>;
  problemOf(error: unknown, doing: string): Problem;
}

const FORMATS: readonly (readonly [LedgerFormat, string | null])[] = [
  ['jsonl', 'JSON Lines'],
  ['csv', 'CSV'],
  ['bibtex', 'BibTeX'],
  ['ris', 'RIS'],
  ['bookmarks', null],
];

/** How far it is, and the way to stop it. */
export function Progress({ share, onStop }: { share: number | null; onStop?: () => void }) {
  const words = useWords();
  const locale = useLocale();
  if (share === null) return null;
  return (
    <p class="progress">
      <progress aria-label={words('ledger_progress')} max={1} value={share} />
      <span>{formatShare(Math.min(1, share), locale)}</span>
      {onStop && (
        <button type="button" class="button small" onClick={onStop}>
          {words('action_cancel')}
        </button>
      )}
    </p>
  );
}

function IntakeList({ intake, isDone }: { intake: Intake; isDone: boolean }) {
  const words = useWords();
  const locale = useLocale();
  const count = (number: number) => formatCount(number, locale);
  return (
    <>
      <ul class="intake">
        <li>{words(isDone ? 'in_added' : 'in_wouldAdd', count(intake.added))}</li>
        <li>{words(isDone ? 'in_merged' : 'in_wouldMerge', count(intake.merged))}</li>
        <li>{words('in_same', count(intake.same))}</li>
        <li>{words('in_refused', count(intake.refusedCount))}</li>
      </ul>
      {intake.refused.length > 0 && (
        <details>
          <summary>{words('in_refusedWhy')}</summary>
          <ul class="intake">
            {intake.refused.map(({ line, why }) => (
              <li key={line}>{words(`in_refused_${why}`, count(line))}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Saves the list, or a part of it, and takes a saved one in. */
export function LedgerFiles({
  host,
  isEmpty,
  count,
  chosen,
  copy,
  onTaken,
}: {
  host: FilesHost;
  /** There is nothing to save. */
  isEmpty: boolean;
  /** How many stories are to be saved, or null for all. */
  count: number | null;
  /** Their records; asked when they are saved, since thousands of them are not gathered at every keystroke. */
  chosen: () => string[] | null;
  /** What came of the daily copies. */
  copy: Copy | null;
  onTaken: (intake: Intake) => void;
}) {
  const words = useWords();
  const locale = useLocale();
  const [share, setShare] = useState<number | null>(null);
  const [looked, setLooked] = useState<{ file: Blob; intake: Intake } | null>(null);
  const [done, setDone] = useState<Intake | null>(null);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const stop = useRef(new AbortController());
  const field = useRef<HTMLInputElement>(null);

  const run = async <T,>(doing: string, work: (course: Course) => Promise<T>): Promise<T | null> => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setSaid('');
    setProblem(null);
    setShare(0);
    try {
      return await work({ onProgress: setShare, signal });
    } catch (error) {
      if (signal.aborted) setSaid(words('in_stopped'));
      else setProblem(host.problemOf(error, doing));
      return null;
    } finally {
      setShare(null);
    }
  };
  const save = async (format: LedgerFormat, label: string) => {
    const saved = await run('save', (course) => host.save(format, chosen(), course).then(() => true));
    if (saved) setSaid(words('out_saved', label));
  };
  /** A browser tells of no change when the same file is picked again, which may have been mended since. */
  const letGo = () => {
    setLooked(null);
    if (field.current) field.current.value = '';
  };
  const look = async (file: Blob | undefined) => {
    if (!file) return;
    setDone(null);
    setLooked(null);
    const intake = await run('look at file', (course) => host.preview(file, course));
    if (intake) setLooked({ file, intake });
    else letGo();
  };
  const take = async (file: Blob) => {
    const intake = await run('take file', (course) => host.take(file, course));
    letGo();
    setDone(intake);
    // The list above grows and takes this out of sight.
    if (intake) onTaken(intake);
  };
  const isBusy = share !== null;

  return (
    <section class="panel">
      <h2>{words('out_heading')}</h2>
      {!isEmpty && (
        <>
          <p>{count !== null ? words('out_chosen', formatCount(count, locale)) : words('out_all')}</p>
          <div class="ways">
            {FORMATS.map(([format, name]) => {
              const label = name ?? words('out_bookmarks');
              return (
                <button
                  key={format}
                  type="button"
                  class="button small"
                  data-format={format}
                  disabled={isBusy}
                  onClick={() => void save(format, label)}
                >
                  {label}
                </button>
              );
            })}
          </div>
        </>
      )}
      <div role="status">
        {copy?.hasFailed && <p class="callout">{words('copy_failed')}</p>}
        {copy && copy.savedMs > 0 && <p>{words('copy_saved', formatMoment(copy.savedMs, locale))}</p>}
      </div>
      <label class="intake-file">
        <span>{words('in_choose')}</span>
        <input
          ref={field}
          type="file"
          accept=".jsonl,.ndjson,application/jsonl"
          disabled={isBusy}
          onChange={(event) => void look(event.currentTarget.files?.[0])}
        />
      </label>
      <Progress share={share} onStop={() => stop.current.abort()} />
      {problem && <Failure heading="h3" problem={problem} onCopy={host.copy} />}
      <div role="status">
        {said && <p>{said}</p>}
        {looked && <IntakeList intake={looked.intake} isDone={false} />}
        {done && <IntakeList intake={done} isDone />}
      </div>
      {looked && (
        <div class="ways">
          <button
            type="button"
            class="button primary"
            disabled={isBusy || looked.intake.added + looked.intake.merged === 0}
            onClick={() => void take(looked.file)}
          >
            {words('in_take')}
          </button>
          <button type="button" class="button" disabled={isBusy} onClick={letGo}>
            {words('action_cancel')}
          </button>
        </div>
      )}
    </section>
  );
}
