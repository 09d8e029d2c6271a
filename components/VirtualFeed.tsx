import {
  defaultRangeExtractor,
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useCallback, useLayoutEffect, useReducer, useRef } from 'preact/hooks';

/** Height of a row before it is measured, in CSS pixels. */
const ROW_PX = 140;

interface FeedProps {
  /** What the list is of. */
  label: string;
  ids: readonly string[];
  /** The row that the keyboard is at; it stays drawn wherever the page is scrolled to. */
  at: number;
  onMove: (at: number) => void;
  /** A key pressed on a row itself, not in one of its controls; true when it was of use. */
  onKey: (key: string, id: string) => boolean;
  /** Rows that are drawn now. */
  onShow: (ids: readonly string[]) => void;
  busy: boolean;
  /** Draws a row; the element that names it has the id `nameId`. */
  row: (id: string, nameId: string) => ComponentChildren;
}

/** Where a key leads from a row, or null when it is no key for that. */
function destination(key: string, at: number, last: number): number | null {
  if (key === 'ArrowDown' || key === 'j' || key === 'PageDown') return Math.min(last, at + 1);
  if (key === 'ArrowUp' || key === 'k' || key === 'PageUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

/** A feed (WAI-ARIA) of any length, of which only the rows in sight are drawn. The window scrolls. */
export function VirtualFeed({ label, ids, at, onMove, onKey, onShow, busy, row }: FeedProps) {
  const place = useRef<HTMLDivElement>(null);
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  const wanted = useRef<number | null>(null);
  const holdsFocus = useRef(false);
  const getItemKey = useCallback((index: number) => ids[index] ?? index, [ids]);
  const options = {
    count: ids.length,
    getScrollElement: () => window,
    estimateSize: () => ROW_PX,
    getItemKey,
    overscan: 4,
    scrollMargin: place.current?.offsetTop ?? 0,
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const shown = defaultRangeExtractor(range);
      return at < ids.length && !shown.includes(at) ? [...shown, at].sort((a, b) => a - b) : shown;
    },
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    onChange: () => draw(undefined),
  };
  const made = useRef<Virtualizer<Window, HTMLElement> | null>(null);
  made.current ??= new Virtualizer<Window, HTMLElement>(options);
  const virtualizer = made.current;
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());

  const items = virtualizer.getVirtualItems();
  const drawn = items.map(({ index }) => ids[index]).filter((id) => id !== undefined);
  useLayoutEffect(() => onShow(drawn), [drawn.join('\n')]);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const element = place.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (!element) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });

  // A row that is forgotten, or a field that is done with, takes the focus along: the keyboard stays in the list.
  useLayoutEffect(() => {
    if (!holdsFocus.current || document.activeElement !== document.body) return;
    place.current?.querySelector<HTMLElement>('[tabindex="0"][data-index]')?.focus({ preventScroll: true });
  });
  const enter = ({ target }: FocusEvent) => {
    holdsFocus.current = true;
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    const index = Number(row?.dataset.index ?? at);
    if (index !== at) onMove(index);
  };
  const leave = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && place.current?.contains(relatedTarget)) return;
    // Some browsers tell of what is taken away as of what is left; by then it is out of the page.
    queueMicrotask(() => {
      if (target instanceof Node && target.isConnected) holdsFocus.current = false;
    });
  };

  const press = (event: KeyboardEvent) => {
    const element = event.target;
    if (!(element instanceof HTMLElement) || element.dataset.index === undefined) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const here = Number(element.dataset.index);
    const next = destination(event.key, here, ids.length - 1);
    const id = ids[here];
    if (next !== null) {
      wanted.current = next;
      onMove(next);
      virtualizer.scrollToIndex(next, { align: 'auto' });
      draw(undefined);
    } else if (id === undefined || !onKey(event.key, id)) return;
    event.preventDefault();
  };

  return (
    <div
      ref={place}
      role="feed"
      class="records"
      aria-label={label}
      aria-busy={busy}
      style={{ blockSize: `${virtualizer.getTotalSize()}px` }}
      onKeyDown={press}
      onFocusIn={enter}
      onFocusOut={leave}
    >
      {items.map(({ index, key, start }) => (
        <article
          key={key}
          ref={(element) => virtualizer.measureElement(element)}
          class="record"
          data-index={index}
          tabIndex={index === at ? 0 : -1}
          aria-posinset={index + 1}
          aria-setsize={ids.length}
          aria-labelledby={`row-${index}`}
          style={{ transform: `translateY(${start - options.scrollMargin}px)` }}
        >
          {row(ids[index] ?? '', `row-${index}`)}
        </article>
      ))}
    </div>
  );
}
