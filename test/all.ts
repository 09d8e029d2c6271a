/**
 * The one test command: every check in turn, the output of those that fail, and one closing line with the sum.
 * Each test of the test runner counts once, and so does each other step. The tests in browsers mostly wait for the
 * browser, so those in Chromium and those in Firefox run side by side where there are two processors.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from './tools/browsers.ts';

interface Sum {
  passed: number;
  failed: number;
}

interface Step {
  name: string;
  command: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** What of the output is told even when all is well. */
  notes?: RegExp;
  /** Counts of a step that is many tests; null when it did not come so far. */
  count?(): Promise<Sum | null>;
}

const reports = await mkdtemp(join(tmpdir(), 'headwater-test-'));

async function countTests(path: string): Promise<Sum | null> {
  try {
    const report = JSON.parse(await readFile(path, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      testResults: { status: string; assertionResults: unknown[] }[];
    };
    // A file that cannot be loaded has no tests and fails all the same.
    const broken = report.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
  } catch {
    return null;
  }
}

/** Tests that choose their browsers themselves, and measure: these run alone, when the lanes have come to their end. */
const ALONE = ['harm', 'idle', 'replication', 'restart'];

/** @param part the lane of a browser, or the files that run alone; without it, the whole project */
function tests(project: string, part?: BrowserName | 'alone'): Step {
  const report = join(reports, `${project}-${part ?? 'all'}.json`);
  const file = (name: string) => `test/browser/${name}.test.ts`;
  const lane = part && part !== 'alone' ? part : null;
  return {
    name: `tests: ${project}${lane ? `, in ${lane}` : part ? `, ${part}` : ''}`,
    ...(lane ? { env: { TEST_BROWSERS: lane } } : {}),
    command: 'vitest',
    args: [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...(lane ? ALONE.map((name) => `--exclude=${file(name)}`) : []),
      ...(part === 'alone' ? ['--no-file-parallelism', ...ALONE.map(file)] : []),
    ],
    count: () => countTests(report),
  };
}

const STEPS: readonly Step[] = [
  { name: 'lint and format', command: 'biome', args: ['check', '.'] },
  { name: 'types', command: 'tsc', args: ['--noEmit'] },
  { name: 'dead code', command: 'knip', args: [] },
  { name: 'build for Chrome', command: 'wxt', args: ['build', '-b', 'chrome'] },
  { name: 'build for Firefox', command: 'wxt', args: ['build', '-b', 'firefox'] },
  {
    name: 'known weaknesses of packages',
    command: 'node',
    args: ['test/tools/audit.ts'],
    notes: /not reachable.*/,
  },
  { name: 'web-ext lint', command: 'node', args: ['test/release/lint.ts'] },
  { name: 'builds are reproducible', command: 'node', args: ['test/release/again.ts'] },
  tests('unit'),
  tests('build'),
];
/** Run side by side where they can be; `TEST_BROWSERS=firefox` limits a run here, too. */
const LANES: readonly Step[] = (['chromium', 'firefox'] as const)
  .filter((name) => (process.env.TEST_BROWSERS ?? name).includes(name))
  .map((name) => tests('browser', name));

interface Ended {
  ok: boolean;
  output: string;
}

function run({ command, args, env }: Step): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
    });
    let output = '';
    const keep = (bytes: Buffer) => {
      output += bytes.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

const sum: Sum = { passed: 0, failed: 0 };
async function take(step: Step): Promise<void> {
  const startedMs = Date.now();
  const { ok, output } = await run(step);
  const counted = (await step.count?.()) ?? null;
  if (counted) {
    sum.passed += counted.passed;
    // A runner may fail although each of its tests passed: an error outside of them, for example.
    sum.failed += ok ? 0 : Math.max(1, counted.failed);
  } else if (ok && !step.count) sum.passed += 1;
  else sum.failed += 1;
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  const note = step.notes?.exec(output)?.[0];
  const detail = counted ? `, ${counted.passed} passed, ${counted.failed} failed` : note ? `, ${note}` : '';
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s${detail})`);
  if (!ok) console.log(`\n${output.trimEnd()}\n`);
}

for (const step of STEPS) await take(step);
if (availableParallelism() > 1) await Promise.all(LANES.map(take));
else for (const step of LANES) await take(step);
await take(tests('browser', 'alone'));
await rm(reports, { recursive: true, force: true });

console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;
