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
    'ledger/forgetAll': async () => {
      // Whoever wants everything forgotten means the texts, too.
      await shelf.forgetAll();
      return ledger.forgetAll();
    },
    'ledger/forget': ({ ids, act }) => ledger.forget(ids, act),
    'ledger/unforget': ({ act }) => ledger.unforget(act),
    'ledger/empty': () => ledger.empty(),
    'ledger/note': ({ id, text }) => ledger.note(id, text, Date.now()),
    'ledger/star': ({ ids, on }) => ledger.star(ids, on, Date.now()),
    'ledger/restore': ({ records }) => ledger.restore(records),
    'cleanings/list': ({ search, offset, limit }) => cleanings.list(search, offset, limit),
    'cleanings/forgetAll': () => cleanings.forgetAll(),
  } satisfies Partial<Handlers>;
}
