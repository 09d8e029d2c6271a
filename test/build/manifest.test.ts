import { describe, expect, it } from 'vitest';
import { BUILDS, type Build, builtFile, builtFiles } from '../tools/built.ts';

interface Manifest {
  manifest_version: number;
  permissions: string[];
  optional_permissions?: string[];
  host_permissions: string[];
  content_scripts: { matches: string[]; js: string[]; run_at: string; all_frames?: boolean }[];
  web_accessible_resources?: unknown;
  externally_connectable?: unknown;
  content_security_policy?: Record<string, string>;
  minimum_chrome_version?: string;
  chrome_url_overrides?: unknown;
  browser_specific_settings?: unknown;
  icons: Record<string, string>;
  action: { default_popup: string };
  options_ui: { page: string };
  side_panel?: { default_path: string };
  sidebar_action?: { default_panel: string; open_at_install?: boolean };
}

const manifestOf = (build: Build): Manifest => JSON.parse(builtFile(build, 'manifest.json')) as Manifest;

describe.each(BUILDS)('the manifest of %s', (build) => {
  it('asks for these permissions and no others', () => {
    const manifest = manifestOf(build);
    expect(manifest.manifest_version).toBe(3);
    expect([...manifest.permissions].sort()).toEqual([
      'activeTab',
      'contextMenus',
      'scripting',
      'search',
      // Chrome asks for a word to have a side panel at all; readers are not told of it.
      ...(build === 'chrome-mv3' ? ['sidePanel'] : []),
      'storage',
    ]);
    expect([...(manifest.optional_permissions ?? [])].sort()).toEqual([
      'downloads',
      'history',
      // Chrome's worker can hold no file; readers are not asked about it.
      ...(build === 'chrome-mv3' ? ['offscreen'] : []),
    ]);
    expect(manifest.host_permissions).toEqual(['http://*/*', 'https://*/*']);
  });

  it('runs one small script on every page, in the top frame only', () => {
    expect(manifestOf(build).content_scripts).toEqual([
      { matches: ['http://*/*', 'https://*/*'], js: ['sentinel.js'], run_at: 'document_start' },
    ]);
  });

  it('opens nothing to pages, overrides no page of the browser, and lets its own pages load next to nothing', () => {
    const manifest = manifestOf(build);
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.chrome_url_overrides).toBeUndefined();
    const policy = new Map(
      (manifest.content_security_policy?.extension_pages ?? '').split('; ').map((rule) => {
        const [name = '', ...sources] = rule.split(' ');
        return [name, sources.join(' ')];
      }),
    );
    expect(Object.keys(manifest.content_security_policy ?? {})).toEqual(['extension_pages']);
    for (const nothing of ['default-src', 'object-src', 'frame-src', 'form-action'])
      expect(policy.get(nothing), nothing).toBe("'none'");
    for (const own of ['script-src', 'worker-src', 'font-src']) expect(policy.get(own), own).toBe("'self'");
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe-eval|\*/);
  });

  it('names only files that are there', () => {
    const manifest = manifestOf(build);
    const named = [
      ...Object.values(manifest.icons),
      ...manifest.content_scripts.flatMap(({ js }) => js),
      manifest.action.default_popup,
      manifest.options_ui.page,
      manifest.side_panel?.default_path ?? manifest.sidebar_action?.default_panel,
    ];
    expect(builtFiles(build)).toEqual(expect.arrayContaining(named));
  });
});

describe('what a store looks at', () => {
  it('is said to Firefox: no data is collected, and which versions will do', () => {
    expect(manifestOf('firefox-mv3').browser_specific_settings).toEqual({
      gecko: {
        id: 'headwater@headwater.example',
        strict_min_version: '147.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '147.0' },
    });
  });

  it('is said to Chrome: which version will do', () => {
    expect(manifestOf('chrome-mv3').minimum_chrome_version).toBe('128');
    expect(manifestOf('chrome-mv3').browser_specific_settings).toBeUndefined();
  });
});
