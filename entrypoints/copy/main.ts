/** A document without a window: holds the copy of the ledger while the browser writes it (`utils/platform/backup.ts`). */
import { openShelf } from '../../utils/ledger/shelf';
import { copyAddress } from '../../utils/platform/backup';
import { send } from '../../utils/platform/messages';

copyAddress(openShelf()).then(
  (url) => send('copy/made', { url }),
  () => send('copy/failed', {}),
);
