/**
 * A server on this machine that stands for the whole web: pages are answered under their real host names, over https
 * as well as http, on one port. Browsers are pointed at it by host mapping or as their proxy.
 */
import {
  createServer as createHttpServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { generate } from 'selfsigned';

export interface Answer {
  status?: number;
  contentType: string;
  /** What comes piece by piece ends when the asker has gone. */
  body: string | Uint8Array | AsyncIterable<string | Uint8Array>;
  headers?: Readonly<Record<string, string>>;
}

/** Answers for an address, or tells that nothing is there; `headers` are those of the request. */
export type Site = (address: URL, headers: IncomingHttpHeaders) => Answer | null | Promise<Answer | null>;

export interface TestServer {
  port: number;
  close(): Promise<void>;
}

/** First byte of a TLS handshake record (RFC 8446, section 5.1). */
const TLS_HANDSHAKE = 22;

/**
 * Starts the server on a free port of the loopback interface.
 *
 * Plain requests, TLS with a certificate made for this run, and proxy requests (`CONNECT`, absolute addresses) share
 * the port: the first byte tells them apart.
 *
 * @param site answers; what it leaves unanswered is an empty 404
 */
export async function serve(site: Site): Promise<TestServer> {
  const sockets = new Set<Socket>();

  const answer = (scheme: string) => async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    const address = URL.canParse(path) ? path : `${scheme}://${request.headers.host ?? 'localhost'}${path}`;
    let found: Answer | null = null;
    try {
      found = await site(new URL(address), request.headers);
    } catch (error) {
      found = { status: 500, contentType: 'text/plain', body: String(error) };
    }
    response.writeHead(found?.status ?? (found ? 200 : 404), {
      'content-type': found?.contentType ?? 'text/plain',
      // `no-store` would keep pages out of the back/forward cache, which is part of what is tested.
      'cache-control': 'no-cache',
      ...found?.headers,
    });
    const body = found?.body ?? 'Nothing is here.';
    if (typeof body === 'string' || body instanceof Uint8Array) response.end(body);
    // Whoever has heard enough hangs up, which is no fault.
    else await pipeline(body, response).catch(() => {});
  };

  const { private: key, cert } = await generate([{ name: 'commonName', value: 'sample pages' }], {
    keySize: 2048,
  });
  const plain = createHttpServer(answer('http'));
  const secure = createTlsServer({ key, cert }, answer('https'));
  plain.on('connect', (_request, socket: Socket) => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    route(socket);
  });

  /** Hands a connection to the server that speaks its language. */
  function route(socket: Socket): void {
    socket.once('data', (bytes) => {
      socket.pause();
      socket.unshift(bytes);
      (bytes[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  }

  const front = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    route(socket);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const bound = front.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('the server did not start');

  return {
    port: bound.port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        front.close(() => resolve());
      }),
  };
}
