/**
 * Is the body all there? Judged on plain facts. A cut needs evidence: a missing full stop alone is common in whole
 * texts (credits, initials, lists), so what cannot be told stays `unknown`.
 */
import type { FactBlock, PageFacts } from '../facts';
import type { BodyJudgement } from '../report';
import type { AggregatorPage } from '../rules/aggregators';
import { foldText } from '../rules/phrases';
import { type Ending, endingOf, proseLength } from './ending';
import { guessLanguage } from './language';
import {
  asksToPay,
  hiddenAmountIn,
  holds,
  isFunctionWord,
  isNoWayOn,
  opensWith,
  speaksOfConsent,
} from './phrasing';
import { scrambledIn } from './scrambled';
import { ellipsisHabit, shapeOfEnding } from './shape';
import { BODY_WEIGHTS, type BodyFeature } from './weights';

type Signal = BodyJudgement['evidence'][number]['signal'];

/** At and above this probability the body is called cut. */
export const CUT_FROM = 0.5;
/** At and below this one it may be called complete. */
const COMPLETE_TO = 0.2;
/** A text must have so many words to be called complete. */
const COMPLETE_FROM_WORDS = 60;
/** A gate behind fewer words than this stands behind a teaser. */
const SHORT_BELOW_WORDS = 250;
/** Lines behind the text in which gates and continue links are looked for. */
const LOOK_AHEAD = 8;

const CREDIT_LINE =
  /^\s*(?:©|\(c\)\s|ⓒ|copyright\b|저작권자|무단 ?전재|版权所有|版權所有|כל הזכויות שמורות|حقوق النشر|جميع الحقوق محفوظة|telif hakk[ıi])\s*.{0,80}$/iu;
const DOTS_LINE = /^[.…·‥⋯\s]{2,}$|^\[\s*(?:…|\.{2,})\s*\]$|^…$/;
/** Interface words that end in dots and are no text. */
const WAITING =
  /^(?:loading|please wait|lädt|laden|cargando|chargement|carregando|caricamento|загрузка|yükleniyor|読み込み中|search|comments?)\b/iu;

/** Opens a note on the author; folded. */
const ABOUT_AUTHOR =
  /^(?:(?:written|words|story) by|about the (?:author|writer)|über (?:den autor|die autorin|die autoren)|zur person|(?:à propos de|sur) l'auteure?|(?:sobre|acerca de) (?:el|la|o|a) aut(?:or|ora)|(?:l'autore|l'autrice)$|over de auteur|om (?:forfatteren|författaren)|o aut(?:orze|orce|orovi|orce)|об авторе|про автора|yazar hakkinda|著者プロフィール|作者简介|作者簡介)/u;

/** "Search…" is a field; "Search engines have changed how…" is a text. */
const isWaitingLine = (line: string) => line.length < 40 && WAITING.test(line);

interface Tail {
  /** The last words of the text itself. */
  last: string;
  /** They stand in a list, whose entries need no full stop. */
  isListEntry: boolean;
  /** The lines before them. */
  before: FactBlock[];
  /** The line they stand in, or null when there is none. */
  line: FactBlock | null;
  /** Lines behind it: what was peeled off, then what stands after the body. */
  behind: FactBlock[];
}

const WAYS_ON = ['continueThis', 'continueOther', 'nextPage'] as const;

/** Is this line no part of the text: a credit, a link on, a gate, dots? */
function isBesideText({ text: line, linkChars }: FactBlock): boolean {
  if (CREDIT_LINE.test(line) || DOTS_LINE.test(line) || isWaitingLine(line)) return true;
  if (line.length < 90 && WAYS_ON.some((kind) => opensWith(kind, line))) return true;
  if (line.length < 280 && (holds('gate', line) || holds('sold', line))) return true;
  if (line.length < 200 && holds('beside', line)) return true;
  if (proseLength(line) >= 70) return false;
  if (linkChars > line.length * 0.6) return true;
  const ending = endingOf(line);
  if (ending.isEllipsis || ending.isSentenceEnd) return false;
  if (opensWith('credit', line)) return true;
  const words = line.split(' ').length;
  // The stump of a cut paragraph breaks off inside a sentence; headings, names and labels do not.
  return words <= 3 || (words <= 9 && !ending.isLowerEnd && !ending.isComma);
}

const isSellingLine = (line: string) => line.length < 140 && (holds('gate', line) || holds('sold', line));

const isProse = (line: string) => proseLength(line) >= 110 && !isSellingLine(line);

/**
 * Where a wall stands inside what was taken for the body: two lines that sell, one of them a gate, or a way on that is
 * no link, and hardly any prose behind.
 *
 * @returns the number of lines before it, or all of them
 */
function linesBeforeWall(lines: readonly FactBlock[]): number {
  for (let i = Math.max(1, lines.length - 20); i < lines.length; i++) {
    const { text = '', linkChars = 0 } = lines[i] ?? {};
    const rest = lines.slice(i + 1).map((line) => line.text);
    const proseBehind = rest.filter(isProse).length;
    if (isSellingLine(text) && proseBehind <= 2) {
      const selling = [text, ...rest.filter(isSellingLine)];
      if (selling.length >= 2 && selling.some((line) => holds('gate', line))) return i;
    }
    const isWayOn =
      text.length < 40 && linkChars === 0 && opensWith('continueThis', text) && !isNoWayOn(text);
    if (isWayOn && proseBehind <= 1) return i;
  }
  return lines.length;
}

/** A text has so many passages of prose before a note on its author, or before another story's teaser. */
const PROSE_BEFORE_OTHERS = 3;
/** Last lines in which such a note or teaser is looked for. */
const OTHERS_WITHIN = 8;

const bareName = (text: string) => text.toLowerCase().replace(/[^\p{L}]+/gu, '');

/** A short line that says who wrote the text, or names only them. */
function namesAuthor(line: string, authors: readonly string[]): boolean {
  if (line.length > 80) return false;
  const name = bareName(line);
  return (name.length >= 5 && authors.includes(name)) || ABOUT_AUTHOR.test(foldText(line));
}

/**
 * Where a note on the author, or the teaser of another story (a linked title over a passage that ends in dots), stands
 * behind the text.
 *
 * @returns the number of lines before it, or all of them
 */
function linesBeforeOthers(lines: readonly FactBlock[], { linkedArticles, meta }: PageFacts): number {
  const authors = [...linkedArticles.flatMap((article) => article.authors), meta.author ?? ''].map(bareName);
  const isTeaser = endingOf(lines.at(-1)?.text ?? '').isEllipsis;
  for (let i = lines.length - 2; i >= Math.max(1, lines.length - OTHERS_WITHIN); i--) {
    const { text = '', linkChars = 0 } = lines[i] ?? {};
    const behind = lines.slice(i + 1);
    if (lines.slice(0, i).filter((line) => isProse(line.text)).length < PROSE_BEFORE_OTHERS) break;
    if (namesAuthor(text, authors) && behind.filter((line) => isProse(line.text)).length <= 2) return i;
    const isTitle = linkChars > text.length * 0.8 && text.split(' ').length >= 4;
    if (isTeaser && isTitle && behind.slice(0, -1).every((line) => line.text.length < 60)) return i;
  }
  return lines.length;
}

function findTail(facts: PageFacts): Tail {
  const all = facts.body.filter(({ text }) => text.trim() !== '');
  const lines = all.slice(0, linesBeforeOthers(all, facts));
  const wall = linesBeforeWall(lines);
  let end = wall;
  for (let line = lines[end - 1]; end > 1 && wall - end < LOOK_AHEAD; line = lines[end - 1]) {
    if (!line || !isBesideText(line)) break;
    end--;
  }
  const only = lines[0]?.text ?? '';
  if (end === 1 && (DOTS_LINE.test(only) || CREDIT_LINE.test(only))) end = 0;
  const last = lines[end - 1];
  return {
    last: last?.text.trim() ?? '',
    isListEntry: last?.tag === 'li' || last?.tag === 'dd',
    before: lines.slice(0, Math.max(0, end - 1)),
    line: last ?? null,
    behind: [...all.slice(end), ...facts.after],
  };
}

interface Behind {
  gate: string | null;
  sold: string | null;
  continueThis: string | null;
  continueOther: string | null;
  credit: string | null;
  dots: string | null;
  nextPage: string | null;
}

/** Is a line without a link a title over links to other stories? */
const isTitleOfList = (tag: string, next: readonly FactBlock[]): boolean =>
  /^h[1-6]$/.test(tag) ||
  (next.length === 2 &&
    next.every(
      ({ text, linkChars }) =>
        linkChars > text.length * 0.8 && text.split(' ').length >= 3 && !opensWith('continueThis', text),
    ));

/** What stands behind the text, up to the next passage of prose. */
function lookBehind(lines: readonly FactBlock[]): Behind {
  const found: Behind = {
    gate: null,
    sold: null,
    continueThis: null,
    continueOther: null,
    credit: null,
    dots: null,
    nextPage: null,
  };
  /** Behind a heading or another story's title, a way on leads on in that story. */
  let isAmongTeasers = false;
  for (const [i, { text, tag, linkChars }] of lines.slice(0, LOOK_AHEAD).entries()) {
    const line = text.trim();
    if (isNoWayOn(line)) continue;
    const isGate = line.length < 280 && asksToPay(line);
    const isSold = line.length < 280 && holds('sold', line) && !speaksOfConsent(line);
    if (proseLength(line) >= 110 && !isGate && !isSold) break;
    if (isGate) found.gate ??= line;
    if (isSold && i < 4) found.sold ??= line;
    const opens = line.length < 90 && opensWith('continueThis', line);
    const isOverOthers = opens && linkChars === 0 && isTitleOfList(tag, lines.slice(i + 1, i + 3));
    if (isOverOthers) isAmongTeasers = true;
    const isContinue = opens && !isOverOthers;
    if (isContinue && !isAmongTeasers) found.continueThis ??= line;
    else if (line.split(' ').length <= 3 && opensWith('continueOther', line)) found.continueOther ??= line;
    if (line.length < 90 && opensWith('nextPage', line) && !isAmongTeasers) found.nextPage ??= line;
    if (CREDIT_LINE.test(line)) found.credit ??= line;
    if (DOTS_LINE.test(line)) found.dots ??= line;
    const isTitle = linkChars > line.length * 0.8 && line.split(' ').length >= 4;
    if ((/^h[1-6]$/.test(tag) || isTitle) && !isContinue && !isGate && !isSold) isAmongTeasers = true;
  }
  return found;
}

/** The name under which a site is known, roughly: `bbc.co.uk`, `yahoo.com`. Enough to tell two sites apart. */
function siteOf(address: string): string | null {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return null;
  const labels = new URL(address).hostname.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(top.length === 2 && second.length <= 3 ? -3 : -2).join('.');
}

/** Lines right behind the text in which a way on to another site proves an excerpt. */
const RIGHT_BEHIND = 3;

/** The words of a link right behind the text that leads on at another site; null when there is none. */
function wayElsewhere({ url, links }: PageFacts, behind: readonly FactBlock[]): string | null {
  const here = siteOf(url);
  const near = behind.slice(0, RIGHT_BEHIND).map(({ text }) => text.trim());
  for (const { href, text, place } of links) {
    const words = text.trim();
    if (place === 'before' || words === '' || words.length > 90 || isNoWayOn(words)) continue;
    if (!near.some((line) => line.length < 160 && line.includes(words))) continue;
    if (!opensWith('continueThis', words) && !opensWith('continueOther', words)) continue;
    const there = siteOf(href);
    if (here && there && here !== there) return words;
  }
  return null;
}

/** Share of the declared body that the page shows, by the longest declaration; 0 when none is declared. */
function shownShare({ linkedArticles, body, bodyChars }: PageFacts): number {
  const declared = Math.max(0, ...linkedArticles.map((article) => article.articleBodyChars ?? 0));
  const read = body.reduce((sum, { text }) => sum + text.length, 0);
  return declared === 0 ? 0 : Math.min(read, bodyChars) / declared;
}

/** The features of a text's end, for the weights; exported for the script that measures them. */
export function bodyFeatures(
  facts: PageFacts,
  page: AggregatorPage | null,
): {
  /** What is there, with the words that show it. */
  present: Map<BodyFeature, string>;
  /** How much of it, where that is not simply one. */
  amounts: Map<BodyFeature, number>;
  ending: Ending;
  hidden: BodyJudgement['hidden'];
  /** The language the text seems to be in. */
  lang: string | null;
} {
  const lang = guessLanguage(facts.body.map(({ text }) => text).join(' ')) ?? facts.lang;
  const { last, isListEntry, before, line, behind } = findTail(facts);
  const ending = endingOf(last);
  const around = lookBehind(behind);
  const present = new Map<BodyFeature, string>();
  const amounts = new Map<BodyFeature, number>();
  const shown = ending.text.slice(-120);
  const isEmpty = ending.text === '';
  const isWaiting = isWaitingLine(ending.text);
  const dotsAfterBareEnd = around.dots !== null && behind[0]?.text.trim() === around.dots;

  if (isEmpty) present.set('emptyBody', facts.headline ?? facts.title);
  if (ending.isEllipsis && !isWaiting) present.set('ellipsisEnd', shown);
  if (present.has('ellipsisEnd')) {
    const habit = ellipsisHabit(before);
    if (habit > 0) {
      present.set('ellipsisHabit', shown);
      amounts.set('ellipsisHabit', habit);
    }
  }
  if (ending.isDotLeaders || dotsAfterBareEnd) present.set('dotLeaders', around.dots ?? shown);
  const isProse = ending.proseChars >= 110;
  if (ending.isBare && !ending.isColon) {
    if (isListEntry || ending.hasListMark) present.set('bareListEntry', shown);
    if (isProse) present.set('bareEnd', shown);
    else if (ending.proseChars >= 40) present.set('bareShort', shown);
    if (ending.proseChars >= 40) {
      if (ending.hasInnerSentence) present.set('bareInRunningText', shown);
      if (ending.isLowerEnd) present.set('bareLowerEnd', shown);
      if (ending.isDigitEnd) present.set('bareDigitEnd', shown);
      for (const [feature, amount] of Object.entries(shapeOfEnding(ending, line, before, lang)))
        if (amount !== 0) {
          present.set(feature as BodyFeature, shown);
          amounts.set(feature as BodyFeature, amount);
        }
    }
    if (isFunctionWord(ending.lastWord, lang) && !ending.isComma) present.set('functionWordEnd', shown);
    if (ending.isComma) present.set('commaEnd', shown);
    // A year in it marks a site's own footer rather than the credit of a text.
    const creditAt = behind.findIndex(({ text }) => text.trim() === around.credit);
    if (around.credit && creditAt < 3 && !/\d{4}/.test(around.credit))
      present.set('creditAfterBare', around.credit);
  }
  if (ending.isQuoteOpen) present.set(ending.isBare ? 'openQuoteBare' : 'openQuote', shown);
  if (ending.isQuoteOpen && ending.isSentenceEnd && page) present.set('openQuoteOnAggregator', shown);
  if (ending.isSentenceEnd) present.set('sentenceEnd', shown);
  if (ending.isUnpunctuatedScript && !ending.isSentenceEnd) present.set('unpunctuatedScript', shown);
  if (around.credit) present.set('outletCredit', around.credit);

  const isHungry = !ending.isSentenceEnd && !isEmpty;
  if (ending.gluedContinue) present.set('continueLink', ending.gluedContinue);
  else if (around.continueThis) present.set('continueLink', around.continueThis);
  else if (around.continueOther && isHungry) present.set('continueOtherHungry', around.continueOther);

  if (around.nextPage) present.set('nextPage', around.nextPage);

  const elsewhere = page ? wayElsewhere(facts, behind) : null;
  if (elsewhere) present.set('continueElsewhere', elsewhere);

  const isShort = facts.bodyWords < SHORT_BELOW_WORDS;
  if (around.gate) {
    present.set('gatePhrase', around.gate);
    if (isShort) present.set('gateShort', around.gate);
  } else if (around.sold) {
    present.set('soldPhrase', around.sold);
    if (isShort) present.set('gateShort', around.sold);
  }

  let hidden: BodyJudgement['hidden'] = hiddenAmountIn(last.slice(-60));
  for (const { text } of behind.slice(0, LOOK_AHEAD))
    hidden ??= text.length < 280 ? hiddenAmountIn(text) : null;
  if (hidden) present.set('hiddenCount', last.slice(-60));

  const declaredChars = Math.max(0, ...facts.linkedArticles.map((article) => article.articleBodyChars ?? 0));
  if (isEmpty || declaredChars <= 600) {
    // Without a body that was found, a long declared one tells more of the reading than of the page.
  } else if (declaredChars > facts.bodyChars * 3) present.set('declaredMuchLonger', `${declaredChars}`);
  else if (declaredChars > facts.bodyChars * 1.5) present.set('declaredLonger', `${declaredChars}`);
  else if (shownShare(facts) >= 0.9) present.set('declaredWhole', `${declaredChars}`);

  const { layout } = facts;
  if (layout?.clip) present.set('clampedLines', shown);
  if (layout?.isFaded) present.set('fadedEnd', shown);
  if (layout?.isBlurred) present.set('blurredText', shown);
  if (layout?.layer && asksToPay(layout.layer)) present.set('coveredByGate', layout.layer);
  const scrambled = scrambledIn(facts.body, lang);
  if (scrambled) present.set('scrambledText', scrambled);

  if (page) present.set('knownAggregator', page.aggregator.name);
  return { present, amounts, ending, hidden, lang };
}

/** Which signal of the report a feature is told as. */
const TOLD_AS: Partial<Record<BodyFeature, Signal>> = {
  bareInRunningText: 'bareEnd',
  bareLowerEnd: 'bareEnd',
  bareDigitEnd: 'bareEnd',
  bareShort: 'bareEnd',
  bareListEntry: 'bareEnd',
  ellipsisHabit: 'ellipsisEnd',
  wordBroken: 'bareEnd',
  sinceSentenceEnd: 'bareEnd',
  shorterThanOthers: 'bareEnd',
  capitalsBefore: 'bareEnd',
  linkedEnd: 'bareEnd',
  otherElement: 'bareEnd',
  openBracket: 'bareEnd',
  stubSentence: 'bareEnd',
  creditAfterBare: 'outletCredit',
  openQuoteBare: 'openQuote',
  openQuoteOnAggregator: 'openQuote',
  continueOtherHungry: 'continueLink',
  nextPage: 'continueLink',
  gateShort: 'gatePhrase',
  soldPhrase: 'gatePhrase',
  declaredMuchLonger: 'declaredLonger',
};

/**
 * Judges whether the body shown is the whole text.
 *
 * @param page the aggregator's page, or null on an ordinary site; on an aggregator the verdict is never `complete`
 */
export function judgeBody(facts: PageFacts, page: AggregatorPage | null): BodyJudgement {
  const { present, amounts, ending, hidden } = bodyFeatures(facts, page);
  const told = new Map<Signal, BodyJudgement['evidence'][number]>();
  let logOdds = BODY_WEIGHTS.bias;
  for (const [feature, excerpt] of present) {
    const weight = BODY_WEIGHTS[feature] * (amounts.get(feature) ?? 1);
    logOdds += weight;
    const signal = TOLD_AS[feature] ?? (feature as Signal);
    const known = told.get(signal);
    if (known) known.weight = round(known.weight + weight);
    else told.set(signal, { signal, weight: round(weight), excerpt: excerpt.slice(0, 200) });
  }
  const cutProbability = round(1 / (1 + Math.exp(-logOdds)));
  const mayBeComplete =
    !page &&
    facts.bodyFound === 'prose' &&
    facts.bodyWords >= COMPLETE_FROM_WORDS &&
    ending.isSentenceEnd &&
    cutProbability <= COMPLETE_TO;
  return {
    verdict: cutProbability >= CUT_FROM ? 'cut' : mayBeComplete ? 'complete' : 'unknown',
    cutProbability,
    evidence: [...told.values()].sort((a, b) => b.weight - a.weight),
    lastWords: ending.text.slice(-240),
    hidden,
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
