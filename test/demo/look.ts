/** Looks at one page with the extension at work, as the demo and the check of saved pages do. */
import { join } from 'node:path';
import type { ArticleFinding, ConsentOutcome } from '../../utils/report.ts';
import type { Truth } from '../fixtures/page.ts';
import { type Extension, openFresh, type SeenNotice } from '../tools/extension.ts';
import { type Page, type Session, VIEWPORT } from '../tools/session.ts';

export interface Subject {
  /** Short name, also of its pictures. */
  id: string;
  url: string;
  truth: Truth | null;
}

/** What became of a page. */
export interface Look {
  id: string;
  url: string;
  /** Why the page could not be looked at, or null. */
  fault: string | null;
  consent: ConsentOutcome | null;
  article: ArticleFinding | null;
  notice: Pick<SeenNotice, 'text' | 'before' | 'after'> | null;
  badge: string;
  recorded: boolean;
  /** From the page being loaded to its report, in milliseconds. */
  judgedMs: number | null;
  /** For pages whose truth is known: what was told wrongly. */
  wrong: string[];
}

/** A page that says nothing for so long has nothing to say. */
const PATIENCE_MS = 3500;
/** A banner is dealt with in this time after the article was judged, or there is none. */
const BANNER_MS = 1200;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function wrongAbout(truth: Truth, article: ArticleFinding | null): string[] {
  if (!article) return ['no verdict'];
  const wrong: string[] = [];
  if (article.title !== truth.title) wrong.push('title');
  if (article.outlet !== null && article.outlet !== truth.outlet) wrong.push('outlet');
  if (article.author !== null && article.author !== truth.author) wrong.push('author');
  if (!truth.body.includes(article.body.verdict)) wrong.push('body');
  if (article.source.kind !== truth.source.kind) wrong.push('source');
  if (truth.source.url && article.source.url?.split('#')[0] !== truth.source.url) wrong.push('original');
  return wrong;
}

/** Waits until the extension has said what it has to say. */
async function settled(
  extension: Extension,
  page: Page,
): Promise<Pick<Look, 'consent' | 'article' | 'judgedMs'>> {
  const startMs = Date.now();
  let judgedMs: number | null = null;
  for (;;) {
    const { report } = await extension.state(page);
    const spentMs = Date.now() - startMs;
    if (report?.article && judgedMs === null) judgedMs = spentMs;
    const isDone = judgedMs !== null && (report?.consent != null || spentMs - judgedMs > BANNER_MS);
    if (isDone || spentMs > PATIENCE_MS) {
      return { consent: report?.consent ?? null, article: report?.article ?? null, judgedMs };
    }
    await pause(50);
  }
}

/**
 * Opens a page twice, as it is and as the extension leaves it, takes a picture of each, and tells what was done.
 *
 * @param pictures folder for the pictures
 * @returns the page, left open, and what became of it; no page when it could not be opened
 */
export async function lookAt(
  { session, extension }: { session: Session; extension: Extension },
  { id, url, truth }: Subject,
  pictures: string,
): Promise<{ page: Page | null; look: Look }> {
  const look: Look = {
    id,
    url,
    fault: null,
    consent: null,
    article: null,
    notice: null,
    badge: '',
    recorded: false,
    judgedMs: null,
    wrong: [],
  };
  let page: Page | null = null;
  try {
    await extension.configure({ runOn: 'onClick' });
    page = await openFresh(session, url);
    await page.resize(VIEWPORT.width, VIEWPORT.height).catch(() => {});
    await pause(400);
    await page.screenshot(join(pictures, `${id}-before.png`));
    await page.close();

    await extension.configure({});
    page = await openFresh(session, url);
    Object.assign(look, await settled(extension, page));
    look.notice = await extension.notice(page).catch(() => null);
    look.badge = await extension.badge(page);
    const address = await page.url();
    look.recorded = (await extension.ledger()).some(({ pageUrl }) => pageUrl === address);
    // The place of the cut is what there is to see.
    await page.evaluate(
      `document.querySelector('headwater-notice')?.scrollIntoView({ block: 'center', behavior: 'instant' })`,
    );
    await pause(200);
    await page.screenshot(join(pictures, `${id}-after.png`));
    if (truth) look.wrong = wrongAbout(truth, look.article);
  } catch (error) {
    look.fault = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'unknown';
  }
  return { page, look };
}
