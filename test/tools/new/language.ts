/** Begins a language: the words of excerpts and of banners with an example of each, and the words of the interface. */
import { type Generator, inserted, needed } from './generator.ts';

const PHRASES = 'utils/rules/phrases.ts';
const CONSENT = 'utils/rules/consent-words.ts';
const EXAMPLES = 'test/fixtures/languages.ts';

const LISTS = ['uses', 'asks', 'reject', 'accept', 'acknowledge', 'settings', 'close'];
const WAYS = ['continueThis', 'continueOther', 'nextPage', 'gate', 'sold', 'credit'];
const EXAMPLE = ['banner', 'accept', 'reject', 'wayOn', 'gate'];

const has = (source: string, lang: string): boolean => new RegExp(`\n {2}${lang}: \\{`).test(source);

interface Message {
  message: string;
  description?: string;
  placeholders?: Record<string, { content: string }>;
}

/** The messages of English without words; what they say in English stands beside each, for whoever translates. */
function emptyMessages(english: string, lang: string): string {
  const { script } = new Intl.Locale(lang).maximize();
  const known: Record<string, string> = {
    extensionName: 'Headwater',
    interfaceLanguage: lang,
    interfaceDirection: ['Arab', 'Hebr', 'Syrc', 'Thaa'].includes(script ?? '') ? 'rtl' : 'ltr',
  };
  const messages = Object.entries(JSON.parse(english) as Record<string, Message>).map(([key, said]) => {
    const placeholders = Object.entries(said.placeholders ?? {}).map(([name, { content }]) => [
      name,
      { content },
    ]);
    return [
      key,
      key in known
        ? { message: known[key] }
        : {
            message: '',
            description: `${said.message} (${said.description ?? ''})`,
            ...(placeholders.length > 0 ? { placeholders: Object.fromEntries(placeholders) } : {}),
          },
    ];
  });
  return `${JSON.stringify(Object.fromEntries(messages), null, 2)}\n`;
}

export const language: Generator = {
  tell: 'a language: words of excerpts, of consent banners and, if wanted, of the interface',
  questions: {
    code: { tell: 'its BCP 47 tag, two or three letters', example: 'eo' },
    interface: {
      tell: '"yes" begins the words of our own pages too, in public/_locales',
      example: 'yes',
      optional: true,
    },
  },
  make({ code = '', interface: ours = '' }, read) {
    const named =
      /^[a-z]{2,3}$/.test(code) &&
      new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code);
    if (!named) throw new Error(`"${code}" is no tag of a language: two or three small letters, like eo`);
    if (!['', 'yes', 'no'].includes(ours)) throw new Error(`--interface is yes or no, not "${ours}"`);
    const files: Record<string, string> = {};

    const phrases = needed(read, PHRASES);
    if (!has(phrases, code)) {
      const entry = [
        `  ${code}: {`,
        "    functionWords: '',",
        ...WAYS.map((way) => `    ${way}: [],`),
        '  },',
      ];
      files[PHRASES] = inserted(phrases, 'PHRASES', entry.join('\n'), {
        key: code,
        keys: /\n {2}([a-z]+): \{/g,
      });
    }
    const consent = needed(read, CONSENT);
    if (!has(consent, code)) {
      const entry = [`  ${code}: {`, ...LISTS.map((list) => `    ${list}: [],`), '  },'];
      files[CONSENT] = inserted(consent, 'CONSENT_WORDS', entry.join('\n'));
    }
    const examples = needed(read, EXAMPLES);
    if (Object.keys(files).length > 0 && !has(examples, code)) {
      const entry = [`  ${code}: {`, ...EXAMPLE.map((field) => `    ${field}: '',`), '  },'];
      files[EXAMPLES] = inserted(examples, 'LANGUAGE_EXAMPLES', entry.join('\n'), {
        key: code,
        keys: /\n {2}([a-z]+): \{/g,
      });
    }
    const messages = `public/_locales/${code}/messages.json`;
    if (ours === 'yes') {
      if (read(messages) !== null) throw new Error(`${messages} is there already`);
      files[messages] = emptyMessages(needed(read, 'public/_locales/en/messages.json'), code);
    }
    if (Object.keys(files).length === 0)
      throw new Error(`the words of ${named} (${code}) are there already, in ${PHRASES} and ${CONSENT}`);
    return {
      files,
      next: `Fill in the words of ${named} and an example of each, until this passes:
  npx vitest run --project unit test/article/languages test/consent/classify test/locales`,
    };
  },
};
