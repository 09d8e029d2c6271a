/** Keeps the sections of `REPORT.md`, each written by one bench. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const REPORT = fileURLToPath(new URL('REPORT.md', import.meta.url));

/** A Markdown table: names of the columns, then rows of as many cells. */
export const markdownTable = (columns: string[], rows: (string | number)[][]): string =>
  [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/**
 * Replaces a section of the report, or adds it as the first.
 *
 * @param title its heading, of the second level
 * @param body what stands under it, Markdown without headings of that level
 */
export async function writeSection(title: string, body: string): Promise<void> {
  const report = await readFile(REPORT, 'utf8').catch(() => '# What the benches measured\n');
  const [head = '', ...sections] = report.trimEnd().split(/\n(?=## )/);
  const section = `## ${title}\n\n${body.trim()}\n`;
  const index = sections.findIndex((text) => text.startsWith(`## ${title}\n`));
  // First, because tables of another bench reach to the end.
  if (index < 0) sections.unshift(section);
  else sections[index] = section;
  await writeFile(REPORT, `${[head, ...sections].map((text) => text.trimEnd()).join('\n\n')}\n`);
}
