import type { PageFacts } from '../../utils/facts';
import type { ArticleFinding } from '../../utils/report';

const block = (text: string) => ({ text, linkChars: 0, tag: 'p' });

/** A paragraph that ends well, long enough for prose. */
export const WHOLE =
  'The council met on Tuesday to hear about the bridge. Nobody on the bench had read the report, which was long, and the engineer who wrote it had been asked to wait outside until the vote was over.';
/** The same, broken off. */
export const BROKEN = WHOLE.slice(0, WHOLE.indexOf(' until the vote'));

/** Facts of a page with these paragraphs and what stands behind them. */
export function factsOf(
  body: readonly string[],
  {
    after = [],
    before = [],
    ...rest
  }: Partial<Omit<PageFacts, 'after' | 'before' | 'body'>> & {
    after?: readonly string[];
    before?: readonly string[];
  } = {},
): PageFacts {
  const text = body.join(' ');
  return {
    url: 'https://www.tidewater-post.example/a',
    title: 'A bridge too long',
    headline: 'A bridge too long',
    lang: 'en',
    dir: 'ltr',
    canonical: null,
    meta: {},
    linkedArticles: [],
    bodyFound: body.length ? 'prose' : 'markup',
    bodyChars: text.length,
    bodyWords: text.split(' ').length,
    body: body.map(block),
    before: before.map(block),
    after: after.map(block),
    links: [],
    ...rest,
  };
}

/** A finding of an excerpt on an aggregator, whose original is known. */
export function findingOf(change: Partial<ArticleFinding> = {}): ArticleFinding {
  return {
    aggregator: 'qoshe',
    title: 'A bridge too long',
    outlet: 'Blitz',
    author: null,
    published: null,
    lang: 'en',
    dir: 'ltr',
    wordCount: 80,
    body: {
      verdict: 'cut',
      cutProbability: 0.97,
      evidence: [
        { signal: 'bareEnd', weight: 3, excerpt: 'asked to wait outside' },
        { signal: 'knownAggregator', weight: 1, excerpt: 'QOSHE' },
      ],
      lastWords: 'asked to wait outside',
      hidden: null,
    },
    access: { verdict: 'unknown', evidence: [] },
    source: {
      kind: 'article',
      url: 'https://www.blitz.example/2025/bridge',
      outlet: 'Blitz',
      evidence: [{ signal: 'outletLink', weight: 3, excerpt: 'Blitz' }],
    },
    ...change,
  };
}
