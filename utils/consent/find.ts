/**
 * Finds layers of a page that may be consent banners, and reads them as plain facts for `classify.ts`. Reads only.
 */
import { HIT_POINTS } from '../rules/hit-points';
import type { LayerFacts } from './classify';
import { deepest, holds, parentOf, queryTree, shadowOf } from './tree';

/** How an element is laid out: asked through this seam because a test's DOM has no layout. */
export interface Layout {
  /** Drawn at all: has a box, is not hidden. Opacity is not asked: a veil of our own must not count. */
  isShown(element: Element): boolean;
  /** Rendered, box or no box; cheaper than `isShown`, asked of every element whose text is read. */
  isRendered(element: Element): boolean;
  /** Computed `position`. */
  position(element: Element): string;
  /** Topmost element at a point given as shares of the viewport, or null. */
  hit(doc: Document | ShadowRoot, x: number, y: number): Element | null;
}

/** One control of a layer. */
export interface Control {
  element: HTMLElement;
  label: string;
  isLink: boolean;
}

export interface Layer {
  root: HTMLElement;
  controls: Control[];
  facts: LayerFacts;
}

/** Layout as the browser has it. */
export const liveLayout: Layout = {
  isShown(element) {
    if (!element.isConnected) return false;
    if (
      element.checkVisibility &&
      !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
    )
      return false;
    const { width, height, bottom, right } = element.getBoundingClientRect();
    if (width >= 4 && height >= 4)
      return bottom > -2000 && right > 0 && !/rect\(0/.test(getComputedStyle(element).clip);
    // A wrapper without a box of its own is shown as far as its children are.
    const children =
      element.localName === 'slot'
        ? (element as HTMLSlotElement).assignedElements()
        : (shadowOf(element) ?? element).children;
    return [...children].some((child) => !/^(STYLE|SCRIPT)$/.test(child.nodeName) && this.isShown(child));
  },
  isRendered: (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true,
  position: (element) => getComputedStyle(element).position,
  hit: (doc, x, y) => {
    const view = (doc as Document).defaultView ?? doc.ownerDocument?.defaultView;
    return view ? doc.elementFromPoint(x * view.innerWidth, y * view.innerHeight) : null;
  },
};

const NAMED =
  /cookie|consent|gdpr|dsgvo|rgpd|\bccpa|cmp\b|onetrust|didomi|klaro|orejime|tarteaucitron|usercentrics|iubenda|cookiebot|\bcc[-_]|privacy-?(?:banner|notice|bar)/i;
const NAMED_SELECTOR = [
  '[id*="cookie" i],[class*="cookie" i],[id*="consent" i],[class*="consent" i],[id*="gdpr" i],[class*="gdpr" i],[id*="privacy" i],[class*="privacy" i]',
  'dialog[open],[role=dialog],[role=alertdialog],[role=alert],[role=banner] ~ [role=region],[aria-modal=true],[popover]',
  '[id^=cc-],[class*=cc-],[id^=cmp],[class^=cmp]',
].join(',');
const DIALOG = 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true],[popover]';
/** What a reader can press, whatever its markup; anything else counts when it looks pressable (below). */
const CONTROL =
  'button,a,[role=button],[role=link],summary,input[type=button],input[type=submit],input[type=image],input[type=reset],[onclick],[tabindex],[class*="btn" i],[class*="button" i],[class*="close" i],[class*="dismiss" i],[id*="close" i],[aria-label],img[alt],[title],[data-dismiss],[data-action]';
const TEXT_FIELD =
  'input:not([type]),input[type=text],input[type=email],input[type=password],input[type=tel],input[type=date],input[type=number],input[type=search],textarea,select[name*="year" i],[contenteditable=true]';
const SKIPPED = /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|SVG|svg|IFRAME)$/;

const MAX_LAYERS = 12;
/** Pages made of components have a shadow root for every button. */
const MAX_TREES = 400;
const MAX_CANDIDATES = 120;
const MAX_TEXT_NODES = 12_000;
const MAX_READ_CHARS = 6500;
const MAX_FLOW_CHARS = 900;
const MAX_CONTROLS = 60;
/** Something of this length before or after a bar is the page's content. */
const CONTENT_CHARS = 400;

/** Every cookie word that a text node of an unnamed notice may hold; a filter only, `classify.ts` judges. */
const COOKIE_TALK =
  /cookie|kakor|kapsler|eväste|süti|ciastecz|kola[čc]i[ćc]|piškot|slapuk|sīkdat|sīkfail|küpsis|çerez|ÇEREZ|vafrak|galetes|μπισκότ|бисквитк|колачи|куки|кукі|עוגיות|קוקיז|الارتباط|كوكيز|کوکی|クッキー|쿠키|曲奇|कुकी|คุกกี้/i;

/**
 * Text of an element, through shadow roots, white space folded; stops when it grows past `max`. With a layout only
 * what is rendered is read.
 */
export function textOf(root: Element, max = MAX_READ_CHARS, layout?: Layout): string {
  let text = '';
  const read = (node: Node): void => {
    for (let child = node.firstChild; child && text.length <= max; child = child.nextSibling) {
      if (child.nodeType === 3) text += child.nodeValue ?? '';
      else if (child.nodeType === 1 && !SKIPPED.test(child.nodeName)) {
        const element = child as HTMLElement;
        // A slot has no box of its own, so the browser calls it unseen.
        const isSlot = element.localName === 'slot';
        if (element.hidden || (layout && !isSlot && !layout.isRendered(element))) continue;
        text += ' ';
        readElement(element);
        text += ' ';
      }
    }
  };
  /** Of what stands beside a shadow root only what it takes into its slots is shown. */
  const readElement = (element: Element): void => {
    const shadow = shadowOf(element);
    const taken = element.localName === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
    if (shadow || !taken.length) read(shadow ?? element);
    for (const node of taken) {
      if (node.nodeType === 3) text += node.nodeValue ?? '';
      else if (node.nodeType === 1 && !SKIPPED.test(node.nodeName)) readElement(node as Element);
    }
  };
  readElement(root);
  return text.replace(/\s+/g, ' ').trim();
}

/** The words by which a control is known: its accessible name first where it says more than a mark. */
export function labelOf(element: HTMLElement): string {
  const own = textOf(element, 200);
  const value = element.matches('input') ? ((element as HTMLInputElement).value ?? '') : '';
  const shown =
    own || value || element.getAttribute('alt') || element.querySelector('img[alt]')?.getAttribute('alt');
  const named = element.getAttribute('aria-label') || element.getAttribute('title');
  const svgTitle = element.querySelector('svg title')?.textContent;
  const label = shown && shown.length > 1 ? shown : named || svgTitle || shown || '';
  return label.replace(/\s+/g, ' ').trim();
}

/** A control that only shows a picture or a mark, but is named after closing. */
function closesByName(element: HTMLElement): boolean {
  const names = `${element.id} ${element.getAttribute('class') ?? ''}`;
  return /(?:^|[\s_-])(?:close|dismiss)(?:$|[\s_-])|closebtn|close-?(?:button|icon|btn)|btn-?close/i.test(
    names,
  );
}

/** Reads the controls of a layer, innermost ones only, whatever they are made of. */
export function controlsOf(root: HTMLElement, layout: Layout): Control[] {
  const found = queryTree(root, CONTROL).filter((element) => layout.isShown(element));
  // A "✕" or a word in a bare span or div is a control too where nothing says so: leaves with the page's own pointer.
  for (const leaf of queryTree(root, 'span,div,i,b,td,p,label,li')) {
    if (leaf.childElementCount || found.includes(leaf) || !layout.isShown(leaf)) continue;
    const text = leaf.textContent?.trim() ?? '';
    if (!text || text.length > 24) continue;
    const pressable = /^[✕✖×✗✘xX]$/u.test(text) || isPointer(leaf);
    if (pressable) found.push(leaf);
  }
  const controls: Control[] = [];
  for (const element of found) {
    if (controls.length >= MAX_CONTROLS) break;
    if (element === root || (element as HTMLButtonElement).disabled) continue;
    const isReal = element.matches('button,a,[role=button],input,summary,[onclick]');
    // Of nested ones the real control speaks; of two that are not, the inner.
    if (
      !isReal &&
      (found.some((other) => other !== element && element.contains(other)) ||
        element.closest('button,a,[role=button]'))
    )
      continue;
    if (
      isReal &&
      element.parentElement?.closest('button,a,[role=button]') &&
      root.contains(element.parentElement)
    )
      continue;
    let label = labelOf(element);
    if (!label && closesByName(element)) label = '✕';
    if (!label || label.length > 120) continue;
    const href = element.matches('a') ? element.getAttribute('href') : null;
    const leads = href !== null && !/^(?:#|javascript:|$)/i.test(href.trim());
    if (
      !isReal &&
      !closesByName(element) &&
      label !== '✕' &&
      !isPointer(element) &&
      !/^[✕✖×✗✘xX]$/u.test(label)
    )
      continue;
    controls.push({ element, label, isLink: leads });
  }
  return controls.sort((a, b) =>
    a.element.compareDocumentPosition(b.element) & 4 ? -1 : a.element === b.element ? 0 : 1,
  );
}

const isPointer = (element: Element): boolean =>
  element.ownerDocument.defaultView?.getComputedStyle(element).cursor === 'pointer';

const floats = (element: Element, layout: Layout) =>
  element.matches(DIALOG) || /fixed|sticky/.test(layout.position(element));

const isNamed = (element: Element): boolean => {
  for (const part of [element, ...element.children].slice(0, 6))
    if (
      NAMED.test(
        `${part.localName} ${part.id} ${part.getAttribute('class') ?? ''} ${part.getAttribute('aria-label') ?? ''}`,
      )
    )
      return true;
  return false;
};

/** Where content of length stands: a bar is at an edge when there is none before it, or none after it. */
function atEdge(root: Element): boolean {
  const body = root.ownerDocument.body;
  const side = (next: 'previousElementSibling' | 'nextElementSibling'): boolean => {
    let seen = 0;
    for (let element: Element | null = root; element && element !== body; element = element.parentElement) {
      for (let other = element[next]; other; other = other[next]) {
        if (SKIPPED.test(other.nodeName)) continue;
        seen += textOf(other, CONTENT_CHARS).length;
        if (seen > CONTENT_CHARS) return false;
      }
    }
    return true;
  };
  return side('previousElementSibling') || side('nextElementSibling');
}

/**
 * Characters that a notice in normal flow may gain from what stands beside it and does not speak of cookies: labels of
 * controls and a heading. More is the page's own, and a short page must not be taken for a notice as a whole.
 */
const MAX_FOREIGN_CHARS = 80;

/** Does a parent hold, beside a part of it, more than belongs to a notice? */
function addsForeignText(parent: Element, part: Element): boolean {
  let chars = 0;
  for (const node of parent.childNodes) {
    if (node === part || SKIPPED.test(node.nodeName)) continue;
    const text =
      node.nodeType === 1 ? textOf(node as Element, MAX_FLOW_CHARS) : (node.nodeValue?.trim() ?? '');
    if (!COOKIE_TALK.test(text)) chars += text.length;
  }
  return chars > Math.max(MAX_FOREIGN_CHARS, textOf(part, MAX_FLOW_CHARS).length * 0.6);
}

/**
 * The layer that an element belongs to: the nearest floating ancestor, the outermost of several nested ones as long
 * as it stays as short as a banner; in normal flow the largest ancestor that is still as short as a bar.
 */
function rootOf(start: Element, layout: Layout): { root: HTMLElement; floats: boolean } | null {
  const { body, documentElement } = start.ownerDocument;
  let floating: HTMLElement | null = null;
  let bar: HTMLElement | null = null;
  let isBar = true;
  for (let element: Element | null = start; element; element = parentOf(element)) {
    if (element === body || element === documentElement) break;
    if (floats(element, layout)) {
      if (floating && textOf(element).length > MAX_READ_CHARS) break;
      floating = element as HTMLElement;
    } else if (isBar && !floating) {
      isBar =
        !/^(MAIN|ARTICLE|FOOTER|NAV)$/.test(element.nodeName) &&
        textOf(element, MAX_FLOW_CHARS).length <= MAX_FLOW_CHARS &&
        !(bar && element.contains(bar) && addsForeignText(element, bar));
      if (isBar) bar = element as HTMLElement;
    }
  }
  if (floating) return { root: floating, floats: true };
  return bar ? { root: bar, floats: false } : null;
}

/** The body and every shadow root in it, nested ones too. */
function treesOf(body: HTMLElement): (HTMLElement | ShadowRoot)[] {
  const trees: (HTMLElement | ShadowRoot)[] = [body];
  for (let at = 0; at < trees.length && trees.length < MAX_TREES; at += 1) {
    for (const element of trees[at]?.querySelectorAll('*') ?? []) {
      const shadow = shadowOf(element);
      if (shadow && trees.length < MAX_TREES) trees.push(shadow);
    }
  }
  return trees;
}

/** Reads a layer as facts. */
export function readLayer(root: HTMLElement, isFloating: boolean, layout: Layout): Layer {
  const controls = controlsOf(root, layout);
  const headings = queryTree(root, 'h1,h2,h3,h4,legend,[role=heading]')
    .filter((heading) => layout.isRendered(heading))
    .map((heading) => textOf(heading, 200));
  const fields = queryTree(root, TEXT_FIELD).some((field) => layout.isShown(field));
  return {
    root,
    controls,
    facts: {
      text: textOf(root, MAX_READ_CHARS, layout),
      headings: headings
        .slice(0, 4)
        .concat(root.getAttribute('aria-label') ?? '')
        .join(' · '),
      controls: controls.map(({ label, isLink }) => ({ label, isLink })),
      hasTextField: fields,
      floats: isFloating,
      isNamed: isNamed(root),
      atEdge: isFloating || atEdge(root),
      lang: root.ownerDocument.documentElement.lang,
    },
  };
}

/**
 * The layers of a page that may ask for consent, outermost root each, at most a dozen.
 *
 * Candidates come from names, from what stands at a few points of the screen, and from text nodes that name cookies.
 *
 * @param doc the document; its body may be missing, then there are none
 * @param layout how things are laid out
 * @param met what is suspected already; made unseen and unpressable, it is hit at no point of the screen
 * @param onShadow told of every shadow root that is searched
 */
export function findLayers(
  doc: Document,
  layout: Layout = liveLayout,
  met: Element | null = null,
  onShadow: (tree: ShadowRoot) => void = () => {},
): Layer[] {
  if (!doc.body) return [];
  const starts = new Set<Element>(met?.isConnected ? [met] : []);
  const trees = treesOf(doc.body);
  for (const tree of trees) {
    // What stands in a shadow root is searched for dialogs there; the host itself may be the banner as well.
    if (tree !== doc.body) onShadow(tree as ShadowRoot);
    if (tree !== doc.body && starts.size < MAX_CANDIDATES) starts.add((tree as ShadowRoot).host);
    for (const element of tree.querySelectorAll(NAMED_SELECTOR)) {
      if (starts.size >= MAX_CANDIDATES) break;
      if (!/^(A|BUTTON|INPUT|LI|SCRIPT|STYLE|LINK|IMG|BODY|TEMPLATE)$/.test(element.nodeName))
        starts.add(element);
    }
  }
  for (const { x, y } of HIT_POINTS) {
    const hit = deepest(doc, (tree) => layout.hit(tree, x, y));
    if (hit) starts.add(hit);
  }
  let read = 0;
  for (const tree of trees) {
    const walker = doc.createTreeWalker(tree, 4);
    for (let node = walker.nextNode(); node && read < MAX_TEXT_NODES; read += 1, node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      if (
        text.length < 1500 &&
        node.parentElement &&
        COOKIE_TALK.test(text) &&
        !SKIPPED.test(node.parentElement.nodeName)
      )
        starts.add(node.parentElement);
    }
  }
  const roots = new Map<HTMLElement, boolean>();
  for (const start of starts) {
    const found = rootOf(start, layout);
    if (found) roots.set(found.root, found.floats);
  }
  const floating = [...roots].filter(([, isFloating]) => isFloating).map(([root]) => root);
  const flowing = [...roots].filter(([, isFloating]) => !isFloating).map(([root]) => root);
  const isWithin = (root: Element, others: HTMLElement[]) =>
    others.some((other) => other !== root && holds(other, root));
  const layers: Layer[] = [];
  const take = (root: HTMLElement, isFloating: boolean) => {
    if (layers.length < MAX_LAYERS && layout.isShown(root)) layers.push(readLayer(root, isFloating, layout));
  };
  // Nested candidates: a floating layer speaks for what it holds, and what merely wraps one says nothing of its own.
  // Those that name cookies first: a page may hold more dialogs than are read.
  const names = (root: HTMLElement) => COOKIE_TALK.test(textOf(root, MAX_FLOW_CHARS));
  const inOrder =
    floating.length > MAX_LAYERS ? [...floating].sort((a, b) => +names(b) - +names(a)) : floating;
  for (const root of inOrder) if (!isWithin(root, floating)) take(root, true);
  // What stands around a notice in the flow would have been its root if it belonged to it.
  const speaking = flowing.filter((root) => COOKIE_TALK.test(textOf(root, MAX_FLOW_CHARS)));
  const notices = flowing.filter((root) => !speaking.some((inner) => inner !== root && holds(root, inner)));
  for (const root of notices) {
    if (isWithin(root, notices) || isWithin(root, floating)) continue;
    if (floating.some((other) => holds(root, other))) continue;
    if (isNamed(root) || COOKIE_TALK.test(textOf(root, MAX_FLOW_CHARS))) take(root, false);
  }
  return layers;
}
