/** What is kept: the ledger, and where banners were dealt with. */
import type { Cleanings } from '../../ledger/cleanings';
import type { Ledger } from '../../ledger/store';
import type { Shelf } from '../../reading/shelf';
import type { Handlers } from '../listen';

/**
 * @param ledger where original links are kept
 * @param cleanings where it is kept on which sites banners were dealt with
 * @param shelf where articles opened in the reader are kept
 */
export function storeHandlers(ledger: Ledger, cleanings: Cleanings, shelf: Shelf) {
  return {
    'ledger/list': ({ search, offset, limit }) => ledger.list(search, offset, limit),
    'ledger/forget': ({ ids }) => ledger.forget(ids),
    'ledger/forgetAll': async () => {
      // Whoever wants everything forgotten means the texts, too.
      await shelf.forgetAll();
      return ledger.forgetAll();
    },
    'ledger/restore': ({ records }) => ledger.restore(records),
    'cleanings/list': ({ search, offset, limit }) => cleanings.list(search, offset, limit),
    'cleanings/forgetAll': () => cleanings.forgetAll(),
  } satisfies Partial<Handlers>;
}
