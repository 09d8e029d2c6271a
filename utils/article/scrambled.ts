/** Text whose letters were shuffled so that it looks like one from afar: it has the shape of words and none of them. */
import type { FactBlock } from '../facts';
import { isFunctionWord } from './phrasing';

/** Words a block must have before the absence of small words says anything. */
const ENOUGH_WORDS = 30;
/** Share of small words in a block of any language that we have a list of, and the most that a shuffled one has by chance. */
const USUAL_SHARE = 0.1;
const SCRAMBLED_SHARE = 0.025;

/** Share of words that stand in every text of the language; null for too few words, or a list of names and figures. */
function smallShare(text: string, lang: string): number | null {
  const words = text.match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const lower = words.filter((word) => /^\p{Ll}/u.test(word));
  if (words.length < ENOUGH_WORDS || lower.length < words.length * 0.55) return null;
  return words.filter((word) => isFunctionWord(word, lang)).length / words.length;
}

/**
 * Are the last blocks of a text shuffled, after others that are not?
 *
 * @param lang BCP 47 tag of the text; without one nothing can be told
 * @returns words of the first such block, or null
 */
export function scrambledIn(body: readonly FactBlock[], lang: string | null): string | null {
  if (!lang) return null;
  let usual = 0;
  let found: string | null = null;
  for (const { text } of body) {
    const share = smallShare(text, lang);
    if (share === null) continue;
    if (share >= USUAL_SHARE) {
      usual++;
      // Whole text behind: what came before was only odd.
      found = null;
    } else if (share <= SCRAMBLED_SHARE) found ??= text.slice(0, 120);
  }
  return usual > 0 ? found : null;
}
