/** Formats that reference managers read; the library is large, so this module is loaded when it is asked for. */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { Item } from './item';

export type Format = 'bibtex' | 'ris' | 'csl';

/** Writes an item for a reference manager. */
export function inFormat(item: Item, format: Format): string {
  if (format === 'csl') return `${JSON.stringify([item], null, 2)}\n`;
  return `${new Cite(item).format(format).trim()}\n`;
}
