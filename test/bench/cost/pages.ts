/** The pages whose cost is measured, each of a kind that readers meet. */
import type { Page } from 'playwright-core';
import { ROWS } from '../../fixtures/foresight.ts';
import { asParagraphs, escapeHtml } from '../../fixtures/markup.ts';
import { samplePage } from '../../fixtures/pages.ts';
import { textIn } from '../../fixtures/texts.ts';
import type { Site } from '../../tools/serve.ts';
import { sampleSite } from '../../tools/sites.ts';
import { STORIES } from '../consent/page.ts';
import { addressOf, benchSite } from '../consent/site.ts';
import { BANNER_PAGES } from '../consent/tools.ts';

export interface CostPage {
  /** As the table calls it. */
  title: string;
  /** Opened in turn; their costs are averaged. */
  urls: readonly string[];
  /** Watched for so long after its load, in milliseconds. */
  forMs: number;
  /** It goes on doing something by itself for so long after its load. */
  busyMs?: number;
  /** Loads of each extension. */
  times: number;
  /** Loaded by one browser at a time, where small differences count; else by all of them at once. */
  isAlone?: boolean;
  /** What a reader does there; its page keeps the delays of input. */
  drive?(page: Page): Promise<void>;
}

/** Busy machines take their time. */
export const LOAD_MS = 90_000;

const HOST = 'bench.example';
const addressIn = (name: string) => `http://${name}.${HOST}/`;
const html = (title: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body>${body}</body></html>`;

const LINES = Array.from(
  { length: 1000 },
  (_, i) =>
    `<div class="row"><b>${i}</b> <span>Boat ${i} left the pier at ${i % 24}:00 with ${i % 90} on board.</span></div>`,
).join('\n');

/** A page's own account of how long input waits for it. */
const INPUT = `<script>window.__delays = [];
for (const type of ['pointerdown', 'keydown'])
  addEventListener(type, (event) => { if (event.isTrusted) __delays.push(performance.now() - event.timeStamp); }, true);
</script>`;

/** The list keeps its size, so that its changes cost the page itself little, and what is added by others shows. */
const MUTATING = `${INPUT}<ul id="list" style="height:300px;overflow:hidden;contain:strict"></ul>${LINES}<script>let n = 0; setInterval(() => {
  const row = document.createElement('li'); row.innerHTML = '<b>' + n++ + '</b> <span>arrives</span>';
  list.append(row); if (list.childElementCount > 50) list.firstElementChild.remove(); }, 5)</script>`;

const ROUTES = 50;
const ROUTE_MS = 200;
const APP = `<header><h1>Harbour</h1></header><main id="view"></main><script>
const stories = ${JSON.stringify(STORIES.en)};
let n = 0;
const show = () => {
  n += 1;
  history.pushState({}, '', '/story/' + n);
  document.title = 'Story ' + n;
  view.innerHTML = '<h1>Story ' + n + '</h1>' + Array.from({ length: 30 }, (_, i) => '<p>' + stories[(n + i) % stories.length] + '</p>').join('');
  if (n < ${ROUTES}) setTimeout(show, ${ROUTE_MS});
};
addEventListener('load', () => setTimeout(show, 300));
</script>`;

/** Four nodes to a line: two elements and their texts. */
const EDITOR = `${INPUT}<div id="editor" contenteditable="true" style="height:600px;overflow:auto;contain:strict">${Array.from(
  { length: 5000 },
  (_, i) => `<p>${i} <b>The tide table of day ${i}</b></p>`,
).join('')}</div>`;

const FRAMES = Array.from({ length: 30 }, (_, i) => {
  if (i % 3 === 0) return `<iframe srcdoc="<p>An advertisement, number ${i}.</p>"></iframe>`;
  return `<iframe src="${i % 3 === 1 ? '/inner' : `http://ads-${i}.example/inner`}"></iframe>`;
}).join('');

const LISTED = Array.from({ length: 4 }, (_, part) =>
  ROWS.map(
    ({ href, title }, i) =>
      `<li><a href="${escapeHtml(`${href}${href.includes('?') ? '&' : '?'}part=${part}`)}">${escapeHtml(title)} ${part * ROWS.length + i}</a></li>`,
  ).join('\n'),
).join('\n');

const { title: headline, shown, rest } = textIn('en');
const ARTICLE = `<main><article><h1>${escapeHtml(headline)}</h1>${asParagraphs([...shown, ...rest])}</article></main>`;

const BODIES: Record<string, string> = {
  quiet: `<h1>Departures</h1>${LINES}`,
  article: ARTICLE,
  listing: `<h1>All stories</h1><ol>${LISTED}</ol>`,
  mutating: MUTATING,
  app: APP,
  editor: EDITOR,
  frames: `<h1>Departures</h1>${LINES}${FRAMES}`,
};

const AGGREGATORS = [
  'twin-semantic-bare-en-linked',
  'twin-soup-dots-tr',
  'twin-table-quote-ar',
  'twin-amp-bare-ja',
  'yahoo-stub',
  'msn',
];
const TOOLS = [
  'vanilla3-box',
  'osano-opt-in',
  'klaro-de',
  'tarteaucitron-fr',
  'orejime3-fr',
  'cookies-eu-banner-fr',
  'canonical',
  'govuk-in-flow',
];
const toolPage = (id: string) => {
  const page = BANNER_PAGES.find((one) => one.id === id);
  if (!page) throw new Error(`no page of the consent bench is called ${id}`);
  return addressOf(page);
};

/** Presses and types for a while, as often as a busy reader. */
const type = (times: number, everyMs: number, selector: string) => async (page: Page) => {
  await page.click(selector, { position: { x: 20, y: 10 } });
  for (let i = 0; i < times; i += 1) {
    await page.keyboard.press('KeyA');
    await page.waitForTimeout(everyMs);
  }
};

export const COST_PAGES: Record<string, CostPage> = {
  plain: {
    title: 'plain, no banner or article',
    urls: [addressIn('quiet')],
    forMs: 3000,
    times: 12,
    isAlone: true,
  },
  article: { title: 'plain article', urls: [addressIn('article')], forMs: 4000, times: 6 },
  listing: { title: 'listing, 2,000 links', urls: [addressIn('listing')], forMs: 4000, times: 6 },
  mutating: {
    title: '200 changes a second, 10 s',
    urls: [addressIn('mutating')],
    forMs: 10_000,
    times: 4,
    isAlone: true,
    drive: type(30, 250, '.row'),
  },
  app: {
    title: 'application, 50 routes',
    urls: [addressIn('app')],
    forMs: ROUTES * ROUTE_MS + 3000,
    busyMs: ROUTES * ROUTE_MS + 1000,
    times: 4,
  },
  editor: {
    title: 'editor, 20,000 nodes',
    urls: [addressIn('editor')],
    forMs: 5000,
    times: 5,
    drive: type(40, 50, '#editor'),
  },
  frames: { title: '30 frames', urls: [addressIn('frames')], forMs: 4000, times: 5 },
  aggregators: {
    title: `aggregator pages, mean of ${AGGREGATORS.length}`,
    urls: AGGREGATORS.map((id) => samplePage(id).url),
    forMs: 4000,
    times: 3,
  },
  consent: {
    title: `pages with a consent tool, mean of ${TOOLS.length}`,
    urls: TOOLS.map(toolPage),
    forMs: 4000,
    times: 3,
  },
};

/**
 * The address of a page as one who was never there before: its host has a name of its own for each visit, so that neither
 * the page nor an extension knows it. Sample pages stand for real hosts and keep their names.
 */
export function freshAddress(url: string, visit: string): string {
  const address = new URL(url);
  if (address.hostname.endsWith(`.${HOST}`)) address.hostname = `${visit}.${address.hostname}`;
  return address.href;
}

/** Serves all of them. */
export function costSite(): Site {
  const samples = sampleSite();
  const banners = benchSite();
  return async (address, headers) => {
    const { hostname, pathname } = address;
    if (pathname === '/inner')
      return { contentType: 'text/html; charset=utf-8', body: html('Inner', `<p>An advertisement.</p>`) };
    if (!hostname.endsWith(`.${HOST}`)) return samples(address, headers);
    // The page's own name is the last before the host's; what stands before it tells visits apart.
    const name =
      hostname
        .slice(0, -HOST.length - 1)
        .split('.')
        .at(-1) ?? '';
    if (Object.hasOwn(BODIES, name))
      return pathname === '/' || pathname.startsWith('/story/')
        ? { contentType: 'text/html; charset=utf-8', body: html(headline, BODIES[name] ?? '') }
        : null;
    const known = new URL(address);
    known.hostname = `${name}.${HOST}`;
    return banners(known, headers);
  };
}
