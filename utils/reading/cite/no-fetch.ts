/** Stands in the build for the packages by which the citations' library would load addresses: it is only given items. */

/** @throws Error always */
export default function noFetch(): never {
  throw new Error('citations are made of what is given');
}

/** What the library looks for beside it. */
export const Headers = globalThis.Headers;
noFetch.Headers = Headers;
