import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ArticleFinding } from '../utils/report';
import { Evidence } from './Evidence';
import { formatHidden, formatPublished, hostOf } from './format';
import { type Places, usePlace } from './use-place';
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
      <ul class="byline" aria-label={words('meta_heading')}>
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
  const words = useWords();
  const locale = useLocale();
  return (
    <div class={`ending ending-${body.verdict}`}>
      <p>{words(`ending_${body.verdict}`)}</p>
      {body.hidden && body.verdict !== 'complete' && (
        <p>{words(`ending_${body.hidden.unit}`, formatHidden(body.hidden, locale))}</p>
      )}
    </div>
  );
}

/** The text: nodes that were sanitised elsewhere, put in place as nodes and never as markup. */
function Text({
  content,
  finding,
  pageUrl,
  places,
}: {
  content: DocumentFragment;
  finding: ArticleFinding;
  pageUrl: string;
  places: Places;
}) {
  const text = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // A fragment is emptied when it is put in place, and a second render may need it again: put in a copy.
    text.current?.replaceChildren(content.cloneNode(true));
  }, [content]);
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
  /** Stands in place of the text as long as there is none: waiting, or what went wrong. */
  children?: ComponentChildren;
}

/** An article to read: heading, verdicts, text, and an honest ending. */
export function ReadingView({ finding, pageUrl, content, places, children }: Props) {
  return (
    <article class="reading">
      <Heading finding={finding} pageUrl={pageUrl} />
      {content ? (
        <>
          <Text content={content} finding={finding} pageUrl={pageUrl} places={places} />
          <Ending body={finding.body} />
        </>
      ) : (
        children
      )}
    </article>
  );
}
