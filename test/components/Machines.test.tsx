import { describe, expect, it, vi } from 'vitest';
import { Machines, type MachinesHost } from '../../components/Machines';
import type { MachinesView } from '../../utils/platform/machines';
import { draw, expectNoObstacles, press, settle } from './draw';

const VIEW: MachinesView = {
  url: 'https://couch.example',
  database: 'headwater',
  user: 'ada',
  lastMs: null,
  waiting: 12,
  trouble: null,
  refused: 0,
};

async function drawn(view: MachinesView | null, over: Partial<MachinesHost> = {}) {
  let now = view;
  const host = {
    read: async () => now,
    watch: () => () => {},
    connect: vi.fn(async () => {
      now = VIEW;
    }),
    disconnect: vi.fn(async () => {
      now = null;
    }),
    replicate: vi.fn(async () => {}),
    ...over,
  } satisfies MachinesHost;
  const problemOf = (error: unknown, doing: string) => ({
    words: 'machines_auth' as const,
    report: `${doing}: ${String(error)}`,
  });
  const place = await draw(<Machines host={host} problemOf={problemOf} copy={async () => {}} />);
  await settle();
  return { host, place };
}

describe('the ledger on several machines', () => {
  it('is off at first, and replicates as soon as it is connected', async () => {
    const { host, place } = await drawn(null);
    await expectNoObstacles(place);
    // Hardly anybody has a server: the form is there for those who ask for it.
    expect(place.querySelector<HTMLDetailsElement>('details:has(form)')?.open).toBe(false);
    const field = place.querySelector<HTMLInputElement>('input[name=server]');
    if (field) field.value = 'https://couch.example';
    place.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settle();
    expect(host.connect).toHaveBeenCalledExactlyOnceWith({
      url: 'https://couch.example',
      database: 'headwater',
      user: '',
      password: '',
    });
    expect(host.replicate).toHaveBeenCalledOnce();
    expect(place.textContent).toContain('Connected with');
    expect(place.textContent).toContain('Replicated');
    expect(place.querySelector('form')).toBeNull();
  });

  it('tells how it stands and what went wrong', async () => {
    const { place } = await drawn({ ...VIEW, trouble: 'machines_unreachable', refused: 3 });
    expect(place.textContent).toContain('Waiting to be sent: 12');
    expect(place.querySelector('[role=alert]')?.textContent).toContain('cannot be reached');
    expect(place.textContent).toContain('no records of Headwater: 3');
    await expectNoObstacles(place);
  });

  it('shows a refusal, and can be left', async () => {
    const { host, place } = await drawn(VIEW, {
      replicate: vi.fn(async () => Promise.reject(new Error('no'))),
    });
    await press(place, 'Replicate now');
    await settle();
    expect(place.textContent).toContain('refuses the name or the password');
    await press(place, 'Disconnect');
    await settle();
    expect(host.disconnect).toHaveBeenCalledOnce();
    expect(place.querySelector('form')).not.toBeNull();
  });
});
