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
export function sourceOf({ id, lang, head = '', before = '', after = '', banner, state }: BenchPage): string {
  const story = Array.from(
    { length: 30 },
    (_, i) => `<p>${STORIES[lang][i % STORIES[lang].length]}</p>`,
  ).join('\n');
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${id}</title>
<script>${PROBE} window.__banner = () => [].concat(${banner}); window.__state = () => (${state});</script>
<style>body { margin: 0; font: 17px/1.6 serif } header { position: sticky; top: 0; background: #246; color: #fff; padding: 8px 20px }
#story { max-width: 700px; margin: 0 auto; padding: 20px }</style>${head}</head>
<body>${before}<header><b>The Pier Gazette</b> <button type="button">Subscribe</button> <button type="button">Sign in</button></header>
<main id="story"><h1>The ferry is back</h1>${story}</main>
<footer><a href="#imprint">Imprint</a> <a href="#privacy">Privacy policy</a> <a href="#cookies">Cookie policy</a></footer>
${after}</body></html>`;
}
