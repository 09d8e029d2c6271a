/** What is kept: the ledger, and where banners were dealt with. */
import type { Cleanings } from '../../ledger/cleanings';
import type { Shelf } from '../../ledger/shelf';
import type { Ledger } from '../../ledger/store';
import type { Shelf as Readings } from '../../reading/shelf';
import { backUpDaily, failCopy, saveCopy } from '../backup';
import type { Handlers } from '../listen';

/**
 * @param ledger where original links are kept
 * @param cleanings where it is kept on which sites banners were dealt with
 * @param readings where articles opened in the reader are kept
 * @param shelf the ledger to be read as it is stored
 */
export function storeHandlers(ledger: Ledger, cleanings: Cleanings, readings: Readings, shelf: Shelf) {
  return {
    'ledger/forgetAll': async () => {
      // Whoever wants everything forgotten means the texts, too; what keeps one of the two from going spares not the other.
      const [texts, known] = await Promise.allSettled([readings.forgetAll(), ledger.forgetAll()]);
      if (known.status === 'rejected') throw known.reason;
      if (texts.status === 'rejected') throw texts.reason;
      return known.value;
    },
    'ledger/forget': ({ ids, act }) => ledger.forget(ids, act),
    'ledger/unforget': ({ act }) => ledger.unforget(act),
    'ledger/empty': () => ledger.empty(),
    'ledger/note': ({ id, text }) => ledger.note(id, text, Date.now()),
    'ledger/star': ({ ids, on }) => ledger.star(ids, on, Date.now()),
    'ledger/restore': ({ records }) => ledger.restore(records),
    'copy/due': async () => void (await backUpDaily(shelf, Date.now())),
    'copy/made': async ({ url }) => void (await saveCopy(url, Date.now())),
    'copy/failed': async () => void (await failCopy(Date.now())),
    'cleanings/list': ({ search, offset, limit }) => cleanings.list(search, offset, limit),
    'cleanings/forgetAll': () => cleanings.forgetAll(),
  } satisfies Partial<Handlers>;
}
