/** Draws banners of no tool at all: neutral names, any markup, any place. What was chosen is stored as a cookie. */
import type { BenchPage } from './page.ts';

/** What pressing a control does. `save` stores what the switches say; `open` shows the second layer. */
export type Does = 'reject' | 'accept' | 'acknowledge' | 'save' | 'open' | 'pay' | 'nothing';

/** Markup of a control; `icon`, `titled` and `image` have no words of their own, only an accessible name. */
export type As =
  | 'button'
  | 'link'
  | 'div'
  | 'span'
  | 'roled'
  | 'input'
  | 'submit'
  | 'icon'
  | 'titled'
  | 'image';

export type DrawnControl = readonly [label: string, does: Does, as?: As];

export interface DrawnSwitch {
  label: string;
  on: boolean;
  /** Necessary ones cannot be switched. */
  fixed?: boolean;
  as?: 'checkbox' | 'switch' | 'pressed' | 'hiddenInput';
}

export interface DrawnLayer {
  heading?: string;
  text: string;
  controls: readonly DrawnControl[];
  switches?: readonly DrawnSwitch[];
}

export interface Drawing {
  first: DrawnLayer;
  /** Opened by a control that does `open`. */
  second?: DrawnLayer;
  /** Shown in its place once something was chosen, until its control is pressed. */
  thanks?: DrawnLayer;
  how:
    | 'bar'
    | 'top'
    | 'corner'
    | 'modal'
    | 'dialog'
    | 'popover'
    | 'shadow'
    | 'nested'
    | 'closed'
    | 'flowTop'
    | 'flowBottom'
    | 'frame'
    | 'foreignFrame';
  /** The second layer takes the place of the first instead of coming beside it. */
  inPlace?: boolean;
  /** The page cannot be scrolled meanwhile: by `overflow` or by a fixed body. */
  locks?: 'overflow' | 'fixed';
  /** A half-transparent layer covers the page meanwhile. */
  shade?: boolean;
  /** Presses of scripts are not heard. */
  trustedOnly?: boolean;
  dir?: 'rtl';
  lateMs?: number;
  /** It comes with the first scroll, or when the page's own script has changed the address. */
  cue?: 'scroll' | 'route';
}

/** Runs in the page, as text: it must use nothing from outside of itself. */
function draw(drawing: Drawing, frameUrl: string, inFrame: boolean): void {
  const state = window as unknown as { __roots: (Element | null)[] };
  state.__roots = [];
  if (!inFrame && /(?:^|; )choice=/.test(document.cookie)) return;
  const { how, first, second, thanks, inPlace, locks, shade, trustedOnly, dir, lateMs, cue } = drawing;
  const css: Record<string, string> = {
    bar: 'position:fixed;left:0;right:0;bottom:0;z-index:900;padding:16px;background:#fff;border-top:1px solid',
    top: 'position:fixed;left:0;right:0;top:0;z-index:900;padding:16px;background:#223;color:#fff',
    corner:
      'position:fixed;right:16px;bottom:16px;width:340px;z-index:900;padding:16px;background:#fff;border:1px solid',
    modal:
      'position:fixed;left:20%;right:20%;top:15%;z-index:900;padding:24px;background:#fff;border:1px solid;max-height:70vh;overflow:auto',
    flowTop: 'padding:14px 20px;background:#fed',
    flowBottom: 'padding:14px 20px;background:#fed',
  };
  const covers: Element[] = [];
  const lock = (on: boolean) => {
    if (locks === 'overflow') document.documentElement.style.overflow = on ? 'hidden' : '';
    if (locks === 'fixed')
      document.body.style.cssText = on ? 'position:fixed;width:100%;overflow-y:scroll' : '';
  };
  const end = () => {
    for (const root of [...state.__roots, ...covers]) root?.remove();
    lock(false);
  };
  const choose = (choice: string) => {
    if (inFrame) {
      parent.postMessage({ choice }, '*');
      return;
    }
    // biome-ignore lint/suspicious/noDocumentCookie: the pages of the bench store what a tool would store
    document.cookie = `choice=${choice};path=/`;
    if (thanks) show(thanks);
    else end();
  };
  const widget = ([label, , as = 'button']: DrawnControl): HTMLElement => {
    const tags: Record<string, string> = {
      link: 'a',
      div: 'div',
      span: 'span',
      roled: 'div',
      input: 'input',
      submit: 'input',
      titled: 'span',
      image: 'img',
    };
    const made = document.createElement(tags[as] ?? 'button');
    made.style.cssText =
      'display:inline-block;margin:6px;padding:6px 10px;cursor:pointer;min-width:12px;min-height:12px';
    if (as === 'input' || as === 'submit')
      Object.assign(made, { type: as === 'input' ? 'button' : 'submit', value: label });
    else if (as === 'icon') made.setAttribute('aria-label', label);
    else if (as === 'titled') made.title = label;
    else if (as === 'image') made.setAttribute('alt', label);
    else made.textContent = label;
    if (as === 'icon')
      made.innerHTML = '<svg width="16" height="16"><path d="M2 2 14 14M14 2 2 14" stroke="#000"/></svg>';
    if (as === 'link') made.setAttribute('href', '#');
    if (as === 'roled') made.setAttribute('role', 'button');
    if (made.localName === 'button') (made as HTMLButtonElement).type = 'button';
    return made;
  };
  const fill = (place: Element | ShadowRoot, { heading, text, controls, switches = [] }: DrawnLayer) => {
    place.replaceChildren();
    const values = switches.map(({ on }) => on);
    const form = document.createElement('form');
    form.addEventListener('submit', (event) => event.preventDefault());
    if (heading) form.append(Object.assign(document.createElement('h2'), { textContent: heading }));
    form.append(Object.assign(document.createElement('p'), { textContent: text }));
    for (const [i, { label, on, fixed = false, as = 'checkbox' }] of switches.entries()) {
      const row = document.createElement('div');
      if (as === 'checkbox' || as === 'hiddenInput') {
        const box = Object.assign(document.createElement('input'), {
          type: 'checkbox',
          checked: on,
          disabled: fixed,
        });
        box.addEventListener('change', () => {
          values[i] = box.checked;
        });
        const name = document.createElement('label');
        name.append(box, ` ${label}`);
        // Drawn by its label alone, as styled switches are.
        if (as === 'hiddenInput') box.style.cssText = 'position:absolute;opacity:0;width:1px;height:1px';
        row.append(name);
      } else {
        const name = as === 'switch' ? 'aria-checked' : 'aria-pressed';
        const made = document.createElement('button');
        made.type = 'button';
        made.textContent = label;
        if (as === 'switch') made.setAttribute('role', 'switch');
        made.setAttribute(name, String(on));
        made.disabled = fixed;
        made.addEventListener('click', () => {
          values[i] = !values[i];
          made.setAttribute(name, String(values[i]));
        });
        row.append(made);
      }
      form.append(row);
    }
    for (const control of controls) {
      const made = widget(control);
      made.addEventListener('click', (event) => {
        event.preventDefault();
        if (trustedOnly && !event.isTrusted) return;
        const does = control[1];
        const optional = values.filter((_, at) => !switches[at]?.fixed);
        if (does === 'open' && second) {
          if (inPlace) fill(place, second);
          else show(second, 'modal');
        } else if (does === 'save')
          choose(
            optional.every((on) => !on) ? 'rejected' : optional.every((on) => on) ? 'accepted' : 'partial',
          );
        else if (does === 'reject') choose('rejected');
        else if (does === 'accept') choose('accepted');
        else if (does === 'pay') choose('paid');
        else if (does === 'acknowledge') {
          if (/(?:^|; )choice=/.test(document.cookie)) end();
          else choose('acknowledged');
        }
      });
      form.append(made);
    }
    place.append(form);
  };
  const show = (layer: DrawnLayer, place: string = how) => {
    const [old] = state.__roots;
    if (layer === thanks && old && old.localName !== 'iframe' && !old.shadowRoot) {
      for (const other of state.__roots.splice(1)) other?.remove();
      return fill(old, layer);
    }
    const tag = { dialog: 'dialog', shadow: 'x-sheet', nested: 'x-app', closed: 'x-sheet' }[place] ?? 'div';
    const root = document.createElement(inFrame ? 'div' : tag);
    if (dir) root.dir = dir;
    state.__roots.push(root);
    if (inFrame) {
      fill(root, layer);
      document.body.append(root);
      return;
    }
    if (place === 'frame' || place === 'foreignFrame') {
      const frame = document.createElement('iframe');
      frame.style.cssText =
        'position:fixed;left:0;right:0;bottom:0;width:100%;height:280px;border:0;background:#fff;z-index:900';
      frame.src = frameUrl;
      state.__roots[state.__roots.length - 1] = frame;
      document.body.append(frame);
      return;
    }
    if (place === 'shadow' || place === 'closed') {
      const inner = document.createElement('div');
      inner.style.cssText = css.bar ?? '';
      fill(inner, layer);
      root.attachShadow({ mode: place === 'closed' ? 'closed' : 'open' }).append(inner);
      state.__roots[state.__roots.length - 1] = inner;
      document.body.append(root);
      covers.push(root);
      return;
    }
    if (place === 'nested') {
      const middle = document.createElement('x-part');
      const inner = document.createElement('div');
      inner.style.cssText = css.corner ?? '';
      fill(inner, layer);
      middle.attachShadow({ mode: 'open' }).append(inner);
      root.attachShadow({ mode: 'open' }).append(middle);
      state.__roots[state.__roots.length - 1] = inner;
      document.body.append(root);
      covers.push(root);
      return;
    }
    root.style.cssText = css[place] ?? '';
    fill(root, layer);
    if (place === 'popover') root.popover = 'manual';
    if (place === 'flowTop') document.body.prepend(root);
    else document.body.append(root);
    if (place === 'dialog') (root as HTMLDialogElement).showModal();
    if (place === 'popover') root.showPopover();
  };
  const begin = () => {
    if (shade && !inFrame) {
      const cover = document.createElement('div');
      cover.style.cssText = 'position:fixed;inset:0;background:#0008;z-index:899';
      covers.push(cover);
      document.body.append(cover);
    }
    lock(true);
    show(first);
  };
  if (!inFrame)
    addEventListener('message', ({ data }) => {
      if (typeof data?.choice === 'string') choose(data.choice);
    });
  if (inFrame) begin();
  else if (cue === 'scroll') addEventListener('scroll', begin, { once: true });
  else if (cue === 'route') addEventListener('routed', () => setTimeout(begin, 300), { once: true });
  else if (lateMs) setTimeout(begin, lateMs);
  else begin();
}

const CUES = {
  scroll: 'scrollTo(0, 300)',
  route: `(history.pushState({}, '', '/second-page'), document.querySelector('h1').textContent = 'Another story', dispatchEvent(new Event('routed')))`,
};

const runs = (drawing: Drawing, frameUrl: string, inFrame: boolean): string =>
  `<script>(${draw.toString()})(${JSON.stringify(drawing).replaceAll('<', '\\u003c')}, ${JSON.stringify(frameUrl)}, ${inFrame})</script>`;

/** A page with a drawn banner, and the page of its frame where it has one. */
export function drawn(
  { id, lang, kind }: Pick<BenchPage, 'id' | 'lang' | 'kind'>,
  drawing: Drawing,
): { page: BenchPage; frame: BenchPage | null } {
  const isFramed = drawing.how === 'frame' || drawing.how === 'foreignFrame';
  const frameUrl = drawing.how === 'foreignFrame' ? `https://${id}-inner.bench.example/` : '/inner';
  const page: BenchPage = {
    id,
    lang,
    kind,
    tool: null,
    after: runs(drawing, frameUrl, false),
    banner: '(window.__roots ?? []).filter((root) => root.isConnected)',
    state: `__cookie('choice') ?? 'none'`,
    ...(drawing.lateMs ? { lateMs: drawing.lateMs } : {}),
    ...(drawing.cue ? { cue: CUES[drawing.cue] } : {}),
  };
  const frame: BenchPage | null = isFramed
    ? { ...page, id: `${id}-inner`, isBare: true, after: runs({ ...drawing, how: 'bar' }, '', true) }
    : null;
  return { page, frame };
}
