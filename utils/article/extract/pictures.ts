/**
 * Pictures that a page loads only when a reader comes near them: their addresses wait in other attributes, or the picture
 * stands a second time in a `noscript`, for browsers without scripts.
 */

/** Where scripts look for the addresses of a picture to load. */
const SOURCES = ['data-src', 'data-lazy-src', 'data-original', 'data-original-src', 'data-lazy', 'data-url'];
const SOURCE_SETS = ['data-srcset', 'data-lazy-srcset', 'data-original-set'];
const LAZY = [...SOURCES, ...SOURCE_SETS].map((name) => `img[${name}], source[${name}]`).join(', ');
/** An address that a picture may have: of the web, or relative to the page. */
const ADDRESS = /^(?!(?:data|blob|javascript|about):)[^\s{}<>]+$/i;
const PICTURE_FILE = /\.(?:avif|gif|jpe?g|png|webp)(?:$|[?#&/])/i;
/** Smaller pictures count readers. */
const MIN_SIDE = 4;

/** The same in markup: most of what stands in a `noscript` counts readers, and need not be parsed. */
const PIXEL = /\s(?:width|height)=["']?[0-3](?:px)?["'\s/>]/i;

const sourceOf = (image: Element) => image.getAttribute('src')?.trim() ?? '';
const isLazy = (image: Element) =>
  image.matches(LAZY) || /\blazy/i.test(image.getAttribute('class') ?? '') || !ADDRESS.test(sourceOf(image));

function fillAddresses(image: Element): void {
  if (!isLazy(image)) return;
  const fill = (name: string, from: readonly string[], isAddress: (value: string) => boolean) => {
    const value = from.map((attribute) => image.getAttribute(attribute)?.trim() ?? '').find(isAddress);
    if (value) image.setAttribute(name, value);
  };
  if (image.localName === 'img') fill('src', SOURCES, (value) => ADDRESS.test(value));
  fill('srcset', SOURCE_SETS, (value) => value !== '');
}

/** The only picture of an element that holds nothing else, or null. */
function onlyPicture(element: Element | null): Element | null {
  if (!element || (element.textContent ?? '').trim() !== '') return null;
  const images = element.localName === 'img' ? [element] : Array.from(element.querySelectorAll('img'));
  return images.length === 1 ? (images[0] ?? null) : null;
}

function countsReaders(image: Element): boolean {
  const side = (name: string) => Number.parseFloat(image.getAttribute(name) ?? 'NaN');
  return (
    side('width') < MIN_SIDE ||
    side('height') < MIN_SIDE ||
    /display:\s*none|visibility:\s*hidden/i.test(image.getAttribute('style') ?? '')
  );
}

/** Does something else in a place show a picture, or will it? Then it is this one, mostly in another size. */
const isShownIn = (place: Element, image: Element) =>
  Array.from(place.querySelectorAll('img')).some(
    (other) => other !== image && (ADDRESS.test(sourceOf(other)) || other.matches(LAZY)),
  );

/** Where scripts run, what a `noscript` holds is a text, and so it is in the copy of such a page. */
function readText(noscript: Element): void {
  if (noscript.firstElementChild) return;
  const text = noscript.textContent ?? '';
  if (text.match(/<img\b/gi)?.length !== 1 || PIXEL.test(text)) return;
  const { body } = new DOMParser().parseFromString(text, 'text/html');
  noscript.replaceChildren(...Array.from(body.childNodes));
}

/** Takes a picture out of its `noscript` where it is one for readers. */
function freePicture(noscript: Element, image: Element): void {
  const beside = [noscript.previousElementSibling, noscript.nextElementSibling].find((element) => {
    const other = onlyPicture(element);
    return other !== null && isLazy(other);
  });
  if (beside) {
    beside.replaceWith(...Array.from(noscript.childNodes));
    return;
  }
  const figure = noscript.closest('figure, picture');
  const place = figure ?? noscript.parentElement;
  if (!place || (!figure && !PICTURE_FILE.test(sourceOf(image)))) return;
  const isShown = figure
    ? isShownIn(figure, image)
    : Array.from(place.querySelectorAll('img')).some(
        (other) => other !== image && sourceOf(other) === sourceOf(image),
      );
  if (!isShown) noscript.replaceWith(...Array.from(noscript.childNodes));
}

/**
 * Gives pictures their addresses, in place, takes those of readers out of `noscript`, and drops what is left of that.
 *
 * What counts readers stands in a `noscript`, too: a picture is for readers where it is said to be no smaller than a few
 * pixels, and stands beside one that waits, in a figure without another, or has the name of a picture's file.
 */
export function freePictures(body: Element): void {
  for (const noscript of Array.from(body.querySelectorAll('noscript'))) {
    readText(noscript);
    const image = onlyPicture(noscript);
    if (image && ADDRESS.test(sourceOf(image)) && !countsReaders(image)) freePicture(noscript, image);
    noscript.remove();
  }
  for (const image of Array.from(body.querySelectorAll('img, source'))) fillAddresses(image);
}
