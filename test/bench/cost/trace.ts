/** How long an extension's own scripts hold a page's main thread, as the browser's trace tells it. */
import type { BrowserContext } from 'playwright-core';
import { type CostPage, freshAddress, LOAD_MS } from './pages.ts';

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
  pid: number;
  tid: number;
  args?: { data?: { url?: string; functionName?: string; stackTrace?: { url?: string }[] } };
}

export interface OwnScript {
  /** All of it, in milliseconds of the thread's own clock. */
  ms: number;
  /** The same by script and function, the dearest first. */
  parts: { where: string; ms: number; times: number }[];
}

const CATEGORIES = ['devtools.timeline', 'v8.execute', 'disabled-by-default-devtools.timeline'];

/** Time in functions of extensions, those that others of them called not counted twice. */
export function ownScriptOf(events: readonly TraceEvent[]): OwnScript {
  const own = events
    .filter(
      ({ ph, name, args }) =>
        ph === 'X' &&
        /^(?:FunctionCall|EvaluateScript|v8\.run)$/.test(name) &&
        args?.data?.url?.startsWith('chrome-extension://'),
    )
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const parts = new Map<string, { ms: number; times: number }>();
  const ends = new Map<string, number>();
  let sum = 0;
  for (const { ts, dur = 0, tdur, pid, tid, args } of own) {
    const thread = `${pid}/${tid}`;
    if (ts < (ends.get(thread) ?? 0)) continue;
    ends.set(thread, ts + dur);
    const ms = (tdur ?? dur) / 1000;
    sum += ms;
    const where = `${args?.data?.url?.split('/').at(-1) ?? ''} ${args?.data?.functionName ?? ''}`.trim();
    const part = parts.get(where) ?? { ms: 0, times: 0 };
    parts.set(where, { ms: part.ms + ms, times: part.times + 1 });
  }
  return {
    ms: sum,
    parts: [...parts].map(([where, part]) => ({ where, ...part })).sort((a, b) => b.ms - a.ms),
  };
}

/** Opens the first address of a page while the browser writes its trace. */
export async function traced(context: BrowserContext, page: CostPage, visit: string): Promise<OwnScript> {
  const [url = ''] = page.urls;
  const tab = await context.newPage();
  try {
    const cdp = await context.newCDPSession(tab);
    const events: TraceEvent[] = [];
    cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
    const done = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: CATEGORIES },
    });
    await tab.goto(freshAddress(url, visit), { waitUntil: 'load', timeout: LOAD_MS });
    await tab.waitForTimeout(page.forMs);
    await cdp.send('Tracing.end');
    await done;
    return ownScriptOf(events);
  } finally {
    await tab.close();
  }
}
