/**
 * Every line of the ledger in memory: found, filtered, sorted and joined to stories. Kept line by line as the ledger
 * changes: a record that is added costs the text of its block, not of the whole.
 *
 * A search looks through the folded texts, a block of lines at a time. With a hundred thousand lines that is faster
 * than an index of words, finds inside of words and in scripts that have no spaces, and costs a tenth of the memory.
 */
import { folded, type LedgerLine } from './line';

export const SORTS = ['seen', 'met', 'title', 'outlet'] as const;
/** `seen`: last seen first. `met`: first met first. `title`, `outlet`: by letters, the unnamed last. */
export type Sort = (typeof SORTS)[number];

/** What is looked for; absent parts do not limit. */
export interface Query {
  /** Words, each of which must occur in title, outlet, author, note or the name of the site. */
  search?: string;
  outlet?: string;
  aggregator?: string;
  onlyCut?: boolean;
  onlySold?: boolean;
  /** Not yet opened at the source, by whichever way the story was met. */
  onlyUnread?: boolean;
  onlyStarred?: boolean;
  onlyNoted?: boolean;
  /** Last seen at or after, in milliseconds since 1970. */
  fromMs?: number;
  /** Last seen before. */
  toMs?: number;
  sort?: Sort;
}

/** A part of the ledger: what was met on one site, or last seen in a time. */
export interface Part {
  /** As `tally` names it. */
  site?: string;
  fromMs?: number;
  /** Not this moment itself. */
  toMs?: number;
}

/** How many lines have a name. */
export interface Tally {
  name: string;
  count: number;
}

/** Lines whose texts are searched as one. */
const BLOCK = 512;
/** Ends a line's text; no word that is searched for holds it. */
const END = '\u0000';

interface Block {
  text: string;
  /** Where each line's text begins, and where the last one ends. */
  starts: number[];
}

/** The site where an article was met, without `www.`; the empty string for what is no address. */
const siteOf = (id: string): string => (id.split('/', 3)[2] ?? '').replace(/^www\./, '');

/** What is searched: the words, and the site where the article was met, so that a whole site can be forgotten. */
const textOf = ({ id, title, outlet, author, note }: LedgerLine): string =>
  folded(`${title}\n${outlet}\n${author}\n${note}\n${siteOf(id)}`).replaceAll(END, '');

const named = (a: string, b: string): number => {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
};

/** What a line is sorted by, in rising order, names before numbers; no name where only the number counts. */
const RANKS: Record<
  Sort,
  { name: ((line: LedgerLine) => string) | null; number: (line: LedgerLine) => number }
> = {
  seen: { name: null, number: ({ lastSeenMs }) => -lastSeenMs },
  met: { name: null, number: ({ firstSeenMs }) => firstSeenMs },
  title: { name: ({ title }) => folded(title), number: ({ lastSeenMs }) => -lastSeenMs },
  outlet: { name: ({ outlet }) => folded(outlet), number: ({ lastSeenMs }) => -lastSeenMs },
};

const wordsOf = (search: string): string[] => folded(search).replaceAll(END, '').split(/\s+/).filter(Boolean);

function filterOf(query: Query, isUnread: (line: LedgerLine) => boolean): (line: LedgerLine) => boolean {
  const { outlet, aggregator, onlyCut, onlySold, onlyUnread, onlyStarred, onlyNoted } = query;
  const { fromMs = 0, toMs = Number.POSITIVE_INFINITY } = query;
  return (line) =>
    line.lastSeenMs >= fromMs &&
    line.lastSeenMs < toMs &&
    (!outlet || line.outlet === outlet) &&
    (!aggregator || line.aggregator === aggregator) &&
    (!onlyCut || line.body === 'cut') &&
    (!onlySold || line.sold) &&
    (!onlyStarred || line.starred) &&
    (!onlyNoted || line.note !== '') &&
    (!onlyUnread || isUnread(line));
}

const limits = ({ search, sort, ...filters }: Query): boolean =>
  Object.values(filters).some((value) => value !== undefined && value !== false);

export class Catalogue {
  /** Lines by place; a place that was left is empty until another line takes it. */
  #lines: (LedgerLine | null)[] = [];
  #places = new Map<string, number>();
  #left: number[] = [];
  /** Number of the story at each place, and the places of each story. */
  #storyAt: number[] = [];
  #stories = new Map<string, number>();
  #members: number[][] = [];
  /** Names that many lines share are kept once. */
  #names = new Map<string, string>();
  #blocks: (Block | null)[] = [];
  #orders: Partial<Record<Sort, Int32Array>> = {};

  get size(): number {
    return this.#places.size;
  }

  #name(name: string): string {
    const known = this.#names.get(name);
    if (known === undefined) this.#names.set(name, name);
    return known ?? name;
  }

  #storyNumber(key: string): number {
    const known = this.#stories.get(key);
    if (known !== undefined) return known;
    this.#stories.set(key, this.#members.length);
    return this.#members.push([]) - 1;
  }

  #set(place: number, line: LedgerLine | null): void {
    const before = this.#storyAt[place];
    if (this.#lines[place] && before !== undefined)
      this.#members[before] = (this.#members[before] ?? []).filter((other) => other !== place);
    this.#lines[place] = line;
    this.#blocks[Math.floor(place / BLOCK)] = null;
    if (!line) return;
    const story = this.#storyNumber(line.story);
    this.#storyAt[place] = story;
    this.#members[story]?.push(place);
  }

  /** Adds lines, or puts them in the place of those of the same records. */
  put(lines: readonly LedgerLine[]): void {
    if (lines.length > 0) this.#orders = {};
    for (const given of lines) {
      const line = { ...given, outlet: this.#name(given.outlet), aggregator: this.#name(given.aggregator) };
      const place = this.#places.get(line.id) ?? this.#left.pop() ?? this.#lines.length;
      this.#places.set(line.id, place);
      this.#set(place, line);
    }
  }

  /** Takes lines away; unknown ones are passed over. */
  drop(ids: readonly string[]): void {
    if (ids.length > 0) this.#orders = {};
    for (const id of ids) {
      const place = this.#places.get(id);
      if (place === undefined) continue;
      this.#places.delete(id);
      this.#set(place, null);
      this.#left.push(place);
    }
  }

  clear(): void {
    this.#lines = [];
    this.#places.clear();
    this.#left = [];
    this.#storyAt = [];
    this.#stories.clear();
    this.#members = [];
    this.#names.clear();
    this.#blocks = [];
    this.#orders = {};
  }

  line(id: string): LedgerLine | null {
    const place = this.#places.get(id);
    return place === undefined ? null : (this.#lines[place] ?? null);
  }

  #storyLines(place: number): LedgerLine[] {
    const members = this.#members[this.#storyAt[place] ?? -1] ?? [];
    return members.flatMap((member) => this.#lines[member] ?? []);
  }

  /** All lines of the story that a record belongs to, the record's own first, then the latest seen; none for an unknown record. */
  story(id: string): LedgerLine[] {
    const place = this.#places.get(id);
    if (place === undefined) return [];
    const first = (line: LedgerLine) => (line.id === id ? Number.POSITIVE_INFINITY : line.lastSeenMs);
    return this.#storyLines(place).sort((a, b) => (first(b) > first(a) ? 1 : -1));
  }

  /** All lines, in no order. */
  *lines(): Iterable<LedgerLine> {
    for (const line of this.#lines) if (line) yield line;
  }

  #ordered(sort: Sort): Int32Array {
    const known = this.#orders[sort];
    if (known) return known;
    const { name, number } = RANKS[sort];
    // Compared a million times: numbers side by side are found sooner than in objects.
    const numbers = Float64Array.from(this.#lines, (line) => (line ? number(line) : 0));
    const names = name && this.#lines.map((line) => (line ? name(line) : ''));
    const ids = this.#lines.map((line) => line?.id ?? '');
    const order = new Int32Array(this.#places.values()).sort(
      (x, y) =>
        (names ? named(names[x] ?? '', names[y] ?? '') : 0) ||
        (numbers[x] ?? 0) - (numbers[y] ?? 0) ||
        // Of two that are equal one is always the first.
        named(ids[x] ?? '', ids[y] ?? ''),
    );
    this.#orders[sort] = order;
    return order;
  }

  #block(number: number): Block {
    const known = this.#blocks[number];
    if (known) return known;
    const texts = this.#lines
      .slice(number * BLOCK, (number + 1) * BLOCK)
      .map((line) => (line ? textOf(line) : '') + END);
    const starts = [0];
    for (const text of texts) starts.push((starts.at(-1) ?? 0) + text.length);
    const block = { text: texts.join(''), starts };
    this.#blocks[number] = block;
    return block;
  }

  /** Prepares the texts of lines that were added, which the next search would otherwise have to. */
  prepare(): void {
    for (let number = 0; number * BLOCK < this.#lines.length; number += 1) this.#block(number);
  }

  /** How many of the words occur at each place. */
  #occurrences(words: readonly string[]): Uint8Array {
    const counts = new Uint8Array(this.#lines.length);
    for (let number = 0; number * BLOCK < this.#lines.length; number += 1) {
      const { text, starts } = this.#block(number);
      for (const word of words) {
        let row = 0;
        for (let found = text.indexOf(word); found >= 0; ) {
          while ((starts[row + 1] ?? Number.POSITIVE_INFINITY) <= found) row += 1;
          const place = number * BLOCK + row;
          counts[place] = (counts[place] ?? 0) + 1;
          found = text.indexOf(word, starts[row + 1]);
        }
      }
    }
    return counts;
  }

  /** Identifiers of what is looked for: of each story the record that comes first and fits. */
  find(query: Query): string[] {
    const words = wordsOf(query.search ?? '').slice(0, 50);
    const counts = words.length > 0 ? this.#occurrences(words) : null;
    const isUnread = (line: LedgerLine) => {
      const place = this.#places.get(line.id);
      return place !== undefined && this.#storyLines(place).every(({ openedMs }) => openedMs === 0);
    };
    const fits = limits(query) ? filterOf(query, isUnread) : null;
    const isTaken = new Uint8Array(this.#members.length);
    const found: string[] = [];
    const [lines, storyAt] = [this.#lines, this.#storyAt];
    for (const place of this.#ordered(query.sort ?? 'seen')) {
      if (counts && counts[place] !== words.length) continue;
      const story = storyAt[place];
      if (story === undefined || isTaken[story]) continue;
      const line = lines[place];
      if (!line || (fits && !fits(line))) continue;
      isTaken[story] = 1;
      found.push(line.id);
    }
    return found;
  }

  /** Identifiers of the records that were met on a site, or last seen in a time; all of them, not one for a story. */
  recordsOf({ site, fromMs = 0, toMs = Number.POSITIVE_INFINITY }: Part): string[] {
    const found: string[] = [];
    for (const { id, lastSeenMs } of this.lines())
      if (lastSeenMs >= fromMs && lastSeenMs < toMs && (site === undefined || siteOf(id) === site))
        found.push(id);
    return found;
  }

  /** The names of outlets, of aggregators, or of the sites where articles were met, the most frequent first. */
  tally(field: 'outlet' | 'aggregator' | 'site'): Tally[] {
    const counts = new Map<string, number>();
    for (const line of this.lines()) {
      const name = field === 'site' ? siteOf(line.id) : line[field];
      if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts]
      .map(([name, count]) => ({ name, count }))
      .sort((a, b) => b.count - a.count || named(a.name, b.name));
  }
}
