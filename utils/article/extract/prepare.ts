/** Makes an inert copy ready for Readability: what is surely no article goes, what hides the article is lifted. */
import { CONSENT_MARKS } from '../../rules/boilerplate';
import { placeStreamed } from '../streamed';
import { fold } from './fold';
import { isConsentNotice } from './labels';
import { freePictures } from './pictures';

const DEAD = ['style', 'template', 'canvas', 'object', 'embed', 'select', 'headwater-notice'];
const HIDDEN = '[hidden], [style*="display:none" i], [style*="display: none" i]';
/** One pattern is several times faster than a selector with a part for each mark. */
const MARK = new RegExp(CONSENT_MARKS.join('|'), 'i');

const lengthOf = (element: Element) => element.textContent?.length ?? 0;

/** Asked for by name, for the few that a copy holds are found so several times faster than by one selector. */
function dropDead(document: Document): void {
  const data = Array.from(document.getElementsByTagName('script'));
  const dead = DEAD.flatMap((name) => Array.from(document.getElementsByTagName(name)));
  dead.push(...data.filter((script) => !script.getAttribute('type')?.includes('ld+json')));
  for (const element of dead) element.remove();
}

/** What a form answers for when it is asked for a property of that name. */
const CONTROLS = ':is(button, fieldset, input, object, output, select, textarea, img):is([name], [id])';

/**
 * A control takes the place of its form's own property of that name: whoever climbs to the parent of a form that holds a
 * control named `parentNode` gets no further, for ever.
 */
function freeForms(document: Document): void {
  if (document.getElementsByTagName('form').length === 0) return;
  // One without controls has the properties of all forms.
  const form = document.createElement('form');
  for (const control of Array.from(document.querySelectorAll(CONTROLS))) {
    control.removeAttribute('name');
    if (control.id in form) control.removeAttribute('id');
  }
}

/** Could this be the article, or hold it? Such elements are never dropped by name. */
function holdsArticle(element: Element, pageChars: number): boolean {
  return (
    element.matches('html, body, main, article') ||
    element.querySelector('main, article') !== null ||
    lengthOf(element) > pageChars / 2
  );
}

function dropConsentLayers(body: Element, pageChars: number): void {
  // The same classes stand at many elements.
  const known = new Map<string | null, boolean>([[null, false]]);
  const isMark = (names: string | null): boolean => {
    const answer = known.get(names) ?? MARK.test(names ?? '');
    known.set(names, answer);
    return answer;
  };
  for (const element of Array.from(body.querySelectorAll('[id], [class]'))) {
    if (!isMark(element.getAttribute('class')) && !isMark(element.getAttribute('id'))) continue;
    if (!element.isConnected || holdsArticle(element, pageChars)) continue;
    const text = fold((element.textContent ?? '').slice(0, 5000));
    if (
      text.length < 60 ||
      isConsentNotice(text) ||
      /cookie|consent|gdpr|privacy|datenschutz|çerez|confidentialité/.test(text)
    ) {
      element.remove();
    }
  }
}

const ICON_CLASS = /(?:^|[\s_-])(?:material|icons?|mi|glyph)(?:$|[\s_-])/i;

/**
 * Icon fonts draw a picture for a word (`menu_open`, `thumb_up`), which a copy shows as text. Such words stand alone in
 * an inline element, either with a class that says so or written with underscores, which prose never is.
 */
function dropIconWords(body: Element): void {
  for (const element of body.querySelectorAll('i, span, em, mat-icon, a, button, div')) {
    if (element.firstElementChild) continue;
    const text = (element.textContent ?? '').trim();
    if (text === '' || text.length > 32 || !/^[a-z\d_]+$/.test(text)) continue;
    const isIcon = ICON_CLASS.test(element.getAttribute('class') ?? '');
    const isSnake = /^[a-z]+(?:_[a-z\d]+)+$/.test(text) && !element.matches('a, div');
    if ((isIcon || isSnake || element.localName === 'mat-icon') && !element.closest('pre, code'))
      element.remove();
  }
}

/** Leaves the text of a line before other words: `menu_open Columnists` in one text node. */
const LEADING_ICON =
  /^\s*(?:menu_open|menu_book|arrow_(?:back|forward|drop_down|drop_up)|expand_(?:more|less)|thumb_(?:up|down)|more_(?:vert|horiz)|chat_bubble(?:_outline)?|favorite_border|bookmark_border|account_circle|keyboard_arrow_\w+)\s+/;

function dropLeadingIconWords(body: Element): void {
  // All of them are written with an underscore, which few pages hold.
  if (!body.textContent?.includes('_')) return;
  const walker = body.ownerDocument.createTreeWalker(body, 4 /* NodeFilter.SHOW_TEXT */);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    if (text.length < 400 && LEADING_ICON.test(text)) node.nodeValue = text.replace(LEADING_ICON, '');
  }
}

/** While a modal is open, pages hide the rest from assistive technology; Readability would then find nothing. */
function liftAriaHidden(body: Element, pageChars: number): void {
  for (const element of [body, ...Array.from(body.querySelectorAll('[aria-hidden="true"], [inert]'))]) {
    if (holdsArticle(element, pageChars) || lengthOf(element) > pageChars * 0.3) {
      element.removeAttribute('aria-hidden');
      element.removeAttribute('inert');
    }
  }
}

/** Parts of a page that stand around its article. */
const FRAME =
  'nav, footer, aside, [role="navigation"], [role="contentinfo"], [role="complementary"], [role="banner"]';
/** Above this share of their characters in links they lead away from the article and are none of it. */
const LINKS_SHARE = 0.6;

/** Drops lists of links around the article, so that nothing behind has to weigh them. */
function dropFrames(body: Element): void {
  for (const element of Array.from(body.querySelectorAll(FRAME))) {
    if (
      !element.isConnected ||
      element.closest('article, main') ||
      element.querySelector('article, main, h1')
    )
      continue;
    let links = 0;
    for (const link of Array.from(element.querySelectorAll('a'))) links += lengthOf(link);
    if (links >= lengthOf(element) * LINKS_SHARE) element.remove();
  }
}

/** Names of what unfolds an answer. */
const FOLD = /accordion|faq|collaps|toggle|expand|question/i;

/** Questions are often written on the buttons that unfold their answers; buttons are no text to Readability. */
function freeQuestions(body: Element): void {
  for (const button of Array.from(body.querySelectorAll('button, [role="button"]'))) {
    const text = (button.textContent ?? '').trim();
    if (text.length < 8 || text.length > 240 || button.closest('form, nav, header, footer, dialog')) continue;
    const isHeading =
      button.closest('h2, h3, h4, h5, h6, dt, summary') !== null ||
      button.querySelector('h2, h3, h4, h5, h6') !== null;
    const unfolds =
      button.hasAttribute('aria-expanded') || FOLD.test(`${button.id} ${button.getAttribute('class')}`);
    if (!unfolds || !(isHeading || /[?？؟;]$/.test(text))) continue;
    const free = body.ownerDocument.createElement(isHeading ? 'div' : 'h4');
    free.append(...Array.from(button.childNodes));
    button.replaceWith(free);
  }
}

function setBase(document: Document, url: string): void {
  const all = Array.from(document.getElementsByTagName('base'));
  const own = all.find((element) => element.hasAttribute('href'));
  const written = own?.getAttribute('href') ?? '';
  const base = document.createElement('base');
  const resolved = URL.canParse(written, url) ? new URL(written, url) : null;
  base.setAttribute('href', resolved && /^https?:$/.test(resolved.protocol) ? resolved.href : url);
  for (const element of all) element.remove();
  document.head?.prepend(base);
}

/** Prepares a document in place. It must be inert (made by `DOMParser`): nothing in it is fetched or run. */
export function prepare(document: Document, url: string): void {
  freeForms(document);
  const { body } = document;
  if (!body) {
    setBase(document, url);
    return;
  }
  placeStreamed(body);
  dropDead(document);
  freePictures(body);
  // What stands in a frame's element is for browsers that know no frames.
  for (const frame of Array.from(body.querySelectorAll('iframe'))) frame.replaceChildren();
  const pageChars = lengthOf(body);
  liftAriaHidden(body, pageChars);
  for (const element of Array.from(body.querySelectorAll(HIDDEN))) {
    if (!holdsArticle(element, pageChars)) element.remove();
  }
  dropFrames(body);
  dropConsentLayers(body, pageChars);
  dropIconWords(body);
  freeQuestions(body);
  dropLeadingIconWords(body);
  // Every link that is still there is resolved anew.
  setBase(document, url);
}
