/**
 * The tree as it is drawn: shadow roots, closed ones too, and what they take into their slots. Everything of the
 * consent engine that walks a page walks it here.
 */

/** Elements that `attachShadow` takes besides custom ones (DOM standard, "attachShadow"). */
const HOST = /^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;
/** More matches than this are in no banner. */
const MAX_FOUND = 400;

interface ExtensionDom {
  openOrClosedShadowRoot?: (element: Element) => ShadowRoot | null;
}

/** Nothing of its own to show, or only what a slot may take: nobody else hides what they hold in a closed root. */
function mayHost(element: Element): boolean {
  if (element.localName.includes('-')) return true;
  if (!HOST.test(element.localName)) return false;
  const first = element.firstElementChild;
  return first ? first.slot !== '' : !element.firstChild || !element.textContent?.trim();
}

/** Shadow root of a host: open ones always, closed ones by the way that browsers keep for extensions. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  if (!mayHost(element)) return null;
  try {
    // Firefox has it on the element, Chromium in an API of its own.
    const own = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
    if (own) return own;
    const { chrome } = globalThis as { chrome?: { dom?: ExtensionDom } };
    return chrome?.dom?.openOrClosedShadowRoot?.(element) ?? null;
  } catch {
    return null;
  }
}

/** The slot that shows a child of a shadow host; null where it stands in none. */
function slotOf(element: Element, shadow: ShadowRoot): HTMLSlotElement | null {
  // A closed root keeps its slots to itself.
  if (element.assignedSlot) return element.assignedSlot;
  for (const slot of shadow.querySelectorAll('slot')) if (slot.name === element.slot) return slot;
  return null;
}

/** What an element is drawn in: its slot, its parent, or the host of the shadow root it stands in. */
export function parentOf(element: Element): Element | null {
  const parent = element.parentElement;
  if (!parent) {
    const root = element.getRootNode();
    return root.nodeType === 11 ? ((root as ShadowRoot).host ?? null) : null;
  }
  const shadow = shadowOf(parent);
  return (shadow && slotOf(element, shadow)) ?? parent;
}

/** Is an element drawn within another one, or the same? */
export function holds(root: Element, element: Element): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) if (at === root) return true;
  return false;
}

/**
 * All elements that match and are drawn under a root, itself not among them.
 *
 * @param max at most so many
 */
export function queryTree(root: Element | ShadowRoot, selector: string, max = MAX_FOUND): HTMLElement[] {
  const found = new Set<HTMLElement>();
  const enter = (place: Element | ShadowRoot): void => {
    for (const element of place.querySelectorAll<HTMLElement>('*')) {
      if (found.size >= max) return;
      visit(element);
    }
    slotted(place);
  };
  const visit = (element: HTMLElement): void => {
    if (element.matches(selector)) found.add(element);
    const shadow = shadowOf(element);
    if (shadow) enter(shadow);
    slotted(element);
  };
  /** What a slot shows stands elsewhere in the document. */
  const slotted = (place: Element | ShadowRoot): void => {
    if ((place as Element).localName !== 'slot') return;
    for (const element of (place as HTMLSlotElement).assignedElements()) {
      visit(element as HTMLElement);
      enter(element);
    }
  };
  if (root.nodeType === 1) {
    const own = shadowOf(root as Element);
    if (own) enter(own);
  }
  enter(root);
  return [...found];
}

/**
 * What is drawn topmost at a point, through shadow roots.
 *
 * @param hit asks one tree
 */
export function deepest(doc: Document, hit: (tree: Document | ShadowRoot) => Element | null): Element | null {
  let found = hit(doc);
  for (let shadow = found && shadowOf(found); found && shadow; shadow = shadowOf(found)) {
    const inner = hit(shadow);
    if (!inner || inner === found) break;
    found = inner;
  }
  return found;
}
