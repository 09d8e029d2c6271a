/**
 * The note in the page, right after the last shown words: what was seen, where the rest is, and the way there. It
 * lives in a closed shadow root, takes no style from the page and gives none, and goes without a trace.
 */
import type { ArticleFinding, Overruling } from '../report';
import { isOfferable } from '../report/offerable';
import { read } from './dom';
import { NOTICE_STYLE } from './notice-style';
import { placeAfter } from './place';

/** Looks up a string of the interface. */
export type NoticeWords = (key: NoticeKey, ...substitutions: (string | number)[]) => string;

type Signal =
  | ArticleFinding['body']['evidence'][number]['signal']
  | ArticleFinding['access']['evidence'][number]['signal']
  | ArticleFinding['source']['evidence'][number]['signal'];

export type NoticeKey =
  | `signal_${Signal}`
  | 'notice_label'
  | 'notice_cutEllipsis'
  | 'notice_cutMidSentence'
  | 'notice_cutQuote'
  | 'notice_cutGate'
  | 'notice_cutContinue'
  | 'notice_cutDeclared'
  | 'notice_cutHidden'
  | 'notice_cutEmpty'
  | 'notice_cut'
  | 'notice_unknownAt'
  | 'notice_unknown'
  | 'notice_restAt'
  | 'notice_readAt'
  | 'notice_findInPopup'
  | 'notice_sold'
  | 'notice_dismiss'
  | 'ending_percent'
  | 'ending_characters'
  | 'ending_words'
  | 'source_read'
  | 'source_readGuess'
  | 'source_goTo'
  | 'source_findAt'
  | 'source_find'
  | 'source_outletOnly'
  | 'source_unresolvable'
  | 'source_none'
  | 'source_newTab'
  | 'wrong_summary'
  | 'wrong_isWhole'
  | 'wrong_isCut'
  | 'wrong_noted'
  | 'said_complete'
  | 'said_cut'
  | 'said_takeBack'
  | 'wrong_report'
  | 'wrong_copy'
  | 'action_copied'
  | 'error_copy'
  | 'action_why';

export interface NoticeView {
  finding: ArticleFinding;
  /** The original's address with the place to scroll to; where it is absent the finding's own is used. */
  articleUrl?: string | null;
  /** Called when the reader opens the source, or asks for a search where only the outlet is known. */
  onFollow: (how: 'opened' | 'search') => void;
  /** What the reader has said of the text before; absent or null for nothing. */
  overruled?: Overruling | null;
  /** What "This is wrong" does; without it, it is not offered. */
  wrong?: {
    /** The report to copy, with what the reader says, if anything. */
    report: (overruled: Overruling | null) => string;
    copy: (text: string) => Promise<void>;
    /** Null takes it back. */
    onOverrule: (verdict: Overruling | null) => void;
  };
  /** Called when the reader hides the note; it is gone by then. */
  onDismiss?: () => void;
}

/** A note that was drawn. */
export interface Notice {
  /** Takes it away again; calling it twice does no harm. */
  undo(): void;
  /** The reader has said something else of the text meanwhile; null takes it back. */
  say(word: Overruling | null): void;
}

/** How long the announcement stays for screen readers before it goes, so that it is not read twice. */
const ANNOUNCED_MS = 8000;
const ANNOUNCE_AFTER_MS = 150;

/** What was seen, as the reader is told it first; the strongest evidence decides. */
const SEEN: Partial<Record<Signal, NoticeKey>> = {
  ellipsisEnd: 'notice_cutEllipsis',
  dotLeaders: 'notice_cutEllipsis',
  hiddenCount: 'notice_cut',
  bareEnd: 'notice_cutMidSentence',
  functionWordEnd: 'notice_cutMidSentence',
  commaEnd: 'notice_cutMidSentence',
  openQuote: 'notice_cutMidSentence',
  outletCredit: 'notice_cutMidSentence',
  continueLink: 'notice_cutContinue',
  gatePhrase: 'notice_cutGate',
  declaredLonger: 'notice_cutDeclared',
  clampedLines: 'notice_cutHidden',
  fadedEnd: 'notice_cutHidden',
  blurredText: 'notice_cutHidden',
  scrambledText: 'notice_cutHidden',
  coveredByGate: 'notice_cutGate',
  continueElsewhere: 'notice_cutContinue',
  emptyBody: 'notice_cutEmpty',
};

/**
 * Is there something to tell the reader in the page? Ordinary whole articles are left alone.
 *
 * @param overruled what the reader has said of the text before, which is always told again
 */
export function isWorthNotice(
  { aggregator, body, source }: ArticleFinding,
  overruled: Overruling | null = null,
): boolean {
  return body.verdict === 'cut' || aggregator !== null || source.kind === 'article' || overruled !== null;
}

function aggregatorName({ body }: ArticleFinding): string {
  return body.evidence.find(({ signal }) => signal === 'knownAggregator')?.excerpt ?? '';
}

function sentence(finding: ArticleFinding, words: NoticeWords): string {
  const { body } = finding;
  if (body.verdict !== 'cut') {
    const site = aggregatorName(finding);
    return site ? words('notice_unknownAt', site) : words('notice_unknown');
  }
  if (body.evidence.some(({ signal }) => signal === 'emptyBody')) return words('notice_cutEmpty');
  const strongest = [...body.evidence]
    .sort((a, b) => b.weight - a.weight)
    .find(({ signal, weight }) => weight > 0 && signal in SEEN);
  // A sentence that ends inside an open quotation is no broken one.
  if (strongest?.signal === 'openQuote' && body.evidence.some(({ signal }) => signal === 'sentenceEnd'))
    return words('notice_cutQuote');
  return words((strongest && SEEN[strongest.signal]) ?? 'notice_cut');
}

function hiddenAmount({ body }: ArticleFinding, words: NoticeWords): string | null {
  if (!body.hidden) return null;
  const { unit, amount } = body.hidden;
  if (unit === 'percent') return words('ending_percent', `${amount} %`);
  return words(unit === 'characters' ? 'ending_characters' : 'ending_words', amount);
}

/**
 * Draws the note.
 *
 * @param doc the live document
 * @param lastNode where the last shown words end; without one, nothing is drawn
 * @returns the note, which does nothing where none was drawn
 */
export function drawNotice(
  doc: Document,
  lastNode: Node | null,
  { finding, articleUrl, onFollow, onDismiss, overruled = null, wrong }: NoticeView,
  words: NoticeWords,
): Notice {
  const place = lastNode?.isConnected ? placeAfter(lastNode) : null;
  if (!place) return { undo() {}, say() {} };

  const create = (read(doc, 'createElement') as Document['createElement']).bind(doc);
  const element = <K extends keyof HTMLElementTagNameMap>(
    name: K,
    className: string,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[K] => {
    const made = create(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  const host = create('headwater-notice');
  // Inline and important, so that no rule of the page reaches the host.
  for (const [property, value] of HOST_STYLE) host.style.setProperty(property, value, 'important');
  host.dir = textDirection(words('notice_label'));
  const shadow = host.attachShadow({ mode: 'closed' });
  applyStyle(doc, shadow, create);

  const status = element('p', 'announce');
  status.setAttribute('role', 'status');
  const box = element('section', 'notice');
  box.setAttribute('aria-label', words('notice_label'));
  const seen = element('p', 'seen');
  const amount = element('p', 'more');
  const sold = element('p', 'more');
  const fill = (line: HTMLElement, text: string | null) => {
    line.textContent = text;
    line.hidden = !text;
  };
  const isSold = finding.access.verdict === 'locked' || finding.access.verdict === 'metered';
  const tell = (word: Overruling | null): string => {
    const said = word ? words(`said_${word}`) : sentence(finding, words);
    fill(seen, said);
    fill(amount, word === 'complete' ? null : hiddenAmount(finding, words));
    // A page that was seen to ask for a subscription needs no "may".
    fill(sold, isSold && said !== words('notice_cutGate') ? words('notice_sold') : null);
    return said;
  };
  const said = tell(overruled);
  box.append(seen, amount, ...wayTo(finding, articleUrl ?? null, words, element, onFollow), sold);
  box.append(why(finding, words, element));
  const verdict = wrong && wrongVerdict(finding, overruled, { ...wrong, onSay: tell }, words, element);
  if (verdict) box.append(verdict.root);

  const dismiss = element('button', 'dismiss', '×');
  dismiss.type = 'button';
  dismiss.title = words('notice_dismiss');
  dismiss.setAttribute('aria-label', words('notice_dismiss'));
  box.append(dismiss);

  shadow.append(status, box);
  const undo = () => {
    clearTimeout(announcing);
    clearTimeout(announced);
    host.remove();
  };
  dismiss.addEventListener('click', () => {
    undo();
    onDismiss?.();
  });
  // The page's own click handlers are none of the note's business.
  shadow.addEventListener('click', (event) => event.stopPropagation());
  place.parent.insertBefore(host, place.before);
  host.style.setProperty('color-scheme', schemeAt(place.parent, host), 'important');
  const announcing = setTimeout(() => {
    status.textContent = said;
  }, ANNOUNCE_AFTER_MS);
  const announced = setTimeout(() => {
    status.textContent = '';
  }, ANNOUNCED_MS);
  return {
    undo,
    say(word) {
      tell(word);
      verdict?.say(word);
    },
  };
}

type Make = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...children: (Node | string)[]
) => HTMLElementTagNameMap[K];

/** The line and the control that lead to the original. */
function wayTo(
  { source, outlet, aggregator }: ArticleFinding,
  articleUrl: string | null,
  words: NoticeWords,
  element: Make,
  onFollow: NoticeView['onFollow'],
): HTMLElement[] {
  // A site on no list says its own name; whom it has the text from stands with the source.
  const name = aggregator ? (outlet ?? source.outlet) : source.outlet;
  // Bidirectional marks in a name could turn the sentence around it.
  const isolated = name ? `\u2068${name.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069` : null;
  if (source.kind === 'article' && isOfferable(source.url)) {
    const isGuess = source.evidence.some(({ signal }) => signal === 'guessedAggregator');
    const label = isGuess
      ? words('source_readGuess')
      : isolated
        ? words('notice_readAt', isolated)
        : words('source_read');
    const link = element('a', 'go', label, element('span', 'quiet', ` ${words('source_newTab')}`));
    link.href = isOfferable(articleUrl) ? articleUrl : source.url;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    const host = new URL(source.url).hostname.replace(/^www\./, '');
    link.title = host;
    link.addEventListener('click', () => onFollow('opened'));
    link.addEventListener('auxclick', (event) => {
      if (event.button === 1) onFollow('opened');
    });
    return [element('p', 'way', link, element('span', 'host', element('bdi', '', host)))];
  }
  if (source.kind === 'self') return [];
  const parts: HTMLElement[] = [];
  if (source.kind === 'outlet') {
    const beyond = isOfferable(source.url) ? ` ${words('notice_findInPopup')}` : '';
    parts.push(element('p', 'more', words('source_outletOnly') + beyond));
  } else if (source.kind === 'unresolvable') parts.push(element('p', 'more', words('source_unresolvable')));
  else if (!isolated) parts.push(element('p', 'more', words('source_none')));
  if (isolated || aggregator) {
    const find = element('button', 'go', isolated ? words('source_findAt', isolated) : words('source_find'));
    find.type = 'button';
    find.addEventListener('click', () => onFollow('search'));
    parts.push(element('p', 'way', find));
  }
  return parts;
}

/** "Why?": the evidence in words, with what the page said as plain text. */
function why({ body, access, source }: ArticleFinding, words: NoticeWords, element: Make): HTMLElement {
  const list = element('ul', '');
  let last: string | undefined;
  for (const { signal, excerpt } of [...body.evidence, ...access.evidence, ...source.evidence]) {
    const item = element('li', '', words(`signal_${signal}`));
    // Several signals speak of the same words.
    if (excerpt && excerpt !== last)
      item.append(element('q', 'excerpt', element('bdi', '', excerpt.slice(-120))));
    last = excerpt;
    list.append(item);
  }
  return element('details', 'why', element('summary', '', words('action_why')), list);
}

/** "This is wrong": the reader's own word for this page, and a report to copy. */
function wrongVerdict(
  { body }: ArticleFinding,
  overruled: Overruling | null,
  {
    report,
    copy,
    onOverrule,
    onSay,
  }: NonNullable<NoticeView['wrong']> & { onSay: (word: Overruling | null) => void },
  words: NoticeWords,
  element: Make,
): { root: HTMLElement; say(word: Overruling | null): void } {
  const other: Overruling = body.verdict === 'cut' ? 'complete' : 'cut';
  let says = overruled;
  const text = element('textarea', 'report');
  text.readOnly = true;
  text.rows = 5;
  text.dir = 'ltr';
  text.setAttribute('aria-label', words('wrong_report'));
  const told = element('p', 'more');
  told.setAttribute('role', 'status');
  const overrule = element('button', 'say');
  overrule.type = 'button';
  const show = () => {
    text.value = report(says);
    overrule.textContent = words(
      says ? 'said_takeBack' : other === 'complete' ? 'wrong_isWhole' : 'wrong_isCut',
    );
  };
  show();
  const say = (word: Overruling | null) => {
    says = word;
    show();
    told.textContent = says ? words('wrong_noted') : '';
  };
  overrule.addEventListener('click', () => {
    say(says ? null : other);
    onSay(says);
    onOverrule(says);
  });
  const copied = element('button', 'say', words('wrong_copy'));
  copied.type = 'button';
  copied.addEventListener('click', () => {
    copy(text.value).then(
      () => {
        copied.textContent = words('action_copied');
      },
      () => {
        text.select();
        told.textContent = words('error_copy');
      },
    );
  });
  const ways = element('p', 'way', overrule, ' ', copied);
  const root = element('details', 'why', element('summary', '', words('wrong_summary')), ways, text, told);
  return { root, say };
}

const HOST_STYLE: readonly (readonly [string, string])[] = [
  ['all', 'initial'],
  ['display', 'block'],
  ['position', 'static'],
  ['float', 'none'],
  ['clear', 'none'],
  ['width', 'auto'],
  ['margin', '16px 0'],
  ['padding', '0'],
  ['visibility', 'visible'],
  ['opacity', '1'],
];

/** Letters brighter than this, of 1, are light: what is behind them is dark. */
const LIGHT = 0.55;
/** As both browsers write a colour of that space; what is out of the screen's reach is below 0 or above 1. */
const SRGB = /^color\(srgb (-?[\d.e-]+) (-?[\d.e-]+) (-?[\d.e-]+)(?: \/ ([\d.e-]+))?\)$/;

/**
 * Light or dark, as the page is at this place: what it writes with tells, since it has to stand out from what is behind
 * it. A page that does not say is taken as the system is.
 *
 * Pages write colours in many spaces, and computed they stay in theirs; the browser is asked for the same one in sRGB.
 *
 * @param probe an element of ours that is drawn there; its colour is of no account
 */
function schemeAt(place: Node, probe: HTMLElement): string {
  const around = place instanceof ShadowRoot ? place.host : place;
  const colour = around instanceof Element ? getComputedStyle(around).color : '';
  probe.style.setProperty('color', `color(from ${colour} srgb r g b / alpha)`, 'important');
  const found = SRGB.exec(getComputedStyle(probe).color);
  probe.style.setProperty('color', 'initial', 'important');
  if (!found) return 'light dark';
  const [red = 0, green = 0, blue = 0, alpha = 1] = found.slice(1).map((part) => Number(part ?? 1));
  // Letters that cannot be seen say nothing; how bright the others look beside each other, ITU-R BT.601 tells.
  if (alpha === 0) return 'light dark';
  return 0.299 * red + 0.587 * green + 0.114 * blue > LIGHT ? 'dark' : 'light';
}

const textDirection = (text: string): 'ltr' | 'rtl' =>
  /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(text) ? 'rtl' : 'ltr';

/** An adopted sheet is no inline style, which a page's content policy may forbid; where it fails, a style element. */
function applyStyle(doc: Document, shadow: ShadowRoot, create: Document['createElement']): void {
  try {
    const Sheet = doc.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
    const sheet = new Sheet();
    sheet.replaceSync(NOTICE_STYLE);
    shadow.adoptedStyleSheets = [sheet];
    if (shadow.adoptedStyleSheets.length === 1) return;
  } catch {
    // Firefox keeps a page's sheets apart from an extension's.
  }
  const style = create('style');
  style.textContent = NOTICE_STYLE;
  shadow.append(style);
}
