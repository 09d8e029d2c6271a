import type { MarksState, MarksWish } from '../utils/platform/messages';
import { useWords } from './words';

interface Props {
  marks: MarksState;
  /** Host name without `www.`. */
  site: string;
  onWish: (wish: MarksWish) => void;
}

const WISHES: Record<Exclude<MarksState, null>, readonly MarksWish[]> = {
  shown: ['hide', 'hideOnSite'],
  hidden: ['show', 'hideOnSite'],
  off: ['show'],
};

/** Whether the headlines of the page are marked, and the way to have it otherwise. */
export function MarksLine({ marks, site, onWish }: Props) {
  const words = useWords();
  if (!marks) return null;
  return (
    <div class="cleaned marks-line">
      <p aria-live="polite">{words(`marks_${marks}`, site)}</p>
      {WISHES[marks].map((wish, place) => (
        // By its place, so that the focus stays where it was pressed.
        <button key={place} type="button" class="button small" onClick={() => onWish(wish)}>
          {wish === 'hideOnSite' ? words('marks_hideOnSite', site) : words(`marks_${wish}`)}
        </button>
      ))}
    </div>
  );
}
