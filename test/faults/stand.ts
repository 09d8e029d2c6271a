/** A browser with the build for faults, and the server that tells its worker where to stop. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BrowserName } from '../tools/browsers.ts';
import { ROOT } from '../tools/built.ts';
import { driveExtension, type Extension } from '../tools/extension.ts';
import { type Site, serve } from '../tools/serve.ts';
import { type Session, until } from '../tools/session.ts';
import { sampleSite } from '../tools/sites.ts';
import { startBrowser } from '../tools/start.ts';
import type { Order } from './at-checkpoints.ts';

const HOST = 'faults.example';

export interface Stand {
  session: Session;
  extension: Extension;
  /** Gives an order to whatever is done for pages whose address says `?fault=NAME`. */
  order(name: string, order: Order): void;
  /** Waits until the worker is where the order wants it. */
  reached(name: string): Promise<void>;
  /**
   * Lets a worker that waits go on. One that has died is answered, too: a browser waits for so many answers of one server
   * and asks it for no more.
   */
  release(name: string): void;
  /** How many workers have asked for the order: after an end the next one asks again. */
  asked(name: string): number;
  /** Checkpoints that were told of, in order: `NAME of the place` and phase. */
  passed(name: string): readonly Pick<Order, 'at' | 'phase'>[];
  close(): Promise<void>;
}

/** Builds the extension for faults and starts a browser with it. */
export async function startStand(name: BrowserName, site: Site = sampleSite()): Promise<Stand> {
  const wxt = `${ROOT}/node_modules/wxt/bin/wxt.mjs`;
  await promisify(execFile)(
    process.execPath,
    [wxt, 'build', '-b', name === 'firefox' ? 'firefox' : 'chrome', '--mode', 'faults'],
    { cwd: ROOT },
  );
  const orders = new Map<string, Order>();
  const asked = new Map<string, number>();
  const passed = new Map<string, Pick<Order, 'at' | 'phase'>[]>();
  const waiting = new Map<string, PromiseWithResolvers<void>>();

  const answer: Site = async (address, headers) => {
    if (address.hostname !== HOST) return site(address, headers);
    const name = address.searchParams.get('of') ?? '';
    const order = orders.get(name);
    const json = (value: unknown) => ({
      contentType: 'application/json',
      body: JSON.stringify(value ?? null),
      headers: { 'access-control-allow-origin': '*' },
    });
    if (address.pathname === '/order') {
      asked.set(name, (asked.get(name) ?? 0) + 1);
      // An order is carried out once.
      return json(
        order && (order.does === 'list' || order.does === 'count' || !passed.has(name)) ? order : null,
      );
    }
    const phase = address.searchParams.get('phase') === 'done' ? 'done' : 'begun';
    passed.set(name, [...(passed.get(name) ?? []), { at: address.searchParams.get('at') ?? '', phase }]);
    if (order && ['die', 'wait', 'hold'].includes(order.does)) await waiting.get(name)?.promise;
    return json(null);
  };

  const server = await serve(answer);
  const session = await startBrowser(name, { port: server.port, mode: 'faults' });
  return {
    session,
    extension: await driveExtension(session),
    order: (name, order) => {
      orders.set(name, order);
      waiting.set(name, Promise.withResolvers());
    },
    reached: async (name) =>
      void (await until(
        async () => passed.has(name),
        `${JSON.stringify(orders.get(name))} to be reached`,
        20_000,
      )),
    release: (name) => waiting.get(name)?.resolve(),
    asked: (name) => asked.get(name) ?? 0,
    passed: (name) => passed.get(name) ?? [],
    close: async () => {
      await session.close();
      await server.close();
    },
  };
}
