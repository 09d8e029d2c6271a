/** The frames that consent tools draw their banners in, as the page that holds them sees them. */
import { type Layout, textOf } from './find';
import { parentOf } from './tree';

const CONSENT_FRAME = /consent|privacy|cookie|cmp|gdpr|sp_message|trustarc/i;
/** A wrapper with more words of its own than this is not the frame's alone. */
const MAX_WRAPPER_CHARS = 80;

const isNamed = ({ id, className, title, name, src }: HTMLIFrameElement): boolean =>
  CONSENT_FRAME.test(`${id} ${className} ${title} ${name} ${src}`);

/** May a consent tool live in this frame? By its names, or because it is fixed over the page. */
export const isConsentFrame = (frame: HTMLIFrameElement, layout: Layout): boolean =>
  isNamed(frame) || floatOf(frame, layout) !== null;

/** The outermost wrapper that floats over the page and holds nothing but the frame. */
function floatOf(frame: HTMLIFrameElement, layout: Layout): HTMLElement | null {
  let floating: HTMLElement | null = null;
  for (let at: Element | null = frame; at && at !== frame.ownerDocument.body; at = parentOf(at)) {
    if (at !== frame && textOf(at, MAX_WRAPPER_CHARS).length > MAX_WRAPPER_CHARS) break;
    if (/fixed|sticky/.test(layout.position(at))) floating = at as HTMLElement;
  }
  return floating;
}

const originOf = (url: string, base: string): string =>
  URL.canParse(url, base) ? new URL(url, base).origin : '';

/**
 * What to hide of a page for one of its frames to be gone.
 *
 * A frame of another origin does not say which element holds it: it is told by its address, or by that of its origin
 * when it has moved on since, and only when no other frame could be meant.
 *
 * @param url address of the frame's document
 * @returns the frame or the wrapper that floats with it; null when it is not surely told
 */
export function frameElement(doc: Document, url: string, layout: Layout): HTMLElement | null {
  const shown = [...doc.querySelectorAll('iframe')].filter((frame) => layout.isShown(frame));
  const wanted = shown.filter((frame) => isConsentFrame(frame, layout));
  const origin = originOf(url, doc.baseURI);
  const ways: HTMLIFrameElement[][] = [
    shown.filter((frame) => frame.src === url),
    wanted.filter((frame) => frame.src === url),
    wanted.filter((frame) => originOf(frame.src, doc.baseURI) === origin),
    shown.filter(isNamed),
  ];
  const frame = ways.find(({ length }) => length === 1)?.[0];
  return frame ? (floatOf(frame, layout) ?? frame) : null;
}
