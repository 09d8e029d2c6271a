/** What the ledger could not do while pages were read, kept for the session so that the Sources page can tell. */
import { LedgerError, type LedgerFault } from '../ledger/database';
import { browser } from './browser';

const KEY = 'ledger:fault';
/** What the store of the session holds, as far as this worker knows. */
let noted: LedgerFault | null | undefined;

/** Notes why the ledger did not take something; null once it took something again. */
export async function noteFault(fault: LedgerFault | null): Promise<void> {
  if (noted === fault) return;
  noted = fault;
  if (fault) await browser.storage.session.set({ [KEY]: fault });
  else await browser.storage.session.remove(KEY);
}

/** Why the ledger did not take what came last, as an error; null when it did. */
export async function lastFault(): Promise<LedgerError | null> {
  const fault = (await browser.storage.session.get(KEY))[KEY] as LedgerFault | undefined;
  return fault ? new LedgerError(fault, null) : null;
}
