/** Builds for Chrome and Firefox a second time, elsewhere, and compares with what `npm run build` made, byte by byte. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'wxt';
import { BUILDS, filesBelow, ROOT } from '../tools/built.ts';
import { quiet } from './make.ts';

const folder = await mkdtemp(join(tmpdir(), 'headwater-again-'));
try {
  for (const name of BUILDS) {
    await build({ root: ROOT, browser: name.replace('-mv3', ''), outDir: folder, logger: quiet });
    const [first, second] = [join(ROOT, '.output', name), join(folder, name)];
    const files = [...new Set([...filesBelow(first), ...filesBelow(second)])].sort();
    const read = (path: string) => readFile(path).catch(() => null);
    let different = 0;
    for (const file of files) {
      const [one, other] = await Promise.all([read(join(first, file)), read(join(second, file))]);
      if (one && other && one.equals(other)) continue;
      different += 1;
      console.error(`${name}/${file} ${one && other ? 'differs' : 'is in one build only'}`);
    }
    if (different > 0) process.exitCode = 1;
    console.log(`${name}: ${files.length} files, ${different} different`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
