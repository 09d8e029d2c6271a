import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BUILDS, builtFile, ROOT } from '../tools/built.ts';

const page = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Words by which the privacy policy speaks of a permission, where these are not the permission's own. */
const IN_POLICY: Readonly<Record<string, RegExp>> = {
  activeTab: /active tab/i,
  contextMenus: /context menus/i,
  offscreen: /daily copy/i,
  sidePanel: /side panel|beside the page/i,
};

it.each(BUILDS)(
  'every permission of %s has its reason, for the stores and in the policy, and no other',
  (build) => {
    const manifest = JSON.parse(builtFile(build, 'manifest.json')) as {
      permissions: string[];
      optional_permissions: string[];
    };
    const asked = [...manifest.permissions, ...manifest.optional_permissions];
    const told = [...page('docs/stores.md').matchAll(/^\| `(\w+)` \| \S/gm)].map(([, name]) => name);
    const chromeOnly = build === 'chrome-mv3' ? [] : ['sidePanel', 'offscreen'];
    expect(told.sort()).toEqual([...asked, ...chromeOnly].sort());
    for (const name of asked)
      expect(page('PRIVACY.md'), name).toMatch(IN_POLICY[name] ?? new RegExp(`\\b${name}\\b`, 'i'));
  },
);
