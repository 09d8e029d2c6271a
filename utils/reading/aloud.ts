/** Reads a text aloud, sentence by sentence, with the voices of the system. */
import type { Sentence } from './sentences';

export interface Voice {
  id: string;
  name: string;
}

export interface AloudState {
  phase: 'silent' | 'speaking' | 'paused';
  /** Voices of this system that speak the language of the text. */
  voices: readonly Voice[];
  /** The one that speaks, or null when there is none. */
  voice: string | null;
  /** Why nothing is heard, or null. */
  fault: 'noSpeech' | 'noVoice' | 'failed' | null;
}

/** What the browser gives for speaking; tests bring their own. */
export interface Speech {
  synthesis: SpeechSynthesis | undefined;
  utterance: (words: string) => SpeechSynthesisUtterance;
}

export interface AloudOptions {
  speech: Speech;
  /** The sentences as they now stand: pictures come and go. */
  sentences: () => readonly Sentence[];
  /** BCP 47 tag of the text, or null when unknown. */
  lang: string | null;
  /** Speed against the voice's own. */
  rate: number;
  /** Shows which sentence is being read; null for none. */
  show: (sentence: Sentence | null) => void;
  /** Where to begin: the first sentence that the reader sees. */
  from: (sentences: readonly Sentence[]) => number;
  onChange: (state: AloudState) => void;
}

export interface Aloud {
  play(): void;
  pause(): void;
  stop(): void;
  /** Goes on by so many sentences, backwards when negative. */
  skip(by: number): void;
  setRate(rate: number): void;
  setVoice(id: string): void;
}

/** Browsers tell their voices late, some never: what is there after this long is what there is. */
const VOICES_MS = 2000;

const languageOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/**
 * The system's own voices for a language, the country's first. Voices that speak from a server are left out: the text
 * would be sent there.
 */
export function voicesFor(
  voices: readonly SpeechSynthesisVoice[],
  lang: string | null,
): SpeechSynthesisVoice[] {
  const wanted = (lang ?? '').toLowerCase().replace('_', '-');
  const rank = (voice: SpeechSynthesisVoice): number =>
    (voice.lang.toLowerCase().replace('_', '-') === wanted ? 0 : 2) + (voice.default ? 0 : 1);
  return voices
    .filter((voice) => voice.localService && (wanted === '' || languageOf(voice.lang) === languageOf(wanted)))
    .sort((a, b) => rank(a) - rank(b));
}

/** All voices, as soon as the browser tells them. */
export async function loadVoices(synthesis: SpeechSynthesis): Promise<readonly SpeechSynthesisVoice[]> {
  if (synthesis.getVoices().length === 0) {
    await new Promise<void>((resolve) => {
      synthesis.addEventListener('voiceschanged', () => resolve(), { once: true });
      setTimeout(resolve, VOICES_MS);
    });
  }
  return synthesis.getVoices();
}

/**
 * Gets ready to read a text aloud. Nothing is heard before `play`.
 *
 * Pausing stops the voice and begins the sentence anew, for not every system's voices can be held.
 */
export function openAloud(options: AloudOptions): Aloud {
  const { synthesis, utterance } = options.speech;
  let { rate } = options;
  let sentences: readonly Sentence[] = [];
  let at = 0;
  /** Tells what an earlier utterance still has to say from what the present one says. */
  let turn = 0;
  let voices: SpeechSynthesisVoice[] = [];
  let voice: SpeechSynthesisVoice | undefined;
  let state: AloudState = { phase: 'silent', voices: [], voice: null, fault: null };
  const change = (part: Partial<AloudState>) => {
    state = { ...state, ...part };
    options.onChange(state);
  };

  const end = (part: Partial<AloudState> = {}) => {
    turn += 1;
    synthesis?.cancel();
    sentences = [];
    options.show(null);
    change({ phase: 'silent', ...part });
  };
  const speak = () => {
    const sentence = sentences[at];
    if (!sentence || !synthesis || !voice) return end();
    turn += 1;
    const own = turn;
    synthesis.cancel();
    options.show(sentence);
    const spoken = utterance(sentence.words);
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.rate = rate;
    spoken.onend = () => {
      if (own !== turn) return;
      at += 1;
      speak();
    };
    spoken.onerror = ({ error }) => {
      // Whoever stops a voice is told of it as of an error.
      if (own === turn && error !== 'interrupted' && error !== 'canceled') end({ fault: 'failed' });
    };
    synthesis.speak(spoken);
  };

  const begin = async () => {
    if (!synthesis) return change({ fault: 'noSpeech' });
    const own = turn;
    if (voices.length === 0) voices = voicesFor(await loadVoices(synthesis), options.lang);
    if (own !== turn) return;
    voice ??= voices[0];
    const told = voices.map(({ voiceURI, name }) => ({ id: voiceURI, name }));
    if (!voice) return change({ fault: 'noVoice', voices: told });
    if (sentences.length === 0) {
      sentences = options.sentences();
      at = options.from(sentences);
    }
    change({ phase: 'speaking', fault: null, voices: told, voice: voice.voiceURI });
    speak();
  };

  return {
    play: () => void begin(),
    pause: () => {
      if (state.phase !== 'speaking') return;
      turn += 1;
      synthesis?.cancel();
      change({ phase: 'paused' });
    },
    stop: () => end({ fault: null }),
    skip: (by) => {
      if (sentences.length === 0) return;
      at = Math.min(sentences.length - 1, Math.max(0, at + by));
      if (state.phase === 'speaking') speak();
      else options.show(sentences[at] ?? null);
    },
    setRate: (next) => {
      rate = next;
      if (state.phase === 'speaking') speak();
    },
    setVoice: (id) => {
      voice = voices.find(({ voiceURI }) => voiceURI === id) ?? voice;
      change({ voice: voice?.voiceURI ?? null });
      if (state.phase === 'speaking') speak();
    },
  };
}
