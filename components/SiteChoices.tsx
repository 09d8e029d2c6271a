import { useState } from 'preact/hooks';
import type { SiteConsent } from '../utils/platform/settings';
import type { Stop } from '../utils/platform/stops';
import type { WordKey } from '../utils/platform/words';
import { formatMoment } from './format';
import { SiteRows } from './SiteRows';
import { useLocale, useWords } from './words';

const CHOICES: readonly { value: SiteConsent; label: WordKey }[] = [
  { value: 'reject', label: 'options_consentReject' },
  { value: 'dismiss', label: 'options_consentDismiss' },
  { value: 'ask', label: 'banner_ask' },
  { value: 'off', label: 'options_consentOff' },
];

/** Chooses what is done about banners on one site; null is as everywhere. */
export function ConsentSelect({
  label,
  isTold = false,
  choice,
  onChoose,
}: {
  label: string;
  /** What it is for stands above already; the label is for those who cannot see that. */
  isTold?: boolean;
  choice: SiteConsent | null;
  onChoose: (choice: SiteConsent | null) => void;
}) {
  const words = useWords();
  return (
    <label class="site-choice">
      <bdi class={isTold ? 'hidden' : undefined}>{label}</bdi>
      <select
        value={choice ?? ''}
        onChange={(event) =>
          onChoose(CHOICES.find(({ value }) => value === event.currentTarget.value)?.value ?? null)
        }
      >
        <option value="">{words('banner_asEverywhere')}</option>
        {CHOICES.map(({ value, label: key }) => (
          <option key={value} value={value}>
            {words(key)}
          </option>
        ))}
      </select>
    </label>
  );
}

type Sites = Readonly<Record<string, SiteConsent>>;

/** Adds a site by hand. */
function AddSite({
  siteFromInput,
  onAdd,
}: {
  siteFromInput: (text: string) => string | null;
  onAdd: (site: string) => void;
}) {
  const words = useWords();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  const add = () => {
    const site = siteFromInput(text);
    setRefused(site === null);
    if (site === null) return;
    setText('');
    onAdd(site);
  };
  return (
    <div class="add-site">
      <label>
        {words('banner_addLabel')}
        <input
          type="text"
          inputMode="url"
          autoCapitalize="none"
          spellcheck={false}
          dir="ltr"
          value={text}
          aria-invalid={refused}
          aria-describedby="add-site-refused"
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
          }}
        />
      </label>
      <button type="button" class="button" onClick={add}>
        {words('action_add')}
      </button>
      <p id="add-site-refused" class="quiet" role="status">
        {refused ? words('banner_addRefused') : ''}
      </p>
    </div>
  );
}

/** The sites with a choice of their own, and the means to add or remove one. */
export function SiteChoices({
  sites,
  siteFromInput,
  onChange,
}: {
  sites: Sites;
  siteFromInput: (text: string) => string | null;
  onChange: (sites: Record<string, SiteConsent>) => void;
}) {
  const words = useWords();
  const choose = (site: string, choice: SiteConsent | null) => {
    const others = Object.fromEntries(Object.entries(sites).filter(([other]) => other !== site));
    onChange(choice === null ? others : { ...others, [site]: choice });
  };
  const entries = Object.entries(sites).sort(([a], [b]) => a.localeCompare(b));
  return (
    <fieldset>
      <legend>{words('banner_sites')}</legend>
      {entries.length === 0 ? (
        <p class="quiet">{words('banner_sitesEmpty')}</p>
      ) : (
        <ul class="sites">
          {entries.map(([site, choice]) => (
            <li key={site}>
              <ConsentSelect label={site} choice={choice} onChoose={(next) => choose(site, next)} />
              <button
                type="button"
                class="button small"
                aria-label={words('action_removeSite', site)}
                onClick={() => choose(site, null)}
              >
                {words('action_remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <AddSite siteFromInput={siteFromInput} onAdd={(site) => choose(site, sites[site] ?? 'ask')} />
    </fieldset>
  );
}

/** Sites on which answering the banner did not last; nothing is shown while there are none. */
export function Stops({ stops, onTryAgain }: { stops: readonly Stop[]; onTryAgain: (site: string) => void }) {
  const words = useWords();
  const locale = useLocale();
  if (stops.length === 0) return null;
  const rows = stops.map(({ site, sinceMs, what }) => ({
    site,
    why: [words('stops_since', formatMoment(sinceMs, locale)), what],
  }));
  return (
    <fieldset>
      <legend>{words('stops_heading')}</legend>
      <p class="quiet">{words('stops_hint')}</p>
      <SiteRows rows={rows} label="action_tryAgain" name="stops_tryAgainAt" onPress={onTryAgain} />
    </fieldset>
  );
}
