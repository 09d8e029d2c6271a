/** Formats that reference managers read; the library is large, so this module is loaded when it is asked for. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { Item } from './item';

export type Format = 'bibtex' | 'ris' | 'csl';

/**
 * Writes an item for a reference manager. The formats are asked directly: the library's own class first finds out what it
 * was given, and cleans it twice, which takes longer than the writing.
 */
export function inFormat(item: Item, format: Format): string {
  if (format === 'csl') return `${JSON.stringify([item], null, 2)}\n`;
  if (format === 'bibtex') {
    plugins.config.get('@bibtex').format = { ...plugins.config.get('@bibtex').format, useIdAsLabel: true };
    return `${plugins.output.format('bibtex', [item]).trim()}\n`;
  }
  // The library knows no authors of newspaper articles in RIS; as a page of the web the article keeps its own.
  return `${plugins.output.format('ris', [{ ...item, type: 'webpage' }]).trim()}\n`;
}
