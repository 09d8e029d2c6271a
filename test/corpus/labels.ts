/**
 * Measures how labels of controls are read, on the consent tools' own translations: they come with the tools, which are
 * devDependencies (klaro and orejime BSD-3-Clause, tarteaucitronjs MIT, @c15t/translations Apache-2.0), are read when
 * this runs, and nothing of them is copied into the project.
 *
 * Every translation falls, by a hash of tool and language, into the half that words may be learnt from or into the half
 * that is kept apart. Misses are only ever printed for the first.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { classifyLabel } from '../../utils/consent/classify.ts';

export type Truth = 'reject' | 'accept' | 'settings' | 'save';

export interface Label {
  tool: string;
  /** Two letters, as the interface's own words use. */
  lang: string;
  text: string;
  truth: Truth;
  keptApart: boolean;
}

const here = createRequire(import.meta.url);
/** Folder of an installed package. */
const folderOf = (name: string, file: string): string => dirname(here.resolve(`${name}/${file}`));

/** Names that tools have for languages, to the two letters of `CONSENT_WORDS`. */
const SAME: Record<string, string> = { nb: 'no', nn: 'no', cn: 'zh', se: 'sv', ua: 'uk', gr: 'el', cz: 'cs' };
const baseOf = (tag: string): string => {
  const two = tag.slice(0, 2).toLowerCase();
  return SAME[two] ?? two;
};

type Texts = Record<string, unknown>;
type Found = [lang: string, truth: Truth, text: unknown];

const pick = (lang: string, texts: Texts, keys: Record<string, Truth>): Found[] =>
  Object.entries(keys).map(([key, truth]) => {
    const value = key.split('.').reduce<unknown>((at, part) => (at as Texts | undefined)?.[part], texts);
    return [lang, truth, value];
  });

/** Plain `key: text` lines of a YAML file: all that is needed of these. */
function plainYaml(source: string): Texts {
  const lines = source.matchAll(/^(\w+): *(?:'(.*)'|"(.*)"|([^'"\n].*))$/gm);
  return Object.fromEntries([...lines].map(([, key, a, b, c]) => [key, a ?? b ?? c]));
}

function klaro(): Found[] {
  const folder = join(folderOf('klaro', 'package.json'), 'src/translations');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yml') && !file.includes('.ref.'))
    .flatMap((file) => {
      const texts = plainYaml(readFileSync(join(folder, file), 'utf8'));
      return pick(basename(file, '.yml'), texts, { acceptAll: 'accept', decline: 'reject', save: 'save' });
    });
}

function tarteaucitron(): Found[] {
  const folder = join(folderOf('tarteaucitronjs', 'package.json'), 'lang');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js') && !file.endsWith('.min.js'))
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      const texts = Object.fromEntries(
        [...source.matchAll(/"(\w+)" *: *"((?:[^"\\]|\\.)*)"/g)].map(([, key, text]) => [key, text]),
      );
      const lang = /\.(\w+)\.js$/.exec(file)?.[1] ?? '';
      return pick(lang, texts, {
        acceptAll: 'accept',
        allow: 'accept',
        allowAll: 'accept',
        deny: 'reject',
        denyAll: 'reject',
        personalize: 'settings',
        save: 'save',
      });
    });
}

function orejime(): Found[] {
  const folder = join(folderOf('orejime2', 'package.json'), 'lib/translations');
  const { default: all } = here(join(folder, 'index.js')) as { default: Record<string, Texts> };
  return Object.entries(all).flatMap(([lang, texts]) =>
    pick(lang, texts, {
      acceptAll: 'accept',
      accept: 'accept',
      declineAll: 'reject',
      decline: 'reject',
      'notice.learnMore': 'settings',
      save: 'save',
    }),
  );
}

function c15t(): Found[] {
  const { baseTranslations } = here('@c15t/translations/all') as { baseTranslations: Record<string, Texts> };
  return Object.entries(baseTranslations).flatMap(([lang, texts]) =>
    pick(lang, texts, {
      'common.acceptAll': 'accept',
      'common.rejectAll': 'reject',
      'common.customize': 'settings',
      'common.save': 'save',
    }),
  );
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

const plain = (text: string): string =>
  text
    .replace(/<[^>]+>|\\u2713|✓|✗/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The labels of every tool in every language, each once. */
export function collectLabels(): Label[] {
  const labels = Object.entries({ klaro, tarteaucitron, orejime, c15t }).flatMap(([tool, read]) =>
    read().flatMap(([tag, truth, text]): Label[] => {
      if (typeof text !== 'string' || plain(text) === '') return [];
      const lang = baseOf(tag);
      return [{ tool, lang, text: plain(text), truth, keptApart: hash(`${tool}/${lang}`) % 2 === 1 }];
    }),
  );
  const known = new Set<string>();
  return labels.filter(({ lang, text, truth, keptApart }) => {
    const key = [lang, text.toLowerCase(), truth, keptApart].join('\n');
    return known.has(key) ? false : known.add(key);
  });
}

type Classify = (label: string, lang: string) => string;

export interface Reading {
  labels: number;
  languages: number;
  /** Of the refusals, how many are read as such. */
  rejects: number;
  rejectsFound: number;
  accepts: number;
  acceptsFound: number;
  settings: number;
  settingsFound: number;
  /** Refusals that would be taken for agreements, and the other way round. */
  confusions: Label[];
  /** Refusals that are not read as such. */
  missed: Label[];
}

/** Reads labels by one of the classifiers. `acknowledge` counts as an agreement: pressing it may be one. */
export function readLabels(labels: readonly Label[], classify: Classify): Reading {
  const read = labels.map((label) => ({ label, found: classify(label.text, label.lang) }));
  const of = (truth: Truth) => read.filter(({ label }) => label.truth === truth);
  const agrees = (found: string) => found === 'accept' || found === 'acknowledge';
  const rejects = of('reject');
  const accepts = of('accept');
  const settings = of('settings');
  return {
    labels: labels.length,
    languages: new Set(labels.map(({ lang }) => lang)).size,
    rejects: rejects.length,
    rejectsFound: rejects.filter(({ found }) => found === 'reject').length,
    accepts: accepts.length,
    acceptsFound: accepts.filter(({ found }) => agrees(found)).length,
    settings: settings.length,
    settingsFound: settings.filter(({ found }) => found === 'settings').length,
    confusions: [
      ...rejects.filter(({ found }) => agrees(found)),
      ...accepts.filter(({ found }) => found === 'reject'),
    ].map(({ label }) => label),
    missed: rejects.filter(({ found }) => found !== 'reject').map(({ label }) => label),
  };
}

/** Headwater's reading, without knowing the language; the harder case. */
export const ours: Classify = (label) => classifyLabel(label);
/** Headwater's reading where the page tells its language, as most do. */
export const oursInLanguage: Classify = (label, lang) => classifyLabel(label, [lang, 'en']);

/** The engine's own reading of labels, from the sources in its package. */
async function engineReading(): Promise<Classify> {
  const { build } = await import('vite');
  const rules = here.resolve('@duckduckgo/autoconsent/rules/compact-rules.json');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: join(dirname(rules), '../lib/heuristics.ts'), formats: ['es'] },
    },
  });
  const [chunk] = [built].flat().flatMap((output) => ('output' in output ? output.output : []));
  if (chunk?.type !== 'chunk') throw new Error('the engine could not be built');
  const { classifyButtonTextRegex } = (await import(
    `data:text/javascript,${encodeURIComponent(chunk.code)}`
  )) as { classifyButtonTextRegex: (text: string) => string };
  return (label) => classifyButtonTextRegex(label);
}

const share = (part: number, whole: number): string =>
  `${part} of ${whole} (${whole ? Math.round((100 * part) / whole) : 0} %)`;

/** Prints the table. `show` adds the misses of the half that may be looked at. */
export async function measureLabels(show: boolean): Promise<string> {
  const labels = collectLabels();
  const engine = await engineReading();
  const halves = {
    'to learn from': labels.filter((l) => !l.keptApart),
    'kept apart': labels.filter((l) => l.keptApart),
  };
  const readers = { Headwater: ours, 'Headwater, language known': oursInLanguage, autoconsent: engine };
  const rows = Object.entries(halves).flatMap(([half, part]) =>
    Object.entries(readers).map(([reader, classify]) => {
      const seen = readLabels(part, classify);
      return `| ${[
        half,
        reader,
        `${seen.labels} in ${seen.languages}`,
        share(seen.rejectsFound, seen.rejects),
        share(seen.acceptsFound, seen.accepts),
        share(seen.settingsFound, seen.settings),
        seen.confusions.length,
      ].join(' | ')} |`;
    }),
  );
  const apart = readLabels(halves['kept apart'], ours);
  const byLanguage = new Map<string, { all: number; missed: number }>();
  for (const { lang, truth } of halves['kept apart']) {
    if (truth !== 'reject') continue;
    const sum = byLanguage.get(lang) ?? { all: 0, missed: 0 };
    sum.all += 1;
    byLanguage.set(lang, sum);
  }
  for (const { lang } of apart.missed) {
    const sum = byLanguage.get(lang);
    if (sum) sum.missed += 1;
  }
  const languages = [...byLanguage]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([lang, { all, missed }]) => `${lang} ${all - missed}/${all}`);
  const lines = [
    '| half | reader | labels, languages | refusals found | agreements found | settings found | confusions |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `Confusions on the half kept apart: ${apart.confusions.map(({ lang, truth }) => `${lang} (${truth})`).join(', ') || 'none'}.`,
    `Refusals found per language on the half kept apart: ${languages.join(', ')}.`,
  ];
  if (show) {
    const open = readLabels(halves['to learn from'], ours);
    for (const { lang, tool, text, truth } of [...open.confusions, ...open.missed])
      lines.push(`${lang} ${tool} ${truth}: ${text}`);
  }
  return lines.join('\n');
}
