/** Gives the page back after a layer went: it scrolls, nothing covers it, its content can be reached. */
import { style, type Undo } from './act';
import { type Layout, textOf } from './find';

const LOCK_CLASS =
  /^(?:(?:[\w-]*[_-])?(?:no|prevent|disable|stop|lock)[_-]?scroll(?:ing)?(?:[_-][\w-]*)?|scroll[_-]?(?:lock(?:ed)?|disabled?|hidden)|(?:body[_-])?(?:lock(?:ed)?|overflow[_-]hidden|frozen)|modal[_-]open|is[_-]locked|(?:show|has)[-_]+(?:consent|cookie)[\w-]*|[\w-]*(?:cookie|consent|cmp|gdpr)[\w-]*(?:open|active|visible|shown|lock(?:ed)?|modal)|noscroll)$/i;

/** Removes classes that lock the scroll; what they style besides is the tool's own affair. */
function dropLockClasses(element: Element): Undo {
  const dropped = [...element.classList].filter((name) => LOCK_CLASS.test(name));
  element.classList.remove(...dropped);
  return () => element.classList.add(...dropped);
}

/** Is something of the page's own shown as a modal, so that the lock may be another's? */
function otherModal(doc: Document, layout: Layout): boolean {
  return [...doc.querySelectorAll('dialog[open],[role=dialog],[aria-modal=true]')].some((element) =>
    layout.isShown(element),
  );
}

/** The empty layer that covers the screen, which a dialog may leave behind; null when there is none. */
function backdrop(doc: Document, layout: Layout): HTMLElement | null {
  const view = doc.defaultView;
  if (!view) return null;
  let cover: HTMLElement | null = null;
  let isDrawnByPseudo = false;
  for (let element = layout.hit(doc, 0.5, 0.45); element; element = element.parentElement) {
    if (element === doc.body || element === doc.documentElement) break;
    const pseudo = ['::before', '::after'].some(
      (part) => view.getComputedStyle(element as Element, part).position === 'fixed',
    );
    if (!pseudo && layout.position(element) !== 'fixed') continue;
    cover = element as HTMLElement;
    isDrawnByPseudo = pseudo;
  }
  if (!cover) return null;
  const { width, height } = cover.getBoundingClientRect();
  const covers = isDrawnByPseudo || (width >= view.innerWidth * 0.9 && height >= view.innerHeight * 0.9);
  // Some keep a heading for screen readers in it.
  const isEmpty = textOf(cover, 100, layout).length < 40;
  const shows = [...cover.querySelectorAll('img,video,iframe,canvas,input')].some((part) =>
    layout.isShown(part),
  );
  return covers && isEmpty && !shows ? cover : null;
}

/**
 * Repairs what a consent layer leaves behind.
 *
 * @param doc the page
 * @param layout how it is laid out
 * @returns puts every change back
 */
export function repairPage(doc: Document, layout: Layout): Undo {
  const undos: Undo[] = [];
  const { body, documentElement: html } = doc;
  const view = doc.defaultView;
  if (!body || !view || otherModal(doc, layout)) return () => {};
  for (const element of [html, body]) {
    undos.push(dropLockClasses(element));
    const computed = view.getComputedStyle(element);
    // A page that fits the screen may keep its scrollers inside: only a longer one is locked.
    const isLonger = html.scrollHeight > view.innerHeight + 4 || body.scrollHeight > view.innerHeight + 4;
    if (!isLonger && computed.position !== 'fixed') continue;
    if (/hidden|clip/.test(computed.overflowY) || /hidden|clip/.test(element.style.overflow))
      undos.push(style(element, { overflow: 'visible', 'overflow-y': 'visible' }));
    if (computed.position === 'fixed') {
      const scrolledPx = -Number.parseFloat(computed.top) || 0;
      undos.push(style(element, { position: 'static', top: 'auto', width: 'auto', height: 'auto' }));
      if (scrolledPx > 0) view.scrollTo({ top: scrolledPx, behavior: 'instant' });
    }
    if (computed.touchAction === 'none') undos.push(style(element, { 'touch-action': 'auto' }));
    if (computed.pointerEvents === 'none') undos.push(style(element, { 'pointer-events': 'auto' }));
    if (/blur/.test(computed.filter ?? '')) undos.push(style(element, { filter: 'none' }));
  }
  const cover = backdrop(doc, layout);
  if (cover) undos.push(style(cover, { display: 'none' }));
  // The content itself: made unreachable or blurred while the dialog was open.
  for (const part of body.children) {
    if (!(part as HTMLElement).style || /^(SCRIPT|STYLE|LINK)$/.test(part.nodeName)) continue;
    const element = part as HTMLElement;
    const isContent = (element.textContent?.length ?? 0) > 500;
    if (!isContent) continue;
    for (const name of ['inert', 'aria-hidden']) {
      const value = element.getAttribute(name);
      if (value === null || value === 'false') continue;
      element.removeAttribute(name);
      undos.push(() => element.setAttribute(name, value));
    }
    const computed = view.getComputedStyle(element);
    if (/blur/.test(computed.filter ?? '')) undos.push(style(element, { filter: 'none' }));
    if (computed.pointerEvents === 'none') undos.push(style(element, { 'pointer-events': 'auto' }));
  }
  return () => {
    for (const undo of undos.reverse()) undo();
  };
}
