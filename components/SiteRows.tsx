import type { WordKey } from '../utils/platform/words';
import { useWords } from './words';

/** A site, and what is to be said of it in small print. */
export interface SiteRow {
  site: string;
  why?: readonly string[];
}

interface Props {
  rows: readonly SiteRow[];
  /** What each row's button says, and how it is called with the site's name. */
  label: WordKey;
  name: WordKey;
  onPress: (site: string) => void;
}

/** Sites with what is to be said of each, and a button that takes it off the list. */
export function SiteRows({ rows, label, name, onPress }: Props) {
  const words = useWords();
  return (
    <ul class="sites">
      {rows.map(({ site, why = [] }) => (
        <li key={site}>
          <span>
            <bdi>{site}</bdi>
            {why.length > 0 && (
              <small>
                {why.filter(Boolean).map((part, index) => (
                  <span key={part}>
                    {index > 0 && ' · '}
                    <bdi>{part}</bdi>
                  </span>
                ))}
              </small>
            )}
          </span>
          <button
            type="button"
            class="button small"
            aria-label={words(name, site)}
            onClick={() => onPress(site)}
          >
            {words(label)}
          </button>
        </li>
      ))}
    </ul>
  );
}
