/** The build for Safari is made, and asks for nothing that Safari lacks. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { builtFiles, filesBelow, ROOT } from '../tools/built.ts';

const folder = join(ROOT, '.output/safari-mv3');
const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
let manifest: Record<string, unknown>;

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [wxt, 'build', '-b', 'safari'], { cwd: ROOT });
  manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
}, 120_000);

/** Permissions and keys that Safari knows, as MDN's tables of compatibility tell; ours may be no others. */
const PERMISSIONS = ['activeTab', 'contextMenus', 'scripting', 'storage'];
const KEYS = [
  'action',
  'background',
  'browser_specific_settings',
  'commands',
  'content_scripts',
  'content_security_policy',
  'default_locale',
  'description',
  'host_permissions',
  'icons',
  'manifest_version',
  'name',
  'options_ui',
  'permissions',
  'version',
];

it('asks Safari for nothing that it lacks', () => {
  expect(manifest.permissions).toEqual(expect.arrayContaining([...PERMISSIONS].sort()));
  expect(manifest.permissions).toHaveLength(PERMISSIONS.length);
  expect(Object.keys(manifest).filter((key) => !KEYS.includes(key))).toEqual([]);
  expect(manifest.browser_specific_settings).toEqual({ safari: { strict_min_version: '26.2' } });
});

it('has what Chrome has, without the panel beside the page and the page that makes daily copies', () => {
  expect(existsSync(join(folder, 'sidepanel.html'))).toBe(false);
  const plain = (files: string[]) =>
    files.filter((file) => !/^(?:chunks|assets)\/|^(?:sidepanel|copy)\.html$/.test(file));
  expect(plain(filesBelow(folder))).toEqual(plain(builtFiles('chrome-mv3')));
});

it('is told apart in the pages for the stores', () => {
  const told = readFileSync(join(ROOT, 'docs/stores.md'), 'utf8').split('## Safari')[1] ?? '';
  const chrome = JSON.parse(readFileSync(join(ROOT, '.output/chrome-mv3/manifest.json'), 'utf8')) as {
    permissions: string[];
    optional_permissions: string[];
  };
  for (const name of [...chrome.permissions, ...chrome.optional_permissions])
    if (!PERMISSIONS.includes(name)) expect(told, name).toContain(`\`${name}\``);
});

it('no page is marked as of some browsers alone: it would be missing from the sources package', () => {
  const folder = join(ROOT, 'entrypoints');
  const pages = filesBelow(folder).filter((file) => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(5);
  for (const file of pages)
    expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/manifest\.(?:include|exclude)/);
});
