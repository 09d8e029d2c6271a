/** Takes an article out of the reader: to a file, to the clipboard, to paper, into a bibliography. */
import { type Article, fileName } from '../reading/article';

/** Pictures above this, all together, stay where they are: the file is for reading, not for keeping an album. */
const MAX_PICTURES_BYTES = 12_000_000;

/** Fetches pictures for one file, as `data:` addresses, until there are enough. */
function pictures() {
  let bytes = 0;
  return async (url: string): Promise<string | null> => {
    const answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
    const blob = answer.ok ? await answer.blob() : null;
    if (!blob?.type.startsWith('image/') || bytes + blob.size > MAX_PICTURES_BYTES) return null;
    bytes += blob.size;
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => reject(reader.error ?? new Error('unreadable picture'));
      reader.readAsDataURL(blob);
    });
  };
}

/** Hands a file to the browser, which saves it or asks where to. */
export function download(document: Document, name: string, type: string, text: string | Blob): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it by then; at once would be too early for some.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const markdown = async (article: Article) => (await import('../reading/export/markdown')).toMarkdown(article);
const plain = async (article: Article) => (await import('../reading/export/plain')).toPlain(article);
const page = async (article: Article) => (await import('../reading/export/page')).toPage(article, pictures());

const FILES = {
  markdown: { write: markdown, ending: 'md', type: 'text/markdown' },
  page: { write: page, ending: 'html', type: 'text/html' },
  plain: { write: plain, ending: 'txt', type: 'text/plain' },
} as const;

async function citation(article: Article, kind: 'apa' | 'mla' | 'chicago' | 'bibtex' | 'ris' | 'csl') {
  const { itemOf } = await import('../reading/cite/item');
  const item = itemOf(article);
  if (kind === 'apa' || kind === 'mla' || kind === 'chicago')
    return (await import('../reading/cite/styles')).inStyle(item, kind);
  return (await import('../reading/cite/formats')).inFormat(item, kind);
}

/**
 * Ways to take an article along. The libraries are loaded when they are first needed.
 *
 * @param shown the article on the screen; read now
 */
export function savingOf(shown: Omit<Article, 'readMs'>, document: Document) {
  const article = { ...shown, readMs: Date.now() };
  return {
    save: async (kind: keyof typeof FILES): Promise<void> => {
      const { write, ending, type } = FILES[kind];
      download(document, fileName(shown.finding.title, ending), type, await write(article));
    },
    copyAs: async (kind: 'markdown' | 'plain'): Promise<void> =>
      navigator.clipboard.writeText(await FILES[kind].write(article)),
    print: () => print(),
    cite: async (kind: Parameters<typeof citation>[1]): Promise<void> =>
      navigator.clipboard.writeText(await citation(article, kind)),
  };
}
