/**
 * What can be seen of a page and what was done to it, told from inside: the same page is opened with and without the
 * extension and both accounts are compared.
 */

/** Everything that a person might do to a page, and a script in a person's name. */
const DEEDS = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'touchstart',
  'keydown',
  'submit',
  'input',
  'change',
  'focusin',
] as const;
/** Those of them that press something. */
const PRESSES: readonly string[] = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'touchstart',
  'submit',
];

/** Elements of ours, which a page may hold beside its own. */
const OWN = 'headwater-notice, headwater-marks';

/** Script that counts deeds; to be run before the page's own. */
export const WATCH_DEEDS = `(() => {
  const deeds = (window.__deeds = {});
  for (const type of ${JSON.stringify(DEEDS)})
    addEventListener(type, () => { deeds[type] = (deeds[type] ?? 0) + 1; }, { capture: true, passive: true });
})()`;

export interface Witness {
  url: string;
  /** Text that can be seen, white space folded. */
  text: string;
  /** `path x y width height` of every element that holds text or is replaced, in CSS pixels of the page. */
  boxes: string[];
  /** The whole markup. */
  markup: string;
  /** What keeps or lets the page scroll, and where it is scrolled to. */
  scroll: string;
  deeds: Partial<Record<string, number>>;
  /** How many elements of ours were there, which do not count for the rest. */
  own: number;
}

/** Script expression: a `Witness`. Elements of ours are taken out of the layout first. */
export const TESTIFY = `(() => {
  const own = [...document.querySelectorAll('${OWN}')];
  for (const element of own) element.style.setProperty('display', 'none', 'important');
  // Parts that the browser skips for as long as they are out of sight have no boxes of their own before they are drawn.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const REPLACED = /^(IMG|SVG|VIDEO|CANVAS|IFRAME|OBJECT|EMBED|INPUT|SELECT|TEXTAREA|BUTTON|HR)$/i;
  const boxes = [];
  for (const element of document.querySelectorAll('body, body *')) {
    if (own.includes(element)) continue;
    let holdsText = false;
    for (const node of element.childNodes) if (node.nodeType === 3 && /\\S/.test(node.nodeValue)) { holdsText = true; break; }
    if (!holdsText && !REPLACED.test(element.tagName)) continue;
    const { left, top, width, height } = element.getBoundingClientRect();
    // What takes no place cannot be seen.
    if (width === 0 && height === 0) continue;
    boxes.push([element.tagName.toLowerCase(), ...[left + scrollX, top + scrollY, width, height].map((n) => Math.round(n * 10) / 10)].join(' '));
  }
  const copy = document.documentElement.cloneNode(true);
  for (const element of copy.querySelectorAll('${OWN}')) element.remove();
  const lock = (element) => {
    const { overflowX, overflowY, position, touchAction } = getComputedStyle(element);
    return [overflowX, overflowY, position, touchAction, element.inert].join(' ');
  };
  const root = document.documentElement;
  return {
    url: location.href,
    text: document.body ? document.body.innerText.replace(/\\s+/g, ' ').trim() : '',
    boxes,
    markup: copy.outerHTML,
    scroll: [lock(root), document.body ? lock(document.body) : '', scrollX, scrollY, root.scrollWidth, root.scrollHeight].join(' | '),
    deeds: window.__deeds ?? {},
    own: own.length,
  };
})()`;

export type Aspect = 'text' | 'boxes' | 'markup' | 'scroll' | 'deeds';
export const ASPECTS: readonly Aspect[] = ['text', 'boxes', 'markup', 'scroll', 'deeds'];

const around = (text: string, at: number) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 60));

/** Where two accounts of one aspect part, in words; null where they agree. */
export function difference(aspect: Aspect, before: Witness, after: Witness): string | null {
  if (aspect === 'boxes') {
    const longer = Math.max(before.boxes.length, after.boxes.length);
    let count = 0;
    let first = -1;
    for (let i = 0; i < longer; i += 1) {
      if (before.boxes[i] === after.boxes[i]) continue;
      count += 1;
      if (first < 0) first = i;
    }
    if (first < 0) return null;
    return `${count} of ${longer}, first ${before.boxes[first] ?? 'nothing'} → ${after.boxes[first] ?? 'nothing'}`;
  }
  if (aspect === 'deeds') {
    const more = DEEDS.filter((deed) => (before.deeds[deed] ?? 0) !== (after.deeds[deed] ?? 0)).map(
      (deed) => `${deed} ${before.deeds[deed] ?? 0} → ${after.deeds[deed] ?? 0}`,
    );
    return more.length ? more.join(', ') : null;
  }
  const [a, b] = [before[aspect], after[aspect]];
  if (a === b) return null;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return `${around(a, at)} → ${around(b, at)}`;
}

/** How often more something was pressed in the second account than in the first. */
export const pressesAdded = (before: Witness, after: Witness): number =>
  PRESSES.reduce((sum, deed) => sum + Math.max(0, (after.deeds[deed] ?? 0) - (before.deeds[deed] ?? 0)), 0);
