/**
 * The messages of the extension, as types, and how to send them. The receiving side, with a schema for each payload,
 * is `listen.ts`: kept apart so that scripts in pages do not carry the schemas.
 */
import type { ContentScriptMessage } from '@duckduckgo/autoconsent';
import type { LayerFacts, LayerJudgement } from '../consent/classify';
import type { PageFacts } from '../facts';
import type { Cleaning } from '../ledger/cleaning';
import type { LedgerRecord } from '../ledger/record';
import type { Arrived } from '../ledger/replication/replica';
import type { Forgotten } from '../ledger/store';
import type { Foresight, StoryLink } from '../listing/foresight';
import type { Reading } from '../reading/reading';
import type { ArticleFinding, ConsentOutcome, Overruling, PageReport, SourceFinding } from '../report';
import type { Candidate } from '../source/find/look';
import type { Trouble } from './finds';
import { native } from './native';
import type { LeftWhy } from './session';
import type { Settings, SiteConsent } from './settings';

/** What can be undone on a page. */
export type Undoable = 'consent' | 'notice';

/**
 * Whether the headlines of a tab's page are marked: `shown`; `hidden` until the page is loaded anew; `off` on its site;
 * null where there are none to be marked.
 */
export type MarksState = 'shown' | 'hidden' | 'off' | null;
/** What the reader does about marks: hides them on this page or on its site, or has them shown again on both. */
export type MarksWish = 'hide' | 'hideOnSite' | 'show';

/** What the worker knows of a tab. */
export interface TabState {
  /** Address of the tab's page, or null where the browser does not tell. */
  url: string | null;
  report: PageReport | null;
  /** Whether the browser lets Headwater work on this page. */
  access: 'granted' | 'withheld' | 'impossible';
  /** Host name for the per-site switch, or null. */
  site: string | null;
  siteOff: boolean;
  /** What is done about banners on this site. */
  banners: {
    /** The reader's choice for this site, or null where the general one holds. */
    choice: SiteConsent | null;
    general: Settings['consentMode'];
    /** Why a banner was left on this page, or null. */
    left: LeftWhy | null;
  };
}

export type { Reading } from '../reading/reading';

/** The article whose original is looked for at its outlet. */
export interface Sought {
  pageUrl: string;
  /** The page's tab, or null where it may be gone. */
  tabId: number | null;
  finding: ArticleFinding;
}

/** How far looking for an original has come. */
export interface FindView {
  /** The outlet's registrable domain, the only one that is asked. */
  site: string;
  /** The permission that it takes, as a match pattern, and whether it is given. */
  origin: string;
  isAllowed: boolean;
  step: 'idle' | 'looking' | 'done';
  /** The likeliest first. */
  candidates: Candidate[];
  trouble: Trouble | null;
  /** The source as it stands: with `found` where the reader has chosen it. */
  source: SourceFinding;
}

/** Messages to the worker: payload in, answer out. Those in `page/…` come from pages and are trusted least. */
export interface ToWorker {
  /** The sentinel saw something. */
  'page/suspects': {
    in: {
      consent: boolean;
      article: boolean;
      /** To how many other hosts its headlines lead, where it is made of headlines; else absent. */
      listing?: number | undefined;
    };
    out: undefined;
  };
  /** Where the headlines of a page lead; the answer is whether it lists stories of others that are to be marked. */
  'page/listing': { in: { hrefs: string[] }; out: boolean };
  /** Stories in view on a listing; what is known of each, in order, or null when none are to be marked any more. */
  'page/links': { in: { links: StoryLink[] }; out: (Foresight | null)[] | null };
  /** What the article script read; the answer is the verdict, or null when there is nothing to say. */
  'page/facts': {
    in: { facts: PageFacts; visit: string };
    out: {
      finding: ArticleFinding;
      showNotice: boolean;
      /** What the reader has said of this page before, or null. */
      overruled: Overruling | null;
    } | null;
  };
  /** The page was left by a route change, so its report no longer holds; `visit` is the one that ended, if any began. */
  'page/left': { in: { visit?: string | undefined }; out: undefined };
  /** Layers that may be consent banners, as read in a page; the answer judges each by its words, in order. */
  'page/layers': { in: { layers: LayerFacts[] }; out: LayerJudgement[] };
  /** What came of a banner; `instead` is what was said of the same banner before and proved wrong, or null. */
  'page/consent': {
    in: { outcome: ConsentOutcome; instead?: ConsentOutcome | null | undefined; visit: string };
    out: undefined;
  };
  /** A frame presses something; what comes of it if the frame goes before it can tell. */
  'page/pressing': { in: { outcome: ConsentOutcome }; out: undefined };
  /**
   * The page loads anew or leads away of itself, right after something was pressed for the reader: what that was, or
   * null where this frame did not press. `startMs` is when the document began, in milliseconds since 1970.
   */
  'page/leaving': {
    in: { pressed: Pick<ConsentOutcome, 'tool' | 'pressed'> | null; startMs: number };
    out: undefined;
  };
  /** A message of the consent engine to its host. Answers that it waits for come back as `engine/message`. */
  'page/engine': { in: { message: ContentScriptMessage }; out: undefined };
  /** The reader followed the offered link, or asked for a search by title and outlet. */
  'page/overrule': { in: { verdict: Overruling | null }; out: undefined };
  'page/follow': { in: { how: 'opened' | 'search' }; out: undefined };

  'tab/state': { in: { tabId: number }; out: TabState };
  /** Judge the tab now, whatever the settings say of running unasked. */
  'tab/judge': { in: { tabId: number }; out: TabState };
  'tab/undo': { in: { tabId: number; what: Undoable }; out: boolean };
  /** Asks how it is with the marks on a tab's page; with a wish, after that is done. */
  'tab/marks': { in: { tabId: number; wish: MarksWish | null }; out: MarksState };
  /** The reader overrules the verdict on the body, or takes that back with null. Kept here, sent nowhere. */
  'tab/overrule': { in: { tabId: number; verdict: Overruling | null }; out: undefined };
  'tab/follow': { in: { tabId: number; how: 'opened' | 'search' }; out: undefined };

  /** Looking for an original at its outlet; null in every answer where it cannot be looked for. */
  'find/state': { in: Sought; out: FindView | null };
  /** Looks, and answers when done. Where the permission is missing nothing is asked, until it is granted if so wanted. */
  'find/start': { in: Sought & { onceAllowed: boolean }; out: FindView | null };
  /** Answers when what is under way is done. */
  'find/wait': { in: Sought; out: FindView | null };
  'find/cancel': { in: Sought; out: FindView | null };
  /** The reader takes one of the candidates for the original, or takes that back with null. */
  'find/choose': { in: Sought & { url: string | null }; out: FindView | null };

  /** Keeps what was read in a tab; of a private one nothing reaches the disk. */
  'reading/keep': { in: Reading & { tabId: number }; out: string };
  'reading/get': { in: { id: string }; out: Reading | null };
  /** How far an article was read (`Place`); `tabId` is the tab it was read from, where there still is one. */
  'place/keep': { in: { pageUrl: string; place: number; tabId: number | null }; out: undefined };
  'place/get': { in: { pageUrl: string }; out: number | null };

  /** With an act's name what is forgotten can be brought back by it for a while. */
  'ledger/forget': { in: { ids: string[]; act?: string }; out: Forgotten };
  'ledger/unforget': { in: { act: string }; out: number };
  /** What could still be brought back is gone for good. */
  'ledger/empty': { in: Record<string, never>; out: number };
  'ledger/note': { in: { id: string; text: string }; out: boolean };
  'ledger/star': { in: { ids: string[]; on: boolean }; out: number };
  'ledger/forgetAll': { in: Record<string, never>; out: number };
  'ledger/restore': { in: { records: LedgerRecord[] }; out: number };
  /** A copy of the ledger is saved if the reader wants one and one is due. */
  'copy/due': { in: Record<string, never>; out: undefined };
  /** Its file was made, at this address; null where there was nothing to be copied. */
  'copy/made': { in: { url: string | null }; out: undefined };
  'copy/failed': { in: Record<string, never>; out: undefined };
  /** Where banners were dealt with. */
  'cleanings/list': {
    in: { search: string; offset: number; limit: number };
    out: { cleanings: Cleaning[]; total: number };
  };
  'cleanings/forgetAll': { in: Record<string, never>; out: number };
  /** What replication writes; each is `Replica`'s method of that name (`utils/ledger/replication/replica.ts`). */
  'replica/connect': { in: Record<string, never>; out: undefined };
  'replica/disconnect': { in: Record<string, never>; out: undefined };
  'replica/enlist': { in: Record<string, never>; out: boolean };
  'replica/stamp': { in: { since: number; limit: number }; out: undefined };
  'replica/take': { in: { arrived: Arrived[] }; out: undefined };
  'replica/checkpoint': { in: { id: string; checkpoint: unknown }; out: undefined };
  'replica/sent': { in: { seq: number }; out: undefined };
  /** The original was opened from one of our pages; `pageUrl` is where the article was met. */
  'ledger/opened': { in: { pageUrl: string }; out: undefined };
}

/** Messages from the worker to the scripts in a page. */
export interface ToPage {
  'undo/run': { what: Undoable };
  /** The reader has overruled the verdict on the body elsewhere, or taken that back with null. */
  'verdict/said': { overruled: Overruling | null };
  /** Shows or hides the marks, or only asks (null); the answer is whether they are shown. */
  'marks/show': { on: boolean | null };
  'engine/message': { message: unknown };
  /** A frame, known by its address, could not clear its banner; `pressed` is what it pressed in vain, or null. */
  'frame/failed': { url: string; pressed: string | null };
}

export type WorkerMessage = keyof ToWorker;
export type Answer<K extends WorkerMessage> =
  | { ok: true; value: ToWorker[K]['out'] }
  | { ok: false; error: string };

/** The worker could not be reached or refused; `message` is for a report, not for the reader. */
export class WorkerError extends Error {
  override name = 'WorkerError';
  constructor(
    message: string,
    /** It was put to sleep or stopped before it answered, or nobody is there. */
    readonly isLost = false,
  ) {
    super(message);
  }
}

/**
 * Sends a message to the worker and waits for its answer.
 *
 * @throws WorkerError when the worker cannot be reached (updated, disabled), died before it answered, or refused
 */
export async function send<K extends WorkerMessage>(
  kind: K,
  payload: ToWorker[K]['in'],
): Promise<ToWorker[K]['out']> {
  let answer: Answer<K> | undefined;
  try {
    answer = (await native().runtime.sendMessage({ kind, payload })) as Answer<K> | undefined;
  } catch (error) {
    throw new WorkerError(error instanceof Error ? error.message : String(error), true);
  }
  if (!answer) throw new WorkerError(`no answer to ${kind}`, true);
  if (!answer.ok) throw new WorkerError(answer.error);
  return answer.value;
}

/** A worker whose process was ended, and not only put to sleep, is started again within this time. */
const LAST_TRY_MS = 1000;

/**
 * Sends a message again when the worker was stopped before it answered: being asked wakes it, and a moment later it is
 * surely back. For messages that may arrive several times.
 *
 * @throws WorkerError as `send` does
 */
export async function sendSurely<K extends WorkerMessage>(
  kind: K,
  payload: ToWorker[K]['in'],
): Promise<ToWorker[K]['out']> {
  for (const waitMs of [0, LAST_TRY_MS]) {
    try {
      return await send(kind, payload);
    } catch (error) {
      if (!(error instanceof WorkerError) || !error.isLost) throw error;
    }
    if (waitMs) await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  return send(kind, payload);
}

/**
 * Listens, in a page, for messages of one kind from the worker.
 *
 * @param handle returns whether something was done, which the worker learns; null leaves the answer to another script
 * @returns stops listening
 */
export function onPageMessage<K extends keyof ToPage>(
  kind: K,
  handle: (payload: ToPage[K]) => boolean | null,
): () => void {
  const listener = (
    message: unknown,
    _sender: unknown,
    respond: (done: boolean) => void,
  ): true | undefined => {
    if (typeof message !== 'object' || message === null || (message as { kind?: unknown }).kind !== kind)
      return;
    const done = handle((message as { payload: ToPage[K] }).payload);
    // Only one answer counts, the first.
    if (done === null) return;
    respond(done);
    return true;
  };
  // The callback style is the one that Chromium, Firefox and the fake in tests all answer.
  const { onMessage } = native().runtime;
  onMessage.addListener(listener as never);
  return () => onMessage.removeListener(listener as never);
}
