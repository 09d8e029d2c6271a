/** From a tab to a text that can be read: copy, extract, sanitise. */
import { type ArticleFinding, asSaid } from '../report';
import { type Reading, send, type TabState } from './messages';
import { ReaderError } from './problems';
import { watchReport } from './session';
import { takeSnapshot } from './snapshot';
import { tabInQuestion } from './tab';

/** A text ready to be shown in one of our pages. */
export interface ReadText {
  content: DocumentFragment;
  /** The same as markup, sanitised, for keeping. */
  html: string;
}

/**
 * Reads the page of a tab. Here as below, the libraries are fetched only now, so that a page of ours paints before it
 * pays for them.
 *
 * @param document the document that the text is going to be shown in
 * @throws ReaderError when the page cannot be copied or holds no text
 */
export async function readTab(tabId: number, document: Document): Promise<ReadText> {
  const [{ html, url }, { extractArticle }] = await Promise.all([
    takeSnapshot(tabId),
    import('../article/extract/extract'),
  ]);
  const article = extractArticle(html, url);
  if (!article) throw new ReaderError('error_noText', 'nothing extracted');
  return { content: article.contentFor(document), html: article.html };
}

/**
 * Where it is kept how far each article was read.
 *
 * @param tabId the tab that is read, or null where it may be gone
 */
export const placesOf = (tabId: () => Promise<number | null>) => ({
  get: (pageUrl: string): Promise<number | null> => send('place/get', { pageUrl }),
  keep: async (pageUrl: string, place: number): Promise<void> =>
    send('place/keep', { pageUrl, place, tabId: await tabId() }),
});

/**
 * Calls back with the body as it is told, whenever the reader says in the popup or the page what it is, or takes that back.
 *
 * @returns stops that
 */
export const hearWord = (
  tabId: number,
  onBody: (pageUrl: string, body: ArticleFinding['body']) => void,
): (() => void) =>
  watchReport(tabId, ({ url, article, overruled }) => {
    if (article) onBody(url, asSaid(article, overruled).body);
  });

/**
 * Reads the article of a tab, which is judged if need be.
 *
 * @param state what is known of the tab
 * @param onKnown called with the verdicts as soon as they are there: a large page's text takes longer
 * @throws ReaderError when the tab has nothing to read
 */
async function openTab(
  tabId: number,
  state: TabState,
  document: Document,
  onKnown: (known: Pick<Reading, 'finding' | 'pageUrl'>) => void,
): Promise<{ reading: Reading; content: DocumentFragment }> {
  if (state.access !== 'granted') throw new ReaderError('error_noAccess', state.access);
  const { report, url } = state.report?.article ? state : await send('tab/judge', { tabId });
  const finding = report?.article && asSaid(report.article, report.overruled);
  if (!finding || !url) throw new ReaderError('error_noText', 'no article');
  onKnown({ finding, pageUrl: url });
  const { content, html } = await readTab(tabId, document);
  return { reading: { finding, html, pageUrl: url }, content };
}

/**
 * Reads the tab beside a panel. What only passes by is not kept.
 *
 * @param evenIfOff read a page of a site that is switched off, since the reader asked for it
 * @returns `nothing` where there is no article, `off` where the site is switched off
 */
export async function openBeside(
  tabId: number,
  evenIfOff: boolean,
  document: Document,
  onKnown: (known: Pick<Reading, 'finding' | 'pageUrl'>) => void,
): Promise<{ reading: Reading; content: DocumentFragment } | 'nothing' | 'off'> {
  const state = await send('tab/state', { tabId });
  if (state.access === 'impossible') return 'nothing';
  if (state.siteOff && !evenIfOff) return 'off';
  try {
    return await openTab(tabId, state, document, onKnown);
  } catch (error) {
    if (error instanceof ReaderError && error.words === 'error_noText') return 'nothing';
    throw error;
  }
}

/**
 * Opens what the reader's tab shows: a reading that was kept (`?id=…`), or the page of a tab (`?tab=…`), which is
 * judged if need be and kept from then on.
 *
 * @param search `location.search` of the reader's page
 * @param onKnown called with the verdicts as soon as they are there: a large page's text takes longer
 * @throws ReaderError when the reading is no longer kept, or the tab has nothing to read
 * @throws WorkerError
 */
export async function openReading(
  search: string,
  document: Document,
  onKnown: (known: Pick<Reading, 'finding' | 'pageUrl'>) => void,
): Promise<{ id: string; reading: Reading; content: DocumentFragment }> {
  const id = new URLSearchParams(search).get('id');
  if (id) {
    const reading = await send('reading/get', { id });
    if (!reading) throw new ReaderError('error_readingGone', 'reading not kept');
    // What was kept is not taken at its word: others may write where it lay.
    const { sanitise } = await import('../article/extract/sanitise');
    return { id, reading, content: sanitise(reading.html).contentFor(document) };
  }
  const tabId = await tabInQuestion(search);
  const { reading, content } = await openTab(tabId, await send('tab/state', { tabId }), document, onKnown);
  return { id: await send('reading/keep', { ...reading, tabId }), reading, content };
}
