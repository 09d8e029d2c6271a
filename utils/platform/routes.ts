/** Route changes of single-page applications. */

/**
 * Calls back when the page's address changes without a new document (history API, fragment routes apart).
 *
 * The Navigation API tells of every such change, also those made in the page's own world, which a script in an
 * isolated world cannot otherwise see. Both browsers have it at the lowest versions we support.
 *
 * @returns stops watching
 */
export function watchRoutes(view: Window, onRoute: () => void): () => void {
  const address = () => view.location.origin + view.location.pathname + view.location.search;
  let current = address();
  const look = () => {
    const next = address();
    if (next === current) return;
    current = next;
    onRoute();
  };
  const target: EventTarget = 'navigation' in view ? (view.navigation as EventTarget) : view;
  const event = 'navigation' in view ? 'currententrychange' : 'popstate';
  target.addEventListener(event, look);
  return () => target.removeEventListener(event, look);
}
