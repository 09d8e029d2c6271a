/**
 * `npm run bench -- NAME [options]`: the one entry of the benches, each of which tells its options at its head. Without a
 * name, or with options alone, it is `cost`.
 */
import { spawnSync } from 'node:child_process';
import { ROOT } from '../tools/built.ts';

interface Bench {
  start(): Promise<unknown>;
  /** It measures the built extension, which is built anew; otherwise the sources as they are. */
  isOfBuild: boolean;
}

const BENCHES: Record<string, Bench> = {
  cost: { start: () => import('./cost.ts'), isOfBuild: true },
  consent: { start: () => import('./consent/run.ts'), isOfBuild: true },
  listings: { start: () => import('./listings.ts'), isOfBuild: true },
  ledger: { start: () => import('./ledger.ts'), isOfBuild: true },
  replication: { start: () => import('./replication.ts'), isOfBuild: true },
  extraction: { start: () => import('./extraction.ts'), isOfBuild: false },
  judge: { start: () => import('./judge.ts'), isOfBuild: false },
};

const [given] = process.argv.slice(2);
const isNamed = given !== undefined && !given.startsWith('-');
const name = isNamed ? given : 'cost';
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (!bench) {
  console.error(`There is no bench "${name}": ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}
if (isNamed) process.argv.splice(2, 1);
// What is kept needs no build to be told of again.
if (bench.isOfBuild && !process.argv.includes('--no-build')) {
  const { status } = spawnSync('npm', ['run', 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
process.argv = process.argv.filter((argument) => argument !== '--no-build');
await bench.start();
