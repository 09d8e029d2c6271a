import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tools/built.ts';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  inBundle?: boolean;
  optional?: boolean;
  os?: string[];
  hasInstallScript?: boolean;
}

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  lockfileVersion: number;
  packages: Record<string, Locked & { dependencies?: object; devDependencies?: object }>;
};
const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: object;
  devDependencies: object;
  scripts: Record<string, string>;
};
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('the lockfile', () => {
  it('fixes the content of every package by a strong hash', () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(locked.length).toBeGreaterThan(400);
    const loose = locked.filter(
      // npm leaves the hash out of packages for other systems than the one on which the lockfile was last written.
      ([, { integrity, inBundle, optional, os }]) =>
        !inBundle && !(optional && os && !integrity) && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('sends nobody elsewhere than to the registry one has chosen', () => {
    // Neither hosts nor git addresses nor folders: whoever installs decides on the registry, the hashes on the content.
    expect(locked.filter(([, { resolved, link }]) => resolved || link).map(([path]) => path)).toEqual([]);
  });

  it('is of the package file that stands beside it', () => {
    const root = lock.packages[''];
    expect(root?.dependencies).toEqual(own.dependencies);
    expect(root?.devDependencies).toEqual(own.devDependencies);
  });

  it('lets no package run a script at installation but those that were looked at', () => {
    // With `npm ci --ignore-scripts` these are run by hand, as CONTRIBUTING says.
    const running = locked
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(own.scripts.postinstall).toBe('wxt prepare');
    const guide = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
    expect(running.filter((name) => name !== '' && !guide.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the workflows', () => {
  const folder = join(ROOT, '.github/workflows');
  const workflows = readdirSync(folder).map((name) => ({
    name,
    text: readFileSync(join(folder, name), 'utf8'),
  }));

  it.each(workflows)('$name fixes every action by its commit, and says which version that is', ({ text }) => {
    const used = [...text.matchAll(/^\s*-?\s*uses: (.*)$/gm)].map(([, action = '']) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it.each(workflows)('$name runs npm and its scripts, nothing of its own', ({ text }) => {
    const run = [...text.matchAll(/^\s*-?\s*run: (.*)$/gm)].map(([, command = '']) => command);
    expect(run.length).toBeGreaterThan(0);
    for (const command of run) {
      const [, script] = /^npm (?:run )?([\w:-]+)/.exec(command) ?? [];
      expect(['ci', ...Object.keys(own.scripts)], command).toContain(script);
      // What stands in `${{ … }}` is read by GitHub, not by a shell.
      expect(command.replace(/\$\{\{.*?\}\}/g, '')).not.toMatch(/[|;&]/);
    }
  });
});
