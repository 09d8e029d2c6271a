import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tools/built.ts';

/** The last column of the table: a test file in code marks, and behind a colon the name of one of its tests. */
const NAMED = [
  ...readFileSync(join(ROOT, 'SECURITY.md'), 'utf8').matchAll(/\| `(test\/[\w/.-]+)`(?:: ([^|]+?))? \|$/gm),
].map(([, path = '', name]) => ({ path, name }));

describe('the threat model', () => {
  it('names a test in each of its lines', () => {
    const lines = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8').match(/^\| (?!asset)[^-].*$/gm);
    expect(NAMED.length).toBeGreaterThan(10);
    expect(NAMED).toHaveLength(lines?.length ?? 0);
  });

  it.each(NAMED)('tells of a test that is there: $path $name', ({ path, name }) => {
    expect(existsSync(join(ROOT, path))).toBe(true);
    if (name) expect(readFileSync(join(ROOT, path), 'utf8')).toContain(`'${name}'`);
  });
});
