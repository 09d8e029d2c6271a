import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { judgeLayer } from '../../utils/consent/classify';
import { type Clearing, clearBanners } from '../../utils/consent/clear';
import { findLayers } from '../../utils/consent/find';
import type { Tool } from '../../utils/consent/tool';
import type { ConsentOutcome } from '../../utils/report';
import { plainLayout } from './layout';

let clearing: Clearing | undefined;
let pressed: string[] = [];

/** A banner, and what its buttons do by their labels. */
async function clear(html: string, on: Record<string, (banner: HTMLElement) => void>) {
  document.body.innerHTML = `<main><p>${'The council voted. '.repeat(60)}</p></main><div id="b" style="position:fixed">${html}</div>`;
  pressed = [];
  document.body.onclick = ({ target }) => {
    const label = (target as HTMLElement).closest('button')?.textContent ?? '';
    const banner = document.getElementById('b');
    if (label) pressed.push(label);
    if (banner) on[label]?.(banner);
  };
  const outcomes: ConsentOutcome[] = [];
  clearing = clearBanners({
    doc: document,
    isTop: true,
    tool: () => ({ state: 'passed', result: null, name: null, stop: () => {} }) as Partial<Tool> as Tool,
    report: (outcome) => outcomes.push(outcome),
    judge: async (layers) => layers.map(judgeLayer),
    layout: plainLayout,
  });
  clearing.setMode('reject');
  await vi.advanceTimersByTimeAsync(12_000);
  return outcomes;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  document.documentElement.lang = 'en';
});
afterEach(() => {
  clearing?.undo();
  vi.useRealTimers();
  document.body.onclick = null;
});

const isOn = (id: string) => (document.getElementById(id) as HTMLInputElement).checked;

it('purposes on the first layer are switched off before the choice is saved', async () => {
  let stored = '';
  const outcomes = await clear(
    `<p>We use cookies and similar technologies.</p><label><input type="checkbox" checked disabled> Necessary</label>
     <label><input type="checkbox" id="stats" checked> Statistics</label><button>Accept all</button> <button>Save selection</button>`,
    {
      'Save selection': (banner) => {
        stored = isOn('stats') ? 'accepted' : 'rejected';
        banner.remove();
      },
      'Accept all': () => {
        stored = 'accepted';
      },
    },
  );
  expect(stored).toBe('rejected');
  expect(outcomes.at(-1)).toMatchObject({ outcome: 'rejected', pressed: 'Save selection' });
});

it('nothing is saved on a layer that has nothing to switch off', async () => {
  const outcomes = await clear(
    '<p>We use cookies for advertising.</p><button>Accept all</button> <button>Save selection</button>',
    {},
  );
  expect(pressed).toEqual([]);
  expect(outcomes.at(-1)?.outcome).toBe('hidden');
});

it('what is left to say that all is refused is closed', async () => {
  const outcomes = await clear(
    '<p>We would like to use cookies to measure how you read.</p><button>Accept</button> <button>Reject</button>',
    {
      Reject: (banner) => {
        banner.innerHTML = '<p>You have rejected them.</p><button>Hide this message</button>';
      },
      'Hide this message': (banner) => banner.remove(),
    },
  );
  expect(pressed).toEqual(['Reject', 'Hide this message']);
  expect(outcomes.at(-1)).toMatchObject({ outcome: 'rejected', pressed: 'Reject' });
});

it('a layer with a subscription beside its refusal is never hidden', async () => {
  const outcomes = await clear(
    '<p>We use cookies for advertising.</p><button>Accept</button> <button>Reject</button> <button>Subscribe</button>',
    {},
  );
  expect(pressed).toEqual(['Reject']);
  expect(outcomes.at(-1)?.outcome).toBe('leftPayOrAccept');
  expect(plainLayout.isShown(document.getElementById('b') as HTMLElement)).toBe(true);
});

it('what is suspected already is found without a name, a cookie word or a hit', () => {
  document.body.innerHTML = `<main><p>${'The council voted. '.repeat(60)}</p></main>
    <div id="b" style="position:fixed"><p>Our partners store information on your device.</p><button>Disagree</button></div>`;
  const banner = document.getElementById('b');
  expect(findLayers(document, plainLayout)).toHaveLength(0);
  expect(findLayers(document, plainLayout, banner).map(({ root }) => root)).toEqual([banner]);
});
