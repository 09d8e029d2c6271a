/** Libraries that come without types, as far as they are used here. */
declare module '@citation-js/core' {
  export const plugins: {
    config: { get(plugin: string): { format?: object } };
    output: { format(format: string, items: object[]): string };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
declare module '@citation-js/name' {
  export function parse(name: string): {
    family?: string;
    given?: string;
    suffix?: string;
    'non-dropping-particle'?: string;
  };
}
declare module '@joplin/turndown-plugin-gfm' {
  import type Turndown from 'turndown';
  export const gfm: Turndown.Plugin;
}
