import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { askAt, LIMITS } from '../../../utils/source/find/ask';
import type { Site } from '../../tools/serve';
import { type Call, fetcherOf } from './fetcher';

const HOME = 'https://www.tidewater.example/';
const never = new AbortController().signal;

function asking(site: Site, limits = {}, cancelled: AbortSignal = never) {
  const calls: Call[] = [];
  return { ...askAt(HOME, cancelled, fetcherOf(site, calls), { ...LIMITS, ...limits }), calls };
}
const text = (body: string | Uint8Array, contentType = 'text/html') => ({ contentType, body });

describe('asking an outlet', () => {
  it('sends nothing but the request, and follows nothing', async () => {
    const { ask, calls } = asking(() => text('Good morning.'));
    expect(await ask(HOME)).toEqual({ ok: true, url: HOME, text: 'Good morning.' });
    expect(calls[0]?.init).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'manual',
    });
    expect(calls[0]?.init.headers).toBeUndefined();
    expect(calls[0]?.init.body).toBeUndefined();
  });

  it.each([
    'https://elsewhere.example/rss',
    'https://tidewater.example.elsewhere.example/',
    'https://reader:secret@www.tidewater.example/',
    'https://www.tidewater.example:8443/',
    'http://www.tidewater.example:8080/',
    'ftp://www.tidewater.example/',
    'javascript:alert(1)',
    'https://127.0.0.1/',
    'not an address',
  ])('never goes to %s', async (url) => {
    const { ask, calls } = asking(() => text(''));
    expect(await ask(url)).toEqual({ ok: false, why: 'notAsked' });
    expect(calls).toEqual([]);
  });

  it('asks over https what is named without, and the same address once', async () => {
    const { ask, calls } = asking(() => text('x'));
    await ask('http://tidewater.example/rss#top');
    await ask('https://tidewater.example/rss');
    expect(calls.map(({ url }) => url)).toEqual(['https://tidewater.example/rss']);
  });

  it.each([
    [301, 'redirected'],
    [401, 'refused'],
    [403, 'refused'],
    [404, 'missing'],
    [410, 'missing'],
    [429, 'refused'],
    [500, 'broken'],
    [503, 'broken'],
  ] as const)('takes %i for %s', async (status, why) => {
    const { ask } = asking(() => ({ status, ...text('') }));
    expect(await ask(HOME)).toEqual({ ok: false, why });
  });

  it('does not come again to who will not let it in', async () => {
    const { ask, calls, replies } = asking(() => ({ status: 429, ...text('') }));
    for (let at = 0; at < 6; at++) await ask(`${HOME}${at}`);
    expect(calls).toHaveLength(LIMITS.refusals);
    expect(replies).toEqual(['refused', 'refused', 'refused']);
  });

  it('takes a network that fails for what it is', async () => {
    const { ask } = asking(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await ask(HOME)).toEqual({ ok: false, why: 'unreachable' });
  });

  it('asks so often and no more', async () => {
    const { ask, calls } = asking(() => text('x'), { requests: 3 });
    for (let at = 0; at < 6; at++) await ask(`${HOME}${at}`);
    expect(calls).toHaveLength(3);
    expect(await ask(`${HOME}9`)).toEqual({ ok: false, why: 'notAsked' });
  });

  it('reads so much and no more, though it goes on for ever', async () => {
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 1000;
        yield 'x'.repeat(1000);
      }
    }
    const { ask } = asking(() => ({ contentType: 'text/html', body: endless() }), { bytes: 50_500 });
    const reply = await ask(HOME);
    expect(reply.ok && reply.text.length).toBe(50_500);
    expect(sent).toBeLessThan(200_000);
  });

  it('waits so long and no longer, for one and for all', async () => {
    const silent = () => new Promise<never>(() => {});
    const one = asking(silent, { requestMs: 30 });
    expect(await one.ask(HOME)).toEqual({ ok: false, why: 'slow' });
    const all = asking(silent, { totalMs: 30 });
    expect(await all.ask(HOME)).toEqual({ ok: false, why: 'slow' });
    expect(await all.ask(`${HOME}b`)).toEqual({ ok: false, why: 'notAsked' });
    expect(all.calls).toHaveLength(1);
  });

  it('gives up on what drips', async () => {
    async function* drip() {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        yield 'x';
      }
    }
    const { ask } = asking(() => ({ contentType: 'text/html', body: drip() }), { requestMs: 60 });
    expect(await ask(HOME)).toEqual({ ok: false, why: 'slow' });
  });

  it('stops at once when the reader does not want to wait', async () => {
    const controller = new AbortController();
    const { ask, calls } = asking(() => new Promise<never>(() => {}), {}, controller.signal);
    const reply = ask(HOME);
    controller.abort();
    expect((await reply).ok).toBe(false);
    expect(await ask(`${HOME}b`)).toEqual({ ok: false, why: 'notAsked' });
    expect(calls).toHaveLength(1);
  });

  it('unpacks gzipped files, to a limit, and as far as they go', async () => {
    const plain = '<urlset/>'.repeat(10_000);
    const packed = gzipSync(plain);
    const whole = await asking(() => text(packed)).ask(HOME);
    expect(whole.ok && whole.text).toBe(plain);
    const bomb = await asking(() => text(gzipSync('a'.repeat(20_000_000))), { bytes: 100_000 }).ask(HOME);
    expect(bomb.ok && bomb.text.length).toBe(100_000);
    const cut = await asking(() => text(packed.subarray(0, packed.length - 12))).ask(HOME);
    expect(cut.ok && cut.text.startsWith('<urlset/>')).toBe(true);
    const no = await asking(() => text(Uint8Array.of(0x1f, 0x8b, 1, 2, 3))).ask(HOME);
    expect(no).toEqual({ ok: true, url: HOME, text: '' });
  });

  it.each([
    ['by its header', 'text/html; charset=windows-1254', ''],
    ['in XML', 'application/xml', '<?xml version="1.0" encoding="windows-1254"?>'],
    ['in HTML', 'text/html', '<meta charset="windows-1254">'],
  ])('reads the encoding that is named %s', async (_, contentType, head) => {
    const bytes = Uint8Array.of(...Buffer.from(head, 'latin1'), 0xfe, 0x69, 0xfe);
    const reply = await asking(() => text(bytes, contentType)).ask(HOME);
    expect(reply.ok && reply.text).toBe(`${head}şiş`);
  });

  it('reads an encoding that is none as UTF-8', async () => {
    const reply = await asking(() => text(Buffer.from('ş'), 'text/html; charset=klingon')).ask(HOME);
    expect(reply.ok && reply.text).toBe('ş');
  });
});
