/**
 * How fast people read, by language: words a minute, and characters a minute where words are not set apart.
 *
 * Source: S. Trauzettel-Klosinski, K. Dietz, "Standardized Assessment of Reading Performance: The New International
 * Reading Speed Texts IReST", IOVS 53 (2012), means of silent reading; other languages take the mean of all.
 */
export const WORDS_PER_MINUTE: Readonly<Record<string, number>> = {
  ar: 138,
  de: 179,
  en: 228,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  nl: 202,
  pl: 166,
  pt: 181,
  ru: 184,
  sl: 180,
  sv: 199,
  tr: 166,
};
export const OTHER_WORDS_PER_MINUTE = 184;

export const CHARACTERS_PER_MINUTE: Readonly<Record<string, number>> = { zh: 255, yue: 255, ja: 357 };
export const OTHER_CHARACTERS_PER_MINUTE = 863;
