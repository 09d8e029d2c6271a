import { useRef, useState } from 'preact/hooks';
import { formatCount } from './format';
import { useLocale, useWords } from './words';

/** A pause in typing after which a search runs that has to ask elsewhere, in milliseconds. */
const SEARCH_PAUSE_MS = 120;

/** What a list shows: the answer, and what was asked. */
export interface Asked<Q, A> {
  shown: { question: Q; answer: A } | null;
  /** Asks at once. */
  ask: (question: Q) => Promise<void>;
  /** Asks when no other question has come for a moment. */
  askLater: (question: Q) => void;
}

/**
 * The state of a list that is searched: the latest question wins, however late the answers to earlier ones come.
 *
 * @param find answers
 * @param fail is told of a failure; what was shown before stays
 */
export function useAsked<Q, A>(
  find: (question: Q) => Promise<A> | A,
  fail: (error: unknown) => void,
): Asked<Q, A> {
  const [shown, setShown] = useState<Asked<Q, A>['shown']>(null);
  const latest = useRef(0);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const ask = async (question: Q) => {
    clearTimeout(pause.current);
    latest.current += 1;
    const turn = latest.current;
    try {
      const found = find(question);
      // An answer that is there already is shown with what else the question changes, in one drawing.
      const answer = found instanceof Promise ? await found : found;
      // An answer that a later question overtook is no longer wanted.
      if (turn === latest.current) setShown({ question, answer });
    } catch (error) {
      if (turn === latest.current) fail(error);
    }
  };
  const askLater = (question: Q) => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => void ask(question), SEARCH_PAUSE_MS);
  };
  return { shown, ask, askLater };
}

/** Asks before everything is forgotten. */
export function ForgetAll({ question, onForgetAll }: { question: string; onForgetAll: () => void }) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <>
      <button type="button" class="button small danger" onClick={() => dialog.current?.showModal()}>
        {words('action_forgetAll')}
      </button>
      <dialog ref={dialog} aria-labelledby="forget-all">
        <p id="forget-all">{question}</p>
        <div class="ways">
          <button type="button" class="button" onClick={close}>
            {words('action_cancel')}
          </button>
          <button
            type="button"
            class="button danger"
            onClick={() => {
              close();
              onForgetAll();
            }}
          >
            {words('action_forgetAllYes')}
          </button>
        </div>
      </dialog>
    </>
  );
}

interface PagerProps {
  /** Name of the list. */
  label: string;
  offset: number;
  /** How many are shown. */
  count: number;
  total: number;
  pageSize: number;
  onTurn: (offset: number) => void;
}

/** Turns the pages of a list. */
export function Pager({ label, offset, count, total, pageSize, onTurn }: PagerProps) {
  const words = useWords();
  const locale = useLocale();
  const last = offset + count;
  return (
    <nav class="pager" aria-label={label}>
      <button
        type="button"
        class="button"
        disabled={offset === 0}
        onClick={() => onTurn(Math.max(0, offset - pageSize))}
      >
        {words('action_previous')}
      </button>
      <span role="status">
        {words(
          'ledger_range',
          formatCount(Math.min(offset + 1, total), locale),
          formatCount(last, locale),
          formatCount(total, locale),
        )}
      </span>
      <button type="button" class="button" disabled={last >= total} onClick={() => onTurn(offset + pageSize)}>
        {words('action_next')}
      </button>
    </nav>
  );
}
