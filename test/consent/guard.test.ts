import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  afterMeeting,
  afterMistake,
  keysOf,
  MAX_RETURNS,
  type Watched,
} from '../../utils/consent/guard';

const HERE = 'https://loop.example/a';
const NO = ['label:no'];

interface Step {
  place: string;
  keys: string[];
  /** The document is a new one. */
  loads: boolean;
  /** It was really refused, or the page loaded anew by it; a notice that was closed is no answer. */
  answers: boolean;
}
const load = (keys = NO, place = HERE): Step => ({ place, keys, loads: true, answers: true });
const again = (keys = NO, place = HERE): Step => ({ place, keys, loads: false, answers: true });
const notice = (place = HERE): Step => ({ place, keys: NO, loads: true, answers: false });

/** Plays loads on which a banner is met and answered; the number of the step at which it is to stop, or null. */
function play(steps: readonly Step[]): number | null {
  let known: Watched | null = null;
  let startMs = 0;
  for (const [index, { place, keys, loads, answers }] of steps.entries()) {
    if (loads) startMs += 1;
    const { watched, stop } = afterMeeting(known, { place, startMs }, keys);
    if (stop) return index + 1;
    known = answers ? afterAnswer(watched, { place, startMs }, keys) : watched;
  }
  return null;
}

describe('the loop guard', () => {
  it('stops when a banner came back twice after it was answered', () => {
    expect(play([load(), load()])).toBeNull();
    expect(play([load(), load(), load()])).toBe(3);
  });

  it('lets a reader reload as often as is wanted where a mere notice is closed each time', () => {
    expect(play(Array.from({ length: 30 }, () => notice()))).toBeNull();
  });

  it('forgets an answer that proved to be none', () => {
    let known: Watched | null = null;
    for (let startMs = 1; startMs < 9; startMs += 1) {
      const { watched, stop } = afterMeeting(known, { place: HERE, startMs }, NO);
      expect(stop).toBe(false);
      known = afterMistake(afterAnswer(watched, { place: HERE, startMs }, NO), { place: HERE, startMs }, NO);
    }
  });

  it('counts a pressing once, however often it is told of', () => {
    expect(play([load(), again(), again(), again(), load(), again(), again()])).toBeNull();
  });

  it('knows the tool again when the label has changed', () => {
    const by = (pressed: string) => keysOf({ tool: 'Klaro', pressed });
    expect(play([load(by('No')), load(by('Nein')), load(by('Non'))])).toBe(3);
  });

  it('lets different banners pass', () => {
    expect(play([load(['label:a']), load(['label:b']), load(['label:c']), load(['label:d'])])).toBeNull();
  });

  it('knows labels whatever their case and spaces', () => {
    expect(keysOf({ tool: null, pressed: '  Reject\n ALL ' })).toEqual(['label:reject all']);
    expect(keysOf({ tool: null, pressed: '' })).toEqual([]);
  });

  const place = fc.constantFrom(HERE, 'https://loop.example/b', 'https://other.example/');
  const step = fc.record({
    place,
    keys: fc.subarray(['tool:K', 'label:no', 'label:yes', 'x'.repeat(500)]),
    loads: fc.boolean(),
    answers: fc.boolean(),
  });

  it('never stops a reader who goes from page to page', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), (visited) => {
        const wandering = visited.filter((at, index) => at !== visited[index - 1]);
        expect(play(wandering.map((at) => load(NO, at)))).toBeNull();
      }),
    );
  });

  it('always stops a page that shows the same banner after every load', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), place, (before, at) => {
        expect(
          play([...before, ...Array.from({ length: MAX_RETURNS + 1 }, () => load(NO, at))]),
        ).not.toBeNull();
      }),
    );
  });

  it('remembers little, whatever a page calls its controls', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 400 }), { maxLength: 40 }), (labels) => {
        let known: Watched | null = null;
        for (const pressed of labels)
          known = afterAnswer(known, { place: HERE, startMs: 1 }, keysOf({ tool: null, pressed }));
        expect(JSON.stringify(known).length).toBeLessThan(10_000);
      }),
    );
  });
});
