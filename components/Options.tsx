import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../utils/platform/problems';
import type { Settings } from '../utils/platform/settings';
import type { Stop } from '../utils/platform/stops';
import { Access } from './Access';
import { Machines, type MachinesHost } from './Machines';
import { PageHead, type Pages } from './PageHead';
import { type Change, SettingsForm } from './SettingsForm';
import { Failure, Waiting } from './states';
import { useWords } from './words';

/** What the options page needs done. */
export interface OptionsHost {
  read(): Promise<Settings>;
  change(change: Change): Promise<Settings>;
  /** Calls back when the settings change elsewhere; returns what stops it. */
  watch(onChange: (settings: Settings) => void): () => void;
  /** Sites on which the loop guard stopped. */
  stops(): Promise<Stop[]>;
  watchStops(onChange: () => void): () => void;
  tryAgain(site: string): Promise<void>;
  /** Reads what was typed as a site; null when it is none. */
  siteFromInput(text: string): string | null;
  hasAccess(): Promise<boolean>;
  /** Must be called straight from a click. */
  allow(): Promise<boolean>;
  /** Asks for a permission of its own that a choice needs. Must be called straight from a click. */
  allowFor(choice: 'followHistory' | 'dailyBackup'): Promise<boolean>;
  machines: MachinesHost;
  copy(text: string): Promise<void>;
  problemOf(error: unknown, doing: string): Problem;
  pages: Pages & { changes: string };
}

/** The options page. */
export function Options({ host }: { host: OptionsHost }) {
  const words = useWords();
  const [settings, setSettings] = useState<Settings | null>(null);
  const [stops, setStops] = useState<readonly Stop[]>([]);
  const [granted, setGranted] = useState<boolean | null>(null);
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const fail = (doing: string) => (error: unknown) => setProblem(host.problemOf(error, doing));
  useEffect(() => {
    host.read().then(setSettings, fail('read settings'));
    host.hasAccess().then(setGranted, fail('ask for access'));
    const readStops = () => host.stops().then(setStops, fail('read stops'));
    readStops();
    const ends = [host.watch(setSettings), host.watchStops(readStops)];
    return () => {
      for (const end of ends) end();
    };
  }, []);

  const change = (wanted: Change) => {
    setSaved(false);
    const asked = (['followHistory', 'dailyBackup'] as const).find((choice) => wanted[choice]);
    const allowed = asked ? host.allowFor(asked) : Promise.resolve(true);
    // What was refused stays off, and the switch shows it.
    const changed = allowed.then((is) => (is ? host.change(wanted) : host.read()));
    changed.then((next) => {
      setProblem(null);
      setSettings(next);
      setSaved(true);
    }, fail('change settings'));
  };
  const tryAgain = (site: string) => {
    setSaved(false);
    host.tryAgain(site).then(() => {
      setStops((known) => known.filter((stop) => stop.site !== site));
      setSaved(true);
    }, fail('try again'));
  };
  const allow = () => {
    host.allow().then(setGranted, fail('ask for access'));
  };

  return (
    <div class="page">
      <PageHead pages={host.pages} at="options" />
      <main>
        <h1>{words('action_options')}</h1>
        {problem && <Failure problem={problem} onCopy={host.copy} />}
        {settings ? (
          <SettingsForm
            settings={settings}
            stops={stops}
            siteFromInput={host.siteFromInput}
            onChange={change}
            onTryAgain={tryAgain}
          />
        ) : (
          !problem && <Waiting what="state_opening" />
        )}
        <Machines host={host.machines} problemOf={host.problemOf} copy={host.copy} />
        {granted !== null && <Access granted={granted} onAllow={allow} />}
        <p class="more">
          <a href={host.pages.changes}>{words('changes_heading')}</a>
        </p>
        <p class="toast" role="status">
          {saved ? words('options_saved') : ''}
        </p>
      </main>
    </div>
  );
}
