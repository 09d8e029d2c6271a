/** The address of a page itself, whatever place in it is shown. */
export const pageOf = (url: string): string => url.split('#')[0] ?? url;
