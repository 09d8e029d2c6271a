/**
 * Begins a banner rule of ours:
 *
 *     npm run rule:new -- NAME
 *
 * writes a skeleton into `utils/rules/banners.ts` and an example page that it fits. Give both the tool's own markup;
 * `npx vitest run --project unit test/rules` tells whether they still fit each other.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleOf, withRule } from './rule.ts';

const [name = ''] = process.argv.slice(2);
const root = join(import.meta.dirname, '../..');
const rules = join(root, 'utils/rules/banners.ts');
try {
  const source = withRule(readFileSync(rules, 'utf8'), name);
  const example = join(root, 'test/fixtures/banners', `${name}.html`);
  if (existsSync(example)) throw new Error(`${example} is there already`);
  writeFileSync(example, exampleOf(name));
  writeFileSync(rules, source);
  console.log(`Written: ${rules}\n         ${example}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
