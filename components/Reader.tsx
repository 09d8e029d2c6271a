import { useEffect, useState } from 'preact/hooks';
import type { Reading } from '../utils/platform/messages';
import type { Problem } from '../utils/platform/problems';
import type { ArticleFinding } from '../utils/report';
import { Mark } from './Mark';
import { ReadingView } from './ReadingView';
import { type How, SourceButton } from './SourceButton';
import { Failure, Waiting } from './states';
import type { Places } from './use-place';
import { useWords } from './words';

/** What is known of an article before its text is there. */
export type Known = Pick<Reading, 'finding' | 'pageUrl'>;

export interface OpenReading {
  reading: Reading;
  content: DocumentFragment;
}

/** What the reader's tab needs done. */
export interface ReaderHost {
  /**
   * Opens the reading of this page.
   *
   * @param onKnown called as soon as heading, verdicts and source are known, before the text is
   */
  open(onKnown: (known: Known) => void): Promise<OpenReading>;
  /** How far each article was read. */
  places: Places;
  follow(known: Known, how: How): Promise<void>;
  copy(text: string): Promise<void>;
  articleUrl(finding: ArticleFinding): string | null;
  problemOf(error: unknown, doing: string): Problem;
  pages: { ledger: string; options: string };
}

/** The reading view at full size, in a tab of its own. */
export function Reader({ host }: { host: ReaderHost }) {
  const words = useWords();
  const [known, setKnown] = useState<Known | null>(null);
  const [content, setContent] = useState<DocumentFragment | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const load = () => {
    setProblem(null);
    host.open(setKnown).then(
      (open) => {
        setKnown(open.reading);
        setContent(open.content);
      },
      (error) => setProblem(host.problemOf(error, 'open reading')),
    );
  };
  useEffect(load, []);
  const follow = (how: How) => {
    if (known) host.follow(known, how).catch((error) => setProblem(host.problemOf(error, 'follow')));
  };

  return (
    <div class="page reader">
      <header class="bar">
        <Mark />
        <nav class="links">
          <a href={host.pages.ledger}>{words('action_ledger')}</a>
          <a href={host.pages.options}>{words('action_options')}</a>
        </nav>
      </header>
      <main>
        {problem && (
          <Failure heading={known ? 'h2' : 'h1'} problem={problem} onRetry={load} onCopy={host.copy} />
        )}
        {!known && !problem && <Waiting what="state_extracting" />}
        {known && (
          <ReadingView finding={known.finding} pageUrl={known.pageUrl} content={content} places={host.places}>
            {!problem && <Waiting what="state_extracting" />}
          </ReadingView>
        )}
      </main>
      {known && (
        <footer class="reader-foot">
          <SourceButton
            source={known.finding.source}
            articleUrl={host.articleUrl(known.finding)}
            onFollow={follow}
          />
        </footer>
      )}
    </div>
  );
}
