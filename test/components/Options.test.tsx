import { describe, expect, it, vi } from 'vitest';
import { Options, type OptionsHost } from '../../components/Options';
import { Welcome } from '../../components/Welcome';
import { DEFAULT_SETTINGS, type Settings, siteFromInput } from '../../utils/platform/settings';
import { control, draw, expectNoObstacles, press, settle } from './draw';

function hostOf(over: Partial<OptionsHost> = {}, stored: Settings = DEFAULT_SETTINGS) {
  let settings = stored;
  return {
    read: async () => settings,
    change: vi.fn(async (change: Partial<Settings>) => {
      settings = { ...settings, ...change };
      return settings;
    }),
    watch: vi.fn((_: (settings: Settings) => void) => () => {}),
    stops: async () => [],
    watchStops: () => () => {},
    tryAgain: vi.fn(async () => {}),
    siteFromInput,
    hasAccess: async () => true,
    allow: vi.fn(async () => true),
    allowFor: async () => true,
    machines: {
      read: async () => null,
      watch: () => () => {},
      connect: vi.fn(async () => {}),
      disconnect: vi.fn(async () => {}),
      replicate: vi.fn(async () => {}),
    },
    copy: async () => {},
    problemOf: (error: unknown, doing: string) => ({
      words: 'error_storage' as const,
      report: `${doing}: ${String(error)}`,
    }),
    pages: { changes: '#', cleaned: '/cleaned.html', ledger: '/ledger.html', options: '/options.html' },
    ...over,
  } satisfies OptionsHost;
}

const choice = (place: HTMLElement, value: string) => {
  const input = place.querySelector<HTMLInputElement>(`input[value=${value}]`);
  if (!input) throw new Error(`no choice ${value}`);
  return input;
};

describe('the options', () => {
  it('show what is chosen', async () => {
    const host = hostOf(
      {},
      { ...DEFAULT_SETTINGS, consentMode: 'dismiss', runOn: 'onClick', showNotice: false },
    );
    const place = await draw(<Options host={host} />);
    await settle();
    expect(choice(place, 'dismiss').checked).toBe(true);
    expect(choice(place, 'onClick').checked).toBe(true);
    const [notice, ledger] = place.querySelectorAll<HTMLInputElement>('[role=switch]');
    expect([notice?.checked, ledger?.checked]).toEqual([false, true]);
    await expectNoObstacles(place);
  });

  it.each([
    ['off', { consentMode: 'off' }],
    ['dismiss', { consentMode: 'dismiss' }],
    ['aggregators', { runOn: 'aggregators' }],
    ['onClick', { runOn: 'onClick' }],
  ] as const)('change only what was chosen: %s', async (value, change) => {
    const host = hostOf();
    const place = await draw(<Options host={host} />);
    await settle();
    choice(place, value).click();
    await settle();
    expect(host.change).toHaveBeenCalledExactlyOnceWith(change);
    expect(choice(place, value).checked).toBe(true);
    expect(place.textContent).toContain('Saved');
  });

  it.each([
    [0, { showNotice: false }],
    [1, { openAtPlace: false }],
    [2, { showForesight: false }],
    [3, { keepLedger: false }],
  ])('switch %i off', async (index, change) => {
    const host = hostOf();
    const place = await draw(<Options host={host} />);
    await settle();
    place.querySelectorAll<HTMLInputElement>('[role=switch]')[index]?.click();
    await settle();
    expect(host.change).toHaveBeenCalledExactlyOnceWith(change);
  });

  it('list the sites with a choice of their own, and take them off or add one', async () => {
    const host = hostOf(
      {},
      { ...DEFAULT_SETTINGS, consentSites: { 'b.example': 'ask', 'a.example': 'off' } },
    );
    const place = await draw(<Options host={host} />);
    await settle();
    expect([...place.querySelectorAll('select')].map(({ value }) => value)).toEqual(['off', 'ask']);
    await expectNoObstacles(place);
    await press(place, 'Remove b.example');
    expect(host.change).toHaveBeenLastCalledWith({ consentSites: { 'a.example': 'off' } });
    const field = place.querySelector<HTMLInputElement>('.add-site input');
    if (!field) throw new Error('no field');
    const type = async (text: string) => {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
      await press(place, 'Add');
    };
    await type('not a site');
    expect(place.textContent).toContain('That is no site’s name.');
    expect(host.change).toHaveBeenCalledTimes(1);
    await type('https://www.c.example/page');
    expect(host.change).toHaveBeenLastCalledWith({
      consentSites: { 'a.example': 'off', 'c.example': 'ask' },
    });
    expect(place.textContent).not.toContain('That is no site’s name.');
  });

  it('list where the loop guard stopped, and try again there', async () => {
    const host = hostOf({
      stops: async () => [{ site: 'loop.example', sinceMs: Date.UTC(2026, 1, 3), what: 'No thanks' }],
    });
    const place = await draw(<Options host={host} />);
    await settle();
    expect(place.textContent).toContain('No thanks');
    await expectNoObstacles(place);
    await press(place, 'Answer banners on loop.example again');
    expect(host.tryAgain).toHaveBeenCalledExactlyOnceWith('loop.example');
    expect(place.textContent).not.toContain('loop.example');
  });

  it('take a site off the list of sites that are off', async () => {
    const host = hostOf({}, { ...DEFAULT_SETTINGS, sitesOff: ['a.example', 'b.example'] });
    const place = await draw(<Options host={host} />);
    await settle();
    await press(place, 'Remove a.example from the list');
    expect(host.change).toHaveBeenCalledExactlyOnceWith({ sitesOff: ['b.example'] });
    expect(place.textContent).not.toContain('a.example');
    await press(place, 'Remove b.example from the list');
    expect(place.textContent).toContain('None. The switch in the popup adds a site.');
  });

  it('show no list that is empty', async () => {
    const place = await draw(<Options host={hostOf()} />);
    await settle();
    const legends = [...place.querySelectorAll('legend')].map(({ textContent }) => textContent);
    expect(legends).toContain('Banners, site by site');
    expect(legends).not.toContain('Sites on which Headwater is off');
    expect(legends).not.toContain('Sites without marks on headlines');
  });

  it('follow a change that was made elsewhere', async () => {
    let tell = (_: Settings) => {};
    const host = hostOf({
      watch: (onChange) => {
        tell = onChange;
        return () => {};
      },
    });
    const place = await draw(<Options host={host} />);
    await settle();
    tell({ ...DEFAULT_SETTINGS, consentMode: 'off' });
    await settle();
    expect(choice(place, 'off').checked).toBe(true);
  });

  it('tell when a choice could not be stored, and show what stands', async () => {
    const host = hostOf({ change: vi.fn(() => Promise.reject(new Error('quota'))) });
    const place = await draw(<Options host={host} />);
    await settle();
    choice(place, 'off').click();
    await settle();
    expect(place.querySelector('[role=alert]')?.textContent).toContain('could not save that');
    expect(place.textContent).not.toContain('Saved');
    expect(choice(place, 'reject').checked).toBe(true);
  });

  it('ask for access where it is withheld', async () => {
    const host = hostOf({ hasAccess: async () => false });
    const place = await draw(<Options host={host} />);
    await settle();
    expect(place.textContent).toContain('withholds access');
    await press(place, 'Allow access');
    expect(host.allow).toHaveBeenCalledOnce();
    expect(place.textContent).toContain('Headwater may see web pages.');
  });
});

describe('the first-run page', () => {
  const rest = {
    pages: { ledger: '/ledger.html', cleaned: '/cleaned.html', options: '/options.html' },
    read: async () => DEFAULT_SETTINGS,
    change: async (change: object) => ({ ...DEFAULT_SETTINGS, ...change }),
  };

  it.each(['chrome', 'firefox'] as const)(
    'tells what it does, what it never does, and how to pin it in %s',
    async (toolbar) => {
      const place = await draw(
        <Welcome host={{ hasAccess: async () => true, allow: async () => true, toolbar, ...rest }} />,
      );
      await settle();
      expect(place.textContent).toContain('never goes around a paywall');
      expect(place.textContent?.includes('Pin to Toolbar')).toBe(toolbar === 'firefox');
      expect(control(place, 'Sources').getAttribute('href')).toBe('/ledger.html');
      await expectNoObstacles(place);
    },
  );

  it('asks for access where the browser gave none at install', async () => {
    const allow = vi.fn(async () => true);
    const place = await draw(
      <Welcome host={{ hasAccess: async () => false, allow, toolbar: 'firefox', ...rest }} />,
    );
    await settle();
    await press(place, 'Allow access');
    expect(allow).toHaveBeenCalledOnce();
    expect(place.textContent).not.toContain('Allow access');
  });
});
