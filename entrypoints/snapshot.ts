import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeSnapshot } from '../utils/article/snapshot';

/** Injected when a reader opens the reading view; what `main` returns is the answer to the injection. */
export default defineUnlistedScript(() => takeSnapshot(document));
