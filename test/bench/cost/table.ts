/** Figures and tables from what was measured. */
import { markdownTable } from '../report.ts';
import type { Idle } from './idle.ts';
import type { Load } from './load.ts';
import type { Brought } from './look.ts';
import { COST_PAGES } from './pages.ts';
import { type Estimate, estimate, median } from './statistics.ts';
import type { OwnScript } from './trace.ts';

/** By extension; `none` is a browser without any. */
export interface Measured {
  loads: Record<string, Load[]>;
  brought?: Record<string, Brought>;
  /** Of a tab that was left alone. */
  restHeapMb?: Record<string, number>;
  idle?: Record<string, Idle>;
  own?: Record<string, OwnScript>;
}
/** By page. */
export type Kept = Record<string, Measured>;

const OURS = 'Headwater';
const PEER = 'autoconsent';
const round = (value: number, digits = 1) => Number(value.toFixed(digits));

/** What is added over no extension at all, with its interval. */
function added({ loads }: Measured, name: string, key: keyof Load): Estimate {
  const series = [loads[name] ?? [], loads.none ?? []].map((of) => of.map((one) => one[key]));
  return estimate(series, (a = [], b = []) => median(a) - median(b));
}

/** Numbers of several extensions, loads of the same turn beside each other. */
function ratio({ loads }: Measured, key: keyof Load, over: string, less: string | null): Estimate {
  const names = [OURS, over, ...(less ? [less] : [])];
  const series = names.map((name) => (loads[name] ?? []).map((one) => one[key]));
  return estimate(series, (a = [], b = [], c = []) => {
    const base = less ? median(c) : 0;
    return (median(a) - base) / (median(b) - base);
  });
}

/** Memory of a tab that was left alone, in MB, added over no extension at all; null where that was not measured. */
function restHeap({ restHeapMb = {} }: Measured, name: string): number | null {
  const [own, alone] = [restHeapMb[name], restHeapMb.none];
  return own === undefined || alone === undefined ? null : own - alone;
}

const withLimits = (name: string, { value, low, high }: Estimate, digits: number) => ({
  [name]: round(value, digits),
  [`${name}.low`]: round(low, digits),
  [`${name}.high`]: round(high, digits),
});

/** The figures, flat. Those of pages that were not measured are left out. */
export function figuresOf(kept: Kept): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [page, measured] of Object.entries(kept)) {
    const put = (name: string, value: number, digits = 1) => {
      figures[`cost.${page}.${name}`] = round(value, digits);
    };
    if (measured.loads[OURS]?.length && measured.loads.none?.length) {
      put('addedScriptMs', added(measured, OURS, 'scriptMs').value);
      put('addedTaskMs', added(measured, OURS, 'taskMs').value);
      put('addedHeapMb', added(measured, OURS, 'heapMb').value, 2);
      put('addedLongTasks', added(measured, OURS, 'longTasks').value, 2);
      put('addedBlockedMs', added(measured, OURS, 'blockedMs').value);
      put('addedInteractiveMs', added(measured, OURS, 'interactiveMs').value);
      put('addedInputMs', added(measured, OURS, 'inputMs').value, 2);
      put('addedShift', added(measured, OURS, 'shift').value, 4);
      if (measured.loads.empty?.length)
        Object.assign(
          figures,
          withLimits(`cost.${page}.scriptVsEmpty`, ratio(measured, 'scriptMs', 'empty', null), 2),
        );
      if (measured.loads[PEER]?.length)
        Object.assign(
          figures,
          withLimits(`cost.${page}.taskVsAutoconsent`, ratio(measured, 'taskMs', PEER, 'none'), 3),
        );
      if (page === 'mutating') {
        const share = (key: 'taskMs' | 'scriptMs') => {
          const { value, low, high } = added(measured, OURS, key);
          const { forMs } = COST_PAGES.mutating ?? { forMs: Number.NaN };
          return { value: value / forMs, low: low / forMs, high: high / forMs };
        };
        Object.assign(
          figures,
          withLimits('cost.mutating.mainThreadShare', share('taskMs'), 4),
          withLimits('cost.mutating.scriptShare', share('scriptMs'), 4),
        );
      }
    }
    const atRest = restHeap(measured, OURS);
    if (atRest !== null) put('restHeapMb', atRest, 2);
    const own = measured.own?.[OURS];
    if (own) put('ownScriptMs', own.ms);
    const idle = measured.idle?.[OURS];
    if (idle) {
      put('idleTimers', idle.timers.length, 0);
      put('idleFired', idle.fired, 0);
      put('idleObservers', idle.observers.length, 0);
    }
    const brought = measured.brought?.[OURS];
    if (brought) {
      put('codeBytes', brought.codeBytes, 0);
      put('networkBytes', brought.networkBytes - (measured.brought?.none?.networkBytes ?? 0), 0);
      put('framesWithCode', brought.frames);
      put('workerStarts', brought.workerStarts, 2);
    }
  }
  const still = Object.entries(kept).filter(([, { idle }]) => idle?.[OURS]);
  if (still.length > 0) {
    const sum = (count: (idle: Idle) => number) =>
      still.reduce((all, [, { idle }]) => all + (idle?.[OURS] ? count(idle[OURS]) : 0), 0);
    figures['cost.idle.timers'] = sum(({ timers, fired }) => timers.length + fired);
    figures['cost.idle.observers'] = sum(({ observers }) => observers.length);
  }
  return figures;
}

const titleOf = (page: string) => COST_PAGES[page]?.title ?? page;
const cell = ({ value, low, high }: Estimate, digits: number) =>
  `${round(value, digits)} (${round(low, digits)}…${round(high, digits)})`;

/** The tables, in Markdown. */
export function tablesOf(kept: Kept): string {
  const parts: string[] = [];
  const names = [
    ...new Set(
      Object.values(kept).flatMap(({ loads }) => Object.keys(loads).filter((name) => name !== 'none')),
    ),
  ];
  const timed = Object.entries(kept).filter(([, { loads }]) => (loads.none?.length ?? 0) > 0);
  if (timed.length > 0)
    parts.push(
      'Added over a browser without an extension: medians, in brackets their intervals of 95 %.',
      markdownTable(
        [
          'page',
          'extension',
          'loads',
          'script, ms',
          'task, ms',
          'heap, MB',
          'long tasks',
          'interactive, ms',
          'input waits, ms',
          'layout shift',
        ],
        timed.flatMap(([page, measured]) =>
          names
            .filter((name) => measured.loads[name]?.length)
            .map((name) => [
              titleOf(page),
              name,
              measured.loads[name]?.length ?? 0,
              cell(added(measured, name, 'scriptMs'), 1),
              cell(added(measured, name, 'taskMs'), 1),
              round(added(measured, name, 'heapMb').value, 2),
              round(added(measured, name, 'longTasks').value, 1),
              round(added(measured, name, 'interactiveMs').value, 0),
              ...[page === 'mutating' || page === 'editor' ? cell(added(measured, name, 'inputMs'), 1) : ''],
              round(added(measured, name, 'shift').value, 3),
            ]),
        ),
      ),
      'What the page itself costs, and ours as ratios: script over that of the empty extension, and added task time over that of autoconsent.',
      markdownTable(
        [
          'page',
          'script alone, ms',
          'task alone, ms',
          'heap alone, MB',
          'script, of empty',
          'added task, of autoconsent',
        ],
        timed.map(([page, measured]) => {
          const alone = (key: keyof Load) => median((measured.loads.none ?? []).map((one) => one[key]));
          return [
            titleOf(page),
            round(alone('scriptMs')),
            round(alone('taskMs')),
            round(alone('heapMb'), 2),
            measured.loads.empty?.length ? cell(ratio(measured, 'scriptMs', 'empty', null), 2) : '',
            measured.loads[PEER]?.length ? cell(ratio(measured, 'taskMs', PEER, 'none'), 3) : '',
          ];
        }),
      ),
    );
  const looked = Object.entries(kept).filter(([, { brought }]) => brought);
  if (looked.length > 0)
    parts.push(
      'What is brought into a page, and whether the worker, stopped before, was started for it.',
      markdownTable(
        ['page', 'extension', 'code, kB', 'frames with code', 'fetched besides, bytes', 'worker starts'],
        looked.flatMap(([page, { brought = {} }]) =>
          Object.entries(brought)
            .filter(([name]) => name !== 'none')
            .map(([name, one]) => [
              titleOf(page),
              name,
              round(one.codeBytes / 1000),
              round(one.frames),
              round(one.networkBytes - (brought.none?.networkBytes ?? 0), 0),
              round(one.workerStarts, 2),
            ]),
        ),
      ),
    );
  const atRest = Object.entries(kept).filter(([, measured]) => measured.restHeapMb);
  if (atRest.length > 0)
    parts.push(
      'Memory of a tab that was left alone, added over a browser without an extension; of several addresses the first and the last.',
      markdownTable(
        ['page', 'extension', 'heap, MB'],
        atRest.flatMap(([page, measured]) =>
          Object.keys(measured.restHeapMb ?? {})
            .filter((name) => name !== 'none')
            .map((name) => [titleOf(page), name, restHeap(measured, name)?.toFixed(2) ?? '']),
        ),
      ),
    );
  const idle = Object.entries(kept).filter(([, measured]) => measured.idle);
  if (idle.length > 0)
    parts.push(
      'What still runs in a tab that was left alone, all its addresses together: timers and frames to come, what fired in the last seconds, and observers that observe.',
      markdownTable(
        ['page', 'extension', 'timers', 'fired', 'observers'],
        idle.flatMap(([page, measured]) =>
          Object.entries(measured.idle ?? {})
            .filter(([name]) => name !== 'none')
            .map(([name, { timers, fired, observers }]) => [
              titleOf(page),
              name,
              timers.length,
              fired,
              observers.length,
            ]),
        ),
      ),
    );
  const own = Object.entries(kept).filter(([, measured]) => measured.own);
  if (own.length > 0)
    parts.push(
      'The scripts of the extension alone, as the trace of one load has them (tracing itself makes them dearer).',
      markdownTable(
        ['page', 'extension', 'ms', 'the dearest functions'],
        own.flatMap(([page, { own: found = {} }]) =>
          Object.entries(found).map(([name, { ms, parts: of }]) => [
            titleOf(page),
            name,
            round(ms),
            of
              .slice(0, 3)
              .map(({ where, ms: part, times }) => `${where} ${round(part)} ms in ${times}`)
              .join(' · '),
          ]),
        ),
      ),
    );
  return parts.join('\n\n');
}
