import type messages from '../../public/_locales/en/messages.json';
import { native } from './native';

/** Every string of the interface has a key in `public/_locales/en/messages.json`. */
export type WordKey = keyof typeof messages;

/** Looks up a string of the interface; substitutions fill the message's placeholders in order. */
export type Words = (key: WordKey, ...substitutions: (string | number)[]) => string;

/**
 * The reader's language, as the browser chose it among our locales. A missing key gives the key itself, so that a
 * gap is seen and nothing breaks.
 */
export const words: Words = (key, ...substitutions) =>
  native().i18n.getMessage(key, substitutions.map(String)) || key;
