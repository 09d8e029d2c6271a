import type { Stop } from '../utils/platform/stops';
import { formatMoment } from './format';
import { useLocale, useWords } from './words';

interface Props {
  /** Sites on which answering the banner did not last. */
  stops: readonly Stop[];
  /** Sites on which the reader wants to be asked. */
  asking: readonly string[];
  onResume: (site: string) => void;
}

/** The sites whose banners are left to the reader, and why; nothing is shown while there are none. */
export function LeftSites({ stops, asking, onResume }: Props) {
  const words = useWords();
  const locale = useLocale();
  const rows = [
    ...stops.map(({ site, sinceMs, what }) => ({
      site,
      why: [words('cleaned_leftStopped'), words('stops_since', formatMoment(sinceMs, locale)), what],
    })),
    ...asking
      .filter((site) => !stops.some((stop) => stop.site === site))
      .map((site) => ({ site, why: [words('banner_ask')] })),
  ];
  if (rows.length === 0) return null;
  return (
    <section class="panel left-sites">
      <h2>{words('cleaned_left')}</h2>
      <ul class="sites">
        {rows.map(({ site, why }) => (
          <li key={site}>
            <span>
              <bdi>{site}</bdi>
              <small>
                {why.filter(Boolean).map((part, index) => (
                  <span key={part}>
                    {index > 0 && ' · '}
                    <bdi>{part}</bdi>
                  </span>
                ))}
              </small>
            </span>
            <button
              type="button"
              class="button small"
              aria-label={words('stops_tryAgainAt', site)}
              onClick={() => onResume(site)}
            >
              {words('action_tryAgain')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
