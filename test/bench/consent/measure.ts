/** Opens one page of the bench and tells what became of its banner. */
import type { Extension } from '../../tools/extension.ts';
import { CAN_SCROLL, openFresh } from '../../tools/extension.ts';
import { type Page, type Session, until } from '../../tools/session.ts';
import type { BenchPage } from './page.ts';
import { addressOf } from './site.ts';

export interface Row {
  id: string;
  kind: BenchPage['kind'];
  tool: string | null;
  /** The banner cannot be seen; of a trap: its dialog cannot. */
  gone: boolean;
  state: string;
  /** How long it could be seen, in milliseconds. */
  visibleMs: number;
  /** From the banner's appearance in the document to what it stored, in milliseconds. */
  storedMs: number | null;
  scrolls: boolean;
  /** Labels of the controls that a script pressed. */
  presses: string[];
  /** Undo showed it again; null where there was nothing to undo, or no one to ask. */
  restored: boolean | null;
  /** It is there again after a reload. */
  back: boolean;
  outcome: string | null;
}

/** What can be undone is drawn again within this time; some tools fade in. */
const UNDO_MS = 1500;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** A banner that stays gone for so long is gone. */
const STEADY_MS = 1200;
/** Nobody is waited for longer than this, after the banner was due. */
const PATIENCE_MS = 7000;
/** Something that must not be touched is watched for so long. */
const TRAP_MS = 2500;

/** A page has settled so long after it was loaded; then it gets its cue, where it waits for one. */
const SETTLED_MS = 1000;

const look = (page: Page) =>
  page.evaluate<{
    visible: boolean;
    there: boolean;
    stillThere: boolean;
    state: string;
    visibleMs: number;
    firstMs: number | null;
    storedMs: number | null;
    presses: string[];
  }>(
    `(({ visible, there, banner, state, visibleMs, firstMs, storedMs, presses }) => ({ visible: visible(), there: firstMs !== null, stillThere: banner().some((element) => element.isConnected), state: state(), visibleMs, firstMs, storedMs, presses }))(__probe)`,
  );

/**
 * @param extension asks it for its report and for undo; null for an extension that is not ours
 */
export async function measure(session: Session, extension: Extension | null, bench: BenchPage): Promise<Row> {
  const page = await openFresh(session, addressOf(bench));
  try {
    await page.toFront();
    const begin = async () => {
      if (bench.cue || bench.press) await wait(SETTLED_MS);
      if (bench.cue) await page.evaluate(bench.cue);
      if (bench.press) await page.click(bench.press);
    };
    await begin();
    const outcomeNow = async () => (await extension?.state(page))?.report?.consent?.outcome ?? null;
    const startMs = Date.now();
    const dueMs = bench.kind === 'trap' || bench.kind === 'pay' ? TRAP_MS : PATIENCE_MS + (bench.lateMs ?? 0);
    let goneMs: number | null = null;
    let seen = await look(page);
    while (Date.now() - startMs < dueMs) {
      await wait(200);
      seen = await look(page).catch(() => seen);
      const isDue = Date.now() - startMs > 900 + (bench.lateMs ?? 0);
      // Unseen may be a veil behind which somebody is still at work: gone is what was decided, or is in the page no more.
      const isDecided = seen.state !== 'none' || !seen.stillThere || (await outcomeNow()) !== null;
      const isDone = isDue && seen.there && !seen.visible && isDecided;
      if (!isDone || bench.kind === 'trap') goneMs = null;
      else goneMs ??= Date.now();
      if (goneMs !== null && Date.now() - goneMs > STEADY_MS) break;
    }
    const scrolls = await page.evaluate<boolean>(CAN_SCROLL);
    const report = extension ? (await extension.state(page)).report?.consent : null;
    let restored: boolean | null = null;
    if (extension && report?.undoable) {
      await extension.ask('tab/undo', { tabId: await extension.tabId(page), what: 'consent' });
      restored = await until(async () => (await look(page)).visible || null, 'the banner', UNDO_MS).catch(
        () => false,
      );
    }
    let back = false;
    if (seen.state === 'rejected' || seen.state === 'acknowledged') {
      await page.goto(addressOf(bench));
      await begin();
      await wait(1000 + (bench.lateMs ?? 0));
      back = (await look(page)).visible;
    }
    return {
      id: bench.id,
      kind: bench.kind,
      tool: bench.tool,
      gone: !seen.visible,
      state: seen.state,
      visibleMs: Math.round(seen.visibleMs),
      storedMs:
        seen.storedMs !== null && seen.firstMs !== null
          ? Math.max(0, Math.round(seen.storedMs - seen.firstMs))
          : null,
      scrolls,
      presses: seen.presses,
      restored,
      back,
      outcome: report?.outcome ?? null,
    };
  } finally {
    await page.close();
  }
}

const percentile = (values: number[], share: number): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
};

export interface Summary {
  banners: number;
  /** Gone, and the page scrolls. */
  cleared: number;
  refusable: number;
  refused: number;
  accepted: number;
  traps: number;
  touched: number;
  walls: number;
  wallsLeft: number;
  visibleMs: { median: number | null; p90: number | null };
  storedMs: { median: number | null; p90: number | null };
  notScrolling: string[];
}

/** Sums up a run. */
export function summarise(rows: readonly Row[]): Summary {
  const banners = rows.filter(({ kind }) => kind !== 'trap' && kind !== 'pay');
  const traps = rows.filter(({ kind }) => kind === 'trap');
  const walls = rows.filter(({ kind }) => kind === 'pay');
  const cleared = banners.filter(({ gone, scrolls }) => gone && scrolls);
  const refusable = banners.filter(({ kind }) => kind === 'reject' || kind === 'settings');
  const visible = cleared.map(({ visibleMs }) => visibleMs);
  const stored = refusable.flatMap(({ state, storedMs }) =>
    state === 'rejected' && storedMs !== null ? [storedMs] : [],
  );
  return {
    banners: banners.length,
    cleared: cleared.length,
    refusable: refusable.length,
    refused: refusable.filter(({ state }) => state === 'rejected').length,
    accepted: rows.filter(({ state }) => state === 'accepted' || state === 'partial' || state === 'paid')
      .length,
    traps: traps.length,
    touched: traps.filter(({ gone, presses }) => gone || presses.length > 0).length,
    walls: walls.length,
    wallsLeft: walls.filter(({ gone, state }) => !gone && state === 'none').length,
    visibleMs: { median: percentile(visible, 0.5), p90: percentile(visible, 0.9) },
    storedMs: { median: percentile(stored, 0.5), p90: percentile(stored, 0.9) },
    notScrolling: [...banners.filter(({ gone }) => gone), ...traps]
      .filter(({ scrolls }) => !scrolls)
      .map(({ id }) => id),
  };
}
