import type { ArticleFinding } from '../report';

const MAX_TITLE_CHARS = 140;
const MAX_OUTLET_CHARS = 60;

/** One line without control and bidirectional characters and without quotes, clipped at a word where there are any. */
function plain(text: string, maxChars: number): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/[[\p{Cf}--[\u200c\u200d]]"“”„«»]/gv, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= maxChars) return line;
  const clip = line
    .slice(0, maxChars)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
  const space = clip.lastIndexOf(' ');
  return (space > maxChars / 2 ? clip.slice(0, space) : clip).trim();
}

/**
 * The words of a web search for the original, which the reader starts: the title in quotes, then the outlet,
 * else the author.
 *
 * @returns the empty string when the page named nothing to look for
 */
export function searchQuery(finding: ArticleFinding): string {
  const title = plain(finding.title, MAX_TITLE_CHARS);
  const who = plain(finding.source.outlet ?? finding.outlet ?? finding.author ?? '', MAX_OUTLET_CHARS);
  return [title && `"${title}"`, who].filter(Boolean).join(' ');
}
