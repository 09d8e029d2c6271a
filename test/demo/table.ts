/** Tells in a table what became of pages. */
import type { Look } from './look.ts';

const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '');

function banner({ consent }: Look): string {
  if (!consent) return '–';
  const by = consent.tool ?? consent.stage;
  return `${consent.outcome} (${by}${consent.pressed ? `: “${consent.pressed}”` : ''})`;
}

function body({ article }: Look): string {
  if (!article) return '–';
  const reasons = [...article.body.evidence]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, 2)
    .map(({ signal }) => signal);
  return `${article.body.verdict}${reasons.length ? ` (${reasons.join(', ')})` : ''}`;
}

function source({ article }: Look): string {
  if (!article) return '–';
  const { kind, url, outlet } = article.source;
  return [kind, url ? hostOf(url) : outlet].filter(Boolean).join(': ');
}

function remark({ fault, wrong }: Look): string {
  if (fault) return `could not be opened: ${fault}`;
  return wrong.length ? `WRONG: ${wrong.join(', ')}` : '';
}

const COLUMNS: readonly (readonly [heading: string, widest: number, tell: (look: Look) => string])[] = [
  ['page', 34, ({ id }) => id],
  ['address', 24, ({ url }) => hostOf(url)],
  ['banner', 34, banner],
  ['body', 38, body],
  ['access', 8, ({ article }) => article?.access.verdict ?? '–'],
  ['source', 34, source],
  ['recorded', 8, ({ recorded }) => (recorded ? 'yes' : 'no')],
  ['', 60, remark],
];

const clip = (text: string, chars: number): string =>
  text.length > chars ? `${text.slice(0, chars - 1)}…` : text;

/** Lines of a table for a terminal. */
export function asTable(looks: readonly Look[]): string {
  const cells = [
    COLUMNS.map(([heading]) => heading),
    ...looks.map((look) => COLUMNS.map(([, widest, tell]) => clip(tell(look), widest))),
  ];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
