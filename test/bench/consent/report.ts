/** The run as a section of a Markdown page. */
import { type Row, type Summary, summarise } from './measure.ts';

const of = (part: number, whole: number): string => (whole ? `${part} of ${whole}` : '–');
const ms = ({ median, p90 }: Summary['visibleMs']): string =>
  median === null ? '–' : `${median} / ${p90} ms`;

const OUTCOME: Record<string, string> = {
  rejected: 'R',
  acknowledged: 'K',
  accepted: 'A',
  partial: 'A',
  paid: 'A',
};

/** One run's row in short: what became of the banner, and for how long it could be seen. */
export function cellOf(row: Row | undefined): string {
  if (!row) return '';
  if (row.kind === 'trap') return row.gone || row.presses.length ? '**touched**' : 'untouched';
  const done = OUTCOME[row.state] ?? (row.gone ? 'H' : row.kind === 'pay' ? 'left' : '·');
  return `${done}${row.gone || row.kind === 'pay' ? '' : ' still there'}${row.scrolls ? '' : ' ✗'}${row.gone ? ` ${row.visibleMs}` : ''}${
    row.back ? ' back' : ''
  }${row.restored === null ? '' : row.restored ? ' ↶' : ' no ↶'}`;
}

/** The tables: sums of each run, and every page in all of them. */
export function tablesOf(runs: Readonly<Record<string, readonly Row[]>>): string {
  const names = Object.keys(runs);
  const sums = names.map((name) => ({ name, sum: summarise(runs[name] ?? []) }));
  const lines = [
    '| | cleared, page usable | refused | agreed to | walls left | traps touched | on screen, median / p90 | refusal stored after, median / p90 |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...sums.map(
      ({ name, sum }) =>
        `| ${[
          name,
          of(sum.cleared, sum.banners),
          of(sum.refused, sum.refusable),
          sum.accepted,
          of(sum.wallsLeft, sum.walls),
          of(sum.touched, sum.traps),
          ms(sum.visibleMs),
          ms(sum.storedMs),
        ].join(' | ')} |`,
    ),
    '',
    'R refused in what the tool itself stored · K acknowledged · H hidden, nothing stored · A agreed to · ✗ the page does not scroll · number: ms on screen · ↶ shown again by undo.',
    '',
    `| page | tool | offers | ${names.join(' | ')} |`,
    `| --- | --- | --- |${' --- |'.repeat(names.length)}`,
  ];
  const known = new Map(Object.values(runs).flatMap((rows) => rows.map((row) => [row.id, row] as const)));
  for (const [id, { tool, kind }] of known) {
    const cells = names.map((name) => cellOf(runs[name]?.find((row) => row.id === id)));
    lines.push(`| ${[id, tool ?? '', kind, ...cells].join(' | ')} |`);
  }
  return lines.join('\n');
}

const BEGIN = '<!-- tables of the last run -->';
const END = '<!-- end of the tables -->';

/**
 * Puts tables into the section of a page that bears this heading, in place of those of the last run; what is written
 * around them stays. A section that is not there yet is added at the end.
 */
export function withSection(page: string, heading: string, tables: string): string {
  const block = `${BEGIN}\n\n${tables}\n\n${END}`;
  const start = `\n${page}`.indexOf(`\n## ${heading}\n`);
  if (start < 0)
    return `${page ? `${page.trimEnd()}\n\n` : '# What the benches measured\n\n'}## ${heading}\n\n${block}\n`;
  const next = page.indexOf('\n## ', start + 4);
  const end = next < 0 ? page.length : next;
  const section = page.slice(start, end);
  const from = section.indexOf(BEGIN);
  const to = section.indexOf(END);
  const changed =
    from < 0 || to < 0
      ? `${section.trimEnd()}\n\n${block}\n`
      : section.slice(0, from) + block + section.slice(to + END.length);
  return page.slice(0, start) + changed + page.slice(end);
}
