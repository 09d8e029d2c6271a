/** The text of the article as the page declares it to search engines (`articleBody` of JSON-LD): evidence, never shown. */

/** A shorter text is a summary. */
const MIN_CHARS = 600;
/** What of a passage is looked up: enough to be unique, little enough to be untouched by differences of markup. */
const PROBE_CHARS = 40;

/** Letters and digits only, for spaces, quotes and markup differ between page and declaration. */
const lettersOf = (text: string) => text.toLowerCase().replaceAll(/&#?\w+;|<[^<>]*>|[^\p{L}\p{N}]+/gu, '');

function* bodiesIn(value: unknown, depth = 0): Generator<string> {
  if (typeof value !== 'object' || value === null || depth > 4) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'articleBody' && typeof inner === 'string') yield inner;
    else yield* bodiesIn(inner, depth + 1);
  }
}

/**
 * The longest declared text of a page's article.
 *
 * @returns its letters, or null when none is declared that could be whole
 */
export function declaredBody(document: Document): string | null {
  let longest = '';
  for (const script of Array.from(document.querySelectorAll('script[type*="ld+json"]'))) {
    const source = script.textContent ?? '';
    if (!source.includes('articleBody')) continue;
    try {
      for (const body of bodiesIn(JSON.parse(source))) if (body.length > longest.length) longest = body;
    } catch {
      // Pages declare broken JSON often enough; then nothing is declared.
    }
  }
  return longest.length < MIN_CHARS ? null : lettersOf(longest);
}

/** Whether a declared text holds a passage: its beginning and its end. Passages without letters are held by any. */
export function declares(declared: string, passage: string): boolean {
  const letters = lettersOf(passage);
  return declared.includes(letters.slice(0, PROBE_CHARS)) && declared.includes(letters.slice(-PROBE_CHARS));
}
