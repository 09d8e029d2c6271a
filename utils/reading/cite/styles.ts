/**
 * The three styles that readers are asked for, for the one kind of item there is here: an article on the web. The
 * library that writes any style brings an engine under a licence that asks for its own notice on every screen.
 *
 * APA: Publication Manual, 7th edition, 10.16. MLA: Handbook, 9th edition, 5.31–5.99. Chicago: Manual of Style, 17th
 * edition, notes and bibliography, 14.188–14.206. All three are English, whatever the language of the article.
 */
import type { Item, Name } from './item';

export type Style = 'apa' | 'mla' | 'chicago';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
/** MLA shortens the names of months, except those of four letters and fewer. */
const SHORT_MONTHS = 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

type Day = Item['accessed'] | undefined;
const dateOf = (day: Day, write: (year: number, month: number, date: number) => string): string | null =>
  day ? write(...day['date-parts'][0]) : null;
const apaDate = (year: number, month: number, date: number) => `${year}, ${MONTHS[month - 1]} ${date}`;
const mlaDate = (year: number, month: number, date: number) => `${date} ${SHORT_MONTHS[month - 1]} ${year}`;
const longDate = (year: number, month: number, date: number) => `${MONTHS[month - 1]} ${date}, ${year}`;

/** Ends a part with a full stop unless it ends in a mark of its own. */
const stop = (text: string): string => (/[.?!…。？！]["”’]?$/u.test(text) ? text : `${text}.`);
/** Quotation marks inside of quotation marks are single. */
const quoted = (title: string): string =>
  `“${stop(title.replaceAll(/[“„«]|(?<=^|\s)"/g, '‘').replaceAll(/[”»"]/g, '’'))}”`;

const initials = (given: string): string =>
  given
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((part) =>
      part
        .split('-')
        .map((piece) => `${Array.from(piece)[0]?.toUpperCase()}.`)
        .join('-'),
    )
    .join(' ');

const inverted = ({ family, given, literal }: Name): string => literal ?? `${family}, ${given}`;
const direct = ({ family, given, literal }: Name): string => literal ?? `${given} ${family}`;
const apaName = ({ family, given, literal }: Name): string =>
  literal ?? `${family}, ${initials(given ?? '')}`;

function apaNames(names: readonly Name[]): string {
  const all = names.slice(0, 20).map(apaName);
  const last = all.pop();
  return all.length > 0 ? `${all.join(', ')}, & ${last}` : (last ?? '');
}

function mlaNames(names: readonly Name[]): string {
  const [first, second] = names;
  if (!first) return '';
  if (names.length > 2) return `${inverted(first)}, et al`;
  return second ? `${inverted(first)}, and ${direct(second)}` : inverted(first);
}

function chicagoNames(names: readonly Name[]): string {
  const [first, ...others] = names;
  if (!first) return '';
  const rest = others.slice(0, 9).map(direct);
  const last = rest.pop();
  if (last === undefined) return inverted(first);
  return `${[inverted(first), ...rest].join(', ')}, and ${last}`;
}

function apa({ author = [], title, issued, accessed, URL, 'container-title': outlet }: Item): string {
  const date = `(${dateOf(issued, apaDate) ?? 'n.d.'}).`;
  const head =
    author.length > 0 ? `${stop(apaNames(author))} ${date} ${stop(title)}` : `${stop(title)} ${date}`;
  // What may change under a reader without a date of its own is given with the day it was read.
  const address = issued ? URL : `Retrieved ${dateOf(accessed, longDate)}, from ${URL}`;
  return [head, outlet && stop(outlet), address].filter(Boolean).join(' ');
}

function mla({ author = [], title, issued, accessed, URL, 'container-title': outlet }: Item): string {
  const parts = [outlet, dateOf(issued, mlaDate), URL.replace(/^https?:\/\//, '')].filter(Boolean).join(', ');
  const read = issued ? '' : ` Accessed ${dateOf(accessed, mlaDate)}.`;
  return `${author.length > 0 ? `${stop(mlaNames(author))} ` : ''}${quoted(title)} ${parts}.${read}`;
}

function chicago({ author = [], title, issued, accessed, URL, 'container-title': outlet }: Item): string {
  const day = dateOf(issued, longDate) ?? `Accessed ${dateOf(accessed, longDate)}`;
  if (author.length === 0)
    return [outlet && stop(outlet), quoted(title), `${day}.`, `${URL}.`].filter(Boolean).join(' ');
  const place =
    outlet && issued ? `${outlet}, ${day}.` : [outlet && stop(outlet), `${day}.`].filter(Boolean).join(' ');
  return `${stop(chicagoNames(author))} ${quoted(title)} ${place} ${URL}.`;
}

const WRITE: Record<Style, (item: Item) => string> = { apa, mla, chicago };

/** Writes an item in one of the styles, as plain text. */
export const inStyle = (item: Item, style: Style): string => WRITE[style](item);
