import { beforeEach, describe, expect, it, vi } from 'vitest';
import { watchLeaving } from '../../utils/consent/leaving';
import { readerActedSince } from '../../utils/consent/reader';

vi.mock('../../utils/consent/reader', () => ({ watchReader: () => {}, readerActedSince: vi.fn() }));

const OWN = { tool: null, pressed: 'Close' };
const AWAY = { userInitiated: false, hashChange: false, destination: { sameDocument: false } };

function page(readerActs = false) {
  vi.mocked(readerActedSince).mockReturnValue(readerActs);
  const navigation = new EventTarget();
  const view = { navigation } as unknown as Window;
  const left = vi.fn();
  const leaving = watchLeaving(view, left);
  const go = (how: object) => navigation.dispatchEvent(Object.assign(new Event('navigate'), how));
  return { leaving, left, go };
}

describe('a page that is left', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    return () => vi.useRealTimers();
  });

  it('because of a press is told, with what was pressed', () => {
    const { leaving, left, go } = page();
    leaving.pressed(OWN);
    go(AWAY);
    expect(left).toHaveBeenCalledExactlyOnceWith(OWN);
  });

  it('of its own accord, long after a press, is told without one', () => {
    const { leaving, left, go } = page();
    leaving.pressed(OWN);
    vi.advanceTimersByTime(4000);
    go(AWAY);
    expect(left).toHaveBeenCalledExactlyOnceWith(null);
  });

  it.each([
    ['by a link of the reader', { ...AWAY, userInitiated: true }, false],
    ['for another place in it', { ...AWAY, hashChange: true }, false],
    ['for another route of it', { ...AWAY, destination: { sameDocument: true } }, false],
    ['by what the reader pressed a moment ago', AWAY, true],
  ])('%s is not told', (_, how, readerActs) => {
    const { leaving, left, go } = page(readerActs);
    leaving.pressed(OWN);
    go(how);
    expect(left).not.toHaveBeenCalled();
  });

  it('after it was given up is not told', () => {
    const { leaving, left, go } = page();
    leaving.stop();
    go(AWAY);
    expect(left).not.toHaveBeenCalled();
  });
});
