import type { WordKey } from '../utils/platform/words';
import { Mark } from './Mark';
import { useWords } from './words';

/** Addresses of the pages that every other page leads to. */
export interface Pages {
  ledger: string;
  cleaned: string;
  options: string;
}

const NAMES: Readonly<Record<keyof Pages, WordKey>> = {
  ledger: 'action_ledger',
  cleaned: 'cleaned_heading',
  options: 'action_options',
};

/** The head of a page: whose it is, and the way to the others. */
export function PageHead({ pages, at }: { pages: Pages; at: keyof Pages | null }) {
  const words = useWords();
  return (
    <header class="bar">
      <Mark />
      <nav class="links">
        {(['ledger', 'cleaned', 'options'] as const).map((page) => (
          <a key={page} href={pages[page]} aria-current={page === at ? 'page' : undefined}>
            {words(NAMES[page])}
          </a>
        ))}
      </nav>
    </header>
  );
}
