// @vitest-environment node
/** Whatever happens in whatever order, and wherever it breaks off: in the end all machines hold the same. */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { record } from '../make';
import { type Machine, machine } from './machines';
import { treeServer } from './tree-server';

const MACHINES = 3;
const IDS = ['https://a.example/1', 'https://a.example/2'];

interface Event {
  machine: number;
  article: number;
  what: 'visit' | 'note' | 'star' | 'source' | 'forget' | 'undo' | 'drop' | 'replicate';
  /** By the machine's own clock, which nobody has set. */
  atMs: number;
  /** Requests until the server dies in the middle of replication; null for never. */
  diesAfter: number | null;
}

const event: fc.Arbitrary<Event> = fc.record({
  machine: fc.nat(MACHINES - 1),
  article: fc.nat(IDS.length - 1),
  what: fc.constantFrom(
    'visit',
    'note',
    'star',
    'source',
    'forget',
    'undo',
    'replicate',
    'replicate',
    'replicate',
  ),
  atMs: fc.nat(50),
  diesAfter: fc.option(fc.nat(12)),
});

let nextVisit = 0;
/** Makes something happen; returns the visit that it was, if it was one. */
async function happen(
  { ledger }: Machine,
  { what, article, atMs, machine: at }: Event,
): Promise<string | null> {
  const id = IDS[article] ?? '';
  const visit = `visit-${String(nextVisit++).padStart(6, '0')}`;
  const acts: Record<Exclude<Event['what'], 'replicate'>, () => Promise<unknown>> = {
    visit: () =>
      ledger.add(
        record({
          id,
          title: `seen ${atMs}`,
          lastSeenMs: atMs,
          firstSeenMs: atMs,
          visits: { [visit]: atMs },
        }),
      ),
    note: () => ledger.note(id, `by ${at} at ${atMs}`, atMs),
    star: () => ledger.star([id], atMs % 2 === 0, atMs),
    source: () =>
      ledger.setSource(id, { kind: atMs % 2 ? 'none' : 'self', url: null, outlet: null, evidence: [] }),
    forget: () => ledger.forget([id], `${at}-${id}`),
    undo: () => ledger.unforget(`${at}-${id}`),
    drop: () => ledger.drop([id]),
  };
  if (what !== 'replicate') await acts[what]();
  return what === 'visit' ? visit : null;
}

async function run(events: readonly Event[], rounds = 4) {
  const server = treeServer();
  const machines = await Promise.all(Array.from({ length: MACHINES }, machine));
  /** What was visited in all, article by article. */
  const visited = IDS.map(() => new Set<string>());
  for (const one of events) {
    const here = machines[one.machine];
    if (!here) continue;
    if (one.what !== 'replicate') {
      const visit = await happen(here, one);
      if (visit) visited[one.article]?.add(visit);
    } else {
      server.diesAfter(one.diesAfter ?? Number.POSITIVE_INFINITY);
      await here.replicate(server.endpoint).catch((error: Error) => {
        if (!/server is gone/.test(error.message)) throw error;
      });
      server.diesAfter(Number.POSITIVE_INFINITY);
    }
  }
  for (let round = 0; round < rounds; round += 1)
    for (const one of machines) await one.replicate(server.endpoint);
  return { server, machines, visited };
}

it('ends with the same records on all machines, and no conflict on the server', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 18 }), async (events) => {
      const { server, machines } = await run(events);
      const held = await Promise.all(machines.map(({ records }) => records()));
      for (const records of held) expect(records).toEqual(held[0]);
      for (const { states } of server.alive()) expect(states.length).toBeLessThanOrEqual(1);
      const alive = server.alive().filter(({ states }) => states.length === 1);
      expect(held[0]).toHaveLength(alive.length);
      for (const { local } of machines) expect(await local.waiting()).toBe(0);
    }),
    { numRuns: 150 },
  );
}, 120_000);

it('loses no visit, however many machines edit the same record, in whatever order and with whatever clocks', async () => {
  const KEPT = ['visit', 'visit', 'note', 'star', 'source', 'replicate', 'replicate'] as const;
  const kept = fc.record({
    machine: fc.nat(MACHINES - 1),
    article: fc.nat(IDS.length - 1),
    what: fc.constantFrom(...KEPT),
    atMs: fc.nat(50),
    diesAfter: fc.option(fc.nat(12)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(kept, { minLength: 3, maxLength: 18 }), async (events) => {
      const { machines, visited } = await run(events);
      for (const { ledger } of machines) {
        for (const [at, visits] of visited.entries()) {
          const held = await ledger.get(IDS[at] ?? '');
          expect(Object.keys(held?.visits ?? {}).sort()).toEqual([...visits].sort());
        }
      }
    }),
    { numRuns: 100 },
  );
}, 120_000);

it('forgets everywhere what nobody has touched since, however often machines come back after weeks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(50),
      fc.nat(MACHINES - 1),
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      async (atMs, by, order) => {
        const { server, machines } = await run([
          { machine: 0, article: 0, what: 'visit', atMs, diesAfter: null },
          { machine: 0, article: 1, what: 'visit', atMs, diesAfter: null },
          { machine: 0, article: 0, what: 'replicate', atMs, diesAfter: null },
        ]);
        await machines[by]?.ledger.forget([IDS[0] ?? '']);
        await machines[by]?.replicate(server.endpoint);
        for (const at of [...order, ...order]) await machines[at]?.replicate(server.endpoint);
        for (const one of machines) expect((await one.records()).map(({ id }) => id)).toEqual([IDS[1]]);
      },
    ),
    { numRuns: 20 },
  );
}, 60_000);
