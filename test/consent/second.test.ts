import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { judgeLayer } from '../../utils/consent/classify';
import { type Clearing, clearBanners } from '../../utils/consent/clear';
import type { Tool } from '../../utils/consent/tool';
import type { ConsentOutcome } from '../../utils/report';
import { plainLayout } from './layout';

const BANNER = `<div id="b" style="position:fixed"><p>We use cookies and similar technologies. You can choose what you allow.</p>
  <button>Accept all</button> <button>Manage options</button></div>`;

/** A banner with a dialog behind its settings, as many pages have it; notes what is stored. */
function page(dialog: string, on: Record<string, (root: Document) => void>): string[] {
  document.body.innerHTML = `<main><p>${'The council voted. '.repeat(60)}</p></main>${BANNER}
    <div id="d" role="dialog" style="position:fixed;display:none">${dialog}</div>`;
  const pressed: string[] = [];
  document.body.onclick = (event) => {
    const target = event.target as HTMLElement;
    const label = target.closest('button')?.textContent?.trim();
    if (!label) return;
    pressed.push(label);
    if (label === 'Manage options') shown('d', true);
    on[label]?.(document);
  };
  return pressed;
}

const byId = (id: string) => document.getElementById(id) as HTMLElement;
const shown = (id: string, yes: boolean) => byId(id).style.setProperty('display', yes ? 'block' : 'none');
const box = (id: string) => byId(id) as HTMLInputElement;
const closeAll = () => {
  shown('b', false);
  shown('d', false);
};

let clearing: Clearing | undefined;

async function clear(): Promise<ConsentOutcome[]> {
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

describe('behind the settings of a banner', () => {
  it('every purpose is switched off that can be, and the choice is saved', async () => {
    let stored = '';
    const pressed = page(
      `<label><input type="checkbox" id="need" checked disabled> Necessary</label>
       <label><input type="checkbox" id="stats" checked> Statistics</label>
       <label><input type="checkbox" id="ads"> Advertising</label>
       <span role="switch" id="social" aria-checked="true" tabindex="0">Social media</span>
       <button>Save and accept all</button> <button>Save my choices</button>`,
      {
        'Save my choices': () => {
          stored = `${box('need').checked} ${box('stats').checked} ${box('ads').checked} ${byId('social').getAttribute('aria-checked')}`;
          closeAll();
        },
      },
    );
    byId('social').onclick = () => byId('social').setAttribute('aria-checked', 'false');
    const outcomes = await clear();
    expect(stored).toBe('true false false false');
    expect(pressed).toEqual(['Manage options', 'Save my choices']);
    expect(outcomes).toEqual([expect.objectContaining({ outcome: 'rejected', pressed: 'Save my choices' })]);
  });

  it('a switch that refuses by being on is switched on', async () => {
    let stored: boolean[] = [];
    page(
      `<label><input type="checkbox" id="stats" checked> Statistics</label>
       <label><input type="checkbox" id="sale"> Opt out of the sale of my data</label><button>Confirm my choices</button>`,
      {
        'Confirm my choices': () => {
          stored = [box('stats').checked, box('sale').checked];
          closeAll();
        },
      },
    );
    expect((await clear())[0]?.outcome).toBe('rejected');
    expect(stored).toEqual([false, true]);
  });

  it('one refusal of everything is enough', async () => {
    const pressed = page('<button>Allow all</button> <button>Reject all</button> <button>Save</button>', {
      'Reject all': closeAll,
    });
    expect((await clear())[0]).toMatchObject({ outcome: 'rejected', pressed: 'Reject all' });
    expect(pressed).toEqual(['Manage options', 'Reject all']);
  });

  it('purposes that are refused one by one are, and saved', async () => {
    const purpose = '<p>Videos <button>Allow</button> <button>Deny</button></p>';
    const pressed = page(`${purpose}${purpose}<button>Save</button>`, { Save: closeAll });
    expect((await clear())[0]?.outcome).toBe('rejected');
    expect(pressed).toEqual(['Manage options', 'Deny', 'Deny', 'Save']);
  });

  it('a dialog that leads to no refusal is left as it was found, and the banner hidden', async () => {
    const pressed = page(
      `<label><input type="checkbox" id="stats" checked> Statistics</label>
       <button>Save and accept all</button> <button>Save</button> <button>Close</button>`,
      { Close: () => shown('d', false) },
    );
    const outcomes = await clear();
    expect(pressed).toEqual(['Manage options', 'Save', 'Close']);
    expect(box('stats').checked).toBe(true);
    expect(byId('d').style.display).toBe('none');
    expect(byId('d').style.opacity).toBe('');
    expect(byId('b').style.display).toBe('none');
    expect(outcomes).toEqual([expect.objectContaining({ outcome: 'hidden' })]);
  });

  it('where nothing opens, nothing but the settings control is pressed', async () => {
    const pressed = page('', {});
    document.getElementById('d')?.remove();
    expect((await clear())[0]?.outcome).toBe('hidden');
    expect(new Set(pressed)).toEqual(new Set(['Manage options']));
  });
});
