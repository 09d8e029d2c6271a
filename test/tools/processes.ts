/** The processes of a browser that a test has started. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

interface Process {
  pid: number;
  parent: number;
  /** Short name: Firefox names its children by what they do, in the first 15 letters. */
  name: string;
  command: string;
}

/** Every process of this machine, as `ps` tells; empty where there is no such command. */
async function processes(): Promise<Process[]> {
  const run = promisify(execFile);
  const list = await run('ps', ['-eo', 'pid=,ppid=,comm=,args='], { maxBuffer: 2 ** 24 }).catch(() => null);
  return (list?.stdout ?? '').split('\n').flatMap((line) => {
    const [, pid, parent, rest = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid
      ? [{ pid: Number(pid), parent: Number(parent), name: rest.slice(0, 15).trim(), command: rest }]
      : [];
  });
}

/**
 * Ends, as a crash would, those processes below another that are meant.
 *
 * @param isRoot the one that was started, whose own children alone are looked at
 * @returns how many there were
 */
export async function endBelow(
  isRoot: (process: Process) => boolean,
  isMeant: (process: Process) => boolean,
): Promise<number> {
  const all = await processes();
  const below = all.filter(isRoot);
  for (const { pid } of below) below.push(...all.filter(({ parent }) => parent === pid));
  const meant = new Set(below.filter(isMeant).map(({ pid }) => pid));
  for (const pid of meant) process.kill(pid, 'SIGKILL');
  return meant.size;
}
