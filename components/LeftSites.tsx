import type { Stop } from '../utils/platform/stops';
import { formatMoment } from './format';
import { SiteRows } from './SiteRows';
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
      <SiteRows rows={rows} label="action_tryAgain" name="stops_tryAgainAt" onPress={onResume} />
    </section>
  );
}
