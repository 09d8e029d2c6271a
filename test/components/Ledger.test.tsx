import { describe, expect, it, vi } from 'vitest';
import { Ledger, type LedgerHost } from '../../components/Ledger';
import { Catalogue } from '../../utils/ledger/catalogue';
import type { LedgerChange } from '../../utils/ledger/changes';
import { lineOf } from '../../utils/ledger/line';
import { picturesOf } from '../../utils/ledger/pictures';
import type { LedgerRecord } from '../../utils/ledger/record';
import { control, draw, expectNoObstacles, finding, press, settle } from './draw';

function recordOf(number: number, over: Partial<LedgerRecord> = {}): LedgerRecord {
  const { dir: _, ...article } = finding({
    title: `Story ${number}`,
    source: {
      kind: 'article' as const,
      url: `https://www.daily.example/river/${number}`,
      outlet: null,
      evidence: [],
    },
  });
  const url = `https://qoshe.example/${number}`;
  return {
    ...article,
    version: 1,
    id: url,
    pageUrl: url,
    consent: null,
    firstSeenMs: Date.UTC(2026, 0, 1),
    lastSeenMs: Date.UTC(2026, 0, 2),
    visits: { 'visit-01': 1, 'visit-02': 2 },
    openedMs: null,
    ...over,
  };
}

function hostOf(stored: LedgerRecord[], over: Partial<LedgerHost> = {}) {
  let records = stored;
  let bin: LedgerRecord[] = [];
  let tell: (change: LedgerChange) => void = () => {};
  const catalogue = new Catalogue();
  const changed = async (change: LedgerChange) => tell(change);
  const host = {
    catalogue,
    load: vi.fn(async (onFirst: (first: LedgerRecord[]) => void) => {
      catalogue.put(records.map(lineOf));
      onFirst(records.slice(0, 2));
    }),
    refresh: async (change: LedgerChange) => {
      if (change === 'all') catalogue.clear();
      else catalogue.drop(change.ids);
      catalogue.put(records.map(lineOf));
    },
    watch: (onChange: (change: LedgerChange) => void) => {
      tell = onChange;
      return () => {};
    },
    records: async (ids: string[]) => records.filter(({ id }) => ids.includes(id)),
    forget: vi.fn(async (ids: string[]) => {
      bin = records.filter(({ id }) => ids.includes(id));
      records = records.filter(({ id }) => !ids.includes(id));
      await changed({ ids });
      return { isKept: true };
    }),
    unforget: vi.fn(async () => {
      records = [...records, ...bin];
      await changed({ ids: bin.map(({ id }) => id) });
    }),
    empty: vi.fn(async () => {}),
    forgetAll: vi.fn(async () => {
      records = [];
      await changed('all');
    }),
    star: vi.fn(async (ids: string[], on: boolean) => {
      records = records.map((one) => (ids.includes(one.id) ? { ...one, star: { on, atMs: 1 } } : one));
      await changed({ ids });
    }),
    note: vi.fn(async (id: string, text: string) => {
      records = records.map((one) => (one.id === id ? { ...one, note: { text, atMs: 1 } } : one));
      await changed({ ids: [id] });
    }),
    save: vi.fn(async () => {}),
    preview: async () => ({
      added: 2,
      merged: 1,
      same: 0,
      refused: [{ line: 3, why: 'json' as const }],
      refusedCount: 1,
    }),
    take: vi.fn(async () => ({ added: 2, merged: 1, same: 0, refused: [], refusedCount: 0 })),
    opened: vi.fn(async () => {}),
    search: vi.fn(async () => {}),
    pictures: () => picturesOf(catalogue.lines(), Date.UTC(2026, 0, 15)),
    aggregatorName: (id: string) => id.toUpperCase(),
    sourceUrl: ({ source }) => source.url,
    trouble: async () => null,
    backUp: async () => {},
    lastCopy: async () => null,
    watchCopies: () => () => {},
    replicate: async () => null,
    keeping: async () => true,
    copy: async () => {},
    problemOf: (error: unknown, doing: string) => ({
      words: 'error_ledgerFull' as const,
      report: `${doing}: ${String(error)}`,
    }),
    pages: { ledger: '/ledger.html', cleaned: '/cleaned.html', options: '/options.html' },
  } satisfies LedgerHost;
  return Object.assign(host, over);
}

const titles = (place: HTMLElement) =>
  [...place.querySelectorAll('.record h2')].map((item) => item.textContent);
async function type(place: HTMLElement, text: string) {
  const field = place.querySelector<HTMLInputElement>('input[type=search]');
  if (!field) throw new Error('no search field');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('the page of sources', () => {
  it('tells what was found at the source', async () => {
    const arrival = { atMs: 1, wordCount: 1000, body: 'complete', access: 'locked' } as const;
    const place = await draw(
      <Ledger
        host={hostOf([
          recordOf(1, { wordCount: 340, arrival }),
          recordOf(2, { wordCount: 340, arrival: { ...arrival, body: 'cut', access: 'free' } }),
          recordOf(3, { arrival: null }),
        ])}
      />,
    );
    await settle();
    const [first, second, third] = [...place.querySelectorAll('.record')].map((row) => row.textContent);
    expect(first).toContain('About 34% of the original was shown · The source sells it');
    expect(second).toContain('The source’s own page is cut as well');
    expect(second).not.toContain('of the original');
    expect(third).not.toMatch(/original was shown|The source’s own|sells it/);
  });

  it('tells how an original was found that the reader chose', async () => {
    const source = { ...recordOf(1).source, found: { how: 'feed', likeness: 0.9 } as const };
    const place = await draw(<Ledger host={hostOf([recordOf(1, { source }), recordOf(2)])} />);
    await settle();
    const [first, second] = [...place.querySelectorAll('.record')].map((row) => row.textContent);
    expect(first).toContain('You chose this, found in the feed of daily.example.');
    expect(second).not.toContain('You chose this');
  });

  it('lists records with verdicts, traces and the way to the source', async () => {
    const host = hostOf([recordOf(1), recordOf(2, { openedMs: Date.UTC(2026, 0, 3) })]);
    const place = await draw(<Ledger host={host} />);
    await settle();
    expect(titles(place)).toEqual(['Story 1', 'Story 2']);
    const [first, second] = place.querySelectorAll('.record');
    expect(first?.textContent).toContain('Only an excerpt');
    expect(first?.textContent).toContain('May need a subscription');
    expect(first?.textContent).toContain('Visits: 2');
    expect(first?.textContent).not.toContain('Opened at the source');
    expect(second?.textContent).toContain('Opened at the source');
    expect(first?.querySelector('.origin')?.getAttribute('href')).toBe('https://www.daily.example/river/1');
    expect(place.textContent).toContain('Articles: 2');
    await expectNoObstacles(place);
  });

  it('notes that a source was opened', async () => {
    const host = hostOf([recordOf(1)]);
    const place = await draw(<Ledger host={host} />);
    await settle();
    const link = control(place, 'Read at source');
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    await settle();
    expect(host.opened).toHaveBeenCalledExactlyOnceWith(recordOf(1));
  });

  it('leads back to a page that is the original itself', async () => {
    const self = { kind: 'self' as const, url: null, outlet: null, evidence: [] };
    const pageUrl = 'https://harbour.example/wall';
    const place = await draw(<Ledger host={hostOf([recordOf(1, { source: self, pageUrl })])} />);
    await settle();
    expect(control(place, 'Read at source').getAttribute('href')).toBe(pageUrl);
    expect(place.textContent).not.toContain('This page is the original.');
  });

  it('says honestly where there is no way to the source, and offers no unsafe one', async () => {
    const source = (kind: LedgerRecord['source']['kind'], url: string | null) => ({
      source: { kind, url, outlet: null, evidence: [] },
    });
    const host = hostOf([
      recordOf(1, source('unresolvable', null)),
      recordOf(3, source('article', 'javascript:alert(1)')),
    ]);
    const place = await draw(<Ledger host={host} />);
    await settle();
    expect(place.querySelectorAll('.origin')).toHaveLength(0);
    expect(place.textContent).toContain('The link to the original is hidden.');
    expect(place.innerHTML).not.toContain('javascript:');
    place.querySelector<HTMLElement>('.record .plain')?.click();
    await settle();
    expect(host.search).toHaveBeenCalledExactlyOnceWith(recordOf(1, source('unresolvable', null)));
  });

  it('says plainly what is stored, and that it is empty', async () => {
    const place = await draw(<Ledger host={hostOf([])} />);
    await settle();
    expect(place.textContent).toContain('Nothing here yet');
    expect(place.textContent).toContain('Kept in this browser and nowhere else');
    expect(place.textContent).not.toContain('Forget everything');
    await expectNoObstacles(place);
  });

  it('searches at each keystroke', async () => {
    const place = await draw(<Ledger host={hostOf([recordOf(1), recordOf(2)])} />);
    await settle();
    await type(place, 'Story 2');
    await settle();
    expect(titles(place)).toEqual(['Story 2']);
    await type(place, 'nothing like it');
    await settle();
    expect(place.textContent).toContain('Nothing found');
    expect(place.textContent).not.toContain('Nothing here yet');
  });

  it('limits by what is chosen, together with the search', async () => {
    const place = await draw(
      <Ledger
        host={hostOf([
          recordOf(1, { outlet: 'North' }),
          recordOf(2, { outlet: 'South', star: { on: true, atMs: 1 } }),
          recordOf(3, { outlet: 'South', openedMs: 5 }),
        ])}
      />,
    );
    await settle();
    const [outlet] = place.querySelectorAll<HTMLSelectElement>('.filters select');
    if (!outlet) throw new Error('no choice of outlets');
    expect([...outlet.options].map(({ text }) => text)).toEqual(['Any', 'South (2)', 'North (1)']);
    outlet.value = 'South';
    outlet.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(titles(place).sort()).toEqual(['Story 2', 'Story 3']);
    const boxes = [...place.querySelectorAll<HTMLElement>('.filters-only label')];
    boxes
      .find((label) => label.textContent === 'Not yet opened at the source')
      ?.querySelector('input')
      ?.click();
    await settle();
    expect(titles(place)).toEqual(['Story 2']);
    await expectNoObstacles(place);
  });

  it('shows a story that was met in two places once, and takes both away together', async () => {
    const source: LedgerRecord['source'] = {
      kind: 'article',
      url: 'https://daily.example/one#top',
      outlet: null,
      evidence: [],
    };
    const twice = [
      recordOf(1, { source, lastSeenMs: 5 }),
      recordOf(2, {
        source: { ...source, url: 'http://www.daily.example/one/' },
        aggregator: 'msn',
        lastSeenMs: 4,
      }),
    ];
    const host = hostOf([...twice, recordOf(3)]);
    const place = await draw(<Ledger host={host} />);
    await settle();
    expect(titles(place)).toEqual(['Story 3', 'Story 1']);
    expect(place.textContent).toContain('Also at MSN');
    await press(place, 'Forget “Story 1”');
    expect(host.forget.mock.calls[0]?.[0].sort()).toEqual(twice.map(({ id }) => id));
    expect(titles(place)).toEqual(['Story 3']);
  });

  it('goes by keys: on, back, star, note, select, forget', async () => {
    const host = hostOf([recordOf(1), recordOf(2), recordOf(3)]);
    const place = await draw(<Ledger host={host} />);
    await settle();
    const rows = () => [...place.querySelectorAll<HTMLElement>('.record')];
    rows()[0]?.focus();
    const key = async (name: string) => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
      await settle();
    };
    await key('ArrowDown');
    await key('j');
    await key('k');
    expect(document.activeElement).toBe(rows()[1]);
    expect(rows().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
    await key('s');
    expect(host.star).toHaveBeenCalledExactlyOnceWith([recordOf(2).id], true);
    await key('x');
    expect(rows()[1]?.querySelector('input')?.checked).toBe(true);
    await key('n');
    const field = place.querySelector('textarea');
    expect(document.activeElement).toBe(field);
    if (!field) throw new Error('no field');
    field.value = 'Ask Ada';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    await settle();
    expect(host.note).toHaveBeenCalledExactlyOnceWith(recordOf(2).id, 'Ask Ada');
    expect(place.querySelector('.note')?.textContent).toBe('Ask Ada');
    // The field is gone, the keyboard is where it was.
    expect(document.activeElement).toBe(rows()[1]);
    rows()[2]?.focus();
    await key('Delete');
    expect(titles(place)).toEqual(['Story 1', 'Story 2']);
    expect(document.activeElement).toBe(rows()[1]);
  });

  it('does the same to many at once, and takes the forgetting back', async () => {
    const host = hostOf([recordOf(1), recordOf(2), recordOf(3)]);
    const place = await draw(<Ledger host={host} />);
    await settle();
    for (const name of ['Select “Story 1”', 'Select “Story 3”']) await press(place, name);
    await press(place, 'Forget (2)');
    expect(titles(place)).toEqual(['Story 2']);
    expect(place.textContent).toContain('Forgotten: 2 stories');
    await press(place, 'Undo');
    expect(titles(place)).toHaveLength(3);
    await expectNoObstacles(place);
  });

  it('forgets a record and brings it back', async () => {
    const host = hostOf([recordOf(1), recordOf(2)]);
    const place = await draw(<Ledger host={host} />);
    await settle();
    await press(place, 'Forget “Story 1”');
    expect(titles(place)).toEqual(['Story 2']);
    expect(place.textContent).toContain('Forgotten: Story 1');
    await press(place, 'Undo');
    expect(host.unforget).toHaveBeenCalledOnce();
    expect(titles(place).sort()).toEqual(['Story 1', 'Story 2']);
    expect(place.textContent).toContain('Brought back: Story 1');
  });

  it('offers no way back where the disk was too full for one, and says so', async () => {
    const forget = vi.fn(async () => ({ isKept: false }));
    const place = await draw(<Ledger host={hostOf([recordOf(1), recordOf(2)], { forget })} />);
    await settle();
    await press(place, 'Forget “Story 1”');
    const told = place.querySelector('.done');
    expect(told?.textContent).toBe('Forgotten: Story 1 There was no room to keep it for Undo.');
    expect(told?.querySelector('button')).toBeNull();
  });

  it('forgets everything only after it has asked', async () => {
    const host = hostOf([recordOf(1), recordOf(2)]);
    const place = await draw(<Ledger host={host} />);
    await settle();
    await press(place, 'Forget everything…');
    expect(place.querySelector('dialog')?.open).toBe(true);
    expect(place.querySelector('dialog')?.textContent).toContain('Forget all articles (2)?');
    await press(place, 'Cancel');
    expect(place.querySelector('dialog')?.open).toBe(false);
    expect(host.forgetAll).not.toHaveBeenCalled();
    await press(place, 'Forget everything…');
    await press(place, 'Yes, forget everything');
    expect(host.forgetAll).toHaveBeenCalledOnce();
    expect(place.textContent).toContain('Everything is forgotten.');
    expect(place.textContent).toContain('Nothing here yet');
  });

  it('tells in words that the store failed, with a report, and keeps what it shows', async () => {
    const host = hostOf([recordOf(1)], { forget: () => Promise.reject(new Error('ledger full')) });
    const place = await draw(<Ledger host={host} />);
    await settle();
    await press(place, 'Forget “Story 1”');
    expect(place.querySelector('[role=alert]')?.textContent).toContain('your browser’s storage is full');
    expect(place.querySelector('textarea')?.value).toBe('forget: Error: ledger full');
    expect(titles(place)).toEqual(['Story 1']);
    await expectNoObstacles(place);
    await press(place, 'Try again');
    expect(place.querySelector('[role=alert]')).toBeNull();
  });

  it('tells beside the file that it could not be read, and lets the same one be picked again', async () => {
    const host = hostOf([recordOf(1)], { preview: () => Promise.reject(new Error('unreadable')) });
    const place = await draw(<Ledger host={host} />);
    await settle();
    const field = place.querySelector<HTMLInputElement>('input[type=file]');
    if (!field) throw new Error('no field for files');
    const cleared = vi.fn();
    Object.defineProperty(field, 'files', { value: [new File(['{'], 'list.jsonl')] });
    Object.defineProperty(field, 'value', { set: cleared });
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(field.closest('.panel')?.querySelector('[role=alert] textarea')).toHaveProperty(
      'value',
      'look at file: Error: unreadable',
    );
    expect(cleared).toHaveBeenCalledWith('');
    await expectNoObstacles(place);
  });

  it('offers nothing to search, save or forget while there is nothing', async () => {
    const place = await draw(<Ledger host={hostOf([])} />);
    await settle();
    expect(place.querySelector('search')).toBeNull();
    expect(place.querySelector('[data-format]')).toBeNull();
    expect(place.querySelector('input[type=file]')).not.toBeNull();
    expect(place.querySelectorAll('h1')).toHaveLength(1);
  });

  it('says when nothing new is noted down', async () => {
    const place = await draw(<Ledger host={hostOf([], { keeping: async () => false })} />);
    await settle();
    expect(place.textContent).toContain('switched off in the options');
  });

  it('tells what kept articles from being noted down while reading went on', async () => {
    const host = hostOf([recordOf(1)], { trouble: async () => 'error_ledgerFull' });
    const place = await draw(<Ledger host={host} />);
    await settle();
    expect(place.querySelector('[role=alert]')?.textContent).toContain('your browser’s storage is full');
    expect(titles(place)).toEqual(['Story 1']);
    await expectNoObstacles(place);
  });
});
