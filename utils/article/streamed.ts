/**
 * Parts of a page that React's server sent late, and that no script has put into place: each is a hidden element at the
 * end of the page (`S:0`), and an empty template (`B:0` or `P:0`) marks where it belongs. Without scripts they would be
 * lost to the reader, and often they are the article.
 */
const PART = /^(.*)S:([\da-f]+)$/;

/** Is this a part that was sent late and still lies where it was sent? */
export const isStreamed = (element: Element): boolean =>
  element.localName === 'div' && element.hasAttribute('hidden') && PART.test(element.id);

/** Puts such parts into place: at their marks, or where they lie. Must come before templates are dropped. */
export function placeStreamed(body: Element): void {
  for (const part of Array.from(body.querySelectorAll('div[hidden][id*="S:"]'))) {
    const [, prefix = '', number] = PART.exec(part.id) ?? [];
    if (!number) continue;
    part.removeAttribute('hidden');
    const mark = ['B', 'P']
      .map((kind) => body.ownerDocument.getElementById(`${prefix}${kind}:${number}`))
      .find((element) => element?.localName === 'template');
    if (mark && !part.contains(mark)) mark.replaceWith(part);
  }
}
