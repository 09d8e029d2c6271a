/** Finds the phrases of `utils/rules/phrases.ts` in texts: one expression per class, built once. */
import {
  CONSENT_WORDS,
  foldText,
  HIDDEN_AMOUNTS,
  type LanguagePhrases,
  METER_COUNTERS,
  NO_WAY_ON,
  PHRASES,
  REGISTRATION,
} from '../rules/phrases';

type PhraseClass = 'continueThis' | 'continueOther' | 'nextPage' | 'gate' | 'sold' | 'credit' | 'beside';

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const SPACELESS = /[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]/;

/** A phrase as an expression's source: gaps opened, no letter directly before or after (where scripts have spaces). */
function source(phrase: string): string {
  const folded = foldText(phrase);
  const body = folded.split(' … ').map(literal).join('[^.!?。]{0,60}?');
  return SPACELESS.test(folded) ? body : `(?<!\\p{L})${body}`;
}

const compiled = new Map<string, RegExp>();

function expression(kind: PhraseClass, isAnchored: boolean): RegExp {
  const key = `${kind}${isAnchored}`;
  const known = compiled.get(key);
  if (known) return known;
  const sources = Object.values<LanguagePhrases>(PHRASES)
    .flatMap((language) => language[kind] ?? [])
    .map((phrase) => {
      const text = source(phrase);
      return isAnchored && !SPACELESS.test(phrase) ? `${text}(?!\\p{L})` : text;
    })
    // The longest first, so that what is found is what the page says.
    .sort((a, b) => b.length - a.length);
  const result = new RegExp(`${isAnchored ? '^[^\\p{L}\\p{N}]*' : ''}(?:${sources.join('|')})`, 'u');
  compiled.set(key, result);
  return result;
}

/** Does the line begin with a phrase of this class? Marks before the first letter do not count. */
export const opensWith = (kind: PhraseClass, text: string): boolean =>
  expression(kind, true).test(foldText(text));

/** Does the text hold a phrase of this class anywhere? */
export const holds = (kind: PhraseClass, text: string): boolean =>
  expression(kind, false).test(foldText(text));

/** Is this a line that only seems to lead on? */
export const isNoWayOn = (text: string): boolean => {
  const folded = foldText(text);
  return NO_WAY_ON.some((phrase) => folded.includes(phrase));
};

/** Do the words belong to a consent layer? Those sell, too ("read without tracking"), and are no walls before a text. */
export const speaksOfConsent = (text: string): boolean => CONSENT_WORDS.test(foldText(text));

/** Do the words withhold the rest of a text? */
export const asksToPay = (text: string): boolean => holds('gate', text) && !speaksOfConsent(text);

/** Does the text count articles that may be read without paying ("2 of 3 free articles")? */
export const countsFreeArticles = (text: string): boolean => {
  const folded = foldText(text);
  return METER_COUNTERS.some(({ pattern }) => pattern.test(folded));
};

/** Does the text ask for an account and for no money? */
export const asksToRegister = (text: string): boolean => {
  const folded = foldText(text);
  return REGISTRATION.free.test(folded) && !REGISTRATION.paid.test(folded);
};

/** How much a text says is withheld, or null. */
export function hiddenAmountIn(
  text: string,
): { unit: 'percent' | 'characters' | 'words'; amount: number } | null {
  const folded = foldText(text);
  for (const { pattern, unit } of HIDDEN_AMOUNTS) {
    const found = pattern.exec(folded)?.[1];
    if (found === undefined) continue;
    const amount = Number(unit === 'percent' ? found.replace(',', '.') : found.replace(/,/g, ''));
    if (Number.isFinite(amount)) return { unit, amount };
  }
  return null;
}

/** Languages that go by several names. */
const TWINS = new Map([
  ['nb', 'no'],
  ['nn', 'no'],
  ['iw', 'he'],
  ['in', 'id'],
]);

const functionWords = new Map<string, ReadonlySet<string>>();

/**
 * Is this a word that cannot end a sentence of the language?
 *
 * @param lang BCP 47 tag; null or unknown to us: the words of all languages that write with the same letters count
 */
export function isFunctionWord(word: string, lang: string | null): boolean {
  const primary = lang?.toLowerCase().split('-')[0] ?? '';
  const key = PHRASES[primary]?.functionWords ? primary : (TWINS.get(primary) ?? '*');
  let words = functionWords.get(key);
  if (!words) {
    const lists = key === '*' ? Object.values(PHRASES) : [PHRASES[key] ?? {}];
    words = new Set(
      lists.flatMap((list) => (list.functionWords ?? '').split(' ').filter(Boolean).map(foldText)),
    );
    functionWords.set(key, words);
  }
  return words.has(foldText(word));
}
