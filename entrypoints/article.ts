import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readFacts } from '../utils/article/facts';
import { watchForLateChanges } from '../utils/article/late';
import { layoutOf } from '../utils/article/layout';
import { drawNotice, isWorthNotice, type Notice } from '../utils/article/notice';
import { isRouted, saidOn } from '../utils/article/said';
import type { PageFacts } from '../utils/facts';
import { onPageMessage, send, sendSurely, type ToWorker } from '../utils/platform/messages';
import { native } from '../utils/platform/native';
import { words } from '../utils/platform/words';
import { currentVisit, world } from '../utils/platform/world';
import type { ArticleFinding, Overruling } from '../utils/report';
import { verdictReport } from '../utils/report/wrong';
import { withPlace } from '../utils/source/place';

interface Running {
  /** Settles when the page has been judged for the first time, whatever came of it. */
  judged: Promise<unknown>;
  stop(): void;
}

/** Reads the page's facts, asks the worker for the verdict, and draws the note. Injected on demand, top frame only. */
export default defineUnlistedScript(() => {
  // Injected again it starts over.
  world.__headwaterArticle?.stop();
  let running = start();
  world.__headwaterArticle = {
    stop: () => running.stop(),
    again() {
      running.stop();
      running = start();
      return running.judged;
    },
  };
  // Who injects the script can so wait for the verdict.
  return running.judged;
});

function start(): Running {
  let notice: Notice | null = null;
  /** What was answered last, and where the text ends that it is about. */
  let told: { answer: NonNullable<ToWorker['page/facts']['out']>; last: Node | null } | null = null;
  let isStopped = false;
  let isDismissed = false;
  /** What was judged last: a page that says the same again need not be judged again. */
  let judgedFacts = '';
  let readings = 0;
  let watched: Element | null | undefined;
  let stopWatching = () => {};
  const removeNotice = () => {
    const had = notice !== null;
    notice?.undo();
    notice = null;
    return had;
  };

  const judge = async (isGrowing: boolean): Promise<void> => {
    const visit = currentVisit();
    // Read for the first time on this visit: what was said until now is of the page before.
    if (world.__headwaterSaid && world.__headwaterSaid.visit !== visit)
      world.__headwaterBefore = world.__headwaterSaid.said;
    const before = world.__headwaterBefore;
    const reading = readFacts(document, {
      isVisible,
      layout: layoutOf(document),
      before,
      isRouted: isRouted(loadedFrom(), document.URL),
    });
    const { facts } = reading;
    world.__headwaterSaid = { visit, said: saidOn(document, facts) };
    watch(reading.bodyRoot);
    if (isGrowing && gist(facts) === judgedFacts) return;
    judgedFacts = gist(facts);
    const serial = ++readings;
    // The visit's identifier keeps it from counting twice.
    const answer = await sendSurely('page/facts', { facts, visit });
    // A later reading has the last word, whichever answer comes first.
    if (isStopped || serial !== readings) return;
    removeNotice();
    const ending = answer && reading.nodeEnding(answer.finding.body.lastWords);
    told = answer && { answer, last: reading.clippedBy ?? ending ?? reading.lastNode };
    showNotice();
  };
  /** Draws the note where there is something to tell. */
  const showNotice = () => {
    if (!told?.answer.showNotice || isDismissed) return;
    const { finding, overruled } = told.answer;
    if (!isWorthNotice(finding, overruled)) return removeNotice();
    const articleUrl = finding.source.url && withPlace(finding.source.url, finding.place);
    notice ??= drawNotice(
      document,
      told.last,
      { finding, articleUrl, onFollow, onDismiss, overruled, wrong: wrongAbout(finding) },
      words,
    );
  };
  const run = (isGrowing = false) =>
    judge(isGrowing).catch(() => {
      // The worker could not be reached: a later look may try again.
      judgedFacts = '';
    });
  /** Looks out for walls and folded lines that come late; anew when the text stands in another element. */
  const watch = (bodyRoot: Element | null) => {
    if (isStopped || bodyRoot === watched) return;
    watched = bodyRoot;
    stopWatching();
    stopWatching = watchForLateChanges(document, bodyRoot, () => void run(true));
  };
  const onDismiss = () => {
    isDismissed = true;
  };
  // Going to the source may be told twice; a search that is told twice would open two.
  const onFollow = (how: 'opened' | 'search') =>
    void (how === 'opened' ? sendSurely : send)('page/follow', { how }).catch(() => {});

  // Restored from the back/forward cache, the page is as it was left; the worker may have forgotten it.
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) void run();
  };
  // Text that scripts bring in is there when everything has loaded, if not before; the source link often comes last.
  const onLoad = () => void run(true);
  addEventListener('pageshow', onPageShow);
  const stopListening = onPageMessage('undo/run', ({ what }) => {
    if (what !== 'notice') return null;
    isDismissed = true;
    return removeNotice();
  });
  // Said elsewhere, in the popup.
  const stopHearing = onPageMessage('verdict/said', ({ overruled }) => {
    if (!told) return false;
    told.answer.overruled = overruled;
    notice?.say(overruled);
    showNotice();
    return true;
  });
  if (document.readyState !== 'complete') addEventListener('load', onLoad, { once: true });
  const judged = run();

  return {
    judged,
    stop() {
      isStopped = true;
      removeEventListener('pageshow', onPageShow);
      removeEventListener('load', onLoad);
      stopListening();
      stopHearing();
      stopWatching();
      removeNotice();
    },
  };
}

/** What "This is wrong" does in the page. */
function wrongAbout(finding: ArticleFinding) {
  const { version } = native().runtime.getManifest();
  return {
    report: (overruled: Overruling | null) => verdictReport(finding, location.href, version, overruled),
    // A page without a secure context has no clipboard.
    copy: async (text: string) => navigator.clipboard.writeText(text),
    onOverrule: (verdict: Overruling | null) => void sendSurely('page/overrule', { verdict }).catch(() => {}),
  };
}

/** What a second reading must differ in to be worth a second verdict. */
const gist = ({ title, headline, canonical, meta, bodyWords, body, after, links, layout }: PageFacts) =>
  JSON.stringify([title, headline, canonical, meta, bodyWords, body.at(-1)?.text, after, links, layout]);

/** The address that this document was loaded from; empty where the browser does not tell. */
const loadedFrom = () => performance.getEntriesByType('navigation')[0]?.name ?? '';

const isVisible = (element: Element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true;
