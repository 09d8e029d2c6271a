import { useEffect, useState } from 'preact/hooks';
import type { Cleaning } from '../utils/ledger/cleaning';
import type { Problem } from '../utils/platform/problems';
import type { Settings, SiteConsent } from '../utils/platform/settings';
import type { Stop } from '../utils/platform/stops';
import { formatCount, formatMoment, formatSeconds } from './format';
import { LeftSites } from './LeftSites';
import { ForgetAll, Pager, useAsked } from './lists';
import { PageHead, type Pages } from './PageHead';
import { ConsentSelect } from './SiteChoices';
import { Failure, State, Waiting } from './states';
import { useLocale, useWords } from './words';

const PAGE_SIZE = 50;

/** What the page over the cleared banners needs done. */
export interface CleanedHost {
  list(search: string, offset: number, limit: number): Promise<{ cleanings: Cleaning[]; total: number }>;
  forgetAll(): Promise<unknown>;
  settings(): Promise<Settings>;
  watch(onChange: (settings: Settings) => void): () => void;
  /** Sets what is done about banners on a site; null for as everywhere. */
  choose(site: string, choice: SiteConsent | null): Promise<void>;
  /** Sites on which the loop guard stopped. */
  stops(): Promise<Stop[]>;
  watchStops(onChange: () => void): () => void;
  copy(text: string): Promise<void>;
  problemOf(error: unknown, doing: string): Problem;
  pages: Pages;
}

function Row({
  cleaning,
  choice,
  onChoose,
}: {
  cleaning: Cleaning;
  choice: SiteConsent | null;
  onChoose: (choice: SiteConsent | null) => void;
}) {
  const words = useWords();
  const locale = useLocale();
  const { site, outcome, tool, pressed, visibleMs, times, lastMs } = cleaning;
  const traces = [
    words('cleaned_last', formatMoment(lastMs, locale)),
    words('ledger_visits', formatCount(times, locale)),
    tool && words('consent_tool', tool),
    pressed && words('consent_pressed', pressed),
    // What was gone before a tenth of a second was up was not seen.
    visibleMs !== null && visibleMs >= 100 && words('cleaned_visible', formatSeconds(visibleMs, locale)),
  ].filter((trace) => trace !== null && trace !== false && trace !== '');
  return (
    <li class="record">
      <h2>
        <bdi>{site}</bdi>
      </h2>
      <p class="record-verdicts">
        <span class="chip">{words(`consent_${outcome}`)}</span>
      </p>
      <p class="quiet">
        {traces.map((trace, index) => (
          <span key={trace}>
            {index > 0 && ' · '}
            <bdi>{trace}</bdi>
          </span>
        ))}
      </p>
      <div class="record-ways">
        <ConsentSelect label={words('banner_site', site)} isTold choice={choice} onChoose={onChoose} />
        {choice !== 'ask' && (
          <button
            type="button"
            class="button small"
            aria-label={words('cleaned_showAt', site)}
            onClick={() => onChoose('ask')}
          >
            {words('action_showBanner')}
          </button>
        )}
      </div>
    </li>
  );
}

/** The page "Where Headwater acted": every site with a banner, what was done there, and the way back. */
export function Cleaned({ host }: { host: CleanedHost }) {
  const words = useWords();
  const locale = useLocale();
  const [settings, setSettings] = useState<Settings | null>(null);
  const [stops, setStops] = useState<readonly Stop[]>([]);
  const [done, setDone] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);

  const fail = (doing: string) => (error: unknown) => setProblem(host.problemOf(error, doing));
  const list = useAsked(async ({ search, offset }: { search: string; offset: number }) => {
    const found = await host.list(search, offset, PAGE_SIZE);
    setProblem(null);
    return { ...found, search, offset };
  }, fail('list cleared banners'));
  const shown = list.shown?.answer ?? null;
  const show = (search: string, offset: number) => list.ask({ search, offset });
  useEffect(() => {
    void show('', 0);
    host.settings().then(setSettings, fail('read settings'));
    const readStops = () => host.stops().then(setStops, fail('read stops'));
    readStops();
    const ends = [host.watch(setSettings), host.watchStops(readStops)];
    return () => {
      for (const end of ends) end();
    };
  }, []);

  const choose = (site: string, choice: SiteConsent | null) => {
    host.choose(site, choice).then(() => {
      setSettings((known) => {
        if (!known) return known;
        const { [site]: _, ...others } = known.consentSites;
        return { ...known, consentSites: choice === null ? others : { ...others, [site]: choice } };
      });
      // Whoever chooses anew takes back a stop as well.
      setStops((known) => known.filter((stop) => stop.site !== site));
      setDone(words(choice === 'ask' ? 'cleaned_willShow' : 'cleaned_chosen', site));
    }, fail('choose for site'));
  };
  const forgetAll = () => {
    host.forgetAll().then(() => {
      setDone(words('ledger_forgottenAll'));
      void show('', 0);
    }, fail('forget all'));
  };
  const search = (text: string) => list.askLater({ search: text.slice(0, 400), offset: 0 });
  const choiceFor = (site: string): SiteConsent | null =>
    settings && Object.hasOwn(settings.consentSites, site) ? (settings.consentSites[site] ?? null) : null;

  return (
    <div class="page">
      <PageHead pages={host.pages} at="cleaned" />
      <main>
        <h1>{words('cleaned_heading')}</h1>
        <p class="lead">{words('cleaned_intro')}</p>
        {settings && !settings.keepLedger && <p class="callout">{words('ledger_off')}</p>}
        {problem && (
          <Failure
            problem={problem}
            onRetry={() => void show(shown?.search ?? '', shown?.offset ?? 0)}
            onCopy={host.copy}
          />
        )}
        {shown && (shown.total > 0 || shown.search) && (
          <search class="finder">
            <label>
              <span class="finder-label">{words('cleaned_search')}</span>
              <input type="search" dir="auto" onInput={(event) => search(event.currentTarget.value)} />
            </label>
          </search>
        )}
        <div class="done" role="status">
          {done && <p>{done}</p>}
        </div>
        <LeftSites
          stops={stops}
          asking={Object.entries(settings?.consentSites ?? {}).flatMap(([site, choice]) =>
            choice === 'ask' ? site : [],
          )}
          onResume={(site) => choose(site, null)}
        />
        {!shown && !problem && <Waiting what="state_opening" />}
        {shown && shown.total === 0 && !shown.search && (
          <State heading="h2" title="ledger_empty" hint="cleaned_emptyHint" />
        )}
        {shown && shown.total === 0 && shown.search && <p role="status">{words('ledger_noHits')}</p>}
        {shown && shown.total > 0 && (
          <>
            <ul class="records">
              {shown.cleanings.map((cleaning) => (
                <Row
                  key={cleaning.site}
                  cleaning={cleaning}
                  choice={choiceFor(cleaning.site)}
                  onChoose={(choice) => choose(cleaning.site, choice)}
                />
              ))}
            </ul>
            {shown.total > PAGE_SIZE && (
              <Pager
                label={words('cleaned_heading')}
                offset={shown.offset}
                count={shown.cleanings.length}
                total={shown.total}
                pageSize={PAGE_SIZE}
                onTurn={(offset) => void show(shown.search, offset)}
              />
            )}
          </>
        )}
        <aside class="stored">
          <p>{words('cleaned_stored')}</p>
          {shown && shown.total > 0 && (
            <ForgetAll
              question={words('cleaned_confirm', formatCount(shown.total, locale))}
              onForgetAll={forgetAll}
            />
          )}
        </aside>
      </main>
    </div>
  );
}
