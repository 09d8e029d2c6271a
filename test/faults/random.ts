/** Random runs of the recording path with faults in them, and what must hold after each hundred of them. */
import type { PageFacts } from '../../utils/facts';
import type { Cleaning } from '../../utils/ledger/cleaning';
import type { LedgerLine } from '../../utils/ledger/line';
import { canonicalJson, type LedgerRecord } from '../../utils/ledger/record';
import type { WorkerMessage } from '../../utils/platform/messages';
import type { faults } from './checkpoint';

/** A worker, from its beginning to its end. */
export interface Life {
  handlers(kind: WorkerMessage, payload: unknown, sender: object): Promise<unknown>;
  faults: typeof faults;
  /** Ends every transaction that is under way, as a browser may. */
  abortAll(): void;
  /** Closes the connections that are in use. */
  closeAll(): void;
  /** Sets the clock off by so much. */
  setClock(offMs: number): void;
}

interface Kept {
  records: LedgerRecord[];
  lines: LedgerLine[];
  linesDue: LedgerLine[];
  cleaned: Cleaning[];
}

const FAULTS = ['none', 'death', 'death', 'abort', 'close', 'full', 'clock'] as const;
type Fault = (typeof FAULTS)[number] | 'messageLost' | 'answerLost' | 'messageTwice';

/** Few enough articles that visits meet, and enough that none has more visits than a record keeps. */
const ARTICLES = 60;
/** Runs after which everything is looked through. */
const BLOCK = 100;
/** Checkpoints that one visit passes, or a few more: a fault comes at one of them. */
const PLACES = 70;

/** Mulberry32: the same numbers, from 0 to 1, for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const siteOf = (article: number) => (article % 2 ? 'qoshe.com' : 'news.example');
const addressOf = (article: number) =>
  `https://${siteOf(article)}/the-post/ada-lind/a-bridge/${100_000_000 + article}`;

const SENTENCE =
  'The council has sent its engineers to the old bridge again, and nobody expects them to agree. ';
const factsOf = (article: number): PageFacts => ({
  url: addressOf(article),
  title: `Bridge ${article} - QOSHE`,
  headline: `Bridge ${article}`,
  lang: 'en',
  dir: 'ltr',
  canonical: null,
  meta: {},
  linkedArticles: [],
  bodyFound: 'prose',
  bodyChars: 1600,
  bodyWords: 290,
  body: [1, 2, 3, 4].map((at) => ({
    text: at < 4 ? SENTENCE.repeat(4).trim() : `${SENTENCE}The region has sent thousands of`,
    linkChars: 0,
    tag: 'p',
  })),
  before: [{ text: '11.08.2025', linkChars: 0, tag: 'div' }],
  after: [{ text: '© The Post', linkChars: 0, tag: 'p' }],
  links: [],
});
const OUTCOME = {
  outcome: 'dismissed',
  stage: 'notice',
  tool: null,
  pressed: 'Close',
  visibleMs: 0,
  undoable: false,
};

/**
 * Runs visits to pages with a fault in each run: one to three pages tell the worker of their article, their banner and a
 * step to the source, each message once more when it is lost, as the scripts in pages do.
 *
 * @param begin begins a life
 * @param look reads what is kept
 * @returns how often each fault came, how many visits were made and answered, and every broken promise in words
 */
export async function randomRuns(
  seed: number,
  runs: number,
  begin: () => Promise<{ life: Life; end: () => void }>,
  look: () => Promise<Kept>,
): Promise<{ came: Record<string, number>; made: number; answered: number; broken: string[] }> {
  const random = randomOf(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const came: Record<string, number> = {};
  const note = (fault: Fault) => {
    came[fault] = (came[fault] ?? 0) + 1;
  };

  /** Visits by article: those told of, and those whose telling was answered. */
  const told = new Map<string, number>();
  const answered = new Map<string, number>();
  const cleaned = { told: new Map<string, Set<string>>(), answered: new Map<string, Set<string>>() };
  const opened = new Set<number>();
  const addTo = (map: Map<string, Set<string>>, site: string, visit: string) =>
    map.set(site, (map.get(site) ?? new Set()).add(visit));

  let now: Promise<{ life: Life; die: () => void; died: Promise<never> }> | null = null;
  const alive = () => {
    now ??= begin().then(({ life, end }) => {
      const death = Promise.withResolvers<never>();
      death.promise.catch(() => {});
      const die = () => {
        now = null;
        end();
        death.reject(new Error('the worker died'));
      };
      return { life, die, died: death.promise };
    });
    return now;
  };

  /** One message over an unsure way. */
  const deliver = async (kind: WorkerMessage, payload: unknown, sender: object): Promise<unknown> => {
    const chance = random();
    await new Promise((resolve) => setTimeout(resolve, below(3)));
    const { life, died } = await alive();
    if (chance < 0.08) {
      note('messageLost');
      throw new Error('lost');
    }
    const go = () => Promise.race([life.handlers(kind, payload, sender), died]);
    if (chance < 0.16) {
      note('messageTwice');
      return (await Promise.all([go(), go()]))[0];
    }
    const answer = await go();
    if (chance < 0.24) {
      note('answerLost');
      throw new Error('the answer was lost');
    }
    return answer;
  };
  const send = (kind: WorkerMessage, payload: unknown, sender: object): Promise<unknown> =>
    deliver(kind, payload, sender).catch(() => deliver(kind, payload, sender));

  let serial = 0;
  const visitPage = async (article: number): Promise<void> => {
    serial += 1;
    const visit = `visit-${String(serial).padStart(6, '0')}`;
    const url = addressOf(article);
    const sender = {
      kind: 'page',
      tabId: 1_000_000 + (serial % 5),
      frameId: 0,
      url,
      topUrl: url,
      isPrivate: false,
    };
    const site = siteOf(article).replace(/^www\./, '');
    told.set(visit, article);
    addTo(cleaned.told, site, visit);
    const gaveUp = () => {};
    await Promise.all([
      send('page/facts', { facts: factsOf(article), visit }, sender).then(
        () => answered.set(visit, article),
        gaveUp,
      ),
      send('page/consent', { outcome: OUTCOME, visit }, sender).then(
        () => addTo(cleaned.answered, site, visit),
        gaveUp,
      ),
    ]);
    if (answered.has(visit) && random() < 0.2)
      await send('ledger/opened', { pageUrl: url }, sender).then(() => opened.add(article), gaveUp);
  };

  /** Arms a fault: it comes at a random checkpoint of the run, if the run gets so far. */
  const arm = async (fault: (typeof FAULTS)[number]): Promise<() => void> => {
    const { life, die } = await alive();
    let left = below(PLACES);
    life.faults.pass = (at) => {
      left -= 1;
      if (left > 0 || (fault === 'full' && !/^store\.ts (put|write)/.test(at))) return undefined;
      life.faults.pass = null;
      note(fault);
      if (fault === 'death') {
        die();
        return new Promise(() => {});
      }
      if (fault === 'abort') life.abortAll();
      if (fault === 'close') life.closeAll();
      if (fault === 'clock') life.setClock(below(4 * 86_400_000) - 3 * 86_400_000);
      if (fault === 'full') throw new DOMException('the disk is full', 'QuotaExceededError');
      return undefined;
    };
    return () => {
      life.faults.pass = null;
    };
  };

  const broken: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds && broken.length < 50) broken.push(what);
  };
  const lookThrough = async (run: number): Promise<void> => {
    const { records, lines, linesDue, cleaned: sites } = await look();
    const byId = new Map(records.map((record) => [record.id, record]));
    must(byId.size === records.length, `run ${run}: a record is there twice`);
    for (const [visit, article] of answered)
      must(
        byId.get(addressOf(article))?.visits[visit] !== undefined,
        `run ${run}: ${visit} of article ${article} was answered and is lost`,
      );
    for (const { id, visits } of records)
      for (const visit of Object.keys(visits))
        must(addressOf(told.get(visit) ?? -1) === id, `run ${run}: ${visit} is no visit to ${id}`);
    for (const article of opened)
      must(byId.get(addressOf(article))?.openedMs != null, `run ${run}: the step from ${article} is lost`);
    const sorted = (some: LedgerLine[]) => some.map(canonicalJson).sort().join('\n');
    must(sorted(lines) === sorted(linesDue), `run ${run}: lines do not match their records`);
    for (const { site, times } of sites)
      must(
        times >= (cleaned.answered.get(site)?.size ?? 0) && times <= (cleaned.told.get(site)?.size ?? 0),
        `run ${run}: ${site} was cleaned ${times} times, of ${cleaned.told.get(site)?.size} told and ${cleaned.answered.get(site)?.size} answered`,
      );
  };

  for (let run = 1; run <= runs; run += 1) {
    const disarm = await arm(FAULTS[below(FAULTS.length)] ?? 'none');
    await Promise.all(Array.from({ length: 1 + below(3) }, () => visitPage(below(ARTICLES))));
    disarm();
    if (run % BLOCK !== 0 && run !== runs) continue;
    // What waits is written with the next thing that is.
    await (await alive()).life.handlers(
      'page/facts',
      { facts: factsOf(0), visit: `visit-clean${run}` },
      { kind: 'page', tabId: 999_999, frameId: 0, url: addressOf(0), topUrl: addressOf(0), isPrivate: false },
    );
    told.set(`visit-clean${run}`, 0);
    await lookThrough(run);
  }
  return { came, made: told.size, answered: answered.size, broken };
}
