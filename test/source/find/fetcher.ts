/** The platform's `fetch`, answered by a test's site, as far as asking an outlet needs it. */
import type { Site } from '../../tools/serve';

export interface Call {
  url: string;
  init: RequestInit;
}

const bytesOf = (part: string | Uint8Array) =>
  typeof part === 'string' ? new TextEncoder().encode(part) : part;

async function* once<T>(part: T): AsyncGenerator<T> {
  yield part;
}

/**
 * @param site answers; a rejection is a network that fails
 * @param calls notes every request
 */
export function fetcherOf(site: Site, calls: Call[] = []): typeof fetch {
  return async (input, init = {}) => {
    const url = String(input);
    calls.push({ url, init });
    init.signal?.throwIfAborted();
    // As in browsers, what is under way fails when it is aborted.
    const gone = new Promise<never>((_, reject) =>
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
    );
    gone.catch(() => {});
    const found = await Promise.race([site(new URL(url), {}), gone]);
    const status = found?.status ?? (found ? 200 : 404);
    const isRedirect = status >= 300 && status < 400;
    const given = found?.body ?? '';
    const parts = (typeof given === 'string' || given instanceof Uint8Array ? once(given) : given)[
      Symbol.asyncIterator
    ]();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const next = await Promise.race([parts.next(), gone]);
        if (next.done) controller.close();
        else controller.enqueue(bytesOf(next.value));
      },
      cancel: () => void parts.return?.(),
    });
    return {
      type: isRedirect ? 'opaqueredirect' : 'basic',
      status: isRedirect ? 0 : status,
      headers: new Headers({ 'content-type': found?.contentType ?? 'text/plain' }),
      body: isRedirect ? null : body,
    } as Response;
  };
}
