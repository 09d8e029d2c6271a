import { useRef } from 'preact/hooks';
import type { Settings } from '../utils/platform/settings';
import type { Stop } from '../utils/platform/stops';
import type { WordKey } from '../utils/platform/words';
import { SiteChoices, Stops } from './SiteChoices';
import { SiteRows } from './SiteRows';
import { Switch } from './Switch';
import { useWords } from './words';

export type Change = Partial<Omit<Settings, 'version'>>;

interface ChoiceProps<T extends string> {
  name: string;
  legend: WordKey;
  value: T;
  options: readonly { value: T; label: WordKey; hint?: WordKey }[];
  onChange: (value: T) => void;
}

function Choice<T extends string>({ name, legend, value, options, onChange }: ChoiceProps<T>) {
  const words = useWords();
  return (
    <fieldset>
      <legend>{words(legend)}</legend>
      {options.map((option) => (
        <label class="choice" key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {words(option.label)}
            {option.hint && <small>{words(option.hint)}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface OnOffProps {
  label: WordKey;
  hint?: WordKey;
  on: boolean;
  onChange: (on: boolean) => void;
}

function OnOff({ label, hint, on, onChange }: OnOffProps) {
  const words = useWords();
  return (
    <Switch on={on} onChange={onChange}>
      {words(label)}
      {hint && <small>{words(hint)}</small>}
    </Switch>
  );
}

/**
 * Sites that are left out of something, and the means to take each off the list. Where there are none nothing is shown;
 * a list whose last site was taken off stays, so that nothing moves under the pointer.
 */
function SitesOff({
  legend,
  empty,
  sites,
  onChange,
}: {
  legend: WordKey;
  empty: WordKey;
  sites: readonly string[];
  onChange: (sites: string[]) => void;
}) {
  const words = useWords();
  const hadSites = useRef(false);
  hadSites.current ||= sites.length > 0;
  if (!hadSites.current) return null;
  return (
    <fieldset>
      <legend>{words(legend)}</legend>
      {sites.length === 0 ? (
        <p class="quiet">{words(empty)}</p>
      ) : (
        <SiteRows
          rows={sites.map((site) => ({ site }))}
          label="action_remove"
          name="action_removeSite"
          onPress={(site) => onChange(sites.filter((other) => other !== site))}
        />
      )}
    </fieldset>
  );
}

const CONSENT = [
  { value: 'reject', label: 'options_consentReject', hint: 'options_consentRejectHint' },
  { value: 'dismiss', label: 'options_consentDismiss', hint: 'options_consentDismissHint' },
  { value: 'off', label: 'options_consentOff' },
] as const;

const RUN_ON = [
  { value: 'everySite', label: 'options_runOnEverySite', hint: 'options_runOnEverySiteHint' },
  { value: 'aggregators', label: 'options_runOnAggregators' },
  { value: 'onClick', label: 'options_runOnOnClick' },
] as const;

const RETENTION = [
  { value: 'forever', label: 'keep_forever' },
  { value: 'year', label: 'keep_year', hint: 'keep_spared' },
  { value: 'days90', label: 'keep_days90', hint: 'keep_spared' },
  { value: 'session', label: 'keep_session', hint: 'keep_sessionHint' },
] as const;

/** A choice that is made on more than one page. */
interface Shared<T> {
  value: T;
  onChange: (change: Change) => void;
}

/** What is done about banners. */
export const ConsentChoice = ({ value, onChange }: Shared<Settings['consentMode']>) => (
  <Choice
    name="consentMode"
    legend="options_consent"
    value={value}
    options={CONSENT}
    onChange={(consentMode) => onChange({ consentMode })}
  />
);

/** Where Headwater works without being asked. */
export const RunOnChoice = ({ value, onChange }: Shared<Settings['runOn']>) => (
  <Choice
    name="runOn"
    legend="options_runOn"
    value={value}
    options={RUN_ON}
    onChange={(runOn) => onChange({ runOn })}
  />
);

/** Every choice of the reader; each takes effect at once. */
export function SettingsForm({
  settings,
  stops,
  siteFromInput,
  onChange,
  onTryAgain,
}: {
  settings: Settings;
  /** Sites on which the loop guard stopped. */
  stops: readonly Stop[];
  /** Reads what was typed as a site; null when it is none. */
  siteFromInput: (text: string) => string | null;
  onChange: (change: Change) => void;
  onTryAgain: (site: string) => void;
}) {
  const words = useWords();
  const { consentMode, runOn, sitesOff, showNotice, openAtPlace, showForesight, keepLedger } = settings;
  const { marksOff, retention, followHistory, dailyBackup } = settings;
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <ConsentChoice value={consentMode} onChange={onChange} />
      <SiteChoices
        sites={settings.consentSites}
        siteFromInput={siteFromInput}
        onChange={(sites) => onChange({ consentSites: sites })}
      />
      <Stops stops={stops} onTryAgain={onTryAgain} />
      <RunOnChoice value={runOn} onChange={onChange} />
      <fieldset>
        <legend>{words('options_page')}</legend>
        <OnOff label="options_showNotice" on={showNotice} onChange={(on) => onChange({ showNotice: on })} />
        <OnOff
          label="options_openAtPlace"
          hint="options_openAtPlaceHint"
          on={openAtPlace}
          onChange={(on) => onChange({ openAtPlace: on })}
        />
        <OnOff
          label="options_showForesight"
          hint="options_showForesightHint"
          on={showForesight}
          onChange={(on) => onChange({ showForesight: on })}
        />
        <OnOff
          label="options_keepLedger"
          hint="options_keepLedgerHint"
          on={keepLedger}
          onChange={(on) => onChange({ keepLedger: on })}
        />
      </fieldset>
      <Choice
        name="retention"
        legend="keep_retention"
        value={retention}
        options={RETENTION}
        onChange={(value) => onChange({ retention: value })}
      />
      <fieldset>
        <legend>{words('keep_more')}</legend>
        <OnOff
          label="keep_followHistory"
          hint="keep_followHistoryHint"
          on={followHistory}
          onChange={(on) => onChange({ followHistory: on })}
        />
        <OnOff
          label="keep_dailyBackup"
          hint="keep_dailyBackupHint"
          on={dailyBackup}
          onChange={(on) => onChange({ dailyBackup: on })}
        />
      </fieldset>
      <SitesOff
        legend="options_marksOff"
        empty="options_marksOffEmpty"
        sites={marksOff}
        onChange={(sites) => onChange({ marksOff: sites })}
      />
      <SitesOff
        legend="options_sitesOff"
        empty="options_sitesOffEmpty"
        sites={sitesOff}
        onChange={(sites) => onChange({ sitesOff: sites })}
      />
    </form>
  );
}
