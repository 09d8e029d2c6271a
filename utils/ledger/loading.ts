/** Fills the Sources page's catalogue from the store, and keeps it so. */
import type { Catalogue } from './catalogue';
import type { LedgerChange } from './changes';
import { lineOf } from './line';
import type { LedgerRecord } from './record';
import type { Shelf } from './shelf';

/** More than a screen of rows. */
const FIRST = 12;

/**
 * Reads the records last seen, then every line. The page may draw and answer between the parts.
 *
 * @param onFirst gets the records last seen, whose lines are in the catalogue by then
 * @throws LedgerError when the store fails
 */
export async function loadCatalogue(
  shelf: Shelf,
  catalogue: Catalogue,
  onFirst: (records: LedgerRecord[]) => void,
): Promise<void> {
  const newest = await shelf.newest(FIRST);
  catalogue.put(newest.map(lineOf));
  onFirst(newest);
  for await (const lines of shelf.lines()) {
    catalogue.put(lines);
    catalogue.prepare();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Brings the catalogue up to date with what was written. @throws LedgerError when the store fails */
export async function refreshCatalogue(
  shelf: Shelf,
  catalogue: Catalogue,
  change: LedgerChange,
): Promise<void> {
  if (change === 'all') {
    catalogue.clear();
    return loadCatalogue(shelf, catalogue, () => {});
  }
  const lines = await shelf.linesOf(change.ids);
  const there = new Set(lines.map(({ id }) => id));
  catalogue.drop(change.ids.filter((id) => !there.has(id)));
  catalogue.put(lines);
}
