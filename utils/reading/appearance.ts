/** How the reader wants texts to look and to sound: choices, their bounds, and how a page takes them on. */
import * as v from 'valibot';

const between = (min: number, max: number) => v.pipe(v.number(), v.minValue(min), v.maxValue(max));

/** Bounds and steps of what can be set by degrees. */
export const DEGREES = {
  /** Size of the text against the browser's own, per cent. */
  sizePercent: { min: 70, max: 220, step: 10 },
  /** Height of a line against the size of its letters, per cent. */
  leadingPercent: { min: 120, max: 240, step: 10 },
  /** Width of a line, in the browser's own letter sizes. */
  widthRem: { min: 24, max: 72, step: 4 },
  /** Speed of the voice against its own. */
  speechRate: { min: 0.5, max: 3, step: 0.25 },
} as const;
export type Degree = keyof typeof DEGREES;

const degree = (name: Degree) => between(DEGREES[name].min, DEGREES[name].max);

export const Appearance = v.object({
  /** `system`: light or dark, as the system is. */
  theme: v.picklist(['system', 'light', 'sepia', 'dark', 'black']),
  font: v.picklist(['serif', 'sans', 'dyslexic']),
  sizePercent: degree('sizePercent'),
  leadingPercent: degree('leadingPercent'),
  widthRem: degree('widthRem'),
  /** Whether pictures are shown, and thereby fetched. */
  pictures: v.boolean(),
  speechRate: degree('speechRate'),
  /** Whether single keys do something; those who speak to their computer may not want that (WCAG 2.1.4). */
  singleKeys: v.boolean(),
});
export type Appearance = v.InferOutput<typeof Appearance>;

export const DEFAULT_APPEARANCE: Appearance = {
  theme: 'system',
  font: 'serif',
  sizePercent: 100,
  leadingPercent: 160,
  widthRem: 40,
  pictures: true,
  speechRate: 1,
  singleKeys: true,
};

/** Reads stored choices; each that is missing or damaged takes its default. */
export function parseAppearance(stored: unknown): Appearance {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const sound = Object.entries(Appearance.entries).flatMap(([name, schema]) => {
    const parsed = v.safeParse(schema, given[name]);
    return parsed.success ? [[name, parsed.output]] : [];
  });
  return { ...DEFAULT_APPEARANCE, ...Object.fromEntries(sound) };
}

/** Makes a page of ours look as the reader wants. */
export function wear(root: HTMLElement, appearance: Appearance): void {
  const { theme, font, sizePercent, leadingPercent, widthRem } = appearance;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  root.dataset.font = font;
  root.style.setProperty('--text-scale', String(sizePercent / 100));
  root.style.setProperty('--text-leading', String(leadingPercent / 100));
  root.style.setProperty('--measure', `${widthRem}rem`);
}
