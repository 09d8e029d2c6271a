/** What the tools around a text need done; the entrypoint does it. */
import type { Aloud, AloudState } from '../../utils/reading/aloud';
import type { Appearance, DEGREES } from '../../utils/reading/appearance';
import type { ArticleFinding } from '../../utils/report';

/** What is known of an article before its text is there. */
export interface Known {
  finding: ArticleFinding;
  /** Address of the page where it was met. */
  pageUrl: string;
}

export interface AppearanceHost {
  read(): Promise<Appearance>;
  /** Shows a choice without keeping it. */
  preview(appearance: Appearance): void;
  keep(appearance: Appearance): Promise<void>;
  /** Calls back when the choices were changed elsewhere; returns what stops that. */
  watch(onChange: (appearance: Appearance) => void): () => void;
}

export type SaveAs = 'markdown' | 'page' | 'plain';
export type CiteAs = 'apa' | 'mla' | 'chicago' | 'bibtex' | 'ris' | 'csl';

/** Ways to take the open article along. */
export interface SaveHost {
  /** Writes a file. */
  save(kind: SaveAs): Promise<void>;
  copyAs(kind: Exclude<SaveAs, 'page'>): Promise<void>;
  print(): void;
  /** Copies a citation. */
  cite(kind: CiteAs): Promise<void>;
}

/** The article on the screen, for those who take it along. */
export interface Shown extends Known {
  text: HTMLElement;
  /** Honest words for where the text ends. */
  ending: string;
}

/** What the tools around a text need done. */
export interface ToolsHost {
  appearance: AppearanceHost;
  /** Bounds of what can be set by degrees. */
  degrees: typeof DEGREES;
  /** Gets ready to read a text aloud, at a speed against the voice's own. */
  aloud(text: HTMLElement, lang: string | null, rate: number, onChange: (state: AloudState) => void): Aloud;
  /** Ways to take along what is shown. */
  saving(shown: Shown): SaveHost;
}
