/**
 * Begins a record of our data, with the example that its test reads:
 *
 *     npm run new:aggregator | new:language | new:rule  [-- --help]
 *
 * Asks for what is not given. The tests fail, and name what is missing, until the example is written.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { aggregator } from './new/aggregator.ts';
import type { Generator } from './new/generator.ts';
import { language } from './new/language.ts';
import { rule } from './new/rule.ts';

const GENERATORS: Readonly<Record<string, Generator>> = { aggregator, language, rule };
const root = join(import.meta.dirname, '../..');

function helpOf(kind: string, { tell, questions }: Generator): string {
  const names = Object.keys(questions);
  const lines = Object.entries(questions).map(
    ([name, one]) =>
      `  --${name.padEnd(Math.max(...names.map((each) => each.length)))}  ${one.tell}${one.optional ? ' (optional)' : ''}; e.g. '${one.example}'`,
  );
  return `npm run new:${kind} -- [${names[0]}] [options]\n\nBegins ${tell}.\n\n${lines.join('\n')}`;
}

/** Asks for what is needed and was not given, where somebody can answer. */
async function complete({ questions }: Generator, given: Record<string, string>): Promise<void> {
  const open = Object.entries(questions).filter(([name, { optional }]) => !optional && !given[name]);
  if (open.length === 0) return;
  if (!process.stdin.isTTY)
    throw new Error(`missing: ${open.map(([name]) => `--${name}`).join(', ')} (--help tells more)`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  for (const [name, { tell, example }] of open)
    given[name] = (await terminal.question(`${tell} [${example}]: `)).trim();
  terminal.close();
}

try {
  const [kind = '', ...args] = process.argv.slice(2);
  const generator = GENERATORS[kind];
  if (!generator) throw new Error(`what is to begin? ${Object.keys(GENERATORS).join(', ')}`);
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      ...Object.fromEntries(
        Object.keys(generator.questions).map((name) => [name, { type: 'string' as const }]),
      ),
    },
  });
  if (values.help) console.log(helpOf(kind, generator));
  else {
    const [first = ''] = Object.keys(generator.questions);
    if (positionals.length > 1) throw new Error(`one name only; "${positionals[1]}" is too much`);
    const given: Record<string, string> = { [first]: positionals[0] ?? '' };
    for (const [name, value] of Object.entries(values)) if (typeof value === 'string') given[name] = value;
    await complete(generator, given);
    const { files, next } = generator.make(given, (path) =>
      existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null,
    );
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    console.log(`Written: ${Object.keys(files).join('\n         ')}\n\n${next}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
