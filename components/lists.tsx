import { useRef } from 'preact/hooks';
import { formatCount } from './format';
import { useLocale, useWords } from './words';

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
