import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { liveLayout } from '../utils/consent/find';
import { putBack } from '../utils/consent/undo';
import { world } from '../utils/platform/world';

/**
 * Puts back what the engine's script did to a page before it went. Injected on demand; the answer is whether a banner is in
 * sight again.
 */
export default defineUnlistedScript(() => {
  const kept = world.__headwaterCleared;
  if (!kept) return false;
  world.__headwaterCleared = { ...kept, steps: [], roots: [] };
  return putBack(kept, liveLayout);
});
