/** The reader's choices for reading: taken on by a page of ours, kept with the other settings. */
import { type Appearance, wear } from '../reading/appearance';
import { changeSettings, readSettings, watchSettings } from './settings';

/**
 * Makes a page of ours look as the reader chose, and go on doing so.
 *
 * @returns what components need to show and change the choices
 */
export function appearanceOf(document: Document) {
  return {
    read: async (): Promise<Appearance> => {
      const { reading } = await readSettings();
      wear(document.documentElement, reading);
      return reading;
    },
    /** Shows a choice without keeping it, as while a slider is drawn. */
    preview: (appearance: Appearance): void => wear(document.documentElement, appearance),
    keep: async (appearance: Appearance): Promise<void> => {
      wear(document.documentElement, appearance);
      await changeSettings({ reading: appearance });
    },
    /** Calls back when the choices change in another page, or on another machine. */
    watch: (onChange: (appearance: Appearance) => void): (() => void) =>
      watchSettings(({ reading }) => {
        wear(document.documentElement, reading);
        onChange(reading);
      }),
  };
}
