/** An article on its way out of the reader: what is known of it, and its text. */
import type { ArticleFinding } from '../report';

export interface Article {
  finding: ArticleFinding;
  /** Address of the page where it was met. */
  pageUrl: string;
  /** When it was read, in milliseconds since 1970. */
  readMs: number;
  /** Sanitised; never changed by who takes it. */
  text: Element;
  /** Honest words for where the text ends, in the reader's language. */
  ending: string;
}

/** Where an article is to be found: at its source where that is known, else where it was met. */
export function addressOf({ finding, pageUrl }: Pick<Article, 'finding' | 'pageUrl'>): string {
  const { kind, url } = finding.source;
  return (kind === 'article' && url) || pageUrl;
}

/** The day of an ISO 8601 date or date-time as `2025-08-11`; null for anything else. */
export const dayOf = (iso: string | null | undefined): string | null =>
  /^\d{4}-\d{2}-\d{2}/.exec(iso ?? '')?.[0] ?? null;

/** Letters that some system does not allow in file names, and those that would hide or split one. */
const UNSAFE = /[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu;
const MAX_NAME_CHARS = 80;

/** A name for the file of an article. */
export function fileName(title: string, ending: string): string {
  const name = Array.from(title.replaceAll(UNSAFE, ' ').replaceAll(/\s+/g, ' '))
    .slice(0, MAX_NAME_CHARS)
    .join('')
    // Some systems hide names that begin with a dot, and lose dots and spaces at the end.
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return `${name || 'article'}.${ending}`;
}
