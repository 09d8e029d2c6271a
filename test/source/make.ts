import type { PageFacts } from '../../utils/facts';

/** Facts of a page that says little of itself, for a test to add to. */
export const factsAt = (url: string, more: Partial<PageFacts> = {}): PageFacts => ({
  url,
  title: 'A title of some words',
  headline: 'A title of some words',
  lang: 'en',
  dir: 'ltr',
  canonical: null,
  meta: {},
  linkedArticles: [],
  bodyFound: 'prose',
  bodyChars: 2000,
  bodyWords: 300,
  body: [],
  before: [],
  after: [],
  links: [],
  ...more,
});
