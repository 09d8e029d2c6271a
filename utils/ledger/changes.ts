/** Tells the open Sources pages what the worker wrote. */

const CHANNEL = 'headwater-ledger';

/** Records that were written or taken away, by id; or everything may have changed. */
export type LedgerChange = { ids: string[] } | 'all';

/** Tells whoever listens. */
export function tellChange(change: LedgerChange): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(change);
  channel.close();
}

/** What changes more records than this is mostly one batch of many. */
const MANY = 20;
/** How long it rests after a batch, in the time that following it took, and at most, in milliseconds. */
const REST = 4;
const MAX_REST_MS = 2000;

/**
 * Calls back whenever something was written, one call at a time; what is written meanwhile comes together with the next.
 * After many records at once it rests: who takes a hundred thousand in does not draw them anew at each thousand.
 *
 * @param onChange must not reject
 * @returns stops listening
 */
export function watchChanges(onChange: (change: LedgerChange) => Promise<unknown>): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  let waiting: Set<string> | 'all' = new Set();
  let isBusy = false;
  const follow = async () => {
    if (isBusy) return;
    isBusy = true;
    while (waiting === 'all' || waiting.size > 0) {
      const change: LedgerChange = waiting === 'all' ? 'all' : { ids: [...waiting] };
      waiting = new Set();
      const startMs = performance.now();
      await onChange(change);
      if (change !== 'all' && change.ids.length <= MANY) continue;
      const restMs = Math.min(MAX_REST_MS, REST * (performance.now() - startMs));
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
    isBusy = false;
  };
  channel.onmessage = ({ data }: MessageEvent<LedgerChange>) => {
    if (data === 'all') waiting = 'all';
    else if (waiting !== 'all') for (const id of data.ids) waiting.add(id);
    void follow();
  };
  return () => channel.close();
}
