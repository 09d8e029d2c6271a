/**
 * The page for random runs, in the build for faults. Each life of a worker is a frame with the worker's own handlers in
 * it; taking the frame away ends that life in the middle of whatever it does, its transactions with it.
 */
import { openCleanings } from '../../utils/ledger/cleanings';
import { lineOf } from '../../utils/ledger/line';
import { openReplica } from '../../utils/ledger/replication/replica';
import { openShelf } from '../../utils/ledger/shelf';
import { openLedger } from '../../utils/ledger/store';
import type { Handlers, Sender } from '../../utils/platform/listen';
import { withWaiting } from '../../utils/platform/waiting';
import { workerHandlers } from '../../utils/platform/worker';
import { openFinder } from '../../utils/platform/worker/finding';
import { openShelf as openReadings } from '../../utils/reading/shelf';
import { faults } from './checkpoint';
import { type Life, randomRuns } from './random';

declare global {
  interface Window {
    life?: Life;
    /** What the test calls; see `randomRuns`. What comes of it stands in `outcome` in the end. */
    randomRuns?: (seed: number, runs: number) => void;
    outcome?: Awaited<ReturnType<typeof randomRuns>> | { error: string };
  }
}

function live(): Life {
  const open = new Set<IDBTransaction>();
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...given) {
    const begun = transaction.apply(this, given);
    open.add(begun);
    for (const end of ['complete', 'abort']) begun.addEventListener(end, () => open.delete(begun));
    return begun;
  };
  const { now } = Date;
  const ledger = withWaiting(openLedger());
  const finder = openFinder(ledger);
  const handlers: Handlers = workerHandlers(
    ledger,
    openCleanings(),
    openReadings(),
    finder,
    openShelf(),
    openReplica(),
  );
  return {
    handlers: (kind, payload, sender) => handlers[kind](payload as never, sender as Sender),
    faults,
    abortAll: () => {
      for (const each of open) each.abort();
    },
    closeAll: () => {
      for (const { db } of open) db.close();
    },
    setClock: (offMs) => {
      Date.now = () => now() + offMs;
    },
  };
}

if (location.search === '?life') {
  window.life = live();
} else {
  const begin = async (): Promise<{ life: Life; end: () => void }> => {
    const frame = document.createElement('iframe');
    frame.src = '?life';
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const life = frame.contentWindow?.life;
    if (!life) throw new Error('no life in the frame');
    return { life, end: () => frame.remove() };
  };
  const shelf = openShelf();
  const cleanings = openCleanings();
  window.randomRuns = (seed, runs) => {
    void randomRuns(seed, runs, begin, async () => {
      const records = await shelf.newest(10_000);
      const lines = [];
      for await (const some of shelf.lines()) lines.push(...some);
      const { cleanings: cleaned } = await cleanings.list('', 0, 1000);
      return { records, lines, linesDue: records.map(lineOf), cleaned };
    }).then(
      (outcome) => {
        window.outcome = outcome;
      },
      (error: unknown) => {
        window.outcome = { error: String(error) };
      },
    );
  };
}
