import type { ComponentChildren } from 'preact';

interface Props {
  on: boolean;
  onChange: (on: boolean) => void;
  /** What it switches, with a hint below it where that needs one. */
  children: ComponentChildren;
  /** Shown in full by a pointer that rests on it, where there may be too little room. */
  title?: string;
}

/** Something that is on or off, and changes at once. */
export function Switch({ on, onChange, children, title }: Props) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span title={title}>{children}</span>
    </label>
  );
}
