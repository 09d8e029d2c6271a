import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../utils/platform/settings';
import type { WordKey } from '../utils/platform/words';
import { Access } from './Access';
import { PageHead, type Pages } from './PageHead';
import { type Change, ConsentChoice, RunOnChoice } from './SettingsForm';
import { useWords } from './words';

/** Phones have no toolbar, only a menu. */
type Toolbar = 'chrome' | 'firefox' | 'phone';

const PIN: Record<Toolbar, WordKey> = {
  chrome: 'welcome_pinChrome',
  firefox: 'welcome_pinFirefox',
  phone: 'welcome_pinPhone',
};

/** What the first-run page needs to know and to have done. */
export interface WelcomeHost {
  hasAccess(): Promise<boolean>;
  /** Must be called straight from a click. */
  allow(): Promise<boolean>;
  /** Which browser's toolbar the reader has before them. */
  toolbar: Toolbar;
  read(): Promise<Settings>;
  change(change: Change): Promise<Settings>;
  pages: Pages;
}

const DOES: readonly WordKey[] = ['welcome_doesBanner', 'welcome_doesJudge', 'welcome_doesSource'];
const NEVER: readonly WordKey[] = ['welcome_neverAccept', 'welcome_neverBypass', 'welcome_neverSend'];

function Points({ heading, points, kind }: { heading: WordKey; points: readonly WordKey[]; kind: string }) {
  const words = useWords();
  return (
    <section class={`panel points-${kind}`}>
      <h2>{words(heading)}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{words(point)}</li>
        ))}
      </ul>
    </section>
  );
}

/** The first-run page: what Headwater does and never does, what it is to clear, where it runs, where to find it. */
export function Welcome({ host }: { host: WelcomeHost }) {
  const words = useWords();
  const [granted, setGranted] = useState(true);
  const [settings, setSettings] = useState<Settings | null>(null);
  const [told, setTold] = useState<WordKey | null>(null);
  useEffect(() => {
    host.read().then(setSettings, () => {});
    host.hasAccess().then(setGranted, () => setGranted(true));
  }, []);
  const allow = () => {
    host.allow().then(setGranted, () => setGranted(false));
  };
  const change = (wanted: Change) => {
    setTold(null);
    host.change(wanted).then(
      (next) => {
        setSettings(next);
        setTold('options_saved');
      },
      () => setTold('error_storage'),
    );
  };
  return (
    <div class="page welcome">
      <PageHead pages={host.pages} at={null} />
      <main>
        <div class="welcome-head">
          <h1 class="welcome-title">{words('welcome_heading')}</h1>
          <p class="lead">{words('welcome_lead')}</p>
        </div>
        <div class="welcome-two">
          <Points heading="welcome_does" points={DOES} kind="does" />
          <Points heading="welcome_never" points={NEVER} kind="never" />
        </div>
        {!granted && <Access granted={false} onAllow={allow} />}
        {settings && (
          <form onSubmit={(event) => event.preventDefault()}>
            <ConsentChoice value={settings.consentMode} onChange={change} />
            <RunOnChoice value={settings.runOn} onChange={change} />
          </form>
        )}
        <section class="panel">
          <h2>{words('welcome_pin')}</h2>
          <p>{words(PIN[host.toolbar])}</p>
        </section>
        <p class="toast" role="status">
          {told ? words(told) : ''}
        </p>
      </main>
    </div>
  );
}
