import { describe, expect, it, vi } from 'vitest';
import { Ledger, type LedgerHost } from '../../components/Ledger';
import type { LedgerRecord } from '../../utils/ledger/record';
import { control, draw, expectNoObstacles, finding, press, settle } from './draw';

/** Longer than the pause after which a search runs. */
const AFTER_TYPING_MS = 200;

function recordOf(number: number, over: Partial<LedgerRecord> = {}): LedgerRecord {
  const { dir: _, ...article } = finding({ title: `Story ${number}` });
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
  const host = {
    list: vi.fn(async (search: string, offset: number, limit: number) => {
      const hits = records.filter(({ title }) => title.includes(search));
      return { records: hits.slice(offset, offset + limit), total: hits.length };
    }),
    forget: vi.fn(async (ids: string[]) => {
      records = records.filter(({ id }) => !ids.includes(id));
    }),
    forgetAll: vi.fn(async () => {
      records = [];
    }),
    restore: vi.fn(async (again: LedgerRecord[]) => {
      records = [...records, ...again];
    }),
    opened: vi.fn(async () => {}),
    search: vi.fn(async () => {}),
    keeping: async () => true,
    copy: async () => {},
    problemOf: (error: unknown, doing: string) => ({
      words: 'error_ledgerFull' as const,
      report: `${doing}: ${String(error)}`,
    }),
    pages: { cleaned: '/cleaned.html', options: '/options.html' },
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
    expect(first?.querySelector('.origin')?.getAttribute('href')).toBe('https://www.daily.example/river');
    expect(place.textContent).toContain('1–2 of 2');
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

  it('says honestly where there is no way to the source, and offers no unsafe one', async () => {
    const source = (kind: LedgerRecord['source']['kind'], url: string | null) => ({
      source: { kind, url, outlet: null, evidence: [] },
    });
    const host = hostOf([
      recordOf(1, source('unresolvable', null)),
      recordOf(2, source('self', null)),
      recordOf(3, source('article', 'javascript:alert(1)')),
    ]);
    const place = await draw(<Ledger host={host} />);
    await settle();
    expect(place.querySelectorAll('.origin')).toHaveLength(0);
    expect(place.textContent).toContain('The link to the original is hidden.');
    expect(place.textContent).toContain('This page is the original.');
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

  it('searches when typing pauses, once', async () => {
    const host = hostOf([recordOf(1), recordOf(2)]);
    const place = await draw(<Ledger host={host} />);
    await settle();
    host.list.mockClear();
    for (const text of ['S', 'St', 'Story 2']) await type(place, text);
    await settle(AFTER_TYPING_MS);
    expect(host.list).toHaveBeenCalledExactlyOnceWith('Story 2', 0, 50);
    expect(titles(place)).toEqual(['Story 2']);
    await type(place, 'nothing like it');
    await settle(AFTER_TYPING_MS);
    expect(place.textContent).toContain('Nothing found');
    expect(place.textContent).not.toContain('Nothing here yet');
  });

  it('lets no slow answer overwrite a later one', async () => {
    let answerFirst = (_: { records: LedgerRecord[]; total: number }) => {};
    const host = hostOf([recordOf(2)]);
    host.list.mockImplementationOnce(() => new Promise((resolve) => (answerFirst = resolve)));
    const place = await draw(<Ledger host={host} />);
    await type(place, 'Story');
    await settle(AFTER_TYPING_MS);
    answerFirst({ records: [recordOf(1)], total: 1 });
    await settle();
    expect(titles(place)).toEqual(['Story 2']);
  });

  it('turns pages', async () => {
    const host = hostOf(Array.from({ length: 120 }, (_, index) => recordOf(index)));
    const place = await draw(<Ledger host={host} />);
    await settle();
    expect(place.textContent).toContain('1–50 of 120');
    expect(control(place, 'Previous').hasAttribute('disabled')).toBe(true);
    await press(place, 'Next');
    await press(place, 'Next');
    expect(place.textContent).toContain('101–120 of 120');
    expect(control(place, 'Next').hasAttribute('disabled')).toBe(true);
    await press(place, 'Previous');
    expect(titles(place)[0]).toBe('Story 50');
  });

  it('forgets a record and brings it back', async () => {
    const host = hostOf([recordOf(1), recordOf(2)]);
    const place = await draw(<Ledger host={host} />);
    await settle();
    await press(place, 'Forget “Story 1”');
    expect(titles(place)).toEqual(['Story 2']);
    expect(place.textContent).toContain('Forgotten: Story 1');
    await press(place, 'Undo');
    expect(host.restore).toHaveBeenCalledExactlyOnceWith([recordOf(1)]);
    expect(titles(place)).toEqual(['Story 2', 'Story 1']);
    expect(place.textContent).toContain('Brought back: Story 1');
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

  it('says when nothing new is noted down', async () => {
    const place = await draw(<Ledger host={hostOf([], { keeping: async () => false })} />);
    await settle();
    expect(place.textContent).toContain('switched off in the options');
  });
});
