// @vitest-environment node
/** The generators, run in a copy of the project: what they begin fails until it is written, and passes then. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aggregator } from './new/aggregator';
import type { Generator } from './new/generator';
import { language } from './new/language';
import { rule } from './new/rule';

const root = process.cwd();
const copy = mkdtempSync(join(tmpdir(), 'headwater-new-'));
const read = (path: string): string => readFileSync(join(copy, path), 'utf8');
const change = (path: string, from: string | RegExp, to: string): void => {
  const text = read(path);
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} has no ${from}`);
  writeFileSync(join(copy, path), changed);
};

interface Ran {
  ok: boolean;
  output: string;
}
const run = (args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: copy, env: { ...process.env, NO_COLOR: '1' } },
      (error, out, err) => resolve({ ok: error === null, output: out + err }),
    ).stdin?.end();
  });
const begin = (kind: string, ...args: string[]): Promise<Ran> => run(['test/tools/new.ts', kind, ...args]);

/** Runs the tests that read the examples, and tells what fails: names and reasons by file. */
async function failures(): Promise<string[]> {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const files = ['rules/banners', 'source/aggregators', 'article/languages', 'consent/classify', 'locales'];
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const ran = await run([
    vitest,
    'run',
    '--project=unit',
    '--no-isolate',
    '--reporter=json',
    `--outputFile=${report}`,
    ...files.map((name) => `test/${name}.test.ts`),
  ]);
  expect(ran.output, 'the tests could not be run').not.toContain('No test files found');
  const { testResults, numPassedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    testResults: {
      name: string;
      message: string;
      assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
    }[];
  };
  expect(testResults).toHaveLength(files.length);
  expect(numPassedTests).toBeGreaterThan(500);
  return testResults.flatMap(({ assertionResults, message }) => [
    ...(assertionResults.length === 0 ? [message] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join(' ')}`),
  ]);
}

const RIVERBEND = {
  id: 'riverbend',
  name: "Riverbend's Digest",
  host: 'riverbend.example',
  example: 'https://www.riverbend.example/story/a-title-1234',
  article: '^/story/[^/]+-\\d+$',
  listing: '^/$',
};

beforeAll(() => {
  for (const path of ['utils', 'test', 'public', '.wxt'])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  for (const path of ['components', 'entrypoints', 'node_modules'])
    symlinkSync(join(root, path), join(copy, path));
  for (const path of ['package.json', 'tsconfig.json', 'vitest.config.ts', 'wxt.config.ts', 'biome.json'])
    cpSync(join(root, path), join(copy, path));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('a generator', () => {
  it.each(['aggregator', 'language', 'rule'])('tells what it needs: %s', async (kind) => {
    const { ok, output } = await begin(kind, '--help');
    expect(ok).toBe(true);
    expect(output).toMatch(/Begins .+\n\n {2}--\w+ .+; e\.g\. '/);
  });

  it.each<[kind: string, reason: RegExp, ...args: string[]]>([
    ['poem', /aggregator, language, rule/],
    ['aggregator', /missing: --id, --name, --host, --example/],
    ['aggregator', /Unknown option/, '--colour=red'],
    ['language', /"Esperanto" is no tag/, 'Esperanto'],
    ['rule', /one name only/, 'one', 'two'],
  ])('stops at bad input: %s, %s', async (kind, reason, ...args) => {
    const { ok, output } = await begin(kind, ...args);
    expect(output).toMatch(reason);
    expect(output).not.toContain('Written');
    expect(ok).toBe(false);
  });

  it.each<[Generator, reason: RegExp, given: Record<string, string>]>([
    [aggregator, /"Two Words" is no identifier/, { ...RIVERBEND, id: 'Two Words' }],
    [aggregator, /msn is there already/, { ...RIVERBEND, id: 'msn' }],
    [aggregator, /the name is empty/, { ...RIVERBEND, name: ' ' }],
    [aggregator, /"https:\/\/x\.example" is no host/, { ...RIVERBEND, host: 'https://x.example' }],
    [aggregator, /news\.google\.com belongs to googlenews/, { ...RIVERBEND, host: 'news.google.com' }],
    [aggregator, /is no address/, { ...RIVERBEND, example: 'javascript:alert(1)' }],
    [
      aggregator,
      /the example is on elsewhere\.example/,
      { ...RIVERBEND, example: 'https://elsewhere.example/a' },
    ],
    [aggregator, /is no regular expression/, { ...RIVERBEND, article: '^/(' }],
    [aggregator, /does not fit the example's path/, { ...RIVERBEND, article: '^/news/' }],
    [aggregator, /should begin with \^/, { ...RIVERBEND, article: 'story' }],
    [language, /"xq" is no tag/, { code: 'xq' }],
    [language, /words of German \(de\) are there already/, { code: 'de' }],
    [language, /locales\/de\/messages\.json is there already/, { code: 'de', interface: 'yes' }],
    [language, /yes or no, not "maybe"/, { code: 'eo', interface: 'maybe' }],
    [rule, /"x'; evil" is no name/, { tool: "x'; evil" }],
    [rule, /a rule for cookiecraft already/, { tool: 'cookiecraft' }],
  ])('makes nothing of bad answers: %#', (generator, reason, given) => {
    expect(() =>
      generator.make(given, (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)),
    ).toThrow(reason);
  });

  it('begins what fails until it is written, and passes then', { timeout: 120_000 }, async () => {
    for (const args of [
      ['aggregator', ...Object.entries(RIVERBEND).map(([name, value]) => `--${name}=${value}`)],
      ['language', 'eo', '--interface=yes'],
      ['rule', 'mill-bar'],
    ] as [string, ...string[]][]) {
      const { ok, output } = await begin(...args);
      expect(output).toContain('Written');
      expect(ok).toBe(true);
      expect((await begin(...args)).output).toMatch(/already/);
    }

    const begun = await failures();
    const all = begun.join('\n');
    expect(all).toContain('test/fixtures/aggregators/riverbend.html is yet to be written');
    expect(all).toContain('test/fixtures/banners/mill-bar.html is yet to be written');
    expect(all).toContain('eo has no words in "reject"');
    expect(all).toContain('test/fixtures/languages.ts: eo has no banner');
    expect(all).toContain('test/fixtures/languages.ts: eo has no wayOn');
    expect(all).toMatch(/eo has words for every way in which a text goes on: .*ways on/);
    expect(all).toMatch(/locales eo has no empty words.*: .*extensionDescription/);
    // Nothing else is broken by it.
    expect(begun.filter((failure) => !/riverbend|mill-bar|\beo\b/.test(failure))).toEqual([]);

    change('test/fixtures/aggregators/riverbend.html', /<!-- still the skeleton[\s\S]*?-->\n/, '');
    change(
      'test/fixtures/aggregators/riverbend.html',
      /<!-- An article .*-->/,
      `<article><h1>A title of some words</h1>${'<p>The council met on Tuesday and talked for a long time about the old bridge over the river, and nobody was sure.</p>'.repeat(4)}
      <p><a href="https://www.theguardian.com/world/2025/may/01/a-title-of-some-words">Read the full story</a></p></article>`,
    );
    change('test/fixtures/banners/mill-bar.html', /<!-- still the skeleton.*-->\n/, '');
    change(
      'test/fixtures/banners/mill-bar.html',
      /<!-- The banner .*-->/,
      '<div id="mill-bar">Cookies? <button class="mill-bar-decline">Decline</button><button>Accept</button></div>',
    );
    change(
      'utils/rules/phrases.ts',
      / {2}eo: \{[\s\S]*?\n {2}\},/,
      `  eo: {
    functionWords: 'la kaj aŭ sed de al en por kun sur el ke',
    continueThis: ['legu plu', 'legu la tutan artikolon'],
    nextPage: ['sekva paĝo'],
    gate: ['por legi plu'],
    sold: ['nur por abonantoj'],
  },`,
    );
    change(
      'utils/rules/consent-words.ts',
      / {2}eo: \{[\s\S]*?\n {2}\},/,
      `  eo: {
    cookie: ['kuketo'],
    uses: ['uzas'],
    asks: ['se vi daŭrig'],
    reject: ['malakcept', 'rifuz'],
    accept: ['akcept'],
    acknowledge: [],
    settings: ['agordo'],
    close: ['ferm'],
  },`,
    );
    change(
      'test/fixtures/languages.ts',
      / {2}eo: \{[\s\S]*?\n {2}\},/,
      `  eo: {
    banner: 'Ni uzas kuketojn por plibonigi la paĝon.',
    accept: 'Akcepti',
    reject: 'Malakcepti',
    wayOn: 'Legu plu ĉe la gazeto',
    gate: 'Abonu por legi plu.',
  },`,
    );
    // Whether a translation is a good one no test can tell; that each key has one, this one does.
    const messages = 'public/_locales/eo/messages.json';
    const entries = Object.entries(
      JSON.parse(read(messages)) as Record<string, { message: string; description?: string }>,
    );
    const english = JSON.parse(read('public/_locales/en/messages.json')) as Record<
      string,
      { message: string }
    >;
    expect(entries.map(([key]) => key)).toEqual(Object.keys(english));
    for (const [key, entry] of entries) {
      if (entry.message === '') entry.message = english[key]?.message ?? '';
      delete entry.description;
    }
    writeFileSync(join(copy, messages), JSON.stringify(Object.fromEntries(entries)));

    expect(await failures()).toEqual([]);
    const formatted = await run([
      join(root, 'node_modules/@biomejs/biome/bin/biome'),
      'format',
      '--vcs-enabled=false',
      'utils/rules',
      'test/fixtures/aggregators.ts',
      'test/fixtures/languages.ts',
    ]);
    expect(formatted.output).not.toMatch(/would have|error/i);
  });
});
