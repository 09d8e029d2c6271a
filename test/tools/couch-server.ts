/**
 * A server of the CouchDB protocol with its databases on disk, as a process of its own that a test may kill. Arguments:
 * folder, port (0 for a free one), and who may ask, as `user:password`. Tells its port on the first line it writes.
 */
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

interface Request {
  headers: { authorization?: string };
}
interface Response {
  status(code: number): Response;
  json(body: unknown): void;
}
interface App {
  use(...handlers: unknown[]): void;
  listen(port: number, host: string, ready: () => void): { address(): AddressInfo };
}

const require = createRequire(import.meta.url);
const express = require('express') as () => App;
const PouchDB = require('pouchdb') as { defaults(options: object): unknown };
const routes = require('express-pouchdb') as (pouch: unknown, options: object) => unknown;

const [folder = '', port = '0', who = ''] = process.argv.slice(2);
const wanted = `Basic ${Buffer.from(who).toString('base64')}`;

const app = express();
app.use((request: Request, response: Response, next: () => void) => {
  if (request.headers.authorization === wanted) next();
  else response.status(401).json({ error: 'unauthorized', reason: 'Name or password is incorrect.' });
});
app.use(
  routes(PouchDB.defaults({ prefix: `${folder}/` }), {
    mode: 'minimumForPouchDB',
    configPath: `${folder}/config.json`,
    logPath: `${folder}/log.txt`,
  }),
);
const server = app.listen(Number(port), '127.0.0.1', () => {
  console.log(server.address().port);
});
