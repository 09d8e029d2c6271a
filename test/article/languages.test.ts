import { describe, expect, it } from 'vitest';
import { guessLanguage } from '../../utils/article/language';
import {
  asksToPay,
  countsFreeArticles,
  hiddenAmountIn,
  holds,
  isFunctionWord,
  opensWith,
} from '../../utils/article/phrasing';
import { judgeBody } from '../../utils/article/truncation';
import { HIDDEN_AMOUNTS, METER_COUNTERS, PHRASES } from '../../utils/rules/phrases';
import { LANGUAGE_EXAMPLES } from '../fixtures/languages';
import { factsOf, WHOLE } from './make';

const LANGUAGES = Object.entries(PHRASES);
/** Scripts without spaces, or with endings instead of small words. */
const NO_SMALL_WORDS = new Set(['ja', 'ko', 'th', 'zh']);
/** Two paragraphs that end well: what stands behind them is judged, whatever their language. */
const BODY = [WHOLE, WHOLE];
const verdict = (after: string[]) => judgeBody(factsOf(BODY, { after }), null).verdict;

it('has at least fifty languages, in order', () => {
  expect(LANGUAGES.length).toBeGreaterThanOrEqual(50);
  const names = LANGUAGES.map(([lang]) => lang);
  expect(names).toEqual([...names].sort());
});

describe.each(LANGUAGES)('%s', (lang, phrases) => {
  it('has words for every way in which a text goes on', () => {
    expect.soft(phrases.continueThis?.length ?? 0, 'ways on').toBeGreaterThanOrEqual(2);
    expect.soft(phrases.gate?.length ?? 0, 'gates').toBeGreaterThanOrEqual(1);
    expect.soft(phrases.sold?.length ?? 0, 'what is sold').toBeGreaterThanOrEqual(1);
    expect.soft(phrases.nextPage?.length ?? 0, 'next pages').toBeGreaterThanOrEqual(1);
    if (!NO_SMALL_WORDS.has(lang))
      expect.soft(phrases.functionWords?.split(' ').length ?? 0, 'small words').toBeGreaterThanOrEqual(9);
  });

  it('has each phrase found, also in capitals and with marks around it', () => {
    for (const phrase of phrases.continueThis ?? []) {
      expect.soft(opensWith('continueThis', `» ${phrase} →`), phrase).toBe(true);
      expect
        .soft(opensWith('continueThis', phrase.toLocaleUpperCase(lang)), `${phrase}, capitals`)
        .toBe(true);
    }
    for (const phrase of phrases.nextPage ?? [])
      expect.soft(opensWith('nextPage', phrase.toLocaleUpperCase(lang)), phrase).toBe(true);
    for (const phrase of [...(phrases.gate ?? [])])
      expect.soft(holds('gate', `– ${phrase.replaceAll('…', 'x')}.`), phrase).toBe(true);
  });

  it('calls a text cut before a way on and before a gate', () => {
    const [way = ''] = phrases.continueThis ?? [];
    const [gate = ''] = phrases.gate ?? [];
    expect.soft(verdict([way]), way).toBe('cut');
    expect.soft(verdict([gate.replaceAll('…', '1')]), gate).toBe('cut');
    expect.soft(asksToPay(gate.replaceAll('…', '1')), gate).toBe(true);
  });

  it('knows a word that ends no sentence', () => {
    if (NO_SMALL_WORDS.has(lang)) return;
    for (const word of phrases.functionWords?.split(' ') ?? [])
      expect.soft(isFunctionWord(word.toLocaleUpperCase(lang), lang), word).toBe(true);
  });
});

it.each(Object.entries(LANGUAGE_EXAMPLES))(
  'takes what pages say in %s for what it is',
  (lang, { wayOn, gate }) => {
    for (const [name, said] of Object.entries({ wayOn, gate })) {
      expect.soft(said, `test/fixtures/languages.ts: ${lang} has no ${name}`).not.toBe('');
      expect.soft(verdict([said]), said).toBe('cut');
    }
    expect.soft(asksToPay(gate), gate).toBe(true);
  },
);

it.each(METER_COUNTERS.map(({ example }) => example))('counts free articles: %s', (example) => {
  expect(countsFreeArticles(example)).toBe(true);
});

it.each(HIDDEN_AMOUNTS)('tells what is withheld: $example', ({ example, unit }) => {
  const found = hiddenAmountIn(example);
  expect(found?.unit).toBe(unit);
  expect(found?.amount).toBeGreaterThan(0);
});

/** A sentence and a broken one, by how they end. */
it.each([
  ['Greek question', 'Ποιος θα πληρώσει τελικά για τη νέα γέφυρα πάνω από το ποτάμι;', 'complete'],
  ['Armenian', 'Խորհուրդը երեքշաբթի օրը հավաքվեց և երկար խոսեց գետի վրայի հին կամրջի մասին։', 'complete'],
  ['Hindi', 'परिषद की बैठक मंगलवार को हुई और नदी पर बने पुराने पुल के बारे में लंबी बात हुई।', 'complete'],
  ['Urdu', 'کونسل کا اجلاس منگل کو ہوا اور دریا پر بنے پرانے پل کے بارے میں لمبی بات ہوئی۔', 'complete'],
  [
    'Chinese, full-width dots',
    '委员会星期二开会，讨论了河上那座旧桥的问题，工程师被要求在外面等到投票。。。',
    'cut',
  ],
  ['Chinese, ellipsis', '委员会星期二开会，讨论了河上那座旧桥的问题，工程师被要求在外面等……', 'cut'],
  ['Arabic', 'اجتمع المجلس يوم الثلاثاء وتحدث طويلا عن الجسر القديم فوق النهر…', 'cut'],
  ['Thai, no full stop', 'สภาประชุมเมื่อวันอังคารและพูดคุยกันนานเรื่องสะพานเก่าข้ามแม่น้ำ', 'unknown'],
])('reads the end of a text in %s', (_, last, expected) => {
  const body = [`${last} `.repeat(3).trim(), `${last} `.repeat(3).trim()];
  expect(judgeBody(factsOf(body, { lang: null, bodyWords: 120 }), null).verdict).toBe(expected);
});

it.each([
  ['ar', 'إقْرَأ المقال كاملاً'],
  ['el', 'ΔΙΑΒΑΣΤΕ ΤΗ ΣΥΝΕΧΕΙΑ'],
  ['he', 'הַמְשֵׁךְ קְרִיאָה'],
])('finds a way on whatever marks are put: %s', (_, line) => {
  expect(opensWith('continueThis', line)).toBe(true);
});

it.each([
  ['ka', 'საბჭო სამშაბათს შეიკრიბა და მდინარეზე გადებული ძველი ხიდის შესახებ დიდხანს ისაუბრა.'],
  ['ta', 'ஆற்றின் மேல் உள்ள பழைய பாலம் பற்றி சபை செவ்வாய்க்கிழமை நீண்ட நேரம் பேசியது.'],
  ['hy', 'Խորհուրդը երեքշաբթի օրը հավաքվեց և երկար խոսեց գետի վրայի հին կամրջի մասին։'],
])('knows the language by its script: %s', (lang, text) => {
  expect(guessLanguage(text)).toBe(lang);
});
