import { useState } from 'preact/hooks';
import type { Part, Tally } from '../utils/ledger/catalogue';
import { formatCount } from './format';
import { Names } from './LedgerFilters';
import { useLocale, useWords } from './words';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Times that are forgotten as a whole, as `recordsOf` understands them. */
const PERIODS = {
  hour: (nowMs: number): Part => ({ fromMs: nowMs - HOUR_MS }),
  day: (nowMs: number): Part => ({ fromMs: nowMs - DAY_MS }),
  week: (nowMs: number): Part => ({ fromMs: nowMs - 7 * DAY_MS }),
  month: (nowMs: number): Part => ({ fromMs: nowMs - 30 * DAY_MS }),
  older: (nowMs: number): Part => ({ toMs: nowMs - 365 * DAY_MS }),
} as const;
type Period = keyof typeof PERIODS;
const NAMES = Object.keys(PERIODS) as Period[];

interface ForgetPartProps {
  sites: () => readonly Tally[];
  countOf: (part: Part) => number;
  /** @param name what is told of it */
  onForget: (part: Part, name: string) => void;
}

/** Forgets what was met on one site, or what was seen in a time. */
export function ForgetPart({ sites, countOf, onForget }: ForgetPartProps) {
  const words = useWords();
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const [site, setSite] = useState<string | undefined>(undefined);
  const [period, setPeriod] = useState<Period>('hour');
  const part = PERIODS[period](Date.now());
  const count = isOpen ? countOf(part) : 0;
  return (
    <details class="forget-part" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words('forget_part')}</summary>
      {isOpen && (
        <div class="filters">
          <Names
            label={words('forget_site')}
            any={words('forget_choose')}
            names={sites()}
            value={site}
            onChange={setSite}
          />
          <button
            type="button"
            class="button small"
            disabled={!site}
            onClick={() => {
              if (site) onForget({ site }, site);
              setSite(undefined);
            }}
          >
            {words('forget_siteDo')}
          </button>
          <label>
            <span class="finder-label">{words('forget_period')}</span>
            <select
              value={period}
              onChange={(event) =>
                setPeriod(NAMES.find((name) => name === event.currentTarget.value) ?? 'hour')
              }
            >
              {NAMES.map((name) => (
                <option key={name} value={name}>
                  {words(`forget_${name}`)}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            class="button small"
            disabled={count === 0}
            onClick={() => onForget(part, words(`forget_${period}`))}
          >
            {words('forget_periodDo', formatCount(count, locale))}
          </button>
        </div>
      )}
    </details>
  );
}
