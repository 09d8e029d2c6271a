/** An article as an item of a bibliography, in the shape that CSL-JSON gives it. */
import { parse } from '@citation-js/name';
import { type Article, addressOf, dayOf } from '../article';

export interface Name {
  family?: string;
  given?: string;
  /** A name that is not a person's, or not known to have parts. */
  literal?: string;
}

export interface Item {
  id: string;
  type: 'article-newspaper' | 'webpage';
  title: string;
  'container-title'?: string;
  author?: Name[];
  issued?: { 'date-parts': [[number, number, number]] };
  accessed: { 'date-parts': [[number, number, number]] };
  URL: string;
  language?: string;
}

/** Words and signs between the names of several authors. */
const BETWEEN = /\s*[,;&、，；·|]\s*|\s+(?:and|und|et|y|e|ve|og|och|en|i|и)\s+/iu;
/** Words that names of desks and agencies have, and names of people do not. */
const DESK =
  /\d|\b(?:staff|editors?|editorial|redaktion|rédaction|redacción|redazione|redação|desk|team|news|press|agency|agencies|reuters|afp|dpa|ap|board|haber|servisi)\b/iu;

function nameOf(text: string): Name {
  // Names in scripts that set the family first, and single words, stay as they are written.
  if (
    !/\s/.test(text) ||
    DESK.test(text) ||
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
  )
    return { literal: text };
  const { family, given, 'non-dropping-particle': particle, suffix } = parse(text);
  if (!family) return { literal: text };
  const last = [particle, family, suffix].filter(Boolean).join(' ');
  return given ? { family: last, given } : { literal: last };
}

/** Splits a byline into names. */
export const namesOf = (byline: string | null): Name[] =>
  (byline ?? '')
    .split(BETWEEN)
    .map((name) => name.trim())
    .filter(Boolean)
    .map(nameOf);

function partsOf(day: string): { 'date-parts': [[number, number, number]] } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { 'date-parts': [[year, month, date]] };
}

/** A key such as `writer2025whose`, of Latin letters and digits as BibTeX wants it. */
function keyOf(names: readonly Name[], year: number | undefined, title: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, '');
  const [first] = names;
  const word =
    title
      .split(/\s+/)
      .map(plain)
      .find((part) => part.length > 3) ?? '';
  return `${plain(first?.family ?? first?.literal ?? '')}${year ?? ''}${word}` || 'article';
}

export function itemOf(article: Pick<Article, 'finding' | 'pageUrl' | 'readMs'>): Item {
  const { title, outlet, author, published, lang } = article.finding;
  const names = namesOf(author);
  const day = dayOf(published?.iso);
  const issued = day ? partsOf(day) : null;
  return {
    id: keyOf(names, issued?.['date-parts'][0][0], title),
    type: outlet ? 'article-newspaper' : 'webpage',
    title,
    ...(outlet && { 'container-title': outlet }),
    ...(names.length > 0 && { author: names }),
    ...(issued && { issued }),
    accessed: partsOf(new Date(article.readMs).toISOString().slice(0, 10)),
    URL: addressOf(article),
    ...(lang && { language: lang }),
  };
}
