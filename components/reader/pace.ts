/** How long a text takes to read. */
import {
  CHARACTERS_PER_MINUTE,
  OTHER_CHARACTERS_PER_MINUTE,
  OTHER_WORDS_PER_MINUTE,
  WORDS_PER_MINUTE,
} from '../../utils/rules/pace';

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu;

/**
 * Minutes of silent reading. Where words are not set apart, characters are counted; a text may have both.
 *
 * @param lang BCP 47 tag of the text, or null when unknown
 */
export function minutesToRead(text: string, lang: string | null): number {
  const language = lang?.toLowerCase().split('-')[0] ?? '';
  const characters = text.match(UNSPACED)?.length ?? 0;
  const words = text.replaceAll(UNSPACED, ' ').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu)?.length ?? 0;
  // A Chinese text that does not say so must not be read at the speed of Thai letters.
  const isHan = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  const pace =
    CHARACTERS_PER_MINUTE[language] ??
    (isHan ? CHARACTERS_PER_MINUTE.zh : undefined) ??
    OTHER_CHARACTERS_PER_MINUTE;
  return characters / pace + words / (WORDS_PER_MINUTE[language] ?? OTHER_WORDS_PER_MINUTE);
}
