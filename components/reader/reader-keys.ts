/** What the keys of the reading view do. */
import type { Appearance, DEGREES } from '../../utils/reading/appearance';
import { type Key, pressingKey } from './KeysDialog';

const THEMES: readonly Appearance['theme'][] = ['system', 'light', 'sepia', 'dark', 'black'];

const headingsIn = (text: Element) =>
  Array.from(text.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6'));

/** Goes to the next or the previous heading from where the reader is. */
function goToHeading(text: Element, direction: 1 | -1): void {
  const bar = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const headings = headingsIn(text);
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
  const hasHeadings = () => text !== null && headingsIn(text).length > 0;
  return [
    pressingKey('o', 'key_source', '.source .primary'),
    pressingKey('a', 'key_appearance', '#appearance-button'),
    pressingKey('c', 'key_contents', '#contents-button'),
    pressingKey('s', 'key_save', '#save-button'),
    pressingKey('l', 'key_listen', '[data-aloud="play"]'),
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
    { key: 'n', label: 'key_nextPart', works: hasHeadings, act: () => text && goToHeading(text, 1) },
    { key: 'p', label: 'key_previousPart', works: hasHeadings, act: () => text && goToHeading(text, -1) },
  ];
}
