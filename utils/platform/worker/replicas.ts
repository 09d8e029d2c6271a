/** Replication's writes: the engine runs in a page, and only the worker writes the ledger. */
import type { Replica } from '../../ledger/replication/replica';
import type { Handlers } from '../listen';

/** @param replica writes what replication brings */
export function replicaHandlers(replica: Replica) {
  /** The engine waits for the writing, and for nothing that it says. */
  const only = async (writing: Promise<void>): Promise<undefined> => {
    await writing;
  };
  return {
    'replica/connect': () => only(replica.connect()),
    'replica/disconnect': () => only(replica.disconnect()),
    'replica/enlist': () => replica.enlist(),
    'replica/stamp': ({ since, limit }) => only(replica.stamp(since, limit)),
    'replica/take': ({ arrived }) => only(replica.take(arrived)),
    'replica/checkpoint': ({ id, checkpoint }) => only(replica.keepCheckpoint(id, checkpoint)),
    'replica/sent': ({ seq }) => only(replica.sent(seq)),
  } satisfies Partial<Handlers>;
}
