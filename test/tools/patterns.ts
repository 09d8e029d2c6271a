/** Regular expressions of the code, and which of them a mean text can make slow. */
import { analyse } from 'scslre';
import { parseSync, Visitor } from 'vite';

export interface Pattern {
  source: string;
  flags: string;
  /** File, and line where it is written down rather than put together. */
  at: string;
}

/** The regular expressions that are written down in a script. */
export function patternsIn(path: string, code: string): Pattern[] {
  const found: Pattern[] = [];
  const { program, errors } = parseSync(path, code);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  new Visitor({
    Literal(node) {
      if (!('regex' in node) || !node.regex) return;
      const line = code.slice(0, node.start).split('\n').length;
      found.push({ source: node.regex.pattern, flags: node.regex.flags, at: `${path}:${line}` });
    },
  }).visit(program);
  return found;
}

export interface Weakness {
  /** The time grows with the length of the text as a power of two does, not only as its square. */
  isExponential: boolean;
  /** The character that, repeated, makes it slow. */
  character: string;
}

/** What makes a pattern slow; nothing for one whose time grows with the length of the text alone. */
export const weaknessesOf = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>): Weakness[] =>
  analyse({ source, flags }, { maxReports: 8 }).reports.map(({ exponential, character }) => ({
    isExponential: exponential,
    character: character.pick,
  }));
