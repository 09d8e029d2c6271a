/** One serialised copy of a page for the reading view. */
import * as v from 'valibot';
import { browser } from './browser';
import { ReaderError } from './problems';

/** A page above this is not worth the wait, and its copy would not fit a message. */
const MAX_CHARS = 20_000_000;

const Snapshot = v.object({
  html: v.string(),
  /** Address of the document that was copied. */
  url: v.pipe(v.string(), v.maxLength(8192)),
  title: v.string(),
});
export type Snapshot = v.InferOutput<typeof Snapshot>;

/** Why a page could not be copied. */
export type SnapshotFault = 'closed' | 'left' | 'noAccess' | 'tooLarge' | 'unreadable';

const WORDS = {
  closed: 'error_pageClosed',
  left: 'error_pageLeft',
  noAccess: 'error_noAccess',
  tooLarge: 'error_tooLarge',
  unreadable: 'error_noText',
} as const;

export class SnapshotError extends ReaderError {
  override name = 'SnapshotError';
  constructor(
    readonly fault: SnapshotFault,
    cause?: unknown,
  ) {
    super(WORDS[fault], fault, { cause });
  }
}

/** Browsers give no codes; these are their words for a tab that is gone, and for a page that was left. */
const CLOSED = /no tab with id|invalid tab id|tab was closed/i;
const LEFT = /frame with id|frame was removed|no frame|navigat/i;

/** Anything else is a want of access. */
const faultOf = (message: string): SnapshotFault =>
  CLOSED.test(message) ? 'closed' : LEFT.test(message) ? 'left' : 'noAccess';

/**
 * Copies the page of a tab as it stands. The page pays for one serialisation and nothing else.
 *
 * @throws SnapshotError with the reason
 */
export async function takeSnapshot(tabId: number): Promise<Snapshot> {
  let results: { result?: unknown }[];
  try {
    results = await browser.scripting.executeScript({ target: { tabId }, files: ['/snapshot.js'] });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SnapshotError(faultOf(message), error);
  }
  const result = results[0]?.result;
  if ((result as { refused?: unknown } | null | undefined)?.refused === 'tooLarge')
    throw new SnapshotError('tooLarge');
  const parsed = v.safeParse(Snapshot, result);
  if (!parsed.success) throw new SnapshotError('unreadable', v.summarize(parsed.issues).slice(0, 300));
  if (parsed.output.html.length > MAX_CHARS) throw new SnapshotError('tooLarge');
  return parsed.output;
}
