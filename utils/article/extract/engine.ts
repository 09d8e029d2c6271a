/**
 * Readability with the same answers at less cost. It asks for the whole text of nearly every element, most of which one
 * look at its attributes or its first words would answer; here that look comes first, and Readability decides the rest.
 * `test/article/engine.test.ts` holds both against each other.
 *
 * Only what it measures in English alone is measured anew: words of a title, commas, and lengths where a character says
 * as much as a syllable.
 */
import { Readability } from '@mozilla/readability';

/** What is made cheaper of Readability 0.6, with its own names: they are no part of what it promises. */
interface Inside {
  REGEXPS: { hashUrl: RegExp; byline: RegExp; commas: RegExp; tokenize: RegExp };
  PRESENTATIONAL_ATTRIBUTES: string[];
  DEPRECATED_SIZE_ATTRIBUTE_ELEMS: string[];
  DEFAULT_TAGS_TO_SCORE: Pick<string[], 'includes'>;
  PHRASING_ELEMS: Pick<string[], 'includes'>;
  _doc: Document;
  parse(): ReturnType<Readability<Node>['parse']>;
  _cleanStyles(element: Element): void;
  _getCharCount(element: Element, char?: string): number;
  _getInnerText(element: Element, normalizeSpaces?: boolean): string;
  _getLinkDensity(element: Element): number;
  _hasChildBlockElement(element: Element): boolean;
  _hasSingleTagInsideElement(element: Element, tag: string): boolean;
  _grabArticle(page?: Element): Element | null;
  _initializeNode(element: Element): void;
  _isElementWithoutContent(element: Element): boolean;
  _isProbablyVisible(element: Element): boolean;
  _isValidByline(element: Element, matchString: string): boolean;
  _isWhitespace(node: Node): boolean;
  _prepArticle(article: Element): void;
  _removeNodes(nodes: ArrayLike<Element>, filter?: Filter): void;
  _setNodeTag(element: Element, tag: string): Element;
  _unwrapNoscriptImages(document: Document): void;
}
type Filter = (this: Inside, node: Element, index: number, nodes: ArrayLike<Element>) => boolean;
type Options = NonNullable<ConstructorParameters<typeof Readability<Node>>[1]>;

const Base = Readability as unknown as (new (
  document: Document,
  options: Options,
) => Inside) & { prototype: Inside };

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

/** A list that is only ever asked whether it holds a name, which a set answers at once. */
function quick(names: Pick<string[], 'includes'>): Pick<string[], 'includes'> {
  const set = new Set(names as readonly string[]);
  return { includes: (name) => set.has(name) };
}
const { PHRASING_ELEMS, DEFAULT_TAGS_TO_SCORE } = Base.prototype;
const PHRASING = quick(PHRASING_ELEMS);
const SCORED = quick(DEFAULT_TAGS_TO_SCORE);

/** Elements that Readability takes for blocks (`DIV_TO_P_ELEMS`). */
const BLOCKS = 'blockquote, dl, div, img, ol, p, pre, table, ul';
/** Pictures that name no file where Readability looks first. */
const UNNAMED = 'img:not([src], [srcset], [data-src], [data-srcset])';

/** Readability writes the article out for a log that nobody keeps, the first time that it asks for the markup. */
function skipLog(article: Element): void {
  Object.defineProperty(article, 'innerHTML', {
    configurable: true,
    get: () => {
      Reflect.deleteProperty(article, 'innerHTML');
      return '';
    },
  });
}

/** Commas of all scripts: those that Readability knows, the ideographic ones, the Armenian, the Ethiopic. */
const COMMAS = /[,،﹐︐︑⹁⸴⸲，、､՝፣]/g;
/** Words that a title and a heading share; Readability knows those of `a` to `z`. */
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/gu;
/** Shorter texts are compared with words ("advertisement", "loading"), not measured. */
const MEASURED_CHARS = 8;

/** So many Latin characters say what one says of a script that writes syllables or words; 2.5 for Hangul to 3.5 for Han. */
const DENSITY = 3;

/** Readability for an inert document, which is used up. */
export class Engine extends Base {
  readonly #isDense: boolean;
  #measures = false;
  /** Texts that were asked for since the last change of the document; null while it is being changed. */
  #texts: Map<Element, string> | null = null;
  /** The characters in links of every element that has some, likewise. */
  #linkChars: Map<Element, number> | null = null;

  /**
   * @param isDense whether the page is in a script that says in one character what takes others several: every text then
   * counts as {@link DENSITY} times as long
   */
  constructor(document: Document, options: Options, isDense = false) {
    super(document, options);
    this.#isDense = isDense;
    this.REGEXPS = { ...this.REGEXPS, commas: COMMAS, tokenize: BETWEEN_WORDS };
    this.PHRASING_ELEMS = PHRASING;
    this.DEFAULT_TAGS_TO_SCORE = SCORED;
  }

  /** Its first part drops pictures without a file; the second looks into `noscript`, where there is any. */
  override _unwrapNoscriptImages(document: Document): void {
    if (document.querySelector(`${UNNAMED}, noscript`)) super._unwrapNoscriptImages(document);
  }

  override _getCharCount(element: Element, char = ','): number {
    if (char !== ',') return super._getCharCount(element, char);
    return this._getInnerText(element).split(COMMAS).length - 1;
  }

  /** While it looks for the article, Readability asks for texts to measure them, and shows none that it got so. */
  override _grabArticle(page?: Element): Element | null {
    this.#measures = this.#isDense;
    const article = super._grabArticle(page);
    this.#measures = false;
    if (article) skipLog(article);
    return article;
  }

  #measured(text: string): string {
    return this.#measures && text.length >= MEASURED_CHARS ? text.padEnd(text.length * DENSITY) : text;
  }

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
    const says =
      element.hasAttribute('style') || element.hasAttribute('hidden') || element.hasAttribute('aria-hidden');
    return !says || super._isProbablyVisible(element);
  }

  override _hasChildBlockElement(element: Element): boolean {
    return element.firstElementChild !== null && element.querySelector(BLOCKS) !== null;
  }

  override _hasSingleTagInsideElement(element: Element, tag: string): boolean {
    const only = element.firstElementChild;
    if (!only || only.tagName !== tag || only.nextElementSibling) return false;
    return super._hasSingleTagInsideElement(element, tag);
  }

  override _isWhitespace(node: Node): boolean {
    return node.nodeType === 3 ? !/\S/.test(node.nodeValue ?? '') : super._isWhitespace(node);
  }

  override _getLinkDensity(element: Element): number {
    if (!this.#linkChars) return element.querySelector('a') === null ? 0 : super._getLinkDensity(element);
    const chars = this.#linkChars.get(element);
    const all = chars === undefined ? 0 : this._getInnerText(element).length;
    return chars === undefined || all === 0 ? 0 : chars / all;
  }

  /** The characters of its links for every element, as Readability counts them for one: a link to a note is less of one. */
  #countLinks(): Map<Element, number> {
    const chars = new Map<Element, number>();
    for (const link of Array.from(this._doc.getElementsByTagName('a'))) {
      const href = link.getAttribute('href');
      const own = this._getInnerText(link).length * (href && this.REGEXPS.hashUrl.test(href) ? 0.3 : 1);
      for (let element = link.parentElement; element; element = element.parentElement)
        chars.set(element, (chars.get(element) ?? 0) + own);
    }
    return chars;
  }

  override _getInnerText(element: Element, normalizeSpaces = true): string {
    if (!normalizeSpaces) return super._getInnerText(element, normalizeSpaces);
    if (!this.#texts) return this.#measured(super._getInnerText(element, true));
    let text = this.#texts.get(element);
    if (text === undefined) {
      text = this.#measured(super._getInnerText(element, true));
      this.#texts.set(element, text);
    }
    return text;
  }

  /** Scores are given when the page has been tidied; nothing is changed before the article is taken out of it. */
  override _initializeNode(element: Element): void {
    this.#texts ??= new Map();
    this.#linkChars ??= this.#countLinks();
    super._initializeNode(element);
  }

  override _setNodeTag(element: Element, tag: string): Element {
    this.#texts = null;
    this.#linkChars = null;
    return super._setNodeTag(element, tag);
  }

  override _prepArticle(article: Element): void {
    this.#texts = null;
    this.#linkChars = null;
    super._prepArticle(article);
  }

  /**
   * Filters weigh one element after the other, the last first, and ask for its text and those of what it holds. Only the
   * element that was weighed is taken out, so that texts change of those alone that are still to be weighed.
   */
  override _removeNodes(nodes: ArrayLike<Element>, filter?: Filter): void {
    if (filter) this.#texts = new Map();
    super._removeNodes(nodes, filter);
    this.#texts = null;
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
