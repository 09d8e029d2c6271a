// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type Row, summarise } from '../bench/consent/measure.ts';
import { cellOf, tablesOf, withSection } from '../bench/consent/report.ts';

const row = (more: Partial<Row>): Row => ({
  id: 'a',
  kind: 'reject',
  tool: null,
  gone: true,
  state: 'rejected',
  visibleMs: 0,
  storedMs: 90,
  scrolls: true,
  presses: [],
  restored: null,
  back: false,
  outcome: 'rejected',
  ...more,
});

describe('the sums of a run', () => {
  it('count an agreement, however it came about', () => {
    for (const state of ['accepted', 'partial', 'paid']) expect(summarise([row({ state })]).accepted).toBe(1);
    expect(summarise([row({ kind: 'trap', state: 'accepted' })]).accepted).toBe(1);
  });
  it('count a trap that was pressed or hidden', () => {
    const untouched = row({ kind: 'trap', gone: false, state: 'none' });
    expect(summarise([untouched]).touched).toBe(0);
    expect(summarise([{ ...untouched, presses: ['Reject'] }]).touched).toBe(1);
    expect(summarise([{ ...untouched, gone: true }]).touched).toBe(1);
  });
  it('name a page that does not scroll any more, and count its banner as not cleared', () => {
    const sum = summarise([row({ scrolls: false })]);
    expect(sum).toMatchObject({ cleared: 0, notScrolling: ['a'] });
  });
  it('count a wall only where it was left', () => {
    expect(summarise([row({ kind: 'pay', gone: false, state: 'none' })]).wallsLeft).toBe(1);
    expect(summarise([row({ kind: 'pay', gone: true, state: 'none' })]).wallsLeft).toBe(0);
  });
});

describe('the report', () => {
  it('tells a row in short', () => {
    expect(cellOf(row({}))).toBe('R 0');
    expect(cellOf(row({ state: 'none', restored: false, scrolls: false }))).toBe('H ✗ 0 no ↶');
    expect(cellOf(row({ kind: 'trap', presses: ['No'] }))).toBe('**touched**');
  });
  it('takes the place of the last one and leaves the rest of the page', () => {
    const first = withSection('# Page\n\n## Cost\n\nSome.\n', 'Consent', 'old');
    const told = first.replace('## Consent\n', '## Consent\n\nHow it was measured.\n');
    const second = withSection(`${told}\n## Else\n\nMore.\n`, 'Consent', tablesOf({ One: [row({})] }));
    expect(second).toContain('Some.');
    expect(second).toContain('How it was measured.');
    expect(second).toContain('## Else\n\nMore.');
    expect(second).toContain('| One | 1 of 1 | 1 of 1 | 0 |');
    expect(second).not.toContain('old');
  });
});
