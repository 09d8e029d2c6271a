/**
 * Rules of ours for banners whose tool the engine does not know: data, read by `utils/consent/rules.ts`. A rule goes by
 * the tool's own markup and never by the address of a site. `npm run new:rule -- NAME` begins one, with its example page.
 */
export interface BannerRule {
  /** Name of the tool, as the reader is told it; also the name of the example page in `test/fixtures/banners`. */
  tool: string;
  /** npm package that makes the markup, where there is one: the tests look there whether it still does. */
  package?: string;
  /** Selector of the banner's root in the document. The more of the tool's own names, the better. */
  root: string;
  /** What is done: `reject` refuses, `dismiss` closes a mere notice, `hide` presses nothing. */
  stage: 'reject' | 'dismiss' | 'hide';
  /** What is pressed, inside of the root: a selector, or the whole label. Null for `hide` alone. */
  control: { selector: string } | { label: string } | null;
}

export const BANNER_RULES: readonly BannerRule[] = [
  {
    tool: 'vue-cookie-accept-decline',
    package: 'vue-cookie-accept-decline',
    root: '.cookie__bar, .cookie__floating',
    stage: 'reject',
    control: {
      selector: '.cookie__bar__buttons__button--decline, .cookie__floating__buttons__button--decline',
    },
  },
  {
    tool: 'cookie-consent-js',
    package: 'cookie-consent-js',
    root: '.cookie-consent-modal:has(.btn-accept-all)',
    stage: 'reject',
    control: { selector: '.btn-accept-necessary' },
  },
  {
    tool: 'cookiecraft',
    package: 'cookiecraft',
    root: '.cc-banner:has(.cc-banner__actions)',
    stage: 'reject',
    control: { selector: '.cc-btn--reject' },
  },
];
