/** An article as plain text. */
import { type Article, addressOf, dayOf } from '../article';

/**
 * Title, byline, address, and the text as it is laid out: line ends where the reader sees them.
 *
 * @param article its text must be in a page, for only what is drawn has lines
 */
export function toPlain(article: Article): string {
  const { finding, text, ending } = article;
  const day = dayOf(finding.published?.iso) ?? finding.published?.text;
  const byline = [finding.author, finding.outlet, day].filter(Boolean).join(' · ');
  // biome-ignore lint/performance/useDomNodeTextContent: the lines as laid out are what is wanted
  const body = (text as HTMLElement).innerText.replaceAll(/\n{3,}/g, '\n\n').trim();
  return `${[finding.title, byline, addressOf(article), body, `(${ending})`].filter(Boolean).join('\n\n')}\n`;
}
