/** From an error to what the reader is told, and to a report that can be passed on. */
import { browser } from './browser';
import { WorkerError } from './messages';
import type { WordKey } from './words';

export interface Problem {
  /** What the reader is told. */
  words: WordKey;
  /** Technical details for whoever mends it: no text of the page, and of addresses only the site. */
  report: string;
}

/** An error that already knows what the reader is to be told; `message` is for the report. */
export class ReaderError extends Error {
  override name = 'ReaderError';
  constructor(
    readonly words: WordKey,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What the worker's refusals say of the ledger (`LedgerError` in `utils/ledger/store.ts`) and of tabs. */
const REFUSALS: readonly [RegExp, WordKey][] = [
  [/\bledger full\b/, 'error_ledgerFull'],
  [/\bledger newer\b/, 'error_ledgerNewer'],
  [/\bledger migration\b/, 'error_ledgerMigration'],
  [/\bledger damaged\b/, 'error_ledgerDamaged'],
  [/\bledger aborted\b/, 'error_ledgerAborted'],
  [/\bledger \w+/, 'error_ledgerUnavailable'],
  [/quota/i, 'error_storage'],
  [/no tab with id|invalid tab id/i, 'error_pageClosed'],
];

/** What `send` and the browsers say when the worker cannot be reached, or died before it answered. */
const SILENCE = /no answer|connection|receiving end|port closed|channel closed|context invalidated/i;

function wordsFor(error: unknown): WordKey {
  if (error instanceof ReaderError) return error.words;
  const message = error instanceof Error ? error.message : '';
  const refusal = REFUSALS.find(([pattern]) => pattern.test(message));
  if (refusal) return refusal[1];
  return error instanceof WorkerError && SILENCE.test(message) ? 'error_worker' : 'error_unexpected';
}

/** Cuts addresses down to their site: what was read is nobody's business. */
const withoutPaths = (text: string): string =>
  text.replace(/\b(https?:\/\/[^\s/"'<>]+)\/[^\s"'<>]*/g, '$1/…').slice(0, 600);

function describe(error: unknown): string {
  if (!(error instanceof Error)) return withoutPaths(String(error));
  const cause = error.cause === undefined ? '' : `\ncause: ${describe(error.cause)}`;
  return `${error.name}: ${withoutPaths(error.message)}${cause}`;
}

/**
 * Turns any error into what the reader sees.
 *
 * @param doing what was being done, in a word or two for the report, e.g. `read text`
 */
export function problemOf(error: unknown, doing: string): Problem {
  const { version } = browser.runtime.getManifest();
  const lines = [
    `Headwater ${version}`,
    `browser: ${navigator.userAgent}`,
    `page: ${location.pathname}`,
    `while: ${doing}`,
    describe(error),
  ];
  return { words: wordsFor(error), report: lines.join('\n') };
}
