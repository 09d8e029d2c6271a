/**
 * Runs before the page on sites where banners are to be cleared, and nowhere else: the worker registers it by the
 * reader's choices, which the sentinel does not know. What it sets, the page cannot see.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchFocus } from '../utils/consent/focus';
import { world } from '../utils/platform/world';

export default defineUnlistedScript(() => {
  world.__headwaterMayVeil = true;
  // A banner takes the focus as it opens, before anything of ours is there; it is owed back.
  world.__headwaterFocus ??= watchFocus(window);
});
