import { useState } from 'preact/hooks';
import type { TabState } from '../utils/platform/messages';
import type { LeftWhy } from '../utils/platform/session';
import type { SiteConsent } from '../utils/platform/settings';
import { ConsentSelect } from './SiteChoices';
import { useWords } from './words';

/** A banner was left, and why; where answering did not last, it can be tried again. */
export function LeftLine({ why, onTryAgain }: { why: LeftWhy; onTryAgain: () => void }) {
  const words = useWords();
  return (
    <div class={`cleaned cleaned-left cleaned-${why}`}>
      <p>{words(why === 'ask' ? 'banner_leftAsk' : 'banner_leftStopped')}</p>
      {why === 'stopped' && (
        <button type="button" class="button small" onClick={onTryAgain}>
          {words('action_tryAgain')}
        </button>
      )}
    </div>
  );
}

interface Props {
  /** Host name without `www.`. */
  site: string;
  banners: TabState['banners'];
  /** Whether there is a banner to be shown again. */
  canShow: boolean;
  onChoose: (choice: SiteConsent | null) => void;
  onShow: () => void;
}

/** What is done about banners on this site, folded away until it is wanted. */
export function BannerChoice({ site, banners, canShow, onChoose, onShow }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details
      class="banner-choice"
      open={open}
      onToggle={(event: Event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary>{words('banner_here')}</summary>
      <ConsentSelect label={words('banner_site', site)} choice={banners.choice} onChoose={onChoose} />
      {canShow && (
        <>
          <button type="button" class="button small" onClick={onShow}>
            {words('action_showBanner')}
          </button>
          <p class="quiet">{words('banner_showHint')}</p>
        </>
      )}
    </details>
  );
}
