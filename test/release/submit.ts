/**
 * Sends what `npm run release` packed to the stores:
 *
 *     npm run submit                  a dry run: each store only checks the keys, nothing is uploaded
 *     npm run submit -- --publish     for review
 *
 * Keys come from the environment, as `wxt submit --help` names them (CHROME_…, EDGE_…, FIREFOX_…). A store without its
 * id is passed over, and told.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { publish: { type: 'boolean', default: false } } });
const folder = join(import.meta.dirname, '../../.output/release');
const packages = existsSync(folder) ? readdirSync(folder) : [];

function packed(kind: string): string {
  const name = packages.find((one) => one.endsWith(`-${kind}.zip`));
  if (!name) throw new Error(`there is no package for ${kind}: npm run release`);
  return join(folder, name);
}

const STORES = [
  { id: 'CHROME_EXTENSION_ID', args: () => ['--chrome-zip', packed('chrome')] },
  { id: 'EDGE_PRODUCT_ID', args: () => ['--edge-zip', packed('edge')] },
  {
    id: 'FIREFOX_EXTENSION_ID',
    args: () => ['--firefox-zip', packed('firefox'), '--firefox-sources-zip', packed('sources')],
  },
];

const args = STORES.flatMap(({ id, args }) => {
  const named = args();
  if (process.env[id]) return named;
  console.log(`${id} is not set: passed over`);
  return [];
});
if (args.length === 0) console.log('No store is known to the environment; the packages are there.');
else {
  const child = spawn('wxt', ['submit', ...args, ...(values.publish ? [] : ['--dry-run'])], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
}
