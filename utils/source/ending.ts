/** Whether a text breaks off where it ends, by its last block alone: one sign among others, never a verdict. */
import type { FactBlock } from '../facts';
import { PHRASES } from '../rules/phrases';

const CLOSING = `["'”’»«“‘」』)\\]]*$`;
const OPEN_END = new RegExp(`(?:…|\\.{2,}|。{2,}|⋯|‥|[,،、，;；])\\s*${CLOSING}`, 'u');
const SENTENCE_END = new RegExp(`[.!?。！？۔।॥؟:]\\s*${CLOSING}`, 'u');
/** What agencies and desks put behind the last full stop. */
const SIGN_OFF =
  /(?<=[.!?。！？۔।॥؟]["'”’»」』)\]]{0,3})\s*(?:[([][^)\]]{1,40}[)\]]|[/–—-]\s*[\p{L}. ]{1,20}|\p{Lu}{2,5}|[■●◆□▲▪♦※★☆▶►∎]{1,2})$/u;
/** Scripts that write no full stop. */
const NO_STOP = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]$/;
/** Elements whose text is often no sentence. */
const NO_SENTENCE = /^(?:li|td|th|dt|dd|h[1-6]|pre|figcaption|caption|button)$/;
/** Shorter blocks are captions, names and dates. */
const MIN_CHARS = 40;
/** The end of a block is all that is looked at. */
const END_CHARS = 240;

/** A block of dots alone stands where the text was. */
const DOTS = /^[.…·‥⋯\s]+$/;

/** Is this a word at which no sentence ends, in the language of the page? */
function isFunctionWord(word: string, lang: string | null): boolean {
  const words = PHRASES[lang?.toLowerCase().split('-')[0] ?? '']?.functionWords;
  return word !== '' && words?.split(' ').includes(word) === true;
}

const ends = ({ text }: FactBlock) => SENTENCE_END.test(text.slice(-END_CHARS).trim().replace(SIGN_OFF, ''));

/**
 * How a text ends.
 *
 * @param blocks of the text, in order
 * @param lang its language as a BCP 47 tag, or null
 * @returns `surely` for an ellipsis, a comma or a word that no sentence ends with; `likely` where only the full stop is
 * missing that the blocks before have; null for everything else
 */
export function breaksOff(blocks: readonly FactBlock[], lang: string | null): 'surely' | 'likely' | null {
  const last = blocks.at(-1);
  if (!last || NO_SENTENCE.test(last.tag)) return null;
  const end = last.text.slice(-END_CHARS).trim();
  if (DOTS.test(end)) return 'surely';
  if (last.text.length < MIN_CHARS) return null;
  if (OPEN_END.test(end)) return 'surely';
  if (ends(last) || NO_STOP.test(end)) return null;
  const lastWord = /[\p{L}\p{M}’']+$/u.exec(end)?.[0].toLowerCase().replaceAll('’', "'") ?? '';
  if (isFunctionWord(lastWord, lang)) return 'surely';
  const others = blocks
    .slice(0, -1)
    .filter(({ text, tag }) => text.length >= MIN_CHARS && !NO_SENTENCE.test(tag));
  return others.filter(ends).length >= 0.75 * others.length ? 'likely' : null;
}
