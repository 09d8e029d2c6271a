/**
 * Measures the judgement on bodies and access against a corpus that is not part of the project.
 *
 *     node test/corpus/judgement.ts [--corpus DIR] [--show N]
 *
 * Expects in DIR: `bodies.jsonl.gz` (complete bodies, cut here artificially), `tails.jsonl` (ends of real cut pages),
 * `labels.tsv` with `pages/`, and `qoshe/`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import type { PageFacts } from '../../utils/facts.ts';

// The sources import each other without an extension, as bundlers allow and Node does not.
registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (specifier.startsWith('.')) return next(`${specifier}.ts`, context);
      throw error;
    }
  },
});
const { judgeBody } = await import('../../utils/article/truncation.ts');
const { judgePage } = await import('../../utils/article/judge.ts');
const { judgeAccess } = await import('../../utils/article/paywall.ts');
const { readFacts } = await import('../../utils/article/facts.ts');
const { looksLikeArticle } = await import('../../utils/article/likeness.ts');
const { aggregatorPage } = await import('../../utils/rules/aggregators.ts');
const { countWords } = await import('../../utils/article/outline.ts');

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    show: { type: 'string', default: '0' },
  },
});
const corpus = resolve(import.meta.dirname, '../..', options.corpus);
if (!existsSync(corpus)) {
  console.error(`No corpus at ${corpus}; name one with --corpus DIR.`);
  process.exit(1);
}
const shown = Number(options.show);

/** Facts as the page script would give them for these paragraphs. */
function factsOf(paragraphs: string[], lang: string | null, after: string[] = [], url = ''): PageFacts {
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

interface Text {
  id: string;
  lang: string;
  paras: string[];
}
const lines = (text: string) => text.trim().split('\n').filter(Boolean);
const bodies: Text[] = lines(gunzipSync(readFileSync(join(corpus, 'bodies.jsonl.gz'))).toString()).map(
  (line) => JSON.parse(line),
);

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
function seedOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash >>> 0;
}

/** Cuts a complete text in every way that was seen; null when it is too short to be cut. */
function cutsOf({ id, lang, paras }: Text): Record<string, [string[], string[]]> | null {
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

const percent = (part: number, of: number) =>
  `${of ? ((100 * part) / of).toFixed(1).padStart(5) : '    -'} %  (${part}/${of})`;
const print = (name: string, part: number, of: number) =>
  console.log(`  ${name.padEnd(34)}${percent(part, of)}`);

console.log(`corpus ${corpus}\n\nComplete bodies`);
const wrong: string[] = [];
const falseBy: Record<string, [number, number]> = {};
for (const [name, after] of [
  ['called cut', []],
  ['called cut, with © line', ['© Blitz']],
  ['called cut, with "Read more"', ['Read more']],
] as const) {
  let cut = 0;
  for (const text of bodies) {
    const { verdict, lastWords } = judgeBody(factsOf(text.paras, text.lang, [...after]), null);
    if (verdict === 'cut') cut++;
    if (verdict === 'cut' && name === 'called cut')
      wrong.push(`${text.lang} ${text.id}: ${lastWords.slice(-90)}`);
  }
  falseBy[name] = [cut, bodies.length];
  print(name, cut, bodies.length);
}
for (const line of wrong.slice(0, shown)) console.log(`      ${line}`);

console.log('\nArtificial cuts found');
const found: Record<string, [number, number]> = {};
const missed: Record<string, string[]> = {};
for (const text of bodies)
  for (const [kind, [paragraphs, after]] of Object.entries(cutsOf(text) ?? {})) {
    found[kind] ??= [0, 0];
    const { verdict, lastWords } = judgeBody(factsOf(paragraphs, text.lang, after), null);
    found[kind][1]++;
    if (verdict === 'cut') found[kind][0]++;
    else {
      missed[kind] ??= [];
      missed[kind].push(`${text.lang} ${lastWords.slice(-80)}`);
    }
  }
for (const [kind, [hits, all]] of Object.entries(found).sort()) {
  print(kind, hits, all);
  if (!kind.startsWith('none'))
    for (const line of (missed[kind] ?? []).slice(0, shown)) console.log(`      ${line}`);
}
const trace = Object.entries(found).filter(([kind]) => kind.startsWith('trace'));
print(
  'all that leave a trace',
  trace.reduce((sum, [, [hits]]) => sum + hits, 0),
  trace.reduce((sum, [, [, all]]) => sum + all, 0),
);

console.log('\nReal tails');
const tails: (Text & { cut: string })[] = lines(readFileSync(join(corpus, 'tails.jsonl'), 'utf8')).map(
  (line) => JSON.parse(line),
);
let tailHits = 0;
for (const tail of tails) {
  const { verdict, cutProbability } = judgeBody(factsOf(tail.paras, tail.lang), null);
  if (verdict === 'cut') tailHits++;
  else if (shown) console.log(`      ${tail.id} (${tail.cut}): ${verdict} ${cutProbability}`);
}
print('called cut', tailHits, tails.length);

console.log('\nAggregator texts');
for (const file of readdirSync(join(corpus, 'qoshe'))) {
  const text = readFileSync(join(corpus, 'qoshe', file), 'utf8');
  const url = /^URL: (\S+)/m.exec(text)?.[1] ?? 'https://qoshe.com/blitz/staff-writer/a-title/180006188';
  const page = aggregatorPage(url);
  if (page?.kind === 'listing') continue;
  const paragraphs = text
    .slice(text.indexOf('----') + 4)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const credit = paragraphs.findLastIndex((line) => line.startsWith('©'));
  const { verdict, cutProbability, evidence } = judgeBody(
    factsOf(paragraphs.slice(0, credit), null, paragraphs.slice(credit)),
    page,
  );
  console.log(
    `  ${file.padEnd(10)}${verdict} ${cutProbability} ${evidence.map(({ signal }) => signal).join(' ')}`,
  );
}

console.log('\nPages');
const [head, ...rows] = lines(readFileSync(join(corpus, 'labels.tsv'), 'utf8')).map((line) =>
  line.split('\t'),
);
const column = (row: string[], name: string) => row[head?.indexOf(name) ?? -1] ?? '';
const counts = {
  full: 0,
  fullCut: 0,
  fullComplete: 0,
  cut: 0,
  cutFound: 0,
  listing: 0,
  listingLike: 0,
  listingJudged: 0,
  judged: 0,
  like: 0,
};
const access = { sold: 0, soldFound: 0, called: 0, calledRight: 0 };
const lastBlock = { known: 0, right: 0 };
const endings = new Map(bodies.map(({ id, paras }) => [id, paras.at(-1) ?? '']));
const times: number[] = [];
for (const row of rows) {
  const path = join(corpus, column(row, 'path'));
  if (!existsSync(path)) continue;
  const html = gunzipSync(readFileSync(path)).toString();
  let { document } = parseHTML(html);
  // Browsers make the body that a page leaves out; linkedom does not.
  if (!document.body?.firstChild)
    ({ document } = parseHTML(
      `<html><body>${html.replace(/<\/?(?:!doctype|html|head|body)\b[^>]*>/gi, '')}</body></html>`,
    ));
  const start = performance.now();
  const { facts } = readFacts(document as unknown as Document);
  times.push(performance.now() - start);
  const likeness = looksLikeArticle(document as unknown as Document);
  const self = { kind: 'self', url: null, outlet: null, evidence: [] } as const;
  const isJudged = judgePage(facts, null, { ...self, evidence: [] }, 0) !== null;
  const body = judgeBody(facts, null);
  const label = column(row, 'label');
  const name = column(row, 'path').split('/').slice(1).join('/').replace('.html.gz', '').slice(0, 60);
  const tell = (what: string) => {
    if (shown)
      console.log(
        `      ${what} ${name}: ${body.verdict} ${body.cutProbability} ${body.evidence.map((e) => `${e.signal}=${e.excerpt.slice(-60)}`).join(' · ')} | ${body.lastWords.slice(-60)}`,
      );
  };
  if (column(row, 'body') === 'n/a') {
    counts.listing++;
    if (likeness) counts.listingLike++;
    if (isJudged) {
      counts.listingJudged++;
      tell('LISTING TAKEN FOR AN ARTICLE');
    }
    continue;
  }
  if (isJudged) counts.judged++;
  else tell('TAKEN FOR NO ARTICLE');
  if (likeness) counts.like++;
  else tell('NOT LIKE AN ARTICLE');
  const id = name.split('/')[1] ?? '';
  const ending = endings.get(id) ?? endings.get(id.slice(0, 16));
  if (ending !== undefined) {
    lastBlock.known++;
    const want = ending.replace(/\s+/g, ' ').trim().slice(-40);
    if (body.lastWords.endsWith(want)) lastBlock.right++;
    else if (shown) console.log(`      ENDS ELSEWHERE ${name}: ${want} <> ${body.lastWords.slice(-60)}`);
  }
  if (column(row, 'body') === 'full') {
    counts.full++;
    if (body.verdict === 'complete') counts.fullComplete++;
    if (body.verdict === 'cut') {
      counts.fullCut++;
      tell('FALSE CUT');
    }
  } else {
    counts.cut++;
    if (body.verdict === 'cut') counts.cutFound++;
    else tell('MISSED CUT');
  }
  const verdict = judgeAccess(facts);
  const isSold = label.startsWith('paywalled');
  const isCalled = verdict.verdict === 'metered' || verdict.verdict === 'locked';
  if (isSold) access.sold++;
  if (isCalled) access.called++;
  if (isSold && isCalled) {
    access.soldFound++;
    access.calledRight++;
  } else if (isSold !== isCalled && shown)
    console.log(
      `      ACCESS ${name}: ${label} called ${verdict.verdict} ${verdict.evidence.map((e) => `${e.signal}=${e.excerpt.slice(0, 80)}`).join(' · ')}`,
    );
}
print('whole pages called cut', counts.fullCut, counts.full);
print('whole pages called complete', counts.fullComplete, counts.full);
print('cut pages called cut', counts.cutFound, counts.cut);
print('access precision', access.calledRight, access.called);
print('access recall', access.soldFound, access.sold);
print('last words where the text ends', lastBlock.right, lastBlock.known);
print('article pages that look like one', counts.like, counts.full + counts.cut);
print('articles judged as such', counts.judged, counts.full + counts.cut);
print('listings judged as articles', counts.listingJudged, counts.listing);
print('listings that look like one', counts.listingLike, counts.listing);
times.sort((a, b) => a - b);
const quantile = (q: number) => (times[Math.floor((times.length - 1) * q)] ?? 0).toFixed(1);
console.log(`  reading the facts: median ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms (linkedom)`);
