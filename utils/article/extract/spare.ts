/**
 * Readability writes the whole body out as text before it begins, in case it has to begin again, and reads it back when
 * it does. A clone is several times cheaper than that text on large pages, and serves for other second tries as well.
 */

/** Stands for the text; nothing but its being handed back counts. */
const TOKEN = '<!-- spare -->';

/**
 * Has an element hand out a token in place of its markup, and take it back for a clone made at that moment.
 *
 * @param body an element of an inert document
 * @returns gives the clone, or null when the markup was not asked for
 */
export function keepSpare(body: Element): () => Element | null {
  let spare: Element | null = null;
  Object.defineProperty(body, 'innerHTML', {
    configurable: true,
    get: () => {
      spare = body.cloneNode(true) as Element;
      return TOKEN;
    },
    set: (markup: string) => {
      if (markup !== TOKEN || !spare) throw new Error('only what was handed out is taken back');
      body.replaceChildren(...Array.from((spare.cloneNode(true) as Element).childNodes));
    },
  });
  return () => spare;
}
