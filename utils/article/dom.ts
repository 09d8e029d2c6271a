/**
 * Reads of nodes that a page cannot bend. A form hands out its controls under their names, and a document its forms and
 * images: `<form name="body">` stands in for `document.body`, `<input name="nextSibling">` sends a walk in circles.
 * The accessors on the prototypes are out of a page's reach.
 */

/**
 * Reads a property as its interface defines it, past any named element that stands in for it.
 *
 * @returns undefined when no prototype has the property
 */
export function read(target: object, property: string): unknown {
  for (
    let prototype: object | null = Object.getPrototypeOf(target);
    prototype;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, property);
    if (descriptor) return descriptor.get ? descriptor.get.call(target) : descriptor.value;
  }
  return undefined;
}

const isForm = (name: unknown) => typeof name !== 'string' || name === 'FORM' || name === 'form';

/** The node's name in upper case (`P`, `#text`); forms are told from what their controls are called. */
export function nameOf(node: Node): string {
  const name: unknown = node.nodeName;
  return name === '#text' ? '#TEXT' : typeof name === 'string' ? name.toUpperCase() : 'FORM';
}

/** The next node of the same parent, or null; `name` is the node's, where it is known. */
export function nextOf(node: Node, name: unknown = node.nodeName): Node | null {
  return isForm(name) ? (read(node, 'nextSibling') as Node | null) : node.nextSibling;
}

/** The first child, or null; `name` is the node's, where it is known. */
export function firstOf(node: Node, name: unknown = node.nodeName): Node | null {
  return isForm(name) ? (read(node, 'firstChild') as Node | null) : node.firstChild;
}

/** The parent, or null. */
export function parentOf(node: Node): Node | null {
  return isForm(node.nodeName) ? (read(node, 'parentNode') as Node | null) : node.parentNode;
}

/** An attribute's value, or null when it is absent. */
export function attributeOf(element: Element, name: string): string | null {
  if (!isForm(element.nodeName)) return element.getAttribute(name);
  return (read(element, 'getAttribute') as Element['getAttribute']).call(element, name);
}

/** All elements that match, in document order; an empty list where the document cannot tell. */
export function selectAll(doc: Document, selector: string): Element[] {
  try {
    return Array.from((read(doc, 'querySelectorAll') as Document['querySelectorAll']).call(doc, selector));
  } catch {
    return [];
  }
}

/** The root element, or null while there is none. */
export function rootOf(doc: Document): Element | null {
  return (read(doc, 'documentElement') as Element | null) ?? null;
}

/** The `body` element, or null (no body yet, a frameset, XML). */
export function bodyOf(doc: Document): Element | null {
  const root = rootOf(doc);
  for (let node = root ? firstOf(root) : null; node; node = nextOf(node))
    if (nameOf(node) === 'BODY') return node as Element;
  return root && nameOf(root) === 'BODY' ? root : null;
}
