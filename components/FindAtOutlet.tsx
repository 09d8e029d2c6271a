import { useEffect, useState } from 'preact/hooks';
import type { FindView } from '../utils/platform/messages';
import type { SourceFinding } from '../utils/report';
import { formatPublished, formatShare, isolated } from './format';
import { useLocale, useWords } from './words';

/** What looking for one article needs done; every promise may reject. */
export interface Finding {
  /** Null where it cannot be looked for. */
  state(): Promise<FindView | null>;
  /** Asks the outlet; with `onceAllowed` as soon as the permission is there, even when this page is gone by then. */
  start(onceAllowed: boolean): Promise<FindView | null>;
  wait(): Promise<FindView | null>;
  cancel(): Promise<FindView | null>;
  choose(url: string | null): Promise<FindView | null>;
  /** Asks the browser for access to the outlet's site alone; must be called straight from a click. */
  allow(origin: string): Promise<boolean>;
}

type Candidate = FindView['candidates'][number];

const alikeKey = (likeness: number) =>
  likeness >= 0.97 ? 'find_alike_same' : likeness >= 0.92 ? 'find_alike_very' : 'find_alike_rather';

function Choice({ candidate, onChoose }: { candidate: Candidate; onChoose: () => void }) {
  const words = useWords();
  const locale = useLocale();
  const { url, title, author, published, how, likeness } = candidate;
  const day = formatPublished(published ? { iso: published, text: '' } : null, locale);
  const about = [
    author,
    day,
    words(`find_how_${how}`),
    words('find_alike', words(alikeKey(likeness)), formatShare(likeness, locale)),
  ];
  return (
    <li>
      <a href={url} target="_blank" rel="noopener noreferrer">
        <bdi>{title || url}</bdi>
        <span class="hidden"> {words('source_newTab')}</span>
      </a>
      <p class="quiet find-about">
        {about.filter(Boolean).map((part, at) => (
          <span key={part}>
            {at > 0 && ' · '}
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
      <button
        type="button"
        class="button"
        onClick={onChoose}
        aria-label={`${words('find_choose')}: ${title}`}
      >
        {words('find_choose')}
      </button>
    </li>
  );
}

interface Props {
  finding: Finding;
  /** Where the source as it is known was found at the outlet, or null. */
  found: SourceFinding['found'];
  /** The source is another one now: the reader chose it, or took that back. */
  onSource: (source: SourceFinding) => void;
  onProblem: (error: unknown) => void;
}

/** Looks for an article on its outlet's own site, when the reader presses it, and lets the reader choose. */
export function FindAtOutlet({ finding, found, onSource, onProblem }: Props) {
  const words = useWords();
  const [view, setView] = useState<FindView | null>(null);
  const [isLooking, setLooking] = useState(false);

  const show = (next: FindView | null) => {
    setLooking(false);
    setView(next);
  };
  const fail = (error: unknown) => {
    setLooking(false);
    onProblem(error);
  };
  useEffect(() => {
    const begin = async () => {
      const known = await finding.state();
      setView(known);
      if (known && Boolean(known.source.found) !== Boolean(found)) onSource(known.source);
      if (known?.step !== 'looking') return;
      setLooking(true);
      show(await finding.wait());
    };
    begin().catch(fail);
  }, []);
  if (!view) return null;

  const site = isolated(view.site);
  const look = () => {
    // The permission has to be asked for in the very moment of the press.
    const allowed = view.isAllowed ? null : finding.allow(view.origin);
    setLooking(true);
    if (!allowed) return void finding.start(false).then(show, fail);
    // Where asking closes this page, the granting goes on alone.
    finding.start(true).catch(() => {});
    allowed.then(() => finding.start(false)).then(show, fail);
  };
  const choose = (url: string | null) =>
    void finding.choose(url).then((next) => {
      setView(next);
      if (next) onSource(next.source);
    }, fail);

  if (isLooking)
    return (
      <div class="find" role="status">
        <p class="find-looking">
          <span class="ripple" aria-hidden="true" /> {words('find_looking', site)}
        </p>
        <button type="button" class="button" onClick={() => void finding.cancel().catch(fail)}>
          {words('find_cancel')}
        </button>
      </div>
    );
  if (found)
    return (
      <p class="find quiet">
        {words('find_chosen', words(`find_how_${found.how}`), site)}{' '}
        <button type="button" class="plain" onClick={() => choose(null)}>
          {words('find_takeBack')}
        </button>
      </p>
    );
  if (view.step === 'done' && view.candidates.length > 0)
    return (
      <div class="find" role="status">
        <p>{words('find_found', site)}</p>
        <ol>
          {view.candidates.map((candidate) => (
            <Choice key={candidate.url} candidate={candidate} onChoose={() => choose(candidate.url)} />
          ))}
        </ol>
      </div>
    );
  return (
    <div class="find">
      {view.step === 'done' && (
        <p role="status">{words(view.trouble ? `find_${view.trouble}` : 'find_none', site)}</p>
      )}
      <button type="button" class="button primary" onClick={look}>
        {words(view.step === 'done' ? 'find_again' : 'find_action')}
      </button>
      {view.step !== 'done' && <p class="quiet find-hint">{words('find_hint', site)}</p>}
    </div>
  );
}
