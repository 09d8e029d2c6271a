import { useEffect, useState } from 'preact/hooks';
import type { WordKey } from '../utils/platform/words';
import { Mark } from './Mark';
import { useWords } from './words';

/** What the first-run page needs to know and to have done. */
export interface WelcomeHost {
  hasAccess(): Promise<boolean>;
  /** Must be called straight from a click. */
  allow(): Promise<boolean>;
  /** Which browser's toolbar the reader has before them. */
  toolbar: 'chrome' | 'firefox';
  pages: { ledger: string; options: string };
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

/** The first-run page: what Headwater does, what it never does, where it runs. */
export function Welcome({ host }: { host: WelcomeHost }) {
  const words = useWords();
  const [granted, setGranted] = useState(true);
  useEffect(() => {
    host.hasAccess().then(setGranted, () => setGranted(true));
  }, []);
  const allow = () => {
    host.allow().then(setGranted, () => setGranted(false));
  };
  return (
    <div class="page welcome">
      <header class="bar">
        <Mark />
        <nav class="links">
          <a href={host.pages.ledger}>{words('action_ledger')}</a>
          <a href={host.pages.options}>{words('action_options')}</a>
        </nav>
      </header>
      <main>
        <div class="welcome-head">
          <h1 class="welcome-title">{words('welcome_heading')}</h1>
          <p class="lead">{words('welcome_lead')}</p>
        </div>
        <div class="welcome-two">
          <Points heading="welcome_does" points={DOES} kind="does" />
          <Points heading="welcome_never" points={NEVER} kind="never" />
        </div>
        <section class="panel">
          <h2>{words('welcome_where')}</h2>
          <p>{words('welcome_whereText')}</p>
          {granted ? (
            <a class="button" href={host.pages.options}>
              {words('action_options')}
            </a>
          ) : (
            <>
              <p>{words('options_accessWithheld')}</p>
              <button type="button" class="button primary" onClick={allow}>
                {words('action_allow')}
              </button>
            </>
          )}
        </section>
        <section class="panel">
          <h2>{words('welcome_pin')}</h2>
          <p>{words(host.toolbar === 'firefox' ? 'welcome_pinFirefox' : 'welcome_pinChrome')}</p>
        </section>
      </main>
    </div>
  );
}
