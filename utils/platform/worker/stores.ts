/** What is kept: readings for the reader tab, the ledger, and where banners were dealt with. */
import type { Cleanings } from '../../ledger/cleanings';
import type { Ledger } from '../../ledger/store';
import type { Handlers } from '../listen';
import { keepReading, readingOf } from '../session';

/**
 * @param ledger where original links are kept
 * @param cleanings where it is kept on which sites banners were dealt with
 */
export function storeHandlers(ledger: Ledger, cleanings: Cleanings) {
  return {
    'reading/keep': (reading) => keepReading(reading),
    'reading/get': ({ id }) => readingOf(id),

    'ledger/list': ({ search, offset, limit }) => ledger.list(search, offset, limit),
    'ledger/forget': ({ ids }) => ledger.forget(ids),
    'ledger/forgetAll': () => ledger.forgetAll(),
    'ledger/restore': ({ records }) => ledger.restore(records),
    'cleanings/list': ({ search, offset, limit }) => cleanings.list(search, offset, limit),
    'cleanings/forgetAll': () => cleanings.forgetAll(),
  } satisfies Partial<Handlers>;
}
