import { describe, expect, it, vi } from 'vitest';
import { type AloudState, openAloud, voicesFor } from '../../utils/reading/aloud';
import { sentencesOf } from '../../utils/reading/sentences';

function textOf(...paragraphs: string[]): Element {
  const text = document.createElement('div');
  for (const words of paragraphs) {
    const paragraph = document.createElement('p');
    paragraph.append(words);
    text.append(paragraph);
  }
  document.body.append(text);
  return text;
}

const voice = (lang: string, over: Partial<SpeechSynthesisVoice> = {}): SpeechSynthesisVoice => ({
  lang,
  name: `Voice of ${lang}`,
  voiceURI: `voice:${lang}`,
  localService: true,
  default: false,
  ...over,
});

/** A speaker that ends a sentence when it is told to. */
function speaker(voices: SpeechSynthesisVoice[]) {
  const spoken: SpeechSynthesisUtterance[] = [];
  const synthesis = {
    getVoices: () => voices,
    addEventListener: (_: string, tell: () => void) => tell(),
    speak: (utterance: SpeechSynthesisUtterance) => void spoken.push(utterance),
    cancel: vi.fn(() => spoken.at(-1)?.onerror?.({ error: 'canceled' } as SpeechSynthesisErrorEvent)),
  };
  const utterance = (text: string) => ({ text }) as SpeechSynthesisUtterance;
  const end = () => spoken.at(-1)?.onend?.({} as SpeechSynthesisEvent);
  return { speech: { synthesis: synthesis as unknown as SpeechSynthesis, utterance }, spoken, end };
}

function read(
  voices: SpeechSynthesisVoice[],
  lang = 'en',
  words = 'One is here. Two is there. Three is gone.',
) {
  const { speech, spoken, end } = speaker(voices);
  const text = textOf(words);
  const shown: (string | null)[] = [];
  let state: AloudState | undefined;
  const aloud = openAloud({
    speech,
    sentences: () => sentencesOf(text, lang),
    lang,
    rate: 1.5,
    show: (sentence) => void shown.push(sentence?.range.toString() ?? null),
    from: () => 0,
    onChange: (next) => {
      state = next;
    },
  });
  return { aloud, spoken, end, shown, said: () => spoken.map(({ text }) => text), state: () => state };
}
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('sentences', () => {
  it('are found across links and emphasis, each with its place in the text', () => {
    const text = textOf('');
    const [paragraph] = text.children;
    const link = document.createElement('a');
    link.textContent = 'the moor. It';
    paragraph?.append('Dr. Ada went to ', link, ' was dark.');
    const found = sentencesOf(text, 'en');
    expect(found.map(({ words }) => words).join(' ')).toBe('Dr. Ada went to the moor. It was dark.');
    expect(found.at(-1)?.range.toString()).toBe('It was dark.');
  });

  it('follow the language, and nothing is said twice or left out', () => {
    const text = textOf('川は速い。山は高い。', '   ', '…');
    expect(sentencesOf(text, 'ja').map(({ words }) => words)).toEqual(['川は速い。', '山は高い。']);
    expect(sentencesOf(text, 'not a tag')).toHaveLength(2);
    const nested = textOf();
    const item = document.createElement('li');
    const inner = document.createElement('p');
    inner.append('Inside.');
    item.append('Outside. ', inner);
    nested.append(item);
    expect(sentencesOf(nested, 'en').map(({ words }) => words)).toEqual(['Outside.', 'Inside.']);
  });

  it('of great length are cut between words, and code is passed over', () => {
    const text = textOf('word '.repeat(200));
    const code = document.createElement('pre');
    code.textContent = 'let it = be;';
    text.append(code);
    const found = sentencesOf(text, 'en').map(({ words }) => words);
    expect(found.length).toBeGreaterThan(1);
    expect(found.join(' ')).toBe('word '.repeat(200).trim());
  });
});

describe('the voice', () => {
  it('is one of the system for the language, the country’s first, and never one that speaks from a server', () => {
    const voices = [voice('de-DE'), voice('en-US'), voice('en-GB'), voice('en', { localService: false })];
    expect(voicesFor(voices, 'en-GB').map(({ lang }) => lang)).toEqual(['en-GB', 'en-US']);
    expect(voicesFor(voices, 'tr')).toEqual([]);
    expect(voicesFor(voices, null)).toHaveLength(3);
  });
});

describe('reading aloud', () => {
  it('goes from sentence to sentence, marks each, and ends', async () => {
    const { aloud, said, end, shown, state, spoken } = read([voice('en-US')]);
    aloud.play();
    await settle();
    expect(state()).toMatchObject({ phase: 'speaking', fault: null, voice: 'voice:en-US' });
    expect(spoken[0]).toMatchObject({ lang: 'en-US', rate: 1.5 });
    end();
    end();
    expect(said()).toEqual(['One is here.', 'Two is there.', 'Three is gone.']);
    end();
    expect(shown).toEqual(['One is here.', 'Two is there.', 'Three is gone.', null]);
    expect(state()?.phase).toBe('silent');
  });

  it('pauses at a sentence and goes on with it, skips, and changes its speed at once', async () => {
    const { aloud, said, state, spoken } = read([voice('en-US')]);
    aloud.play();
    await settle();
    aloud.skip(1);
    aloud.pause();
    expect(state()?.phase).toBe('paused');
    aloud.play();
    await settle();
    aloud.setRate(2);
    expect(said()).toEqual(['One is here.', 'Two is there.', 'Two is there.', 'Two is there.']);
    expect(spoken.at(-1)?.rate).toBe(2);
    aloud.skip(-9);
    expect(said().at(-1)).toBe('One is here.');
    aloud.stop();
    expect(state()?.phase).toBe('silent');
  });

  it.each([
    ['no voice for the language', [voice('de-DE')], 'noVoice'],
    ['no voice at all', [], 'noVoice'],
  ] as const)('tells of %s', async (_, voices, fault) => {
    const { aloud, said, state } = read([...voices]);
    aloud.play();
    await settle();
    expect(state()).toMatchObject({ phase: 'silent', fault });
    expect(said()).toEqual([]);
  });

  it('tells of a browser that cannot speak, and of a voice that breaks off', async () => {
    const onChange = vi.fn();
    const options = { sentences: () => [], lang: 'en', rate: 1, show: () => {}, from: () => 0, onChange };
    openAloud({ ...options, speech: { synthesis: undefined, utterance: () => ({}) as never } }).play();
    expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ fault: 'noSpeech' }));
    const { aloud, spoken, state } = read([voice('en-US')]);
    aloud.play();
    await settle();
    spoken[0]?.onerror?.({ error: 'synthesis-failed' } as SpeechSynthesisErrorEvent);
    expect(state()).toMatchObject({ phase: 'silent', fault: 'failed' });
  });
});
