/** The parts of the reading view that need a real browser, for tests to run inside a page. */
export { extractArticle } from '../../utils/article/extract/extract.ts';
export { sanitise } from '../../utils/article/extract/sanitise.ts';
export { takeSnapshot } from '../../utils/article/snapshot.ts';
