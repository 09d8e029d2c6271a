import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Aloud, AloudState } from '../../utils/reading/aloud';
import type { DEGREES } from '../../utils/reading/appearance';
import { formatShare } from '../format';
import { useLocale, useWords } from '../words';
import { Slider } from './AppearancePanel';
import { Panel } from './Panel';

const SILENT: AloudState = { phase: 'silent', voices: [], voice: null, fault: null };

/** The voice of a text, and what it is doing. */
export function useAloud(open: ((onChange: (state: AloudState) => void) => Aloud) | null) {
  const [state, setState] = useState(SILENT);
  const aloud = useMemo(() => open?.(setState) ?? null, [open]);
  useEffect(() => () => aloud?.stop(), [aloud]);
  return { aloud, state };
}

interface Props {
  aloud: Aloud;
  state: AloudState;
  /** BCP 47 tag of the text, or null. */
  lang: string | null;
  rate: number;
  bounds: (typeof DEGREES)['speechRate'];
  onRate: (rate: number) => void;
}

/** The name of a language in the reader's own; the tag itself where the browser knows none. */
function nameOfLanguage(lang: string | null, locale: string): string {
  try {
    return (lang && new Intl.DisplayNames(locale, { type: 'language' }).of(lang)) || (lang ?? '?');
  } catch {
    return lang ?? '?';
  }
}

/** Controls for reading aloud; the voice goes on when they are closed. */
export function AloudPanel({ aloud, state, lang, rate, bounds, onRate }: Props) {
  const words = useWords();
  const locale = useLocale();
  const { phase, voices, voice } = state;
  const told = useRef<HTMLParagraphElement>(null);
  const [fault, setFault] = useState<AloudState['fault']>(null);
  // A key starts the voice while the panel is closed. What is put into it once it is open is read out, too.
  useEffect(() => {
    const panel = told.current?.closest<HTMLElement>('[popover]');
    if (state.fault && panel && !panel.matches(':popover-open')) panel.showPopover();
    setFault(state.fault);
  }, [state]);
  const isSpeaking = phase === 'speaking';
  return (
    <Panel id="aloud" label="reader_listen">
      <div class="tool-ways">
        <button
          type="button"
          class="button small primary"
          data-aloud="play"
          onClick={() => (isSpeaking ? aloud.pause() : aloud.play())}
        >
          {words(isSpeaking ? 'reader_listenPause' : 'reader_listenPlay')}
        </button>
        <button
          type="button"
          class="button small"
          disabled={phase === 'silent'}
          onClick={() => aloud.skip(-1)}
        >
          {words('reader_listenPrevious')}
        </button>
        <button
          type="button"
          class="button small"
          disabled={phase === 'silent'}
          onClick={() => aloud.skip(1)}
        >
          {words('reader_listenNext')}
        </button>
        <button type="button" class="button small" disabled={phase === 'silent'} onClick={() => aloud.stop()}>
          {words('reader_listenStop')}
        </button>
      </div>
      <Slider
        label="reader_listenSpeed"
        value={rate}
        shown={formatShare(rate, locale)}
        bounds={bounds}
        onPreview={() => {}}
        onChange={(next) => {
          aloud.setRate(next);
          onRate(next);
        }}
      />
      {voices.length > 1 && (
        <label class="slider">
          <span>{words('reader_listenVoice')}</span>
          <select value={voice ?? ''} onChange={(event) => aloud.setVoice(event.currentTarget.value)}>
            {voices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="aloud-fault" role="status" ref={told}>
        {fault === 'noSpeech' && words('reader_listenNoSpeech')}
        {fault === 'noVoice' && words('reader_listenNoVoice', nameOfLanguage(lang, locale))}
        {fault === 'failed' && words('reader_listenFailed')}
      </p>
    </Panel>
  );
}
