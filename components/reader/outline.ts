/** The parts of a text, by its headings. */
export interface Part {
  /** Identifier of the heading, to link to. */
  id: string;
  title: string;
  /** 0 for the highest rank that the text has. */
  depth: number;
}

/** Fewer headings make no table of contents. */
const MIN_PARTS = 3;

/**
 * Reads the headings of a text and gives each an identifier. Pages skip ranks: the depth counts only those in use.
 *
 * @param text the element that holds the text, ours to change
 * @returns nothing for texts with few headings
 */
export function outlineOf(text: Element): Part[] {
  const headings = Array.from(text.querySelectorAll('h1, h2, h3, h4, h5, h6')).filter(
    (heading) => (heading.textContent ?? '').trim() !== '',
  );
  if (headings.length < MIN_PARTS) return [];
  const ranks = [...new Set(headings.map(({ localName }) => localName))].sort();
  return headings.map((heading, index) => {
    heading.id = `part-${index + 1}`;
    return {
      id: heading.id,
      title: (heading.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 200),
      depth: ranks.indexOf(heading.localName),
    };
  });
}
