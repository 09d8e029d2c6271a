import { useEffect, useState } from 'preact/hooks';
import type { Reading } from '../utils/platform/messages';
import type { Problem } from '../utils/platform/problems';
import type { ArticleFinding } from '../utils/report';
import { Mark } from './Mark';
import { ReadingView } from './ReadingView';
import { type How, SourceButton } from './SourceButton';
import { Failure, Waiting } from './states';
import { useWords } from './words';

export interface OpenReading {
  reading: Reading;
  content: DocumentFragment;
}

/** What the reader's tab needs done. */
export interface ReaderHost {
  open(): Promise<OpenReading>;
  follow(reading: Reading, how: How): Promise<void>;
  copy(text: string): Promise<void>;
  articleUrl(finding: ArticleFinding): string | null;
  problemOf(error: unknown, doing: string): Problem;
  pages: { ledger: string; options: string };
}

/** The reading view at full size, in a tab of its own. */
export function Reader({ host }: { host: ReaderHost }) {
  const words = useWords();
  const [open, setOpen] = useState<OpenReading | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const load = () => {
    setProblem(null);
    host.open().then(setOpen, (error) => setProblem(host.problemOf(error, 'open reading')));
  };
  useEffect(load, []);
  const follow = (reading: Reading) => (how: How) => {
    host.follow(reading, how).catch((error) => setProblem(host.problemOf(error, 'follow')));
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
          <Failure heading={open ? 'h2' : 'h1'} problem={problem} onRetry={load} onCopy={host.copy} />
        )}
        {!open && !problem && <Waiting what="state_extracting" />}
        {open && (
          <ReadingView finding={open.reading.finding} pageUrl={open.reading.pageUrl} content={open.content} />
        )}
      </main>
      {open && (
        <footer class="reader-foot">
          <SourceButton
            source={open.reading.finding.source}
            articleUrl={host.articleUrl(open.reading.finding)}
            onFollow={follow(open.reading)}
          />
        </footer>
      )}
    </div>
  );
}
