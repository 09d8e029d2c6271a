/** What goes wrong while a page is noted down; `test/RELIABILITY.md` tells of each. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Phase } from '../faults/checkpoint.ts';
import { type Stand, startStand } from '../faults/stand.ts';
import { AGREEING_FRAME } from '../fixtures/bad-banners.ts';
import { samplePage } from '../fixtures/pages.ts';
import type { BrowserName } from '../tools/browsers.ts';
import { driveAgain, type Extension } from '../tools/extension.ts';
import { type Page, until } from '../tools/session.ts';

const NAMES = (process.env.TEST_BROWSERS ?? 'chromium,firefox').split(',') as BrowserName[];
/** A cut text with a banner, so that both the article and the cleaning are noted. */
const CUT = samplePage('twin-semantic-quote-en').url;
const at = (fault: string, url = CUT) => `${url}?fault=${fault}`;
/** Another cut text, and one without a banner. */
const NEXT = samplePage('twin-table-dots-fr').url;
const PLAIN = samplePage('ordinary').url;
const FRAMED = AGREEING_FRAME.url;
const SEED = 20_261_129;
/** Firefox takes several times as long to begin a process again; `FAULTS=all` has it make all runs, too. */
const runsIn = (name: BrowserName): number =>
  name === 'chromium' || process.env.FAULTS === 'all' ? 1000 : 100;
/** Goes to a page whose site no longer knows that its banner was answered. */
async function goFresh(page: Page, url: string): Promise<void> {
  // From a place of the site that answers no banner, or the page that is left might answer after the forgetting.
  await page.goto(new URL('/nothing-here', url).href);
  await page.evaluate(`(() => {
    localStorage.clear();
    for (const cookie of document.cookie.split('; ')) document.cookie = cookie.split('=')[0] + '=; path=/; max-age=0';
  })()`);
  await page.goto(url);
}
const HAS_NOTICE = `document.querySelector('headwater-notice') !== null`;

interface Outcome {
  /** How often each fault came. */
  came: Record<string, number>;
  made: number;
  answered: number;
  /** Broken promises, in words. */
  broken: string[];
}

/** Places that a worker passes once in its life. */
const COLD = /^database\.ts open|^faults\.ts noteFault/;

/** Is the worker ended here? Where something is written; `FAULTS=all` walks both sides of each await of the path. */
function isWalked(at: string, phase: Phase): boolean {
  // These belong to the worker's own beginning, or to what is asked of it while the banner is still there.
  if (/readStops|page\/(engine|layers)|noteMeeting/.test(at)) return false;
  if (process.env.FAULTS === 'all') return true;
  return phase === 'begun' && /^store\.ts (put|write)|^cleanings\.ts add/.test(at);
}

/** What must not be broken by any fault: a line for each record and no other. */
async function lines(own: Page): Promise<{ records: string[]; lines: string[] }> {
  return own.evaluate(`new Promise((resolve, reject) => {
    const asked = indexedDB.open('headwater');
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const transaction = asked.result.transaction(['records', 'lines']);
      const records = transaction.objectStore('records').getAllKeys();
      const lines = transaction.objectStore('lines').getAllKeys();
      transaction.oncomplete = () => {
        asked.result.close();
        resolve({ records: records.result, lines: lines.result });
      };
    };
  })`);
}

/** Waits until the banners of so many visits were noted, whose pages may be left then. */
async function untilCleaned({ session }: Stand, times: number, what: string): Promise<void> {
  const own = await session.openOwn('/options.html');
  const noted = `new Promise((resolve) => {
    const asked = indexedDB.open('headwater');
    asked.onsuccess = () => {
      const all = asked.result.transaction('cleanings').objectStore('cleanings').getAll();
      all.onsuccess = () => {
        asked.result.close();
        resolve(all.result.reduce((sum, { times }) => sum + times, 0));
      };
    };
  })`;
  await until(async () => (await own.evaluate(noted)) === times, what, 20_000).finally(() => own.close());
}

describe.each(NAMES)('Faults in %s', (name) => {
  const runs = runsIn(name);
  let stand: Stand;
  let extension: Extension;
  beforeAll(async () => {
    stand = await startStand(name);
    extension = stand.extension;
  });
  afterAll(() => stand?.close());
  // A test that ended the extension's process, and failed then, is no reason for the next one to fail.
  beforeEach(async () => {
    if (!(await extension.tabs().catch(() => null))) extension = await driveAgain(stand.session);
  });

  it('a worker that dies while something is written: every visit is noted once', async () => {
    const { session, order, asked, passed } = stand;
    await extension.reset();
    await extension.close();
    const page = await session.open(at('first'));
    await until(() => page.evaluate(HAS_NOTICE), 'the first notice', 30_000);
    await untilCleaned(stand, 1, 'the first cleaning');
    // The places are those of a worker that has just begun.
    await session.crashExtension();
    order('list', { does: 'list', at: '', phase: 'begun' });
    await goFresh(page, at('list'));
    await until(() => page.evaluate(HAS_NOTICE), 'the second notice', 30_000);
    await until(async () => passed('list').some(({ at }) => at === 'cleanings.ts add 7'), 'the cleaning');
    const places = passed('list').filter(({ at, phase }) => isWalked(at, phase));
    expect(places.length).toBeGreaterThan(4);

    const fromMs = Date.now();
    for (const [number, place] of places.entries()) {
      const fault = `death${number}`;
      order(fault, { does: 'die', ...place });
      if (COLD.test(place.at)) await session.crashExtension();
      await goFresh(page, at(fault));
      await stand.reached(fault);
      await session.crashExtension();
      stand.release(fault);
      const after = `after ${place.at} ${place.phase}`;
      await until(async () => asked(fault) > 1, `a worker ${after}`, 20_000);
      await until(() => page.evaluate(HAS_NOTICE), `the notice ${after}`, 20_000);
      await untilCleaned(stand, number + 3, `the cleaning ${after}`);
    }

    console.log(
      `${name}: ended at ${places.length} places, ${(Date.now() - fromMs) / places.length} ms each`,
    );
    extension = await driveAgain(session);
    const due = [at('first'), at('list'), ...places.map((_, number) => at(`death${number}`))].sort();
    const sites = async () =>
      (await extension.ask('cleanings/list', { search: '', offset: 0, limit: 9 })).cleanings;
    expect((await sites()).map(({ times }) => times)).toEqual([due.length]);
    const records = await extension.ledger();
    expect(records.map(({ id }) => id).sort()).toEqual(due);
    for (const { id, visits } of records) expect(Object.keys(visits), id).toHaveLength(1);
    const own = await session.openOwn('/options.html');
    const kept = await lines(own);
    expect(kept.lines).toEqual(kept.records);
    await own.close();
    await page.close();
  }, 600_000);

  it('random runs: nothing that was answered is lost, and nothing is doubled', async () => {
    await extension.reset();
    const page = await stand.session.openOwn('/runs.html');
    await page.toFront();
    await page.evaluate(`randomRuns(${SEED}, ${runs})`);
    const { came, made, answered, broken } = await until(
      () => page.evaluate<Outcome | null>('globalThis.outcome ?? null'),
      'all runs',
      280_000,
    ).finally(() => page.close());
    console.log(`${name}: ${made} visits in ${runs} runs, ${answered} answered; ${JSON.stringify(came)}`);
    expect(broken).toEqual([]);
    expect(answered).toBeGreaterThan(runs);
    for (const fault of [
      'death',
      'abort',
      'close',
      'full',
      'clock',
      'messageLost',
      'answerLost',
      'messageTwice',
    ])
      expect(came[fault] ?? 0, fault).toBeGreaterThan(runs / 100);
  }, 300_000);

  it('a tab that moves on while its page is judged: each page is filed, and the tab tells of the present one', async () => {
    const { session, order, reached, release } = stand;
    await extension.reset();
    order('slow', { does: 'wait', at: 'worker/judging.ts judge 4', phase: 'done' });
    const page = await session.open(at('slow'));
    await reached('slow');
    await page.goto(NEXT);
    await extension.stateWhen(page, 'the next page', ({ report }) => report?.article != null);
    release('slow');
    await until(async () => (await extension.ledger()).length === 2, 'both records');
    expect((await extension.state(page)).report?.url).toBe(NEXT);
    expect((await extension.ledger()).map(({ id }) => id).sort()).toEqual([at('slow'), NEXT].sort());
    await page.close();
  });

  it('a tab that is closed while its page is judged: the visit is filed', async () => {
    const { session, order, reached, release } = stand;
    await extension.reset();
    order('closed', { does: 'wait', at: 'worker/judging.ts judge 4', phase: 'done' });
    const page = await session.open(at('closed'));
    await reached('closed');
    await page.close();
    release('closed');
    const [record] = await until(async () => {
      const records = await extension.ledger();
      return records.length > 0 ? records : null;
    }, 'the record');
    expect(record?.id).toBe(at('closed'));
  });

  it('a frame that is removed between detection and injection: nothing is claimed, and the next page is judged', async () => {
    const { session, order, reached, release } = stand;
    await extension.reset();
    order('frames', { does: 'wait', at: 'worker/banners.ts clear 3', phase: 'done' });
    const page = await session.open(at('frames', FRAMED));
    await reached('frames');
    await page.evaluate(`document.getElementById('box').remove()`);
    release('frames');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await extension.state(page)).report?.consent ?? null).toBeNull();
    await page.goto(NEXT);
    await extension.stateWhen(page, 'the next page', ({ report }) => report?.article != null);
    await page.close();
  });

  it('a clock that jumps back by a day: one record, both visits, no time before the first', async () => {
    const { session, order } = stand;
    await extension.reset();
    const page = await session.open(CUT);
    await extension.stateWhen(page, 'the article', ({ report }) => report?.article != null);
    const before = await until(async () => (await extension.ledger())[0], 'the record');
    order('clock', { does: 'clock', at: 'listen.ts answer 1', phase: 'begun' });
    await page.goto(at('clock', NEXT));
    await stand.reached('clock');
    await page.goto(CUT);
    const record = await until(async () => {
      const found = (await extension.ledger()).find(({ id }) => id === CUT);
      return Object.keys(found?.visits ?? {}).length === 2 ? found : null;
    }, 'the second visit');
    expect(record.lastSeenMs).toBe(before.lastSeenMs);
    expect(record.firstSeenMs).toBeLessThan(before.firstSeenMs);
    await page.close();
    // A new worker has the clock as it is.
    await session.crashExtension();
    extension = await driveAgain(session);
  });

  it('a full disk: the page is judged, the Sources page says so, and the record is written once there is room', async () => {
    const { session, order } = stand;
    await extension.reset();
    order('full', { does: 'full', at: 'store.ts write 1', phase: 'begun' });
    const page = await session.open(at('full'));
    await until(() => page.evaluate(HAS_NOTICE), 'the notice');
    expect(await extension.ledger()).toEqual([]);
    const own = await session.openOwn('/ledger.html');
    await until(
      () => own.evaluate(`/no room|full|space/i.test(document.querySelector('main').innerText)`),
      'the reader to be told',
    );
    await own.close();
    await page.goto(NEXT);
    await until(async () => (await extension.ledger()).length === 2, 'both records');
    await page.close();
  });

  it('a database that a newer version holds: the worker makes way, and what it could not write is kept', async () => {
    const { session } = stand;
    await extension.reset();
    const own = await session.openOwn('/options.html?as=newer');
    // Not blocked: the worker's own connection is closed for it.
    await own.evaluate(`new Promise((resolve, reject) => {
      const asked = indexedDB.open('headwater', 99);
      asked.onblocked = () => reject(new Error('blocked'));
      asked.onsuccess = () => { globalThis.newer = asked.result; resolve(); };
      asked.onerror = () => reject(asked.error);
    })`);
    const page = await session.open(at('newer'));
    await until(() => page.evaluate(HAS_NOTICE), 'the notice');
    await own.evaluate(`new Promise((resolve, reject) => {
      newer.close();
      const asked = indexedDB.deleteDatabase('headwater');
      asked.onsuccess = () => resolve();
      asked.onerror = () => reject(asked.error);
    })`);
    await page.goto(NEXT);
    await until(async () => (await extension.ledger()).length === 2, 'both records');
    await page.close();
    await own.close();
  });

  it('a start with fifty tabs: each page that is an article is asked for once, and nothing else', async () => {
    const { session, order, passed } = stand;
    await extension.reset();
    const tell = (fault: string, at: string) => order(fault, { does: 'count', at, phase: 'begun' });
    const own = await session.openOwn('/options.html?as=opener');
    const before = (await extension.tabs()).length;
    // One name for all, so that one worker counts for all.
    tell('fifty', 'inject.ts inject 1');
    await own.evaluate(`Promise.all(Array.from({ length: 50 }, (_, number) =>
      (globalThis.browser ?? chrome).tabs.create({ active: false, url: ${JSON.stringify(PLAIN)} + '?fault=fifty&tab=' + number })))`);
    await until(async () => (await extension.tabs()).length === before + 50, 'the tabs');
    await until(async () => (await extension.ledger()).length === 50, 'fifty records', 60_000);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const records = await extension.ledger();
    console.log(`${name}: fifty tabs, ${passed('fifty').length} injections`);
    expect(passed('fifty')).toHaveLength(50);
    for (const { visits } of records) expect(Object.keys(visits)).toHaveLength(1);
    const tabs = (await extension.tabs()).filter(({ url }) => url.includes('fault=fifty'));
    for (const { id } of tabs) await extension.closeTab(id);
    await own.close();
  }, 120_000);
});
