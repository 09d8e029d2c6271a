/**
 * Readability with the same answers at less cost. It asks for the whole text of nearly every element, most of which one
 * look at its attributes or its first words would answer; here that look comes first, and Readability decides the rest.
 * `test/article/engine.test.ts` holds both against each other.
 */
import { Readability } from '@mozilla/readability';

/** What is made cheaper of Readability 0.6, with its own names: they are no part of what it promises. */
interface Inside {
  REGEXPS: { byline: RegExp };
  PRESENTATIONAL_ATTRIBUTES: string[];
  DEPRECATED_SIZE_ATTRIBUTE_ELEMS: string[];
  parse(): ReturnType<Readability<Node>['parse']>;
  _cleanStyles(element: Element): void;
  _getInnerText(element: Element, normalizeSpaces?: boolean): string;
  _getLinkDensity(element: Element): number;
  _hasChildBlockElement(element: Element): boolean;
  _initializeNode(element: Element): void;
  _isElementWithoutContent(element: Element): boolean;
  _isProbablyVisible(element: Element): boolean;
  _isValidByline(element: Element, matchString: string): boolean;
  _prepArticle(article: Element): void;
  _removeNodes(nodes: ArrayLike<Element>, filter?: Filter): void;
  _setNodeTag(element: Element, tag: string): Element;
}
type Filter = (this: Inside, node: Element, index: number, nodes: ArrayLike<Element>) => boolean;
type Options = NonNullable<ConstructorParameters<typeof Readability<Node>>[1]>;

const Base = Readability as unknown as new (document: Document, options: Options) => Inside;

/** So many nodes are looked at for a text before all of them are. */
const LOOK_AT = 24;

/** Does text stand among the first nodes of an element? */
function beginsWithText(element: Element): boolean {
  let node: Node | null = element.firstChild;
  for (let left = LOOK_AT; node && left > 0; left--) {
    if (node.nodeType === 3 && /\S/.test(node.nodeValue ?? '')) return true;
    let next: Node | null = node.firstChild;
    while (!next && node && node !== element) {
      next = node.nextSibling;
      if (!next) node = node.parentNode;
    }
    node = next;
  }
  return false;
}

/** Readability for an inert document, which is used up. */
export class Engine extends Base {
  /** Texts that were asked for since the last change of the document; null while it is being changed. */
  #texts: Map<Element, string> | null = null;

  override _isValidByline(element: Element, matchString: string): boolean {
    return (
      (element.getAttribute('rel') === 'author' ||
        element.getAttribute('itemprop')?.includes('author') === true ||
        this.REGEXPS.byline.test(matchString)) &&
      super._isValidByline(element, matchString)
    );
  }

  override _isElementWithoutContent(element: Element): boolean {
    return !beginsWithText(element) && super._isElementWithoutContent(element);
  }

  override _isProbablyVisible(element: Element): boolean {
    const says = ['style', 'hidden', 'aria-hidden'].some((name) => element.hasAttribute(name));
    return !says || super._isProbablyVisible(element);
  }

  override _hasChildBlockElement(element: Element): boolean {
    return element.firstElementChild !== null && super._hasChildBlockElement(element);
  }

  override _getLinkDensity(element: Element): number {
    return element.querySelector('a') === null ? 0 : super._getLinkDensity(element);
  }

  override _getInnerText(element: Element, normalizeSpaces = true): string {
    if (!this.#texts || !normalizeSpaces) return super._getInnerText(element, normalizeSpaces);
    let text = this.#texts.get(element);
    if (text === undefined) {
      text = super._getInnerText(element, true);
      this.#texts.set(element, text);
    }
    return text;
  }

  /** Scores are given when the page has been tidied; nothing is changed before the article is taken out of it. */
  override _initializeNode(element: Element): void {
    this.#texts ??= new Map();
    super._initializeNode(element);
  }

  override _setNodeTag(element: Element, tag: string): Element {
    this.#texts = null;
    return super._setNodeTag(element, tag);
  }

  override _prepArticle(article: Element): void {
    this.#texts = null;
    super._prepArticle(article);
  }

  /** A filter weighs one element, for which it asks the same texts again and again, and changes nothing. */
  override _removeNodes(nodes: ArrayLike<Element>, filter?: Filter): void {
    const weigh: Filter | undefined =
      filter &&
      ((node, index, all) => {
        this.#texts = new Map();
        const goes = filter.call(this, node, index, all);
        this.#texts = null;
        return goes;
      });
    super._removeNodes(nodes, weigh);
  }

  /** Asks for the few elements that have such attributes instead of taking a dozen attributes from each of all. */
  override _cleanStyles(root: Element): void {
    const presentational = this.PRESENTATIONAL_ATTRIBUTES;
    const sized = this.DEPRECATED_SIZE_ATTRIBUTE_ELEMS;
    const styled = [
      ...presentational.map((name) => `[${name}]`),
      ...sized.map((tag) => `${tag}:is([width], [height])`),
    ].join(', ');
    for (const element of [root, ...root.querySelectorAll(styled)]) {
      if (element.closest('svg')) continue;
      for (const name of presentational) element.removeAttribute(name);
      if (!sized.includes(element.tagName)) continue;
      element.removeAttribute('width');
      element.removeAttribute('height');
    }
  }
}
