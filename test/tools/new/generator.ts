/** What the generators of new records have in common. `../new.ts` is the command that runs them. */

/** One thing that a generator has to be told. */
export interface Question {
  /** What it is, as the reader of `--help` and of the question is told. */
  tell: string;
  example: string;
  /** Neither asked for nor missed. */
  optional?: true;
}

export interface Generator {
  /** What is begun, in a line. */
  tell: string;
  /** By the names of the options; the first may be given without its name. */
  questions: Readonly<Record<string, Question>>;
  /**
   * Makes the texts of all files that change.
   *
   * @param given answers by the names of the questions; what is missing is an empty text
   * @param read text of a file of the project, null when there is none
   * @throws Error when an answer will not do or the record is there already: nothing is to be written then
   */
  make(given: Readonly<Record<string, string>>, read: (path: string) => string | null): Begun;
}

export interface Begun {
  /** Whole texts by paths from the root of the project. */
  files: Readonly<Record<string, string>>;
  /** What is to be done next, and how one learns that it is done. */
  next: string;
}

/** Stands in example pages that nobody has written yet; a test fails as long as it does. */
export const UNWRITTEN = 'still the skeleton';

/**
 * Puts a text in front of the end of the list or record that a constant holds.
 *
 * @param before where in between: in front of the first entry whose key (as `keys` finds it) comes after this one
 * @throws Error when the source has no such constant
 */
export function inserted(
  source: string,
  constant: string,
  entry: string,
  sorted: { key: string; keys: RegExp } | null = null,
): string {
  const start = source.indexOf(`export const ${constant}`);
  const end = start === -1 ? -1 : source.slice(start).search(/\n[\]}](?: as const)?;/) + start;
  if (start === -1 || end < start) throw new Error(`the list ${constant} was not found where it used to be`);
  const later = sorted
    ? [...source.slice(start, end).matchAll(sorted.keys)].find(([, key = '']) => key > sorted.key)
    : undefined;
  const at = later ? start + later.index : end;
  return `${source.slice(0, at)}\n${entry}${source.slice(at)}`;
}

/** A text as the formatter writes it in TypeScript. */
export function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
}

/**
 * The text of a file that has to be there.
 *
 * @throws Error when it is not
 */
export function needed(read: (path: string) => string | null, path: string): string {
  const text = read(path);
  if (text === null) throw new Error(`${path} was not found`);
  return text;
}
