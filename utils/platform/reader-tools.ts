/** What the reading view needs done wherever it stands. */
import { DEGREES } from '../reading/appearance';
import type { ArticleFinding } from '../report';
import { withPlace } from '../source/place';
import { searchQuery } from '../source/search';
import { aloudOf } from './aloud';
import { appearanceOf } from './appearance';
import { sendSurely } from './messages';
import { ownPage } from './pages';
import { problemOf } from './problems';
import { savingOf } from './saving';
import { searchWeb } from './search';

/** @param document the page that shows the text */
export function readerTools(document: Document) {
  return {
    appearance: appearanceOf(document),
    degrees: DEGREES,
    aloud: aloudOf,
    saving: (shown: Parameters<typeof savingOf>[0]) => savingOf(shown, document),
    follow: ({ finding, pageUrl }: { finding: ArticleFinding; pageUrl: string }, how: 'opened' | 'search') =>
      how === 'search' ? searchWeb(searchQuery(finding)) : sendSurely('ledger/opened', { pageUrl }),
    copy: (text: string) => navigator.clipboard.writeText(text),
    articleUrl: ({ source, place }: ArticleFinding) =>
      source.kind === 'article' && source.url ? withPlace(source.url, place) : null,
    problemOf,
    pages: { ledger: ownPage('ledger'), options: ownPage('options') },
  };
}
