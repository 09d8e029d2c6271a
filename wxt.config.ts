import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { faultsPlugin, forFaults } from './test/faults/plugin.ts';
import { thirdPartyNotices } from './test/tools/third-party.ts';

/**
 * Host access is asked for at install because cleaning pages while they are read is the job.
 * Every further permission has its reason in CONTRIBUTING.
 */
const HOSTS = ['http://*/*', 'https://*/*'];

/** The consent engine's rules stay a file beside the scripts, read only when a page asks for them. */
const CONSENT_RULES = createRequire(import.meta.url).resolve(
  '@duckduckgo/autoconsent/rules/compact-rules.json',
);

/**
 * What the citations' library would load addresses with. Nothing here asks it to; without the packages the build has
 * nothing to say about Node's modules in them, and no code that could ask a server comes along.
 */
const NO_FETCH = fileURLToPath(new URL('utils/reading/cite/no-fetch.ts', import.meta.url));

/**
 * What the extension's own pages and its worker may load: scripts and fonts of the package, pictures of the articles that
 * are read, and what a reader asks an outlet for. Frames, plugins, forms and everything that is not named: nothing.
 * There is no rule for `base`: the inert copies of pages that the reader is made of live under these rules too.
 */
const OWN_PAGES = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob: https: http:",
  "connect-src 'self' https: http:",
  "object-src 'none'",
  "frame-src 'none'",
  "form-action 'none'",
];

const SOURCES = [
  '{entrypoints,components,utils,public}/**',
  'test/{release,tools}/**',
  'test/faults/plugin.ts',
  '{package,package-lock,tsconfig}.json',
  '{README,CHANGELOG,CONTRIBUTING,PRIVACY}.md',
  'LICENSE',
  'wxt.config.ts',
];

/** Pages that some browsers have no use for: Firefox's worker makes daily copies itself, Safari has no panel. */
const NOT_EVERYWHERE: Readonly<Record<string, readonly string[]>> = {
  copy: ['chrome'],
  sidepanel: ['chrome', 'firefox'],
};

/**
 * WXT wraps scripts in one that tells the console of a crash, but for production it has the telling do nothing and keeps
 * the words: some 300 bytes in every page.
 */
const withoutCrashWords = {
  name: 'headwater:without-crash-words',
  apply: 'build' as const,
  transform: (code: string, id: string) =>
    id.includes('unlisted-script-entrypoint') ? code.replace(/logger\.error\(.*\);/g, '') : null,
};

/**
 * Scripts nearly all of whose functions are called wherever they run. V8 compiles these at once when told so, instead of
 * looking each function through when it is met and compiling it at its first call: an article costs its page 13 % less.
 * The consent engine, most of which is for other tools than the page's, gets dearer by it. Firefox sees a comment.
 */
const CALLED_WHOLE = /^(?:sentinel|veil|article|listing)\.js$/;

const compiledAtOnce = {
  name: 'headwater:compiled-at-once',
  apply: 'build' as const,
  generateBundle(_options: unknown, bundle: Readonly<Record<string, { type: string; code?: string }>>) {
    for (const [file, chunk] of Object.entries(bundle)) {
      if (chunk.type === 'chunk' && CALLED_WHOLE.test(file))
        chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
    }
  },
};

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/auto-icons'],
  autoIcons: { baseIconPath: 'public/icon.svg', sizes: [128, 96, 48, 32, 16], developmentIndicator: false },
  // What Firefox's store needs to build the package again: no tests, no pictures, nothing of the checkout.
  zip: { includeSources: SOURCES },
  hooks: {
    // `--mode faults` builds what the tests of faults stop and break; it is never shipped.
    'entrypoints:found': ({ config }, infos) => {
      // Taken out here and not by a mark in the page: WXT leaves marked pages out of the sources package as well, from
      // which then no other browser's build could be made.
      for (const [name, browsers] of Object.entries(NOT_EVERYWHERE)) {
        const at = infos.findIndex((info) => info.name === name);
        if (at !== -1 && !browsers.includes(config.browser)) infos.splice(at, 1);
      }
      if (config.mode === 'faults') forFaults(infos);
    },
    'build:publicAssets': (_wxt, files) => {
      files.push({ relativeDest: 'THIRD-PARTY-NOTICES.txt', contents: thirdPartyNotices() });
      files.push({ absoluteSrc: CONSENT_RULES, relativeDest: 'consent-rules.json' });
    },
  },
  vite: ({ mode }) => ({
    plugins: [
      preact({ devToolsEnabled: false, prefreshEnabled: false }),
      ...(mode === 'production' ? [withoutCrashWords, compiledAtOnce] : []),
      ...(mode === 'faults' ? [faultsPlugin()] : []),
    ],
    resolve: { alias: { 'node-fetch': NO_FETCH, 'sync-fetch': NO_FETCH } },
    // The oldest browsers that the manifest names, so that nothing is rewritten for older ones.
    build: { cssTarget: ['chrome128', 'firefox147'] },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    // Safari has no use for the last, nor for any of the optional ones; docs/stores.md tells what is missing there.
    permissions: [
      'storage',
      'scripting',
      'activeTab',
      'contextMenus',
      ...(browser === 'safari' ? [] : ['search']),
    ],
    // Asked for only when the reader makes the choice that needs them.
    ...(browser === 'safari'
      ? {}
      : { optional_permissions: ['downloads', 'history', ...(browser === 'chrome' ? ['offscreen'] : [])] }),
    host_permissions: HOSTS,
    content_security_policy: {
      // Firefox turns http into https in its own default, which an own one replaces.
      extension_pages: [...OWN_PAGES, ...(browser === 'firefox' ? ['upgrade-insecure-requests'] : [])].join(
        '; ',
      ),
    },
    // Registered here and not as a WXT content script: see the head of `entrypoints/sentinel.ts`.
    content_scripts: [{ matches: HOSTS, js: ['sentinel.js'], run_at: 'document_start' }],
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+H' } },
      'open-reader': { suggested_key: { default: 'Alt+Shift+R' }, description: '__MSG_menu_read__' },
    },
    ...(browser === 'firefox'
      ? {
          // Firefox hides new buttons in its extensions menu unless told otherwise.
          action: { default_area: 'navbar' },
          browser_specific_settings: {
            gecko: {
              id: 'headwater@headwater.example',
              strict_min_version: '147.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '147.0' },
          },
        }
      : browser === 'safari'
        ? // The first with the Navigation API.
          { browser_specific_settings: { safari: { strict_min_version: '26.2' } } }
        : { minimum_chrome_version: '128' }),
  }),
});
