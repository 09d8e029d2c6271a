import type { ComponentChildren } from 'preact';
import type { WordKey } from '../../utils/platform/words';
import { useWords } from '../words';

interface Props {
  /** Identifier in the page; the button's is `<id>-button`. */
  id: string;
  label: WordKey;
  children: ComponentChildren;
  onOpen?: () => void;
}

/** A button of the tool bar and the panel that it opens; the browser closes it on Escape and on a press elsewhere. */
export function Panel({ id, label, children, onOpen }: Props) {
  const words = useWords();
  return (
    <div class="tool">
      <button type="button" id={`${id}-button`} class="button small" popovertarget={id}>
        {words(label)}
      </button>
      <section
        id={id}
        class="tool-panel"
        popover="auto"
        aria-labelledby={`${id}-button`}
        onToggle={(event) => {
          if (event.newState === 'open') onOpen?.();
        }}
      >
        {children}
      </section>
    </div>
  );
}
