import { expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import { openFresh } from '../tools/extension.ts';
import { type Page, until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

const LONG = 'twin-semantic-quote-de';
const hasText = `document.querySelector('.reading .text p') !== null`;
/** Which paragraph stands at the upper edge. */
const AT_TOP = `Array.from(document.querySelectorAll('.reading .text p')).findIndex((p) => p.getBoundingClientRect().bottom > 60)`;

inBrowsers('The reader', (stage) => {
  /** Opens a sample page and, about it, a page of ours with its text. */
  const read = async (id: string, path: '/popup.html' | '/reader.html'): Promise<[Page, Page]> => {
    const { session, extension } = stage();
    const page = await openFresh(session, samplePage(id).url);
    await extension.stateWhen(page, 'the article', ({ report }) => report?.article != null);
    const own = await extension.openAbout(path, page);
    await until(() => own.evaluate(hasText), 'the text');
    return [page, own];
  };

  it('has the article again after its tab, the page and the session are gone, where it was left', async () => {
    const { session, extension } = stage();
    const [page, reader] = await read(LONG, '/reader.html');
    await reader.resize(700, 420);
    const address = await until(async () => {
      const url = await reader.url();
      return url.includes('id=') && url;
    }, 'the address of what is kept');
    await page.close();
    await reader.evaluate(
      `(document.querySelectorAll('.reading .text p')[3].scrollIntoView(), scrollBy(0, 1), true)`,
    );
    const left = await reader.evaluate<number>(AT_TOP);
    expect(left).toBeGreaterThan(0);
    const { pageUrl } = (await extension.ask('reading/get', {
      id: new URL(address).searchParams.get('id') ?? '',
    })) ?? {
      pageUrl: '',
    };
    await until(
      async () => ((await extension.ask('place/get', { pageUrl })) ?? 0) > 2,
      'the place to be kept',
    );
    await reader.close();
    await extension.endSession();

    const again = await session.openOwn(new URL(address).pathname + new URL(address).search);
    await again.resize(700, 420);
    await until(() => again.evaluate(hasText), 'the text');
    await until(async () => (await again.evaluate<number>(AT_TOP)) === left, 'the place');
    await again.close();
  });
});
