/**
 * What is known of weaknesses in the packages of the lockfile, by the registry's word. A weakness fails; a registry that
 * cannot be reached, on a closed network or on a journey, is said and passes.
 */
import { spawnSync } from 'node:child_process';

interface Audit {
  metadata?: { vulnerabilities?: Record<string, number> };
  vulnerabilities?: Record<string, { name: string; severity: string; isDirect: boolean }>;
}

/** Packages that ship are judged at any severity, tools from `high` on. */
function audit(args: readonly string[]): Audit | null {
  const { stdout } = spawnSync('npm', ['audit', '--json', ...args], {
    encoding: 'utf8',
    timeout: 20_000,
    shell: process.platform === 'win32',
  });
  try {
    const answer = JSON.parse(stdout) as Audit;
    return answer.vulnerabilities && answer.metadata ? answer : null;
  } catch {
    return null;
  }
}

const SERIOUS = new Set(['high', 'critical']);
let failed = 0;
for (const [what, args, counts] of [
  ['packages that ship', ['--omit=dev'], () => true],
  ['packages to build and test with', [], (severity: string) => SERIOUS.has(severity)],
] as const) {
  const answer = audit(args);
  if (!answer) {
    console.log(`${what}: not reachable, nothing is known`);
    continue;
  }
  const found = Object.values(answer.vulnerabilities ?? {}).filter(({ severity }) => counts(severity));
  console.log(`${what}: ${found.length} with a known weakness`);
  for (const { name, severity } of found) console.log(`  ${name} (${severity})`);
  failed += found.length;
}
process.exitCode = failed === 0 ? 0 : 1;
