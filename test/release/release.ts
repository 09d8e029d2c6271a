/**
 * Packs a release for Chrome, Edge and Firefox, with the sources, into `.output/release`, and proves two things of it:
 *
 *     npm run release                  a second build gives the same bytes
 *     npm run release -- --rebuild     and so does one from the sources package alone: unpack, npm ci, npm run release
 *
 * The last lines are the packages with their SHA-256, which `SHA256SUMS` keeps.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makePackages, sumOf, unpack } from './make.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '.output/release' },
    rebuild: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
  },
});

const root = join(import.meta.dirname, '../..');
const out = resolve(values.out);

/** File names with their sums, a line each, as `sha256sum` writes them. */
async function sumsOf(packages: readonly string[]): Promise<string> {
  const lines = await Promise.all(packages.map(async (path) => `${await sumOf(path)}  ${basename(path)}\n`));
  return lines.join('');
}

/** @throws Error that names what is not the same */
function compare(first: string, second: string, what: string): void {
  if (first !== second) throw new Error(`${what} differs:\n${first}\n${second}`);
  console.log(`The same bytes: ${what}`);
}

async function inTemporary<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-release-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const npm = (folder: string, args: readonly string[]): Promise<void> =>
  new Promise((done, fail) => {
    // The build that ran here has made this a production's environment, in which npm would leave out the tools.
    const { NODE_ENV: _, ...env } = process.env;
    const child = spawn('npm', args, {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: true,
    });
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(`npm ${args.join(' ')} ended with ${code}`)),
    );
  });

await rm(out, { recursive: true, force: true });
const packages = await makePackages(root, out);
const sums = await sumsOf(packages);
await writeFile(join(out, 'SHA256SUMS'), sums);

if (!values.once) {
  const again = await inTemporary(async (folder) => sumsOf(await makePackages(root, folder)));
  compare(sums, again, 'a second build');
}
if (values.rebuild) {
  const sources = packages.find((path) => path.endsWith('-sources.zip'));
  if (!sources) throw new Error('there is no package of the sources');
  const rebuilt = await inTemporary(async (folder) => {
    await unpack(sources, folder);
    await npm(folder, ['ci', '--no-audit', '--no-fund']);
    const theirs = join(folder, '.output/release');
    await npm(folder, ['run', 'release', '--', '--once']);
    return sumsOf(packages.map((path) => join(theirs, basename(path))));
  });
  compare(sums, rebuilt, 'a build from the sources package alone');
}
console.log(sums.trimEnd());
