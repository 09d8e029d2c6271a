/** The language of our own pages. */
import { browser } from './browser';
import { type WordKey, type Words, words } from './words';

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/**
 * The tag for dates and numbers: the browser's own (say `en-GB`) where it is a kind of the language our words are in,
 * else that language, so that no page mixes two.
 *
 * @param language BCP 47 tag of the words
 * @param preferred tag of the browser's interface; some browsers write `en_GB`
 * @returns a tag that `Intl` accepts
 */
export function localeFor(language: string, preferred: string): string {
  const tag = preferred.replaceAll('_', '-');
  return isTag(tag) && new Intl.Locale(tag).language === language ? tag : language;
}

/**
 * Prepares one of our pages: its root says which language and direction the words have, its title is set.
 *
 * @param title key of the page's title, or null where the name of the extension is title enough
 * @returns what components speak with
 */
export function speak(document: Document, title: WordKey | null): { words: Words; locale: string } {
  const language = words('interfaceLanguage');
  document.documentElement.lang = language;
  document.documentElement.dir = words('interfaceDirection');
  const name = words('extensionName');
  document.title = title ? `${words(title)} · ${name}` : name;
  return { words, locale: localeFor(language, browser.i18n.getUILanguage()) };
}
