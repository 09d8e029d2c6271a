/**
 * Asks an outlet's own site, and nobody else: no cookies, no referrer, no cache, no redirect followed, so much and no
 * more, in so much time and no longer.
 */
import { isOfferable } from '../../report';
import { isAtHome } from './entry';

/** Why a request brought nothing. */
export type Refusal =
  /** Told to go elsewhere; whereto is not asked. */
  | 'redirected'
  /** Not let in (401, 403, 429, 451). */
  | 'refused'
  | 'missing'
  | 'broken'
  | 'slow'
  | 'unreachable'
  /** Not on the outlet's own site over https, or no request is left. */
  | 'notAsked';

export type Reply = { ok: true; url: string; text: string } | { ok: false; why: Refusal };

export interface Limits {
  requests: number;
  /** Of one request, to its last byte, in milliseconds. */
  requestMs: number;
  /** Of all together. */
  totalMs: number;
  /** Of one answer, unpacked; what goes beyond is not read. */
  bytes: number;
  /** Requests that are not let in before no more is asked. */
  refusals: number;
}

/** An honest outlet is far below all of these. */
export const LIMITS: Limits = {
  requests: 14,
  requestMs: 8_000,
  totalMs: 30_000,
  bytes: 4_000_000,
  refusals: 3,
};

/** Asks for one address; never rejects. */
export type Ask = (url: string) => Promise<Reply>;

const GZIP = [0x1f, 0x8b] as const;

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** Reads a stream up to a size; more is not asked for. */
async function readUpTo(
  stream: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    while (size < maxBytes) {
      const { done, value } = await reader.read();
      if (done) break;
      const part = value.subarray(0, maxBytes - size);
      parts.push(part);
      size += part.byteLength;
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
  return joined(parts);
}

/** Sitemaps are often files that are themselves gzipped; what breaks off is read as far as it goes. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== GZIP[0] || bytes[1] !== GZIP[1]) return bytes;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const kept = plain.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        parts.push(Uint8Array.from(part));
        controller.enqueue(part);
      },
    }),
  );
  try {
    return await readUpTo(kept, maxBytes);
  } catch {
    return joined(parts);
  }
}

/** Text in the encoding that the answer, or the beginning of the file, names. */
function textOf(bytes: Uint8Array, contentType: string): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const named =
    /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1] ??
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w:.-]+)/i.exec(start)?.[1] ??
    /<meta[^>]*\bcharset\s*=\s*["']?([\w:.-]+)/i.exec(start)?.[1] ??
    'utf-8';
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function refusalOf(status: number): Refusal | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return 'redirected';
  if (status === 401 || status === 403 || status === 429 || status === 451) return 'refused';
  return status < 500 ? 'missing' : 'broken';
}

/**
 * @param home the outlet's home page: only its registrable domain is asked, over https
 * @param cancelled ends what is under way, and all that would follow
 * @param fetcher the platform's `fetch`
 * @returns asks one address after the other; `replies` holds what came of each, in order, without its text
 */
export function askAt(
  home: string,
  cancelled: AbortSignal,
  fetcher: typeof fetch,
  limits: Limits = LIMITS,
): { ask: Ask; replies: ('ok' | Refusal)[] } {
  const replies: ('ok' | Refusal)[] = [];
  const asked = new Map<string, Reply>();
  const outOfTime = AbortSignal.any([cancelled, AbortSignal.timeout(limits.totalMs)]);
  const isOver = () =>
    outOfTime.aborted ||
    replies.length >= limits.requests ||
    replies.filter((reply) => reply === 'refused').length >= limits.refusals;

  const request = async (url: string): Promise<Reply> => {
    const slow = AbortSignal.timeout(limits.requestMs);
    try {
      const response = await fetcher(url, {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        redirect: 'manual',
        signal: AbortSignal.any([outOfTime, slow]),
      });
      const why = response.type === 'opaqueredirect' ? 'redirected' : refusalOf(response.status);
      if (why || !response.body) {
        void response.body?.cancel().catch(() => {});
        return { ok: false, why: why ?? 'missing' };
      }
      const bytes = await unpacked(await readUpTo(response.body, limits.bytes), limits.bytes);
      return { ok: true, url, text: textOf(bytes, response.headers.get('content-type') ?? '') };
    } catch {
      return { ok: false, why: slow.aborted || outOfTime.aborted ? 'slow' : 'unreachable' };
    }
  };

  const ask: Ask = async (given) => {
    const address = URL.canParse(given) ? new URL(given) : null;
    if (address) {
      address.hash = '';
      // An outlet that names its feed in plain http nearly always has it over https, too.
      if (address.protocol === 'http:' && address.port === '') address.protocol = 'https:';
    }
    const url = address?.href ?? '';
    const isAllowed =
      isOfferable(url) && address?.protocol === 'https:' && address.port === '' && isAtHome(url, home);
    if (!isAllowed) return { ok: false, why: 'notAsked' };
    const known = asked.get(url);
    if (known) return known;
    if (isOver()) return { ok: false, why: 'notAsked' };
    const reply = await request(url);
    asked.set(url, reply);
    replies.push(reply.ok ? 'ok' : reply.why);
    return reply;
  };
  return { ask, replies };
}
