/** Which language a text is in, by its script and its small words: pages often declare the language of their menus. */
import { foldText, PHRASES } from '../rules/phrases';

/** Scripts that one language of our lists writes in. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/gu, 'ja'],
  [/[\uac00-\ud7af]/gu, 'ko'],
  [/[\u0e00-\u0e7f]/gu, 'th'],
  [/[\u0370-\u03ff]/gu, 'el'],
  [/[\u0590-\u05ff]/gu, 'he'],
  [/[\u0980-\u09ff]/gu, 'bn'],
  [/[\u0b80-\u0bff]/gu, 'ta'],
  [/[\u10a0-\u10ff]/gu, 'ka'],
  [/[\u0530-\u058f]/gu, 'hy'],
  [/[\u0900-\u097f]/gu, 'hi'],
];

let smallWords: Map<string, string[]> | undefined;

/** Small word → languages that have it. */
function index(): Map<string, string[]> {
  if (smallWords) return smallWords;
  smallWords = new Map();
  for (const [lang, { functionWords = '' }] of Object.entries(PHRASES))
    for (const word of new Set(functionWords.split(' ').filter(Boolean).map(foldText)))
      smallWords.set(word, [...(smallWords.get(word) ?? []), lang]);
  return smallWords;
}

/**
 * Guesses a text's language.
 *
 * @returns a primary language tag, or null when the text is too short or no language stands out
 */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(-3000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return null;
  for (const [script, lang] of SCRIPTS) if ((sample.match(script)?.length ?? 0) > letters * 0.2) return lang;
  if ((sample.match(/[\u4e00-\u9fff]/gu)?.length ?? 0) > letters * 0.5) return 'zh';
  const words = foldText(sample).match(/[\p{L}\p{M}']+/gu) ?? [];
  const scores = new Map<string, number>();
  for (const word of words) {
    const langs = index().get(word) ?? [];
    // A word that many languages share says little of each.
    for (const lang of langs) scores.set(lang, (scores.get(lang) ?? 0) + 1 / langs.length);
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < 5 || best[1] < words.length * 0.06) return null;
  return second && second[1] > best[1] * 0.75 ? null : best[0];
}
