import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchListing } from '../utils/listing/watch';
import { onPageMessage, send } from '../utils/platform/messages';
import { words } from '../utils/platform/words';
import { world } from '../utils/platform/world';

/** Marks what is known of the stories that a page lists. Injected on demand, top frame only. */
export default defineUnlistedScript(() => {
  // Injected again it goes on; after a route change the sentinel has stopped it.
  if (world.__headwaterListing) return;
  /** Null where the page turned out to list nothing that is to be marked. */
  let isShown: boolean | null = null;
  const begin = () =>
    watchListing(document, {
      isListing: async (hrefs) => {
        const is = await send('page/listing', { hrefs });
        isShown = is || null;
        return is;
      },
      ask: (links) => send('page/links', { links }),
      words,
    });
  let end = begin();
  const stopListening = onPageMessage('marks/show', ({ on }) => {
    if (on === null || on === isShown) return isShown;
    end();
    isShown = on;
    if (on) end = begin();
    return on;
  });
  world.__headwaterListing = {
    stop() {
      end();
      stopListening();
    },
  };
});
