/**
 * `npm run bench -- replication`: how long a first replication takes, from a browser that holds many records to a server and
 * from there to a second, empty browser; the one after it, in which what was sent comes by once; one in which nothing has
 * changed, and one in which a single record has. In real Chromium with the built extension, against the tests' server
 * (`test/tools/couch-server.ts`), a process on the same machine.
 *
 * `--records N` (100000)
 */
import { parseArgs } from 'node:util';
import { manyRecords } from '../ledger/many.ts';
import { startCouch } from '../tools/couch.ts';
import { driveExtension } from '../tools/extension.ts';
import { until } from '../tools/session.ts';
import { startBrowser } from '../tools/start.ts';

const { values } = parseArgs({ options: { records: { type: 'string', default: '100000' } } });
const wanted = Number(values.records);
const LONG_MS = 3_600_000;

const couch = await startCouch();

/** By how much a page's heap grew while it replicated, at most and with what was only waiting to be collected, in MB. */
let heapMb = 0;

async function begin() {
  const session = await startBrowser('chromium', { port: null });
  const extension = await driveExtension(session);
  const options = await session.openOwn('/options.html');
  const press = (words: string) =>
    options.evaluate(
      `[...document.querySelectorAll('main button')].find(({ textContent }) => textContent === ${JSON.stringify(words)}).click()`,
    );
  /** Does something, and waits until the page tells of a replication that has ended since. */
  const replicated = async (act: () => Promise<unknown>): Promise<number> => {
    const last = () =>
      options.evaluate<number | null>(
        `chrome.storage.local.get('machines').then(({ machines }) => machines?.lastMs ?? null)`,
      );
    const before = await last();
    const heap = () => options.evaluate<number>('performance.memory.usedJSHeapSize / 1e6');
    const heapBefore = await heap();
    const startMs = performance.now();
    await act();
    await until(
      async () => {
        heapMb = Math.max(heapMb, (await heap()) - heapBefore);
        return (await last()) !== before;
      },
      'the end of replication',
      LONG_MS,
    );
    return performance.now() - startMs;
  };
  const connect = async () => {
    await options.toFront();
    const fields = { server: couch.url, database: 'bench', user: couch.user, password: couch.password };
    await until(() => options.evaluate(`document.querySelector('.machines') !== null`), 'the form');
    await options.evaluate(`(() => {
      for (const [name, value] of Object.entries(${JSON.stringify(fields)}))
        document.querySelector('.machines input[name=' + name + ']').value = value;
    })()`);
    await options.click('.machines button');
  };
  return {
    session,
    extension,
    again: () => replicated(() => press('Replicate now')),
    first: () => replicated(connect),
  };
}

const seconds = (ms: number) =>
  `${(ms / 1000).toFixed(1)} s, ${Math.round((wanted / ms) * 1000)} records a second`;
const one = await begin();
for (let from = 0; from < wanted; from += 1000)
  await one.extension.ask('ledger/restore', { records: manyRecords(from, Math.min(1000, wanted - from)) });
console.log(`${wanted} records`);
console.log(`to the server: ${seconds(await one.first())}`);
console.log(`what was sent comes by: ${((await one.again()) / 1000).toFixed(1)} s`);
console.log(`nothing changed: ${((await one.again()) / 1000).toFixed(2)} s`);
await one.extension.ask('ledger/star', { ids: manyRecords(0, 1).map(({ id }) => id), on: true });
console.log(`one record changed: ${((await one.again()) / 1000).toFixed(2)} s`);
const other = await begin();
console.log(`from the server: ${seconds(await other.first())}`);
console.log(`the heap grew by ${Math.round(heapMb)} MB at most`);
await Promise.all([one.session.close(), other.session.close(), couch.close()]);
