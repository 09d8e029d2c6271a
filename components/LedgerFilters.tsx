import type { Query, Sort, Tally } from '../utils/ledger/catalogue';
import { formatCount } from './format';
import { useLocale, useWords } from './words';

/** More names than this are no choice any more; the search finds the others. */
const MAX_NAMES = 200;

const ONLY = ['onlyUnread', 'onlyCut', 'onlySold', 'onlyStarred', 'onlyNoted'] as const;
const SORTS: readonly Sort[] = ['seen', 'met', 'title', 'outlet'];

const DAY_MS = 86_400_000;
/** Midnight of a day in the reader's time zone; undefined when none is given. */
const dayMs = (day: string): number | undefined => {
  const time = Date.parse(`${day}T00:00`);
  return Number.isNaN(time) ? undefined : time;
};
/** The day of a moment, as a date field writes it. */
const dayOf = (timeMs: number | undefined): string => {
  if (timeMs === undefined) return '';
  const date = new Date(timeMs);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** A choice among names, the most frequent first. */
export function Names({
  label,
  any,
  names,
  value,
  nameOf = (name) => name,
  onChange,
}: {
  label: string;
  any: string;
  names: readonly Tally[];
  value: string | undefined;
  nameOf?: (name: string) => string;
  onChange: (name: string | undefined) => void;
}) {
  const locale = useLocale();
  return (
    <label>
      <span class="finder-label">{label}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
        <option value="">{any}</option>
        {names.slice(0, MAX_NAMES).map(({ name, count }) => (
          <option key={name} value={name}>
            {`${nameOf(name)} (${formatCount(count, locale)})`}
          </option>
        ))}
      </select>
    </label>
  );
}

interface FiltersProps {
  query: Query;
  outlets: readonly Tally[];
  aggregators: readonly Tally[];
  aggregatorName: (id: string) => string;
  onChange: (change: Query) => void;
}

/** Limits and sorts the list. */
export function LedgerFilters({ query, outlets, aggregators, aggregatorName, onChange }: FiltersProps) {
  const words = useWords();
  const toDay = query.toMs === undefined ? undefined : query.toMs - DAY_MS / 2;
  return (
    <div class="filters">
      <Names
        label={words('filter_outlet')}
        any={words('filter_any')}
        names={outlets}
        value={query.outlet}
        onChange={(outlet) => onChange({ outlet })}
      />
      <Names
        label={words('filter_aggregator')}
        any={words('filter_any')}
        names={aggregators}
        value={query.aggregator}
        nameOf={aggregatorName}
        onChange={(aggregator) => onChange({ aggregator })}
      />
      <label>
        <span class="finder-label">{words('filter_from')}</span>
        <input
          type="date"
          value={dayOf(query.fromMs)}
          onChange={(event) => onChange({ fromMs: dayMs(event.currentTarget.value) })}
        />
      </label>
      <label>
        <span class="finder-label">{words('filter_to')}</span>
        <input
          type="date"
          value={dayOf(toDay)}
          onChange={(event) => {
            const day = dayMs(event.currentTarget.value);
            onChange({ toMs: day === undefined ? undefined : day + DAY_MS });
          }}
        />
      </label>
      <label>
        <span class="finder-label">{words('filter_sort')}</span>
        <select
          value={query.sort ?? 'seen'}
          onChange={(event) => onChange({ sort: SORTS.find((sort) => sort === event.currentTarget.value) })}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {words(`sort_${sort}` as 'sort_seen')}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="filters-only">
        <legend class="hidden">{words('filter_only')}</legend>
        {ONLY.map((only) => (
          <label key={only}>
            <input
              type="checkbox"
              checked={query[only] ?? false}
              onChange={(event) => onChange({ [only]: event.currentTarget.checked || undefined })}
            />
            {words(`filter_${only}` as 'filter_onlyCut')}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
