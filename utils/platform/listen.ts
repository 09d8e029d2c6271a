/**
 * The worker's door: every message is parsed here, and where it came from is taken from the browser, never from the
 * message. A message that does not fit is refused with a reason.
 */
import * as v from 'valibot';
import { PageFacts } from '../facts';
import { LedgerRecord } from '../ledger/record';
import { Revisions } from '../ledger/replication/track';
import { StoryLink } from '../listing/foresight';
import { Place, Reading } from '../reading/reading';
import { ArticleFinding, ConsentOutcome, clipped, isOfferable, Overruling } from '../report';
import { browser } from './browser';
import type { Answer, ToWorker, WorkerMessage } from './messages';

/** Who sent a message, by the browser's word. */
export interface Sender {
  /** A script in a web page, or one of the extension's own pages. */
  kind: 'page' | 'extension';
  /** -1 for an extension page outside of tabs (the popup). */
  tabId: number;
  frameId: number;
  /** Address of the sending document. */
  url: string;
  /** Address of the tab's top document, as far as the browser tells; else `url`. */
  topUrl: string;
  /** From a private window: nothing of it may be stored. */
  isPrivate: boolean;
}

/** What the worker does for each message. A rejection becomes a refusal that names the error. */
export type Handlers = {
  [K in WorkerMessage]: (payload: ToWorker[K]['in'], sender: Sender) => Promise<ToWorker[K]['out']>;
};

const Nothing = v.object({});
const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));
const visit = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
const follow = v.picklist(['opened', 'search']);
const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(100_000));

/** Name of an act of forgetting, made by the page. */
const act = v.pipe(v.string(), v.uuid());

const Listing = v.object({
  search: v.pipe(v.string(), v.maxLength(400)),
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
});

const counter = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What came of one document from the reader's server. */
const Arrived = v.object({
  doc: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  leaves: v.pipe(
    v.array(
      v.object({
        revs: Revisions,
        record: v.nullable(LedgerRecord),
        goneMs: v.nullable(counter),
        isClosed: v.boolean(),
      }),
    ),
    v.maxLength(1000),
  ),
});

const LayerFacts = v.object({
  text: clipped(8000),
  headings: clipped(1200),
  controls: v.pipe(v.array(v.object({ label: clipped(200), isLink: v.boolean() })), v.maxLength(60)),
  hasTextField: v.boolean(),
  floats: v.boolean(),
  isNamed: v.boolean(),
  atEdge: v.boolean(),
  lang: clipped(35),
  isPreferences: v.optional(v.boolean()),
});

const Sought = {
  pageUrl: Reading.entries.pageUrl,
  tabId: v.nullable(tabId),
  finding: ArticleFinding,
};

const PAYLOADS: { [K in WorkerMessage]: v.GenericSchema<unknown, ToWorker[K]['in']> } = {
  'page/suspects': v.object({
    consent: v.boolean(),
    article: v.boolean(),
    listing: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  'page/listing': v.object({
    hrefs: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(80)),
  }),
  'page/links': v.object({ links: v.pipe(v.array(StoryLink), v.maxLength(40)) }),
  'page/facts': v.object({ facts: PageFacts, visit }),
  'page/left': v.object({ visit: v.optional(visit) }),
  'page/layers': v.object({ layers: v.pipe(v.array(LayerFacts), v.maxLength(12)) }),
  'page/consent': v.object({
    outcome: ConsentOutcome,
    instead: v.optional(v.nullable(ConsentOutcome)),
    visit,
  }),
  'page/pressing': v.object({ outcome: ConsentOutcome }),
  'page/leaving': v.object({
    pressed: v.nullable(
      v.object({ tool: ConsentOutcome.entries.tool, pressed: ConsentOutcome.entries.pressed }),
    ),
    startMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
  }),
  // The engine's host checks the message itself: the shapes are the library's.
  'page/engine': v.object({
    message: v.custom<ToWorker['page/engine']['in']['message']>(
      (value) =>
        typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string',
    ),
  }),
  'page/follow': v.object({ how: follow }),
  'page/overrule': v.object({ verdict: v.nullable(Overruling) }),
  'tab/overrule': v.object({ tabId, verdict: v.nullable(Overruling) }),
  'tab/state': v.object({ tabId }),
  'tab/judge': v.object({ tabId }),
  'tab/undo': v.object({ tabId, what: v.picklist(['consent', 'notice']) }),
  'tab/marks': v.object({ tabId, wish: v.nullable(v.picklist(['hide', 'hideOnSite', 'show'])) }),
  'tab/follow': v.object({ tabId, how: follow }),
  'find/state': v.object(Sought),
  'find/start': v.object({ ...Sought, onceAllowed: v.boolean() }),
  'find/wait': v.object(Sought),
  'find/cancel': v.object(Sought),
  'find/choose': v.object({ ...Sought, url: v.nullable(v.pipe(v.string(), v.maxLength(4096))) }),
  'reading/keep': v.object({ ...Reading.entries, tabId }),
  'place/keep': v.object({ pageUrl: Reading.entries.pageUrl, place: Place, tabId: v.nullable(tabId) }),
  'place/get': v.object({ pageUrl: Reading.entries.pageUrl }),
  'reading/get': v.object({ id: v.pipe(v.string(), v.uuid()) }),
  'cleanings/list': Listing,
  'cleanings/forgetAll': Nothing,
  'ledger/forget': v.object({ ids, act: v.optional(act) }),
  'ledger/unforget': v.object({ act }),
  'ledger/empty': Nothing,
  'ledger/note': v.object({ id: v.pipe(v.string(), v.maxLength(4096)), text: clipped(4000) }),
  'ledger/star': v.object({ ids, on: v.boolean() }),
  'ledger/forgetAll': Nothing,
  'ledger/restore': v.object({ records: v.pipe(v.array(LedgerRecord), v.maxLength(100_000)) }),
  'copy/due': Nothing,
  'copy/made': v.object({ url: v.nullable(v.pipe(v.string(), v.startsWith('blob:'), v.maxLength(200))) }),
  'copy/failed': Nothing,
  'replica/connect': Nothing,
  'replica/disconnect': Nothing,
  'replica/enlist': Nothing,
  'replica/stamp': v.object({ since: counter, limit: v.pipe(counter, v.maxValue(10_000)) }),
  'replica/take': v.object({ arrived: v.pipe(v.array(Arrived), v.maxLength(10_000)) }),
  'replica/checkpoint': v.object({
    id: v.pipe(v.string(), v.regex(/^_local\/[\w.=-]{1,100}$/)),
    checkpoint: v.looseObject({}),
  }),
  'replica/sent': v.object({ seq: counter }),
  'ledger/opened': v.object({
    pageUrl: v.pipe(
      v.string(),
      v.check((value) => isOfferable(value)),
    ),
  }),
};

interface RawSender {
  id?: string;
  url?: string;
  frameId?: number;
  tab?: { id?: number; url?: string; incognito: boolean };
}

/**
 * Address of the top document. Chromium goes on naming the address a document was loaded under after the page has
 * changed it by the history API, and only the tab knows the present one; a tab on another origin has moved on.
 */
function topAddress({ url = '', frameId, tab }: RawSender): string {
  if (!tab?.url) return url;
  const isSameOrigin =
    URL.canParse(url) && URL.canParse(tab.url) && new URL(url).origin === new URL(tab.url).origin;
  return frameId !== 0 || isSameOrigin ? tab.url : url;
}

function senderOf(raw: RawSender): Sender | null {
  if (raw.id !== browser.runtime.id || !raw.url) return null;
  const own = raw.url.startsWith(browser.runtime.getURL(''));
  if (!own && (raw.tab?.id === undefined || !/^https?:|^about:|^blob:/.test(raw.url))) return null;
  const topUrl = own ? raw.url : topAddress(raw);
  return {
    kind: own ? 'extension' : 'page',
    tabId: raw.tab?.id ?? -1,
    frameId: raw.frameId ?? 0,
    url: raw.frameId === 0 ? topUrl : raw.url,
    topUrl,
    isPrivate: raw.tab?.incognito ?? false,
  };
}

const isKind = (kind: unknown): kind is WorkerMessage =>
  typeof kind === 'string' && Object.hasOwn(PAYLOADS, kind);

async function answer<K extends WorkerMessage>(
  kind: K,
  payload: unknown,
  sender: Sender,
  handlers: Handlers,
): Promise<Answer<K>> {
  // What only the extension's own pages may ask is refused to scripts in web pages, the less trusted side.
  if (kind.startsWith('page/') !== (sender.kind === 'page'))
    return { ok: false, error: `${kind}: not for you` };
  const parsed = v.safeParse(PAYLOADS[kind], payload);
  if (!parsed.success) return { ok: false, error: `${kind}: ${v.summarize(parsed.issues).slice(0, 300)}` };
  try {
    return { ok: true, value: await handlers[kind](parsed.output as ToWorker[K]['in'], sender) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** Starts answering. Must be called synchronously when the worker starts, or the message that woke it is lost. */
export function listen(handlers: Handlers): void {
  const listener = (message: unknown, raw: unknown, respond: (answer: unknown) => void): true | undefined => {
    const sender = senderOf(raw as RawSender);
    if (!sender || typeof message !== 'object' || message === null) return;
    const { kind, payload } = message as { kind?: unknown; payload?: unknown };
    if (!isKind(kind)) return;
    void answer(kind, payload, sender, handlers).then(respond);
    return true;
  };
  browser.runtime.onMessage.addListener(listener as never);
}
