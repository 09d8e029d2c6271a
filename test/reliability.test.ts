import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const inTests = (path: string) => new URL(path, import.meta.url);
const rows = readFileSync(inTests('./RELIABILITY.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!fault |---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('tells of faults, of what is seen and of what is kept', () => {
  expect(rows.length).toBeGreaterThan(10);
  for (const [, fault, seen, kept] of rows) for (const cell of [fault, seen, kept]) expect(cell).toBeTruthy();
});

it.each(rows.map((row) => [row[1], row[4] ?? '']))('names a test that is there: %s', (_fault, named) => {
  const [, path = '', title = ''] = /^`([\w/.-]+)`: (.+)$/.exec(named) ?? [];
  expect(existsSync(inTests(path))).toBe(true);
  expect(readFileSync(inTests(path), 'utf8')).toContain(`'${title}'`);
});
