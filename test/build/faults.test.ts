import { describe, expect, it } from 'vitest';
import { withCheckpoints } from '../faults/plugin.ts';
import { BUILDS, builtFile, builtFiles } from '../tools/built.ts';

/** What the build for faults cannot do without: its server's name, and the names of its checkpoints. */
const TRACES = [/faults\.example/, /standStill|__checkpoint/, /"?worker\/visits\.ts record \d/];

describe.each(BUILDS)('what is shipped as %s', (build) => {
  it('holds nothing of the build for faults', () => {
    expect(builtFiles(build).filter((path) => /runs/.test(path))).toEqual([]);
    for (const path of builtFiles(build).filter((path) => path.endsWith('.js')))
      for (const trace of TRACES) expect(trace.test(builtFile(build, path)), `${path}: ${trace}`).toBe(false);
  });
});

describe('the build for faults', () => {
  it('has a checkpoint around each await, named by file, function and place', () => {
    const source = `
      export async function twice(of: Promise<number>): Promise<number> {
        const one = await of;
        return one + (await half(await of)) as number;
      }
      const half = async (n: number) => { for (const each of [n]) await each; return n / 2; };`;
    const made = withCheckpoints(source, 'a.ts', './runtime');
    expect(made).toContain('const one = await __checkpoint("a.ts twice 1", (of));');
    expect(made).toContain(
      'await __checkpoint("a.ts twice 2", (half(await __checkpoint("a.ts twice 3", (of)))))',
    );
    expect(made).toContain('await __checkpoint("a.ts half 1", (each))');
    expect(made.match(/await/g)).toHaveLength(source.match(/await/g)?.length ?? 0);
    expect(TRACES.some((trace) => trace.test(made))).toBe(true);
  });
});
