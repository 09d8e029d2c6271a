import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ArticleFinding } from '../utils/report';
import { Evidence } from './Evidence';
import { formatHidden, formatPublished, hostOf } from './format';
import { edgeOf, type Places, placeAt, scrollerOf, scrollToPlace, usePlace } from './use-place';
import { VerdictLine } from './VerdictLine';
import { useLocale, useWords } from './words';

/** Headline, outlet, author and day; every string is the page's own, so each keeps its direction to itself. */
function Heading({ finding, pageUrl }: { finding: ArticleFinding; pageUrl: string }) {
  const words = useWords();
  const locale = useLocale();
  const byline = [
    finding.outlet || hostOf(pageUrl),
    finding.author,
    formatPublished(finding.published, locale),
  ];
  return (
    <header class="headline">
      <h1 lang={finding.lang ?? undefined} dir={finding.dir}>
        {finding.title || words('meta_untitled')}
      </h1>
      <ul class="byline" dir={finding.dir} aria-label={words('meta_heading')}>
        {byline.filter(Boolean).map((part) => (
          <li key={part}>
            <bdi>{part}</bdi>
          </li>
        ))}
      </ul>
      <VerdictLine finding={finding} />
      <Evidence finding={finding} />
    </header>
  );
}

/** The honest line at the end: where the text stops, and how much the page says is missing. */
export function Ending({ body }: { body: ArticleFinding['body'] }) {
  return (
    <div class={`ending ending-${body.verdict}`}>
      {useEnding(body).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** The words of that line, and of how much is missing. */
export function useEnding(body: ArticleFinding['body']): string[] {
  const words = useWords();
  const locale = useLocale();
  const { verdict, hidden } = body;
  const missing =
    hidden && verdict !== 'complete' ? words(`ending_${hidden.unit}`, formatHidden(hidden, locale)) : null;
  return [words(`ending_${verdict}`), ...(missing ? [missing] : [])];
}

/** Puts the words of pictures in their place; the pictures themselves are then never fetched. */
function withoutPictures(copy: DocumentFragment): void {
  for (const picture of copy.querySelectorAll('picture, img')) {
    if (!picture.isConnected && !copy.contains(picture)) continue;
    const image = picture.localName === 'img' ? picture : picture.querySelector('img');
    const alt = image?.getAttribute('alt')?.trim() ?? '';
    const instead = picture.ownerDocument.createElement('span');
    instead.className = 'picture-words';
    instead.textContent = alt;
    if (alt) picture.replaceWith(instead);
    else picture.remove();
  }
}

/** The text: nodes that were sanitised elsewhere, put in place as nodes and never as markup. */
function Text({
  content,
  finding,
  pageUrl,
  places,
  pictures,
  onText,
}: Props & { content: DocumentFragment }) {
  const text = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = text.current;
    if (!element) return;
    const [edge, scroller] = [edgeOf(element), scrollerOf(element)];
    const place = placeAt(element, edge);
    // A fragment is emptied when it is put in place, and a second render may need it again: put in a copy.
    const copy = content.cloneNode(true) as DocumentFragment;
    if (pictures === false) withoutPictures(copy);
    element.replaceChildren(copy);
    // Pictures come and go above the place where the reader is.
    scrollToPlace(element, scroller, place);
    onText?.(element);
  }, [content, pictures]);
  usePlace(text, content, pageUrl, places);
  return (
    <div
      ref={text}
      class={`text stream stream-${finding.body.verdict}`}
      lang={finding.lang ?? undefined}
      dir={finding.dir}
    />
  );
}

interface Props {
  finding: ArticleFinding;
  pageUrl: string;
  /** The sanitised text; null while it is being prepared. */
  content: DocumentFragment | null;
  /** How far each article was read. */
  places: Places;
  /** Whether pictures are shown; they are unless this says no. */
  pictures?: boolean;
  /** Called with the element that holds the text, once it does, and whenever that changes. */
  onText?: (text: HTMLElement) => void;
  /** Stands in place of the text as long as there is none: waiting, or what went wrong. */
  children?: ComponentChildren;
}

/** The page holds a headline and no text, so that there is nothing to wait for, and nothing failed. */
export const isBare = ({ body }: Pick<ArticleFinding, 'body'>): boolean =>
  body.evidence.some(({ signal }) => signal === 'emptyBody');

/** An article to read: heading, verdicts, text, and an honest ending. */
export function ReadingView(props: Props) {
  const { finding, pageUrl, content, children } = props;
  const words = useWords();
  return (
    <article class="reading">
      <Heading finding={finding} pageUrl={pageUrl} />
      {content ? (
        <>
          <Text {...props} content={content} />
          <Ending body={finding.body} />
        </>
      ) : isBare(finding) ? (
        <p>{words('notice_cutEmpty')}</p>
      ) : (
        children
      )}
    </article>
  );
}
