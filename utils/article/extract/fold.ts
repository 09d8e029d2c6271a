/**
 * Text in the form that rules are written for: lower-case, one space between words, and without the dots by which
 * Turkish `İ`, `I`, `ı` differ from `i`.
 */
export function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase().replaceAll('\u0307', '').replaceAll('ı', 'i');
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu;

/** Words of a text; in scripts without spaces, characters halved. */
export function countWords(text: string): number {
  const spaced = text.replaceAll(UNSPACED, ' ').trim();
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return (spaced === '' ? 0 : spaced.split(/\s+/).length) + Math.ceil(unspaced / 2);
}
