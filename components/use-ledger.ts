/** The state of the Sources page: what is loaded, asked, selected and just done. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Catalogue, Part, Query } from '../utils/ledger/catalogue';
import type { LedgerChange } from '../utils/ledger/changes';
import type { Pictures } from '../utils/ledger/pictures';
import type { LedgerRecord } from '../utils/ledger/record';
import type { Forgotten } from '../utils/ledger/store';
import type { Copy } from '../utils/platform/backup';
import type { Problem } from '../utils/platform/problems';
import type { WordKey } from '../utils/platform/words';
import type { FilesHost } from './LedgerFiles';
import { useAsked } from './lists';
import type { Pages } from './PageHead';

/** Records forgotten or brought back by one message: enough for speed, few enough to tell how far it is. */
const BATCH = 500;
/** Records of rows that were scrolled away are kept up to so many. */
const MAX_KEPT = 400;

/** What the page over the ledger needs done. */
export interface LedgerHost extends FilesHost {
  catalogue: Catalogue;
  /**
   * Fills the catalogue: at first with the records last seen, which `onFirst` gets, then with all the others.
   *
   * @returns when all are there
   */
  load(onFirst: (records: LedgerRecord[]) => void): Promise<void>;
  /** Brings the catalogue up to date after a change. */
  refresh(change: LedgerChange): Promise<void>;
  /** Calls back with changes, one call at a time, so that no older state of a line overwrites a newer one. */
  watch(onChange: (change: LedgerChange) => Promise<unknown>): () => void;
  records(ids: string[]): Promise<LedgerRecord[]>;
  forget(ids: string[], act: string): Promise<Pick<Forgotten, 'isKept'>>;
  unforget(act: string): Promise<unknown>;
  /** What was forgotten is gone for good. */
  empty(): Promise<unknown>;
  forgetAll(): Promise<unknown>;
  star(ids: string[], on: boolean): Promise<unknown>;
  note(id: string, text: string): Promise<unknown>;
  opened(record: LedgerRecord): Promise<void>;
  /** Searches the web for the original. */
  search(record: LedgerRecord): Promise<void>;
  /** What all records tell together. */
  pictures(): Pictures;
  aggregatorName(id: string): string;
  /** Address of the article at its source, with the place to scroll to where the reader wants that. */
  sourceUrl(record: LedgerRecord): string | null;
  /** What keeps the ledger from being written, in words, or null. */
  trouble(): Promise<WordKey | null>;
  /** Saves a copy if the reader wants that and one is due. */
  backUp(): Promise<unknown>;
  /** What came of the daily copies so far; null where there is nothing to tell. */
  lastCopy(): Promise<Copy | null>;
  watchCopies(onChange: () => void): () => void;
  /**
   * Brings the list to what other machines have, where the reader shares it and it was not done just now; why it could
   * not, in words, or null.
   */
  replicate(isOpening: boolean): Promise<WordKey | null>;
  /** Whether new articles are noted down. */
  keeping(): Promise<boolean>;
  pages: Pages;
}

/** What was just done, told politely, with the way back where there is one. */
export type Done =
  /** Without a name of the act there is no way back. */
  | { what: 'forgotten'; act: string | null; title: string; count: number }
  | { what: 'restored'; title: string; count: number }
  | { what: 'forgottenAll' }
  | { what: 'taken'; added: number; merged: number };

/** Milliseconds for which what was done is told, where there is nothing to press. */
const TOLD_MS = 8000;

export function useLedger(host: LedgerHost) {
  const { catalogue } = host;
  const [query, setQuery] = useState<Query>({});
  const [state, setState] = useState<'opening' | 'loading' | 'ready'>('opening');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const [writing, setWriting] = useState<string | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<WordKey | null>(null);
  const [copy, setCopy] = useState<Copy | null>(null);
  const [apart, setApart] = useState<WordKey | null>(null);
  useEffect(() => {
    if (!done || done.what === 'forgotten') return;
    const fading = setTimeout(() => setDone(null), TOLD_MS);
    return () => clearTimeout(fading);
  }, [done]);
  const [, draw] = useState(0);
  const kept = useRef(new Map<string, LedgerRecord>());
  const asked = useRef<Query>({});
  const redraw = () => draw((turn) => turn + 1);

  const fail = (doing: string) => (error: unknown) => setProblem(host.problemOf(error, doing));
  const trying = async (doing: string, work: () => Promise<unknown>) => {
    try {
      await work();
      setProblem(null);
    } catch (error) {
      fail(doing)(error);
    }
  };
  const list = useAsked((wanted: Query) => catalogue.find(wanted), fail('list sources'));
  const ids = list.shown?.answer ?? [];
  /** Changes what is looked for, in part. */
  const find = (change: Query) => {
    const wanted = { ...asked.current, ...change };
    asked.current = wanted;
    setQuery(wanted);
    setAt(0);
    void list.ask(wanted);
  };
  const again = () => list.ask(asked.current);

  const load = () =>
    trying('list sources', async () => {
      setState('opening');
      await host.load((records) => {
        for (const record of records) kept.current.set(record.id, record);
        setState('loading');
        void again();
      });
      setState('ready');
      await again();
      setTrouble(await host.trouble());
      await host.backUp();
      setApart(await host.replicate(true));
    });

  useEffect(() => {
    void load();
    const lookAtCopies = () => void host.lastCopy().then(setCopy, fail('look at copies'));
    lookAtCopies();
    const endCopies = host.watchCopies(lookAtCopies);
    const end = host.watch(async (change) => {
      await host.refresh(change).catch(fail('follow changes'));
      if (change === 'all') kept.current.clear();
      else for (const id of change.ids) kept.current.delete(id);
      await again();
      redraw();
      // Not waited for: what comes is told as changes of its own.
      void host.replicate(false).then(setApart, fail('replicate'));
    });
    const leave = () => void host.empty().catch(() => {});
    addEventListener('pagehide', leave);
    return () => {
      end();
      endCopies();
      removeEventListener('pagehide', leave);
    };
  }, []);

  /** Reads the records of rows that came into sight. */
  const show = (shown: readonly string[]) => {
    const missing = shown.filter((id) => !kept.current.has(id));
    if (missing.length === 0) return;
    host.records(missing).then((records) => {
      if (kept.current.size > MAX_KEPT) {
        const stay = new Set(shown);
        for (const id of kept.current.keys()) if (!stay.has(id)) kept.current.delete(id);
      }
      for (const record of records) kept.current.set(record.id, record);
      redraw();
    }, fail('read records'));
  };

  /** Every record of the stories that rows stand for. */
  const wholeStories = (rows: Iterable<string>): string[] => [
    ...new Set([...rows].flatMap((id) => catalogue.story(id).map((line) => line.id))),
  ];

  /** Many records one batch after the other, with word of how far it is. */
  const inBatches = async (all: readonly string[], work: (batch: string[]) => Promise<unknown>) => {
    const startMs = performance.now();
    try {
      for (let from = 0; from < all.length; from += BATCH) {
        await work(all.slice(from, from + BATCH));
        if (performance.now() - startMs > 500) setProgress((from + BATCH) / all.length);
      }
    } finally {
      setProgress(null);
    }
  };

  /** Forgets, and tells of it with the way back, if there was room to keep what was forgotten. */
  const forgetRecords = async (records: readonly string[], title: string, count: number) => {
    const act = crypto.randomUUID();
    let isKept = true;
    await host.empty();
    await inBatches(records, async (batch) => {
      isKept = (await host.forget(batch, act)).isKept && isKept;
    });
    setSelected(new Set());
    setDone({ what: 'forgotten', act: isKept ? act : null, title, count });
  };
  const forget = (rows: readonly string[]) =>
    trying('forget', () =>
      forgetRecords(wholeStories(rows), catalogue.line(rows[0] ?? '')?.title ?? '', rows.length),
    );
  /** Forgets the records of a part, though others of the same stories stay. */
  const forgetPart = (part: Part, name: string) =>
    trying('forget a part', () => {
      const records = catalogue.recordsOf(part);
      return forgetRecords(records, name, records.length);
    });
  const unforget = ({ act, title, count }: { act: string; title: string; count: number }) =>
    trying('restore', async () => {
      await host.unforget(act);
      setDone({ what: 'restored', title, count });
    });
  const forgetAll = () =>
    trying('forget all', async () => {
      await host.forgetAll();
      setSelected(new Set());
      setDone({ what: 'forgottenAll' });
    });
  const star = (rows: readonly string[], on: boolean) =>
    trying('star', () => inBatches(wholeStories(rows), (batch) => host.star(batch, on)));

  const select = (id: string, on: boolean) => {
    const next = new Set(selected);
    if (on) next.add(id);
    else next.delete(id);
    setSelected(next);
  };

  return {
    query,
    find,
    ids,
    state,
    load,
    problem,
    trouble,
    copy,
    apart,
    trying,
    wholeStories,
    done,
    tell: setDone,
    at,
    setAt,
    writing,
    setWriting,
    progress,
    record: (id: string) => kept.current.get(id) ?? null,
    show,
    forget,
    forgetPart,
    unforget,
    forgetAll,
    star,
    note: (id: string, text: string) => trying('note', () => host.note(id, text)),
    selected,
    select,
    selectAll: (on: boolean) => setSelected(new Set(on ? ids : [])),
  };
}
