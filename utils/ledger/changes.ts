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

/**
 * Calls back whenever something was written.
 *
 * @returns stops listening
 */
export function watchChanges(onChange: (change: LedgerChange) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<LedgerChange>) => onChange(data);
  return () => channel.close();
}
