/**
 * One serialised copy of a page for the reading view. The page itself is not changed: a copy is made in an inert
 * document, where nothing is fetched or run, relieved there of what no reader sees, and serialised.
 */
import { isStreamed } from './streamed';

/** A larger page is refused: it would not fit a message, and extraction would freeze the popup. */
const MAX_SNAPSHOT_CHARS = 8 * 1024 * 1024;

/** Headwater's own elements, which are no part of the page. */
const OWN = 'headwater-notice';

/**
 * Never text: dropped before the copy is serialised. JSON-LD stays, it tells author and date; so do the marks of parts that
 * were sent late (`streamed.ts`).
 */
const DEAD = `${OWN}, script:not([type*="ld+json"]), style, template:not([id*=":"]), link:not([rel~="canonical"]), canvas, object, embed`;

export type Snapshot =
  | { html: string; url: string; title: string }
  /** `tooLarge`: over {@link MAX_SNAPSHOT_CHARS}. `noDocument`: the page has no root element, or is no HTML. */
  | { refused: 'tooLarge' | 'noDocument' };

const DRAWN: CheckVisibilityOptions = { visibilityProperty: true };

/**
 * Whether the page shows an element. What is folded in `details` counts as shown: one press opens it. A form is not asked
 * by its own methods, whose names its controls may have taken.
 */
function isShown(element: Element): boolean {
  if (Element.prototype.checkVisibility.call(element, DRAWN)) return true;
  if (Element.prototype.closest.call(element, 'details:not([open])')) return true;
  // `display: contents` draws no box of its own, but its children do.
  return getComputedStyle(element).display === 'contents';
}

/** Elements that draw nothing anywhere, so that their visibility says nothing. */
const UNDRAWN = new Set([
  'BR',
  'WBR',
  'HEAD',
  'META',
  'TITLE',
  'BASE',
  'LINK',
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'NOSCRIPT',
  'SOURCE',
  'TRACK',
  'PARAM',
  'COL',
  'AREA',
  'MAP',
  'SLOT',
  'OPTION',
  'OPTGROUP',
]);

/** Puts what an open shadow root shows in the host's place: its tree, with the host's own children where the slots are. */
function flattenShadow(host: Element, root: ShadowRoot, copy: Element, jobs: [Node, Node][]): void {
  const own = new Map<Node, Node>();
  host.childNodes.forEach((child, index) => {
    const twin = copy.childNodes[index];
    if (twin) own.set(child, twin);
  });
  const inside = Array.from(
    root.childNodes,
    (child) => [child, copy.ownerDocument.importNode(child, true)] as const,
  );
  copy.replaceChildren(...inside.map(([, twin]) => twin));
  for (const [child, twin] of inside) {
    fillSlots(child, twin, own);
    jobs.push([child, twin]);
  }
  for (const [child, twin] of own) if (copy.contains(twin)) jobs.push([child, twin]);
}

function fillSlots(live: Node, copy: Node, own: ReadonlyMap<Node, Node>): void {
  if (!(live instanceof Element) || !(copy instanceof Element)) return;
  const slots = live.localName === 'slot' ? [live] : Array.from(live.querySelectorAll('slot'));
  const twins = live.localName === 'slot' ? [copy] : Array.from(copy.querySelectorAll('slot'));
  slots.forEach((slot, index) => {
    const assigned = (slot as HTMLSlotElement).assignedNodes();
    const shown = assigned.map((node) => own.get(node)).filter((node) => node !== undefined);
    if (shown.length > 0) twins[index]?.replaceChildren(...shown);
  });
}

const allIn = (root: Element): NodeListOf<Element> => Element.prototype.querySelectorAll.call(root, '*');

/**
 * Flattens shadow roots and collects what is hidden. Elements have the same place in page and copy, so that only those of
 * the copy that matter are asked for: each of the others would cost as much as looking at it in the page.
 */
function hiddenInCopy(liveRoot: Element, copyRoot: Element): Element[] {
  const hidden: Element[] = [];
  const hosts: [Node, Node][] = [];
  const all = allIn(liveRoot);
  const twins = allIn(copyRoot);
  for (let index = 0; index < all.length; index++) {
    const live = all[index];
    if (!live) break;
    const name = live.nodeName;
    let isPassed = name === 'SLOT' || name === 'svg';
    if (!UNDRAWN.has(name) && name !== 'BODY' && !isShown(live) && !isStreamed(live)) {
      const twin = twins[index];
      if (twin) hidden.push(twin);
      isPassed = true;
    } else if (live.shadowRoot instanceof ShadowRoot && live.localName !== OWN) {
      const twin = twins[index];
      if (twin) hosts.push([live, twin]);
      isPassed = true;
    }
    if (isPassed) index += allIn(live).length;
  }
  hideInShadow(hosts, hidden);
  return hidden;
}

/** Walks hosts of shadow roots and their copies side by side, without recursion. */
function hideInShadow(jobs: [Node, Node][], hidden: Element[]): void {
  const visited = new Set<Node>();
  for (let job = jobs.pop(); job; job = jobs.pop()) {
    const [live, copy] = job;
    if (!(live instanceof Element) || !(copy instanceof Element) || visited.has(live)) continue;
    visited.add(live);
    if (!UNDRAWN.has(live.nodeName) && !isShown(live)) {
      hidden.push(copy);
      continue;
    }
    if (live.shadowRoot && live.localName !== OWN) {
      flattenShadow(live, live.shadowRoot, copy, jobs);
      continue;
    }
    if (live.localName === 'slot') continue;
    let twin = copy.firstElementChild;
    for (let child = live.firstElementChild; child && twin; child = child.nextElementSibling) {
      jobs.push([child, twin]);
      twin = twin.nextElementSibling;
    }
  }
}

/** Takes an element out of the copy, or what nobody reads out of the element. */
function relieve(element: Element): void {
  if (element.localName === 'svg') {
    // Drawings are never shown, and their paths are long; that one stands there says that a box is not empty.
    element.replaceChildren();
  } else if (element.localName !== 'noscript') {
    element.remove();
  } else if (!element.querySelector('img') && !/<img\b/i.test(element.textContent ?? '')) {
    // A picture that no reader has come near yet is often written there, as a text where scripts run.
    element.remove();
  }
}

/**
 * Copies a page as it stands: what is drawn, open shadow roots included, without scripts, styles and hidden parts.
 * A page whose body is hidden as a whole (while it loads, or under a layer) is copied all the same.
 */
export function takeSnapshot(document: Document): Snapshot {
  const root = document.documentElement;
  if (root?.localName !== 'html') return { refused: 'noDocument' };
  const inert = document.implementation.createHTMLDocument('');
  const copy = inert.importNode(root, true);
  const body = document.body;
  if (body && isShown(body))
    for (const element of hiddenInCopy(root, copy)) Element.prototype.remove.call(element);
  for (const element of Array.from(copy.querySelectorAll(`${DEAD}, noscript, svg`))) relieve(element);
  const html = `<!doctype html>${copy.outerHTML}`;
  if (html.length > MAX_SNAPSHOT_CHARS) return { refused: 'tooLarge' };
  return { html, url: document.location.href, title: document.title };
}
