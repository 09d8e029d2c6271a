// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { difference, pressesAdded, type Witness } from '../tools/witness.ts';
import type { Load } from './cost/load.ts';
import { COST_PAGES, freshAddress } from './cost/pages.ts';
import { estimate, median } from './cost/statistics.ts';
import { figuresOf } from './cost/table.ts';
import { ownScriptOf } from './cost/trace.ts';

const load = (scriptMs: number, taskMs: number): Load => ({
  scriptMs,
  taskMs,
  heapMb: 1,
  longTasks: 0,
  blockedMs: 0,
  interactiveMs: 0,
  shift: 0,
  inputMs: 0,
});

describe('what loads cost', () => {
  it('is told with an interval that holds the figure', () => {
    const ours = [10, 12, 11, 14, 9, 13];
    const none = [4, 5, 4, 6, 5, 4];
    const { value, low, high } = estimate([ours, none], (a = [], b = []) => median(a) - median(b));
    expect(value).toBeCloseTo(7);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(low).toBeGreaterThan(0);
  });

  it('is compared with the empty extension as it is, and with the peer by what is added', () => {
    const loads = {
      none: [load(1, 100), load(1, 100)],
      empty: [load(2, 101), load(2, 101)],
      Headwater: [load(4, 110), load(4, 110)],
      autoconsent: [load(30, 200), load(30, 200)],
    };
    expect(figuresOf({ plain: { loads }, mutating: { loads } })).toMatchObject({
      'cost.plain.scriptVsEmpty': 2,
      'cost.plain.taskVsAutoconsent': 0.1,
      'cost.plain.addedTaskMs': 10,
      'cost.mutating.mainThreadShare': 0.001,
    });
  });

  it('counts a function that another of the extension called once', () => {
    const call = (ts: number, dur: number, url: string) => ({
      name: 'FunctionCall',
      ph: 'X',
      ts,
      dur,
      pid: 1,
      tid: 1,
      args: { data: { url, functionName: 'look' } },
    });
    const own = ownScriptOf([
      call(0, 5000, 'chrome-extension://a/sentinel.js'),
      call(1000, 2000, 'chrome-extension://a/sentinel.js'),
      call(9000, 1000, 'chrome-extension://a/sentinel.js'),
      call(11_000, 7000, 'https://page.example/app.js'),
    ]);
    expect(own.ms).toBe(6);
    expect(own.parts).toEqual([{ where: 'sentinel.js look', ms: 6, times: 2 }]);
  });

  it('gives pages of the bench a new host at each visit, and leaves the others theirs', () => {
    expect(freshAddress('http://quiet.bench.example/', 'v1')).toBe('http://v1.quiet.bench.example/');
    const [sample = ''] = COST_PAGES.aggregators?.urls ?? [];
    expect(freshAddress(sample, 'v1')).toBe(sample);
  });
});

describe('two accounts of a page', () => {
  const witness: Witness = {
    url: 'https://page.example/',
    text: 'The ferry is back.',
    boxes: ['p 0 0 100 20', 'p 0 20 100 20'],
    markup: '<html></html>',
    scroll: 'visible',
    deeds: { click: 1 },
    own: 0,
  };
  it('agree where nothing differs', () => {
    for (const aspect of ['text', 'boxes', 'markup', 'scroll', 'deeds'] as const)
      expect(difference(aspect, witness, { ...witness })).toBeNull();
  });

  it('part where something moved, was added or pressed', () => {
    const after = { ...witness, boxes: ['p 0 0 100 20', 'p 0 30 100 20'], deeds: { click: 3, focusin: 1 } };
    expect(difference('boxes', witness, after)).toContain('1 of 2, first p 0 20 100 20 → p 0 30 100 20');
    expect(difference('deeds', witness, after)).toBe('click 1 → 3, focusin 0 → 1');
    expect(pressesAdded(witness, after)).toBe(2);
    expect(difference('text', witness, { ...witness, text: 'The ferry is not back.' })).toContain('→');
  });
});
