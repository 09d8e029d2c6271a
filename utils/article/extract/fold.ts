/** What is no single space already: to find each space and put it back takes several times as long. */
const SPACES = /\s{2,}|[^\S ]/g;

/** Text with one space between words and none around them. */
export const spaced = (text: string): string => text.replaceAll(SPACES, ' ').trim();

/**
 * Text in the form that rules are written for: lower-case, one space between words, and without the dots by which
 * Turkish `İ`, `I`, `ı` differ from `i`.
 */
export function fold(text: string): string {
  return spaced(text).toLowerCase().replaceAll('\u0307', '').replaceAll('ı', 'i');
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu;

const isSpace = (code: number) =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code >= 0x1680 &&
    (code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200a) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f ||
      code === 0x3000 ||
      code === 0xfeff));

/** May a character stand in a script without spaces? Thai, Lao, Myanmar, Khmer, and all from the Han radicals on but Hangul. */
const mayBeUnspaced = (code: number) =>
  code >= 0xe00 &&
  (code < 0x10a0 ||
    (code >= 0x1780 && code < 0x1a00) ||
    (code >= 0x2e80 && (code < 0xac00 || code > 0xd7a3) && code !== 0xfeff));

/** Words of a text; in scripts without spaces, characters halved. */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (mayBeUnspaced(code)) return countUnspaced(text);
    const wasInWord = inWord;
    inWord = !isSpace(code);
    if (inWord && !wasInWord) words += 1;
  }
  return words;
}

function countUnspaced(text: string): number {
  const spaced = text.replaceAll(UNSPACED, ' ').trim();
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return (spaced === '' ? 0 : spaced.split(/\s+/).length) + Math.ceil(unspaced / 2);
}
