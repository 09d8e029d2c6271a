/** The little that is read of HTML: words without tags, and links with their words. Nothing of it is ever shown as markup. */
import { Parser } from 'htmlparser2';

const SKIPPED = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select', 'textarea', 'iframe']);
const STOP = Symbol('enough was read');
const MAX_ELEMENTS = 200_000;
const MAX_DEPTH = 2_000;

/** What is told while a page is read. */
export interface Seen {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads HTML from begin to end, or as far as a page can be meant honestly. Scripts' text is told, too. */
export function readHtml(html: string, seen: Seen): void {
  let depth = 0;
  let elements = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        elements += 1;
        if (depth > MAX_DEPTH || elements > MAX_ELEMENTS) throw STOP;
        seen.open?.(name, attributes);
      },
      ontext: (text) => seen.text?.(text),
      onclosetag(name) {
        depth -= 1;
        seen.close?.(name);
      },
    },
    { decodeEntities: true },
  );
  try {
    parser.end(html);
  } catch (error) {
    if (error !== STOP) throw error;
  }
}

/** The words of a piece of HTML, such as a feed's title with entities encoded twice. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return html;
  const parts: string[] = [];
  let skipped = 0;
  readHtml(html, {
    open: (name) => {
      if (SKIPPED.has(name)) skipped += 1;
    },
    close: (name) => {
      if (SKIPPED.has(name)) skipped -= 1;
    },
    text: (text) => {
      if (skipped === 0) parts.push(text);
    },
  });
  return parts.join('').replaceAll(/\s+/g, ' ').trim();
}
