/** Reads the changelog that comes with the extension. */

/** One version of it. */
export interface Version {
  /** The version's number, and where it stands in the file, its day. */
  title: string;
  /** What stands before the list; empty where there is nothing. */
  lead: string;
  points: string[];
}

/** Reads headings of the second rank, the text below each, and its list; lines that are broken are joined. */
export function readChangelog(markdown: string): Version[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n');
      const [lead = '', ...points] = lines
        .join('\n')
        .split(/^- /m)
        .map((text) => text.replace(/\s+/g, ' ').trim());
      return { title: title.trim(), lead, points };
    });
}
