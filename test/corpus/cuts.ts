/** Complete texts, and the ways in which texts are seen to be cut, made from them: nothing random, the same on every run. */
import type { PageFacts } from '../../utils/facts.ts';
import './resolve.ts';

const { countWords } = await import('../../utils/article/outline.ts');

export interface Text {
  id: string;
  /** Where the text is from, as the corpus names it. */
  src?: string;
  lang: string;
  paras: string[];
}

/**
 * The part of the corpus a text belongs to. A page and its text carry names that begin alike, so that both fall into the
 * same part.
 *
 * @returns from 0 to `parts` - 1
 */
export const partOf = (id: string, parts: number): number => seedOf(id.slice(0, 16)) % parts;

/** Facts as the page script would give them for these paragraphs, with these lines behind. */
export function factsOf(
  paragraphs: string[],
  lang: string | null,
  after: string[] = [],
  url = '',
): PageFacts {
  const block = (text: string) => ({
    text: text.replace(/\s+/g, ' ').trim().slice(-4000),
    linkChars: 0,
    tag: 'p',
  });
  return {
    url,
    title: '',
    headline: 'A headline',
    lang,
    dir: 'ltr',
    canonical: null,
    meta: {},
    linkedArticles: [],
    bodyFound: 'prose',
    bodyChars: paragraphs.reduce((sum, text) => sum + text.length, 0),
    bodyWords: paragraphs.reduce((sum, text) => sum + countWords(text), 0),
    body: paragraphs.slice(-40).map(block),
    before: [],
    after: after.map(block),
    links: [],
  };
}

/** Lines as publishers word them, other than the lists in `phrases.ts` where languages allow. */
const CONTINUE: Record<string, string> = {
  de: 'Weiterlesen auf blitz.example',
  fr: 'Lire la suite »',
  es: 'Seguir leyendo',
  it: 'Continua a leggere →',
  pt: 'Continue lendo',
  nl: 'Lees verder',
  sv: 'Läs hela artikeln',
  da: 'Læs videre',
  no: 'Les hele saken',
  pl: 'CZYTAJ DALEJ',
  cs: 'Celý článek',
  tr: 'YAZININ DEVAMI',
  ja: '続きを読む',
  ko: '기사 전문 보기',
  ru: 'Читать полностью',
  uk: 'Читати далі…',
};
const GATES: Record<string, string> = {
  de: 'Jetzt mit Plus-Abo weiterlesen',
  fr: 'La suite de cet article est réservée aux abonnés. La suite est réservée aux abonnés.',
  es: 'Este contenido es exclusivo para suscriptores',
  it: 'Contenuto riservato agli abbonati',
  pt: 'Conteúdo exclusivo para assinantes',
  nl: 'Dit artikel is exclusief voor abonnees',
  sv: 'Logga in för att läsa vidare',
  da: 'Artiklen er kun for abonnenter',
  no: 'Kun for abonnenter',
  pl: 'Dalsza część artykułu dostępna z prenumeratą',
  cs: 'Článek je pouze pro předplatitele',
  tr: 'Devamı için abone olun',
  ja: 'この記事は有料会員限定です。残り1234文字',
  ko: '구독자 전용 기사입니다',
  ru: 'Доступно только для подписчиков',
  uk: 'Доступно за передплатою',
};

/** A number from a text, the same on every run. */
export function seedOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash >>> 0;
}

/** Cuts a complete text in every way that was seen; null when it is too short to be cut. */
export function cutsOf({ id, lang, paras }: Text): Record<string, [string[], string[]]> | null {
  const total = paras.reduce((sum, text) => sum + text.length, 0);
  if (total < 1500) return null;
  const seed = seedOf(id);
  let at = 0;
  for (let chars = 0; at < paras.length; at++) {
    chars += paras[at]?.length ?? 0;
    if (chars > total * (0.25 + (seed % 100) / 220)) break;
  }
  const k = paras.findIndex((text, i) => i >= at && text.length >= 160);
  const paragraph = paras[k];
  if (paragraph === undefined) return null;
  const before = paras.slice(0, k);
  const from = Math.floor(paragraph.length * (0.35 + ((seed >> 8) % 100) / 250));
  const isSpaced = paragraph.includes(' ', from);
  let end = isSpaced ? paragraph.indexOf(' ', from) : from;
  // A cut in mid-sentence: step on while a sentence happens to end here.
  while (isSpaced && /[.!?。…:"”’»)]\s*$/.test(paragraph.slice(0, end))) {
    const next = paragraph.indexOf(' ', end + 1);
    if (next === -1) return null;
    end = next;
  }
  const bare = paragraph.slice(0, end).trim();
  if (bare.length < 40 || end > paragraph.length - 3) return null;
  const plain = bare.replace(/[\s,;:–—-]+$/, '');
  const cuts: Record<string, [string[], string[]]> = {
    'trace: three dots': [[...before, `${plain}...`], []],
    'trace: ellipsis': [[...before, `${plain}…`], []],
    'trace: ellipsis, bracketed': [[...before, `${plain} […]`], []],
    'trace: eight dots, ©': [[...before, `${bare}........`], ['© Blitz']],
    'trace: [+N chars]': [[...before, `${paragraph.slice(0, from)}… [+${total} chars]`], []],
    'trace: bare, ©': [[...before, bare], ['© Blitz']],
    'trace: ellipsis, continue': [[...before, `${plain}…`], [CONTINUE[lang] ?? 'Continue reading']],
    'bare: mid-sentence': [[...before, bare], []],
    'bare: mid-word': [[...before, paragraph.slice(0, Math.max(60, from))], []],
  };
  const stops = [...paragraph.matchAll(/[.!?。！？]["»”’)\]]*(?=\s|[\u3040-\u9fff])/gu)].map(
    (m) => m.index + m[0].length,
  );
  const stop = stops.find((index) => index > paragraph.length * 0.3 && index < paragraph.length - 20);
  if (stop !== undefined) {
    const whole = [...before, paragraph.slice(0, stop)];
    cuts['trace: sentence end, continue'] = [whole, [CONTINUE[lang] ?? 'Continue reading']];
    cuts['trace: sentence end, gate'] = [
      whole,
      [GATES[lang] ?? 'Subscribe to continue reading', 'Already a subscriber? Log in'],
    ];
    cuts['none: sentence end'] = [whole, []];
    cuts['none: sentence end, ©'] = [whole, ['© Blitz']];
  }
  return cuts;
}
