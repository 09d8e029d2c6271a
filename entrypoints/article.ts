import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readFacts } from '../utils/article/facts';
import { drawNotice, isWorthNotice } from '../utils/article/notice';
import { onPageMessage, send } from '../utils/platform/messages';
import { words } from '../utils/platform/words';
import { currentVisit, world } from '../utils/platform/world';

interface Running {
  /** Settles when the page has been judged for the first time, whatever came of it. */
  judged: Promise<unknown>;
  stop(): void;
}

/** Reads the page's facts, asks the worker for the verdict, and draws the note. Injected on demand, top frame only. */
export default defineUnlistedScript(() => {
  // Injected again it starts over.
  world.__headwaterArticle?.stop();
  const running = start();
  world.__headwaterArticle = running;
  // Who injects the script can so wait for the verdict.
  return running.judged;
});

function start(): Running {
  let notice: { undo(): void } | null = null;
  let isStopped = false;
  let isDismissed = false;
  const removeNotice = () => {
    const had = notice !== null;
    notice?.undo();
    notice = null;
    return had;
  };

  const judge = async (): Promise<boolean> => {
    const reading = readFacts(document, { isVisible });
    const { facts } = reading;
    const payload = { facts, visit: currentVisit() };
    // A worker that dies in mid-answer is woken by the second try; the visit's identifier keeps it from counting twice.
    const answer = await send('page/facts', payload).catch(() => send('page/facts', payload));
    if (isStopped || !answer) return facts.bodyFound !== 'none';
    removeNotice();
    if (answer.showNotice && !isDismissed && isWorthNotice(answer.finding)) {
      const last = reading.nodeEnding(answer.finding.body.lastWords) ?? reading.lastNode;
      notice = drawNotice(document, last, { finding: answer.finding, onFollow }, words);
    }
    return true;
  };
  const run = () => judge().catch(() => true);
  const onFollow = (how: 'opened' | 'search') => void send('page/follow', { how }).catch(() => {});

  // Restored from the back/forward cache, the page is as it was left; the worker may have forgotten it.
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) void run();
  };
  // Text that scripts bring in is there when everything has loaded, if not before.
  const onLoad = () => void run();
  addEventListener('pageshow', onPageShow);
  const stopListening = onPageMessage('undo/run', ({ what }) => {
    if (what !== 'notice') return null;
    isDismissed = true;
    return removeNotice();
  });
  const judged = run().then((hasFound) => {
    if (!hasFound && !isStopped && document.readyState !== 'complete')
      addEventListener('load', onLoad, { once: true });
  });

  return {
    judged,
    stop() {
      isStopped = true;
      removeEventListener('pageshow', onPageShow);
      removeEventListener('load', onLoad);
      stopListening();
      removeNotice();
    },
  };
}

const isVisible = (element: Element) => element.checkVisibility?.() ?? true;
