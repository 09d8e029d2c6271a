import { Switch } from './Switch';
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
      <Switch on={!off} onChange={(on) => onChange(!on)} title={site}>
        {words('site_switch', site)}
      </Switch>
    </div>
  );
}
