import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCESS_SIGNALS, BODY_SIGNALS, SOURCE_SIGNALS } from '../utils/report';

interface Message {
  message: string;
  description?: string;
  placeholders?: Record<string, { content: string }>;
}
type Messages = Record<string, Message>;

const root = process.cwd();
const folder = join(root, 'public/_locales');
const languages = readdirSync(folder).sort();
const locales: Record<string, Messages> = Object.fromEntries(
  languages.map((language) => [
    language,
    JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8')) as Messages,
  ]),
);
const en = locales.en ?? {};

/** Each placeholder that the words mention, with the substitution it stands for. */
function shape({ message, placeholders = {} }: Message): string[] {
  const used = [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => (name ?? '').toLowerCase());
  return [...new Set(used)].map((name) => `${name}=${placeholders[name]?.content ?? 'undeclared'}`).sort();
}

function sources(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

describe('locales', () => {
  it('are English, German and Turkish at least', () => {
    expect(languages).toEqual(expect.arrayContaining(['de', 'en', 'tr']));
  });

  it.each(languages)('%s has the keys of English, no more and no fewer', (language) => {
    expect(Object.keys(locales[language] ?? {}).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(languages)('%s uses the placeholders of English', (language) => {
    const own = locales[language] ?? {};
    for (const [key, message] of Object.entries(en))
      expect(shape(own[key] ?? { message: '' }), key).toEqual(shape(message));
  });

  it.each(languages)('%s has no empty words and no undeclared placeholder', (language) => {
    for (const [key, message] of Object.entries(locales[language] ?? {})) {
      expect(message.message.trim(), key).not.toBe('');
      expect(shape(message).join(), key).not.toContain('undeclared');
    }
  });

  it.each(languages)('%s names its own tag and the direction of its script', (language) => {
    const { interfaceLanguage, interfaceDirection } = locales[language] ?? {};
    // Folders are written with a low line, tags with a hyphen.
    expect(interfaceLanguage?.message).toBe(language.replaceAll('_', '-'));
    const { script } = new Intl.Locale(language.replaceAll('_', '-')).maximize();
    expect(interfaceDirection?.message).toBe(
      ['Arab', 'Hebr', 'Syrc', 'Thaa'].includes(script ?? '') ? 'rtl' : 'ltr',
    );
  });

  it('describe every message in English, for translators', () => {
    for (const [key, { description }] of Object.entries(en)) expect(description, key).toMatch(/\w/);
  });

  it('have words for every signal', () => {
    for (const signal of [...BODY_SIGNALS, ...ACCESS_SIGNALS, ...SOURCE_SIGNALS])
      expect(Object.keys(en)).toContain(`signal_${signal}`);
  });

  it('hold every message that the manifest and the pages name', () => {
    const texts = [
      ...['components', 'entrypoints', 'utils'].flatMap((name) => sources(join(root, name))),
      readFileSync(join(root, 'wxt.config.ts'), 'utf8'),
    ];
    const named = texts.flatMap((text) => [
      ...[...text.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key ?? ''),
      ...[...text.matchAll(/\bwords\(\s*'(\w+)'/g)].map(([, key]) => key ?? ''),
    ]);
    expect(named.length).toBeGreaterThan(1);
    for (const key of named) expect(Object.keys(en)).toContain(key);
  });
});
