/** The shape of an end that shows no mark: numbers that tell a broken sentence from a credit, a label or a habit. */
import type { FactBlock } from '../facts';
import { type Ending, endingOf, proseLength } from './ending';
import { ENDING_WORDS, type WordStatistics } from './ending-words';

/** All from about -3 to 3; zero where a thing is absent. */
export interface EndingShape {
  /** How much more often the last word, or its last letters, stand inside sentences than at their end (log ratio). */
  wordMidSentence: number;
  /** How much more often words go on behind the last letters than end there (log ratio); 0 for words seen elsewhere. */
  wordBroken: number;
  /** Words since the last sentence end, in tens, to three. */
  sinceSentenceEnd: number;
  /** The last block is shorter than the usual one: 0 to 1. */
  shorterThanOthers: number;
  /** Share of the other blocks that end without a mark, too. */
  bareHabit: number;
  /** Share of the last words that begin with a capital: names, credits, titles. */
  capitalsBefore: number;
  /** Share of the last block that is linked. */
  linkedEnd: number;
  /** The last block stands in another kind of element than most of the text. */
  otherElement: number;
  /** A bracket is open. */
  openBracket: number;
  /** Behind a sentence stand one or two words more: a new one was begun. */
  stubSentence: number;
}

/** Blocks below this length are headings and labels, whose ends say nothing of the text's habits. */
const HABIT_FROM_CHARS = 60;

const tables = new Map<string, ReadonlyMap<string, number>>();

/** Reads `word:tenths word:tenths …`. */
function table(entries: string): ReadonlyMap<string, number> {
  let known = tables.get(entries);
  if (!known) {
    known = new Map(
      entries.split(' ').map((entry) => {
        const at = entry.lastIndexOf(':');
        return [entry.slice(0, at), Number(entry.slice(at + 1)) / 10];
      }),
    );
    tables.set(entries, known);
  }
  return known;
}

/** A page may name any word as its language, `constructor` and `__proto__` among them. */
function statisticsOf(lang: string | null, all: Readonly<Record<string, WordStatistics>>) {
  const primary = lang?.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(all, primary) ? all[primary] : undefined;
}

/**
 * Log ratio of standing inside sentences to ending them.
 *
 * @param lang BCP 47 tag, or null
 * @param statistics others than the shipped ones, to measure with
 * @returns from -3 to 3; 0 for what is not known
 */
export function midSentence(word: string, lang: string | null, statistics = ENDING_WORDS): number {
  const known = statisticsOf(lang, statistics);
  if (!known || word === '') return 0;
  const lower = word.toLowerCase();
  return table(known.words).get(lower) ?? table(known.endings).get(lower.slice(-3)) ?? 0;
}

/**
 * How much more often words go on behind these last letters than end there, for words that are not usual.
 *
 * @param lang BCP 47 tag, or null
 * @param statistics others than the shipped ones, to measure with
 * @returns from -3 to 3; 0 for what is not known
 */
export function brokenWord(word: string, lang: string | null, statistics = ENDING_WORDS): number {
  const known = statisticsOf(lang, statistics);
  const lower = word.toLowerCase();
  if (!known || word === '' || table(known.words).has(lower)) return 0;
  return table(known.breaks).get(`^${lower}`.slice(-3)) ?? 0;
}

/** Does the word stand anywhere else in the text, too? Then it is whole. */
export function isSeenElsewhere(word: string, text: string, before: readonly FactBlock[]): boolean {
  if (word === '') return false;
  const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{M}\p{N}'’-]/u.test(char);
  const holdsWord = (line: string, end: number) => {
    for (let at = line.indexOf(word); at !== -1 && at < end; at = line.indexOf(word, at + 1))
      if (!isLetter(line[at - 1]) && !isLetter(line[at + word.length])) return true;
    return false;
  };
  return (
    holdsWord(text, text.length - word.length) || before.some((block) => holdsWord(block.text, Infinity))
  );
}

/**
 * @param line the block the end stands in
 * @param before the blocks before it
 * @param lang BCP 47 tag of the text, or null
 */
export function shapeOfEnding(
  ending: Ending,
  line: FactBlock | null,
  before: readonly FactBlock[],
  lang: string | null,
): EndingShape {
  const { text } = ending;
  const others = before.filter((block) => proseLength(block.text) >= HABIT_FROM_CHARS).slice(-20);
  const sentence = text.slice(Math.max(0, text.search(/[.!?。！？।؟][^.!?。！？।؟]*$/u)));
  const words = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const last = text.split(/\s+/).slice(-10);
  const lengths = others.map((block) => block.text.length).sort((a, b) => a - b);
  const usual = lengths[lengths.length >> 1] ?? 0;
  const tags = new Map<string, number>();
  for (const block of others) tags.set(block.tag, (tags.get(block.tag) ?? 0) + block.text.length);
  const [main] = [...tags].sort((a, b) => b[1] - a[1]);
  const bareOthers = others.filter((block) => {
    const { isBare, isListLike } = endingOf(block.text);
    return isBare || isListLike;
  }).length;
  return {
    wordMidSentence: midSentence(ending.lastWord, lang),
    wordBroken: isSeenElsewhere(ending.lastWord, text, before) ? 0 : brokenWord(ending.lastWord, lang),
    sinceSentenceEnd: Math.min(words.length / 10, 3),
    shorterThanOthers: usual > 0 ? Math.max(0, 1 - text.length / usual) : 0,
    bareHabit: others.length >= 2 ? bareOthers / others.length : 0,
    capitalsBefore: last.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word)).length / Math.max(1, last.length),
    linkedEnd: line ? Math.min(1, line.linkChars / Math.max(1, line.text.length)) : 0,
    otherElement: line && main && main[0] !== line.tag ? 1 : 0,
    openBracket: /[([][^)\]]*$/.test(text.slice(-120)) ? 1 : 0,
    stubSentence: ending.hasInnerSentence && words.length <= 2 ? 1 : 0,
  };
}

/** Share of the blocks before the end that close with dots, too: some authors write so. */
export function ellipsisHabit(before: readonly FactBlock[]): number {
  const others = before.filter((block) => proseLength(block.text) >= 30).slice(-20);
  if (others.length < 2) return 0;
  return others.filter((block) => endingOf(block.text).isEllipsis).length / others.length;
}
