import type { WordKey } from '../../utils/platform/words';
import type { Appearance, DEGREES } from '../../utils/reading/appearance';
import { formatShare } from '../format';
import { Switch } from '../Switch';
import { useLocale, useWords } from '../words';
import { Panel } from './Panel';

const THEMES = [
  ['system', 'reader_themeSystem'],
  ['light', 'reader_themeLight'],
  ['sepia', 'reader_themeSepia'],
  ['dark', 'reader_themeDark'],
  ['black', 'reader_themeBlack'],
] as const;
const FONTS = [
  ['serif', 'reader_fontSerif'],
  ['sans', 'reader_fontSans'],
  ['dyslexic', 'reader_fontDyslexic'],
] as const;

interface ChoicesProps<T extends string> {
  name: string;
  legend: WordKey;
  value: T;
  options: readonly (readonly [T, WordKey])[];
  onChange: (value: T) => void;
}

function Choices<T extends string>({ name, legend, value, options, onChange }: ChoicesProps<T>) {
  const words = useWords();
  return (
    <fieldset class={`choices choices-${name}`}>
      <legend>{words(legend)}</legend>
      {options.map(([option, label]) => (
        <label key={option} data-option={option}>
          <input
            type="radio"
            name={name}
            value={option}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          <span>{words(label)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SliderProps {
  label: WordKey;
  value: number;
  /** The value as the reader wants to hear it. */
  shown: string;
  bounds: { min: number; max: number; step: number };
  onPreview: (value: number) => void;
  onChange: (value: number) => void;
}

/** A slider that shows its effect while it is drawn, and counts when it is let go. */
export function Slider({ label, value, shown, bounds, onPreview, onChange }: SliderProps) {
  const words = useWords();
  return (
    <label class="slider">
      <span>{words(label)}</span>
      <input
        type="range"
        {...bounds}
        value={value}
        aria-valuetext={shown}
        onInput={(event) => onPreview(event.currentTarget.valueAsNumber)}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output>{shown}</output>
    </label>
  );
}

interface Props {
  appearance: Appearance;
  bounds: Pick<typeof DEGREES, 'sizePercent' | 'leadingPercent' | 'widthRem'>;
  onPreview: (appearance: Appearance) => void;
  onChange: (appearance: Appearance) => void;
}

/** How the text looks; every choice shows at once. */
export function AppearancePanel({ appearance, bounds, onPreview, onChange }: Props) {
  const words = useWords();
  const locale = useLocale();
  const { theme, font, sizePercent, leadingPercent, widthRem, pictures } = appearance;
  const slider = (name: keyof typeof bounds, label: WordKey, shown: string) => (
    <Slider
      label={label}
      value={appearance[name]}
      shown={shown}
      bounds={bounds[name]}
      onPreview={(value) => onPreview({ ...appearance, [name]: value })}
      onChange={(value) => onChange({ ...appearance, [name]: value })}
    />
  );
  return (
    <Panel id="appearance" label="reader_appearance">
      <Choices
        name="theme"
        legend="reader_theme"
        value={theme}
        options={THEMES}
        onChange={(value) => onChange({ ...appearance, theme: value })}
      />
      <Choices
        name="font"
        legend="reader_font"
        value={font}
        options={FONTS}
        onChange={(value) => onChange({ ...appearance, font: value })}
      />
      {slider('sizePercent', 'reader_size', formatShare(sizePercent / 100, locale))}
      {slider('leadingPercent', 'reader_leading', formatShare(leadingPercent / 100, locale))}
      {slider('widthRem', 'reader_width', new Intl.NumberFormat(locale).format(widthRem))}
      <Switch on={pictures} onChange={(on) => onChange({ ...appearance, pictures: on })}>
        {words('reader_pictures')}
      </Switch>
    </Panel>
  );
}
