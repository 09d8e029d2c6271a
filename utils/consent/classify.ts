/**
 * Judges the words of a layer: plain strings in, a verdict out, no DOM. A layer is taken for a consent banner only
 * when it names cookies or data, says what is done with them or asks to agree, and offers a control that fits. One
 * word of anything else that a reader may be asked (age, password, recipe, invitation) and it is left alone.
 */
import {
  CONSENT_WORDS,
  type ConsentWords,
  PAY_WORDS,
  POLICY_HEADINGS,
  SAVE_WORDS,
  SHARING_WORDS,
  TRAP_WORDS,
} from '../rules/consent-words';

/** What pressing a control would do, by its label. `pay` leads to a purchase; `other` is not understood. */
export type LabelClass = 'reject' | 'accept' | 'acknowledge' | 'settings' | 'close' | 'pay' | 'other';

/**
 * - `choice`: can be refused right here.
 * - `settings`: can be refused only behind a settings control.
 * - `acceptOnly`: offers nothing but to agree.
 * - `notice`: tells, asks nothing, and has a control to be dismissed by.
 * - `payOrAccept`: agree or buy.
 * - `none`: not a consent banner, or not surely one.
 */
export type LayerKind = 'choice' | 'settings' | 'acceptOnly' | 'notice' | 'payOrAccept' | 'none';

export interface LayerFacts {
  /** All words of the layer, labels included; white space folded. */
  text: string;
  /** Words of its headings and its accessible name. */
  headings: string;
  /** Labels of its controls in order; links included. */
  controls: readonly { label: string; isLink: boolean }[];
  /** Whether it holds a field for text, a password or an address. */
  hasTextField: boolean;
  /** Fixed, sticky or a dialog; otherwise it stands in normal flow. */
  floats: boolean;
  /** Its id, classes or element name speak of cookies or consent. */
  isNamed: boolean;
  /** In normal flow: nothing of length stands before it, or nothing after it. */
  atEdge: boolean;
  /** `lang` of the document, or empty. */
  lang: string;
  /** It was opened by the settings control of a consent banner: only its labels are judged. */
  isPreferences?: boolean | undefined;
}

export interface LayerJudgement {
  kind: LayerKind;
  /** Index of the control to press, or -1. */
  press: number;
  /** Index of a control that saves what was chosen, or -1. */
  save: number;
  /** Class of each control's label, in order; empty when the text is not about consent. */
  classes: LabelClass[];
  /** The text names cookies or data and what is done with them, and nothing else a reader may be asked. */
  speaksOfConsent: boolean;
}

/** A banner's text is bounded; a page of text is a page. */
const MAX_LAYER_CHARS = 6000;
const MAX_FLOW_CHARS = 1500;
const MAX_NOTICE_CHARS = 900;

const DENSE = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** Lower case without accents, for comparison only. Turkish İ and ı become i, as do I and i. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u00ad\u2066-\u2069]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ıł]/g, (letter) => (letter === 'ı' ? 'i' : 'l'))
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words only, one space between and around them: what entries are looked up in. */
const spaced = (text: string) =>
  ` ${fold(text)
    .replace(/[^\p{L}\p{N}\p{M}'+&]+/gu, ' ')
    .trim()} `;

type Matcher = (spacedText: string) => boolean;

/** Turns one entry of the data into a test, see `ConsentWords`. */
function matcherOf(entry: string, isLabel: boolean): Matcher {
  const whole = entry.startsWith('=');
  const needle = spaced(whole ? entry.slice(1) : entry);
  const word = needle.trim();
  if (whole || (word.length <= 2 && !DENSE.test(word))) return (text) => text === needle;
  if (DENSE.test(word)) return (text) => text.includes(word);
  const start = isLabel && word.length <= 3 ? needle : needle.slice(0, -1);
  return (text) => text.includes(start);
}

const anyOf = (entries: readonly string[] = [], isLabel = false): Matcher => {
  let matchers: Matcher[] | null = null;
  return (text) => {
    matchers ??= entries.map((entry) => matcherOf(entry, isLabel));
    return matchers.some((matches) => matches(text));
  };
};

type Key = keyof ConsentWords;
const KEYS: readonly Key[] = [
  'cookie',
  'data',
  'uses',
  'asks',
  'reject',
  'accept',
  'acknowledge',
  'settings',
  'close',
];
/** Looked up in running text; the others are labels. */
const TEXT_KEYS: ReadonlySet<Key> = new Set(['cookie', 'data', 'uses', 'asks']);
const LANGS: ReadonlyMap<string, Record<Key, Matcher>> = new Map(
  Object.entries(CONSENT_WORDS).map(([lang, words]) => [
    lang,
    Object.fromEntries(KEYS.map((key) => [key, anyOf(words[key], !TEXT_KEYS.has(key))])) as Record<
      Key,
      Matcher
    >,
  ]),
);
const isPay = anyOf(PAY_WORDS, true);
const isSave = anyOf(SAVE_WORDS, true);
const isTrap = anyOf(TRAP_WORDS);
const isPolicy = anyOf(POLICY_HEADINGS);
const isShared = anyOf(SHARING_WORDS);
const PRICE =
  /(?:[€$£₺₽¥]|\b(?:eur|usd|gbp|chf|zł|kr|tl))\s?\d|\d\s?(?:[€$£₺₽¥]|(?:eur|usd|gbp|chf|zł|kr|tl)\b)/i;
const CLOSE_MARK = /^[\s]*[✕✖×✗✘⨯╳⛌ⓧxX][\s]*$/u;
/** An agreement that is really a refusal, or the other way round, is worded by "only", "without", "not". */
const MAX_LABEL_CHARS = 90;

/**
 * What would pressing a control with this label do?
 *
 * Refusals are looked for first because many are worded as a smaller agreement ("Accept only necessary"); whatever
 * names a price is a purchase.
 *
 * @param label as a reader sees or hears it
 * @param langs languages to read it in (keys of `CONSENT_WORDS`); all when omitted
 */
export function classifyLabel(label: string, langs: Iterable<string> = LANGS.keys()): LabelClass {
  if (CLOSE_MARK.test(label)) return 'close';
  const text = spaced(label);
  if (text.length <= 2 || label.length > MAX_LABEL_CHARS) return 'other';
  if (isPay(text) || PRICE.test(label)) return 'pay';
  const rows = [...langs].flatMap((lang) => LANGS.get(lang) ?? []);
  const says = (key: Key) => rows.some((row) => row[key](text));
  if (says('reject')) return 'reject';
  if (says('accept')) return 'accept';
  // What saves the settings does not lead to them, and what is ticked may be everything.
  if (says('settings')) return isSave(text) ? 'other' : 'settings';
  if (says('acknowledge')) return 'acknowledge';
  if (says('close')) return 'close';
  return 'other';
}

/** "Save and accept all" saves too, but not what was chosen. */
const SAYS_ALL =
  /\b(?:all|alle[sn]?|alla|allt|tou(?:t|s|tes)|tod[oa]s?|tutt[io]|tudo|toate?|wszystk\w*|vše\w*|všetk\w*|vs[ei]|sv[ei]|mind\w*|összes\w*|kaikki|kõik|vis(?:us|as|i)|tümü\w*|hepsi\w*|tất cả|semua)(?!\p{L})|όλ|вс[еёі]|всич|סכל|הכל|كل|همه|すべて|全て|全部|所有|모두|전체|सभी|ทั้งหมด/iu;

/** Does this label save what was chosen? Only worth pressing after a refusal on the same layer. */
const savesChoice = (label: string): boolean => {
  const found = classifyLabel(label);
  if (!isSave(spaced(label)) || found === 'pay' || found === 'reject') return false;
  return found !== 'accept' || !SAYS_ALL.test(label);
};

/** The dialog behind a banner's settings: its text may be long and speak of anything, so its labels must say all. */
function judgePreferences(facts: LayerFacts): LayerJudgement {
  const classes = facts.controls.map(({ label }) => classifyLabel(label));
  return {
    kind: 'settings',
    press: classes.indexOf('reject'),
    save: facts.controls.findIndex(({ label }) => savesChoice(label)),
    classes,
    speaksOfConsent: true,
  };
}

/** The languages a text seems to be in, most likely ones; English is always read too, labels often stay in it. */
function languagesOf(text: string, lang: string): Set<string> {
  const own = lang.slice(0, 2).toLowerCase();
  const base = own === 'nb' || own === 'nn' ? 'no' : own === 'bs' ? 'hr' : own === 'ms' ? 'id' : own;
  const found = new Set<string>(LANGS.has(base) ? [base] : []);
  for (const [name, row] of LANGS) {
    if ((row.cookie(text) || row.data(text)) && (row.uses(text) || row.asks(text))) found.add(name);
  }
  found.add('en');
  return found;
}

/**
 * Does the text name cookies or data, and say what is done with them or ask to agree? And is it about nothing else?
 *
 * @param text words of the layer
 * @param headings its headings and accessible name
 * @param lang `lang` of the document, or empty
 * @returns the languages it reads in, and whether it asks for agreement; null when it is no consent text
 */
export function consentText(
  text: string,
  headings: string,
  lang: string,
): { langs: Set<string>; asks: boolean; namesCookies: boolean } | null {
  if (text.length > MAX_LAYER_CHARS) return null;
  const words = spaced(text);
  if (isTrap(words) || isPolicy(spaced(headings))) return null;
  const langs = languagesOf(words, lang);
  const rows = [...langs].flatMap((name) => LANGS.get(name) ?? []);
  const namesCookies = rows.some((row) => row.cookie(words));
  if (!namesCookies && !rows.some((row) => row.data(words))) return null;
  const asks = rows.some((row) => row.asks(words));
  if (!asks && !rows.some((row) => row.uses(words))) return null;
  return { langs, asks, namesCookies };
}

/**
 * Agree or pay, in whatever words: such a layer is only ever told of, so a log-in on it is no reason to be silent.
 * A refusal among its controls makes it another question.
 */
function isWall({ text, controls, floats }: LayerFacts): boolean {
  if (!floats || text.length > MAX_LAYER_CHARS) return false;
  const classes = controls.map(({ label }) => classifyLabel(label));
  if (!classes.includes('accept') || classes.includes('reject')) return false;
  const words = spaced(text);
  const rows = [...LANGS.values()];
  return rows.some((row) => row.cookie(words)) && (classes.includes('pay') || PRICE.test(text));
}

/**
 * Judges a layer by its words.
 *
 * @param facts what was read of it
 * @returns what kind of banner it is and which control may be pressed; an agreement is never the one
 */
export function judgeLayer(facts: LayerFacts): LayerJudgement {
  const no: LayerJudgement = { kind: 'none', press: -1, save: -1, classes: [], speaksOfConsent: false };
  if (facts.isPreferences) return judgePreferences(facts);
  if (facts.hasTextField) return no;
  if (!facts.floats && facts.text.length > MAX_FLOW_CHARS) return no;
  const consent = consentText(facts.text, facts.headings, facts.lang);
  if (!consent) return isWall(facts) ? { ...no, kind: 'payOrAccept' } : no;
  const classes = facts.controls.map(({ label }) => classifyLabel(label, consent.langs));
  const at = (wanted: LabelClass) => {
    const button = classes.findIndex((found, i) => found === wanted && !facts.controls[i]?.isLink);
    return button >= 0 ? button : classes.indexOf(wanted);
  };
  const verdict = (kind: LayerKind, press = -1): LayerJudgement => ({
    kind,
    press,
    save: facts.controls.findIndex(({ label }) => savesChoice(label)),
    classes,
    speaksOfConsent: true,
  });

  const accepts = at('accept') >= 0;
  const refusal = at('reject');
  // Where refusing costs nothing, a subscription beside it is only an advertisement.
  if (refusal < 0 && (at('pay') >= 0 || (accepts && PRICE.test(facts.text))))
    return accepts && facts.floats ? verdict('payOrAccept') : no;

  // In normal flow a choice is a banner only where banners stand; elsewhere it is a page about cookies.
  const placed = facts.floats || (facts.atEdge && (facts.isNamed || consent.namesCookies));
  // Without the word cookie a refusal alone says little: something must be agreed to besides, or others share the data.
  const sure =
    consent.namesCookies ||
    facts.isNamed ||
    (accepts && (consent.asks || (refusal >= 0 && isShared(spaced(facts.text)))));
  if (refusal >= 0) {
    // "No" alone, or a refusal with nothing to agree to or to set beside it, is some other question.
    const paired = accepts || at('settings') >= 0 || at('acknowledge') >= 0 || facts.isNamed;
    return placed && sure && paired ? verdict('choice', refusal) : no;
  }
  const isSettings = at('settings') >= 0;
  if (isSettings && (accepts || at('acknowledge') >= 0 || facts.isNamed))
    return placed && sure ? verdict('settings') : no;
  if (accepts) return placed && sure ? verdict('acceptOnly') : no;

  if (facts.text.length > MAX_NOTICE_CHARS || (!consent.namesCookies && !facts.isNamed && !facts.floats))
    return no;
  const close = at('close');
  if (close >= 0) return verdict('notice', close);
  const acknowledge = at('acknowledge');
  if (acknowledge < 0) return no;
  // "OK" under a text that asks to agree would be an agreement.
  return consent.asks ? (placed && sure ? verdict('acceptOnly') : no) : verdict('notice', acknowledge);
}
