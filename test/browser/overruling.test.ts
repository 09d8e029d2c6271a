import { expect, it } from 'vitest';
import { samplePage } from '../fixtures/pages.ts';
import type { Extension } from '../tools/extension.ts';
import { type Page, until } from '../tools/session.ts';
import { inBrowsers } from './stage.ts';

/** Presses a button of the note, which is not there for the page's own scripts. */
async function press(extension: Extension, page: Page, label: string): Promise<void> {
  const button = await until(async () => {
    await page.evaluate(`document.querySelector('headwater-notice')?.scrollIntoView({ block: 'center' })`);
    return (await extension.notice(page))?.buttons.find(({ text }) => text === label);
  }, `the button ${label}`);
  await page.clickAt(button.x, button.y);
}

inBrowsers('The word of the reader against a verdict', (stage) => {
  it('holds at the next visit, is told as such, and can be taken back', async () => {
    const { session, extension } = stage();
    await extension.reset();
    const { url, truth } = samplePage('yahoo-stub');
    const page = await session.open(url);
    await until(() => extension.notice(page), 'the note');
    await press(extension, page, 'This is wrong');
    await press(extension, page, 'The text is all there');
    await until(async () => (await extension.ledger())[0]?.overruled === 'complete', 'the ledger to know');
    const noted = (await extension.notice(page))?.text;
    expect(noted).toContain('Noted for this page.');
    expect(noted).toContain('You said: the text is all there.');
    await until(async () => (await extension.badge(page)) !== '…', 'the badge to follow at once');
    await page.close();

    // The same page by an address with a campaign in it, in a new tab.
    const again = await session.open(`${url}?utm_source=letter`);
    const told = await until(async () => {
      const notice = await extension.notice(again);
      return notice?.text.includes('You said: the text is all there.') ? notice : null;
    }, 'the note to tell what the reader said');
    expect(told.text).not.toContain('This is an excerpt');
    await until(async () => (await extension.badge(again)) !== '…', 'the badge to believe the reader');
    const wholeBadge = await extension.badge(again);

    // The popup tells it too; its report holds the facts, and of the text the last sentence alone.
    const popup = await extension.openAbout('/popup.html', again);
    await until(
      () =>
        popup.evaluate(
          `/You said: the text is all there/.test(document.querySelector('.said')?.textContent)`,
        ),
      'the popup to tell it',
    );
    await popup.evaluate(`document.querySelector('.wrong').open = true`);
    const report = await popup.evaluate<string>(`document.querySelector('.wrong textarea').value`);
    expect(report).toContain('body: cut');
    expect(report).toContain('the reader says: complete');
    expect(report).toContain(`page: ${url}\n`);
    expect(report).not.toContain('utm_source');
    const [first = 'none', last = 'none'] = [truth?.paragraphs[0], truth?.paragraphs.at(-1)];
    expect(report).not.toContain(first.slice(0, 60));
    expect(report).toContain(last.slice(-30));
    expect(report).not.toContain(last.slice(0, 60));
    const pressInPopup = (label: string) =>
      until(
        () =>
          popup.evaluate(`(() => {
            const buttons = [...document.querySelectorAll('.wrong button')];
            const button = buttons.find(({ textContent }) => textContent === ${JSON.stringify(label)});
            button?.click();
            return button !== undefined;
          })()`),
        `the popup's ${label}`,
      );
    const pageTells = async (said: string, badge: string) =>
      (await extension.notice(again))?.text.includes(said) && (await extension.badge(again)) === badge;
    // The note that is open in the page, and the toolbar, follow what is said in the popup.
    // So does the reading view beside the page, which stands here in a tab.
    const panel = await session.openOwn('/sidepanel.html');
    await again.toFront();
    const panelTells = (isCut: boolean) =>
      until(
        () =>
          panel.evaluate(
            `document.querySelector('.reading .text p') !== null && /stops here/.test(document.querySelector('.ending')?.textContent) === ${isCut}`,
          ),
        `the panel to say that the text is ${isCut ? 'cut' : 'whole'}`,
      );
    await panelTells(false);
    await pressInPopup('Take that back');
    await until(() => pageTells('This is an excerpt', '…'), 'the page to follow what was taken back');
    await panelTells(true);
    await pressInPopup('The text is all there');
    await until(
      () => pageTells('You said: the text is all there.', wholeBadge),
      'the page to follow what was said',
    );
    await panelTells(false);
    await panel.close();
    await pressInPopup('Take that back');
    await until(() => pageTells('This is an excerpt', '…'), 'the page to follow once more');
    await until(
      async () => (await extension.ledger())[0]?.overruled === null,
      'the ledger to forget the word',
    );
    // A page that is closed can be opened again; asking it once more would not help.
    await again.close();
    await pressInPopup('The text is all there');
    const ways = await until(
      () =>
        popup.evaluate<string[] | null>(
          `document.querySelector('.failure') && [...document.querySelectorAll('.failure .ways > *')].map(({ href, textContent }) => href ?? textContent)`,
        ),
      'the popup to tell that the page was closed',
    );
    expect(ways).toEqual([`${url}?utm_source=letter`, 'Copy report']);
    expect(await popup.evaluate(`/Noted for this page/.test(document.body.innerText)`)).toBe(false);
    await popup.close();

    const later = await session.open(url);
    const plain = await until(() => extension.notice(later), 'the note');
    expect(plain.text).toContain('This is an excerpt');
    // Said once more and forgotten with its record.
    await press(extension, later, 'This is wrong');
    await press(extension, later, 'The text is all there');
    const [record] = await until(async () => {
      const records = await extension.ledger();
      return records[0]?.overruled === 'complete' ? records : null;
    }, 'the ledger to know again');
    await later.close();
    await extension.ask('ledger/forget', { ids: [record?.id ?? 'none'] });
    const fresh = await session.open(url);
    expect((await until(() => extension.notice(fresh), 'the note')).text).toContain('This is an excerpt');
    await fresh.close();
  });
});
