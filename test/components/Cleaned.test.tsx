import { describe, expect, it, vi } from 'vitest';
import { Cleaned, type CleanedHost } from '../../components/Cleaned';
import type { Cleaning } from '../../utils/ledger/cleaning';
import { DEFAULT_SETTINGS } from '../../utils/platform/settings';
import { control, draw, expectNoObstacles, press, settle } from './draw';

const cleaning = (site: string, over: Partial<Cleaning> = {}): Cleaning => ({
  version: 1,
  site,
  outcome: 'rejected',
  stage: 'knownTool',
  tool: 'Klaro',
  pressed: 'I decline',
  visibleMs: 340,
  firstMs: Date.UTC(2026, 0, 1),
  lastMs: Date.UTC(2026, 0, 2),
  times: 12,
  visit: 'visit-01',
  ...over,
});

function hostOf(stored: Cleaning[], over: Partial<CleanedHost> = {}) {
  let cleanings = stored;
  return {
    list: vi.fn(async (search: string, offset: number, limit: number) => {
      const hits = cleanings.filter(({ site }) => site.includes(search));
      return { cleanings: hits.slice(offset, offset + limit), total: hits.length };
    }),
    forgetAll: vi.fn(async () => {
      cleanings = [];
    }),
    settings: async () => ({ ...DEFAULT_SETTINGS, consentSites: { 'b.example': 'off' as const } }),
    watch: () => () => {},
    stops: async () => [],
    watchStops: () => () => {},
    choose: vi.fn(async () => {}),
    copy: async () => {},
    problemOf: (error: unknown, doing: string) => ({
      words: 'error_ledgerUnavailable' as const,
      report: `${doing}: ${String(error)}`,
    }),
    pages: { ledger: '/ledger.html', cleaned: '/cleaned.html', options: '/options.html' },
    ...over,
  } satisfies CleanedHost;
}

describe('the page of where Headwater acted', () => {
  it('lists every site with what was done, by what, how often and how long it showed', async () => {
    const place = await draw(
      <Cleaned
        host={hostOf([
          cleaning('a.example'),
          cleaning('b.example', { outcome: 'leftPayOrAccept', tool: null, pressed: null, visibleMs: null }),
        ])}
      />,
    );
    await settle();
    const [first, second] = place.querySelectorAll('.record');
    for (const words of ['a.example', 'tracking refused', 'Klaro', '“I decline”', 'Visits: 12', '0.3 sec'])
      expect(first?.textContent).toContain(words);
    expect(second?.textContent).toContain('pay or accept');
    expect(second?.textContent).not.toMatch(/Tool|Pressed|Seen for/);
    expect([...place.querySelectorAll('select')].map(({ value }) => value)).toEqual(['', 'off']);
    await expectNoObstacles(place);
  });

  it('leaves the banner of a site to the reader when asked, and says when that holds', async () => {
    const host = hostOf([cleaning('a.example')]);
    const place = await draw(<Cleaned host={host} />);
    await settle();
    await press(place, 'Show me the banner on a.example');
    expect(host.choose).toHaveBeenCalledExactlyOnceWith('a.example', 'ask');
    expect(place.querySelector('select')?.value).toBe('ask');
    expect(place.querySelector('.done')?.textContent).toContain('From the next visit on');
    expect(() => control(place, 'Show me the banner on a.example')).toThrow();
  });

  it('lists the sites whose banners are left to the reader, and answers them again when told to', async () => {
    const host = hostOf([], {
      settings: async () => ({
        ...DEFAULT_SETTINGS,
        consentSites: { 'asks.example': 'ask', 'b.example': 'off' },
      }),
      stops: async () => [{ site: 'loops.example', sinceMs: Date.UTC(2026, 0, 2), what: 'Reject all' }],
    });
    const place = await draw(<Cleaned host={host} />);
    await settle();
    const rows = () => [...place.querySelectorAll('.left-sites li')].map(({ textContent }) => textContent);
    expect(rows()).toHaveLength(2);
    expect(rows()[0]).toMatch(/loops\.example.*Came back after every answer.*Reject all/);
    expect(rows()[1]).toMatch(/asks\.example.*Ask me/);
    await expectNoObstacles(place);
    await press(place, 'Answer banners on loops.example again');
    expect(host.choose).toHaveBeenLastCalledWith('loops.example', null);
    await press(place, 'Answer banners on asks.example again');
    expect(host.choose).toHaveBeenLastCalledWith('asks.example', null);
    expect(rows()).toEqual([]);
  });

  it('forgets everything only after asking', async () => {
    const host = hostOf([cleaning('a.example')]);
    const place = await draw(<Cleaned host={host} />);
    await settle();
    const dialog = place.querySelector('dialog');
    if (!dialog) throw new Error('no dialog');
    dialog.showModal = () => dialog.setAttribute('open', '');
    await press(place, 'Forget everything…');
    expect(host.forgetAll).not.toHaveBeenCalled();
    await press(place, 'Yes, forget everything');
    expect(host.forgetAll).toHaveBeenCalledOnce();
    expect(place.textContent).toContain('Nothing here yet');
    await expectNoObstacles(place);
  });

  it('says when noting down is off, and when the store fails', async () => {
    const host = hostOf([], {
      settings: async () => ({ ...DEFAULT_SETTINGS, keepLedger: false }),
      list: () => Promise.reject(new Error('ledger unavailable')),
    });
    const place = await draw(<Cleaned host={host} />);
    await settle();
    expect(place.textContent).toContain('Noting down is switched off');
    expect(place.querySelector('[role=alert]')?.textContent).toContain('cannot be opened at the moment');
  });
});
