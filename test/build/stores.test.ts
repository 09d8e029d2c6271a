import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BUILDS, type Build, builtFile, ROOT } from '../tools/built.ts';

const page = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Words by which the privacy policy speaks of a permission, where these are not the permission's own. */
const IN_POLICY: Readonly<Record<string, RegExp>> = {
  activeTab: /active tab/i,
  contextMenus: /context menus/i,
  offscreen: /daily copy/i,
  sidePanel: /side panel|beside the page/i,
};

interface Manifest {
  permissions: string[];
  optional_permissions: string[];
  host_permissions: string[];
  content_scripts: { matches: string[] }[];
}
const manifestOf = (build: Build) => JSON.parse(builtFile(build, 'manifest.json')) as Manifest;

/** A part of a language's page for the stores, by its heading. */
function part(language: string, heading: string): string {
  const [, text = ''] =
    new RegExp(`^## ${heading}\\n\\n([\\s\\S]*?)(?=\\n## |$(?![\\s\\S]))`, 'm').exec(
      page(`docs/store/${language}.md`),
    ) ?? [];
  return text.trim();
}
const LANGUAGES = ['de', 'en'];
/** Permissions that have a reason there. */
const reasons = (language: string): string[] =>
  part(language, 'Why each permission')
    .split('\n')
    .flatMap((row) => {
      const [, names = '', why = ''] = /^\| (`.+`) \| (.+) \|$/.exec(row) ?? [];
      return why.length > 20 ? [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name) : [];
    });

it.each(LANGUAGES)(
  'every permission of the builds has its reason in the stores, and no other: %s',
  (language) => {
    const asked = BUILDS.map(manifestOf).flatMap((manifest) => [
      ...manifest.permissions,
      ...manifest.optional_permissions,
      ...manifest.host_permissions,
      ...manifest.content_scripts.flatMap(({ matches }) => matches),
    ]);
    expect(reasons(language).sort()).toEqual([...new Set(asked)].sort());
  },
);

it.each(BUILDS)('the policy speaks of every permission of %s', (build) => {
  const { permissions, optional_permissions } = manifestOf(build);
  for (const name of [...permissions, ...optional_permissions])
    expect(page('PRIVACY.md'), name).toMatch(IN_POLICY[name] ?? new RegExp(`\\b${name}\\b`, 'i'));
});

/** The narrowest of the three stores' limits, in characters. */
const LIMITS = {
  /** AMO; Chrome allows 75. */
  Name: [1, 50],
  /** Chrome, whose short text is the manifest's description; AMO allows 250. */
  Short: [20, 132],
  /** Edge; Chrome and AMO ask for no least length and allow more. */
  Description: [250, 10_000],
} as const;

it.each(LANGUAGES)('the texts keep to the limits of the stores: %s', (language) => {
  for (const [heading, [least, most]] of Object.entries(LIMITS)) {
    const text = part(language, heading);
    expect(text.length, heading).toBeGreaterThanOrEqual(least);
    expect(text.length, heading).toBeLessThanOrEqual(most);
    // Plain text: stores show what would be markup as it stands, or refuse it.
    expect(text, heading).not.toMatch(/<\w|\*\*|\]\(|^#/m);
  }
  // Edge: seven terms of thirty characters, twenty-one words in all.
  const terms = part(language, 'Search terms').split(', ');
  expect(terms.length).toBeLessThanOrEqual(7);
  for (const term of terms) expect(term.length, term).toBeLessThanOrEqual(30);
  expect(terms.join(' ').split(/\s/).length).toBeLessThanOrEqual(21);
  const messages = JSON.parse(page(`public/_locales/${language}/messages.json`)) as Record<
    string,
    { message: string }
  >;
  expect(part(language, 'Name')).toBe(messages.extensionName?.message);
  expect(part(language, 'Short')).toBe(messages.extensionDescription?.message);
});

it('the description of the manifest is short enough for Chrome in every language', () => {
  const folder = join(ROOT, 'public/_locales');
  for (const language of readdirSync(folder)) {
    const { extensionDescription } = JSON.parse(page(`public/_locales/${language}/messages.json`));
    expect(extensionDescription.message.length, language).toBeLessThanOrEqual(LIMITS.Short[1]);
  }
});
