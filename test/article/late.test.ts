import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchForLateChanges } from '../../utils/article/late';

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
});
afterEach(() => {
  vi.useRealTimers();
});

const settle = async (ms: number) => {
  // Observers tell in a microtask, timers only when they are advanced.
  await Promise.resolve();
  await vi.advanceTimersByTimeAsync(ms);
};

it('looks once for a burst of layers, and twice more after the load', async () => {
  const look = vi.fn();
  const stop = watchForLateChanges(document, null, look);
  for (let i = 0; i < 5; i++) document.body.append(document.createElement('div'));
  await settle(1000);
  expect(look).toHaveBeenCalledTimes(1);
  await settle(20_000);
  expect(look).toHaveBeenCalledTimes(3);
  stop();
});

it('looks after the first scrolling, once', async () => {
  const look = vi.fn();
  const stop = watchForLateChanges(document, null, look);
  await settle(10_000);
  const before = look.mock.calls.length;
  window.dispatchEvent(new Event('scroll'));
  window.dispatchEvent(new Event('scroll'));
  await settle(10_000);
  window.dispatchEvent(new Event('scroll'));
  await settle(10_000);
  expect(look.mock.calls.length - before).toBe(1);
  stop();
});

it('stops by itself on a page that changes all the time', async () => {
  const look = vi.fn();
  watchForLateChanges(document, null, look);
  for (let i = 0; i < 50; i++) {
    document.body.className = `state-${i}`;
    await settle(1000);
  }
  expect(look.mock.calls.length).toBe(8);
});

it('observes nothing in a page that nobody touches, and sees at the next press what came meanwhile', async () => {
  const look = vi.fn();
  const stop = watchForLateChanges(document, null, look);
  await settle(20_000);
  const before = look.mock.calls.length;
  document.body.append(document.createElement('div'));
  await settle(5000);
  expect(look.mock.calls.length).toBe(before);
  window.dispatchEvent(new Event('pointerdown'));
  await settle(1000);
  expect(look.mock.calls.length).toBe(before + 1);
  document.body.append(document.createElement('div'));
  await settle(1000);
  expect(look.mock.calls.length).toBe(before + 2);
  stop();
});

it('is silent once it was stopped', async () => {
  const look = vi.fn();
  const stop = watchForLateChanges(document, null, look);
  document.body.append(document.createElement('div'));
  stop();
  window.dispatchEvent(new Event('scroll'));
  await settle(20_000);
  expect(look).not.toHaveBeenCalled();
});
