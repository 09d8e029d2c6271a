import { useWords } from './words';

interface Props {
  /** Host name without `www.`. */
  site: string;
  off: boolean;
  onChange: (off: boolean) => void;
}

/** Switches Headwater on or off for one site. */
export function SiteSwitch({ site, off, onChange }: Props) {
  const words = useWords();
  return (
    <div class="site">
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          aria-checked={!off}
          checked={!off}
          onChange={(event) => onChange(!event.currentTarget.checked)}
        />
        <span title={site}>{words('site_switch', site)}</span>
      </label>
    </div>
  );
}
