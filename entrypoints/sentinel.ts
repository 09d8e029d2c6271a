/**
 * The only script that runs on every page: it asks whether something looks like a consent layer, an article or a listing and, if
 * so, tells the worker, which injects the heavy scripts. Every byte here is paid on every page, so it speaks the
 * native API. It is not one of WXT's content scripts because their context announces itself to the page by an event.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { looksLikeArticle } from '../utils/article/likeness';
import { watchContent } from '../utils/article/watch';
import { watchAsking } from '../utils/consent/asked';
import { drawEarlyVeil } from '../utils/consent/early';
import { watchForBanner } from '../utils/consent/watch';
import { listedHosts, MIN_HOSTS } from '../utils/listing/headline';
import { native } from '../utils/platform/native';
import { watchRoutes } from '../utils/platform/routes';
import { world } from '../utils/platform/world';

/** A worker whose process was ended is started again within this time. */
const LAST_TRY_MS = 1000;
/** So long after its start a loaded page has shown what it holds; nothing of ours is left running in an idle one. */
const SETTLED_MS = 15_000;

function tell(kind: 'page/suspects' | 'page/left', payload: object): void {
  try {
    const { runtime } = native();
    // Without an id the extension was updated or switched off under this page: the page is on its own.
    if (!runtime.id) return;
    const send = () => runtime.sendMessage({ kind, payload });
    // A worker that was stopped in mid-answer is woken by the second try, and is surely back for a third; told again
    // does no harm.
    send()
      .catch(send)
      .catch(() => setTimeout(() => send().catch(() => {}), LAST_TRY_MS));
  } catch {
    // The same, noticed a moment later.
  }
}

function watchPage(): void {
  let stop: (() => void)[] = [];
  let told = false;
  const suspect = (what: { consent: boolean; article: boolean; listing?: number }) => {
    told = true;
    tell('page/suspects', what);
  };
  const endLater = (endContent: (() => void) | undefined) => {
    setTimeout(() => {
      if (document.readyState !== 'complete') return endLater(endContent);
      replacing.disconnect();
      endContent?.();
    }, SETTLED_MS);
  };
  const begin = (settled: boolean) => {
    let suspected = false;
    let listed = -1;
    const look = () => {
      const article = looksLikeArticle(document);
      const hosts = listed >= MIN_HOSTS ? null : listedHosts(document);
      if (hosts !== null && (listed === -1 || hosts >= MIN_HOSTS)) {
        listed = hosts;
        suspect({ consent: false, article, listing: hosts });
      } else if (article) suspect({ consent: false, article });
      return article;
    };
    const watch = (asleep: boolean) =>
      watchForBanner(
        document,
        (root) => {
          // The engine, once it is there, draws its own.
          if (root && world.__headwaterMayVeil && !world.__headwaterConsent)
            world.__headwaterVeil = drawEarlyVeil(root, performance.now());
          if (!suspected) suspect({ consent: true, article: false });
          suspected = true;
        },
        settled,
        asleep,
      );
    stop = [watch(false), watchContent(document, look, settled)];
    world.__headwaterAwait = () => {
      // Once: what the engine finds no banner in time and again is none.
      world.__headwaterAwait = undefined;
      if (world.__headwaterAsked) return;
      suspected = false;
      stop[0]?.();
      stop[0] = watch(true);
    };
    // What a route change begins ends by itself, and must not be ended by the load before it.
    if (!settled) endLater(stop[1]);
  };
  const again = (settled: boolean) => {
    for (const end of stop) end();
    begin(settled);
  };
  begin(false);
  watchRoutes(window, () => {
    if (told) tell('page/left', { visit: world.__headwaterVisit });
    told = false;
    // What was drawn on the page that was left goes with it.
    world.__headwaterArticle?.stop();
    world.__headwaterListing?.stop();
    world.__headwaterListing = undefined;
    world.__headwaterVisit = undefined;
    world.__headwaterAsked = false;
    again(true);
  });
  // Whoever asks for a site's own consent settings gets them.
  watchAsking(window, () => {
    world.__headwaterAsked = true;
    stop[0]?.();
  });
  // `document.open()` throws the whole document away, and our listeners with it, but not this observer.
  let root = document.documentElement;
  const replacing = new MutationObserver(() => {
    if (document.documentElement === root || !document.documentElement) return;
    const replaced = root !== null;
    root = document.documentElement;
    if (replaced) again(false);
  });
  replacing.observe(document, { childList: true });
}

export default defineUnlistedScript(() => {
  // Feeds, images and plain files are shown in documents too, but there is nothing to clean in them.
  if (!/html/.test(document.contentType)) return;
  try {
    if ('prerendering' in document && document.prerendering)
      document.addEventListener('prerenderingchange', watchPage, { once: true });
    else watchPage();
  } catch {
    // A page that breaks the platform under us is left alone.
  }
});
