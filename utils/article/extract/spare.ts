/**
 * Readability writes the whole body out as text before it begins, in case it has to begin again, and reads it back when
 * it does. A clone is several times cheaper than that text on large pages, and serves for other second tries as well.
 */

/** Stands for the text; nothing but its being handed back counts. */
const TOKEN = '<!-- spare -->';

/** The body before it was used up. */
export interface Spare {
  body: Element;
  /** Its text nodes in document order. */
  texts: Node[];
  /** Those that were worked with in their stead, in the same order. */
  given: Node[];
}

/** Is a text only spaces? */
export const isBlank = (text: Node): boolean => !/\S/.test(text.nodeValue ?? '');

/** All text nodes, in document order. */
export function textsOf(root: Element): Node[] {
  const walker = root.ownerDocument.createTreeWalker(root, 4 /* NodeFilter.SHOW_TEXT */);
  const texts: Node[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node);
  return texts;
}

/**
 * Has an element hand out a token in place of its markup, and take it back for a clone made at that moment.
 *
 * @param body an element of an inert document
 * @returns gives the clone, or null when the markup was not asked for
 */
export function keepSpare(body: Element): () => Spare | null {
  let spare: Spare | null = null;
  Object.defineProperty(body, 'innerHTML', {
    configurable: true,
    get: () => {
      const clone = body.cloneNode(true) as Element;
      spare = { body: clone, texts: textsOf(clone), given: textsOf(body) };
      return TOKEN;
    },
    set: (markup: string) => {
      if (markup !== TOKEN || !spare) throw new Error('only what was handed out is taken back');
      body.replaceChildren(...Array.from((spare.body.cloneNode(true) as Element).childNodes));
      spare.given = textsOf(body);
    },
  });
  return () => spare;
}
