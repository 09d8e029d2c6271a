/** Two browsers share one ledger by way of a real server, which is killed in the middle. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manyRecords } from '../ledger/many.ts';
import { type Couch, startCouch } from '../tools/couch.ts';
import { driveExtension, type Extension } from '../tools/extension.ts';
import { type Page, type Session, until } from '../tools/session.ts';
import { startBrowser } from '../tools/start.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const YEAR_MS = 31_536_000_000;

interface Machine {
  session: Session;
  extension: Extension;
  options: Page;
}

const told = (words: string) => `document.querySelector('main').innerText.includes(${JSON.stringify(words)})`;
const button = (words: string) =>
  `[...document.querySelectorAll('main button')].find((one) => one.textContent === ${JSON.stringify(words)})`;

async function obstacles(page: Page): Promise<string[]> {
  await page.evaluate(`void (0, function () { ${AXE} }).call(globalThis)`);
  return page.evaluate<string[]>(
    `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  );
}

async function begin(name: 'chromium' | 'firefox'): Promise<Machine> {
  // No proxy and no mapping of names: the server is on this machine, as a reader's may be.
  const session = await startBrowser(name, { port: null });
  return {
    session,
    extension: await driveExtension(session),
    options: await session.openOwn('/options.html'),
  };
}

/** Fills in the form and presses, as a reader does. */
async function connect({ options }: Machine, couch: Couch, database: string, password = couch.password) {
  await options.toFront();
  await until(() => options.evaluate(`document.querySelector('.machines') !== null`), 'the form');
  await options.evaluate(`document.querySelector('details:has(.machines)').open = true`);
  const fields = { server: couch.url, database, user: couch.user, password };
  await options.evaluate(`(() => {
    for (const [name, value] of Object.entries(${JSON.stringify(fields)}))
      document.querySelector('.machines input[name=' + name + ']').value = value;
  })()`);
  await options.click('.machines button');
}

async function replicate({ options }: Machine): Promise<void> {
  await options.evaluate(`${button('Replicate now')}.click()`);
  await until(() => options.evaluate(told('Replicated')), 'the end of replication', 30_000);
}

const total = async ({ extension }: Machine): Promise<number> => (await extension.ledger()).length;
const sorted = async ({ extension }: Machine) =>
  (await extension.ledger()).sort((a, b) => (a.id < b.id ? -1 : 1));

describe('a ledger on two machines, in Chromium and Firefox', () => {
  let couch: Couch;
  let one: Machine;
  let other: Machine;
  beforeAll(async () => {
    [couch, one, other] = await Promise.all([startCouch(), begin('chromium'), begin('firefox')]);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([one?.session.close(), other?.session.close(), couch?.close()]);
  });

  it('is off until a server is connected, and tells what is wrong with one', async () => {
    expect(await obstacles(one.options)).toEqual([]);
    await connect(one, couch, 'headwater', 'wrong');
    await until(() => one.options.evaluate(told('refuses the name or the password')), 'the refusal');
    expect(await one.options.evaluate(`document.querySelector('.machines') !== null`)).toBe(true);
  });

  it('holds the same after both changed the same records, with clocks a year apart', async () => {
    const records = manyRecords(0, 40);
    const ids = records.map(({ id }) => id);
    await one.extension.ask('ledger/restore', { records });
    await connect(one, couch, 'headwater');
    await until(() => one.options.evaluate(told('Replicated')), 'the first replication', 30_000);
    await connect(other, couch, 'headwater');
    await until(() => other.options.evaluate(told('Replicated')), 'the first replication', 30_000);
    expect(await obstacles(other.options)).toEqual([]);
    expect(await sorted(other)).toEqual(await sorted(one));
    // The password is on this machine alone.
    expect(
      await one.options.evaluate(
        `(async () => JSON.stringify(await (globalThis.browser ?? chrome).storage.sync.get(null)))()`,
      ),
    ).not.toContain(couch.password);

    // The first machine is a year ahead. What it wrote is known to the second, which changes it.
    await one.session.setClockAhead?.(YEAR_MS);
    await one.extension.ask('ledger/note', { id: ids[0] ?? '', text: 'from the one ahead' });
    await replicate(one);
    await replicate(other);
    await other.extension.ask('ledger/note', { id: ids[0] ?? '', text: 'from the other, who knew' });
    // Neither knows of these.
    await one.extension.ask('ledger/star', { ids: [ids[1] ?? ''], on: true });
    await other.extension.ask('ledger/note', { id: ids[1] ?? '', text: 'both of us' });
    await one.extension.ask('ledger/forget', { ids: [ids[2] ?? ''] });
    await other.extension.ask('ledger/forget', { ids: [ids[3] ?? ''] });
    for (const machine of [one, other, one]) await replicate(machine);
    const held = await sorted(one);
    expect(await sorted(other)).toEqual(held);
    expect(held).toHaveLength(38);
    expect(held.find(({ id }) => id === ids[0])?.note?.text).toBe('from the other, who knew');
    expect(held.find(({ id }) => id === ids[1])).toMatchObject({
      star: { on: true },
      note: { text: 'both of us' },
    });
    // What was forgotten is not named on the server.
    expect(JSON.stringify(await couch.ask('/headwater/_all_docs?include_docs=true'))).not.toContain(ids[2]);
  });

  it('comes to its end although the server was killed in the middle', async () => {
    await one.extension.ask('ledger/restore', { records: manyRecords(100, 700) });
    await one.options.evaluate(`${button('Replicate now')}.click()`);
    await until(async () => {
      const { doc_count } = await couch.ask<{ doc_count: number }>('/headwater');
      return doc_count > 100;
    }, 'a part to be there');
    await couch.kill();
    await until(() => one.options.evaluate(told('cannot be reached')), 'word of it', 30_000);
    expect(await total(one)).toBe(738);
    await couch.start();
    await replicate(one);
    await replicate(other);
    expect(await total(other)).toBe(738);
  });

  it('runs by itself when the sources are opened, and is left again', async () => {
    const [late] = manyRecords(2000, 1);
    await other.extension.ask('ledger/restore', { records: late ? [late] : [] });
    await other.options.evaluate(
      `(async () => {
        const { storage } = globalThis.browser ?? chrome;
        const { machines } = await storage.local.get('machines');
        await storage.local.set({ machines: { ...machines, triedMs: null } });
      })()`,
    );
    const sources = await other.session.openOwn('/ledger.html');
    await until(
      async () => {
        const { doc_count } = await couch.ask<{ doc_count: number }>('/headwater');
        return doc_count === 739;
      },
      'the new record to arrive',
      20_000,
    );
    await sources.close();
    await other.options.evaluate(`${button('Disconnect')}.click()`);
    await until(
      () => other.options.evaluate(`document.querySelector('.machines') !== null`),
      'the form again',
    );
    expect(await total(other)).toBe(739);
  });
});
