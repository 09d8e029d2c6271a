import { useEffect, useRef, useState } from 'preact/hooks';
import type { WordKey } from '../../utils/platform/words';
import { Switch } from '../Switch';
import { useWords } from '../words';

/** A key that does something, in the order in which they are told. */
export interface Key {
  key: string;
  label: WordKey;
  act: () => void;
  /** Whether it would do something at the moment; without this it always would. */
  works?: () => boolean;
}

const worksNow = ({ works }: Key): boolean => works?.() ?? true;

/** A key that presses the first thing that a selector finds; without such a thing it does not work. */
export function pressingKey(key: string, label: WordKey, selector: string): Key {
  const target = () => document.querySelector<HTMLElement>(selector);
  return { key, label, works: () => target() !== null, act: () => target()?.click() };
}

const EDITED =
  'input:not([type="radio"], [type="checkbox"], [type="range"]), textarea, select, [contenteditable]';

interface Props {
  keys: readonly Key[];
  /** Whether single keys act; those who speak to their computer may not want that. */
  single: boolean;
  onSingle?: (single: boolean) => void;
}

/** The button that tells the keys, the list of them, and what they do. `?` opens the list even when the others rest. */
export function KeysDialog({ keys, single, onSingle }: Props) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  /** What the list names: what works here, as of when it is opened. */
  const [told, setTold] = useState<readonly Key[]>([]);
  const open = () => {
    setTold(keys.filter(worksNow));
    dialog.current?.showModal();
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = event;
      if (ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return;
      if (target instanceof Element && target.closest(EDITED)) return;
      if (dialog.current?.open) return;
      const pressed = single ? keys.find((one) => one.key === key && worksNow(one)) : undefined;
      const action = key === '?' ? open : pressed?.act;
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [keys, single]);
  return (
    <>
      <button type="button" class="button small keys-button" aria-keyshortcuts="?" onClick={open}>
        <span aria-hidden="true">?</span>
        <span class="hidden">{words('keys_title')}</span>
      </button>
      <dialog ref={dialog} class="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">{words('keys_title')}</h2>
        <dl>
          {[{ key: '?', label: 'key_help' as const }, ...told].map(({ key, label }) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words(label)}</dd>
            </div>
          ))}
        </dl>
        {onSingle && (
          <Switch on={single} onChange={onSingle}>
            {words('keys_single')}
          </Switch>
        )}
        <form method="dialog">
          <button type="submit" class="button small">
            {words('action_close')}
          </button>
        </form>
      </dialog>
    </>
  );
}
