import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../utils/platform/words';

/** What a component needs to speak to the reader. */
export interface Language {
  words: Words;
  /** BCP 47 tag for dates and numbers, e.g. `en-GB`. */
  locale: string;
}

/** The default shows bare keys, so that a page that forgot its provider is seen to have done so. */
export const LanguageContext = createContext<Language>({ words: (key) => key, locale: 'en' });

/** The words of the interface. */
export const useWords = (): Words => useContext(LanguageContext).words;

/** The tag that dates and numbers are formatted by. */
export const useLocale = (): string => useContext(LanguageContext).locale;
