import { useState } from 'preact/hooks';
import type { WordKey } from '../../utils/platform/words';
import { useWords } from '../words';
import type { CiteAs, SaveAs, SaveHost } from './host';
import { Panel } from './Panel';

const FILES: readonly (readonly [SaveAs, WordKey])[] = [
  ['markdown', 'reader_saveMarkdown'],
  ['page', 'reader_savePage'],
  ['plain', 'reader_savePlain'],
];
/** Names of styles and formats are the same in every language. */
const CITATIONS: readonly (readonly [CiteAs, string])[] = [
  ['apa', 'APA'],
  ['mla', 'MLA'],
  ['chicago', 'Chicago'],
  ['bibtex', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl', 'CSL-JSON'],
];

/** Ways to take the article along: files, the clipboard, paper, a citation. */
export function SavePanel({ host }: { host: SaveHost }) {
  const words = useWords();
  const [said, setSaid] = useState('');
  const doing = (work: Promise<void>, done: WordKey, what: string) => {
    setSaid('');
    work.then(
      () => setSaid(words(done, what)),
      () => setSaid(words('error_copy')),
    );
  };
  return (
    <Panel id="save" label="reader_save" onOpen={() => setSaid('')}>
      <h2>{words('reader_saveAs')}</h2>
      <div class="tool-ways">
        {FILES.map(([kind, label]) => (
          <button
            key={kind}
            type="button"
            class="button small"
            data-save={kind}
            onClick={() => doing(host.save(kind), 'reader_saved', words(label))}
          >
            {words(label)}
          </button>
        ))}
      </div>
      <div class="tool-ways">
        <button
          type="button"
          class="button small"
          data-copy="markdown"
          onClick={() => doing(host.copyAs('markdown'), 'reader_copied', words('reader_saveMarkdown'))}
        >
          {words('reader_copyMarkdown')}
        </button>
        <button
          type="button"
          class="button small"
          data-copy="plain"
          onClick={() => doing(host.copyAs('plain'), 'reader_copied', words('reader_savePlain'))}
        >
          {words('reader_copyPlain')}
        </button>
        <button type="button" class="button small" onClick={() => host.print()}>
          {words('reader_print')}
        </button>
      </div>
      <h2>{words('reader_cite')}</h2>
      <div class="tool-ways">
        {CITATIONS.map(([kind, label]) => (
          <button
            key={kind}
            type="button"
            class="button small"
            data-cite={kind}
            onClick={() => doing(host.cite(kind), 'reader_copied', label)}
          >
            {label}
          </button>
        ))}
      </div>
      <p class="quiet" role="status">
        {said}
      </p>
    </Panel>
  );
}
