/** Opens an address at a place: small enough for the script in every article's page. */
import { isOfferable } from '../report/offerable';

/** A text directive as `fragment.ts` makes it: percent-encoded, with no character that ends or begins another. */
const DIRECTIVE = /^text=[\w.!~*'()%-]+(?:,[\w.!~*'()%-]+)*$/;

/**
 * The address with a text directive, so that the browser scrolls to the words and highlights them.
 *
 * @param url the original
 * @param place a directive made by `placeOf` (`utils/source/fragment.ts`), or nothing
 * @returns the address as it was where there is no place, the directive is none, or the address may not be offered
 */
export function withPlace(url: string, place: string | null | undefined): string {
  if (!place || !DIRECTIVE.test(place) || !isOfferable(url)) return url;
  const plain = url.replace(/:~:.*$/s, '');
  const whole = `${plain.includes('#') ? plain : `${plain}#`}:~:${place}`;
  return isOfferable(whole) ? whole : url;
}
