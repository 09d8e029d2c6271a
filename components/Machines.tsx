import { useEffect, useRef, useState } from 'preact/hooks';
import type { MachinesForm, MachinesView } from '../utils/platform/machines';
import type { Problem } from '../utils/platform/problems';
import { formatCount, formatMoment } from './format';
import { Failure } from './states';
import { useLocale, useWords } from './words';

/** What sharing the ledger among machines needs done. */
export interface MachinesHost {
  /** How it stands; null where no server is connected. */
  read(): Promise<MachinesView | null>;
  watch(onChange: () => void): () => void;
  /** Must be called straight from a click. */
  connect(form: MachinesForm): Promise<void>;
  disconnect(): Promise<void>;
  replicate(signal: AbortSignal, onDone: (docs: number) => void): Promise<void>;
}

function ConnectForm({ isBusy, onConnect }: { isBusy: boolean; onConnect: (form: MachinesForm) => void }) {
  const words = useWords();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const filled = new FormData(event.currentTarget);
    const field = (name: string) => String(filled.get(name) ?? '').trim();
    onConnect({
      url: field('server'),
      database: field('database'),
      user: field('user'),
      password: String(filled.get('password') ?? ''),
    });
  };
  return (
    <form class="machines" onSubmit={submit}>
      <label>
        <span>{words('machines_server')}</span>
        <input name="server" type="text" inputMode="url" dir="ltr" required placeholder="https://" />
        <small>{words('machines_serverHint')}</small>
      </label>
      <label>
        <span>{words('machines_database')}</span>
        <input name="database" type="text" dir="ltr" required value="headwater" />
      </label>
      <label>
        <span>{words('machines_user')}</span>
        <input name="user" type="text" autoComplete="off" />
      </label>
      <label>
        <span>{words('machines_password')}</span>
        <input name="password" type="password" autoComplete="off" />
        <small>{words('machines_kept')}</small>
      </label>
      <button type="submit" class="button primary" disabled={isBusy}>
        {words('machines_connect')}
      </button>
    </form>
  );
}

function Standing({ view }: { view: MachinesView }) {
  const words = useWords();
  const locale = useLocale();
  return (
    <>
      <p>{words('machines_connected', `${view.url}/${view.database}`)}</p>
      <p>
        {view.lastMs === null
          ? words('machines_never')
          : words('machines_last', formatMoment(view.lastMs, locale))}{' '}
        {words('machines_waiting', formatCount(view.waiting, locale))}
      </p>
      {view.refused > 0 && (
        <p class="quiet">{words('machines_refused', formatCount(view.refused, locale))}</p>
      )}
      {view.trouble && (
        <p class="callout" role="alert">
          {words(view.trouble)}
        </p>
      )}
    </>
  );
}

/** The ledger on several machines: connecting a server, how it stands, and leaving it. */
export function Machines({
  host,
  problemOf,
  copy,
}: {
  host: MachinesHost;
  problemOf: (error: unknown, doing: string) => Problem;
  copy: (text: string) => Promise<void>;
}) {
  const words = useWords();
  const locale = useLocale();
  const [view, setView] = useState<MachinesView | null | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** What is going on; records that went over so far. */
  const [busy, setBusy] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const stop = useRef(new AbortController());

  const read = () =>
    host.read().then(setView, (error: unknown) => setProblem(problemOf(error, 'read machines')));
  useEffect(() => {
    void read();
    return host.watch(() => void read());
  }, []);

  const trying = async (doing: string, work: () => Promise<void>) => {
    setBusy(0);
    setSaid('');
    try {
      await work();
      setProblem(null);
    } catch (error) {
      if (!stop.current.signal.aborted) setProblem(problemOf(error, doing));
    } finally {
      setBusy(null);
      await read();
    }
  };
  const replicate = () =>
    trying('replicate', async () => {
      stop.current = new AbortController();
      await host.replicate(stop.current.signal, setBusy);
      setSaid(words('machines_done'));
    });
  const connect = (form: MachinesForm) =>
    trying('connect', async () => {
      await host.connect(form);
      await read();
      await replicate();
    });
  const disconnect = () => {
    stop.current.abort();
    return trying('disconnect', async () => {
      await host.disconnect();
      setSaid(words('machines_left'));
    });
  };
  const isBusy = busy !== null;

  return (
    <section class="panel">
      <h2>{words('machines_heading')}</h2>
      <p>{words('machines_intro')}</p>
      {view && !problem && <Standing view={view} />}
      {view && problem && <Standing view={{ ...view, trouble: null }} />}
      {problem && <Failure problem={problem} onCopy={copy} />}
      {view === null && (
        <details>
          <summary>{words('machines_setUp')}</summary>
          <ConnectForm isBusy={isBusy} onConnect={(form) => void connect(form)} />
        </details>
      )}
      {view && (
        <>
          <div class="ways">
            <button type="button" class="button primary" disabled={isBusy} onClick={() => void replicate()}>
              {words('machines_replicate')}
            </button>
            {isBusy ? (
              <button type="button" class="button" onClick={() => stop.current.abort()}>
                {words('action_cancel')}
              </button>
            ) : (
              <button type="button" class="button" onClick={() => void disconnect()}>
                {words('machines_disconnect')}
              </button>
            )}
          </div>
          <p class="quiet">{words('machines_leaving')}</p>
        </>
      )}
      <p role="status">{isBusy ? words('machines_running', formatCount(busy, locale)) : said}</p>
    </section>
  );
}
