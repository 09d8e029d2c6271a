/** An article as Markdown, with what is known of it as front matter. */
import { gfm } from '@joplin/turndown-plugin-gfm';
import Turndown from 'turndown';
import { type Article, addressOf, dayOf } from '../article';

/** YAML reads a JSON string as it stands, so that no title can break out of its line. */
const yaml = (value: string): string => JSON.stringify(value);

/** The head of the file; what is not known is left out. */
export function frontMatter(article: Article): string {
  const { finding, pageUrl, readMs } = article;
  const source = addressOf(article);
  const entries: [string, string | null | undefined][] = [
    ['title', finding.title],
    ['author', finding.author],
    ['outlet', finding.outlet],
    ['date', dayOf(finding.published?.iso) ?? finding.published?.text],
    ['language', finding.lang],
    ['source', source],
    ['found_at', source === pageUrl ? null : pageUrl],
    ['read', new Date(readMs).toISOString().slice(0, 10)],
    ['body', finding.body.verdict],
  ];
  const lines = entries.flatMap(([name, value]) => (value ? [`${name}: ${yaml(value)}`] : []));
  return ['---', ...lines, '---'].join('\n');
}

/** GitHub's kind of Markdown: tables, struck words, task lists. */
export function toMarkdown(article: Article): string {
  const turndown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' });
  turndown.use(gfm);
  const body = turndown.turndown(article.text.cloneNode(true) as HTMLElement).trim();
  const title = article.finding.title ? `# ${turndown.escape(article.finding.title)}\n\n` : '';
  return `${frontMatter(article)}\n\n${title}${body}\n\n---\n\n*${turndown.escape(article.ending)}*\n`;
}
