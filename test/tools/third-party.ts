/** The notices of the packages that ship in the extension, for `THIRD-PARTY-NOTICES.txt` in each build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Shipped {
  name: string;
  version: string;
  licence: string;
  /** Where the source of this very version is. */
  source: string;
  /** Texts of its licence files. */
  texts: string[];
}

interface PackageFile {
  name: string;
  version: string;
  license?: string;
  repository?: string | { url?: string };
  dependencies?: Record<string, string>;
}

/** What libraries use only outside of browsers: the build leaves it out, and what it depends on with it. */
const LEFT_OUT = new Set(['node-fetch', '@mixmark-io/domino']);

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const readPackage = (folder: string): PackageFile =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;

/** As Node finds packages: in the nearest `node_modules` upwards. */
function folderOf(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) throw new Error(`${name} is not installed`);
  }
}

/** A repository as an address to click: `owner/name` and git addresses become https ones. */
function sourceOf({ name, version, repository }: PackageFile): string {
  const given = typeof repository === 'string' ? repository : (repository?.url ?? '');
  const address = given
    .replace(/^git\+/, '')
    .replace(/^(?:git|ssh):\/\/(?:git@)?/, 'https://')
    .replace(/^git@([\w.-]+):/, 'https://$1/')
    .replace(/^(https:\/\/)[\w-]+@/, '$1')
    .replace(/\.git$/, '');
  const repositoryAddress = /^[\w-]+\/[\w.-]+$/.test(address) ? `https://github.com/${address}` : address;
  return `${repositoryAddress} (npm package ${name}@${version})`;
}

/**
 * The runtime dependencies and what they depend on in turn, by name.
 *
 * @throws Error when one is not installed, or has neither a licence nor its text
 */
export function shippedPackages(): Shipped[] {
  const found = new Map<string, Shipped>();
  const visit = (name: string, from: string): void => {
    const folder = folderOf(name, from);
    const info = readPackage(folder);
    if (found.has(info.name)) return;
    const texts = readdirSync(folder)
      .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
    if (!info.license) throw new Error(`${name} names no licence`);
    found.set(info.name, {
      name: info.name,
      version: info.version,
      licence: info.license,
      source: sourceOf(info),
      texts,
    });
    for (const dependency of Object.keys(info.dependencies ?? {}))
      if (!LEFT_OUT.has(dependency)) visit(dependency, folder);
  };
  for (const name of Object.keys(readPackage(ROOT).dependencies ?? {})) visit(name, ROOT);
  // Of several packages made in one place, some leave their common licence to the others.
  for (const one of found.values()) {
    if (one.texts.length > 0) continue;
    const [scope] = one.name.split('/');
    const kin = [...found.values()].find(
      ({ name, licence, texts }) =>
        name.startsWith(`${scope}/`) && licence === one.licence && texts.length > 0,
    );
    one.texts = kin?.texts ?? [];
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The file that ships: what is in the extension, under which terms, and where its source is. */
export function thirdPartyNotices(): string {
  const packages = shippedPackages();
  const entries = packages.map(({ name, version, licence, source, texts }) =>
    [`${name} ${version}`, `Licence: ${licence}`, `Source: ${source}`, '', ...texts].join('\n'),
  );
  const intro =
    'Headwater contains the following packages, unmodified. Their source, including that of the packages under the\n' +
    'Mozilla Public License, is available at the addresses given.';
  return `${[intro, ...entries].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
