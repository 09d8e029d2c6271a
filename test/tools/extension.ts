/** What the installed extension knows, asked from a page of its own, as its popup would ask. */
import type { LedgerRecord } from '../../utils/ledger/record.ts';
import type { TabState, ToWorker, WorkerMessage } from '../../utils/platform/messages.ts';
import type { Settings } from '../../utils/platform/settings.ts';
import { type Page, type Session, until } from './session.ts';

/** What stands in the extension's notice, behind its closed shadow root. */
export interface SeenNotice {
  /** Words of the notice, white space folded. */
  text: string;
  links: { href: string; text: string }[];
  buttons: { text: string /** Middle, in CSS pixels of the viewport. */; x: number; y: number }[];
  /** The last words of the page before the notice, and the first ones after it, white space folded. */
  before: string;
  after: string;
  /** Height as drawn, in CSS pixels. */
  height: number;
  /** The document scrolls sideways because of it. */
  overflows: boolean;
}

/** One mark beside a headline, behind the closed shadow root of their layer. */
export interface SeenMark {
  /** What is written there; empty where nothing is known. */
  words: string;
  /** What a screen reader is told; empty where nothing is known. */
  label: string;
  /** Where it is, in CSS pixels of the viewport. */
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** As computed, e.g. `rgb(0, 0, 0)`. */
  colour: string;
}

export interface Extension {
  /** The browser's number for the tab of a page. */
  tabId(page: Page): Promise<number>;
  /** Asks the worker. Throws with its reason when it refuses. */
  ask<K extends WorkerMessage>(kind: K, payload: ToWorker[K]['in']): Promise<ToWorker[K]['out']>;
  state(page: Page): Promise<TabState>;
  /** Waits until the worker's report of the page is as wanted. */
  stateWhen(page: Page, what: string, wanted: (state: TabState) => boolean): Promise<TabState>;
  /** Every record of the ledger, the last seen first, as the Sources page reads it: from the store itself. */
  ledger(): Promise<LedgerRecord[]>;
  /** The notice in the page, or null. */
  notice(page: Page): Promise<SeenNotice | null>;
  /** The marks on a page that lists stories, those that say nothing among them; null where there is no layer. */
  marks(page: Page): Promise<SeenMark[] | null>;
  /** Is the consent script in a page? */
  isClearing(page: Page): Promise<boolean>;
  /** What the toolbar shows for the page. */
  badge(page: Page): Promise<string>;
  /** The words of the panel beside the page, or null while it is closed. */
  besideText(): Promise<string | null>;
  /** Every tab, also those that pages opened and the driver cannot reach. */
  tabs(): Promise<{ id: number; url: string }[]>;
  /** Runs a function, given as source, in a tab's page, in the extension's own world. */
  inTab<T>(tabId: number, source: string): Promise<T>;
  closeTab(tabId: number): Promise<void>;
  /** Opens a page of the extension about the tab of another page: the popup, or the reader. */
  openAbout(path: '/popup.html' | '/reader.html', page: Page): Promise<Page>;
  /** Changes the settings, the others taking their defaults. */
  configure(settings: Partial<Settings>): Promise<void>;
  /** Sets everything back to how it was after the installation. */
  reset(): Promise<void>;
  /** Forgets what the browser forgets when it is closed. */
  endSession(): Promise<void>;
  /** Closes the page that is asked from. */
  close(): Promise<void>;
}

/** Runs in the page, in the extension's own world, where closed shadow roots can be opened. */
const LOOK_AT_NOTICE = `() => {
  const hosts = [...document.querySelectorAll('headwater-notice')];
  const open = (element) => element.openOrClosedShadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? null;
  const own = hosts.find((element) => open(element));
  if (!own) return null;
  const root = open(own);
  const fold = (text) => text.replace(/\\s+/g, ' ').trim();
  const range = document.createRange();
  range.setStart(document.body, 0);
  range.setEndBefore(own);
  const rest = document.createRange();
  rest.setStartAfter(own);
  rest.setEnd(document.body, document.body.childNodes.length);
  const visible = [...root.querySelectorAll('*')].filter((element) => !['STYLE', 'SCRIPT'].includes(element.tagName));
  const words = [...root.childNodes].filter((node) => node.nodeName !== 'STYLE').map((node) => node.textContent).join(' ');
  return {
    text: fold(words),
    links: visible.filter((element) => element.matches('a[href]')).map((element) => ({ href: element.href, text: fold(element.textContent) })),
    buttons: visible.filter((element) => element.matches('button, summary')).map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { text: fold(element.getAttribute('aria-label') ?? element.textContent), x: left + width / 2, y: top + height / 2 };
    }),
    before: fold(range.toString()).slice(-300),
    after: fold(rest.toString()).slice(0, 120),
    height: own.getBoundingClientRect().height,
    overflows: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
}`;

/** The same for the layer of marks. */
const LOOK_AT_MARKS = `() => {
  const open = (element) => element.openOrClosedShadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? null;
  const root = [...document.getElementsByTagName('headwater-marks')].map(open).find((found) => found);
  if (!root) return null;
  return [...root.querySelectorAll('span')].filter((mark) => mark.style.visibility !== 'hidden').map((mark) => {
    const { left, right, top, bottom } = mark.getBoundingClientRect();
    return {
      words: mark.getAttribute('data-words') ?? '',
      label: mark.getAttribute('aria-label') ?? '',
      left, right, top, bottom,
      colour: getComputedStyle(mark).color,
    };
  });
}`;

/** Opens no database that is not there yet, which would be an empty one. */
const READ_LEDGER = `
  if (!(await indexedDB.databases()).some(({ name }) => name === 'headwater')) return [];
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await done(indexedDB.open('headwater'));
  try {
    return await done(database.transaction('records').objectStore('records').getAll());
  } finally {
    database.close();
  }`;

/** The first-run page comes up by itself and would stand in front of the pages under test. */
async function closeWelcome(session: Session): Promise<void> {
  const isWelcome = async (page: Page): Promise<boolean> =>
    (await page.url()).startsWith(`${session.origin}/welcome`);
  await until(async () => {
    for (const page of await session.pages()) {
      if (!(await isWelcome(page))) continue;
      await page.close();
      return true;
    }
    return false;
  }, 'the first-run page').catch(() => {});
}

/**
 * Opens a page of the extension to ask from, and gets ready.
 *
 * @param session a browser that has just started
 */
export async function driveExtension(session: Session): Promise<Extension> {
  await closeWelcome(session);
  return driveAgain(session);
}

/** The same in a browser in which the extension was driven before: after its process ended, or it was loaded anew. */
export async function driveAgain(session: Session): Promise<Extension> {
  // While the extension's process begins anew, its pages cannot be gone to.
  const console = await until(
    () => session.openOwn('/options.html').catch(() => null),
    'a page of ours',
    20_000,
  );
  const run = <T>(body: string): Promise<T> =>
    console.evaluate<T>(`(async () => { const api = globalThis.browser ?? chrome; ${body} })()`);

  const tabId = (page: Page): Promise<number> =>
    until(async () => {
      const url = JSON.stringify(await page.url());
      // Several tabs may show the same address: the newest one is meant.
      return run<number | null>(
        `const tabs = (await api.tabs.query({})).filter((tab) => tab.url === ${url});
         return tabs.length ? Math.max(...tabs.map((tab) => tab.id)) : null;`,
      );
    }, 'the tab of the page');

  const ask = async <K extends WorkerMessage>(
    kind: K,
    payload: ToWorker[K]['in'],
  ): Promise<ToWorker[K]['out']> => {
    const answer = await run<{ ok: boolean; value?: ToWorker[K]['out']; error?: string } | undefined>(
      `return api.runtime.sendMessage(${JSON.stringify({ kind, payload })});`,
    );
    if (!answer?.ok) throw new Error(answer?.error ?? `no answer to ${kind}`);
    return answer.value as ToWorker[K]['out'];
  };

  const inTab = <T>(id: number, source: string): Promise<T> =>
    run<T>(
      `const [{ result }] = await api.scripting.executeScript({ target: { tabId: ${id} }, func: ${source} });
       return result ?? null;`,
    );

  const state = async (page: Page): Promise<TabState> => ask('tab/state', { tabId: await tabId(page) });

  return {
    tabId,
    ask,
    state,
    stateWhen: async (page, what, wanted) => {
      const id = await tabId(page);
      let last: TabState | null = null;
      try {
        return await until(async () => {
          last = await ask('tab/state', { tabId: id });
          return wanted(last) ? last : null;
        }, what);
      } catch (error) {
        throw new Error(`${String(error)}; the worker says ${JSON.stringify(last)}`);
      }
    },
    ledger: async () => (await run<LedgerRecord[]>(READ_LEDGER)).sort((a, b) => b.lastSeenMs - a.lastSeenMs),
    notice: async (page) => inTab<SeenNotice | null>(await tabId(page), LOOK_AT_NOTICE),
    marks: async (page) => inTab<SeenMark[] | null>(await tabId(page), LOOK_AT_MARKS),
    isClearing: async (page) =>
      inTab<boolean>(await tabId(page), '() => globalThis.__headwaterConsent !== undefined'),
    besideText: () =>
      run(
        `const views = api.extension.getViews();
         return views.find(({ location }) => location.pathname === '/sidepanel.html')?.document.body.innerText ?? null;`,
      ),
    tabs: () => run(`return (await api.tabs.query({})).map(({ id, url }) => ({ id, url: url ?? '' }));`),
    inTab,
    closeTab: (id) => run(`await api.tabs.remove(${id});`),
    badge: async (page) => run<string>(`return api.action.getBadgeText({ tabId: ${await tabId(page)} });`),
    openAbout: async (path, page) => session.openOwn(`${path}?tab=${await tabId(page)}`),
    configure: (settings) =>
      run(`await api.storage.sync.set(${JSON.stringify({ settings: { version: 1, ...settings } })});`),
    endSession: () => run('await api.storage.session.clear();'),
    close: () => console.close(),
    reset: async () => {
      await ask('ledger/forgetAll', {});
      await ask('cleanings/forgetAll', {});
      await run(
        'await api.storage.sync.clear(); await api.storage.local.clear(); await api.storage.session.clear();',
      );
    },
  };
}

/** Script expression: whether an element is there and can be seen. */
export const isSeen = (selector: string): string => `(() => {
  const element = document.querySelector(${JSON.stringify(selector)});
  if (!element) return false;
  const { width, height } = element.getBoundingClientRect();
  for (let at = element; at; at = at.parentElement) {
    const { display, visibility, opacity } = getComputedStyle(at);
    if (display === 'none' || (at === element && visibility !== 'visible') || Number(opacity) < 0.1) return false;
  }
  return width > 0 && height > 0;
})()`;

/** Script expression: whether the reader can scroll the page. Scrolls it back. */
export const CAN_SCROLL = `(() => {
  const { overflowY } = getComputedStyle(document.body);
  scrollTo(0, 60);
  const moved = scrollY > 0;
  scrollTo(0, 0);
  return moved && overflowY !== 'clip';
})()`;

/** Opens a page as one who was never there before: nothing is stored for its site. */
export async function openFresh(session: Session, url: string): Promise<Page> {
  const page = await session.open(new URL('/nothing-here', url).href);
  await page.evaluate(`(() => {
    localStorage.clear();
    sessionStorage.clear();
    for (const cookie of document.cookie.split('; ')) {
      const gone = cookie.split('=')[0] + '=; path=/; max-age=0';
      document.cookie = gone;
      document.cookie = gone + '; domain=' + location.hostname;
    }
  })()`);
  await page.goto(url);
  return page;
}
