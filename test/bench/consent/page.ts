/** The page around every banner of the bench, and the probe that watches it from inside, whoever clears it. */

export const STORIES = {
  en: [
    'The ferry will call at the old pier again from April, the harbour office said on Monday.',
    'Three of the five landing stages have been repaired since the storm, at a cost of two million.',
    'Skippers had asked for a deeper channel, which the council put off to the coming year.',
    'A café on the quay bakes oatmeal cookies for the crews every Friday.',
    'Tickets can be bought on board, and bicycles travel free on weekdays.',
  ],
  de: [
    'Die Fähre legt ab April wieder am alten Steg an, teilte das Hafenamt am Montag mit.',
    'Drei der fünf Anleger sind seit dem Sturm instand gesetzt worden, für zwei Millionen.',
    'Die Kapitäne wünschen sich eine tiefere Rinne; darüber wird im nächsten Jahr beraten.',
  ],
  fr: [
    'Le bac accostera de nouveau au vieux quai dès avril, a indiqué lundi le bureau du port.',
    'Trois des cinq pontons ont été réparés depuis la tempête, pour deux millions.',
    'Les patrons demandaient un chenal plus profond, ce que le conseil a reporté.',
  ],
  es: [
    'El transbordador volverá a atracar en el muelle viejo en abril, dijo el lunes la capitanía.',
    'Tres de los cinco embarcaderos se han reparado desde el temporal.',
  ],
  it: [
    'Da aprile il traghetto attraccherà di nuovo al vecchio molo, ha detto lunedì la capitaneria.',
    'Tre dei cinque pontili sono stati riparati dopo la tempesta.',
  ],
  tr: [
    'Vapur nisandan itibaren yeniden eski iskeleye yanaşacak, liman idaresi pazartesi günü açıkladı.',
    'Fırtınadan bu yana beş iskeleden üçü onarıldı.',
  ],
  pt: ['O barco voltará a atracar no cais velho a partir de abril, disse na segunda-feira a capitania.'],
  ro: ['Feribotul va acosta din nou la vechiul debarcader din aprilie, a anunțat luni căpitănia.'],
  nl: ['De veerboot legt vanaf april weer aan bij de oude steiger, meldde het havenkantoor maandag.'],
  sv: ['Färjan lägger till vid den gamla bryggan igen från april, meddelade hamnkontoret i måndags.'],
  fi: ['Lautta pysähtyy huhtikuusta alkaen taas vanhassa laiturissa, satamatoimisto kertoi maanantaina.'],
  pl: ['Od kwietnia prom znów będzie przybijał do starego pomostu, podał w poniedziałek kapitanat.'],
  cs: ['Od dubna bude přívoz opět přistávat u starého mola, oznámil v pondělí přístavní úřad.'],
  hu: ['A komp áprilistól ismét a régi mólónál köt ki, közölte hétfőn a kikötői hivatal.'],
  el: ['Το πλοίο θα πιάνει ξανά στην παλιά προβλήτα από τον Απρίλιο, ανακοίνωσε τη Δευτέρα το λιμεναρχείο.'],
  ru: ['Паром снова будет причаливать к старой пристани с апреля, сообщили в понедельник в порту.'],
  uk: ['Пором знову причалюватиме до старої пристані з квітня, повідомили в понеділок у порту.'],
  ar: ['ستعود العبّارة إلى الرسو عند الرصيف القديم ابتداءً من أبريل، كما أعلن مكتب الميناء يوم الاثنين.'],
  he: ['המעבורת תשוב לעגון ברציף הישן החל מאפריל, מסר ביום שני משרד הנמל.'],
  fa: ['قایق از فروردین دوباره در اسکله قدیمی پهلو می‌گیرد، اداره بندر روز دوشنبه اعلام کرد.'],
  ja: ['渡し船は四月から古い桟橋に再び寄港すると、港湾事務所が月曜日に発表した。'],
  ko: ['여객선은 4월부터 옛 부두에 다시 정박한다고 항만 사무소가 월요일에 밝혔다.'],
  zh: ['港务处周一表示，渡轮将从四月起重新停靠旧码头。'],
  th: ['เรือข้ามฟากจะกลับมาจอดที่ท่าเรือเก่าตั้งแต่เดือนเมษายน สำนักงานท่าเรือแจ้งเมื่อวันจันทร์'],
  hi: ['बंदरगाह कार्यालय ने सोमवार को बताया कि नौका अप्रैल से फिर पुराने घाट पर रुकेगी।'],
  vi: ['Phà sẽ lại cập bến tàu cũ từ tháng Tư, văn phòng cảng cho biết hôm thứ Hai.'],
  id: ['Feri akan kembali bersandar di dermaga lama mulai April, kata kantor pelabuhan pada hari Senin.'],
} as const;

export type Lang = keyof typeof STORIES;

/** What a page of the bench is, and how it tells the truth about itself. */
export interface BenchPage {
  /** Also the first part of its host name. */
  id: string;
  lang: Lang;
  /**
   * What its banner offers: a refusal, a refusal behind settings, a mere notice, nothing but to agree, or to pay.
   * `trap`: no banner at all, though it may look like one.
   */
  kind: 'reject' | 'settings' | 'notice' | 'acceptOnly' | 'pay' | 'trap';
  /** The npm package that draws it; null where the markup is our own. */
  tool: string | null;
  /** Markup for the head, for before the story, and for after it. */
  head?: string;
  before?: string;
  after?: string;
  /** Script expression: the elements of the banner that are there now, as an array that may hold nulls. */
  banner: string;
  /** Script expression: what is stored: `none`, `rejected`, `accepted`, `partial`, `acknowledged`. */
  state: string;
  /** The banner comes so long after the page, in milliseconds. */
  lateMs?: number;
  /** Script expression that makes the banner come, once the page has settled. */
  cue?: string;
  /** Selector of what a reader presses himself, once the page has settled. */
  press?: string;
  /** The page in a frame: the banner alone. */
  isBare?: boolean;
}

/** Runs in the page before anything else; each frame of the screen it notes whether the banner can be seen. */
const PROBE = `(() => {
  const shown = (element) => {
    if (!element || !element.isConnected || !element.checkVisibility()) return false;
    let opacity = 1;
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) opacity *= Number(getComputedStyle(at).opacity);
    if (opacity < 0.05 || getComputedStyle(element).visibility !== 'visible') return false;
    const { width, height, top, bottom } = element.getBoundingClientRect();
    if (width < 30 || height < 10) return [...element.children].some(shown);
    return bottom > 4 && top < innerHeight - 4;
  };
  const probe = (window.__probe = { visibleMs: 0, storedMs: null, seenMs: null, firstMs: null, presses: [] });
  probe.banner = () => { try { return window.__banner().filter(Boolean); } catch { return []; } };
  probe.state = () => { try { return window.__state(); } catch { return 'none'; } };
  probe.visible = () => probe.banner().some(shown);
  probe.there = () => probe.banner().length > 0;
  let before = 0;
  const tick = () => {
    const now = performance.now();
    if (document.body) {
      if (probe.firstMs === null && probe.there()) probe.firstMs = now;
      if (probe.visible()) {
        probe.seenMs ??= now;
        if (before) probe.visibleMs += Math.min(now - before, 100);
      }
      if (probe.storedMs === null && probe.state() !== 'none') probe.storedMs = now;
    }
    before = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  addEventListener('click', (event) => {
    if (event.isTrusted) return;
    const target = event.composedPath()[0];
    probe.presses.push((target.innerText || target.value || target.ariaLabel || target.tagName || '').trim().slice(0, 60));
  }, true);
  window.__cookie = (name) => {
    const found = document.cookie.split('; ').find((entry) => entry.split('=')[0] === name);
    return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
  };
})();`;

/** The whole page. */
export function sourceOf(page: BenchPage): string {
  const { id, lang, head = '', before = '', after = '', banner, state, isBare } = page;
  const story = Array.from(
    { length: 30 },
    (_, i) => `<p>${STORIES[lang][i % STORIES[lang].length]}</p>`,
  ).join('\n');
  if (isBare)
    return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${id}</title></head><body>${after}</body></html>`;
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${id}</title>
<script>${PROBE} window.__banner = () => [].concat(${banner}); window.__state = () => (${state});</script>
<style>body { margin: 0; font: 17px/1.6 serif } header { position: sticky; top: 0; background: #246; color: #fff; padding: 8px 20px }
#story { max-width: 700px; margin: 0 auto; padding: 20px }</style>${head}</head>
<body>${before}<header><b>The Pier Gazette</b> <button type="button">Subscribe</button> <button type="button">Sign in</button></header>
<main id="story"><h1>The ferry is back</h1>${story}</main>
<footer><a href="#imprint">Imprint</a> <a href="#privacy">Privacy policy</a> <a href="#cookies">Cookie policy</a></footer>
${after}</body></html>`;
}
