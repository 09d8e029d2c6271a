// @vitest-environment node
/** Replication with a real server of the CouchDB protocol. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer } from '../../../utils/ledger/replication/server';
import { type Couch, startCouch } from '../../tools/couch';
import { record } from '../make';
import { manyRecords } from '../many';
import { type Machine, machine } from './machines';

let couch: Couch;
let nextDatabase = 0;
beforeAll(async () => {
  couch = await startCouch();
}, 60_000);
afterAll(() => couch?.close());

const never = () => new AbortController().signal;
/** A database that is there, and its name. */
async function database() {
  const name = `ledger-${nextDatabase++}`;
  const server = openServer({ ...couch, database: name }, never());
  await server.prepare();
  return { name, server };
}

/** Brings all to the same: what one sends, the others get at their next turn. */
async function settle(machines: readonly Machine[], server: ReturnType<typeof openServer>) {
  for (let turn = 0; turn < 2; turn += 1) for (const one of machines) await one.replicate(server);
}

interface Rows {
  rows: { id: string; doc?: Record<string, unknown> }[];
}

describe('replication with a server', () => {
  it('carries records, changes of them, forgetting and its undoing', async () => {
    const { server, name } = await database();
    const [a, b] = [await machine(), await machine()];
    await a.ledger.restore(manyRecords(0, 120));
    const [first, second, third] = await a.records();
    await a.replicate(server);
    expect(await a.local.waiting()).toBe(0);
    await b.replicate(server);
    expect(await b.records()).toEqual(await a.records());

    await b.ledger.note(first?.id ?? '', 'Read this twice', 5);
    await b.ledger.forget([second?.id ?? '', third?.id ?? ''], 'act');
    expect(await b.local.waiting()).toBe(3);
    await b.replicate(server);
    await a.replicate(server);
    expect(await a.records()).toHaveLength(118);
    expect((await a.ledger.get(first?.id ?? ''))?.note?.text).toBe('Read this twice');
    // What was forgotten is named nowhere.
    const { rows } = await couch.ask<Rows>(`/${name}/_all_docs?include_docs=true`);
    expect(JSON.stringify(rows)).not.toContain(second?.id);

    await b.ledger.unforget('act');
    await settle([b, a], server);
    expect(await a.records()).toEqual(await b.records());
    expect(await a.ledger.get(second?.id ?? '')).toEqual(second);
  });

  it('joins what two machines did to one record, whatever their clocks say', async () => {
    const { server, name } = await database();
    const [a, b] = [await machine(), await machine()];
    const { id } = record();
    await a.ledger.add(record());
    await settle([a, b], server);
    // The clock of `a` is a year ahead: `b` knows its note, and changes it.
    const YEAR_MS = 31_536_000_000;
    await a.ledger.note(id, 'from a', YEAR_MS * 2);
    await settle([a, b], server);
    await b.ledger.note(id, 'from b, who knew', YEAR_MS);
    await settle([b, a], server);
    expect((await a.ledger.get(id))?.note?.text).toBe('from b, who knew');

    // Neither knows of the other.
    await a.ledger.star([id], true, YEAR_MS * 3);
    await b.ledger.add(record({ visits: { 'visit-0077': 77 }, lastSeenMs: 2000 }));
    await a.replicate(server);
    await settle([b, a], server);
    const [here, there] = [await a.ledger.get(id), await b.ledger.get(id)];
    expect(here).toEqual(there);
    expect(here).toMatchObject({ star: { on: true }, note: { text: 'from b, who knew' }, lastSeenMs: 2000 });
    expect(Object.keys(here?.visits ?? {})).toContain('visit-0077');
    // One state is left on the server, not two in conflict.
    const [row] = (await couch.ask<Rows>(`/${name}/_all_docs`)).rows;
    expect(await couch.ask(`/${name}/${row?.id}?conflicts=true`)).not.toHaveProperty('_conflicts');
  });

  it('takes to its end what was broken off when the server was killed', async () => {
    const { server } = await database();
    const [a, b] = [await machine(), await machine()];
    await a.ledger.restore(manyRecords(0, 700));
    let asked = 0;
    const fragile: typeof server = {
      ...server,
      bulkDocs: async (options) => {
        asked += 1;
        if (asked === 3) await couch.kill();
        return server.bulkDocs(options);
      },
    };
    await expect(a.replicate(fragile)).rejects.toMatchObject({ fault: 'unreachable' });
    expect(await a.records()).toHaveLength(700);
    await a.ledger.note(manyRecords(0, 1)[0]?.id ?? '', 'meanwhile', 5);
    await couch.start();
    expect(asked).toBe(3);
    await a.replicate(fragile);
    // Three batches in all, of which two were through: those are not sent again, save for the one changed record.
    expect(asked).toBeLessThanOrEqual(5);
    await b.replicate(server);
    expect(await b.records()).toHaveLength(700);
    expect((await b.ledger.get(manyRecords(0, 1)[0]?.id ?? ''))?.note?.text).toBe('meanwhile');
  }, 60_000);

  it('leaves alone what is no record of ours', async () => {
    const { server, name } = await database();
    const a = await machine();
    await a.ledger.add(record());
    await a.replicate(server);
    const docs = [
      { _id: 'shopping', milk: true },
      { _id: 'f'.repeat(64), record: { ...record(), id: 'javascript:alert(1)' } },
      { _id: 'e'.repeat(64), record: record({ id: 'https://other.example/' }) },
    ];
    await couch.ask(`/${name}/_bulk_docs`, { method: 'POST', body: { docs } });
    await a.replicate(server);
    expect(await a.records()).toEqual([record()]);
    expect(a.refused()).toBe(3);
    await a.replicate(server);
    expect(a.refused()).toBe(3);

    const newer = { _id: 'd'.repeat(64), record: { ...record(), version: 2 } };
    await couch.ask(`/${name}/_bulk_docs`, { method: 'POST', body: { docs: [newer] } });
    await expect(a.replicate(server)).rejects.toMatchObject({ fault: 'newer' });
    expect(await a.records()).toEqual([record()]);
  });

  it('keeps what one machine puts away by its own choice on the others', async () => {
    const { server } = await database();
    const [a, b] = [await machine(), await machine()];
    await a.ledger.restore([record({ id: 'https://a.example/1', lastSeenMs: 10 }), record()]);
    await settle([a, b], server);
    await a.ledger.prune(500, true);
    await b.ledger.dropAll();
    await settle([a, b], server);
    expect((await a.records()).map(({ id }) => id)).toEqual([record().id]);
    expect(await b.records()).toEqual([]);
    // It comes back where something is done to it.
    await a.ledger.star([record().id], true, 5);
    await settle([a, b], server);
    expect(await b.records()).toEqual(await a.records());
    await a.ledger.forgetAll();
    await settle([a, b], server);
    expect(await b.records()).toEqual([]);
  });

  it('tells what is wrong with a server', async () => {
    const wrong = (change: object) =>
      openServer({ ...couch, database: 'ledger', ...change }, never()).prepare();
    await expect(wrong({ password: 'wrong' })).rejects.toMatchObject({ fault: 'auth' });
    await expect(wrong({ url: 'http://127.0.0.1:9' })).rejects.toMatchObject({ fault: 'unreachable' });
    const answering = (answer: () => Response) =>
      openServer({ ...couch, database: 'ledger' }, never(), async () => answer()).info();
    await expect(answering(() => new Response('<h1>Hello</h1>'))).rejects.toMatchObject({
      fault: 'notCouch',
    });
    await expect(answering(() => Response.json({ hello: 1 }))).rejects.toMatchObject({ fault: 'notCouch' });
    await expect(
      answering(() => new Response(null, { status: 302, headers: { Location: 'https://else.example/' } })),
    ).rejects.toMatchObject({ fault: 'redirect' });
    await expect(answering(() => new Response('Oh', { status: 502 }))).rejects.toMatchObject({
      fault: 'server',
    });
    const endless = () =>
      new Response(
        new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_000_000).fill(32)) }),
      );
    await expect(answering(endless)).rejects.toMatchObject({ fault: 'tooLarge' });
  });
});
