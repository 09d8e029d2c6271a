/** What may be shown in one of our pages: text, structure, links and pictures of the web, nothing that acts. */
import DOMPurify, { type Config, type DOMPurify as Purifier } from 'dompurify';

const TAGS =
  'a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr math maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover'.split(
    ' ',
  );
const ADDRESSES = ['href', 'src', 'srcset', 'cite'];
const ATTRIBUTES =
  'abbr alt colspan datetime dir headers height lang media open reversed rowspan scope start title type value width'.split(
    ' ',
  );
const CONFIG: Config = {
  ALLOWED_TAGS: TAGS,
  ALLOWED_ATTR: [...ADDRESSES, ...ATTRIBUTES],
  // Only addresses are measured by the rule for addresses.
  ADD_URI_SAFE_ATTR: ATTRIBUTES,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^https?:/i,
  RETURN_DOM: true,
  // Their text is no text of the article.
  FORBID_CONTENTS:
    'script style template noscript iframe object embed form button select textarea input svg title head'.split(
      ' ',
    ),
};

const isWeb = (address: string | null) => {
  const parsed = address && /^https?:\/\//i.test(address.trim()) ? URL.parse(address) : null;
  return parsed !== null && parsed.username === '' && parsed.password === '';
};

/** Keeps the candidates of a `srcset` that are on the web. */
function webCandidates(srcset: string): string {
  return srcset
    .split(/,\s+/)
    .filter((candidate) => isWeb(candidate.trim().split(/\s+/)[0] ?? null))
    .join(', ');
}

/** Pictures of a pixel or two count readers, they show nothing. */
function isPixel(image: Element): boolean {
  const side = (name: string) => Number.parseFloat(image.getAttribute(name) ?? 'NaN');
  return side('width') <= 3 || side('height') <= 3;
}

function afterAttributes(element: Element): void {
  switch (element.localName) {
    case 'a':
      if (isWeb(element.getAttribute('href'))) {
        element.setAttribute('target', '_blank');
        element.setAttribute('rel', 'noopener');
      } else {
        element.removeAttribute('href');
      }
      break;
    case 'img':
    case 'source': {
      if (!isWeb(element.getAttribute('src'))) element.removeAttribute('src');
      const srcset = webCandidates(element.getAttribute('srcset') ?? '');
      if (srcset) element.setAttribute('srcset', srcset);
      else element.removeAttribute('srcset');
      if (element.localName === 'img') {
        if (
          isPixel(element) ||
          !(element.hasAttribute('src') || element.hasAttribute('srcset') || element.closest('picture'))
        ) {
          element.remove();
          return;
        }
        element.setAttribute('loading', 'lazy');
        element.setAttribute('referrerpolicy', 'no-referrer');
      }
      break;
    }
    default:
      element.removeAttribute('src');
      element.removeAttribute('srcset');
      if (element.getAttribute('cite') && !isWeb(element.getAttribute('cite')))
        element.removeAttribute('cite');
  }
}

let known: Purifier | null = null;

/** An instance of our own, so that nobody else's hooks or settings reach it; its settings are read once. */
function purifier(): Purifier {
  if (known) return known;
  const made = DOMPurify(window);
  if (!made.isSupported) throw new Error('this document cannot be sanitised');
  made.setConfig(CONFIG);
  made.addHook('afterSanitizeAttributes', afterAttributes);
  known = made;
  return made;
}

/** Text, structure, and links and pictures with absolute http(s) addresses, in a document where nothing is fetched. */
export interface CleanText {
  /** For keeping. Whoever reads it again sanitises it again: between, it was in other hands. */
  readonly html: string;
  /**
   * The sanitised nodes themselves, which no parser reads again, copied.
   *
   * @param doc the document they are going to be shown in; only when they are put there, pictures are fetched
   */
  contentFor(doc: Document): DocumentFragment;
}

/** Sanitises markup, be it a page's or such as was sanitised before it was kept. */
export function sanitise(markup: string): CleanText {
  // Nothing is given where the markup makes no body: a frameset does.
  const body = purifier().sanitize(markup) as unknown as Element | null;
  return {
    get html() {
      return body?.innerHTML ?? '';
    },
    contentFor: (doc) => {
      const content = doc.createDocumentFragment();
      for (const node of body?.childNodes ?? []) content.append(doc.importNode(node, true));
      return content;
    },
  };
}
