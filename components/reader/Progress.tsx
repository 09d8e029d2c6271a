import { formatMinutes } from '../format';
import { useLocale, useWords } from '../words';

interface Props {
  /** Share of the text above the lower edge of what is seen, 0 to 1. */
  progress: number;
  /** Minutes that the whole text takes. */
  minutes: number;
}

/** How far the reader is, and how long the rest takes. */
export function Progress({ progress, minutes }: Props) {
  const words = useWords();
  const locale = useLocale();
  const left = Math.ceil(minutes * (1 - progress));
  return (
    <div class="progress">
      <progress max={1} value={progress} aria-label={words('reader_progress')} />
      <span>{left > 0 && progress < 1 ? words('reader_left', formatMinutes(left, locale)) : ''}</span>
    </div>
  );
}
