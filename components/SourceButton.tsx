import type { ComponentChildren } from 'preact';
import { isOfferable, type SourceFinding } from '../utils/report';
import { hostOf } from './format';
import { useWords } from './words';

/** How the reader went on: by the link that was offered, or by a search. */
export type How = 'opened' | 'search';

interface Props {
  source: SourceFinding;
  /** Address of the article at its source, with the place to scroll to; only for findings of kind `article`. */
  articleUrl: string | null;
  onFollow: (how: How) => void;
  /** Address of the page that the article was met on, where that page itself is out of sight. */
  pageUrl?: string | null;
  /** Looking for the article at its outlet; null where that cannot be done. */
  find?: ComponentChildren;
}

function Away({
  url,
  label,
  onFollow,
  primary,
}: {
  url: string;
  label: string;
  onFollow: () => void;
  primary?: boolean;
}) {
  const words = useWords();
  return (
    <a
      class={primary ? 'button primary' : 'button'}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      onClick={onFollow}
    >
      <span>
        <bdi>{label}</bdi>
        <span class="hidden"> {words('source_newTab')}</span>
      </span>
      {primary && (
        <span class="button-host">
          <bdi>{hostOf(url)}</bdi>
        </span>
      )}
    </a>
  );
}

function Search({ label, onFollow, primary }: { label: string; onFollow: () => void; primary?: boolean }) {
  return (
    <button type="button" class={primary ? 'button primary' : 'button'} onClick={onFollow}>
      <bdi>{label}</bdi>
    </button>
  );
}

/**
 * The way to the original: a link to the article where it is known, else as much as can honestly be offered.
 * An address that may not be offered counts as none, whoever put it there.
 */
export function SourceButton({ source, articleUrl, onFollow, pageUrl, find }: Props) {
  const words = useWords();
  const { kind, outlet } = source;
  const url = isOfferable(source.url) ? source.url : null;
  const article = isOfferable(articleUrl) ? articleUrl : url;
  const opened = () => onFollow('opened');
  const search = () => onFollow('search');
  const name = outlet || hostOf(url);
  const isGuess = source.evidence.some(({ signal }) => signal === 'guessedAggregator');

  if (kind === 'article' && article) {
    return (
      <div class="source">
        <Away
          url={article}
          label={words(isGuess ? 'source_readGuess' : 'source_read')}
          onFollow={opened}
          primary
        />
        {source.found && find}
      </div>
    );
  }
  if (kind === 'self') {
    return (
      <div class="source">
        {isOfferable(pageUrl) ? (
          <Away url={pageUrl} label={words('source_read')} onFollow={() => {}} primary />
        ) : (
          <p>{words('source_self')}</p>
        )}
      </div>
    );
  }
  if ((kind === 'outlet' || kind === 'article') && name) {
    return (
      <div class="source">
        <p>{words('source_outletOnly')}</p>
        {url && find}
        <div class="source-ways">
          {url && <Away url={url} label={words('source_goTo', name)} onFollow={opened} primary={!find} />}
          <Search
            label={url && find ? words('find_web') : words('source_findAt', name)}
            onFollow={search}
            primary={!url}
          />
        </div>
      </div>
    );
  }
  return (
    <div class="source">
      <p>{words(kind === 'unresolvable' ? 'source_unresolvable' : 'source_none')}</p>
      <Search label={name ? words('source_findAt', name) : words('source_find')} onFollow={search} />
    </div>
  );
}
