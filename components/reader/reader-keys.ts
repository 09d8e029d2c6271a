/** What the keys of the reading view do. */
import type { Appearance, DEGREES } from '../../utils/reading/appearance';
import type { Key } from './KeysDialog';

const THEMES: readonly Appearance['theme'][] = ['system', 'light', 'sepia', 'dark', 'black'];

const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

/** Goes to the next or the previous heading from where the reader is. */
function goToHeading(text: Element, direction: 1 | -1): void {
  const bar = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const headings = Array.from(text.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6'));
  const tops = headings.map((heading) => heading.getBoundingClientRect().top - bar);
  // The heading at the upper edge itself is neither before nor behind it.
  const index = direction > 0 ? tops.findIndex((top) => top > 8) : tops.findLastIndex((top) => top < -8);
  headings[index]?.scrollIntoView();
}

interface Tools {
  text: Element | null;
  appearance: Appearance | null;
  size: (typeof DEGREES)['sizePercent'];
  change: (next: Appearance) => void;
}

export function readerKeys({ text, appearance, size, change }: Tools): Key[] {
  const resize = (by: number) => {
    if (!appearance) return;
    const sizePercent = Math.min(size.max, Math.max(size.min, appearance.sizePercent + by));
    change({ ...appearance, sizePercent });
  };
  return [
    { key: 'o', label: 'key_source', act: () => press('.source .primary') },
    { key: 'a', label: 'key_appearance', act: () => press('#appearance-button') },
    { key: 'c', label: 'key_contents', act: () => press('#contents-button') },
    { key: 's', label: 'key_save', act: () => press('#save-button') },
    { key: 'l', label: 'key_listen', act: () => press('[data-aloud="play"]') },
    { key: '+', label: 'key_larger', act: () => resize(size.step) },
    { key: '-', label: 'key_smaller', act: () => resize(-size.step) },
    {
      key: 't',
      label: 'key_theme',
      act: () => {
        if (!appearance) return;
        const next = THEMES[(THEMES.indexOf(appearance.theme) + 1) % THEMES.length] ?? 'system';
        change({ ...appearance, theme: next });
      },
    },
    { key: 'n', label: 'key_nextPart', act: () => text && goToHeading(text, 1) },
    { key: 'p', label: 'key_previousPart', act: () => text && goToHeading(text, -1) },
  ];
}
