/** Find at source: asks an outlet's own site for an article, when the reader wants it, and keeps what the reader chose. */

import type { Ledger } from '../../ledger/store';
import type { SourceFinding } from '../../report';
import { pageOf } from '../../report/page-of';
import { cleanAddress } from '../../source/address';
import { registrableDomain } from '../../source/domains';
import { type Ask, askAt, type Refusal } from '../../source/find/ask';
import { chosenSource, homeToAsk, patternFor, unchosenSource, wantedOf } from '../../source/find/choice';
import { lookAtOutlet } from '../../source/find/look';
import { browser } from '../browser';
import { findKey, findOf, findsAsking, keepFind, type Search, type Trouble } from '../finds';
import type { Handlers, Sender } from '../listen';
import type { FindView, Sought } from '../messages';
import { changeReport, sessionPlaceIn } from '../session';
import { reportFault } from './visits';

/** A permission that is granted later than this was not granted for this. */
const ASKING_MS = 120_000;

/** What is told where nothing was found: what kept us from asking, if most of what was asked was kept from us. */
function troubleOf(replies: readonly ('ok' | Refusal)[], wasCancelled: boolean): Trouble | null {
  if (wasCancelled) return 'cancelled';
  if (replies.includes('ok')) return null;
  for (const trouble of ['refused', 'slow', 'redirected', 'unreachable'] as const)
    if (replies.includes(trouble)) return trouble;
  return null;
}

const isAllowed = (home: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [patternFor(home)] }).catch(() => false);

/** Address of a page as far as it is one article; the reader's page may stand for a private one. */
async function searchOf({ pageUrl, tabId, finding }: Sought, sender: Sender): Promise<Search | null> {
  const id = cleanAddress(pageUrl);
  const home = homeToAsk(finding.source);
  if (!id || !home) return null;
  const tab = tabId === null ? null : await browser.tabs.get(tabId).catch(() => null);
  const isPrivate =
    sender.isPrivate ||
    tab?.incognito === true ||
    (tabId === null && (await sessionPlaceIn(pageOf(pageUrl))) !== null);
  return { key: findKey(id, isPrivate), id, home, isPrivate, finding, tabId };
}

/** What looks for articles, and remembers what was chosen. */
export type Finder = ReturnType<typeof openFinder>;

/**
 * @param ledger where the choice is kept, if the page is in it
 * @param fetcher the platform's `fetch`, which only this part of the extension ever calls
 */
export function openFinder(ledger: Ledger, fetcher: typeof fetch = (...given) => fetch(...given)) {
  const running = new Map<string, { done: Promise<void>; cancel: () => void }>();

  const look = async (search: Search, cancelled: AbortSignal): Promise<void> => {
    const { key, home, finding } = search;
    await keepFind({ key, step: 'looking', atMs: Date.now(), candidates: [], trouble: null, chosen: null });
    const { ask, replies } = askAt(home, cancelled, fetcher);
    const awake: Ask = async (url) => {
      // Without a popup that waits, a worker that calls nothing of the browser's is taken for idle after half a minute.
      void browser.runtime.getPlatformInfo().catch(() => {});
      return ask(url);
    };
    const candidates = await lookAtOutlet(wantedOf(finding, home), home, awake, Date.now());
    const trouble = candidates.length > 0 ? null : troubleOf(replies, cancelled.aborted);
    await keepFind({ key, step: 'done', atMs: Date.now(), candidates, trouble, chosen: null });
  };

  /** Begins to look, or joins in. */
  const run = (search: Search): Promise<void> => {
    const known = running.get(search.key);
    if (known) return known.done;
    const controller = new AbortController();
    const done = look(search, controller.signal).finally(() => running.delete(search.key));
    running.set(search.key, { done, cancel: () => controller.abort() });
    return done;
  };

  /** The reader's choice for a page: of this session, else of the ledger. */
  const choiceFor = async (id: string, isPrivate: boolean): Promise<SourceFinding | null> => {
    const find = await findOf(findKey(id, isPrivate));
    if (find?.chosen) return find.chosen;
    const record = isPrivate ? null : await ledger.get(id).catch(() => null);
    return record?.source.found ? record.source : null;
  };

  const viewOf = async (search: Search): Promise<FindView> => {
    const { key, id, home, isPrivate, finding } = search;
    const [find, chosen, allowed] = await Promise.all([
      findOf(key),
      choiceFor(id, isPrivate),
      isAllowed(home),
    ]);
    // A worker that was stopped in the middle never comes back to it.
    const isLost = find?.step === 'looking' && !running.has(key);
    const step = !find || isLost || find.step === 'asking' ? 'idle' : find.step;
    return {
      site: registrableDomain(home) ?? '',
      origin: patternFor(home),
      isAllowed: allowed,
      step,
      candidates: find?.candidates ?? [],
      trouble: find?.trouble ?? null,
      source: chosen ?? unchosenSource(finding.source),
    };
  };

  const handlers = {
    'find/state': async (sought, sender) => {
      const search = await searchOf(sought, sender);
      return search && viewOf(search);
    },
    'find/start': async ({ onceAllowed, ...sought }, sender) => {
      const search = await searchOf(sought, sender);
      if (!search) return null;
      if (await isAllowed(search.home)) await run(search);
      else
        await keepFind({
          key: search.key,
          step: onceAllowed ? 'asking' : 'done',
          atMs: Date.now(),
          candidates: [],
          trouble: onceAllowed ? null : 'notAllowed',
          chosen: null,
          ...(onceAllowed ? { search } : {}),
        });
      return viewOf(search);
    },
    'find/wait': async (sought, sender) => {
      const search = await searchOf(sought, sender);
      if (!search) return null;
      await running.get(search.key)?.done;
      return viewOf(search);
    },
    'find/cancel': async (sought, sender) => {
      const search = await searchOf(sought, sender);
      if (!search) return null;
      const known = running.get(search.key);
      known?.cancel();
      await known?.done;
      return viewOf(search);
    },
    'find/choose': async ({ url, ...sought }, sender) => {
      const search = await searchOf(sought, sender);
      const find = search && (await findOf(search.key));
      if (!search) return null;
      const { finding, tabId, id, isPrivate } = search;
      const candidate = find?.candidates.find((known) => known.url === url);
      if (url !== null && !candidate) return viewOf(search);
      const before = unchosenSource(finding.source);
      const source = candidate ? chosenSource(before, candidate) : before;
      if (find) await keepFind({ ...find, chosen: candidate ? source : null });
      if (tabId !== null)
        await changeReport(tabId, (known) =>
          known?.article && cleanAddress(known.url) === id
            ? { ...known, article: { ...known.article, source } }
            : known,
        );
      if (!isPrivate) await ledger.setSource(id, source).catch(reportFault);
      return viewOf(search);
    },
  } satisfies Partial<Handlers>;

  /** Looks where a permission was waited for that is granted now. */
  const resume = async (): Promise<void> => {
    for (const { search, atMs } of await findsAsking())
      if (search && Date.now() - atMs < ASKING_MS && (await isAllowed(search.home))) await run(search);
  };

  return {
    handlers,
    choiceFor,
    /**
     * Firefox closes the popup when it asks for a permission, so the granting itself must set things going. Called
     * synchronously when the worker starts.
     */
    watchGrants: () => browser.permissions.onAdded.addListener(() => void resume().catch(reportFault)),
  };
}
