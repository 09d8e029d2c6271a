import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchListing } from '../utils/listing/watch';
import { onPageMessage, send } from '../utils/platform/messages';
import { words } from '../utils/platform/words';
import { world } from '../utils/platform/world';

/** Marks what is known of the stories that a page lists. Injected on demand, top frame only. */
export default defineUnlistedScript(() => {
  // Injected again it goes on; after a route change the sentinel has stopped it.
  if (world.__headwaterListing) return;
  const end = watchListing(document, {
    isListing: (hrefs) => send('page/listing', { hrefs }),
    ask: (links) => send('page/links', { links }),
    words,
  });
  const stopListening = onPageMessage('undo/run', ({ what }) => {
    if (what !== 'marks') return null;
    end();
    return true;
  });
  world.__headwaterListing = {
    stop() {
      end();
      stopListening();
    },
  };
});
