import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Reading } from '../utils/platform/messages';
import type { Problem } from '../utils/platform/problems';
import type { ArticleFinding, SourceFinding } from '../utils/report';
import { pageOf } from '../utils/report/page-of';
import { FindAtOutlet, type Finding } from './FindAtOutlet';
import { Mark } from './Mark';
import { isBare, ReadingView, useEnding } from './ReadingView';
import type { Known, ToolsHost } from './reader/host';
import { Progress } from './reader/Progress';
import { minutesToRead } from './reader/pace';
import { Tools } from './reader/Tools';
import { useAppearance } from './reader/use-appearance';
import { useProgress } from './reader/use-progress';
import { type How, SourceButton } from './SourceButton';
import { Failure, SiteIsOff, State, Waiting } from './states';
import type { Places } from './use-place';
import { useWords } from './words';

export interface OpenReading {
  reading: Reading;
  content: DocumentFragment;
}

/** What the reader's tab needs done. */
export interface ReaderHost extends ToolsHost {
  /**
   * Opens the reading of this page.
   *
   * @param onKnown called as soon as heading, verdicts and source are known, before the text is
   * @param evenIfOff the reader asked for a page of a site that is switched off
   * @returns `nothing` where there is no article, `off` where the site is switched off
   */
  open(onKnown: (known: Known) => void, evenIfOff: boolean): Promise<OpenReading | 'nothing' | 'off'>;
  /** Calls back when the reader says elsewhere what a page's body is; returns what stops that. */
  hear?(onBody: (pageUrl: string, body: ArticleFinding['body']) => void): () => void;
  /** The page itself is out of sight, as it is not beside it. */
  isApart?: boolean;
  /** How far each article was read. */
  places: Places;
  follow(known: Known, how: How): Promise<void>;
  /** Looks for an article at its outlet. */
  find?(known: Known): Finding;
  copy(text: string): Promise<void>;
  articleUrl(finding: ArticleFinding): string | null;
  problemOf(error: unknown, doing: string): Problem;
  pages: { ledger: string; options: string };
}

const NO_BODY: ArticleFinding['body'] = {
  verdict: 'unknown',
  cutProbability: 0,
  evidence: [],
  lastWords: '',
  hidden: null,
};

/** Tells the page how high the bar is that sticks to its top, so that what is scrolled to is not covered. */
function useBarHeight() {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return;
    const root = element.ownerDocument.documentElement;
    const measure = () => root.style.setProperty('--bar-height', `${element.offsetHeight}px`);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return bar;
}

/** The reading view at full size: in a tab of its own, or beside the page. */
export function Reader({ host }: { host: ReaderHost }) {
  const words = useWords();
  const [known, setKnown] = useState<Known | null>(null);
  const [content, setContent] = useState<DocumentFragment | null>(null);
  const [without, setWithout] = useState<'nothing' | 'off' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [text, setText] = useState<HTMLElement | null>(null);
  const looks = useAppearance(host.appearance);
  const bar = useBarHeight();
  const progress = useProgress(text);
  const ending = useEnding(known?.finding.body ?? NO_BODY).join(' ');
  const minutes = useMemo(
    () => (text ? minutesToRead(text.textContent ?? '', known?.finding.lang ?? null) : 0),
    [text, content],
  );
  const shown = useMemo(() => (known && text ? { ...known, text, ending } : null), [known, text, ending]);

  const load = (evenIfOff: boolean) => {
    setProblem(null);
    setWithout(null);
    host.open(setKnown, evenIfOff).then(
      (open) => {
        if (typeof open === 'string') {
          setKnown(null);
          setWithout(open);
          return;
        }
        setKnown(open.reading);
        setContent(open.content);
      },
      (error) => setProblem(host.problemOf(error, 'open reading')),
    );
  };
  useEffect(() => load(false), []);
  useEffect(
    () =>
      host.hear?.((pageUrl, body) =>
        setKnown((before) =>
          before && pageOf(before.pageUrl) === pageOf(pageUrl)
            ? { ...before, finding: { ...before.finding, body } }
            : before,
        ),
      ),
    [],
  );
  const follow = (how: How) => {
    if (known) host.follow(known, how).catch((error) => setProblem(host.problemOf(error, 'follow')));
  };

  const sourceFound = (source: SourceFinding) =>
    setKnown((before) => before && { ...before, finding: { ...before.finding, source } });

  return (
    <div class="page reader">
      <header class="bar" ref={bar}>
        <div class="bar-row">
          <Mark />
          <Tools host={host} looks={looks} shown={shown} />
          <nav class="links">
            <a href={host.pages.ledger}>{words('action_ledger')}</a>
            <a href={host.pages.options}>{words('action_options')}</a>
          </nav>
        </div>
        {text && <Progress progress={progress} minutes={minutes} />}
      </header>
      <main>
        {problem && !(problem.words === 'error_noText' && known && isBare(known.finding)) && (
          <Failure
            heading={known ? 'h2' : 'h1'}
            problem={problem}
            pageUrl={known?.pageUrl ?? null}
            onRetry={() => load(true)}
            onCopy={host.copy}
          />
        )}
        {without === 'nothing' && <State title="state_noArticle" hint="state_noArticleHint" />}
        {without === 'off' && <SiteIsOff onRead={() => load(true)} />}
        {!known && !problem && !without && <Waiting what="state_extracting" />}
        {known && (
          <ReadingView
            finding={known.finding}
            pageUrl={known.pageUrl}
            content={content}
            places={host.places}
            pictures={looks.appearance?.pictures ?? true}
            onText={setText}
          >
            {!problem && <Waiting what="state_extracting" />}
          </ReadingView>
        )}
        {known && (
          <p class="printed-source">
            <bdi>{host.articleUrl(known.finding) ?? known.pageUrl}</bdi>
          </p>
        )}
      </main>
      {known && (
        <footer class="reader-foot">
          <SourceButton
            source={known.finding.source}
            articleUrl={host.articleUrl(known.finding)}
            onFollow={follow}
            pageUrl={host.isApart ? known.pageUrl : null}
            find={
              host.find && (
                <FindAtOutlet
                  finding={host.find(known)}
                  found={known.finding.source.found}
                  onSource={sourceFound}
                  onProblem={(error) => setProblem(host.problemOf(error, 'find at outlet'))}
                />
              )
            }
          />
        </footer>
      )}
    </div>
  );
}
