import { describe, expect, it } from 'vitest';
import { lineOf } from '../../utils/ledger/line';
import { picturesOf } from '../../utils/ledger/pictures';
import { record } from './make';

const NOW = new Date(2026, 4, 20, 12).getTime();
const line = (change: Partial<ReturnType<typeof lineOf>>) => ({
  ...lineOf(record()),
  firstSeenMs: NOW,
  ...change,
});

describe('the pictures of a ledger', () => {
  it('count a story once, wherever it was met', () => {
    const { outlets, months } = picturesOf(
      [
        line({ story: 'a', outlet: 'Blitz', firstSeenMs: new Date(2026, 3, 2).getTime() }),
        line({ story: 'a', outlet: 'Blitz', openedMs: NOW }),
        line({ story: 'b', outlet: 'Courier' }),
        line({ story: 'c', outlet: 'Blitz' }),
        line({ story: 'd', outlet: '', firstSeenMs: new Date(2024, 3, 2).getTime() }),
      ],
      NOW,
    );
    expect(outlets).toEqual([
      { outlet: 'Blitz', stories: 2, opened: 1 },
      { outlet: 'Courier', stories: 1, opened: 0 },
    ]);
    expect(months).toHaveLength(12);
    expect(months[0]?.month).toBe('2025-06');
    expect(months.slice(-2)).toEqual([
      { month: '2026-04', met: 1, opened: 0 },
      { month: '2026-05', met: 2, opened: 1 },
    ]);
  });

  it('tell what an aggregator shows of an outlet from two articles on', () => {
    const { shares } = picturesOf(
      [
        line({ story: 'a', aggregator: 'qoshe', outlet: 'Blitz', share: 0.2 }),
        line({ story: 'b', aggregator: 'qoshe', outlet: 'Blitz', share: 0.4 }),
        line({ story: 'c', aggregator: 'qoshe', outlet: 'Blitz', share: 0 }),
        line({ story: 'd', aggregator: 'msn', outlet: 'Blitz', share: 1 }),
      ],
      NOW,
    );
    expect(shares).toHaveLength(1);
    expect(shares[0]).toMatchObject({ aggregator: 'qoshe', outlet: 'Blitz', articles: 2 });
    expect(shares[0]?.share).toBeCloseTo(0.3);
  });
});
