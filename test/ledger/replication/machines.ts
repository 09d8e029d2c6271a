/** Machines with a ledger of their own each, in one process. */

import { type Endpoint, replicate } from '../../../utils/ledger/replication/engine';
import { openLocal } from '../../../utils/ledger/replication/local';
import { openReplica } from '../../../utils/ledger/replication/replica';
import { openLedger } from '../../../utils/ledger/store';
import { storedRecords } from '../make';

let nextName = 0;

/** A machine that shares its ledger. */
export async function machine() {
  const name = `machine-${nextName++}`;
  const ledger = openLedger(name, undefined, () => {});
  const replica = openReplica(name, () => {});
  let refused = 0;
  const local = openLocal(
    replica,
    (count) => {
      refused += count;
    },
    name,
  );
  await replica.connect();
  return {
    ledger,
    replica,
    local,
    refused: () => refused,
    records: async () => (await storedRecords(name)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    /** As the extension does it. */
    replicate: async (server: Endpoint, signal = new AbortController().signal) => {
      while (await replica.enlist());
      await replica.sent(await replicate(local, server, signal, () => {}));
    },
  };
}
export type Machine = Awaited<ReturnType<typeof machine>>;
