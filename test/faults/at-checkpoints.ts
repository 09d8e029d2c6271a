/**
 * Stops the worker where a page's address says: `?fault=NAME` makes the test server tell what NAME means here
 * (`Orders` in `stand.ts`), and the checkpoint that it names tells the server when it is reached.
 */
import { browser } from '../../utils/platform/browser';
import { faults, type Phase } from './checkpoint';

/** Where the test server answers to the worker. */
const SERVER = 'https://faults.example';

/**
 * `die`: stands still until somebody ends the process. `wait`: goes on when the server answers; `hold`: the same at each pass. `list`: tells of every
 * place it passes, once. `count`: tells of every pass. `full`: fails as a full disk does. `clock`: from here on the clock
 * is a day behind.
 */
export interface Order {
  does: 'die' | 'wait' | 'hold' | 'list' | 'count' | 'full' | 'clock';
  at: string;
  phase: Phase;
}

let named = '';
let order: Promise<Order | null> = Promise.resolve(null);

/** Stands still at once: whatever is under way in this thread stays under way. */
function standStill(url: string): never {
  if (typeof XMLHttpRequest !== 'undefined') {
    // A page, as in Firefox: nobody answers, so it waits here. Asked twice, since a proxy may give up.
    for (;;) {
      const request = new XMLHttpRequest();
      request.open('GET', url, false);
      request.send();
    }
  }
  void fetch(url);
  for (;;);
}

browser.runtime.onMessage.addListener(((_message: unknown, sender: { tab?: { url?: string } }) => {
  const address = sender.tab?.url;
  const name = address && URL.canParse(address) ? new URL(address).searchParams.get('fault') : null;
  if (!name || name === named) return;
  named = name;
  order = fetch(`${SERVER}/order?of=${encodeURIComponent(name)}`)
    .then((answer) => answer.json() as Promise<Order | null>)
    .catch(() => null);
}) as never);

const listed = new Set<string>();

faults.pass = async (at, phase) => {
  const now = await order;
  if (!now) return;
  const reached = `${SERVER}/reached?of=${encodeURIComponent(named)}&at=${encodeURIComponent(at)}&phase=${phase}`;
  if (now.does === 'list' || now.does === 'count') {
    if (now.does === 'count' ? now.at !== at || now.phase !== phase : listed.has(reached)) return;
    listed.add(reached);
    return void fetch(reached).catch(() => {});
  }
  if (now.at !== at || now.phase !== phase) return;
  if (now.does === 'hold') return void (await fetch(reached));
  order = Promise.resolve(null);
  if (now.does === 'wait') return void (await fetch(reached));
  if (now.does === 'die') standStill(reached);
  void fetch(reached);
  if (now.does === 'full') throw new DOMException('the disk is full', 'QuotaExceededError');
  const { now: clock } = Date;
  Date.now = () => clock() - 86_400_000;
};
