import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../utils/platform/problems';
import type { WordKey } from '../utils/platform/words';
import { isOfferable } from '../utils/report';
import { useWords } from './words';

/** Something is being waited for. Announced politely, and drawn without motion where the reader wants none. */
export function Waiting({ what }: { what: WordKey }) {
  const words = useWords();
  return (
    <div class="waiting" role="status">
      <span class="ripple" aria-hidden="true" />
      <p>{words(what)}</p>
    </div>
  );
}

interface StateProps {
  title: WordKey;
  hint: WordKey;
  /** Below the heading of a page, or the heading itself. */
  heading?: 'h1' | 'h2';
  children?: ComponentChildren;
}

/** A state in which there is nothing to read: what it is, why, and what can be done. */
export function State({ title, hint, heading: Heading = 'h1', children }: StateProps) {
  const words = useWords();
  return (
    <section class="state">
      <Heading>{words(title)}</Heading>
      <p>{words(hint)}</p>
      {children}
    </section>
  );
}

/** The reader or the browser withholds access to the site. */
export function NoAccess({ refused, onAllow }: { refused: boolean; onAllow: () => void }) {
  const words = useWords();
  return (
    <State title="state_withheld" hint="state_withheldHint">
      <button type="button" class="button primary" onClick={onAllow}>
        {words('action_allow')}
      </button>
      <p class="quiet" aria-live="polite">
        {refused ? words('state_refused') : ''}
      </p>
    </State>
  );
}

/** Headwater is switched off on this site. */
export function SiteIsOff({ onRead }: { onRead: () => void }) {
  const words = useWords();
  return (
    <State title="state_siteOff" hint="state_siteOffHint">
      <button type="button" class="button" onClick={onRead}>
        {words('action_readOnce')}
      </button>
    </State>
  );
}

/** What trying again cannot mend. */
const FINAL: readonly WordKey[] = ['error_pageClosed', 'error_readingGone', 'error_tooLarge'];

interface FailureProps {
  problem: Problem;
  /** Address of the page that this is about, as far as it is known. */
  pageUrl?: string | null;
  /** Heading of the page itself where nothing else is shown. */
  heading?: 'h1' | 'h2' | 'h3';
  /** What failed may have been pressed far from here: the page scrolls to it. */
  intoView?: boolean;
  onRetry?: () => void;
  /** Copies the report; a rejection is told to the reader. */
  onCopy: (report: string) => Promise<void>;
}

/** Something went wrong: in the reader's words, with a report that can be copied. */
export function Failure(props: FailureProps) {
  const { problem, pageUrl, heading: Heading = 'h2', intoView, onRetry, onCopy } = props;
  const words = useWords();
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (intoView) place.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  const copy = () =>
    onCopy(problem.report).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  return (
    <section class="failure" role="alert" ref={place}>
      <Heading>{words('error_heading')}</Heading>
      <p>{words(problem.words)}</p>
      <details>
        <summary>{words('error_report')}</summary>
        <p class="quiet">{words('error_reportHint')}</p>
        <textarea readOnly rows={6} dir="ltr" aria-label={words('error_report')} value={problem.report} />
      </details>
      <div class="ways">
        {problem.words === 'error_pageClosed' && isOfferable(pageUrl) && (
          <a class="button" href={pageUrl} target="_blank" rel="noopener noreferrer">
            {words('action_openAgain')}
          </a>
        )}
        {onRetry && !FINAL.includes(problem.words) && (
          <button type="button" class="button" onClick={onRetry}>
            {words('action_retry')}
          </button>
        )}
        <button type="button" class="button" onClick={copy}>
          {words(copied === 'yes' ? 'action_copied' : 'action_copyReport')}
        </button>
      </div>
      {copied === 'refused' && <p class="quiet">{words('error_copy')}</p>}
    </section>
  );
}
