/** Reading aloud in one of our pages: the browser's voices, and the sentence that is read marked in the text. */
import { type Aloud, type AloudState, openAloud } from '../reading/aloud';
import { type Sentence, sentencesOf } from '../reading/sentences';

/** Name under which the style sheet knows the sentence that is being read. */
const MARK = 'aloud';

/** Marks a sentence without touching the text, and brings it into sight. */
function show(sentence: Sentence | null): void {
  CSS.highlights?.delete(MARK);
  if (!sentence) return;
  CSS.highlights?.set(MARK, new Highlight(sentence.range));
  const { top, bottom } = sentence.range.getBoundingClientRect();
  const { clientHeight } = document.documentElement;
  // Between the bars at the top and the bottom there is room for it somewhere in the middle.
  if (top < clientHeight * 0.15 || bottom > clientHeight * 0.75)
    scrollBy({ top: top - clientHeight * 0.3, behavior: 'auto' });
}

const firstInSight = (sentences: readonly Sentence[]): number => {
  const bar = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  return Math.max(
    0,
    sentences.findIndex(({ range }) => range.getBoundingClientRect().bottom > bar),
  );
};

/**
 * Gets ready to read the text of the page aloud. A page that is left falls silent.
 *
 * @param rate speed against the voice's own
 */
export function aloudOf(
  text: HTMLElement,
  lang: string | null,
  rate: number,
  onChange: (state: AloudState) => void,
): Aloud {
  const aloud = openAloud({
    speech: {
      synthesis: globalThis.speechSynthesis,
      utterance: (words) => new SpeechSynthesisUtterance(words),
    },
    sentences: () => sentencesOf(text, lang),
    lang,
    rate,
    show,
    from: firstInSight,
    onChange,
  });
  addEventListener('pagehide', () => aloud.stop(), { once: true });
  return aloud;
}
