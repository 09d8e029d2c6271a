/** Counts how words stand in sentences, for the statistics that `utils/article/ending-words.ts` holds. */
import type { Text } from './cuts.ts';

export interface WordTables {
  /** Whole words that differ from what their last letters say. */
  words: string;
  /** Last three letters of words. */
  endings: string;
  /** Three letters (`^` before the first): how much more often words go on behind them than end there. */
  breaks: string;
}
export type EndingTables = Record<string, WordTables>;

/** A language has statistics when so many of its texts are there. */
const MIN_TEXTS = 20;
/** What is seen less often says nothing. */
const MIN_SEEN = { word: 6, ending: 8, piece: 20 };
/** How many cases the next broader statistic counts for: a rare word is judged by its last letters. */
const BROADER = { word: 6, ending: 8 };
/** Entries of a table at most, the most frequent first. */
const MAX_ENTRIES = 900;
const SENTENCE = /[^.!?…]+[.!?]+/gu;
const WORD = /[\p{L}\p{M}\p{N}'’-]+/gu;

class Counts extends Map<string, [number, number]> {
  add(key: string, isSecond: boolean): void {
    const count = this.get(key) ?? [0, 0];
    count[isSecond ? 1 : 0]++;
    this.set(key, count);
  }
}

type Entry = [key: string, value: number, seen: number];

/** As the tables are written: `word:tenths word:tenths …`. */
function written(entries: Entry[]): string {
  return entries
    .filter(([key]) => !/[\s:]/.test(key))
    .map(([key, value, seen]): Entry => [key, Math.max(-30, Math.min(30, Math.round(value * 10))), seen])
    .sort((a, b) => b[2] - a[2])
    .slice(0, MAX_ENTRIES)
    .map(([key, tenths]) => `${key}:${tenths}`)
    .sort()
    .join(' ');
}

function tablesOf(texts: readonly Text[]): WordTables {
  // First inside sentences, then at their end.
  const words = new Counts();
  const endings = new Counts();
  // First where words go on, then where they end.
  const pieces = new Counts();
  let inside = 0;
  let last = 0;
  for (const { paras } of texts)
    for (const paragraph of paras)
      for (const [sentence] of paragraph.matchAll(SENTENCE)) {
        const found = (sentence.match(WORD) ?? []).map((word) => word.toLowerCase());
        if (found.length < 4) continue;
        found.forEach((word, i) => {
          const isLast = i === found.length - 1;
          words.add(word, isLast);
          endings.add(word.slice(-3), isLast);
          const marked = `^${word}`;
          for (let end = 2; end <= marked.length; end++)
            pieces.add(marked.slice(Math.max(0, end - 3), end), end === marked.length);
        });
        last++;
        inside += found.length - 1;
      }
  const base = last / Math.max(1, inside + last);
  const againstBase = (share: number) => Math.log(base / (1 - base)) - Math.log(share / (1 - share));
  const endingShare = (ending: string) => {
    const [a, b] = endings.get(ending) ?? [0, 0];
    return (b + BROADER.ending * base) / (a + b + BROADER.ending);
  };
  const wordEntries: Entry[] = [];
  for (const [word, [a, b]] of words) {
    const broader = endingShare(word.slice(-3));
    const value = againstBase((b + BROADER.word * broader) / (a + b + BROADER.word));
    if (a + b >= MIN_SEEN.word && Math.abs(value - againstBase(broader)) >= 0.3)
      wordEntries.push([word, value, a + b]);
  }
  const endingEntries: Entry[] = [];
  for (const [ending, [a, b]] of endings) {
    const value = againstBase(endingShare(ending));
    if (a + b >= MIN_SEEN.ending && Math.abs(value) >= 0.3) endingEntries.push([ending, value, a + b]);
  }
  const pieceEntries: Entry[] = [];
  for (const [piece, [goesOn, ends]] of pieces) {
    const value = Math.log((goesOn + 0.5) / (ends + 0.5));
    if (goesOn + ends >= MIN_SEEN.piece && Math.abs(value) >= 0.5)
      pieceEntries.push([piece, value, goesOn + ends]);
  }
  return {
    words: written(wordEntries),
    endings: written(endingEntries),
    breaks: written(pieceEntries),
  };
}

/** The statistics of every language with enough texts. */
export function endingTables(texts: readonly Text[]): EndingTables {
  const tables: EndingTables = {};
  for (const [lang, own] of Map.groupBy(texts, (text) => text.lang))
    if (own.length >= MIN_TEXTS) tables[lang] = tablesOf(own);
  return tables;
}
